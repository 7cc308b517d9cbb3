"""Connections for blocking code whose waits can be cut short from outside, and what all connections have in common.

httpcore fixes the read timeout of a response when its body is first read. To give up on a body after a bounded time
(the rest of a stream after its terminator, a call with a deadline), every wait here obeys `until` as well. Async code
needs none of this: there a cancel scope does it.
"""

from __future__ import annotations

import socket
import time
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Iterable, Iterator, List, Optional, Tuple, Type

import httpcore

if TYPE_CHECKING:
    import ssl

    from httpcore import SOCKET_OPTION

# At most 20 idle connections are kept, as httpx does: httpcore looks at each of them for every request. They are dropped
# before the 5 s after which common servers hang up, so that a request does not meet a connection that is being closed.
MAX_CONNECTIONS = 1000
MAX_IDLE_CONNECTIONS = 20
IDLE_SECONDS = 4.5


def _keepalive() -> List[Tuple[int, int, int]]:
    """TCP keepalive, so that no NAT forgets a connection while a model thinks; as far as the platform has the options."""
    options = [(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)]
    # The idle time is called TCP_KEEPALIVE on macOS.
    for names, value in (("TCP_KEEPIDLE", "TCP_KEEPALIVE"), 60), (("TCP_KEEPINTVL",), 30), (("TCP_KEEPCNT",), 5):
        known = [getattr(socket, name) for name in names if hasattr(socket, name)]
        options += [(socket.IPPROTO_TCP, option, value) for option in known[:1]]
    return options


SOCKET_OPTIONS = tuple(_keepalive())

_moment: ContextVar[Optional[float]] = ContextVar("meshapi_until", default=None)


@contextmanager
def until(moment: Optional[float]) -> Iterator[None]:
    """Within the block no network operation waits beyond `moment`, a time of `time.monotonic()`."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)


def _clamped(timeout: Optional[float], error: Type[httpcore.TimeoutException]) -> Optional[float]:
    """The timeout of one operation, cut to what is left; raises `error` when nothing is."""
    moment = _moment.get()
    if moment is None:
        return timeout
    left = moment - time.monotonic()
    if left <= 0:
        raise error("the time for this exchange is used up")
    return left if timeout is None else min(timeout, left)


def bounded_pool(context: ssl.SSLContext) -> httpcore.ConnectionPool:
    """A connection pool whose waits are bounded by `until`."""
    return httpcore.ConnectionPool(
        ssl_context=context,
        max_connections=MAX_CONNECTIONS,
        max_keepalive_connections=MAX_IDLE_CONNECTIONS,
        keepalive_expiry=IDLE_SECONDS,
        socket_options=SOCKET_OPTIONS,
        network_backend=_BoundedBackend(),
    )


class _BoundedBackend(httpcore.NetworkBackend):
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
        return _BoundedStream(self._backend.connect_tcp(host, port, timeout, local_address, socket_options))

    def sleep(self, seconds: float) -> None:
        self._backend.sleep(seconds)


class _BoundedStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: Optional[float] = None) -> bytes:
        return self._stream.read(max_bytes, _clamped(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: Optional[float] = None) -> None:
        self._stream.write(buffer, _clamped(timeout, httpcore.WriteTimeout))

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: Optional[str] = None, timeout: Optional[float] = None
    ) -> httpcore.NetworkStream:
        timeout = _clamped(timeout, httpcore.ConnectTimeout)
        return _BoundedStream(self._stream.start_tls(ssl_context, server_hostname, timeout))

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
