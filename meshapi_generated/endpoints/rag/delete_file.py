# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""DELETE /v1/files/{file_id}: Delete a file.

Operation ``delete_file`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...registry import OPERATIONS
from ...runtime.decoders import nothing
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, path_segment

OPERATION = OPERATIONS["delete_file"]


def build_request(file_id: str, *, options: Optional[RequestOptions] = None) -> Request[None]:
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


def decode(content: bytes) -> None:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return nothing(content)


def sync(executor: Executor, file_id: str, *, options: Optional[RequestOptions] = None) -> None:
    """Delete a file."""
    return executor.execute(build_request(file_id, options=options))


async def asyncio(executor: AsyncExecutor, file_id: str, *, options: Optional[RequestOptions] = None) -> None:
    """Delete a file."""
    return await executor.execute(build_request(file_id, options=options))
