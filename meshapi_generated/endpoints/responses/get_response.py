# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/responses/{response_id}: Get a response.

Operation ``get_response`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.responses import ResponsesResponse
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, path_segment

OPERATION = OPERATIONS["get_response"]


def build_request(
    response_id: str, *, options: Optional[RequestOptions] = None
) -> Request[ResponsesResponse]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        f"/v1/responses/{path_segment('response_id', response_id)}",
        decode,
        options=options,
    )


def decode(content: bytes) -> ResponsesResponse:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(ResponsesResponse, content)


def sync(
    executor: Executor, response_id: str, *, options: Optional[RequestOptions] = None
) -> ResponsesResponse:
    """Get a response."""
    return executor.execute(build_request(response_id, options=options))


async def asyncio(
    executor: AsyncExecutor, response_id: str, *, options: Optional[RequestOptions] = None
) -> ResponsesResponse:
    """Get a response."""
    return await executor.execute(build_request(response_id, options=options))
