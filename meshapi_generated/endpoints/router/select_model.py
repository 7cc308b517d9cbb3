# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""POST /v1/router/select: Select a model.

Operation ``select_model`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.router import RouterSelectParams, RouterSelectResponse
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, encode

OPERATION = OPERATIONS["select_model"]


def build_request(
    params: RouterSelectParams, *, options: Optional[RequestOptions] = None
) -> Request[RouterSelectResponse]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/router/select",
        decode,
        body=encode(params),
        options=options,
    )


def decode(content: bytes) -> RouterSelectResponse:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(RouterSelectResponse, content)


def sync(
    executor: Executor, params: RouterSelectParams, *, options: Optional[RequestOptions] = None
) -> RouterSelectResponse:
    """Select a model."""
    return executor.execute(build_request(params, options=options))


async def asyncio(
    executor: AsyncExecutor, params: RouterSelectParams, *, options: Optional[RequestOptions] = None
) -> RouterSelectResponse:
    """Select a model."""
    return await executor.execute(build_request(params, options=options))
