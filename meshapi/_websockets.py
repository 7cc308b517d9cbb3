"""What the sessions need of WebSockets, on websockets. No other module knows that library.

It is an extra dependency, so this module is imported when the first session is opened.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
import sys
from contextlib import suppress
from typing import Any, Dict, NoReturn, Optional, Type, Union
from urllib.parse import quote

import websockets.asyncio.client
import websockets.sync.client
from attrs import define, field, frozen
from websockets.exceptions import ConcurrencyError, ConnectionClosed, InvalidStatus, InvalidURI
from websockets.frames import DATA_OPCODES, Frame
from websockets.protocol import State

from meshapi_generated.runtime.results import HttpInfo

from ._connections import Connections, Proxy
from ._errors import ConfigurationError, EventTooLargeError
from ._logs import RedactingLogger
from ._network import keep_alive
from ._own_async_clients import acontext_of
from ._own_clients import context_of
from ._realtime import Handshake
from ._secrets import Secrets
from ._tls_socket import one_at_a_time
from ._unseen import clean_body, clean_headers, unseen, without_libraries
from ._wire import Answer, TransportFailure

TOO_BIG = 1009  # RFC 6455, section 7.4.1

# Reading never stops for a slow caller: answers to keepalive pings would not be read either, and the connection
# would be given up. So all that comes has room, up to this many bytes and a message more; then the session ends.
MAX_FRAMES = sys.maxsize
BACKLOG = 64 * 1024 * 1024
CLOSE_SECONDS = 1.0  # for a peer's part in closing; nothing is lost with it

_open: Any = websockets.sync.client.connect  # its overloads depend on the version
_TIMEOUTS = (TimeoutError, asyncio.TimeoutError, socket.timeout)  # one class from Python 3.11 on


class _Refused(Exception):
    """Takes the place of `InvalidStatus`, which websockets would follow if it is a redirection."""


@define(eq=False)
class _Backlog:
    """Bytes that came and bytes that were received. Each is counted by one thread."""

    limit: int = sys.maxsize
    arrived: int = 0
    taken: int = 0
    is_full: bool = False

    def has_room_for(self, event: Any) -> bool:
        if isinstance(event, Frame) and event.opcode in DATA_OPCODES:
            self.arrived += len(event.data)
        self.is_full = self.is_full or self.arrived - self.taken > self.limit
        return not self.is_full

    def take(self, message: Any) -> Any:
        self.taken += len(message if isinstance(message, bytes) else message.encode())
        return message


class _Connection(websockets.sync.client.ClientConnection):
    def __init__(self, sock: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(one_at_a_time(sock), *args, **kwargs)
        self.backlog = _Backlog()
        self.is_broken = False

    def handshake(self, *args: Any, **kwargs: Any) -> None:
        try:
            super().handshake(*args, **kwargs)
        except InvalidStatus as refusal:
            raise _Refused from refusal

    def process_event(self, event: Any) -> None:
        if self.backlog.has_room_for(event):
            super().process_event(event)
        elif self.protocol.state is State.OPEN:
            with self.protocol_mutex, suppress(OSError):
                self.protocol.fail(TOO_BIG)
                self.send_data()
            self.close_socket()

    def send_data(self) -> None:
        # A server that has closed answers a frame with a reset. What it said before is still to be read, so reading
        # finds the end, not writing.
        try:
            super().send_data()
        except OSError:
            self.is_broken = True

    def send(self, *args: Any, **kwargs: Any) -> None:
        super().send(*args, **kwargs)
        if self.is_broken:
            self.recv_events_thread.join(CLOSE_SECONDS)
            self.close_socket()
            raise self.protocol.close_exc

    def recv(self, *args: Any, **kwargs: Any) -> Any:
        return self.backlog.take(super().recv(*args, **kwargs))


class _AsyncConnection(websockets.asyncio.client.ClientConnection):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.backlog = _Backlog()

    async def handshake(self, *args: Any, **kwargs: Any) -> None:
        try:
            await super().handshake(*args, **kwargs)
        except InvalidStatus as refusal:
            raise _Refused from refusal

    def process_event(self, event: Any) -> None:
        if self.backlog.has_room_for(event):
            super().process_event(event)
        elif self.protocol.state is State.OPEN:
            self.protocol.fail(TOO_BIG)
            self.send_data()
            self.transport.abort()

    async def send(self, *args: Any, **kwargs: Any) -> None:
        # asyncio throws away what is unread when a write fails. So first the loop reads what is there, in the first of
        # two rounds.
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        await super().send(*args, **kwargs)

    async def recv(self, *args: Any, **kwargs: Any) -> Any:
        return self.backlog.take(await super().recv(*args, **kwargs))


@frozen
class Line:
    """An open connection of either kind, and what to make of its end.

    Attributes:
        closed: what the connection raises when it is no longer there.
        busy: what it raises when somebody else is receiving.
    """

    connection: Any
    http: HttpInfo
    secrets: Secrets = field(repr=False)
    max_bytes: int
    closed: Type[Exception] = ConnectionClosed
    busy: Type[Exception] = ConcurrencyError

    def ended(self, error: Any, told: Optional[Exception] = None) -> NoReturn:
        """Raises what a session raises for `error`, one of `closed`: what the server `told` of it, if it did."""
        if error.rcvd is not None:
            error.rcvd.reason = self.secrets.clean(error.rcvd.reason)
        if told is not None:
            raise told from error
        if error.sent is not None and error.sent.code == TOO_BIG and not error.rcvd_then_sent:
            backlog = self.connection.backlog
            raise EventTooLargeError(
                f"more than {backlog.limit} bytes came that were not received"
                if backlog.is_full
                else f"a message exceeded the limit of {self.max_bytes} bytes"
            ) from error
        raise error


def connect(handshake: Handshake, *, connections: Connections) -> Union[Line, Answer]:
    """A line, or the answer that refused it; raises `TransportFailure` when there is neither."""
    arguments = _arguments(handshake, connections, context_of(connections))
    try:
        # Entered at once: from 17 on websockets warns of connections used without.
        connection = _open(**arguments, create_connection=_Connection).__enter__()
        keep_alive(connection.socket)
        line = _line(handshake, connection)
        if handshake.greeting is not None:
            with suppress(ConnectionClosed):  # the session's own calls tell why
                connection.send(handshake.greeting)
        return line
    except Exception as error:
        outcome = _refusal(handshake, error, connections.proxy)
    except BaseException as error:
        raise error.with_traceback(without_libraries(error.__traceback__))  # noqa: B904  # it is the same
    finally:
        del arguments  # they hold the key, which no traceback may show as a variable
    if isinstance(outcome, Answer):
        return outcome
    raise outcome


async def aconnect(handshake: Handshake, *, connections: Connections) -> Union[Line, Answer]:
    """The same for asyncio."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        raise ConfigurationError("sessions need asyncio; with trio use MeshAPI in a thread") from None
    arguments = _arguments(handshake, connections, await acontext_of(connections))
    try:
        connection = await websockets.asyncio.client.connect(**arguments, create_connection=_AsyncConnection)
        keep_alive(connection.transport.get_extra_info("socket"))
        line = _line(handshake, connection)
        if handshake.greeting is not None:
            with suppress(ConnectionClosed):
                await connection.send(handshake.greeting)
        return line
    except Exception as error:
        outcome = _refusal(handshake, error, connections.proxy)
    except BaseException as error:
        raise error.with_traceback(without_libraries(error.__traceback__))  # noqa: B904  # it is the same
    finally:
        del arguments  # they hold the key, which no traceback may show as a variable
    if isinstance(outcome, Answer):
        return outcome
    raise outcome


def _arguments(handshake: Handshake, connections: Connections, context: ssl.SSLContext) -> Dict[str, Any]:
    return {
        **({} if connections.proxy is None else _proxy_arguments(connections.proxy, context)),
        "uri": handshake.url,
        "ssl": context if handshake.is_secure else None,
        "additional_headers": handshake.headers,
        "user_agent_header": handshake.user_agent,
        "subprotocols": handshake.subprotocols or None,
        "open_timeout": handshake.timeout,
        "max_size": handshake.max_bytes,
        "max_queue": MAX_FRAMES,
        "close_timeout": CLOSE_SECONDS,
        "logger": RedactingLogger(logging.getLogger("websockets.client"), handshake.private),
    }


def _proxy_arguments(proxy: Proxy, context: ssl.SSLContext) -> Dict[str, Any]:
    if proxy.headers:
        raise ConfigurationError("sessions cannot send the header fields of an httpx.Proxy; give auth=")
    url = proxy.url
    if proxy.auth is not None:
        # No more than must be: websockets 15 does not decode it.
        user, password = (quote(text, safe="!$&'()*+,;=:") for text in proxy.auth)
        url = url.replace("://", f"://{user}:{password}@", 1)
    return {"proxy": url, **({"proxy_ssl": proxy.context or context} if proxy.scheme == "https" else {})}


def _line(handshake: Handshake, connection: Any) -> Line:
    connection.backlog.limit = BACKLOG + handshake.max_bytes
    headers = clean_headers(connection.response.headers.raw_items(), handshake.secrets)
    return Line(connection, HttpInfo(101, headers), handshake.secrets, handshake.max_bytes)


def _refusal(
    handshake: Handshake, error: Exception, proxy: Optional[Proxy]
) -> Union[Answer, TransportFailure, ConfigurationError]:
    """What is to be made of a failure. It is not raised here: the variables of this frame hold the key."""
    secrets = handshake.secrets
    if isinstance(error, (InvalidURI, UnicodeError)):
        reason = error.msg if isinstance(error, InvalidURI) else "the host is no host name"
        return ConfigurationError(f"base_url cannot be used: {secrets.clean(reason)}")
    if isinstance(error, ImportError):
        return ConfigurationError(
            "sessions through a SOCKS proxy need python-socks: pip install python-socks"
        )
    status = error.__cause__
    cause = unseen(status if isinstance(status, InvalidStatus) else error, secrets)
    if not isinstance(status, InvalidStatus):
        timeout = "connect" if isinstance(error, _TIMEOUTS) else None
        through = "" if proxy is None else proxy.url.partition("//")[2]
        failure = TransportFailure(timeout=timeout, reached_server=False, proxy=through)
        failure.__cause__ = cause
        return failure
    response = status.response
    body = clean_body(bytes(response.body or b""), secrets)
    headers = clean_headers(response.headers.raw_items(), secrets)
    return Answer(response.status_code, headers, body, problem=cause)
