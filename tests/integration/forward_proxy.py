"""A forward proxy over real sockets: CONNECT and requests in absolute form, with or without a password or TLS."""

from __future__ import annotations

import base64
import re
import socket
import ssl
from contextlib import closing, suppress
from typing import List, Optional, Tuple
from urllib.parse import urlsplit

from meshapi._tls_socket import one_at_a_time
from tests.integration.wire_server import Connection, WireServer

REFUSAL = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"


class ForwardProxy(WireServer):
    """Notes the line of each request that it sees; `user` makes it ask for that user and password.

    Whatever host is asked for, it connects to `upstream` if that is given.
    """

    def __init__(
        self, *, user: str = "", upstream: str = "", context: Optional[ssl.SSLContext] = None
    ) -> None:
        super().__init__(self._proxy, context)
        self.lines: List[str] = []
        self._upstream = upstream
        self._credentials = base64.b64encode(user.encode())

    def with_user(self, user: str) -> str:
        return self.url.replace("://", f"://{user}@")

    def _proxy(self, connection: Connection) -> None:
        request = connection.read_request()
        method, target = self._noted(request)
        if self._credentials and b"Basic " + self._credentials + b"\r\n" not in request:
            connection.send(REFUSAL)
            return
        server = socket.create_connection(self._address(method, target))
        client = one_at_a_time(connection.sock)
        self._start(lambda: _pump(server, client))
        try:
            if method == "CONNECT":
                connection.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
                _pump(client, server)
                return
            while True:
                server.sendall(_in_origin_form(request))
                request = connection.read_request()
                self._noted(request)
        finally:
            with suppress(OSError):
                server.shutdown(socket.SHUT_RDWR)

    def _noted(self, request: bytes) -> List[str]:
        """Method and target of a request; raises `OSError` when there is none."""
        if not request:
            raise ConnectionResetError
        self.lines.append(request.partition(b"\r\n")[0].decode())
        return self.lines[-1].split()[:2]

    def _address(self, method: str, target: str) -> Tuple[str, int]:
        parts = urlsplit(self._upstream or (f"//{target}" if method == "CONNECT" else target))
        return parts.hostname or "", parts.port or 80


def _in_origin_form(request: bytes) -> bytes:
    """As the server wants it (RFC 9112, section 3.2.1), without what is for the proxy."""
    head, end, body = request.partition(b"\r\n\r\n")
    head = re.sub(rb"^(\S+) http://[^/ ]*", rb"\1 ", head)
    return re.sub(rb"(?i)\r\nproxy-authorization:[^\r]*", b"", head) + end + body


def _pump(source: socket.socket, sink: socket.socket) -> None:
    """Passes on what comes until there is no more; then the one is closed, and the other told."""
    with suppress(OSError), closing(source):
        while True:
            data = source.recv(65536)
            if not data:
                break
            sink.sendall(data)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_RDWR)
