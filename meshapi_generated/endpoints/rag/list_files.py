# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/files: List the files.

Operation ``list_files`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.rag import RagFileListResponse
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, query_of

OPERATION = OPERATIONS["list_files"]


def build_request(
    *, limit: Optional[int] = None, offset: Optional[int] = None, options: Optional[RequestOptions] = None
) -> Request[RagFileListResponse]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/files",
        decode,
        query=query_of(
            {
                "limit": limit,
                "offset": offset,
            }
        ),
        options=options,
    )


def decode(content: bytes) -> RagFileListResponse:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(RagFileListResponse, content)


def sync(
    executor: Executor,
    *,
    limit: Optional[int] = None,
    offset: Optional[int] = None,
    options: Optional[RequestOptions] = None,
) -> RagFileListResponse:
    """List the files."""
    return executor.execute(build_request(limit=limit, offset=offset, options=options))


async def asyncio(
    executor: AsyncExecutor,
    *,
    limit: Optional[int] = None,
    offset: Optional[int] = None,
    options: Optional[RequestOptions] = None,
) -> RagFileListResponse:
    """List the files."""
    return await executor.execute(build_request(limit=limit, offset=offset, options=options))
