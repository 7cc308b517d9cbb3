# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""POST /v1/images/edits: Edit an image.

Operation ``edit_image`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.images import ImageEditParams, ImageGenerationResponse
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, encode

OPERATION = OPERATIONS["edit_image"]


def build_request(
    params: ImageEditParams, *, options: Optional[RequestOptions] = None
) -> Request[ImageGenerationResponse]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/images/edits",
        decode,
        body=encode(params),
        options=options,
    )


def decode(content: bytes) -> ImageGenerationResponse:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(ImageGenerationResponse, content)


def sync(
    executor: Executor, params: ImageEditParams, *, options: Optional[RequestOptions] = None
) -> ImageGenerationResponse:
    """Edit an image."""
    return executor.execute(build_request(params, options=options))


async def asyncio(
    executor: AsyncExecutor, params: ImageEditParams, *, options: Optional[RequestOptions] = None
) -> ImageGenerationResponse:
    """Edit an image."""
    return await executor.execute(build_request(params, options=options))
