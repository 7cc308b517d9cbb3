"""Transports of httpx with one connection each. Mocks of httpx and of httpcore see every request: both are asked."""

from __future__ import annotations

from typing import Any, AsyncIterator, Iterator, List, Optional, Tuple

import h11
import httpcore
import httpx

from ._network import AsyncBackend, BoundedBackend

PROTOCOLS = (b"http", b"https")
# A piece of a body is made no larger once it has so much: what came first must not wait for long.
ENOUGH_BYTES = 4096


def make_transport(**settings: Any) -> httpx.HTTPTransport:
    """A transport that opens one connection, and another one when that can no longer be used."""
    made: Any = httpx.HTTPTransport(**settings)
    made._pool._network_backend = BoundedBackend()
    if settings["proxy"] is None:
        made._pool = _OneConnection(made._pool)  # which does as much as is asked of it
    transport: httpx.HTTPTransport = made
    return transport


def make_async_transport(**settings: Any) -> httpx.AsyncHTTPTransport:
    """The same for `await`."""
    made: Any = httpx.AsyncHTTPTransport(**settings)
    made._pool._network_backend = AsyncBackend()
    if settings["proxy"] is None:
        made._pool = _OneAsyncConnection(made._pool)
    transport: httpx.AsyncHTTPTransport = made
    return transport


def connections_of(transport: Any) -> List[Any]:
    """The connections of a transport, as httpcore has them."""
    connections: List[Any] = transport._pool.connections
    return connections


def is_usable(transport: Any) -> bool:
    """Whether it has a connection that waits for a request."""
    known: Optional[bool] = getattr(transport, "is_usable", None)
    if known is not None:
        return known
    return any(one.is_idle() and not one.is_closed() for one in connections_of(transport))


class _OneConnection:
    """In the place of a pool, whose work for a single connection is half of that for a request."""

    def __init__(self, pool: httpcore.ConnectionPool) -> None:
        self._pool = pool
        self.connections: List[httpcore.ConnectionInterface] = []

    def handle_request(self, request: httpcore.Request) -> httpcore.Response:
        if self.connections and self.connections[0].has_expired():
            self.close()
        if not self.connections:
            _check(request)
            self.connections.append(self._pool.create_connection(request.url.origin))
        response = self.connections[0].handle_request(request)
        _convert(self.connections[0], httpcore.HTTP11Connection, _Http11)
        return response

    def close(self) -> None:
        while self.connections:
            self.connections.pop().close()


class _OneAsyncConnection:
    def __init__(self, pool: httpcore.AsyncConnectionPool) -> None:
        self._pool = pool
        self.connections: List[httpcore.AsyncConnectionInterface] = []

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        if self.connections and self.connections[0].has_expired():
            await self.aclose()
        if not self.connections:
            _check(request)
            self.connections.append(self._pool.create_connection(request.url.origin))
        response = await self.connections[0].handle_async_request(request)
        _convert(self.connections[0], httpcore.AsyncHTTP11Connection, _AsyncHttp11)
        return response

    async def aclose(self) -> None:
        while self.connections:
            await self.connections.pop().aclose()


def _check(request: httpcore.Request) -> None:
    scheme = request.url.scheme
    if scheme not in PROTOCOLS:
        raise httpcore.UnsupportedProtocol(
            f"the scheme of the URL is {scheme.decode('ascii')!r}, not http or https"
        )


# h11 makes an event of each chunk of the transfer coding, and a stream has a chunk for each of its own events. What has
# arrived together is handed on together: the way of a piece through the layers above takes longer than its parsing.


class _Http11(httpcore.HTTP11Connection):
    def _receive_response_body(self, request: httpcore.Request) -> Iterator[bytes]:
        timeout = _patience(request)
        while True:
            piece, follows = _arrived(self._h11_state)
            if piece:
                yield piece
            if follows is h11.NEED_DATA:
                self._h11_state.receive_data(self._network_stream.read(self.READ_NUM_BYTES, timeout))
            elif isinstance(follows, Exception):
                raise httpcore.RemoteProtocolError(follows) from follows
            elif not isinstance(follows, h11.Data):
                return

    def _response_closed(self) -> None:
        if self._h11_state.trailing_data[0]:  # it would answer the next request
            self.close()
        else:
            super()._response_closed()


class _AsyncHttp11(httpcore.AsyncHTTP11Connection):
    async def _receive_response_body(self, request: httpcore.Request) -> AsyncIterator[bytes]:
        timeout = _patience(request)
        while True:
            piece, follows = _arrived(self._h11_state)
            if piece:
                yield piece
            if follows is h11.NEED_DATA:
                self._h11_state.receive_data(await self._network_stream.read(self.READ_NUM_BYTES, timeout))
            elif isinstance(follows, Exception):
                raise httpcore.RemoteProtocolError(follows) from follows
            elif not isinstance(follows, h11.Data):
                return

    async def _response_closed(self) -> None:
        if self._h11_state.trailing_data[0]:  # it would answer the next request
            await self.aclose()
        else:
            await super()._response_closed()


def _patience(request: Any) -> Optional[float]:
    timeout: Optional[float] = request.extensions.get("timeout", {}).get("read")
    return timeout


def _convert(connection: Any, usual: type, ours: type) -> None:
    inner = getattr(connection, "_connection", None)
    if type(inner) is usual:
        inner.__class__ = ours


def _arrived(state: h11.Connection) -> Tuple[bytes, object]:
    """The data that is here, and what follows it: more of it, another event, the need to read, or an error."""
    pieces: List[bytes] = []
    size = 0
    while True:
        try:
            follows = state.next_event()
        except h11.RemoteProtocolError as problem:
            return b"".join(pieces), problem
        if not isinstance(follows, h11.Data):
            return b"".join(pieces), follows
        pieces.append(follows.data)
        size += len(follows.data)
        if size >= ENOUGH_BYTES:
            return b"".join(pieces), follows
