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


def transports_of(http_client: Any) -> List[Any]:
    """Those of a client of httpx: one for itself, one for each proxy."""
    return [http_client._transport, *filter(None, http_client._mounts.values())]


def own_stacks(both: Both, client: Any) -> List[Any]:
    """The connections of a client that was handed none."""
    return transports_of(both.run(client._executor.sender._client()))


def socket_of(both: Both, client: Any) -> Any:
    """The socket of the one connection that a client has."""
    transports = [one for stack in own_stacks(both, client) for one in stack.shelf.everyone()]
    if both.is_fast:
        (transport,) = transports
        return transport._last.socket
    (connection,) = [connection for one in transports for connection in one._pool.connections]
    inner = connection._connection
    return getattr(inner, "_connection", inner)._network_stream.get_extra_info("socket")


def is_kept_alive(sock: Any) -> bool:
    """Whether TCP keepalive is on: after a minute, where the system lets that be chosen."""
    idle = getattr(socket, "TCP_KEEPIDLE", None)
    is_soon = idle is None or sock.getsockopt(socket.IPPROTO_TCP, idle) == 60
    return is_soon and bool(sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE))


def check_given_back(both: Both, client: Any) -> None:
    """No connection of the client is in use, and nobody waits for one."""
    assert_given_back(both.run(client._executor.sender._client()))


def assert_given_back(http_client: Any) -> None:
    for transport in transports_of(http_client):
        if hasattr(transport, "shelf"):
            assert not transport.shelf.in_use
            continue
        pool = repr(transport._pool)
        assert "Requests: 0 active, 0 queued" in pool, pool
        assert "Connections: 0 active" in pool, pool


def endless(connection: Connection) -> None:
    while connection.read_request():
        connection.send(HEAD, http_chunk(sse(chunk("a"))), http_chunk(sse(chunk("b"))))
