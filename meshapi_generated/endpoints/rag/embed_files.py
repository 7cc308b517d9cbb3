# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""POST /v1/files/embed: Embed files.

Operation ``embed_files`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.rag import BulkEmbedRequest, BulkEmbedResponse
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, encode

OPERATION = OPERATIONS["embed_files"]


def build_request(
    params: BulkEmbedRequest, *, options: Optional[RequestOptions] = None
) -> Request[BulkEmbedResponse]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/files/embed",
        decode,
        body=encode(params),
        options=options,
    )


def decode(content: bytes) -> BulkEmbedResponse:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(BulkEmbedResponse, content)


def sync(
    executor: Executor, params: BulkEmbedRequest, *, options: Optional[RequestOptions] = None
) -> BulkEmbedResponse:
    """Embed files."""
    return executor.execute(build_request(params, options=options))


async def asyncio(
    executor: AsyncExecutor, params: BulkEmbedRequest, *, options: Optional[RequestOptions] = None
) -> BulkEmbedResponse:
    """Embed files."""
    return await executor.execute(build_request(params, options=options))
