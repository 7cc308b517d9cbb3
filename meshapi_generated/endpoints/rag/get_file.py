# @generated from spec/openapi.yaml (sha256 64c9c2cb78dc3ebb)
# with the templates (sha256 9ab35f69870c0e84), openapi-python-client 0.29.1
# and datamodel-code-generator 0.89.0.
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/files/{file_id}: Get the state of a file.

Operation ``get_file`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.rag import RagFileStatus
from ...registry import OPERATIONS
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
    return RagFileStatus.model_validate_json(content)


def sync(executor: Executor, file_id: str, *, options: Optional[RequestOptions] = None) -> RagFileStatus:
    """Get the state of a file."""
    return executor.execute(build_request(file_id, options=options))


async def asyncio(
    executor: AsyncExecutor, file_id: str, *, options: Optional[RequestOptions] = None
) -> RagFileStatus:
    """Get the state of a file."""
    return await executor.execute(build_request(file_id, options=options))
