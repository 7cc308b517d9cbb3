"""Requests, answers and failures of httpx, and what they are to the rest of the SDK."""

from __future__ import annotations

import os
import ssl
import sys
import time
from contextlib import suppress
from functools import lru_cache
from typing import (
    Any,
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Callable,
    Dict,
    Generator,
    Iterable,
    Iterator,
    Optional,
    TypeVar,
    Union,
)

import httpx

from meshapi_generated.runtime.options import Timeout
from meshapi_generated.runtime.results import Headers

from ._connections import Limits
from ._pieces import PIECE_BYTES, BytesContent
from ._pool import AsyncConnectionStack, ConnectionStack
from ._wire import Answer, Content, TransportFailure, Wire

E = TypeVar("E", bound=Exception)

# The names under which the rest of the SDK mentions httpx in annotations.
HttpClient = httpx.Client
AsyncHttpClient = httpx.AsyncClient
TimeoutSetting = Union[float, Timeout, httpx.Timeout, None]
LimitsSetting = Union[Limits, httpx.Limits, None]
ProxySetting = Union[str, httpx.Proxy, None]
VerifySetting = Union[bool, str, "os.PathLike[str]", ssl.SSLContext]

# What comes in place of an event stream is read this far: enough for any error.
ERROR_BODY_BYTES = 1024 * 1024

ERRORS = (
    httpx.HTTPError,
    httpx.InvalidURL,
    httpx.StreamError,
    ssl.SSLError,
)  # httpcore 1.0.3 passes on the last
DecodingError = httpx.DecodingError
_BAD_URL = (httpx.UnsupportedProtocol, httpx.InvalidURL)
_NEVER_CONNECTED = (httpx.ConnectError, httpx.ProxyError, ssl.SSLCertVerificationError, *_BAD_URL)
_PHASES: Dict[type, str] = {
    httpx.ConnectTimeout: "connect",
    httpx.PoolTimeout: "pool",
    httpx.WriteTimeout: "write",
}


def request_of(wire: Wire) -> httpx.Request:
    """The request as it goes out. Given a stream, httpx adds nothing to it, so the framing is ours."""
    url = httpx.URL(wire.url) if wire.signed else _parse(wire.url)
    headers = [(b"Host", url.netloc), *wire.headers]
    content = wire.content or b""
    if isinstance(content, bytes):
        length: Optional[int] = len(content)
        is_small = len(content) <= PIECE_BYTES
        stream: Any = httpx.ByteStream(content) if is_small else _Body(BytesContent(content))
    else:
        length = content.length
        stream = _Body(content)
    if length is None:
        headers.append((b"Transfer-Encoding", b"chunked"))
    elif length or wire.method not in ("GET", "DELETE", "HEAD"):
        headers.append((b"Content-Length", b"%d" % length))
    timeout = wire.timeout
    phases = {"connect": timeout.connect, "read": timeout.read, "write": timeout.write, "pool": timeout.pool}
    return httpx.Request(wire.method, url, headers=headers, stream=stream, extensions={"timeout": phases})


_parse = lru_cache(maxsize=256)(httpx.URL)


class _Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A request body in pieces, as httpx takes it."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        return self._content.pieces()

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._content.apieces()


def headers_of(response: httpx.Response) -> Headers:
    return Headers(
        [(name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers.raw]
    )


def content_of(response: httpx.Response, limit: Optional[int], ends: Optional[float]) -> bytes:
    """The body, as far as it is read: up to `limit` bytes. A peer that keeps sending is given up at `ends`."""
    content = bytearray()
    for piece in _source(response):
        content += piece
        if limit is not None and len(content) >= limit:
            break
        if ends is not None and time.monotonic() >= ends:
            raise TransportFailure(timeout="read")
    return bytes(content)


async def acontent_of(response: httpx.Response, limit: Optional[int]) -> bytes:
    content = bytearray()
    async for piece in _asource(response):
        content += piece
        if limit is not None and len(content) >= limit:
            break
    return bytes(content)


def pieces_of(response: httpx.Response, before_close: Callable[[], None]) -> Generator[bytes, None, None]:
    """The body as it arrives, after one empty piece: once that is taken, the response is sure to be closed."""
    try:
        yield b""
        yield from _source(response)
    except ERRORS as error:
        raise failure_of(error) from error
    finally:
        if (
            not sys.is_finalizing()
        ):  # the end of the process closes it; code that runs there crashes Python 3.13.0
            before_close()
            close(response)


async def apieces_of(response: httpx.Response) -> AsyncGenerator[bytes, None]:
    try:
        yield b""
        async for piece in _asource(response):
            yield piece
    except ERRORS as error:
        raise failure_of(error) from error
    finally:
        await aclose(response)


def _source(response: httpx.Response) -> Iterable[bytes]:
    """The bytes of the body; past httpx's decoding, where nothing is encoded."""
    stream = response.stream
    if _is_encoded(response) or not isinstance(stream, httpx.SyncByteStream):
        return response.iter_bytes()
    return stream


def _asource(response: httpx.Response) -> AsyncIterable[bytes]:
    stream = response.stream
    if _is_encoded(response) or not isinstance(stream, httpx.AsyncByteStream):
        return response.aiter_bytes()
    return stream


def _is_encoded(response: httpx.Response) -> bool:
    # To ask the headers of httpx, by text, takes as long as to decode them all.
    return b"content-encoding" in [name.lower() for name, _ in response.headers.raw]


def close(response: httpx.Response) -> None:
    """Closes the response and frees it: it and its stream hold each other, until the garbage collector comes."""
    response.close()
    response.stream = _NO_STREAM


async def aclose(response: httpx.Response) -> None:
    await response.aclose()
    response.stream = _NO_STREAM


_NO_STREAM = httpx.ByteStream(b"")


def proxy_of(client: Any, wire: Wire) -> str:
    """Host and port of the proxy between a client and an address, "" if there is none."""
    with suppress(httpx.InvalidURL):
        transport = client._transport_for_url(httpx.URL(wire.url))
        if isinstance(transport, (ConnectionStack, AsyncConnectionStack)):
            return "" if transport.proxy is None else transport.proxy.url.netloc.decode("ascii")
        url = getattr(getattr(transport, "_pool", None), "_proxy_url", None)
        if url is not None:
            return httpx.URL(scheme="http", host=url.host.decode("ascii"), port=url.port).netloc.decode(
                "ascii"
            )
    return ""


def failure_of(error: Exception, head: Optional[Answer] = None, proxy: str = "") -> TransportFailure:
    """What one of `ERRORS` means for the exchange; `head` is what has come of the answer."""
    without_request(error)
    if isinstance(error, DecodingError):
        return TransportFailure(is_undecodable=True)
    if isinstance(error, httpx.TimeoutException):
        phase = _PHASES.get(type(error), "read")
        return TransportFailure(
            timeout=phase, reached_server=phase in ("read", "write"), head=head, proxy=proxy
        )
    return TransportFailure(
        reached_server=not isinstance(error, _NEVER_CONNECTED),
        is_final=isinstance(error, _BAD_URL),
        head=head,
        proxy=proxy,
    )


def without_request(error: E) -> E:
    """`error` itself: of its request it keeps method and address, for the rest holds the key."""
    if isinstance(error, httpx.RequestError):
        with suppress(RuntimeError):  # it has none
            request = error.request
            error.request = httpx.Request(request.method, request.url.copy_with(query=None))
    return error
