"""The account behind the key."""

from __future__ import annotations

from decimal import Decimal

from meshapi_generated.models import Balance
from meshapi_sandbox.operations import Call, handles


@handles("get_balance")
def get_balance(call: Call) -> Balance:
    account = call.services.accounts.get(call.owner)
    return Balance.model_validate(
        {
            "balance_usd": f"{account.balance:.8f}",
            "available_usd": f"{max(account.balance, Decimal(0)):.8f}",
            "reserved_usd": "0.00000000",
            "reserved_breakdown": {},
            "updated_at": account.updated_at,
            "message": None,
        }
    )
