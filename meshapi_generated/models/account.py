# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""The account behind the key."""

from typing import Dict, Optional

from pydantic import ConfigDict

from meshapi_generated.runtime.models import MeshModel, Timestamp


class Balance(MeshModel):
    """Money on an account, in US dollars as decimal strings."""

    model_config = ConfigDict(
        arbitrary_types_allowed=True,
    )
    balance_usd: str
    """What is on the account."""
    available_usd: str
    """What can be spent, the balance less what is reserved; never below zero."""
    reserved_usd: str
    """What running work holds."""
    reserved_breakdown: Optional[Dict[str, str]] = None
    """What each kind of running work holds. Kinds that hold nothing are missing."""
    updated_at: Optional[Timestamp] = None
    """When the figures were made."""
    message: Optional[str] = None
    """Note for people."""
