"""A document from registration to search, by hand and by the helper."""

from __future__ import annotations

import time
from typing import Any, Callable

import httpx

from livetests.settings import Settings
from meshapi import BulkEmbedRequest, InitUploadRequest, SearchRequest
from tests.both import Both

TEXT = b"Parental leave is twenty weeks. Apply before week eight. The office closes at six."


def poll(seconds: float, ask: Callable[[], Any], done: Callable[[Any], bool]) -> Any:
    end = time.monotonic() + seconds
    while not done(status := ask()):
        assert time.monotonic() < end, f"not ready after {seconds} s: {status!r}"
        time.sleep(0.5)
    return status


def test_rag_upload_embed_search(both: Both, client: Any, settings: Settings) -> None:
    request = InitUploadRequest(file_name="leave.txt", mime_type="text/plain", embed=False)
    upload = both.run(client.rag.init_upload(request))
    put = httpx.put(upload.signed_url, content=TEXT, headers={"Content-Type": "text/plain"})
    assert put.is_success

    def status() -> Any:
        return both.run(client.rag.get(upload.file_id))

    poll(30, status, lambda file: file.upload_status == "ready")
    both.run(client.rag.embed(BulkEmbedRequest(file_ids=[upload.file_id])))
    poll(90, status, lambda file: file.embedding_status == "ready")

    files = both.run(client.rag.list()).files
    assert upload.file_id in {file.file_id for file in files}
    found = both.run(
        client.rag.search(SearchRequest(query="How long is the leave?", file_ids=[upload.file_id]))
    )
    assert found.results


def test_the_helper_uploads_and_waits(both: Both, client: Any) -> None:
    upload = both.run(
        client.rag.upload_file(file_name="leave.txt", mime_type="text/plain", content=TEXT, embed=True)
    )
    both.run(client.rag.wait_until_ready(upload.file_id, max_wait=90))

    found = both.run(client.rag.search(query="How long is the leave?", file_ids=[upload.file_id], top_k=1))
    assert found.results[0].file_id == upload.file_id
