"""What is kept as a JSON object under an id: jobs, tasks, batch files, transcriptions."""

from __future__ import annotations

import json
import sqlite3
import time
from typing import Any, Dict, List, Mapping, Optional
from uuid import uuid4

from attrs import frozen

from meshapi_sandbox.store.database import Database


@frozen
class Record:
    """One object. ``created_at`` is in Unix seconds, ``seq`` counts up over all records."""

    seq: int
    id: str
    owner: str
    kind: str
    created_at: int
    data: Dict[str, Any]


@frozen
class Records:
    """Objects by owner and kind."""

    database: Database

    def create(self, owner: str, kind: str, prefix: str, data: Mapping[str, Any]) -> Record:
        """Keep a new object under an id that begins with ``prefix``."""
        record_id, moment = prefix + uuid4().hex[:24], int(time.time())
        with self.database.transaction() as connection:
            cursor = connection.execute(
                "INSERT INTO records (id, owner, kind, created_at, data) VALUES (?, ?, ?, ?, ?)",
                (record_id, owner, kind, moment, json.dumps(dict(data))),
            )
        return Record(int(cursor.lastrowid or 0), record_id, owner, kind, moment, dict(data))

    def get(self, owner: str, kind: str, record_id: str) -> Optional[Record]:
        """An object of the owner."""
        row = self.database.row(
            "SELECT * FROM records WHERE owner = ? AND kind = ? AND id = ?", (owner, kind, record_id)
        )
        return _record(row) if row else None

    def list(self, owner: str, kind: str) -> List[Record]:
        """The owner's objects of a kind, newest first."""
        rows = self.database.rows(
            "SELECT * FROM records WHERE owner = ? AND kind = ? ORDER BY seq DESC", (owner, kind)
        )
        return [_record(row) for row in rows]

    def change(self, record_id: str, **changes: Any) -> None:
        """Set members of an object."""
        with self.database.transaction() as connection:
            row = connection.execute("SELECT data FROM records WHERE id = ?", (record_id,)).fetchone()
            data = {**json.loads(row["data"]), **changes}
            connection.execute("UPDATE records SET data = ? WHERE id = ?", (json.dumps(data), record_id))

    def advance(self, record: Record, member: str, to: Any) -> bool:
        """Take ``member`` from the value that ``record`` shows to the next one; False when another call did.

        The check and the step are one transaction, so of two calls at the same time only one does the work.
        """
        with self.database.transaction() as connection:
            row = connection.execute("SELECT data FROM records WHERE id = ?", (record.id,)).fetchone()
            if row is None or json.loads(row["data"]).get(member) != record.data.get(member):
                return False
            self.change(record.id, **{member: to})
        return True

    def delete(self, owner: str, kind: str, record_id: str) -> bool:
        """Whether there was such an object; now there is not."""
        with self.database.transaction() as connection:
            done = connection.execute(
                "DELETE FROM records WHERE owner = ? AND kind = ? AND id = ?", (owner, kind, record_id)
            )
        return done.rowcount > 0


def _record(row: sqlite3.Row) -> Record:
    return Record(**{**dict(row), "data": json.loads(row["data"])})
