# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""POST /v1/files: Register a file and get the address for its bytes.

Operation ``init_file_upload`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.rag import InitUploadRequest, InitUploadResponse
from ...registry import OPERATIONS
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, encode

OPERATION = OPERATIONS["init_file_upload"]


def build_request(
    params: InitUploadRequest, *, options: Optional[RequestOptions] = None
) -> Request[InitUploadResponse]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/files",
        decode,
        body=encode(params),
        options=options,
    )


def decode(content: bytes) -> InitUploadResponse:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return InitUploadResponse.model_validate_json(content)


def sync(
    executor: Executor, params: InitUploadRequest, *, options: Optional[RequestOptions] = None
) -> InitUploadResponse:
    """Register a file and get the address for its bytes."""
    return executor.execute(build_request(params, options=options))


async def asyncio(
    executor: AsyncExecutor, params: InitUploadRequest, *, options: Optional[RequestOptions] = None
) -> InitUploadResponse:
    """Register a file and get the address for its bytes."""
    return await executor.execute(build_request(params, options=options))
