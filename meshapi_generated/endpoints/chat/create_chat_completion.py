# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""POST /v1/chat/completions: Create a chat completion.

Operation ``create_chat_completion`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.chat import ChatCompletionChunk, ChatCompletionParams, ChatCompletionResponse
from ...registry import OPERATIONS
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, encode
from ...runtime.streams import AsyncStream, Stream

OPERATION = OPERATIONS["create_chat_completion"]


def build_request(
    params: ChatCompletionParams, *, options: Optional[RequestOptions] = None
) -> Request[ChatCompletionResponse]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/chat/completions",
        decode,
        body=encode(params, stream=False),
        options=options,
    )


def decode(content: bytes) -> ChatCompletionResponse:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return ChatCompletionResponse.model_validate_json(content)


def sync(
    executor: Executor, params: ChatCompletionParams, *, options: Optional[RequestOptions] = None
) -> ChatCompletionResponse:
    """Create a chat completion."""
    return executor.execute(build_request(params, options=options))


async def asyncio(
    executor: AsyncExecutor, params: ChatCompletionParams, *, options: Optional[RequestOptions] = None
) -> ChatCompletionResponse:
    """Create a chat completion."""
    return await executor.execute(build_request(params, options=options))


def build_request_stream(
    params: ChatCompletionParams, *, options: Optional[RequestOptions] = None
) -> Request[ChatCompletionChunk]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/chat/completions",
        decode_stream,
        body=encode(params, stream=True),
        options=options,
    )


def decode_stream(content: bytes) -> ChatCompletionChunk:
    """The event that one frame's data holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return ChatCompletionChunk.model_validate_json(content)


def sync_stream(
    executor: Executor, params: ChatCompletionParams, *, options: Optional[RequestOptions] = None
) -> Stream[ChatCompletionChunk]:
    """Create a chat completion, as a stream."""
    return executor.stream(build_request_stream(params, options=options))


def asyncio_stream(
    executor: AsyncExecutor, params: ChatCompletionParams, *, options: Optional[RequestOptions] = None
) -> AsyncStream[ChatCompletionChunk]:
    """Create a chat completion, as a stream."""
    return executor.stream(build_request_stream(params, options=options))
