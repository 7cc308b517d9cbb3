# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""POST /v1/web/search: Search the web.

Operation ``search_web`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.web import WebSearchParams, WebSearchResponse
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, encode

OPERATION = OPERATIONS["search_web"]


def build_request(
    params: WebSearchParams, *, options: Optional[RequestOptions] = None
) -> Request[WebSearchResponse]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/web/search",
        decode,
        body=encode(params),
        options=options,
    )


def decode(content: bytes) -> WebSearchResponse:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(WebSearchResponse, content)


def sync(
    executor: Executor, params: WebSearchParams, *, options: Optional[RequestOptions] = None
) -> WebSearchResponse:
    """Search the web."""
    return executor.execute(build_request(params, options=options))


async def asyncio(
    executor: AsyncExecutor, params: WebSearchParams, *, options: Optional[RequestOptions] = None
) -> WebSearchResponse:
    """Search the web."""
    return await executor.execute(build_request(params, options=options))
