# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""POST /v1/images/generations: Generate images.

Operation ``generate_images`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.images import ImageGenerationChunk, ImageGenerationParams, ImageGenerationResponse
from ...registry import OPERATIONS
from ...runtime.decoders import events_of, object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, encode
from ...runtime.streams import AsyncStream, Stream

OPERATION = OPERATIONS["generate_images"]


def build_request(
    params: ImageGenerationParams, *, options: Optional[RequestOptions] = None
) -> Request[ImageGenerationResponse]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/images/generations",
        decode,
        body=encode(params, stream=None),
        options=options,
    )


def decode(content: bytes) -> ImageGenerationResponse:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(ImageGenerationResponse, content)


def sync(
    executor: Executor, params: ImageGenerationParams, *, options: Optional[RequestOptions] = None
) -> ImageGenerationResponse:
    """Generate images."""
    return executor.execute(build_request(params, options=options))


async def asyncio(
    executor: AsyncExecutor, params: ImageGenerationParams, *, options: Optional[RequestOptions] = None
) -> ImageGenerationResponse:
    """Generate images."""
    return await executor.execute(build_request(params, options=options))


def build_request_stream(
    params: ImageGenerationParams, *, options: Optional[RequestOptions] = None
) -> Request[ImageGenerationChunk]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/images/generations",
        events_of(ImageGenerationChunk),
        body=encode(params, stream=True),
        options=options,
    )


def decode_stream(content: bytes) -> ImageGenerationChunk:
    """The event that one frame's data holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(ImageGenerationChunk, content)


def sync_stream(
    executor: Executor, params: ImageGenerationParams, *, options: Optional[RequestOptions] = None
) -> Stream[ImageGenerationChunk]:
    """Generate images, as a stream."""
    return executor.stream(build_request_stream(params, options=options))


def asyncio_stream(
    executor: AsyncExecutor, params: ImageGenerationParams, *, options: Optional[RequestOptions] = None
) -> AsyncStream[ImageGenerationChunk]:
    """Generate images, as a stream."""
    return executor.stream(build_request_stream(params, options=options))
