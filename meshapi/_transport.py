"""What the SDK needs of HTTP, on httpx. No other module knows that library.

The clients and requests made here add nothing of their own to what goes out: no default headers, no cookies, no
credentials from a netrc file.
"""

from __future__ import annotations

import ssl
import time
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
    Union,
)
from urllib.request import getproxies

import anyio
import anyio.to_thread
import httpx

from meshapi_generated.runtime.options import Timeout
from meshapi_generated.runtime.results import Headers

from . import _network
from ._content import PIECE_BYTES, BytesContent
from ._wire import Content, TransportFailure, Wire

# The names under which the rest of the SDK mentions httpx in annotations.
HttpClient = httpx.Client
AsyncHttpClient = httpx.AsyncClient
TimeoutSetting = Union[float, Timeout, httpx.Timeout, None]

# What comes in place of an event stream is read this far: enough for any error.
ERROR_BODY_BYTES = 1024 * 1024

ERRORS = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError)
DecodingError = httpx.DecodingError
_BAD_URL = (httpx.UnsupportedProtocol, httpx.InvalidURL)
_NEVER_CONNECTED = (httpx.ConnectError, httpx.ProxyError, *_BAD_URL)
_PHASES: Dict[type, str] = {
    httpx.ConnectTimeout: "connect",
    httpx.PoolTimeout: "pool",
    httpx.WriteTimeout: "write",
}
_LIMITS = httpx.Limits(
    max_connections=_network.MAX_CONNECTIONS,
    max_keepalive_connections=_network.MAX_IDLE_CONNECTIONS,
    keepalive_expiry=_network.IDLE_SECONDS,
)


class _NoCookies(httpx.Cookies):
    """A jar that takes nothing: the API has no cookies, and httpx takes long to look for them."""

    def extract_cookies(self, response: httpx.Response) -> None:
        pass


_NO_COOKIES = _NoCookies()


class _Client(httpx.Client):
    cookies = property(lambda _: _NO_COOKIES)  # pyright: ignore[reportIncompatibleMethodOverride]


class _AsyncClient(httpx.AsyncClient):
    cookies = property(lambda _: _NO_COOKIES)  # pyright: ignore[reportIncompatibleMethodOverride]


# httpx's own transports, so that whatever mocks those mocks these, on our pools.


class _Transport(httpx.HTTPTransport):
    def __init__(self) -> None:
        super().__init__(ssl_context(), trust_env=False)
        self._pool = _network.pool(ssl_context())


class _AsyncTransport(httpx.AsyncHTTPTransport):
    def __init__(self) -> None:
        super().__init__(ssl_context(), trust_env=False)
        self._pool = _network.async_pool(ssl_context())


def own_client() -> httpx.Client:
    """A client with our settings; behind a proxy of the environment on httpx's stock transport."""
    if _is_proxied():
        return _Client(verify=ssl_context(), limits=_LIMITS)
    return _Client(transport=_Transport(), trust_env=False)


async def own_async_client() -> httpx.AsyncClient:
    context = await anyio.to_thread.run_sync(ssl_context)  # reads the certificates from disk, the first time
    if _is_proxied():
        return _AsyncClient(verify=context, limits=_LIMITS)
    return _AsyncClient(transport=_AsyncTransport(), trust_env=False)


@lru_cache(1)
def ssl_context() -> ssl.SSLContext:
    """The one TLS context of the process: loading the certificates takes longer than a request."""
    return httpx.create_ssl_context()


def _is_proxied() -> bool:
    """Whether the environment names a proxy; httpx then finds out which one, and for which hosts."""
    return not {"http", "https", "all"}.isdisjoint(getproxies())


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
    return Headers((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers.raw)


def content_of(response: httpx.Response, limit: Optional[int], ends: Optional[float]) -> bytes:
    """The body, as far as it is read: up to `limit` bytes. A peer that keeps sending is given up at `ends`."""
    content = bytearray()
    for piece in response.iter_bytes():
        content += piece
        if limit is not None and len(content) >= limit:
            break
        if ends is not None and time.monotonic() >= ends:
            raise TransportFailure(timeout="read")
    return bytes(content)


async def acontent_of(response: httpx.Response, limit: Optional[int]) -> bytes:
    content = bytearray()
    async for piece in response.aiter_bytes():
        content += piece
        if limit is not None and len(content) >= limit:
            break
    return bytes(content)


def pieces_of(response: httpx.Response, before_close: Callable[[], None]) -> Generator[bytes, None, None]:
    """The body as it arrives, after one empty piece: once that is taken, the response is sure to be closed."""
    source: Iterable[bytes] = response.iter_bytes()
    if "content-encoding" not in response.headers and isinstance(response.stream, httpx.SyncByteStream):
        source = response.stream  # the same without httpx's decoding
    try:
        yield b""
        yield from source
    except ERRORS as error:
        raise failure_of(error) from error
    finally:
        before_close()
        close(response)


async def apieces_of(response: httpx.Response) -> AsyncGenerator[bytes, None]:
    source: AsyncIterable[bytes] = response.aiter_bytes()
    if "content-encoding" not in response.headers and isinstance(response.stream, httpx.AsyncByteStream):
        source = response.stream
    try:
        yield b""
        async for piece in source:
            yield piece
    except ERRORS as error:
        raise failure_of(error) from error
    finally:
        await aclose(response)


def close(response: httpx.Response) -> None:
    """Closes the response and frees it: it and its stream hold each other, until the garbage collector comes."""
    response.close()
    response.stream = _NO_STREAM


async def aclose(response: httpx.Response) -> None:
    await response.aclose()
    response.stream = _NO_STREAM


_NO_STREAM = httpx.ByteStream(b"")


def failure_of(error: Exception) -> TransportFailure:
    """What one of `ERRORS` means for the exchange."""
    if isinstance(error, DecodingError):
        return TransportFailure(is_undecodable=True)
    if isinstance(error, httpx.TimeoutException):
        phase = _PHASES.get(type(error), "read")
        return TransportFailure(timeout=phase, reached_server=phase in ("read", "write"))
    return TransportFailure(
        reached_server=not isinstance(error, _NEVER_CONNECTED), is_final=isinstance(error, _BAD_URL)
    )
