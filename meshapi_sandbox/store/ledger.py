"""What each call used and cost."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import List, Optional

from attrs import frozen

from meshapi_sandbox.store.database import Database


@frozen
class Entry:
    """One call to a model. ``created_at`` is in Unix seconds, with a fraction."""

    request_id: str
    model: str
    status: str
    prompt_tokens: int
    completion_tokens: int
    cost: Decimal
    created_at: float

    @property
    def total_tokens(self) -> int:
        """The tokens in both directions."""
        return self.prompt_tokens + self.completion_tokens


@frozen
class Ledger:
    """The calls of each owner, in order."""

    database: Database

    def add(
        self,
        owner: str,
        request_id: str,
        model: str,
        status: str,
        prompt_tokens: int = 0,
        completion_tokens: int = 0,
        cost: Decimal = Decimal(0),
    ) -> None:
        """Write a call down."""
        with self.database.transaction() as connection:
            connection.execute(
                "INSERT INTO usage (owner, request_id, model, status, prompt_tokens, completion_tokens, cost,"
                " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    owner,
                    request_id,
                    model,
                    status,
                    prompt_tokens,
                    completion_tokens,
                    str(cost),
                    time.time(),
                ),
            )

    def entries(
        self, owner: str, since: Optional[float] = None, until: Optional[float] = None
    ) -> List[Entry]:
        """The owner's calls, newest first, from ``since`` on and before ``until``."""
        rows = self.database.rows(
            "SELECT request_id, model, status, prompt_tokens, completion_tokens, cost, created_at FROM usage"
            " WHERE owner = ? AND created_at >= ifnull(?, created_at) AND created_at < ifnull(?, created_at + 1)"
            " ORDER BY seq DESC",
            (owner, since, until),
        )
        return [Entry(**{**dict(row), "cost": Decimal(row["cost"])}) for row in rows]
