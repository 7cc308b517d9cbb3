# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/models/{model_id}: Get a model.

Operation ``get_model`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.models import ModelInfo
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, path_segments

OPERATION = OPERATIONS["get_model"]


def build_request(model_id: str, *, options: Optional[RequestOptions] = None) -> Request[ModelInfo]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        f"/v1/models/{path_segments('model_id', model_id)}",
        decode,
        options=options,
    )


def decode(content: bytes) -> ModelInfo:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(ModelInfo, content)


def sync(executor: Executor, model_id: str, *, options: Optional[RequestOptions] = None) -> ModelInfo:
    """Get a model."""
    return executor.execute(build_request(model_id, options=options))


async def asyncio(
    executor: AsyncExecutor, model_id: str, *, options: Optional[RequestOptions] = None
) -> ModelInfo:
    """Get a model."""
    return await executor.execute(build_request(model_id, options=options))
