# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Every operation of the contract as data, by its ``operationId``."""

from __future__ import annotations

from typing import Dict

from .runtime.requests import ErrorRule, Operation, StreamRule

OPERATIONS: Dict[str, Operation] = {
    "create_note": Operation(
        id="create_note",
        method="POST",
        path="/v1/shelves/{shelf_id}/notes",
        summary="Pin a note",
        tag="notes",
        methods=(
            "notes.create",
            "notes.stream",
        ),
        request=("NoteParams",),
        response=("Note",),
        event="NoteWord",
        success_status=200,
        retry_safe=False,
        stream=StreamRule(
            flag="live",
            terminator="[END]",
            errors=(
                ErrorRule(
                    property="error",
                ),
            ),
        ),
    ),
    "list_notes": Operation(
        id="list_notes",
        method="GET",
        path="/v1/shelves/{shelf_id}/notes",
        summary="List notes",
        tag="notes",
        methods=("notes.list",),
        query="ListNotesParams",
        query_parameters=("limit",),
        response=("Note[]",),
        success_status=200,
        retry_safe=True,
    ),
}
