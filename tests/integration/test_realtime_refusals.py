"""WebSocket sessions that the sandbox refuses, ends or breaks."""

from __future__ import annotations

from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

import meshapi
from meshapi_sandbox import Sandbox
from tests.both import Both
from tests.integration.socket_server import opened
from tests.integration.test_realtime import MODEL, TEXT, WHISPER, ask, kinds


@pytest.fixture
def client(both: Both, gateway: Sandbox) -> Any:
    return both.client(base_url=gateway.url, token=gateway.token)


@pytest.mark.parametrize(
    ("connect", "code", "closed_with"),
    [
        (lambda client: client.realtime.connect(model="none"), "model_not_found", 1008),
        (lambda client: client.realtime.connect(model="openai/gpt-4o"), "model_not_found", 1008),
        (lambda client: client.audio.transcribe_realtime(model="none"), "model_not_found", 1000),
        (lambda client: client.audio.speech_realtime("tara", model=WHISPER), "model_not_found", 1000),
        (
            lambda client: client.audio.transcribe_realtime(model=WHISPER, audio_format="mp3"),
            "invalid_request",
            1000,
        ),
    ],
)
def test_a_refusal_after_the_handshake(
    both: Both, client: Any, connect: Any, code: str, closed_with: int
) -> None:
    with opened(both, connect(client)) as session:
        with pytest.raises(meshapi.RealtimeError) as caught:
            both.run(session.receive())
        with pytest.raises(ConnectionClosed):
            both.run(session.receive())
        assert both.loop_over(session) == []

    assert (caught.value.code, session.close_code) == (code, closed_with)
    assert caught.value.request_id == session.http.request_id


@pytest.mark.parametrize(
    ("settings", "code", "closed_with"),
    [
        ({"balance": "9.99"}, "insufficient_quota", 4402),
        ({"session_idle": 0.2}, "idle_timeout", 1008),
        ({"session_length": 0.2}, "session_duration_exceeded", 1008),
    ],
)
def test_the_gateway_ends_a_session(both: Both, settings: Any, code: str, closed_with: int) -> None:
    with Sandbox(**settings) as strict:
        client = both.client(base_url=strict.url, token=strict.token)
        with opened(both, client.realtime.connect(model=MODEL)) as session:
            with pytest.raises(meshapi.RealtimeError) as caught:
                both.loop_over(session)
            assert both.loop_over(session) == []

    assert (caught.value.code, session.close_code) == (code, closed_with)


def test_an_unknown_key_is_refused(both: Both, gateway: Sandbox) -> None:
    client = both.client(base_url=gateway.url, token="rsk_other")
    with opened(both, client.realtime.connect(model=MODEL)) as session:
        with pytest.raises(meshapi.RealtimeError) as caught:
            both.next(session)
        assert both.loop_over(session) == []

    assert (caught.value.code, session.close_code) == ("invalid_api_key", 1008)


@pytest.mark.parametrize(
    ("fault", "error", "status"),
    [
        ("status=401", meshapi.AuthenticationError, 401),
        ("status=403", meshapi.PermissionDeniedError, 403),
        ("status=404", meshapi.NotFoundError, 404),
        ("status=426", meshapi.ClientError, 426),
        ("status=503; retry-after=7", meshapi.ServiceUnavailableError, 503),
        ("reset", meshapi.APIConnectionError, 0),
        ("close", meshapi.APIConnectionError, 0),
        ("stall", meshapi.APITimeoutError, 0),
    ],
)
def test_a_handshake_that_fails(both: Both, client: Any, fault: str, error: Any, status: int) -> None:
    options = meshapi.RequestOptions(extra_headers={"X-Sandbox-Fault": fault}, timeout=0.5)
    with pytest.raises(error) as caught:
        both.run(client.realtime.connect(model=MODEL, options=options))

    failure = caught.value
    assert (type(failure), failure.status) == (error, status)
    assert failure.__cause__ is not None
    if status:
        assert failure.http.status == status
        assert failure.request_id == failure.http.request_id
    if status == 503:
        assert failure.retry_after_seconds == 7


def test_a_deadline_bounds_the_opening(both: Both, client: Any) -> None:
    options = meshapi.RequestOptions(extra_headers={"X-Sandbox-Fault": "stall"}, deadline=0.3)
    with pytest.raises(meshapi.DeadlineExceededError):
        both.run(client.realtime.connect(model=MODEL, options=options))


@pytest.mark.parametrize("fault", ["drop-after=2", "close-after=2"])
def test_a_connection_that_breaks_ends_the_iteration(both: Both, client: Any, fault: str) -> None:
    faulty = client.with_options(extra_headers={"X-Sandbox-Fault": fault})
    with opened(both, faulty.realtime.connect(model=MODEL)) as session:
        both.run(session.send(TEXT))
        both.run(session.send(ask("hi")))
        assert kinds(both.loop_over(session)) == ["session.created", "session.updated"]
        assert session.close_code == 1006
        with pytest.raises(ConnectionClosed):
            both.run(session.send(TEXT))


def test_faults_inside_a_session(both: Both, client: Any) -> None:
    def faulty(fault: str) -> Any:
        return client.with_options(extra_headers={"X-Sandbox-Fault": fault}).realtime.connect(model=MODEL)

    with opened(both, faulty("stall-after=1")) as session:
        both.run(session.receive())
        both.run(session.send(TEXT))
        with pytest.raises(meshapi.APITimeoutError, match=r"no message within 0\.2 s"):
            both.run(session.receive(0.2))
    with opened(both, faulty("error-after=1; code=upstream_overload")) as session:
        both.run(session.send(TEXT))
        both.run(session.receive())
        with pytest.raises(meshapi.RealtimeError) as caught:
            both.run(session.receive())
        assert caught.value.code == "upstream_overload"
        assert both.run(session.receive()).event["type"] == "session.updated"
    with opened(both, faulty("junk")) as session:
        torn = both.run(session.receive())
        assert torn == meshapi.RealtimeMessage(text='{"torn')
        assert both.run(session.receive()).event["type"] == "session.created"
