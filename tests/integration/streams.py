"""Chat streams of raw bytes, and what tests do with them."""

from __future__ import annotations

import socket
from typing import Any, List

import httpx

import meshapi
from tests.both import Both
from tests.contract.samples import MESSAGES, chunk, sse
from tests.integration.wire_server import HEAD, LAST, Connection, http_chunk

DONE = sse("[DONE]")
WHOLE = http_chunk(sse(chunk("a"))) + http_chunk(sse(chunk("b", "stop"))) + http_chunk(DONE) + LAST


def stream_of(client: Any, **options: Any) -> Any:
    return client.chat.completions.stream(messages=MESSAGES, options=meshapi.RequestOptions(**options))


def texts(chunks: List[Any]) -> str:
    return "".join(chunk.choices[0].delta.content for chunk in chunks)


def given_client(both: Both, **limits: int) -> Any:
    """A client of httpx to hand in."""
    kind: Any = httpx.AsyncClient if both.is_async else httpx.Client
    client = kind(limits=httpx.Limits(**limits), trust_env=False)
    both.opened.append(client)
    return client


def pools_of(client: Any) -> List[Any]:
    """The pools of a client of httpx: one for itself, one for each proxy."""
    transports = [client._transport, *filter(None, client._mounts.values())]
    return [transport._pool for transport in transports]


def own_pools(both: Both, client: Any) -> List[Any]:
    return pools_of(both.run(client._flows.sender._client()))


def socket_of(both: Both, client: Any) -> Any:
    """The socket of the one connection that a client has."""
    (connection,) = [connection for pool in own_pools(both, client) for connection in pool.connections]
    inner = connection._connection
    return getattr(inner, "_connection", inner)._network_stream.get_extra_info("socket")


def is_kept_alive(sock: Any) -> bool:
    """Whether TCP keepalive is on: after a minute, where the system lets that be chosen."""
    idle = getattr(socket, "TCP_KEEPIDLE", None)
    is_soon = idle is None or sock.getsockopt(socket.IPPROTO_TCP, idle) == 60
    return is_soon and bool(sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE))


def assert_idle(pools: List[Any]) -> None:
    for pool in pools:
        assert "0 active, 0 queued" in repr(pool)
        assert "Connections: 0 active" in repr(pool)


def endless(connection: Connection) -> None:
    while connection.read_request():
        connection.send(HEAD, http_chunk(sse(chunk("a"))), http_chunk(sse(chunk("b"))))
