# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""POST /v1/video/generations: Generate a video.

Operation ``generate_video`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.videos import CreateVideoGenerationResponse, VideoGenerationParams
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, encode

OPERATION = OPERATIONS["generate_video"]


def build_request(
    params: VideoGenerationParams, *, options: Optional[RequestOptions] = None
) -> Request[CreateVideoGenerationResponse]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/video/generations",
        decode,
        body=encode(params),
        options=options,
    )


def decode(content: bytes) -> CreateVideoGenerationResponse:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(CreateVideoGenerationResponse, content)


def sync(
    executor: Executor, params: VideoGenerationParams, *, options: Optional[RequestOptions] = None
) -> CreateVideoGenerationResponse:
    """Generate a video."""
    return executor.execute(build_request(params, options=options))


async def asyncio(
    executor: AsyncExecutor, params: VideoGenerationParams, *, options: Optional[RequestOptions] = None
) -> CreateVideoGenerationResponse:
    """Generate a video."""
    return await executor.execute(build_request(params, options=options))
