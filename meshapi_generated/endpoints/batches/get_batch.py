# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/batches/{batch_id}: Get a batch.

Operation ``get_batch`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.batches import BatchObject
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, path_segment

OPERATION = OPERATIONS["get_batch"]


def build_request(batch_id: str, *, options: Optional[RequestOptions] = None) -> Request[BatchObject]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        f"/v1/batches/{path_segment('batch_id', batch_id)}",
        decode,
        options=options,
    )


def decode(content: bytes) -> BatchObject:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(BatchObject, content)


def sync(executor: Executor, batch_id: str, *, options: Optional[RequestOptions] = None) -> BatchObject:
    """Get a batch."""
    return executor.execute(build_request(batch_id, options=options))


async def asyncio(
    executor: AsyncExecutor, batch_id: str, *, options: Optional[RequestOptions] = None
) -> BatchObject:
    """Get a batch."""
    return await executor.execute(build_request(batch_id, options=options))
