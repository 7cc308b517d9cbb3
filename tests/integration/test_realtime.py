"""WebSocket sessions against the sandbox: conversations, transcription, speech, refusals, faults."""

from __future__ import annotations

import asyncio
import base64
import json
import socket
import threading
from typing import Any, List

import httpx
import pytest
from websockets.exceptions import ConnectionClosed

import meshapi
from meshapi_sandbox import Sandbox
from meshapi_sandbox.engine.sound import speak, wav
from tests.both import Both
from tests.integration.socket_server import opened, until

MODEL = "openai/gpt-realtime-mini"
WHISPER = "openai/whisper-large-v3"
ORPHEUS = "canopylabs/orpheus-3b-0.1-ft"
TEXT = {"type": "session.update", "session": {"output_modalities": ["text"]}}
SUM = wav(speak("What is 3+4?", 24000), 24000, "What is 3+4?")


@pytest.fixture
def client(both: Both, gateway: Sandbox) -> Any:
    return both.client(base_url=gateway.url, token=gateway.token)


def ask(text: str) -> Any:
    content = [{"type": "input_text", "text": text}]
    return {
        "type": "conversation.item.create",
        "item": {"type": "message", "role": "user", "content": content},
    }


def kinds(messages: List[Any]) -> List[str]:
    return [message.event["type"] for message in messages]


def deltas(messages: List[Any], kind: str) -> str:
    return "".join(message.event["delta"] for message in messages if message.event["type"] == kind)


@pytest.mark.parametrize("auth", ["query", "subprotocol"])
def test_a_conversation_in_text(both: Both, client: Any, gateway: Sandbox, auth: Any) -> None:
    with opened(both, client.realtime.connect(model=MODEL, auth=auth)) as session:
        first = both.run(session.receive())
        assert (first.event["type"], first.event["session"]["model"]) == ("session.created", MODEL)
        assert json.loads(first.text) == first.event
        for event in (TEXT, ask("What is 2+2?"), {"type": "response.create"}):
            both.run(session.send(event))
        messages = until(both, session, "response.done")

        assert deltas(messages, "response.output_text.delta") == "2+2 = 4"
        response = messages[-1].event["response"]
        assert (response["status"], response["output"][0]["content"][0]["text"]) == ("completed", "2+2 = 4")
        assert response["usage"]["output_tokens"] > 0
        both.run(session.send(ask("And what is 5+5?")))
        both.run(session.send({"type": "response.create"}))
        assert deltas(until(both, session, "response.done"), "response.output_text.delta") == "5+5 = 10"
        assert session.http.request_id == gateway.requests[-1].headers.get(
            "x-request-id", session.http.request_id
        )
        assert (session.http.status, session.close_code) == (101, None)

    assert (session.close_code, session.close_reason) == (1000, "")
    seen = gateway.requests[-1]
    assert seen.headers["x-meshapi-sdk"] == f"python/{meshapi.__version__}"
    assert "authorization" not in seen.headers
    assert ("api_key" in seen.query, "Bearer" in seen.headers["sec-websocket-protocol"]) == (
        auth == "query",
        auth == "subprotocol",
    )
    assert session.http.headers["sec-websocket-protocol"] == "openai-realtime"


def test_a_conversation_in_sound(both: Both, client: Any) -> None:
    manual = {"type": "session.update", "session": {"audio": {"input": {"turn_detection": None}}}}
    with opened(both, client.realtime.connect(model=MODEL)) as session:
        both.run(session.send(manual))
        for start in range(0, len(SUM), 8192):
            both.run(session.send_audio(SUM[start : start + 8192]))
        both.run(session.send({"type": "input_audio_buffer.commit"}))
        both.run(session.send({"type": "response.create"}))
        heard = until(both, session, "conversation.item.input_audio_transcription.completed")
        messages = until(both, session, "response.done")

        assert heard[-1].event["transcript"] == "What is 3+4?"
        assert deltas(messages, "response.output_audio_transcript.delta") == "3+4 = 7"
        spoken = [message for message in messages if message.audio is not None]
        assert kinds(spoken) == ["response.output_audio.delta"] * len(spoken)
        assert sum(len(message.audio) for message in spoken) == len("3+4 = 7") * 2 * 1440


def test_a_pause_ends_a_turn(both: Both, client: Any) -> None:
    with opened(both, client.realtime.connect(model=MODEL)) as session:
        # The older shape of the session, and sound in binary frames, as old clients send them.
        beta = {"modalities": ["text"], "voice": "onyx", "turn_detection": {"type": "server_vad"}}
        both.run(session.send({"type": "session.update", "session": beta}))
        updated = until(both, session, "session.updated")[-1].event["session"]
        both.run(session._connection.send(SUM))
        messages = until(both, session, "response.done")

    assert (updated["output_modalities"], updated["audio"]["output"]["voice"]) == (["text"], "onyx")
    assert "input_audio_buffer.committed" in kinds(messages)
    assert deltas(messages, "response.output_text.delta") == "3+4 = 7"


def test_errors_inside_a_session_do_not_end_it(both: Both, client: Any) -> None:
    with opened(both, client.realtime.connect(model=MODEL)) as session:
        both.run(session.receive())
        for event, code in (
            ({"type": "nonsense"}, "invalid_value"),
            ({"type": "input_audio_buffer.commit"}, "input_audio_buffer_commit_empty"),
            ({"type": "input_audio_buffer.append", "audio": "%"}, "invalid_value"),
            ({"type": "session.update"}, "missing_required_parameter"),
            ({"type": "conversation.item.create", "item": {}}, "invalid_value"),
            ({"type": "response.cancel"}, "response_cancel_not_active"),
        ):
            both.run(session.send(event))
            with pytest.raises(meshapi.RealtimeError) as caught:
                both.next(session)
            assert (caught.value.code, caught.value.status) == (code, 0)
            assert caught.value.request_id.startswith("req_")
        both.run(session._connection.send("{"))
        with pytest.raises(meshapi.RealtimeError, match="JSON"):
            both.next(session)
        both.run(session.send({"type": "input_audio_buffer.clear"}))
        assert both.next(session).event["type"] == "input_audio_buffer.cleared"


def test_a_response_can_be_cancelled(both: Both) -> None:
    with Sandbox(token_delay=0.05) as slow:
        client = both.client(base_url=slow.url, token=slow.token)
        with opened(both, client.realtime.connect(model=MODEL)) as session:
            for event in (TEXT, ask("Write a haiku."), {"type": "response.create"}):
                both.run(session.send(event))
            until(both, session, "response.output_text.delta")
            both.run(session.send({"type": "response.create"}))
            with pytest.raises(meshapi.RealtimeError, match="already"):
                until(both, session, "response.done")
            both.run(session.send({"type": "response.cancel"}))
            done = until(both, session, "response.done")[-1].event["response"]

    assert done["status"] == "cancelled"
    assert 0 < done["usage"]["output_tokens"] < 8


@pytest.mark.parametrize(
    ("model", "kind", "member"),
    [
        (WHISPER, "conversation.item.input_audio_transcription.completed", "transcript"),
        ("elevenlabs/scribe_v2_realtime", "committed_transcript", "text"),
    ],
)
@pytest.mark.parametrize("strategy", ["manual", "auto"])
def test_transcription(both: Both, client: Any, model: str, kind: str, member: str, strategy: Any) -> None:
    opening = client.audio.transcribe_realtime(model=model, commit_strategy=strategy)
    with opened(both, opening) as session:
        for _ in range(2):
            both.run(session.send_audio(SUM))
            if strategy == "manual":
                both.run(session.commit())
            assert until(both, session, kind)[-1].event[member] == "What is 3+4?"


def test_bare_samples_end_with_a_pause(both: Both, client: Any) -> None:
    opening = client.audio.transcribe_realtime(model=WHISPER, audio_format="pcm_8000", commit_strategy="auto")
    with opened(both, opening) as session:
        both.run(session.send_audio(b"\1\0" * 8000))
        both.run(session.send_audio(bytes(2 * 8000)))
        done = until(both, session, "conversation.item.input_audio_transcription.completed")[-1]

    assert done.event["transcript"] == "A recording of 2.00 seconds, 8000 Hz, 1 channel(s)."


@pytest.mark.parametrize("auth", ["query", "subprotocol"])
def test_speech(both: Both, client: Any, auth: Any) -> None:
    opening = client.audio.speech_realtime("tara", model=ORPHEUS, output_format="wav_16000", auth=auth)
    with opened(both, opening) as session:
        for text in ("Doors open ", "", "at nine."):
            both.run(session.send_text(text))
        both.run(session.commit())
        messages = until(both, session, "conversation.item.audio_output.done")

    sound = b"".join(message.audio or b"" for message in messages)
    http = httpx.post(
        f"{client._executor.config.base_url}/v1/audio/transcriptions",
        headers={"Authorization": f"Bearer {client._executor.config.token}"},
        data={"model": WHISPER},
        files={"file": ("a.wav", sound)},
    )
    assert http.json()["text"] == "Doors open at nine."


def test_speech_of_elevenlabs(both: Both, client: Any) -> None:
    opening = client.audio.speech_realtime(
        "voice_ex1",
        model="elevenlabs/eleven_multilingual_v2",
        output_format="pcm_16000",
        enable_logging=False,
    )
    with opened(both, opening) as session:
        both.run(session.send_text("Hi there."))
        both.run(session.commit())
        messages = both.loop_over(session)

    assert sum(len(message.audio or b"") for message in messages) == len("Hi there.") * 2 * 960
    assert messages[-1].event["isFinal"] is True
    assert session.close_code == 1000


def test_a_session_is_a_context_manager_and_closes_quietly(both: Both, client: Any) -> None:
    opening = client.realtime.connect(model=MODEL)
    session = both.enter(opening)
    both.run(session.receive())
    both.leave(opening)
    both.run(session.close())
    assert session.close_code == 1000
    assert "1000" in repr(session)

    session = both.run(client.realtime.connect(model=MODEL))
    assert both.enter(session) is session
    both.run(session.receive())
    both.leave(session)
    assert both.loop_over(session) == []
    with pytest.raises(ConnectionClosed):
        both.run(session.send_audio(b"\0\0"))


def test_a_callable_gives_the_key(both: Both, gateway: Sandbox) -> None:
    asked: List[str] = []

    def token() -> str:
        asked.append("asked")
        return gateway.token

    async def async_token() -> str:
        return token()

    client = both.client(base_url=gateway.url, token=async_token if both.is_async else token)
    for _ in range(2):
        with opened(both, client.realtime.connect(model=MODEL)) as session:
            assert both.run(session.receive()).event["type"] == "session.created"
    assert len(asked) == 2


def test_plain_requests_are_told_to_upgrade(http: httpx.Client) -> None:
    for path in ("/v1/realtime", "/v1/audio/transcriptions/realtime", "/v1/audio/speech/stream/tara"):
        response = http.get(path)
        assert (response.status_code, response.headers["upgrade"]) == (426, "websocket")
        assert response.json()["request_id"] == response.headers["x-request-id"]


@pytest.mark.parametrize(
    ("query", "headers"),
    [
        ("", {"Sec-WebSocket-Protocol": "openai-realtime, Bearer rsk_sandbox"}),
        ("", {"Sec-WebSocket-Protocol": "Bearer.rsk_sandbox"}),
        ("&api_key=rsk_wrong", {"Sec-WebSocket-Protocol": "Bearer rsk_sandbox"}),
        ("", {"Authorization": "Bearer rsk_sandbox"}),
        ("&token=rsk_sandbox", {}),
    ],
)
def test_every_form_of_the_key_is_taken(gateway: Sandbox, query: str, headers: Any) -> None:
    host = gateway.url[len("http://") :]
    fields = {
        "Host": host,
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
        **headers,
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    received = b""
    with socket.create_connection(("127.0.0.1", int(host.rpartition(":")[2])), timeout=10) as sock:
        sock.sendall(f"GET /v1/realtime?model={MODEL}{query} HTTP/1.1\r\n{lines}\r\n".encode())
        while b"session.created" not in received:
            piece = sock.recv(65536)
            assert piece, received
            received += piece
    head = received.partition(b"\r\n\r\n")[0].lower()
    assert head.startswith(b"http/1.1 101")
    is_offered = "openai-realtime" in headers.get("Sec-WebSocket-Protocol", "")
    assert (b"sec-websocket-protocol: openai-realtime" in head) == is_offered
    assert b"rsk_" not in head


def test_a_session_is_billed(gateway: Sandbox, http: httpx.Client) -> None:
    def spent() -> int:
        return int(http.post("/v1/usage/events", json={}).json()["total"])

    before = spent()
    client = meshapi.MeshAPI(base_url=gateway.url, token=gateway.token)
    with client, client.realtime.connect(model=MODEL) as session:
        session.send({"type": "response.create"})
        for message in session:
            if message.event and message.event["type"] == "response.done":
                break
    assert spent() == before + 1


def test_one_thread_receives_while_another_sends(gateway: Sandbox) -> None:
    heard: List[bytes] = []

    def listen(session: Any) -> None:
        heard.extend(message.audio for message in session if message.audio)

    with meshapi.MeshAPI(base_url=gateway.url, token=gateway.token) as client:
        with client.audio.speech_realtime("tara", model=ORPHEUS) as session:
            listener = threading.Thread(target=listen, args=(session,))
            listener.start()
            for _ in range(5):
                session.send_text("Hello.")
                session.commit()
            session.send({"type": "input_text_buffer.clear"})
            while len(heard) < 5:
                listener.join(0.01)
        listener.join(10)
    assert not listener.is_alive()
    assert len(b"".join(heard)) == 5 * len("Hello.") * 2 * 1440


def test_cancelling_a_task_leaves_nothing_open(gateway: Sandbox) -> None:
    async def run() -> None:
        async with meshapi.AsyncMeshAPI(base_url=gateway.url, token=gateway.token) as client:
            stalled = meshapi.RequestOptions(extra_headers={"X-Sandbox-Fault": "stall"})
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(client.realtime.connect(model=MODEL, options=stalled)._open(), 0.2)
            async with client.realtime.connect(model=MODEL) as session:
                await session.receive()
                with pytest.raises(asyncio.TimeoutError):
                    await asyncio.wait_for(session.receive(), 0.1)
                await session.send(TEXT)
                message = await session.receive()
                assert message.event is not None
                assert message.event["type"] == "session.updated"

    asyncio.run(run())


def test_audio_of_a_session_is_base64_on_the_wire(gateway: Sandbox) -> None:
    sent: List[str] = []
    client = meshapi.MeshAPI(base_url=gateway.url, token=gateway.token)
    with client, client.realtime.connect(model=MODEL) as session:
        session._connection.send, send = sent.append, session._connection.send
        session.send_audio(memoryview(b"\0\0\0\0"))
        session._connection.send = send
    assert json.loads(sent[0]) == {
        "type": "input_audio_buffer.append",
        "audio": base64.b64encode(bytes(4)).decode(),
    }
