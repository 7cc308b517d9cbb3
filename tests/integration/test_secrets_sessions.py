"""The key of a session shows nowhere, neither as a query parameter nor as a subprotocol."""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import threading
from typing import Any, Callable, Dict, List

import pytest
from websockets.exceptions import ConnectionClosed

import meshapi
from tests.both import Both
from tests.integration.echoes import ENDINGS, Asked, echoing
from tests.integration.leaks import (
    KEY,
    MARK,
    OTHER_KEY,
    PLAIN_KEY,
    QUERY_KEY,
    USER,
    leaks_in,
    outcome,
    parts_of,
)
from tests.integration.leaks import everything_logged as everything_logged
from tests.integration.socket_server import SocketServer, opened
from tests.integration.wire_server import Connection, WireServer

OPENINGS: Dict[str, Callable[[Any], Any]] = {
    "query": lambda client: client.realtime.connect(model="m"),
    "subprotocol": lambda client: client.realtime.connect(model="m", auth="subprotocol"),
    "hearing": lambda client: client.audio.transcribe_realtime(model="m"),
    "speaking": lambda client: client.audio.speech_realtime("tara", model="m"),
}
REFUSALS = (
    "refused",
    "page of a proxy",
    "page with status 200",
    "redirect to another path",
    "redirect to another origin",
    "no HTTP",
    "bad field",
    "nothing",
)


def client_of(both: Both, url: str, opening: str, **settings: Any) -> Any:
    key = PLAIN_KEY if opening == "subprotocol" else KEY
    return both.client(
        base_url=url,
        token=settings.pop("token", key),
        default_headers={"X-Api-Key": OTHER_KEY},
        options=meshapi.RequestOptions(extra_query={"key": QUERY_KEY}),
        **settings,
    )


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("ending", REFUSALS)
def test_a_handshake_that_fails(both: Both, opening: str, ending: str) -> None:
    asked: List[Asked] = []
    with WireServer(echoing(ENDINGS[ending], asked)) as server:
        client = client_of(both, server.url, opening, timeout=5)
        error = outcome(both, lambda: OPENINGS[opening](client))

    assert asked[0].line.count(MARK) == 3
    assert isinstance(error, meshapi.MeshAPIError)
    assert error.__cause__ is not None
    assert leaks_in(error, *parts_of(client)) == []


def silent(connection: Connection) -> None:
    connection.read_request()
    connection.wait_for_hang_up()


@pytest.mark.parametrize("opening", OPENINGS)
def test_no_handshake(both: Both, opening: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with WireServer(silent) as server:
        for url in (
            f"http://127.0.0.1:{port}",
            f"https://127.0.0.1:{port}",
            server.url,
            f"http://{'a' * 60}..test",
        ):
            error = outcome(
                both, lambda url=url: OPENINGS[opening](client_of(both, url, opening, timeout=0.2))
            )
            assert isinstance(error, meshapi.MeshAPIError)
            assert leaks_in(error) == []


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_handshake_over_tls_that_is_interrupted(
    opening: str, server_side: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: List[bytes] = []

    def interrupted(sock: ssl.SSLSocket, data: memoryview) -> int:
        sent.append(bytes(data))
        raise KeyboardInterrupt

    monkeypatch.setattr(ssl.SSLSocket, "send", interrupted)
    with WireServer(silent, server_side) as server:
        client = meshapi.MeshAPI(base_url=server.url, token=PLAIN_KEY, verify=False, timeout=5)
        with pytest.raises(KeyboardInterrupt) as caught:
            OPENINGS[opening](client)

    assert MARK.encode() in sent[0]
    assert leaks_in(caught.value) == []


@pytest.mark.anyio
@pytest.mark.parametrize("opening", OPENINGS)
async def test_a_handshake_that_is_cancelled(opening: str) -> None:
    reached = threading.Event()

    def script(connection: Connection) -> None:
        connection.read_request()
        reached.set()
        connection.wait_for_hang_up()

    async def open_session(client: Any) -> None:
        await OPENINGS[opening](client)

    key = PLAIN_KEY if opening == "subprotocol" else KEY
    fields = {"X-Api-Key": OTHER_KEY}
    with WireServer(script) as server:
        async with meshapi.AsyncMeshAPI(base_url=server.url, token=key, default_headers=fields) as client:
            task = asyncio.ensure_future(open_session(client))
            assert await asyncio.to_thread(reached.wait, 10)
            task.cancel()
            with pytest.raises(asyncio.CancelledError) as caught:
                await task

    assert leaks_in(caught.value, task) == []


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_session(both: Both, opening: str) -> None:
    def script(connection: Any) -> None:
        connection.recv()
        told = connection.request.path + connection.request.headers.get("Sec-WebSocket-Protocol", "")
        connection.send(json.dumps({"type": "error", "error": {"code": "c", "message": told, "param": told}}))
        connection.send(json.dumps({"type": "error", "error": {"code": "d", "message": told}}))
        connection.close(1008, told[-100:])

    with SocketServer(script, select_subprotocol=lambda *_: None) as server:
        client = client_of(both, server.url, opening)
        opening_session = OPENINGS[opening](client)
        with opened(both, opening_session) as session:
            both.run(session.send({"type": "x"}))
            errors = [outcome(both, lambda: session.receive()) for _ in range(4)]
            errors.append(outcome(both, lambda: session.send({"type": "x"})))
            shown = (opening_session, session, session.http, *vars(session).values(), session.close_reason)

    assert MARK in server.requests[0].path + server.requests[0].headers.get("Sec-WebSocket-Protocol", "")
    assert [getattr(error, "code", 0) for error in errors[:2]] == ["c", "d"]
    assert all(isinstance(error, ConnectionClosed) for error in errors[2:])
    assert leaks_in(*errors, *shown, *parts_of(client)) == []


def test_frames_that_only_sending_finds(both: Both) -> None:
    """The server has told why and closed; what it told is found by a `send`."""

    def script(connection: Any) -> None:
        connection.recv()
        connection.send(
            json.dumps({"type": "error", "error": {"code": "c", "message": connection.request.path}})
        )

    with SocketServer(script) as server:
        opening_session = client_of(both, server.url, "query").realtime.connect(model="m")
        with opened(both, opening_session) as session:
            both.run(session.send({"type": "x"}))
            assert server.over.wait(10)
            error = None
            while not isinstance(error, Exception):
                error = outcome(both, lambda: session.send({"type": "x"}))

    assert isinstance(error, meshapi.RealtimeError)
    assert leaks_in(error) == []


@pytest.mark.parametrize("source", ["argument", "environment"])
@pytest.mark.parametrize("road", ["call", *OPENINGS])
def test_a_proxy_that_refuses(both: Both, road: str, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: List[Asked] = []
    with WireServer(echoing(ENDINGS["refused"], asked)) as proxy:
        address = proxy.url.replace("//", f"//{USER}@")
        settings = {"proxy": address} if source == "argument" else {}
        if source == "environment":
            monkeypatch.setenv("HTTP_PROXY", address)
            monkeypatch.setenv("http_proxy", address)
        client = client_of(both, "http://gateway.test", road, max_retries=0, timeout=5, **settings)
        call = OPENINGS.get(road, lambda client: client.models.list())
        error = outcome(both, lambda: call(client))

    assert (
        "Proxy-Authorization: Basic" in asked[0].line or "proxy-authorization: basic" in asked[0].line.lower()
    )
    assert isinstance(error, meshapi.MeshAPIError)
    assert leaks_in(error, *parts_of(client)) == []
