"""TLS sockets that a thread may write while another reads, as a session's do.

OpenSSL permits one thread at a time in a connection. Python gives up its own lock within, and a session ticket that
is read while the first request is written can lose that request: the peer never sees it, and both sides wait. So one
lock is held for each step, steps do not block, and waiting is done outside.
"""

from __future__ import annotations

import selectors
import socket
import ssl
import threading
import time
from contextlib import suppress
from typing import Any, Callable, Optional, TypeVar

T = TypeVar("T")
WANTS = (ssl.SSLWantReadError, ssl.SSLWantWriteError)

# The default would be a descriptor more for each wait.
_Selector = getattr(selectors, "PollSelector", selectors.SelectSelector)


def one_at_a_time(sock: Any) -> Any:
    """The same connection, safe to read and to write at once; one without TLS is that already."""
    if isinstance(sock, ssl.SSLSocket):
        return TlsSocket(sock, sock)
    if not hasattr(sock, "ssl_socket"):
        return sock
    # TLS within the TLS of a proxy, as websockets does it.
    carrier, sock.ssl_socket = sock.ssl_socket, _Carrier(sock.ssl_socket)
    return TlsSocket(sock, carrier)


class TlsSocket:
    """What websockets uses of a socket, on `tls`, whose bytes go through `carrier` (itself, without a proxy)."""

    def __init__(self, tls: Any, carrier: ssl.SSLSocket) -> None:
        carrier.setblocking(False)
        self._tls = tls
        self._carrier = carrier
        self._timeout: Optional[float] = None
        self._lock = threading.Lock()

    def settimeout(self, seconds: Optional[float]) -> None:
        self._timeout = seconds

    def recv(self, size: int) -> bytes:
        return self._step(lambda: bytes(self._tls.recv(size)))

    def sendall(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[self._step(lambda: int(self._tls.send(rest))) :]  # noqa: B023  # called at once

    def shutdown(self, how: int) -> None:
        # Not the method of an SSLSocket, which would also take its TLS state away from the reader.
        socket.socket.shutdown(self._carrier, how)

    def close(self) -> None:
        with suppress(OSError):
            self.shutdown(socket.SHUT_RDWR)  # whoever waits is woken
        with self._lock:
            self._tls.close()

    def _step(self, step: Callable[[], T]) -> T:
        until = None if self._timeout is None else time.monotonic() + self._timeout
        while True:
            try:
                with self._lock:
                    return step()
            except WANTS as want:
                _wait(self._carrier, want, until)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._carrier, name)


class _Carrier:
    """The outer of two layers: what it cannot read yet it says, what it is to write it writes."""

    def __init__(self, sock: ssl.SSLSocket) -> None:
        self._sock = sock
        self.recv = sock.recv
        self.close = sock.close

    def sendall(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[self._sock.send(rest) :]
            except WANTS as want:
                _wait(self._sock, want, None)


def _wait(sock: ssl.SSLSocket, want: ssl.SSLError, until: Optional[float]) -> None:
    left = None if until is None else until - time.monotonic()
    if left is not None and left <= 0:
        raise socket.timeout("timed out")
    event = selectors.EVENT_READ if isinstance(want, ssl.SSLWantReadError) else selectors.EVENT_WRITE
    with _Selector() as selector:
        try:
            selector.register(sock, event)
        except ValueError as error:
            raise OSError("the connection is closed") from error
        selector.select(left)
