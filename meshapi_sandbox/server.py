"""Run the gateway: in a thread of this process, or as the process."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import socket
import threading
from contextlib import suppress
from decimal import Decimal
from types import TracebackType
from typing import Any, ContextManager, List, Optional, Sequence, Type, Union

import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from meshapi_sandbox.app import create_app
from meshapi_sandbox.faults import TRANSPORT
from meshapi_sandbox.services import SeenRequest, Services
from meshapi_sandbox.settings import DEFAULT_TOKEN, Settings

SECONDS_TO_START = 30.0
SECONDS_TO_STOP = 3


_LOG = logging.getLogger("meshapi_sandbox.sockets")
_LOG.setLevel(logging.WARNING)


class _Protocol(H11Protocol):
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


class _SocketProtocol(WebSocketsSansIOProtocol):
    """WebSocket whose connections a fault can break."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # uvicorn's own logger would show keys: the URL when a session opens, and every header field.
        self.logger = self.conn.logger = _LOG
        self.conn.debug = False
        self._answered = asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self.app = _with_transport(self.app, transport)

    def connection_lost(self, exc: Optional[Exception]) -> None:
        self._answered.set()
        super().connection_lost(exc)

    def handle_close(self, event: Any) -> None:
        self._answered.set()
        if not self.close_sent:
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
        if kind == "websocket.close" and self.handshake_complete and not hasattr(self, "close_timer"):
            self.conn.send_close(message.get("code", 1000), message.get("reason") or "")
            self.transport.write(b"".join(self.conn.data_to_send()))
            self.close_sent = True
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._answered.wait(), SECONDS_TO_STOP)
            return self.transport.close()
        await super().send(message)
        if kind == "websocket.http.response.body":
            self.handshake_complete = True


def _with_transport(app: Any, transport: asyncio.BaseTransport) -> Any:
    """Lets the application see the transport."""

    async def with_transport(scope: Scope, receive: Receive, send: Send) -> None:
        scope[TRANSPORT] = transport
        await app(scope, receive, send)

    return with_transport


class GatewayServer(uvicorn.Server):
    """A server that says when it is ready and that does not wait for streams nobody will end."""

    def __init__(self, services: Services) -> None:
        super().__init__(
            uvicorn.Config(
                create_app(services),
                http=_Protocol,
                ws=_SocketProtocol,
                log_config=None,
                access_log=False,
                lifespan="on",
                timeout_graceful_shutdown=SECONDS_TO_STOP,
            )
        )
        self.ready = threading.Event()

    async def startup(self, sockets: Optional[List[socket.socket]] = None) -> None:
        """Begin to accept."""
        await super().startup(sockets)
        self.ready.set()

    async def shutdown(self, sockets: Optional[List[socket.socket]] = None) -> None:
        """Stop accepting, hang up, finish."""
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            transport: Any = connection.transport
            if transport is not None:
                transport.abort()
        await super().shutdown(sockets)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle's algorithm off only for sockets that name TCP; with it, answers may wait for 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def url_of(listener: socket.socket) -> str:
    """The base URL of a listening socket."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Sandbox:
    """A gateway in a daemon thread of this process.

    ::

        with Sandbox() as gateway:
            client = MeshAPI(base_url=gateway.url, token=gateway.token)

    Args:
        token: the key that is let in, or several; each has an account of its own.
        port: 0 takes a free one.
        data: path of the SQLite file, ``:memory:``, or ``""`` (the default) for a temporary database.
        balance: what an account holds at first, in US dollars.
        token_delay: seconds between two tokens of a stream.
        index_delay: seconds that a file stays in each state on its way to being searchable.
        upload_ttl: seconds for which a signed upload address is good.
        upload_limit: largest file, in bytes.
        session_idle: seconds after which a WebSocket session without an event of the client ends.
        session_length: seconds after which any WebSocket session ends.
        upstream: base URL of an OpenAI-compatible server that answers chat and embeddings instead.
        upstream_key: bearer key for that server.
    """

    def __init__(
        self,
        *,
        token: Union[str, Sequence[str]] = DEFAULT_TOKEN,
        port: int = 0,
        data: str = "",
        balance: Union[str, Decimal] = "100",
        token_delay: float = 0.0,
        index_delay: float = 0.0,
        upload_ttl: int = 600,
        upload_limit: int = 512 * 1024 * 1024,
        session_idle: float = 60.0,
        session_length: float = 1800.0,
        upstream: Optional[str] = None,
        upstream_key: Optional[str] = None,
    ) -> None:
        self.settings = Settings(
            tokens=token,
            data=data,
            balance=balance,
            token_delay=token_delay,
            index_delay=index_delay,
            upload_ttl=upload_ttl,
            upload_limit=upload_limit,
            session_idle=session_idle,
            session_length=session_length,
            upstream=upstream,
            upstream_key=upstream_key,
        )
        self._port = port
        self._url = ""
        self._services: Optional[Services] = None
        self._server: Optional[GatewayServer] = None
        self._thread: Optional[threading.Thread] = None

    @property
    def url(self) -> str:
        """The base URL, such as ``http://127.0.0.1:54321``."""
        return self._url

    @property
    def token(self) -> str:
        """The key, or the first of them."""
        return self.settings.tokens[0]

    @property
    def requests(self) -> List[SeenRequest]:
        """The newest requests as they arrived, oldest first."""
        return list(self._running().seen)

    def inject(self, fault: str, *, method: Optional[str] = None, path: str = "/") -> ContextManager[None]:
        """Inside the ``with`` block, let requests to paths that begin with ``path`` meet a fault (see
        README.md).
        """
        return self._running().faults.inject(fault, method, path)

    def start(self) -> Sandbox:
        """Start to serve; returns when requests are accepted."""
        if self._thread is not None:
            raise RuntimeError("the sandbox is running already")
        listener = listen("127.0.0.1", self._port)
        self._url = url_of(listener)
        try:
            self._services = Services.of(self.settings)
        except BaseException:
            listener.close()
            raise
        server = self._server = GatewayServer(self._services)
        self._thread = threading.Thread(
            target=lambda: asyncio.run(server.serve(sockets=[listener])), name="meshapi-sandbox", daemon=True
        )
        self._thread.start()
        if not server.ready.wait(SECONDS_TO_START):
            raise RuntimeError("the sandbox did not start")
        return self

    def close(self) -> None:
        """Stop to serve; open connections are cut. Closing twice does nothing."""
        if self._server is None or self._thread is None:
            return
        self._server.should_exit = True
        self._thread.join()
        self._server = self._thread = self._services = None

    def __enter__(self) -> Sandbox:
        return self.start()

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self.close()

    def _running(self) -> Services:
        if self._services is None:
            raise RuntimeError("the sandbox is not running")
        return self._services
