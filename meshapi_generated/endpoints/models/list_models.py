# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/models: List the models.

Operation ``list_models`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.models import ListModelsParams, ModelInfo
from ...registry import OPERATIONS
from ...runtime.decoders import list_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, query_of
from ...runtime.results import ResultList

OPERATION = OPERATIONS["list_models"]


def build_request(
    params: ListModelsParams, *, options: Optional[RequestOptions] = None
) -> Request[ResultList[ModelInfo]]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/models",
        decode,
        query=query_of(params),
        options=options,
    )


def decode(content: bytes) -> ResultList[ModelInfo]:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return list_of(ModelInfo)(content)


def sync(
    executor: Executor, params: ListModelsParams, *, options: Optional[RequestOptions] = None
) -> ResultList[ModelInfo]:
    """List the models."""
    return executor.execute(build_request(params, options=options))


async def asyncio(
    executor: AsyncExecutor, params: ListModelsParams, *, options: Optional[RequestOptions] = None
) -> ResultList[ModelInfo]:
    """List the models."""
    return await executor.execute(build_request(params, options=options))
