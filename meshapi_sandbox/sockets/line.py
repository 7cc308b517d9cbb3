"""One WebSocket: who is at the other end, the events in both directions, and how it ends."""

from __future__ import annotations

import asyncio
import json
import re
import time
from typing import Any, Dict, List, Optional
from uuid import uuid4

from attrs import define, field, frozen
from starlette.websockets import WebSocket, WebSocketDisconnect

from meshapi_sandbox.engine.json_values import is_object
from meshapi_sandbox.operations import Call
from meshapi_sandbox.services import Services

SUBPROTOCOL = "openai-realtime"

# RFC 6455, section 7.4; 4402 is the gateway's own.
NORMAL, POLICY, FAILED, UNPAID = 1000, 1008, 1011, 4402
CLOSE_CODES = {
    "idle_timeout": POLICY,
    "insufficient_quota": UNPAID,
    "session_duration_exceeded": POLICY,
    "provider_error": FAILED,
}

_BEARER = re.compile(r"Bearer[ .](\S+)", re.IGNORECASE)


@frozen
class SessionOver(Exception):
    """The session ends with an error frame. ``code`` is one of the gateway's for sockets."""

    code: str
    message: str


@define
class Line:
    """The events of one session. ``idle`` is in seconds."""

    socket: WebSocket
    call: Call
    idle: float
    ends: float
    started: float = field(factory=time.monotonic)

    @classmethod
    def of(cls, services: Services, socket: WebSocket) -> Line:
        """The line of an accepted connection. Raises SessionOver when its key is not known."""
        key = key_of(socket)
        owner = services.owner_of(key) if key else None
        if owner is None:
            what = "The key is not known to this sandbox." if key else "There is no key."
            raise SessionOver("invalid_api_key", what)
        settings = services.settings
        call = Call(services, socket, owner)
        return cls(socket, call, settings.session_idle, time.monotonic() + settings.session_length)

    async def receive(self) -> Dict[str, Any]:
        """The next event of the client. Binary frames are sound, as old clients send it; what is no event is
        refused and passed over.
        """
        while True:
            message = await self._next()
            if message.get("bytes") is not None:
                return {"type": "input_audio_buffer.append", "audio": message["bytes"]}
            try:
                event = json.loads(message["text"])
                json.dumps(event, ensure_ascii=False, allow_nan=False).encode()  # what cannot be sent back
            except (ValueError, RecursionError):
                event = None
            if is_object(event):
                return dict(event)
            await self.refuse("invalid_json", "A frame must be one JSON object.")

    async def send(self, event: Dict[str, Any]) -> None:
        """An event, as it is."""
        await self.socket.send_text(json.dumps(event, ensure_ascii=False, separators=(",", ":")))

    async def tell(self, kind: str, **members: Any) -> None:
        """An event of the Realtime API."""
        await self.send({"type": kind, "event_id": new_id("event"), **members})

    async def refuse(self, code: str, message: str, param: Optional[str] = None) -> None:
        """An error frame; the session goes on."""
        await send_error(self.socket, code, message, param)

    async def _next(self) -> Dict[str, Any]:
        left = self.ends - time.monotonic()
        try:
            message = await asyncio.wait_for(self.socket.receive(), max(0.0, min(self.idle, left)))
        except asyncio.TimeoutError:
            if left <= self.idle:
                raise SessionOver(
                    "session_duration_exceeded", "The session reached its maximum length."
                ) from None
            raise SessionOver("idle_timeout", f"There was no event for {self.idle:g} seconds.") from None
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code", NORMAL))
        return dict(message)


def key_of(socket: WebSocket) -> Optional[str]:
    """The key, in any of the forms in which clients send it: as a subprotocol, as a header, in the query."""
    offered = [*subprotocols(socket), socket.headers.get("authorization", "")]
    found = [match.group(1) for match in map(_BEARER.fullmatch, offered) if match]
    query = socket.query_params
    return next(iter(found), None) or query.get("api_key") or query.get("token")


async def accept(socket: WebSocket) -> None:
    """Complete the handshake. A subprotocol that is a key is never chosen."""
    await socket.accept(subprotocol=SUBPROTOCOL if SUBPROTOCOL in subprotocols(socket) else None)


def subprotocols(socket: WebSocket) -> List[str]:
    """What the client offers (RFC 6455, section 11.3.4)."""
    values = socket.headers.getlist("sec-websocket-protocol")
    return [name.strip() for value in values for name in value.split(",")]


async def send_error(socket: WebSocket, code: str, message: str, param: Optional[str] = None) -> None:
    """An error frame."""
    error = {"code": code, "message": message, **({"param": param} if param else {})}
    await socket.send_json({"type": "error", "error": error, "request_id": socket.state.request_id})


def new_id(prefix: str) -> str:
    """An id that nothing else has."""
    return f"{prefix}_{uuid4().hex[:24]}"
