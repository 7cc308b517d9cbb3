"""A WebSocket server that follows a test's script, and sessions to it or to the sandbox."""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from typing import Any, Callable, Iterator, List, Optional

from websockets.sync.server import ServerConnection, serve

from meshapi._tls_socket import one_at_a_time
from tests.both import Both

# The server's own log shows the URL, of course; a test looks at what the client writes.
QUIET = logging.getLogger("tests.socket_server")
QUIET.setLevel(logging.CRITICAL)

Script = Callable[[Any], None]


class _Connection(ServerConnection):
    def __init__(self, sock: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(one_at_a_time(sock), *args, **kwargs)


class SocketServer:
    """Runs `script` for each session; `answer` may refuse the handshake with a response."""

    def __init__(self, script: Script, answer: Optional[Callable[..., Any]] = None, **settings: Any) -> None:
        self.requests: List[Any] = []
        self.over = threading.Event()
        self._server = serve(
            self._serve(script),
            "127.0.0.1",
            0,
            process_request=self._seen(answer),
            logger=QUIET,
            create_connection=_Connection,
            close_timeout=1,
            **settings,
        )
        self.url = f"http://127.0.0.1:{self._server.socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> SocketServer:
        self._thread.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self._server.shutdown()
        self._thread.join(10)

    def _serve(self, script: Script) -> Script:
        def run(connection: Any) -> None:
            try:
                script(connection)
            finally:
                self.over.set()

        return run

    def _seen(self, answer: Optional[Callable[..., Any]]) -> Callable[..., Any]:
        def process(connection: Any, request: Any) -> Any:
            self.requests.append(request)
            return None if answer is None else answer(connection, request)

        return process


@contextmanager
def opened(both: Both, opening: Any) -> Iterator[Any]:
    """The session, closed at the end of the block."""
    session = both.run(opening)
    try:
        yield session
    finally:
        both.run(session.close())


def until(both: Both, session: Any, kind: str) -> List[Any]:
    """The messages up to an event, by its name in either family."""
    messages: List[Any] = []
    while True:
        messages.append(both.run(session.receive(10)))
        event = messages[-1].event
        if kind in (event.get("type"), event.get("message_type")):
            return messages
