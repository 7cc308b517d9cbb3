# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/video/generations/{task_id}: Get a video task.

Operation ``get_video_task`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.videos import VideoTaskResponse
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, path_segment

OPERATION = OPERATIONS["get_video_task"]


def build_request(task_id: str, *, options: Optional[RequestOptions] = None) -> Request[VideoTaskResponse]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        f"/v1/video/generations/{path_segment('task_id', task_id)}",
        decode,
        options=options,
    )


def decode(content: bytes) -> VideoTaskResponse:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(VideoTaskResponse, content)


def sync(executor: Executor, task_id: str, *, options: Optional[RequestOptions] = None) -> VideoTaskResponse:
    """Get a video task."""
    return executor.execute(build_request(task_id, options=options))


async def asyncio(
    executor: AsyncExecutor, task_id: str, *, options: Optional[RequestOptions] = None
) -> VideoTaskResponse:
    """Get a video task."""
    return await executor.execute(build_request(task_id, options=options))
