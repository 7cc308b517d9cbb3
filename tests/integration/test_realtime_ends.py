"""How WebSocket sessions end: by an error frame that nobody has received yet, by `close`, by being forgotten."""

from __future__ import annotations

import asyncio
import gc
import json
import socket
import threading
import time
from typing import Any, List

import anyio
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.utils import accept_key

import meshapi
from meshapi import _websockets as library
from meshapi_sandbox import Sandbox
from tests.both import Both
from tests.integration.socket_server import SocketServer, opened
from tests.integration.test_realtime import MODEL, ORPHEUS, TEXT, ask
from tests.integration.wire_server import Connection, WireServer

TOLD = json.dumps({"type": "error", "error": {"code": "idle_timeout", "message": "too slow"}})


def accept(connection: Connection) -> None:
    head = connection.read_request().decode()
    key = head.split("Sec-WebSocket-Key: ")[1].partition("\r\n")[0]
    fields = f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept_key(key)}"
    connection.send(f"HTTP/1.1 101 Switching Protocols\r\n{fields}\r\n\r\n".encode())


def silent(connection: Connection) -> None:
    """A peer that takes the session and all that comes, but says nothing, not even to a close."""
    accept(connection)
    while connection.sock.recv(65536):
        pass


def sending_until_refused(both: Both, session: Any) -> None:
    """What the README shows, which receives only after it has sent."""
    for _ in range(50):
        both.run(session.send(TEXT))
        both.run(session.send(ask("What is 2 + 2?")))
        both.run(session.send({"type": "response.create"}))
    both.loop_over(session)


@pytest.mark.parametrize(
    ("token", "model", "code"),
    [("rsk_other", MODEL, "invalid_api_key"), ("", "none", "model_not_found")],
)
@pytest.mark.parametrize("pause", [0, 0.01])
def test_a_refusal_is_raised_by_what_comes_next(
    both: Both, gateway: Sandbox, token: str, model: str, code: str, pause: float
) -> None:
    client = both.client(base_url=gateway.url, token=token or gateway.token)
    for _ in range(20):
        with opened(both, client.realtime.connect(model=model)) as session:
            both.run(anyio.sleep(pause) if both.is_async else time.sleep(pause))
            with pytest.raises(meshapi.RealtimeError) as caught:
                sending_until_refused(both, session)
            assert caught.value.error_code == code


def send_on(both: Both, session: Any, event: Any) -> None:
    while True:
        both.run(session.send(event))


def test_a_refusal_before_the_greeting(both: Both, gateway: Sandbox) -> None:
    client = both.client(base_url=gateway.url, token="rsk_other")
    for _ in range(20):
        opening = client.audio.speech_realtime("voice_ex1", model="elevenlabs/eleven_multilingual_v2")
        with opened(both, opening) as session, pytest.raises(meshapi.RealtimeError, match="key"):
            send_on(both, session, {"text": "x"})


def test_nothing_is_lost_by_a_failed_send(both: Both) -> None:
    def script(connection: Any) -> None:
        for frame in ('{"type":"one"}', TOLD.replace("idle_timeout", "first"), b"\0\1", TOLD):
            connection.send(frame)
        connection.close(1008)

    with SocketServer(script) as server:
        client = both.client(base_url=server.url)
        with opened(both, client.realtime.connect(model=MODEL)) as session:
            assert both.run(session.receive()).event == {"type": "one"}
            server.over.wait(10)
            for _ in range(2):
                with pytest.raises(meshapi.RealtimeError, match="too slow") as caught:
                    send_on(both, session, {})
                assert caught.value.error_code == "idle_timeout"
                assert isinstance(caught.value.__cause__, ConnectionClosed)
            with pytest.raises(meshapi.RealtimeError):
                both.run(session.receive())
            assert both.run(session.receive(1)).audio == b"\0\1"
            with pytest.raises(meshapi.RealtimeError):
                both.loop_over(session)
            assert both.loop_over(session) == []
            with pytest.raises(ConnectionClosed):
                both.run(session.send({}))


def test_a_server_that_does_not_wait_for_the_close(both: Both) -> None:
    def script(connection: Connection) -> None:
        accept(connection)
        connection.send(b"\x81" + bytes([len(TOLD)]) + TOLD.encode())
        connection.sock.shutdown(socket.SHUT_WR)
        connection.sock.close()

    with WireServer(script) as server:
        client = both.client(base_url=server.url)
        with opened(both, client.realtime.connect(model=MODEL)) as session:
            time.sleep(0.2)
            with pytest.raises(meshapi.RealtimeError, match="too slow"):
                sending_until_refused(both, session)


def test_the_one_who_receives_gets_the_error(gateway: Sandbox) -> None:
    heard: List[str] = []

    def listen(session: Any) -> None:
        try:
            for _ in session:
                pass
        except meshapi.RealtimeError as error:
            heard.append(error.error_code)

    def speak(session: Any) -> None:
        while True:
            session.send({})

    with meshapi.MeshAPI(base_url=gateway.url, token="rsk_other") as client:
        for _ in range(20):
            with client.realtime.connect(model=MODEL) as session:
                listener = threading.Thread(target=listen, args=(session,))
                listener.start()
                with pytest.raises((ConnectionClosed, meshapi.RealtimeError)):
                    speak(session)
                listener.join(10)
    assert heard == ["invalid_api_key"] * 20


def test_more_than_there_is_room_for(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "BACKLOG", 10_000)

    def script(connection: Any) -> None:
        for text in ["é" * 500] * 50:
            connection.send(text)
            connection.recv()
        for text in ["é" * 500] * 50:
            connection.send(text)
        connection.recv()

    with SocketServer(script) as server:
        client = both.client(base_url=server.url, max_event_bytes=1000)
        with opened(both, client.realtime.connect(model=MODEL)) as session:
            for _ in range(50):
                both.run(session.receive())
                both.run(session.send({}))
            server.over.wait(10) if not both.is_async else both.run(anyio.sleep(0.5))
            for _ in range(11):
                both.run(session.receive())
            with pytest.raises(meshapi.EventTooLargeError, match="11000 bytes came") as caught:
                both.run(session.receive())
            assert isinstance(caught.value.__cause__, ConnectionClosed)


def test_a_peer_that_does_not_answer_is_left(both: Both) -> None:
    with WireServer(silent) as server:
        client = both.client(base_url=server.url)
        session = both.run(client.realtime.connect(model=MODEL))
        both.run(session.send({}))
        started = time.monotonic()
        both.run(session.close())
        assert time.monotonic() - started < 3


def test_a_cancelled_close_leaves_nothing_open() -> None:
    async def run(url: str) -> None:
        async with meshapi.AsyncMeshAPI(base_url=url, token="rsk_test") as client:
            session = await client.realtime.connect(model=MODEL)
            started = time.monotonic()
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(session.close(), 0.1)
            await asyncio.sleep(0.05)
            assert session.close_code == 1006
            assert time.monotonic() - started < 0.8

    with WireServer(silent) as server:
        asyncio.run(run(server.url))


def test_a_forgotten_session_hangs_up(gateway: Sandbox) -> None:
    def threads() -> int:
        return sum("websockets" in str(getattr(thread, "_target", "")) for thread in threading.enumerate())

    before = threads()
    with meshapi.MeshAPI(base_url=gateway.url, token=gateway.token) as client:
        session = client.realtime.connect(model=MODEL)
        session.receive()
        connection = session._connection
        session.cycle = session  # type: ignore[attr-defined]
        del session
        gc.collect()
        connection.recv_events_thread.join(5)
        assert not connection.recv_events_thread.is_alive()
        assert connection.close_code == 1006
        for _ in range(100):
            if threads() == before:
                break
            time.sleep(0.05)
    assert threads() == before


def test_a_closed_client_opens_nothing(both: Both, gateway: Sandbox) -> None:
    def token() -> str:
        raise AssertionError("nobody needs the key")

    client = both.client(base_url=gateway.url, token=token)
    both.run(client.aclose() if both.is_async else client.close())
    for connect in (
        lambda: client.realtime.connect(model=MODEL),
        lambda: client.audio.speech_realtime("tara", model=ORPHEUS),
    ):
        with pytest.raises(meshapi.ConfigurationError, match="closed"):
            both.run(connect())


@pytest.mark.parametrize(
    ("connect", "error", "reason"),
    [
        (lambda client: client.realtime.connect(model=""), ValueError, "model must not be empty"),
        (lambda client: client.realtime.connect(model=None), TypeError, "model must be a str"),
        (lambda client: client.realtime.connect(model="\ud83d"), ValueError, "surrogates"),
        (lambda client: client.realtime.connect(model=MODEL, auth="x"), ValueError, "auth must be"),
        (lambda client: client.audio.transcribe_realtime(model=""), ValueError, "model must not be empty"),
        (
            lambda client: client.audio.speech_realtime("tara", model=""),
            ValueError,
            "model must not be empty",
        ),
        (lambda client: client.audio.speech_realtime("", model=ORPHEUS), ValueError, "voice_id must not be"),
        (
            lambda client: client.audio.speech_realtime("..", model=ORPHEUS),
            ValueError,
            "voice_id must not be",
        ),
        (lambda client: client.audio.speech_realtime("../x", model=ORPHEUS), ValueError, "voice_id must not"),
    ],
)
def test_what_names_nothing_is_not_asked_for(both: Both, connect: Any, error: Any, reason: str) -> None:
    def token() -> str:
        raise AssertionError("nobody needs the key")

    with WireServer(lambda connection: None) as server:
        client = both.client(base_url=server.url, token=token)
        with pytest.raises(error, match=reason):
            both.run(connect(client))
