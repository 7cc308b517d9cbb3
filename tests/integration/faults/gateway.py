"""A gateway that does to each request what a test tells it to, over real connections."""

from __future__ import annotations

import json
import socket
import threading
import time
from types import TracebackType
from typing import Any, Callable, Dict, List, Optional, Tuple, Type, Union

import h11
from attrs import field, frozen

from tests.integration.wire_server import Connection, WireServer

ID = "req_1"
STREAM = b"text/event-stream"


class Line(Connection):
    """A connection of this gateway; `go_on` is set by the test."""

    def __init__(self, sock: socket.socket, go_on: threading.Event) -> None:
        super().__init__(sock)
        self.go_on = go_on


Act = Union[bytes, Callable[[Line], Any]]
Step = Tuple[Act, ...]


def head(status: int, media: bytes = b"application/json", *fields: bytes) -> bytes:
    """The head of an answer; whoever uses it adds how its body is framed."""
    lines = [b"HTTP/1.1 %d Told" % status, b"X-Request-Id: " + ID.encode()]
    lines += [b"Content-Type: " + media] if media else []
    return b"\r\n".join([*lines, *fields, b"", b""])


def sized(
    status: int, body: Any = b"", *fields: bytes, media: bytes = b"application/json", more: int = 0
) -> bytes:
    """A whole answer, unless it announces some bytes `more`; what is not bytes is sent as JSON."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return head(status, media, *fields, b"Content-Length: %d" % (len(content) + more)) + content


def error_body(code: str = "some_code", message: str = "what is wrong", **more: Any) -> Dict[str, Any]:
    return {"error": {"code": code, "message": message, **more}}


# What a step can do besides sending bytes.


def reset(line: Line) -> None:
    """Breaks the connection off (RST)."""
    line.reset()
    raise OSError


def close(line: Line) -> None:
    """Ends the connection in order (FIN), and tells the test so."""
    line.sock.shutdown(socket.SHUT_RDWR)
    line.go_on.set()
    raise OSError


def stall(line: Line) -> None:
    """Says nothing more until the client has hung up."""
    line.wait_for_hang_up()
    raise OSError


def wait(line: Line) -> None:
    """Goes on once the test has got what was sent so far."""
    line.go_on.wait(10)


def pause(seconds: float) -> Act:
    return lambda line: time.sleep(seconds)


def one_by_one(wire: bytes) -> Act:
    """Sends every byte in a packet of its own."""
    return lambda line: line.send(*(wire[at : at + 1] for at in range(len(wire))))


def drip(piece: bytes) -> Act:
    """Sends a piece again and again, until the client has hung up, which it has to in five seconds."""

    def act(line: Line) -> None:
        for _ in range(500):
            line.send(piece)
            time.sleep(0.01)
        raise OSError

    return act


@frozen
class Seen:
    """A request as it arrived, and when it had (`time.monotonic()`)."""

    line: str
    headers: Dict[str, str]
    body: bytes = field(repr=False)
    at: float


def read(sock: socket.socket) -> Optional[Seen]:
    """The next request of a connection; `None` when the client has hung up before it was whole."""
    parser = h11.Connection(h11.SERVER)
    request: Any = None
    body = b""
    while True:
        event = parser.next_event()
        if isinstance(event, h11.Request):
            request = event
        elif isinstance(event, h11.Data):
            body += event.data
        elif isinstance(event, h11.EndOfMessage):
            line = f"{request.method.decode()} {request.target.decode()}"
            headers = {name.decode(): value.decode() for name, value in request.headers}
            return Seen(line, headers, body, time.monotonic())
        elif event is h11.NEED_DATA and (data := sock.recv(65536)):
            parser.receive_data(data)
        else:
            return None


class Gateway(WireServer):
    """Does the n-th step to the n-th request, whatever connection it comes on; hangs up on any beyond the last.

    An upload is one request here: its registration is answered with an address of this gateway, and is not counted.
    """

    def __init__(self, *steps: Union[bytes, Step]) -> None:
        super().__init__(self._serve_all)
        self._steps: List[Step] = [(step,) if isinstance(step, bytes) else step for step in steps]
        self.seen: List[Seen] = []
        self.registrations: List[Seen] = []
        self.go_on = threading.Event()

    def __enter__(self) -> Gateway:
        super().__enter__()
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.go_on.set()
        super().__exit__(kind, error, trace)

    def _serve_all(self, connection: Connection) -> None:
        line = Line(connection.sock, self.go_on)
        while request := read(line.sock):
            if request.line == "POST /v1/files":
                self.registrations.append(request)
                line.send(sized(200, self._registered()))
                continue
            self.seen.append(request)
            if len(self.seen) > len(self._steps):
                return
            for act in self._steps[len(self.seen) - 1]:
                if isinstance(act, bytes):
                    line.send(act)
                else:
                    act(line)

    def _registered(self) -> Dict[str, str]:
        expires = "2026-03-02T11:10:00Z"
        return {"file_id": "f1", "signed_url": f"{self.url}/u/f1?sig=SIGNATURE", "expires_at": expires}
