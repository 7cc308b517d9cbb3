# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/audio/voices: List the voices.

Operation ``list_voices`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.audio import ListVoicesParams, VoicesResponse
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, query_of

OPERATION = OPERATIONS["list_voices"]


def build_request(
    params: ListVoicesParams, *, options: Optional[RequestOptions] = None
) -> Request[VoicesResponse]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/audio/voices",
        decode,
        query=query_of(params),
        options=options,
    )


def decode(content: bytes) -> VoicesResponse:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(VoicesResponse, content)


def sync(
    executor: Executor, params: ListVoicesParams, *, options: Optional[RequestOptions] = None
) -> VoicesResponse:
    """List the voices."""
    return executor.execute(build_request(params, options=options))


async def asyncio(
    executor: AsyncExecutor, params: ListVoicesParams, *, options: Optional[RequestOptions] = None
) -> VoicesResponse:
    """List the voices."""
    return await executor.execute(build_request(params, options=options))
