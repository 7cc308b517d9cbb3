# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/models/paid: List the paid models.

Operation ``list_paid_models`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.models import ModelInfo
from ...registry import OPERATIONS
from ...runtime.decoders import list_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request
from ...runtime.results import ResultList

OPERATION = OPERATIONS["list_paid_models"]


def build_request(*, options: Optional[RequestOptions] = None) -> Request[ResultList[ModelInfo]]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/models/paid",
        decode,
        options=options,
    )


def decode(content: bytes) -> ResultList[ModelInfo]:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return list_of(ModelInfo)(content)


def sync(executor: Executor, *, options: Optional[RequestOptions] = None) -> ResultList[ModelInfo]:
    """List the paid models."""
    return executor.execute(build_request(options=options))


async def asyncio(
    executor: AsyncExecutor, *, options: Optional[RequestOptions] = None
) -> ResultList[ModelInfo]:
    """List the paid models."""
    return await executor.execute(build_request(options=options))
