"""WebSocket sessions against a server that does what a well-behaved one does not, and where the key must not show."""

from __future__ import annotations

import base64
import http
import json
import logging
import socket
import ssl
import time
import traceback
from pathlib import Path
from typing import Any

import pytest
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed, ConnectionClosedError
from websockets.http11 import Response

import meshapi
from tests.both import Both
from tests.integration.socket_server import SocketServer, opened
from tests.integration.wire_server import Connection, WireServer, answering

KEY = "rsk_SECRET0123456789"
MODEL = "openai/gpt-realtime-mini"


def connect(both: Both, url: str, **arguments: Any) -> Any:
    client = both.client(base_url=url, token=KEY, timeout=5)
    return client.realtime.connect(model=MODEL, **arguments)


def sending(*frames: Any) -> Any:
    """A script that sends these frames and closes."""

    def script(connection: Any) -> None:
        for frame in frames:
            connection.send(frame)

    return script


def refusing(status: int, body: bytes = b"", **fields: str) -> Any:
    """Refuses the handshake; `{url}` in a field is the URL that was asked for."""

    def answer(connection: Any, request: Any) -> Response:
        named = {name.replace("_", "-"): value.format(url=request.path) for name, value in fields.items()}
        echoed = body.replace(b"{url}", request.path.encode())
        headers = Headers({**named, "Content-Length": str(len(echoed)), "Connection": "close"})
        return Response(status, http.HTTPStatus(status).phrase, headers, echoed)

    return answer


def shown(error: BaseException) -> str:
    """All that a log or a person may see of an error and of what it goes back to, variables of frames included."""
    texts = []
    link: Any = error
    while link is not None:
        texts += [str(link), repr(link), str(vars(link)), str(getattr(link, "http", ""))]
        link = link.__cause__ or link.__context__
    trace = traceback.TracebackException.from_exception(error, capture_locals=True)
    return "\n".join([*texts, *trace.format()])


def test_odd_frames(both: Both) -> None:
    large = json.dumps({"type": "response.audio.delta", "delta": base64.b64encode(bytes(3_000_000)).decode()})
    frames = (
        "not JSON",
        b"\0\1",
        b"",
        '["a list"]',
        '{"no": "type"}',
        '{"type":"response.audio.delta","delta":"%%%"}',
        '{"type":"response.audio.delta"}',
        large,
        '{"type":"last","text":"\\ud83d\\ude00 \u2028"}',
    )
    with SocketServer(sending(*frames)) as server, opened(both, connect(both, server.url)) as session:
        messages = both.loop_over(session)

    assert [message.text for message in messages] == [
        frame if isinstance(frame, str) else None for frame in frames
    ]
    assert [None if message.audio is None else len(message.audio) for message in messages] == [
        None,
        2,
        0,
        None,
        None,
        None,
        None,
        3_000_000,
        None,
    ]
    assert messages[3].event is None
    assert messages[-1].event == {"type": "last", "text": "\U0001f600 \u2028"}


def test_error_frames_without_their_fields(both: Both) -> None:
    frames = (
        '{"type":"error"}',
        '{"type":"error","error":{}}',
        '{"type":"error","error":"text"}',
        '{"type":"x"}',
    )
    with SocketServer(sending(*frames)) as server, opened(both, connect(both, server.url)) as session:
        for message in ("realtime error", "realtime error", "text"):
            with pytest.raises(meshapi.RealtimeError) as caught:
                both.next(session)
            assert (caught.value.code, caught.value.message) == ("unknown", message)
        assert both.next(session).event == {"type": "x"}
        assert both.loop_over(session) == []


def test_a_message_over_the_limit(both: Both) -> None:
    with SocketServer(sending("x" * 1000, "x" * 1001)) as server:
        client = both.client(base_url=server.url, token=KEY, max_event_bytes=1000)
        with opened(both, client.realtime.connect(model=MODEL)) as session:
            assert len(both.next(session).text) == 1000
            with pytest.raises(meshapi.EventTooLargeError, match="1000 bytes") as caught:
                both.next(session)
            assert isinstance(caught.value.__cause__, ConnectionClosed)


@pytest.mark.parametrize("code", [1000, 1001, 1008, 1011, 4402])
def test_any_close_ends_the_iteration(both: Both, code: int) -> None:
    def script(connection: Any) -> None:
        connection.send("{}")
        connection.close(code, "that was it")

    with SocketServer(script) as server, opened(both, connect(both, server.url)) as session:
        assert len(both.loop_over(session)) == 1
        assert (session.close_code, session.close_reason) == (code, "that was it")
        with pytest.raises(ConnectionClosed, match="that was it"):
            both.run(session.receive())


def test_an_abrupt_end(both: Both) -> None:
    def script(connection: Any) -> None:
        connection.send("{}")
        connection.socket.shutdown(socket.SHUT_RDWR)

    with SocketServer(script) as server, opened(both, connect(both, server.url)) as session:
        assert len(both.loop_over(session)) == 1
        assert session.close_code == 1006
        with pytest.raises(ConnectionClosedError):
            both.run(session.receive())


def test_closing_does_not_wait_for_what_nobody_reads(both: Both) -> None:
    with SocketServer(sending(*["x" * 1000] * 500)) as server:
        session = both.run(connect(both, server.url))
        both.run(session.receive())
        started = time.monotonic()
        both.run(session.close())
        assert time.monotonic() - started < 5


@pytest.mark.parametrize("auth", ["query", "subprotocol"])
def test_what_goes_out(both: Both, auth: Any) -> None:
    with SocketServer(sending(), select_subprotocol=lambda *_: None) as server:
        client = both.client(base_url=f"{server.url}/edge/", token=KEY, default_headers={"X-Trace": "t"})
        options = meshapi.RequestOptions(extra_query={"region": "eu"})
        with opened(both, client.realtime.connect(model="a b/c?d", auth=auth, options=options)):
            pass

    request = server.requests[0]
    ending = f"&api_key={KEY}" if auth == "query" else ""
    assert request.path == f"/edge/v1/realtime?model=a%20b/c%3Fd&region=eu{ending}"
    offered = "openai-realtime" if auth == "query" else f"openai-realtime, Bearer.{KEY}"
    assert request.headers["Sec-WebSocket-Protocol"] == offered
    assert request.headers["X-MeshAPI-SDK"] == f"python/{meshapi.__version__}"
    assert request.headers["User-Agent"] == f"meshapi-python/{meshapi.__version__}"
    assert request.headers["X-Trace"] == "t"
    assert "Authorization" not in request.headers


def test_an_http_client_of_the_callers_is_left_alone(both: Both) -> None:
    def handler(request: Any) -> Any:
        raise AssertionError("a session does not go over httpx")

    with SocketServer(sending("{}")) as server:
        client = both.mocked(handler, base_url=server.url)
        with opened(both, client.realtime.connect(model=MODEL)) as session:
            assert len(both.loop_over(session)) == 1


@pytest.mark.parametrize("auth", ["query", "subprotocol"])
def test_a_redirection_is_not_followed(both: Both, auth: Any) -> None:
    with SocketServer(sending()) as other:
        location = f"ws{other.url[4:]}{{url}}"
        server = SocketServer(sending(), refusing(307, Location=location))
        with server, pytest.raises(meshapi.MeshAPIError) as caught:
            both.run(connect(both, server.url, auth=auth))

    assert other.requests == []
    assert (caught.value.status, len(server.requests)) == (307, 1)
    assert KEY not in shown(caught.value)


def test_nothing_listens(both: Both) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(meshapi.APIConnectionError, match=f"127.0.0.1:{port}") as caught:
        both.run(connect(both, f"http://127.0.0.1:{port}"))

    assert isinstance(caught.value.__cause__, OSError)
    assert KEY not in shown(caught.value)


def test_no_websocket_answers(both: Both) -> None:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>"
    for answer, status in ((page, 200), (b"SSH-2.0\r\n\r\n", 0), (b"HTTP/1.1 101 Go\r\n\r\n", 0)):
        with WireServer(answering(answer)) as server, pytest.raises(meshapi.MeshAPIError) as caught:
            both.run(connect(both, server.url))
        assert caught.value.status == status
        assert caught.value.__cause__ is not None
        assert KEY not in shown(caught.value)


def test_a_server_that_says_nothing(both: Both) -> None:
    def silent(connection: Connection) -> None:
        connection.read_request()
        connection.wait_for_hang_up()

    with WireServer(silent) as server:
        client = both.client(base_url=server.url, token=KEY, timeout=meshapi.Timeout(connect=0.3))
        with pytest.raises(meshapi.APITimeoutError, match=r"within 0\.3 s") as caught:
            both.run(client.realtime.connect(model=MODEL))
    assert KEY not in shown(caught.value)


def test_tls(both: Both, certificate: Path) -> None:
    server_side = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server_side.load_cert_chain(certificate)
    with SocketServer(sending("{}"), ssl=server_side) as server:
        url = server.url.replace("http://127.0.0.1", "https://localhost")
        with pytest.raises(meshapi.APIConnectionError, match="certificate verify failed") as caught:
            both.run(connect(both, url))
        assert isinstance(caught.value.__cause__, ssl.SSLError)
        assert KEY not in shown(caught.value)

        client = both.client(base_url=url, token=KEY, verify=certificate)
        with opened(both, client.realtime.connect(model=MODEL)) as session:
            assert len(both.loop_over(session)) == 1


@pytest.mark.parametrize("auth", ["query", "subprotocol"])
def test_the_key_is_in_no_log(both: Both, auth: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    private = {"X-Other-Key": "another-secret"}

    def script(connection: Any) -> None:
        connection.recv()
        connection.send(json.dumps({"type": "x", "echo": KEY}))

    with SocketServer(script, select_subprotocol=lambda *_: None) as server:
        client = both.client(base_url=server.url, token=KEY, default_headers=private)
        with opened(both, client.realtime.connect(model=MODEL, auth=auth)) as session:
            both.run(session.send({"type": "x"}))
            assert KEY in both.next(session).text
            both.loop_over(session)
            assert KEY not in repr(session) + repr(session._line) + str(vars(client))

    names = {record.name for record in caplog.records}
    assert {"websockets.client", "meshapi"} <= names
    assert "> GET /v1/realtime?model=openai/gpt-realtime-mini" in caplog.text
    for secret in (KEY, "another-secret"):
        assert secret not in caplog.text
        assert not any(secret in str(vars(record)) for record in caplog.records)


def test_the_key_is_in_no_error(both: Both) -> None:
    echo = b'{"error":{"code":"invalid_api_key","message":"no such key: {url}"}}'
    server = SocketServer(sending(), refusing(401, echo, X_Request_Id="req_1", X_Echo="{url}"))
    with server, pytest.raises(meshapi.AuthenticationError) as refused:
        both.run(connect(both, server.url))
    assert (refused.value.code, refused.value.request_id) == ("invalid_api_key", "req_1")
    assert "no such key: /v1/realtime?" in refused.value.message
    assert isinstance(refused.value.__cause__, ConnectionError)  # a stand-in for what shows the body
    assert KEY not in shown(refused.value)

    def script(connection: Any) -> None:
        connection.send(
            json.dumps({"type": "error", "error": {"code": "c", "message": f"key {KEY}", "param": KEY}})
        )
        connection.close(1008, f"bad {KEY}")

    with SocketServer(script) as server, opened(both, connect(both, server.url)) as session:
        with pytest.raises(meshapi.RealtimeError, match=r"key \.\.\.") as told:
            both.next(session)
        assert KEY not in "".join((str(told.value), repr(told.value), str(vars(told.value))))
        with pytest.raises(ConnectionClosedError, match=r"bad \.\.\.") as closed:
            both.run(session.receive())
        with pytest.raises(ConnectionClosedError, match=r"bad \.\.\."):
            both.run(session.send({}))
        assert KEY not in "".join((str(closed.value), repr(closed.value), session.close_reason or ""))


def test_a_server_that_repeats_the_subprotocol(both: Both) -> None:
    def choose(connection: Any, offered: Any) -> Any:
        return offered[-1]

    server = SocketServer(sending("{}"), select_subprotocol=choose)
    with server, opened(both, connect(both, server.url, auth="subprotocol")) as session:
        assert KEY not in str(session.http)
        assert len(both.loop_over(session)) == 1

    server = SocketServer(sending(), select_subprotocol=lambda *_: f"other.{KEY}")
    with server, pytest.raises(meshapi.APIConnectionError) as caught:
        both.run(connect(both, server.url, auth="subprotocol"))
    assert KEY not in shown(caught.value)
