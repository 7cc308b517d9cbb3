# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""POST /v1/responses: Create a response.

Operation ``create_response`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.responses import ResponsesParams, ResponsesResponse, ResponsesStreamEvent
from ...registry import OPERATIONS
from ...runtime.decoders import events_of, object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, encode
from ...runtime.streams import AsyncFinalStream, FinalStream

OPERATION = OPERATIONS["create_response"]


def build_request(
    params: ResponsesParams, *, options: Optional[RequestOptions] = None
) -> Request[ResponsesResponse]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/responses",
        decode,
        body=encode(params, stream=False),
        options=options,
    )


def decode(content: bytes) -> ResponsesResponse:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(ResponsesResponse, content)


def sync(
    executor: Executor, params: ResponsesParams, *, options: Optional[RequestOptions] = None
) -> ResponsesResponse:
    """Create a response."""
    return executor.execute(build_request(params, options=options))


async def asyncio(
    executor: AsyncExecutor, params: ResponsesParams, *, options: Optional[RequestOptions] = None
) -> ResponsesResponse:
    """Create a response."""
    return await executor.execute(build_request(params, options=options))


def build_request_stream(
    params: ResponsesParams, *, options: Optional[RequestOptions] = None
) -> Request[ResponsesStreamEvent]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/responses",
        events_of(ResponsesStreamEvent),
        body=encode(params, stream=True),
        options=options,
    )


def decode_stream(content: bytes) -> ResponsesStreamEvent:
    """The event that one frame's data holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(ResponsesStreamEvent, content)


class ResponsesStream(FinalStream[ResponsesStreamEvent]):
    """The events of a stream, and what they make up."""

    def get_final_response(self) -> ResponsesResponse:
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

                with client.responses.stream(...) as stream:
                    result = stream.get_final_response()
        """
        return self._final(decode)


class AsyncResponsesStream(AsyncFinalStream[ResponsesStreamEvent]):
    """The events of a stream, and what they make up."""

    async def get_final_response(self) -> ResponsesResponse:
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

                async with client.responses.stream(...) as stream:
                    result = await stream.get_final_response()
        """
        return await self._final(decode)


def sync_stream(
    executor: Executor, params: ResponsesParams, *, options: Optional[RequestOptions] = None
) -> ResponsesStream:
    """Create a response, as a stream."""
    return executor.stream_to_final(build_request_stream(params, options=options), ResponsesStream)  # type: ignore[type-abstract]


def asyncio_stream(
    executor: AsyncExecutor, params: ResponsesParams, *, options: Optional[RequestOptions] = None
) -> AsyncResponsesStream:
    """Create a response, as a stream."""
    return executor.stream_to_final(build_request_stream(params, options=options), AsyncResponsesStream)  # type: ignore[type-abstract]
