# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/files/{file_id}: Get the state of a file.

Operation ``get_file`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.rag import FileObject, RagFileStatus
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, path_segment

OPERATION = OPERATIONS["get_file"]


def build_request(file_id: str, *, options: Optional[RequestOptions] = None) -> Request[RagFileStatus]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        f"/v1/files/{path_segment('file_id', file_id)}",
        decode,
        options=options,
    )


def decode(content: bytes) -> RagFileStatus:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(RagFileStatus, content)


def sync(executor: Executor, file_id: str, *, options: Optional[RequestOptions] = None) -> RagFileStatus:
    """Get the state of a file."""
    return executor.execute(build_request(file_id, options=options))


async def asyncio(
    executor: AsyncExecutor, file_id: str, *, options: Optional[RequestOptions] = None
) -> RagFileStatus:
    """Get the state of a file."""
    return await executor.execute(build_request(file_id, options=options))


def build_request_files(file_id: str, *, options: Optional[RequestOptions] = None) -> Request[FileObject]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        f"/v1/files/{path_segment('file_id', file_id)}",
        decode_files,
        options=options,
    )


def decode_files(content: bytes) -> FileObject:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(FileObject, content)


def sync_files(executor: Executor, file_id: str, *, options: Optional[RequestOptions] = None) -> FileObject:
    """Get the state of a file."""
    return executor.execute(build_request_files(file_id, options=options))


async def asyncio_files(
    executor: AsyncExecutor, file_id: str, *, options: Optional[RequestOptions] = None
) -> FileObject:
    """Get the state of a file."""
    return await executor.execute(build_request_files(file_id, options=options))
