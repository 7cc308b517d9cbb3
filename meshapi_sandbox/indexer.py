"""The background worker that makes uploaded files searchable."""

from __future__ import annotations

import logging
import queue
import threading
import time
from decimal import Decimal
from typing import List, Optional, Sequence

from meshapi_sandbox.engine import tokens
from meshapi_sandbox.engine.chunking import chunks
from meshapi_sandbox.engine.documents import DocumentError, extract
from meshapi_sandbox.engine.embedding import embed, non_zero, similarity
from meshapi_sandbox.store.accounts import Accounts
from meshapi_sandbox.store.files import Files, StoredChunk, StoredFile

SPACE = "rag"
DIMENSIONS = 1024
LARGEST_DOCUMENT = 64 * 1024 * 1024
USD_PER_TOKEN = Decimal("0.00000002")

_log = logging.getLogger(__name__)


class Indexer:
    """One thread, one file at a time: ``queued``, ``processing``, then ``ready`` or ``failed``."""

    def __init__(self, files: Files, accounts: Accounts, delay: float) -> None:
        self._files = files
        self._accounts = accounts
        self._delay = delay
        self._queue: queue.Queue[Optional[str]] = queue.Queue()
        self._finished = threading.Condition()
        self._closing = threading.Event()
        self._thread: Optional[threading.Thread] = None

    def submit(self, file_id: str) -> None:
        """Queue a file. Its record says ``queued`` when this returns."""
        self._files.change(file_id, embedding_status="queued", last_error_code=None)
        self._queue.put(file_id)
        with self._finished:
            if self._thread is None and not self._closing.is_set():
                self._thread = threading.Thread(target=self._run, name="meshapi-sandbox-indexer", daemon=True)
                self._thread.start()

    def resume(self) -> None:
        """Queue again what was under way when the process ended."""
        for file_id in self._files.unfinished():
            self.submit(file_id)

    def wait(self, file_ids: Sequence[str], timeout: float) -> None:
        """Return when none of the files is under way any more, or when the time is over."""
        with self._finished:
            self._finished.wait_for(lambda: self._closing.is_set() or not self._pending(file_ids), timeout)

    def close(self) -> None:
        """Finish the file at hand and stop."""
        self._closing.set()
        self._queue.put(None)
        with self._finished:
            self._finished.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _pending(self, file_ids: Sequence[str]) -> List[StoredFile]:
        files = filter(None, map(self._files.get, file_ids))
        return [file for file in files if file.embedding_status in ("queued", "processing")]

    def _run(self) -> None:
        while True:
            file_id = self._queue.get()
            if file_id is None or self._closing.is_set():
                return
            try:
                self._index(file_id)
            except DocumentError as error:
                self._files.change(file_id, embedding_status="failed", last_error_code=error.code)
            except Exception:
                _log.exception("embedding file %s failed", file_id)
                self._files.change(file_id, embedding_status="failed", last_error_code="internal_error")
            with self._finished:
                self._finished.notify_all()

    def _index(self, file_id: str) -> None:
        time.sleep(self._delay)
        file = self._files.get(file_id)
        if file is None:
            return
        self._files.change(file_id, embedding_status="processing")
        time.sleep(self._delay)
        if (file.size_bytes or 0) > LARGEST_DOCUMENT:
            raise DocumentError("document_too_large")
        pieces = chunks(extract(self._files.content(file), file.mime_type))
        total = sum(tokens.count(piece.text) for piece in pieces)
        cost = total * USD_PER_TOKEN
        vectors = [(piece, embed(piece.text, DIMENSIONS, SPACE)) for piece in pieces]
        self._files.finish(file_id, vectors, total, cost)
        self._accounts.charge(file.owner, cost)


def rank(query: str, found: Sequence[StoredChunk], top_k: int) -> List[tuple[float, StoredChunk]]:
    """The chunks nearest to a query, best first, with their cosine."""
    wanted = non_zero(embed(query, DIMENSIONS, SPACE))
    scored = ((similarity(wanted, chunk.vector), chunk) for chunk in found)
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].file.seq, pair[1].index))[:top_k]
