"""Balances, in US dollars."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from meshapi_sandbox.store.database import Database, now


@frozen
class Account:
    """What an owner has left, and since when."""

    balance: Decimal
    updated_at: str


@frozen
class Accounts:
    """One balance for each owner; an account begins with its first use."""

    database: Database
    opening_balance: Decimal

    def get(self, owner: str) -> Account:
        """The account of an owner."""
        with self.database.transaction() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO accounts VALUES (?, ?, ?)", (owner, str(self.opening_balance), now())
            )
            row = connection.execute("SELECT * FROM accounts WHERE owner = ?", (owner,)).fetchone()
        return Account(Decimal(row["balance"]), row["updated_at"])

    def charge(self, owner: str, amount: Decimal) -> None:
        """Take an amount off. The last call may cross zero, as at the real gateway."""
        if not amount:
            return
        with self.database.transaction() as connection:
            left = self.get(owner).balance - amount
            connection.execute(
                "UPDATE accounts SET balance = ?, updated_at = ? WHERE owner = ?", (str(left), now(), owner)
            )
