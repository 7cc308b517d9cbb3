# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""POST /v1/shelves/{shelf_id}/notes: Pin a note.

Operation ``create_note`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.notes import Note, NoteParams, NoteWord
from ...registry import OPERATIONS
from ...runtime.decoders import events_of, object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, encode, path_segment
from ...runtime.streams import AsyncStream, Stream

OPERATION = OPERATIONS["create_note"]


def build_request(
    shelf_id: str, params: NoteParams, *, options: Optional[RequestOptions] = None
) -> Request[Note]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        f"/v1/shelves/{path_segment('shelf_id', shelf_id)}/notes",
        decode,
        body=encode(params, live=False),
        options=options,
    )


def decode(content: bytes) -> Note:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(Note, content)


def sync(
    executor: Executor, shelf_id: str, params: NoteParams, *, options: Optional[RequestOptions] = None
) -> Note:
    """Pin a note."""
    return executor.execute(build_request(shelf_id, params, options=options))


async def asyncio(
    executor: AsyncExecutor, shelf_id: str, params: NoteParams, *, options: Optional[RequestOptions] = None
) -> Note:
    """Pin a note."""
    return await executor.execute(build_request(shelf_id, params, options=options))


def build_request_stream(
    shelf_id: str, params: NoteParams, *, options: Optional[RequestOptions] = None
) -> Request[NoteWord]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        f"/v1/shelves/{path_segment('shelf_id', shelf_id)}/notes",
        events_of(NoteWord),
        body=encode(params, live=True),
        options=options,
    )


def decode_stream(content: bytes) -> NoteWord:
    """The event that one frame's data holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(NoteWord, content)


def sync_stream(
    executor: Executor, shelf_id: str, params: NoteParams, *, options: Optional[RequestOptions] = None
) -> Stream[NoteWord]:
    """Pin a note, as a stream."""
    return executor.stream(build_request_stream(shelf_id, params, options=options))


def asyncio_stream(
    executor: AsyncExecutor, shelf_id: str, params: NoteParams, *, options: Optional[RequestOptions] = None
) -> AsyncStream[NoteWord]:
    """Pin a note, as a stream."""
    return executor.stream(build_request_stream(shelf_id, params, options=options))
