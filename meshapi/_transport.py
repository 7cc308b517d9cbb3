"""HTTP itself: the senders, on httpx. No other module of the SDK knows that library.

A sender carries one `Wire` to the server and brings one `Answer` back. It adds nothing of its own to a
request: no default headers, no cookies, no credentials from a netrc file, no redirects, whoever's client it
    uses.
"""

from __future__ import annotations

import os
import ssl
import time
import typing as t
from contextlib import contextmanager
from functools import lru_cache
from urllib.request import getproxies

import anyio
import anyio.to_thread
import httpx

from meshapi_generated.runtime.options import Timeout
from meshapi_generated.runtime.results import Headers

from . import _network
from ._bodies import AsyncBody, SyncBody
from ._content import PIECE_BYTES, BytesContent
from ._errors import ConfigurationError
from ._logs import signed_url_unlogged
from ._loops import PerLoop
from ._wire import Answer, Content, TransportFailure, Wire, is_event_stream

# The names under which the rest of the SDK mentions httpx in annotations.
HttpClient = httpx.Client
AsyncHttpClient = httpx.AsyncClient
TimeoutSetting = t.Union[float, Timeout, httpx.Timeout, None]

# What comes in place of an event stream is read this far: enough for any error.
ERROR_BODY_BYTES = 1024 * 1024

C = t.TypeVar("C")

_ERRORS = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError)
_NEVER_CONNECTED = (httpx.ConnectError, httpx.ProxyError, httpx.UnsupportedProtocol, httpx.InvalidURL)
_PHASES: t.Dict[type, str] = {
    httpx.ConnectTimeout: "connect",
    httpx.PoolTimeout: "pool",
    httpx.WriteTimeout: "write",
}
_LIMITS = httpx.Limits(
    max_connections=_network.MAX_CONNECTIONS,
    max_keepalive_connections=_network.MAX_IDLE_CONNECTIONS,
    keepalive_expiry=_network.IDLE_SECONDS,
)


class Sender:
    """Sends over the client that was handed in, or over one of its own, made when it is first needed."""

    def __init__(self, client: t.Optional[httpx.Client] = None) -> None:
        self._given = _checked(client, httpx.Client)
        self._own: t.Optional[httpx.Client] = None
        self._process = 0
        self._closed = False

    def send(self, wire: Wire) -> Answer:
        """Raises `TransportFailure` when no answer comes, and as it is what the caller's own content raises."""
        client = self._client()
        try:
            with _surroundings(wire):
                response = client.send(_request(wire), stream=True, auth=None, follow_redirects=False)
                status, headers = response.status_code, _headers(response)
                if wire.streamed and is_event_stream(status, headers):
                    return Answer(status, headers, body=_body(response, wire.ends))
                try:
                    content = _start(response) if wire.streamed else response.read()
                finally:
                    response.close()
                return Answer(status, headers, content)
        except _ERRORS as error:
            raise _failure(error) from error

    def close(self) -> None:
        """Closes the client that it made. One that was handed in is its owner's to close."""
        self._closed = True
        if self._own is not None:
            self._own.close()

    def _client(self) -> httpx.Client:
        _check_open(self._closed, self._given)
        if self._given is not None:
            return self._given
        if self._own is None or self._process != os.getpid():
            # A forked process must not speak on the connections that it shares with its parent.
            self._process = os.getpid()
            self._own = _own_client()
        return self._own


class AsyncSender:
    """The same for `await`. Connections belong to an event loop, so each loop gets a client of its own."""

    def __init__(self, client: t.Optional[httpx.AsyncClient] = None) -> None:
        self._given = _checked(client, httpx.AsyncClient)
        self._own = PerLoop(_own_async_client, httpx.AsyncClient.aclose, lambda client: client.is_closed)
        self._closed = False

    async def send(self, wire: Wire) -> Answer:
        """Raises `TransportFailure` when no answer comes, and as it is what the caller's own content raises."""
        client = await self._client()
        left = None if wire.ends is None else max(0.0, wire.ends - time.monotonic())
        try:
            with _surroundings(wire), anyio.move_on_after(left):
                response = await client.send(_request(wire), stream=True, auth=None, follow_redirects=False)
                status, headers = response.status_code, _headers(response)
                if wire.streamed and is_event_stream(status, headers):
                    pieces = _apieces(response)
                    await pieces.__anext__()
                    return Answer(status, headers, body=AsyncBody(pieces, response.aclose, wire.ends))
                try:
                    content = await (_astart(response) if wire.streamed else response.aread())
                finally:
                    await response.aclose()
                return Answer(status, headers, content)
        except _ERRORS as error:
            raise _failure(error) from error
        raise TransportFailure(timeout="read")

    async def aclose(self) -> None:
        """Closes the client that it made. One that was handed in is its owner's to close."""
        self._closed = True
        await self._own.aclose()

    async def _client(self) -> httpx.AsyncClient:
        _check_open(self._closed, self._given)
        return self._given if self._given is not None else await self._own.get()


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
        super().__init__(_ssl_context(), trust_env=False)
        self._pool = _network.pool(_ssl_context())


class _AsyncTransport(httpx.AsyncHTTPTransport):
    def __init__(self) -> None:
        super().__init__(_ssl_context(), trust_env=False)
        self._pool = _network.async_pool(_ssl_context())


def _own_client() -> httpx.Client:
    if _is_proxied():
        return _Client(verify=_ssl_context(), limits=_LIMITS)
    return _Client(transport=_Transport(), trust_env=False)


async def _own_async_client() -> httpx.AsyncClient:
    context = await anyio.to_thread.run_sync(_ssl_context)  # reads the certificates from disk, the first time
    if _is_proxied():
        return _AsyncClient(verify=context, limits=_LIMITS)
    return _AsyncClient(transport=_AsyncTransport(), trust_env=False)


@lru_cache(1)
def _ssl_context() -> ssl.SSLContext:
    """The one TLS context of the process: loading the certificates takes longer than a request."""
    return httpx.create_ssl_context()


def _is_proxied() -> bool:
    """Whether the environment names a proxy; httpx then finds out which one, and for which hosts."""
    return not {"http", "https", "all"}.isdisjoint(getproxies())


def _checked(client: t.Optional[C], kind: t.Type[C]) -> t.Optional[C]:
    given: object = client
    if given is not None and not isinstance(given, kind):
        raise TypeError(f"http_client must be an httpx.{kind.__name__}, not {type(given).__name__}")
    return client


def _check_open(closed: bool, given: t.Any) -> None:
    if closed:
        raise ConfigurationError("this client is closed; make a new one")
    if given is not None and given.is_closed:
        raise ConfigurationError("the http_client that this client was given is closed")


@contextmanager
def _surroundings(wire: Wire) -> t.Generator[None, None, None]:
    with _network.until(wire.ends):
        if wire.signed:
            with signed_url_unlogged():
                yield
        else:
            yield


def _request(wire: Wire) -> httpx.Request:
    """The request as it goes out. Given a stream, httpx adds nothing to it, so the framing is ours."""
    url = httpx.URL(wire.url) if wire.signed else _parse(wire.url)
    headers = [(b"Host", url.netloc), *wire.headers]
    content = wire.content or b""
    if isinstance(content, bytes):
        length: t.Optional[int] = len(content)
        is_small = len(content) <= PIECE_BYTES
        stream: t.Any = httpx.ByteStream(content) if is_small else _Body(BytesContent(content))
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

    def __iter__(self) -> t.Iterator[bytes]:
        return self._content.pieces()

    def __aiter__(self) -> t.AsyncIterator[bytes]:
        return self._content.apieces()


def _headers(response: httpx.Response) -> Headers:
    return Headers((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers.raw)


def _start(response: httpx.Response) -> bytes:
    content = b""
    for piece in response.iter_bytes():
        content += piece
        if len(content) >= ERROR_BODY_BYTES:
            break
    return content


async def _astart(response: httpx.Response) -> bytes:
    content = b""
    async for piece in response.aiter_bytes():
        content += piece
        if len(content) >= ERROR_BODY_BYTES:
            break
    return content


def _body(response: httpx.Response, ends: t.Optional[float]) -> SyncBody:
    pieces = _pieces(response)
    next(pieces)
    interrupt = _network.interrupter(response.extensions.get("network_stream"))
    return SyncBody(pieces, response.close, interrupt, ends)


def _pieces(response: httpx.Response) -> t.Generator[bytes, None, None]:
    source: t.Iterable[bytes] = response.iter_bytes()
    if "content-encoding" not in response.headers and isinstance(response.stream, httpx.SyncByteStream):
        source = response.stream  # the same without httpx's decoding
    try:
        yield b""  # for the start; see _bodies
        yield from source
    except _ERRORS as error:
        raise _failure(error) from error
    finally:
        response.close()


async def _apieces(response: httpx.Response) -> t.AsyncGenerator[bytes, None]:
    source: t.AsyncIterable[bytes] = response.aiter_bytes()
    if "content-encoding" not in response.headers and isinstance(response.stream, httpx.AsyncByteStream):
        source = response.stream
    try:
        yield b""
        async for piece in source:
            yield piece
    except _ERRORS as error:
        raise _failure(error) from error
    finally:
        await response.aclose()


def _failure(error: Exception) -> TransportFailure:
    if isinstance(error, httpx.TimeoutException):
        phase = _PHASES.get(type(error), "read")
        return TransportFailure(timeout=phase, reached_server=phase in ("read", "write"))
    return TransportFailure(reached_server=not isinstance(error, _NEVER_CONNECTED))
