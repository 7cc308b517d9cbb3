"""What surrounds every request: the edge's size limit, the request id, the contract version."""

from __future__ import annotations

import os
import re
import time
from typing import Any, Deque, List, Optional

from attrs import frozen
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import HTMLResponse, JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from meshapi_sandbox.errors import ApiError, envelope
from meshapi_sandbox.services import SeenRequest

LARGEST_BODY = 32 * 1024 * 1024
LARGEST_DRAIN = 4 * LARGEST_BODY
VERSIONS = ("2026-08", "2026-09")
BASELINE = VERSIONS[0]

_HEADS = ("http.response.start", "websocket.http.response.start", "websocket.accept")
_CALLERS_ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_request_id() -> str:
    """``req_`` and a ULID: 48 bits of time in milliseconds, then 80 random bits, in Crockford's base 32."""
    number = (int(time.time() * 1000) << 80) | int.from_bytes(os.urandom(10), "big")
    return "req_" + "".join(_CROCKFORD[(number >> shift) & 31] for shift in range(125, -1, -5))


@frozen
class Edge:
    """Refuses bodies over the limit as the edge in front of the gateway does: a page, no request id."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/v1/"):
            return await self.app(scope, receive, send)
        if int(Headers(scope=scope).get("content-length") or 0) > LARGEST_BODY:
            return await self._refuse(scope, receive, send)
        try:
            body = await _read(receive)
        except ClientDisconnect:
            return None
        if body is None:
            return await self._refuse(scope, receive, send)
        # The body is at hand whole: the application gets it as one message, then whatever follows on the
        # connection.
        messages: List[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def replay() -> Message:
            return messages.pop() if messages else await receive()

        return await self.app(scope, replay, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        # A client that is still sending would not see an answer, so read on for a while.
        drained = 0
        while drained < LARGEST_DRAIN:
            message = await receive()
            drained += len(message.get("body", b""))
            if not message.get("more_body", False):
                break
        page = "<html><head><title>413 Request Entity Too Large</title></head></html>"
        await HTMLResponse(page, 413)(scope, receive, send)


async def _read(receive: Receive) -> Optional[bytes]:
    """The body; None when it is over the limit. Raises ClientDisconnect when the client leaves before its end."""
    pieces: List[bytes] = []
    size = 0
    while True:
        message: Any = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        pieces.append(message.get("body", b""))
        size += len(pieces[-1])
        if size > LARGEST_BODY:
            return None
        if not message.get("more_body", False):
            return b"".join(pieces)


@frozen
class Identity:
    """Gives each request its id, checks the contract label, puts both on the answer, and remembers the
    request.
    """

    app: ASGIApp
    seen: Deque[SeenRequest]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        is_socket = scope["type"] == "websocket"
        headers = Headers(scope=scope)
        self.seen.append(
            SeenRequest(
                scope.get("method", "GET"),
                scope["path"],
                scope["query_string"].decode("latin-1"),
                dict(headers.items()),
            )
        )
        callers = headers.get("x-request-id", "")
        request_id = callers if _CALLERS_ID.fullmatch(callers) else new_request_id()
        scope.setdefault("state", {})["request_id"] = request_id
        asked = set(() if is_socket else headers.getlist("x-mesh-version"))
        version = asked.pop() if len(asked) == 1 else BASELINE
        problem = bool(asked) or version not in VERSIONS

        async def send_with_identity(message: Message) -> None:
            if message["type"] in _HEADS:
                outgoing = MutableHeaders(scope=message)
                outgoing["X-Request-Id"] = request_id
                outgoing["X-Mesh-Version"] = BASELINE if problem else version
            await send(message)

        if problem:
            error = ApiError(
                400, f"X-Mesh-Version must be one of {', '.join(VERSIONS)}.", "invalid_api_version"
            )
            return await JSONResponse(envelope(error, request_id), 400)(scope, receive, send_with_identity)
        return await self.app(scope, receive, send_with_identity)
