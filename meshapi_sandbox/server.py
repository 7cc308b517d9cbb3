"""Run the gateway: in a thread of this process, or as the process."""

from __future__ import annotations

import asyncio
import socket
import threading
from decimal import Decimal
from types import TracebackType
from typing import Any, ContextManager, List, Optional, Sequence, Type, Union

import uvicorn

from meshapi_sandbox.app import create_app
from meshapi_sandbox.protocols import HttpProtocol, SocketProtocol
from meshapi_sandbox.services import SeenRequest, Services
from meshapi_sandbox.settings import DEFAULT_TOKEN, Settings

SECONDS_TO_START = 30.0
SECONDS_TO_STOP = 3


class GatewayServer(uvicorn.Server):
    """A server that says when it is ready and that does not wait for streams nobody will end."""

    def __init__(self, services: Services) -> None:
        super().__init__(
            uvicorn.Config(
                create_app(services),
                http=HttpProtocol,
                ws=SocketProtocol,
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
