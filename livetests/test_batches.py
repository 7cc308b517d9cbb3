"""Batches: inline, listed, cancelled; and from an uploaded file."""

from __future__ import annotations

from typing import Any, Dict, List

from livetests.settings import Settings
from meshapi import BatchRequestItem, CreateBatchParams, UploadBatchFileParams
from tests.both import Both


def items(settings: Settings) -> List[BatchRequestItem]:
    body: Dict[str, Any] = {"model": settings.model, "messages": [{"role": "user", "content": "Say hi."}]}
    return [BatchRequestItem(custom_id=f"req-{number}", body=body) for number in (1, 2)]


def test_an_inline_batch_is_started_and_cancelled(both: Both, client: Any, settings: Settings) -> None:
    batch = both.run(
        client.batches.create(CreateBatchParams(requests=items(settings), metadata={"from": "sdk"}))
    )

    assert both.run(client.batches.get(batch.id)).id == batch.id
    assert batch.id in {each.id for each in both.run(client.batches.list(limit=20)).data}
    assert both.run(client.batches.cancel(batch.id)).id == batch.id


def test_a_file_of_requests(both: Both, client: Any, settings: Settings) -> None:
    file = both.run(client.files.upload(UploadBatchFileParams(purpose="batch", requests=items(settings))))
    try:
        assert both.run(client.files.get(file.id)).id == file.id
        assert b"req-1" in both.run(client.files.content(file.id))
    finally:
        both.run(client.files.delete(file.id))
