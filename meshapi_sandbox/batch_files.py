"""The files of batches: JSON Lines that go in and come out."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Mapping, Sequence

from meshapi_generated.models import FileObject
from meshapi_sandbox.errors import ApiError, invalid
from meshapi_sandbox.jobs import kept
from meshapi_sandbox.operations import Call
from meshapi_sandbox.store.records import Record

KIND = "file"
INPUT, OUTPUT, ERRORS = "batch", "batch_output", "batch_error"

Item = Dict[str, Any]


def save(call: Call, purpose: str, lines: Sequence[Mapping[str, Any]]) -> Record:
    """Keep a file of one JSON object on a line."""
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    data = {"purpose": purpose, "filename": f"{purpose}.jsonl", "text": text}
    return call.services.records.create(call.owner, KIND, "file-", data)


def shown(file: Record) -> FileObject:
    """The file as the wire carries it."""
    return FileObject.model_validate(
        {
            "id": file.id,
            "object": "file",
            "bytes": len(content(file)),
            "created_at": file.created_at,
            "filename": file.data["filename"],
            "purpose": file.data["purpose"],
            "status": "processed",
            "status_details": None,
        }
    )


def content(file: Record) -> bytes:
    """The bytes of a file."""
    return str(file.data["text"]).encode()


def requests_in(call: Call, file_id: str) -> List[Item]:
    """The requests in an input file of the caller."""
    file = kept(call, KIND, file_id, "file", "resource_not_found")
    if file.data["purpose"] != INPUT:
        raise invalid(f"The file '{file_id}' does not hold requests.", "input_file_id")
    return [json.loads(line) for line in content(file).splitlines()]


def refuse_twins(items: Sequence[Item]) -> None:
    """422 for requests that cannot be told apart."""
    seen: Dict[str, int] = {}
    for place, item in enumerate(items):
        if seen.setdefault(item["custom_id"], place) != place:
            raise invalid("Two requests have this custom_id.", "requests", place, "custom_id")


def remove(call: Call, file_id: str) -> None:
    """Delete a file for good, of either kind."""
    services = call.services
    if not (services.records.delete(call.owner, KIND, file_id) or services.files.delete(call.owner, file_id)):
        raise ApiError(404, f"There is no file '{file_id}'.", "resource_not_found")
