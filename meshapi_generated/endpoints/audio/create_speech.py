# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""POST /v1/audio/speech: Speak a text.

Operation ``create_speech`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.audio import SpeechParams
from ...registry import OPERATIONS
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, encode
from ...runtime.results import ResultBytes
from ...runtime.streams import AsyncStream, Stream

OPERATION = OPERATIONS["create_speech"]


def build_request(params: SpeechParams, *, options: Optional[RequestOptions] = None) -> Request[ResultBytes]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/audio/speech",
        decode,
        body=encode(params),
        options=options,
    )


def decode(content: bytes) -> ResultBytes:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return ResultBytes(content)


def sync(
    executor: Executor, params: SpeechParams, *, options: Optional[RequestOptions] = None
) -> ResultBytes:
    """Speak a text."""
    return executor.execute(build_request(params, options=options))


async def asyncio(
    executor: AsyncExecutor, params: SpeechParams, *, options: Optional[RequestOptions] = None
) -> ResultBytes:
    """Speak a text."""
    return await executor.execute(build_request(params, options=options))


def build_request_stream(params: SpeechParams, *, options: Optional[RequestOptions] = None) -> Request[bytes]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/audio/speech",
        decode_stream,
        body=encode(params),
        options=options,
    )


def decode_stream(content: bytes) -> bytes:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return content


def sync_stream(
    executor: Executor, params: SpeechParams, *, options: Optional[RequestOptions] = None
) -> Stream[bytes]:
    """Speak a text, as a stream."""
    return executor.stream_bytes(build_request_stream(params, options=options))


def asyncio_stream(
    executor: AsyncExecutor, params: SpeechParams, *, options: Optional[RequestOptions] = None
) -> AsyncStream[bytes]:
    """Speak a text, as a stream."""
    return executor.stream_bytes(build_request_stream(params, options=options))
