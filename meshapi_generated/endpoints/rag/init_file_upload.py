# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""POST /v1/files: Register a file for search, or upload the requests of a batch.

Operation ``init_file_upload`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.rag import FileObject, InitUploadRequest, InitUploadResponse, UploadBatchFileParams
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
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
    return object_of(InitUploadResponse, content)


def sync(
    executor: Executor, params: InitUploadRequest, *, options: Optional[RequestOptions] = None
) -> InitUploadResponse:
    """Register a file for search, or upload the requests of a batch."""
    return executor.execute(build_request(params, options=options))


async def asyncio(
    executor: AsyncExecutor, params: InitUploadRequest, *, options: Optional[RequestOptions] = None
) -> InitUploadResponse:
    """Register a file for search, or upload the requests of a batch."""
    return await executor.execute(build_request(params, options=options))


def build_request_files(
    params: UploadBatchFileParams, *, options: Optional[RequestOptions] = None
) -> Request[FileObject]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/files",
        decode_files,
        body=encode(params),
        options=options,
    )


def decode_files(content: bytes) -> FileObject:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(FileObject, content)


def sync_files(
    executor: Executor, params: UploadBatchFileParams, *, options: Optional[RequestOptions] = None
) -> FileObject:
    """Register a file for search, or upload the requests of a batch."""
    return executor.execute(build_request_files(params, options=options))


async def asyncio_files(
    executor: AsyncExecutor, params: UploadBatchFileParams, *, options: Optional[RequestOptions] = None
) -> FileObject:
    """Register a file for search, or upload the requests of a batch."""
    return await executor.execute(build_request_files(params, options=options))
