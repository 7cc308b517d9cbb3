# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""POST /v1/chat/completions: Create a chat completion.

Operation ``create_chat_completion`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.chat import ChatCompletionChunk, ChatCompletionParams, ChatCompletionResponse
from ...registry import OPERATIONS
from ...runtime.decoders import events_of, object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, encode
from ...runtime.streams import AsyncFinalStream, FinalStream

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
    return object_of(ChatCompletionResponse, content)


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
        events_of(ChatCompletionChunk),
        body=encode(params, stream=True),
        options=options,
    )


def decode_stream(content: bytes) -> ChatCompletionChunk:
    """The event that one frame's data holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(ChatCompletionChunk, content)


class ChatCompletionStream(FinalStream[ChatCompletionChunk]):
    """The events of a stream, and what they make up."""

    def get_final_completion(self) -> ChatCompletionResponse:
        """Waits for the events that are left, and returns what all of them make up, those included that were read before.

        Usage and other facts that come after the text are in it. ``.http`` on it holds the facts of the exchange. Calling
        this again gives the same once more, answer or error.

        Raises:
            StreamTruncatedError: the stream ended, or was closed, with neither its end marker nor a reason to finish;
                ``partial`` is what had come.
            ResponseParseError: what came makes up no answer.
            MeshAPIError: the stream failed, now or when it was read before. ``partial`` is what had come, ``None`` if
                nothing had. It may be the whole answer, but nothing that came after it is in it.
            RuntimeError: another thread or task is reading this stream.

        Example:
            ::

                with client.chat.completions.stream(...) as stream:
                    result = stream.get_final_completion()
        """
        return self._final(decode)


class AsyncChatCompletionStream(AsyncFinalStream[ChatCompletionChunk]):
    """The events of a stream, and what they make up."""

    async def get_final_completion(self) -> ChatCompletionResponse:
        """Waits for the events that are left, and returns what all of them make up, those included that were read before.

        Usage and other facts that come after the text are in it. ``.http`` on it holds the facts of the exchange. Calling
        this again gives the same once more, answer or error.

        Raises:
            StreamTruncatedError: the stream ended, or was closed, with neither its end marker nor a reason to finish;
                ``partial`` is what had come.
            ResponseParseError: what came makes up no answer.
            MeshAPIError: the stream failed, now or when it was read before. ``partial`` is what had come, ``None`` if
                nothing had. It may be the whole answer, but nothing that came after it is in it.
            RuntimeError: another thread or task is reading this stream.

        Example:
            ::

                async with client.chat.completions.stream(...) as stream:
                    result = await stream.get_final_completion()
        """
        return await self._final(decode)


def sync_stream(
    executor: Executor, params: ChatCompletionParams, *, options: Optional[RequestOptions] = None
) -> ChatCompletionStream:
    """Create a chat completion, as a stream."""
    return executor.stream_to_final(build_request_stream(params, options=options), ChatCompletionStream)  # type: ignore[type-abstract]


def asyncio_stream(
    executor: AsyncExecutor, params: ChatCompletionParams, *, options: Optional[RequestOptions] = None
) -> AsyncChatCompletionStream:
    """Create a chat completion, as a stream."""
    return executor.stream_to_final(build_request_stream(params, options=options), AsyncChatCompletionStream)  # type: ignore[type-abstract]
