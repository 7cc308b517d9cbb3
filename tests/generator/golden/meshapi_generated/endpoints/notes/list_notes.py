# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/shelves/{shelf_id}/notes: List notes.

Operation ``list_notes`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.notes import ListNotesParams, Note
from ...registry import OPERATIONS
from ...runtime.decoders import list_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, path_segment, query_of
from ...runtime.results import ResultList

OPERATION = OPERATIONS["list_notes"]


def build_request(
    shelf_id: str, params: ListNotesParams, *, options: Optional[RequestOptions] = None
) -> Request[ResultList[Note]]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        f"/v1/shelves/{path_segment('shelf_id', shelf_id)}/notes",
        decode,
        query=query_of(params),
        options=options,
    )


def decode(content: bytes) -> ResultList[Note]:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return list_of(Note)(content)


def sync(
    executor: Executor, shelf_id: str, params: ListNotesParams, *, options: Optional[RequestOptions] = None
) -> ResultList[Note]:
    """List notes."""
    return executor.execute(build_request(shelf_id, params, options=options))


async def asyncio(
    executor: AsyncExecutor,
    shelf_id: str,
    params: ListNotesParams,
    *,
    options: Optional[RequestOptions] = None,
) -> ResultList[Note]:
    """List notes."""
    return await executor.execute(build_request(shelf_id, params, options=options))
