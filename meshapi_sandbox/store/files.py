"""Uploaded files: their records, their bytes and the chunks that are searched."""

from __future__ import annotations

import json
import sqlite3
import time
from array import array
from decimal import Decimal
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple
from uuid import uuid4

from attrs import frozen

from meshapi_sandbox.engine.chunking import Chunk
from meshapi_sandbox.store.database import LARGEST, Database, now


@frozen
class StoredFile:
    """The record of a file. ``content_id`` names its bytes, once they have arrived."""

    seq: int
    id: str
    owner: str
    file_name: str
    mime_type: str
    embed: bool
    metadata: Mapping[str, Any]
    upload_status: str
    embedding_status: str
    content_id: Optional[str]
    size_bytes: Optional[int]
    total_tokens: Optional[int]
    total_cost: Optional[str]
    chunk_count: Optional[int]
    last_error_code: Optional[str]
    created_at: str
    updated_at: str


@frozen
class StoredChunk:
    """A chunk of a file, with its vector."""

    file: StoredFile
    index: int
    text: str
    parent_text: str
    vector: Sequence[float]
    created_at: int


@frozen
class Files:
    """Files by owner."""

    database: Database

    def register(
        self, owner: str, file_name: str, mime_type: str, embed: bool, metadata: Mapping[str, Any]
    ) -> str:
        """Make the record of a file that has no bytes yet; returns its id."""
        file_id, moment = str(uuid4()), now()
        with self.database.transaction() as connection:
            connection.execute(
                "INSERT INTO files (id, owner, file_name, mime_type, embed, metadata,"
                " upload_status, embedding_status, created_at, updated_at)"
                " VALUES (?, ?, ?, ?, ?, ?, 'pending', 'pending', ?, ?)",
                (file_id, owner, file_name, mime_type, embed, json.dumps(dict(metadata)), moment, moment),
            )
        return file_id

    def get(self, file_id: str, owner: Optional[str] = None) -> Optional[StoredFile]:
        """A file; with an owner, only when it is theirs."""
        row = self.database.row(
            "SELECT * FROM files WHERE id = ? AND owner = ifnull(?, owner)", (file_id, owner)
        )
        return _file(row) if row else None

    def page(self, owner: str, limit: int, offset: int) -> Tuple[List[StoredFile], int]:
        """One page of an owner's files, newest first, and how many there are."""
        rows = self.database.rows(
            "SELECT * FROM files WHERE owner = ? ORDER BY seq DESC LIMIT ? OFFSET ?",
            (owner, limit, min(offset, LARGEST)),
        )
        count = self.database.row("SELECT count(*) AS total FROM files WHERE owner = ?", (owner,))
        return [_file(row) for row in rows], int(count["total"]) if count else 0

    def delete(self, owner: str, file_id: str) -> bool:
        """Whether there was such a file; now it is gone, with its bytes and its chunks."""
        with self.database.transaction() as connection:
            file = self.get(file_id, owner)
            if file is None:
                return False
            connection.execute("DELETE FROM files WHERE id = ?", (file_id,))
            self.drop_pieces(file.content_id)
        return True

    def unfinished(self) -> List[str]:
        """The files whose embedding was under way when the process ended."""
        rows = self.database.rows(
            "SELECT id FROM files WHERE embedding_status IN ('queued', 'processing') ORDER BY seq"
        )
        return [row["id"] for row in rows]

    def change(self, file_id: str, **changes: Any) -> None:
        """Set columns of a file."""
        changes["updated_at"] = now()
        columns = ", ".join(f"{name} = ?" for name in changes)
        with self.database.transaction() as connection:
            connection.execute(f"UPDATE files SET {columns} WHERE id = ?", (*changes.values(), file_id))

    def add_piece(self, content_id: str, seq: int, data: bytes) -> None:
        """Store some of the bytes of an upload."""
        with self.database.transaction() as connection:
            connection.execute("INSERT INTO pieces VALUES (?, ?, ?)", (content_id, seq, data))

    def drop_pieces(self, content_id: Optional[str]) -> None:
        """Forget the bytes of an upload."""
        with self.database.transaction() as connection:
            connection.execute("DELETE FROM pieces WHERE content_id = ?", (content_id,))

    def content(self, file: StoredFile) -> bytes:
        """The bytes of a file."""
        rows = self.database.rows(
            "SELECT data FROM pieces WHERE content_id = ? ORDER BY seq", (file.content_id,)
        )
        return b"".join(row["data"] for row in rows)

    def finish(
        self,
        file_id: str,
        chunks: Sequence[Tuple[Chunk, array[float]]],
        total_tokens: int,
        total_cost: Decimal,
    ) -> None:
        """Make a file searchable by its new chunks; those of an earlier run go."""
        moment = int(time.time())
        with self.database.transaction() as connection:
            connection.execute("DELETE FROM chunks WHERE file_id = ?", (file_id,))
            connection.executemany(
                "INSERT INTO chunks VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (file_id, seq, chunk.text, chunk.parent_text, vector.tobytes(), moment)
                    for seq, (chunk, vector) in enumerate(chunks)
                ),
            )
            self.change(
                file_id,
                embedding_status="ready",
                chunk_count=len(chunks),
                total_tokens=total_tokens,
                total_cost=str(total_cost),
                last_error_code=None,
            )

    def chunks(
        self,
        owner: str,
        file_ids: Optional[Sequence[str]] = None,
        metadata: Optional[Mapping[str, Any]] = None,
        date_from: Optional[int] = None,
        date_to: Optional[int] = None,
    ) -> List[StoredChunk]:
        """The searchable chunks of an owner that pass every given filter."""
        rows = self.database.rows(
            "SELECT * FROM files WHERE owner = ? AND embedding_status = 'ready'", (owner,)
        )
        found: List[StoredChunk] = []
        for file in map(_file, rows):
            if file_ids is not None and file.id not in file_ids:
                continue
            if not all(_same(file.metadata.get(key), value) for key, value in (metadata or {}).items()):
                continue
            query = (
                "SELECT * FROM chunks WHERE file_id = ?"
                " AND created_at BETWEEN ifnull(?, created_at) AND ifnull(?, created_at)"
            )
            found.extend(
                _chunk(file, row) for row in self.database.rows(query, (file.id, date_from, date_to))
            )
        return found


def _same(stored: Any, wanted: Any) -> bool:
    """Equal as JSON: ``1`` is ``1.0``, but neither is ``true``."""
    if isinstance(stored, bool) or isinstance(wanted, bool):
        return stored is wanted
    return bool(stored == wanted)


def _file(row: sqlite3.Row) -> StoredFile:
    columns: Dict[str, Any] = dict(row)
    columns.update(metadata=json.loads(row["metadata"]), embed=bool(row["embed"]))
    return StoredFile(**columns)


def _chunk(file: StoredFile, row: sqlite3.Row) -> StoredChunk:
    vector = array("f")
    vector.frombytes(row["vector"])
    return StoredChunk(file, row["seq"], row["text"], row["parent_text"], vector, row["created_at"])
