# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""POST /v1/batches: Create a batch.

Operation ``create_batch`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.batches import BatchObject, CreateBatchParams
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, encode

OPERATION = OPERATIONS["create_batch"]


def build_request(
    params: CreateBatchParams, *, options: Optional[RequestOptions] = None
) -> Request[BatchObject]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/batches",
        decode,
        body=encode(params),
        options=options,
    )


def decode(content: bytes) -> BatchObject:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(BatchObject, content)


def sync(
    executor: Executor, params: CreateBatchParams, *, options: Optional[RequestOptions] = None
) -> BatchObject:
    """Create a batch."""
    return executor.execute(build_request(params, options=options))


async def asyncio(
    executor: AsyncExecutor, params: CreateBatchParams, *, options: Optional[RequestOptions] = None
) -> BatchObject:
    """Create a batch."""
    return await executor.execute(build_request(params, options=options))
