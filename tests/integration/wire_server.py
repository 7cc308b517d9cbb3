"""A server of raw bytes, for what a well-behaved HTTP server cannot do."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
import time
from contextlib import suppress
from types import TracebackType
from typing import Callable, List, Optional, Type, TypeVar

HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
    b"X-Request-Id: req_1\r\nTransfer-Encoding: chunked\r\n\r\n"
)
LAST = b"0\r\n\r\n"


def http_chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


class Connection:
    """One accepted connection, as the script of a test sees it."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self._received = b""

    def read_request(self) -> bytes:
        """The next request, whole; empty when the client has hung up."""
        while b"\r\n\r\n" not in self._received:
            if not self._receive():
                return b""
        head, _, body = self._received.partition(b"\r\n\r\n")
        length = next(
            (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0
        )
        while len(body) < length:
            if not self._receive():
                return b""
            body = self._received.partition(b"\r\n\r\n")[2]
        self._received = body[length:]
        return head + b"\r\n\r\n" + body[:length]

    def send(self, *parts: bytes) -> None:
        for part in parts:
            self.sock.sendall(part)

    def reset(self) -> None:
        """Closes with RST, so that the client sees a broken connection."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()

    def wait_for_hang_up(self, seconds: float = 10) -> bool:
        self.sock.settimeout(seconds)
        try:
            return not self.sock.recv(1)
        except socket.timeout:
            return False

    def _receive(self) -> bool:
        data = self.sock.recv(65536)
        self._received += data
        return bool(data)


W = TypeVar("W", bound="WireServer")


class WireServer:
    """Runs `script` for each connection, in a thread of its own; with a `context` over TLS, for localhost."""

    def __init__(
        self,
        script: Callable[[Connection], None],
        context: Optional[ssl.SSLContext] = None,
        host: str = "127.0.0.1",
    ) -> None:
        self._script = script
        self._context = context
        is_ipv6 = ":" in host
        family = socket.AF_INET6 if is_ipv6 else socket.AF_INET
        self._listener = socket.create_server((host, 0), family=family)
        self._threads: List[threading.Thread] = []
        self._connections: List[socket.socket] = []
        self._peers: List[object] = []
        origin = "https://localhost" if context else f"http://[{host}]" if is_ipv6 else f"http://{host}"
        self.url = f"{origin}:{self._listener.getsockname()[1]}"

    @property
    def accepted(self) -> int:
        """How many connections there have been."""
        return len(self._connections)

    def accepted_in_all(self) -> int:
        """The same, with those that still wait to be accepted: behind them comes one of its own."""
        with socket.create_connection(self._listener.getsockname()[:2]) as last:
            while last.getsockname() not in self._peers:
                time.sleep(0.001)
        return self.accepted - 1

    def __enter__(self: W) -> W:
        self._start(self._accept)
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for sock in list(self._connections):
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()
        for thread in self._threads:
            thread.join(10)

    def _accept(self) -> None:
        while True:
            try:
                sock, peer = self._listener.accept()
            except OSError:
                return
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._connections.append(sock)
            self._peers.append(peer)
            self._start(lambda at=self.accepted - 1: self._serve(at))

    def _serve(self, at: int) -> None:
        sock = self._connections[at]
        try:
            if self._context is not None:
                sock = self._connections[at] = self._context.wrap_socket(sock, server_side=True)
            self._script(Connection(sock))
        except OSError:
            pass  # the client has hung up, or the test is over
        finally:
            sock.close()

    def _start(self, target: Callable[[], None]) -> None:
        thread = threading.Thread(target=target, daemon=True)
        self._threads.append(thread)
        thread.start()


def answering(*parts: bytes, pause: float = 0.0) -> Callable[[Connection], None]:
    """A script that answers every request of a connection with these bytes."""

    def script(connection: Connection) -> None:
        while connection.read_request():
            for part in parts:
                connection.send(part)
                if pause:
                    time.sleep(pause)

    return script
