"""uvicorn's protocols, with what the sandbox needs of them: connections that a fault can break, keys in no log."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import Any, Optional

from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from meshapi_sandbox.faults import TRANSPORT

SECONDS_TO_CLOSE = 3

_LOG = logging.getLogger("meshapi_sandbox.sockets")
_LOG.setLevel(logging.WARNING)


class HttpProtocol(H11Protocol):
    """HTTP whose connections a fault can break."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app = _with_transport(self.app, transport)

    def handle_websocket_upgrade(self, event: Any) -> None:
        """The guides show ``Bearer <key>`` as a subprotocol. That is no token, so it becomes one here."""
        self.headers = [
            (name, value.replace(b"Bearer ", b"Bearer.") if name == b"sec-websocket-protocol" else value)
            for name, value in self.headers
        ]
        super().handle_websocket_upgrade(event)


class SocketProtocol(WebSocketsSansIOProtocol):
    """WebSocket whose connections a fault can break."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # uvicorn's own logger would show keys: the URL when a session opens, and every header field.
        self.logger = self.conn.logger = _LOG
        self.conn.debug = False
        self._answered = asyncio.Event()
        self._closes_well = hasattr(self, "close_timer")

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self.app = _with_transport(self.app, transport)

    def connection_lost(self, exc: Optional[Exception]) -> None:
        self._answered.set()
        super().connection_lost(exc)

    def handle_close(self, event: Any) -> None:
        self._answered.set()
        if self._closes_well or not self.close_sent:
            super().handle_close(event)

    async def send(self, message: Any) -> None:
        """Mends what uvicorn does up to 0.39, the last for Python 3.9: header values in lower case, a second
        Content-Length, a complaint about a refusal that nothing completed the handshake, and connections that are
        cut before the client has answered the close frame, with which it loses what it has not read.
        """
        kind = message["type"]
        if kind == "websocket.accept":
            fields = [(name.decode(), value.decode("latin-1")) for name, value in message["headers"]]
            self.response.headers.update(fields)
            message = {**message, "headers": []}
        elif kind == "websocket.http.response.start":
            message = {
                **message,
                "headers": [pair for pair in message["headers"] if pair[0] != b"content-length"],
            }
        if kind == "websocket.close" and self.handshake_complete and not self._closes_well:
            self.conn.send_close(message.get("code", 1000), message.get("reason") or "")
            self.transport.write(b"".join(self.conn.data_to_send()))
            self.close_sent = True
            if self.read_paused:
                self.transport.resume_reading()
            self.read_paused = True  # what still comes must not pause it again: nobody reads on
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._answered.wait(), SECONDS_TO_CLOSE)
            self.transport.close()
            return
        await super().send(message)
        if kind == "websocket.http.response.body":
            self.handshake_complete = True


def _with_transport(app: Any, transport: asyncio.BaseTransport) -> Any:
    """Lets the application see the transport."""

    async def with_transport(scope: Scope, receive: Receive, send: Send) -> None:
        scope[TRANSPORT] = transport
        await app(scope, receive, send)

    return with_transport
