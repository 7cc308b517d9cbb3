# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/files/{file_id}/content: Get the content of a batch file.

Operation ``get_file_content`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...registry import OPERATIONS
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, path_segment
from ...runtime.results import ResultBytes

OPERATION = OPERATIONS["get_file_content"]


def build_request(file_id: str, *, options: Optional[RequestOptions] = None) -> Request[ResultBytes]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        f"/v1/files/{path_segment('file_id', file_id)}/content",
        decode,
        options=options,
    )


def decode(content: bytes) -> ResultBytes:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return ResultBytes(content)


def sync(executor: Executor, file_id: str, *, options: Optional[RequestOptions] = None) -> ResultBytes:
    """Get the content of a batch file."""
    return executor.execute(build_request(file_id, options=options))


async def asyncio(
    executor: AsyncExecutor, file_id: str, *, options: Optional[RequestOptions] = None
) -> ResultBytes:
    """Get the content of a batch file."""
    return await executor.execute(build_request(file_id, options=options))
