"""One SQLite connection for all threads."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from datetime import datetime, timezone
from typing import Any, Generator, List, Optional, Sequence

LARGEST = 2**63 - 1
"""The largest integer of SQLite."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS accounts (owner TEXT PRIMARY KEY, balance TEXT NOT NULL, updated_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS templates (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, name TEXT NOT NULL, fields TEXT NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    UNIQUE (owner, name)
);
CREATE TABLE IF NOT EXISTS files (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT NOT NULL,
    file_name TEXT NOT NULL, mime_type TEXT NOT NULL, embed INTEGER NOT NULL, metadata TEXT NOT NULL,
    upload_status TEXT NOT NULL, embedding_status TEXT NOT NULL, content_id TEXT, size_bytes INTEGER,
    total_tokens INTEGER, total_cost TEXT, chunk_count INTEGER, last_error_code TEXT,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS pieces (
    content_id TEXT NOT NULL, seq INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (content_id, seq)
);
CREATE TABLE IF NOT EXISTS chunks (
    file_id TEXT NOT NULL REFERENCES files (id) ON DELETE CASCADE, seq INTEGER NOT NULL,
    text TEXT NOT NULL, parent_text TEXT NOT NULL, vector BLOB NOT NULL, created_at INTEGER NOT NULL,
    PRIMARY KEY (file_id, seq)
);
CREATE TABLE IF NOT EXISTS records (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT NOT NULL, kind TEXT NOT NULL,
    created_at INTEGER NOT NULL, data TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS records_of_owner ON records (owner, kind, seq);
CREATE TABLE IF NOT EXISTS usage (
    seq INTEGER PRIMARY KEY, owner TEXT NOT NULL, request_id TEXT NOT NULL, model TEXT NOT NULL,
    status TEXT NOT NULL, prompt_tokens INTEGER NOT NULL, completion_tokens INTEGER NOT NULL,
    cost TEXT NOT NULL, created_at REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS usage_of_owner ON usage (owner, created_at);
"""


class Database:
    """A connection that any thread may use; a transaction holds the lock from its first statement to its
    commit.
    """

    def __init__(self, path: str) -> None:
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(path, check_same_thread=False)
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._connection.executescript(_SCHEMA)

    @contextmanager
    def transaction(self) -> Generator[sqlite3.Connection, None, None]:
        """All or nothing: commits at the end, rolls back when an exception passes through."""
        with self._lock, self._connection:
            yield self._connection

    def rows(self, query: str, parameters: Sequence[Any] = ()) -> List[sqlite3.Row]:
        """Every row of a query."""
        with self._lock:
            return self._connection.execute(query, parameters).fetchall()

    def row(self, query: str, parameters: Sequence[Any] = ()) -> Optional[sqlite3.Row]:
        """The first row of a query."""
        return next(iter(self.rows(query, parameters)), None)

    def setting(self, name: str, value: bytes) -> bytes:
        """A value that is kept with the data: the one stored before, else this one."""
        with self.transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO settings VALUES (?, ?)", (name, value))
        row = self.row("SELECT value FROM settings WHERE name = ?", (name,))
        return bytes(row["value"]) if row else value

    def close(self) -> None:
        """Close the connection; a temporary database is gone with it."""
        with self._lock:
            self._connection.close()


def now() -> str:
    """This moment as an RFC 3339 date-time in UTC."""
    return datetime.now(timezone.utc).isoformat(timespec="microseconds").replace("+00:00", "Z")
