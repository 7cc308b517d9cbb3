"""Faults on demand: what networks, proxies and providers do to an answer, done on purpose.

The grammar is in README.md. A request asks for a fault with the header ``X-Sandbox-Fault``; a test in the
same process can also set one for a path with ``Sandbox.inject``, for requests whose headers it does not
control.
"""

from __future__ import annotations

import asyncio
import json
import socket
import struct
import threading
import time
from contextlib import contextmanager
from email.utils import formatdate
from typing import Any, Dict, Generator, List, Mapping, NoReturn, Optional, Tuple

from attrs import frozen
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from meshapi_sandbox.errors import ApiError, code_of, envelope
from meshapi_sandbox.fault_grammar import END_OF_LINE, BadFault, Fault, parse

HEADER = "x-sandbox-fault"
TRANSPORT = "meshapi_sandbox.transport"
DONE = b"data: [DONE]"
SECONDS_TO_FLUSH = 0.1

Outcome = Tuple[bytes, bytes]


@frozen(eq=False)
class _Rule:
    fault: Fault
    method: Optional[str]
    path: str


class FaultRules:
    """The faults set from inside the process, and how often each limited fault has struck."""

    def __init__(self) -> None:
        self._rules: List[_Rule] = []
        self._strikes: Dict[object, int] = {}
        self._lock = threading.Lock()

    @contextmanager
    def inject(self, fault: str, method: Optional[str], path: str) -> Generator[None, None, None]:
        """Let requests to paths that begin with ``path`` meet the fault, as long as the block runs."""
        rule = _Rule(parse(fault), method, path)
        self._rules.append(rule)
        try:
            yield
        finally:
            self._rules.remove(rule)

    def for_request(self, method: str, path: str, header: Optional[str]) -> Optional[Fault]:
        """The fault that this request meets."""
        if header is not None:
            fault = parse(header)
            key: object = fault.id or (method, path, header)
        else:
            rule = next(
                (r for r in self._rules if r.method in (None, method) and path.startswith(r.path)), None
            )
            if rule is None:
                return None
            fault, key = rule.fault, rule
        return fault if fault.times is None or self._strike(key, fault.times) else None

    def _strike(self, key: object, times: int) -> bool:
        """The first ``times`` requests are struck, one passes, and it starts over."""
        with self._lock:
            struck = self._strikes.get(key, 0)
            self._strikes[key] = 0 if struck >= times else struck + 1
        return struck < times


@frozen
class Faults:
    """The ASGI middleware that lets faults happen."""

    app: ASGIApp
    rules: FaultRules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        connection = _Connection(scope.get(TRANSPORT), receive, send)
        method = scope.get("method", "GET")
        try:
            fault = self.rules.for_request(method, scope["path"], Headers(scope=scope).get(HEADER))
        except BadFault as error:
            return await connection.answer(scope, Fault(status=400, code="invalid_request"), str(error))
        if fault is None:
            return await self.app(scope, receive, send)
        await asyncio.sleep(fault.delay)
        if fault.stall:
            return await connection.gone()
        if fault.reset or fault.close:
            return await connection.cut(reset=fault.reset)
        if fault.status is not None:
            return await connection.answer(scope, fault, f"The sandbox was asked for status {fault.status}.")
        if not fault.on_response:
            return await self.app(scope, receive, send)
        changed = _Response(fault, connection, scope)
        try:
            await self.app(scope, receive, changed.send)
        except Exception:
            # The connection was cut under the application; whatever it says about that is our doing.
            if not changed.over:
                raise
        return None


@frozen
class _Connection:
    """The way to the client: the transport when there is a real one, and the two ASGI channels."""

    transport: Any
    receive: Receive
    send: Send

    async def gone(self) -> None:
        """Return when the client has left."""
        while not (await self.receive())["type"].endswith(".disconnect"):
            pass

    async def cut(self, reset: bool) -> None:
        """Break the connection, and return when that is done."""
        await self.hang_up(reset)
        await self.gone()

    async def hang_up(self, reset: bool) -> None:
        """Break the connection: with a TCP reset, or with an orderly close in the middle of the answer."""
        if self.transport is None:
            raise ConnectionResetError("the sandbox was asked to cut the connection")
        await asyncio.sleep(SECONDS_TO_FLUSH)  # what was written before should still arrive
        if reset:
            # Linger for zero seconds is what makes close() send RST.
            self.transport.get_extra_info("socket").setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
            )
            self.transport.abort()
        else:
            self.transport.close()

    async def answer(self, scope: Scope, fault: Fault, message: str) -> None:
        """Answer instead of the application."""
        status = fault.status or 400
        body, media = _body(
            fault,
            ApiError(status, message, fault.code or code_of(status), retry_after=fault.retry_after),
            scope,
        )
        headers = [(b"content-type", media), (b"content-length", str(len(body)).encode())]
        if fault.retry_after is not None:
            headers.append((b"retry-after", _retry_after(fault.retry_after)))
        if fault.retry_after_ms is not None:
            headers.append((b"retry-after-ms", fault.retry_after_ms.encode()))
        prefix = "websocket." if scope["type"] == "websocket" else ""
        await self.send({"type": f"{prefix}http.response.start", "status": status, "headers": headers})
        await self.send({"type": f"{prefix}http.response.body", "body": body})


@frozen(eq=False)
class _Cut(Exception):
    """Raised into the application when its answer has been ended under it."""


class _Response:
    """Changes an answer on its way out, event by event when it is a stream."""

    def __init__(self, fault: Fault, connection: _Connection, scope: Scope) -> None:
        self.over = False
        self._fault = fault
        self._connection = connection
        self._scope = scope
        self._is_stream = False
        self._buffer = b""
        self._events = 0
        self._sent = 0

    async def send(self, message: Message) -> None:
        """Stands in for the ASGI ``send``."""
        if message["type"] == "websocket.send":
            return await self._socket_event(message)
        if message["type"] == "http.response.start":
            media = Headers(raw=message["headers"]).get("content-type", "")
            self._is_stream = media.startswith("text/event-stream")
            return await self._connection.send(message)
        if message["type"] != "http.response.body":
            return await self._connection.send(message)
        body, last = message.get("body", b""), not message.get("more_body", False)
        if self._is_stream:
            *frames, self._buffer = (self._buffer + body).split(b"\n\n")
            for frame in frames:
                await self._event(frame)
        else:
            await self._write(body)
        if last:
            await self._connection.send({"type": "http.response.body", "body": b""})
        return None

    async def _socket_event(self, message: Message) -> None:
        """A frame of a WebSocket. Somebody else is waiting for the client to leave, so nothing here does."""
        fault = self._fault
        if fault.stall_after is not None and self._events >= fault.stall_after:
            return
        if self._events in (fault.drop_after, fault.close_after):
            await self._connection.hang_up(reset=self._events == fault.drop_after)
            self._stop()
        before = [b'{"torn'] * fault.junk
        if self._events == fault.error_after:
            before.append(json.dumps({"type": "error", **self._error("provider_error")}).encode())
        self._events += 1
        for text in before:
            await self._connection.send({"type": "websocket.send", "text": text.decode()})
        await self._connection.send(message)

    def _error(self, code: str) -> Mapping[str, Any]:
        error = ApiError(500, "The sandbox was asked for an error.", self._fault.code or code)
        return envelope(error, _request_id(self._scope))

    async def _event(self, frame: bytes) -> None:
        fault = self._fault
        if frame == DONE:
            return None if fault.no_done else await self._frame(frame)
        if self._events == fault.stall_after:
            await self._connection.gone()
            self._stop()
        if self._events in (fault.drop_after, fault.close_after):
            await self._connection.cut(reset=self._events == fault.drop_after)
            self._stop()
        if self._events == fault.error_after:
            await self._frame(b"data: " + json.dumps(self._error("upstream_error")).encode())
            await self._frame(DONE)
            await self._connection.send({"type": "http.response.body", "body": b""})
            self._stop()
        if fault.comments:
            await self._frame(b": ping")
        if fault.junk:
            await self._frame(b'data: {"torn')
        self._events += 1
        await self._frame(frame)
        return None

    async def _frame(self, frame: bytes) -> None:
        await self._write((frame + b"\n\n").replace(b"\n", END_OF_LINE[self._fault.eol]))

    async def _write(self, data: bytes) -> None:
        limit = self._fault.truncate
        cut = limit is not None and self._sent + len(data) > limit
        if limit is not None and cut:
            data = data[: limit - self._sent]
        self._sent += len(data)
        step = self._fault.split or max(len(data), 1)
        for start in range(0, len(data), step):
            piece = {"type": "http.response.body", "body": data[start : start + step], "more_body": True}
            await self._connection.send(piece)
            await asyncio.sleep(0)
        if cut:
            await self._connection.cut(reset=False)
            self._stop()

    def _stop(self) -> NoReturn:
        self.over = True
        raise _Cut


def _body(fault: Fault, error: ApiError, scope: Scope) -> Outcome:
    if fault.body == "html":
        return b"<html><body><h1>The edge could not help.</h1></body></html>", b"text/html; charset=utf-8"
    if fault.body == "text":
        return b"upstream connect error", b"text/plain; charset=utf-8"
    if fault.body == "empty":
        return b"", b"application/json"
    if fault.body == "detail":
        return json.dumps({"detail": error.message}).encode(), b"application/json"
    return json.dumps(envelope(error, _request_id(scope))).encode(), b"application/json"


def _retry_after(value: str) -> bytes:
    """``2``, any other text as it is, or ``date+2``: the HTTP date of two seconds from now."""
    if value.startswith("date"):
        return formatdate(time.time() + float(value[4:] or 0), usegmt=True).encode()
    return value.encode("latin-1")


def _request_id(scope: Scope) -> str:
    return str(scope.get("state", {}).get("request_id", ""))
