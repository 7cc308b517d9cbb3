"""How connections are opened for httpcore: with TCP keepalive, and with waits that can be cut short.

httpcore fixes the read timeout of a response when its body is first read. To give up on a body after a
bounded time (the rest of a stream after its terminator, a call with a deadline), every wait of blocking code here
obeys `until` as well. Async code needs none of this: there a cancel scope does it.
"""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Iterable, List, Optional, Tuple, Type

import httpcore

if TYPE_CHECKING:
    import ssl

    from httpcore import SOCKET_OPTION


def _keepalive() -> List[Tuple[int, int, int]]:
    """TCP keepalive, as far as the platform has it: no NAT may forget a connection while a model thinks."""
    options = [(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)]
    # The idle time is called TCP_KEEPALIVE on macOS.
    for names, value in (
        (("TCP_KEEPIDLE", "TCP_KEEPALIVE"), 60),
        (("TCP_KEEPINTVL",), 30),
        (("TCP_KEEPCNT",), 5),
    ):
        known = [getattr(socket, name) for name in names if hasattr(socket, name)]
        options += [(socket.IPPROTO_TCP, option, value) for option in known[:1]]
    return options


_SOCKET_OPTIONS = tuple(_keepalive())


def keep_alive(sock: Any) -> None:
    """Turns TCP keepalive on; an option that the system or a stand-in for a socket refuses is left out."""
    for option in _SOCKET_OPTIONS:
        with suppress(AttributeError, OSError):
            sock.setsockopt(*option)


_moment: ContextVar[Optional[float]] = ContextVar("meshapi_until", default=None)


class until:  # it is used as a function, and for every call
    """Within the block no network operation waits beyond `moment`, a time of `time.monotonic()`."""

    __slots__ = ("_moment", "_token")

    def __init__(self, moment: Optional[float]) -> None:
        self._moment = moment

    def __enter__(self) -> None:
        self._token = _moment.set(self._moment)

    def __exit__(self, *_: object) -> None:
        _moment.reset(self._token)


def _clamped(timeout: Optional[float], error: Type[httpcore.TimeoutException]) -> Optional[float]:
    """The timeout of one operation, cut to what is left; raises `error` when nothing is."""
    moment = _moment.get()
    if moment is None:
        return timeout
    left = moment - time.monotonic()
    if left <= 0:
        raise error("the time for this exchange is used up")
    return left if timeout is None else min(timeout, left)


def is_bounded(connection: Any) -> bool:
    """Whether `until` bounds the reads of `connection`: ours obey it, and a mock, which has none, never blocks."""
    return connection is None or isinstance(connection, _BoundedStream)


class Interrupter:
    """Ends a blocking read of a connection, from another thread, for as long as one exchange has it alone."""

    def __init__(self, connection: Any) -> None:
        self._connection: Any = connection
        self._is_given_back = False
        self._lock = threading.Lock()

    def interrupt(self) -> None:
        with self._lock, suppress(OSError, AttributeError, TypeError):  # closed already, or no socket at all
            if not self._is_given_back:
                # Not the method of an SSLSocket, which would also take its TLS state away from the reader.
                socket.socket.shutdown(self._connection.get_extra_info("socket"), socket.SHUT_RDWR)

    def disarm(self) -> None:
        """To be called before the connection is given back: its next user must not be interrupted."""
        with self._lock:
            self._is_given_back = True


class BoundedBackend(httpcore.NetworkBackend):
    """Opens connections whose every wait obeys `until`."""

    def __init__(self) -> None:
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: Optional[float] = None,
        local_address: Optional[str] = None,
        socket_options: Optional[Iterable[SOCKET_OPTION]] = None,
    ) -> httpcore.NetworkStream:
        timeout = _clamped(timeout, httpcore.ConnectTimeout)
        stream = self._backend.connect_tcp(host, port, timeout, local_address, socket_options)
        keep_alive(stream.get_extra_info("socket"))
        return _BoundedSocket(stream)

    def sleep(self, seconds: float) -> None:
        self._backend.sleep(seconds)


class AsyncBackend(httpcore.AsyncNetworkBackend):
    """Opens connections on asyncio or trio."""

    def __init__(self) -> None:
        self._backend: Any = httpcore.AnyIOBackend()  # also for trio

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: Optional[float] = None,
        local_address: Optional[str] = None,
        socket_options: Optional[Iterable[SOCKET_OPTION]] = None,
    ) -> httpcore.AsyncNetworkStream:
        stream: httpcore.AsyncNetworkStream = await self._backend.connect_tcp(
            host, port, timeout, local_address, socket_options
        )
        keep_alive(stream.get_extra_info("socket"))
        return stream


class _BoundedStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: Optional[float] = None) -> bytes:
        return self._stream.read(max_bytes, _clamped(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: Optional[float] = None) -> None:
        self._stream.write(buffer, _clamped(timeout, httpcore.WriteTimeout))

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: Optional[str] = None,
        timeout: Optional[float] = None,
    ) -> httpcore.NetworkStream:
        timeout = _clamped(timeout, httpcore.ConnectTimeout)
        kind = _BoundedStream if self.get_extra_info("ssl_object") else _BoundedSocket
        return kind(self._stream.start_tls(ssl_context, server_hostname, timeout))

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _BoundedSocket(_BoundedStream):
    """Where no TLS is within TLS: the socket itself, as the way to it by httpcore is felt for each event."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        super().__init__(stream)
        self._socket: Any = stream.get_extra_info("socket")

    def read(self, max_bytes: int, timeout: Optional[float] = None) -> bytes:
        try:
            self._set_timeout(_clamped(timeout, httpcore.ReadTimeout))
            data: bytes = self._socket.recv(max_bytes)
            return data
        except socket.timeout as error:
            raise httpcore.ReadTimeout(error) from error
        except OSError as error:
            raise httpcore.ReadError(error) from error

    def write(self, buffer: bytes, timeout: Optional[float] = None) -> None:
        left = memoryview(buffer)
        try:
            while left:
                self._set_timeout(_clamped(timeout, httpcore.WriteTimeout))
                left = left[self._socket.send(left) :]
        except socket.timeout as error:
            raise httpcore.WriteTimeout(error) from error
        except OSError as error:
            raise httpcore.WriteError(error) from error

    def _set_timeout(self, timeout: Optional[float]) -> None:
        if timeout != self._socket.gettimeout():  # to set it is a call to the system
            self._socket.settimeout(timeout)
