"""What the sessions need of WebSockets, on websockets. No other module knows that library.

It is an extra dependency, so this module is imported when the first session is opened.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
import sys
from typing import Any, Dict, NoReturn, Optional, Type, Union

import anyio.to_thread
import websockets.asyncio.client
import websockets.sync.client
from attrs import field, frozen
from websockets.exceptions import ConnectionClosed, InvalidStatus, InvalidURI, WebSocketException

from meshapi_generated.runtime.results import HttpInfo

from ._errors import ConfigurationError, EventTooLargeError
from ._logs import RedactingLogger, Secrets
from ._realtime import Handshake, clean_headers, unseen
from ._transport import ssl_context
from ._wire import Answer, TransportFailure

TOO_BIG = 1009  # RFC 6455, section 7.4.1

# Room for all that comes: when reading stops because the caller is slow, answers to keepalive pings are not read
# either, and the connection is given up; and `close` waits in vain for its answer.
MAX_QUEUE = sys.maxsize

_open: Any = websockets.sync.client.connect  # its overloads depend on the version
_TIMEOUTS = (TimeoutError, asyncio.TimeoutError, socket.timeout)  # one class from Python 3.11 on
_FAILURES = (OSError, EOFError, WebSocketException, *_TIMEOUTS)


class _Refused(Exception):
    """Takes the place of `InvalidStatus`, which websockets would follow if it is a redirection."""


class _Connection(websockets.sync.client.ClientConnection):
    def handshake(self, *args: Any, **kwargs: Any) -> None:
        try:
            super().handshake(*args, **kwargs)
        except InvalidStatus as refusal:
            raise _Refused from refusal


class _AsyncConnection(websockets.asyncio.client.ClientConnection):
    async def handshake(self, *args: Any, **kwargs: Any) -> None:
        try:
            await super().handshake(*args, **kwargs)
        except InvalidStatus as refusal:
            raise _Refused from refusal


@frozen
class Line:
    """An open connection of either kind, and what to make of its end.

    Attributes:
        closed: what the connection raises when it is no longer there.
    """

    connection: Any
    http: HttpInfo
    secrets: Secrets = field(repr=False)
    max_bytes: int
    closed: Type[Exception] = ConnectionClosed

    def ended(self, error: Any) -> NoReturn:
        """Raises what a session raises for one of `closed`: the same, unless it was us who hung up."""
        if error.sent is not None and error.sent.code == TOO_BIG and not error.rcvd_then_sent:
            raise EventTooLargeError(f"a message exceeded the limit of {self.max_bytes} bytes") from error
        if error.rcvd is not None:
            error.rcvd.reason = self.secrets.clean(error.rcvd.reason)
        raise error


def connect(handshake: Handshake) -> Union[Line, Answer]:
    """A line, or the answer that refused it; raises `TransportFailure` when there is neither."""
    context = ssl_context() if handshake.is_secure else None
    try:
        opened = _open(**_arguments(handshake, context), create_connection=_Connection)
        connection = opened.__enter__()  # from 17 on websockets warns of connections used without
        if handshake.greeting is not None:
            connection.send(handshake.greeting)
    except (_Refused, *_FAILURES) as error:
        return _refusal(handshake, error)
    return _line(handshake, connection)


async def aconnect(handshake: Handshake) -> Union[Line, Answer]:
    """The same for asyncio."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        raise ConfigurationError("sessions need asyncio; with trio use MeshAPI in a thread") from None
    context = await anyio.to_thread.run_sync(ssl_context) if handshake.is_secure else None
    try:
        connection = await websockets.asyncio.client.connect(
            **_arguments(handshake, context), create_connection=_AsyncConnection
        )
        if handshake.greeting is not None:
            await connection.send(handshake.greeting)
    except (_Refused, *_FAILURES) as error:
        return _refusal(handshake, error)
    return _line(handshake, connection)


def _arguments(handshake: Handshake, context: Optional[ssl.SSLContext]) -> Dict[str, Any]:
    return {
        "uri": handshake.url,
        "ssl": context,
        "additional_headers": handshake.headers,
        "user_agent_header": handshake.user_agent,
        "subprotocols": handshake.subprotocols or None,
        "open_timeout": handshake.timeout,
        "max_size": handshake.max_bytes,
        "max_queue": MAX_QUEUE,
        "logger": RedactingLogger(logging.getLogger("websockets.client"), handshake.private),
    }


def _line(handshake: Handshake, connection: Any) -> Line:
    headers = clean_headers(connection.response.headers.raw_items(), handshake.secrets)
    return Line(connection, HttpInfo(101, headers), handshake.secrets, handshake.max_bytes)


def _refusal(handshake: Handshake, error: Exception) -> Answer:
    secrets = handshake.secrets
    if isinstance(error, InvalidURI):
        raise ConfigurationError(f"base_url cannot be used: {secrets.clean(error.msg)}") from None
    status = error.__cause__
    cause = unseen(status if isinstance(status, InvalidStatus) else error, secrets)
    if not isinstance(status, InvalidStatus):
        timeout = "connect" if isinstance(error, _TIMEOUTS) else None
        raise TransportFailure(timeout=timeout, reached_server=False) from cause
    response = status.response
    body = bytes(response.body or b"")
    for secret in secrets.texts:
        body = body.replace(secret.encode(), b"...")
    headers = clean_headers(response.headers.raw_items(), secrets)
    return Answer(response.status_code, headers, body, problem=cause)
