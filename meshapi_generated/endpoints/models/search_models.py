# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/models/search: Search the models.

Operation ``search_models`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.models import ModelSearchParams, ModelsPage
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, query_of

OPERATION = OPERATIONS["search_models"]


def build_request(
    params: ModelSearchParams, *, options: Optional[RequestOptions] = None
) -> Request[ModelsPage]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/models/search",
        decode,
        query=query_of(params),
        options=options,
    )


def decode(content: bytes) -> ModelsPage:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(ModelsPage, content)


def sync(
    executor: Executor, params: ModelSearchParams, *, options: Optional[RequestOptions] = None
) -> ModelsPage:
    """Search the models."""
    return executor.execute(build_request(params, options=options))


async def asyncio(
    executor: AsyncExecutor, params: ModelSearchParams, *, options: Optional[RequestOptions] = None
) -> ModelsPage:
    """Search the models."""
    return await executor.execute(build_request(params, options=options))
