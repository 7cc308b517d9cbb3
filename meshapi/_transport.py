"""HTTP itself: the senders, on httpx. No other module of the SDK knows that library.

A sender carries one `Wire` to the server and brings one `Answer` back. It adds nothing of its own to a request: no
default headers, no cookies, no credentials from a netrc file, no redirects, whoever's client it uses.
"""

from __future__ import annotations

import os
import ssl
import time
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, AsyncGenerator, AsyncIterator, Generator, Iterator, List, Optional
from urllib.request import getproxies

import anyio
import anyio.to_thread
import httpx

from meshapi_generated.runtime.results import Headers

from . import _network
from ._bodies import AsyncBody, SyncBody
from ._content import PIECE_BYTES, BytesContent
from ._errors import ConfigurationError
from ._logs import signed_url_unlogged
from ._loops import PerLoop
from ._wire import Answer, Content, TransportFailure, Wire

# What comes in place of an event stream is read this far: enough for any error.
ERROR_BODY_BYTES = 1024 * 1024

_ERRORS = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError)
_NEVER_CONNECTED = (httpx.ConnectError, httpx.ProxyError, httpx.UnsupportedProtocol, httpx.InvalidURL)
_PHASES = {httpx.ConnectTimeout: "connect", httpx.PoolTimeout: "pool", httpx.WriteTimeout: "write"}
_LIMITS = httpx.Limits(
    max_connections=_network.MAX_CONNECTIONS,
    max_keepalive_connections=_network.MAX_IDLE_CONNECTIONS,
    keepalive_expiry=_network.IDLE_SECONDS,
)


class Sender:
    """Sends over the client that was handed in, or over one of its own, made when it is first needed."""

    def __init__(self, client: Optional[httpx.Client] = None) -> None:
        if client is not None and not isinstance(client, httpx.Client):
            raise TypeError(f"http_client must be an httpx.Client, not {type(client).__name__}")
        self._given = client
        self._own: Optional[httpx.Client] = None
        self._process = 0
        self._closed = False

    def send(self, wire: Wire) -> Answer:
        """Raises `TransportFailure` when no answer comes; what the caller's own content raises passes as it is."""
        client = self._client()
        try:
            with _surroundings(wire):
                response = client.send(_request(wire), stream=True, auth=None, follow_redirects=False)
                if _is_wanted_stream(wire, response):
                    return _answer(response, body=self._body(response, wire.ends))
                try:
                    return _answer(response, b"".join(_start(response)) if wire.streamed else response.read())
                finally:
                    response.close()
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
            self._own = _Client() if _is_proxied() else _Client(transport=_BoundedTransport(), trust_env=False)
        return self._own

    def _body(self, response: httpx.Response, ends: Optional[float]) -> SyncBody:
        pieces = _pieces(response)
        next(pieces)
        connection = response.extensions.get("network_stream")

        def is_prompt() -> bool:
            # Our own connections obey `until`; of another one, only what is waiting already can be had without risk.
            return self._given is None or connection is None or bool(connection.get_extra_info("is_readable"))

        return SyncBody(pieces, response.close, is_prompt, ends)


class AsyncSender:
    """The same for `await`. Connections belong to an event loop, so each loop gets a client of its own."""

    def __init__(self, client: Optional[httpx.AsyncClient] = None) -> None:
        if client is not None and not isinstance(client, httpx.AsyncClient):
            raise TypeError(f"http_client must be an httpx.AsyncClient, not {type(client).__name__}")
        self._given = client
        self._own = PerLoop(_async_client, httpx.AsyncClient.aclose, lambda client: client.is_closed)
        self._closed = False

    async def send(self, wire: Wire) -> Answer:
        """Raises `TransportFailure` when no answer comes; what the caller's own content raises passes as it is."""
        client = await self._client()
        left = None if wire.ends is None else max(0.0, wire.ends - time.monotonic())
        try:
            with _surroundings(wire), anyio.move_on_after(left):
                response = await client.send(_request(wire), stream=True, auth=None, follow_redirects=False)
                if _is_wanted_stream(wire, response):
                    pieces = _apieces(response)
                    await pieces.__anext__()
                    return _answer(response, body=AsyncBody(pieces, response.aclose, wire.ends))
                try:
                    content = [piece async for piece in _astart(response)] if wire.streamed else [await response.aread()]
                    return _answer(response, b"".join(content))
                finally:
                    await response.aclose()
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
    """A jar that takes nothing: the API has no cookies, and looking for them is a third of httpx's own time."""

    def extract_cookies(self, response: httpx.Response) -> None:
        pass


_NO_COOKIES = _NoCookies()


class _Client(httpx.Client):
    cookies = property(lambda _: _NO_COOKIES)  # type: ignore[assignment]

    def __init__(self, **settings: Any) -> None:
        super().__init__(verify=_ssl_context(), limits=_LIMITS, **settings)


class _AsyncClient(httpx.AsyncClient):
    cookies = property(lambda _: _NO_COOKIES)  # type: ignore[assignment]

    def __init__(self, **settings: Any) -> None:
        super().__init__(verify=_ssl_context(), limits=_LIMITS, **settings)


class _BoundedTransport(httpx.HTTPTransport):
    """httpx's own transport, so that whatever mocks that mocks this, on connections whose waits are bounded."""

    def __init__(self) -> None:
        super().__init__(verify=_ssl_context(), trust_env=False)
        self._pool = _network.bounded_pool(_ssl_context())


async def _async_client() -> httpx.AsyncClient:
    context = await anyio.to_thread.run_sync(_ssl_context)  # the first time it reads the certificates from disk
    if _is_proxied():
        return _AsyncClient()
    options = _network.SOCKET_OPTIONS
    transport = httpx.AsyncHTTPTransport(verify=context, trust_env=False, limits=_LIMITS, socket_options=options)
    return _AsyncClient(transport=transport, trust_env=False)


@lru_cache(maxsize=None)
def _ssl_context() -> ssl.SSLContext:
    """The one TLS context of the process: loading the certificates takes longer than a request."""
    return httpx.create_ssl_context()


def _is_proxied() -> bool:
    """Whether the environment names a proxy; httpx then finds out which one, and for which hosts."""
    return not {"http", "https", "all"}.isdisjoint(getproxies())


def _check_open(closed: bool, given: Any) -> None:
    if closed:
        raise ConfigurationError("this client is closed; make a new one")
    if given is not None and given.is_closed:
        raise ConfigurationError("the http_client that this client was given is closed")


@contextmanager
def _surroundings(wire: Wire) -> Iterator[None]:
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
    content = wire.content
    if content is None or isinstance(content, bytes):
        length: Optional[int] = len(content or b"")
        stream: Any = httpx.ByteStream(content or b"") if length <= PIECE_BYTES else _Body(BytesContent(content))
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


def _is_wanted_stream(wire: Wire, response: httpx.Response) -> bool:
    """Whether the body is an event stream, as far as the head tells; some servers do not name the type."""
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    is_document = media_type in ("application/json", "text/html") or media_type.endswith("+json")
    return wire.streamed and response.is_success and not is_document


def _answer(response: httpx.Response, content: bytes = b"", body: Any = None) -> Answer:
    pairs = ((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers.raw)
    return Answer(response.status_code, Headers(pairs), content, body)


def _start(response: httpx.Response) -> Iterator[bytes]:
    left = ERROR_BODY_BYTES
    for piece in response.iter_bytes():
        yield piece[:left]
        left -= len(piece)
        if left <= 0:
            break


async def _astart(response: httpx.Response) -> AsyncIterator[bytes]:
    left = ERROR_BODY_BYTES
    async for piece in response.aiter_bytes():
        yield piece[:left]
        left -= len(piece)
        if left <= 0:
            break


def _pieces(response: httpx.Response) -> Generator[bytes, None, None]:
    try:
        yield b""  # for the start; see _bodies
        yield from response.iter_bytes() if "content-encoding" in response.headers else response.stream
    except _ERRORS as error:
        raise _failure(error) from error
    finally:
        response.close()


async def _apieces(response: httpx.Response) -> AsyncGenerator[bytes, None]:
    try:
        yield b""
        async for piece in response.aiter_bytes() if "content-encoding" in response.headers else response.stream:
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
