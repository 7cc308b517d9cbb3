# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/responses: List the background responses.

Operation ``list_responses`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.responses import ResponsesListResponse
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, query_of

OPERATION = OPERATIONS["list_responses"]


def build_request(
    *, after: Optional[str] = None, limit: Optional[int] = None, options: Optional[RequestOptions] = None
) -> Request[ResponsesListResponse]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/responses",
        decode,
        query=query_of(
            {
                "after": after,
                "limit": limit,
            }
        ),
        options=options,
    )


def decode(content: bytes) -> ResponsesListResponse:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(ResponsesListResponse, content)


def sync(
    executor: Executor,
    *,
    after: Optional[str] = None,
    limit: Optional[int] = None,
    options: Optional[RequestOptions] = None,
) -> ResponsesListResponse:
    """List the background responses."""
    return executor.execute(build_request(after=after, limit=limit, options=options))


async def asyncio(
    executor: AsyncExecutor,
    *,
    after: Optional[str] = None,
    limit: Optional[int] = None,
    options: Optional[RequestOptions] = None,
) -> ResponsesListResponse:
    """List the background responses."""
    return await executor.execute(build_request(after=after, limit=limit, options=options))
