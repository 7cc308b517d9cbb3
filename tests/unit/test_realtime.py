"""The parts of a WebSocket session that do no I/O: the handshake, the events, the frames, what a log shows."""

from __future__ import annotations

import base64
import json
import logging
import pickle
import re
import subprocess
import sys
from typing import Any, Dict
from urllib.parse import parse_qsl, urlsplit

import attrs
import pytest

import meshapi
from meshapi._audio_sessions import Speaking, Transcribing
from meshapi._config import ClientConfig
from meshapi._logs import RedactingLogger
from meshapi._realtime import Handshake, Route, encode, handshake_of, read_frame, with_key
from meshapi._secrets import Secrets
from meshapi._unseen import clean_body, unseen

KEY = "rsk_0123+/="
NONE = Secrets(())
ROUTE = Route("/v1/realtime", {"model": "openai/gpt-realtime-mini"}, ("openai-realtime",))


def config(**settings: Any) -> ClientConfig:
    return ClientConfig.make(**{"base_url": "https://gateway.test/edge/", "token": KEY, **settings})


def handshake_with(settings: ClientConfig, route: Route, token: Any) -> Handshake:
    handshake = with_key(handshake_of(settings, route), route.auth, token)
    assert isinstance(handshake, Handshake)
    return handshake


def frame(**event: Any) -> str:
    return json.dumps(event)


def test_the_key_goes_into_the_query() -> None:
    handshake = handshake_with(config(), ROUTE, KEY)

    assert handshake.url == (
        "wss://gateway.test/edge/v1/realtime?model=openai/gpt-realtime-mini&api_key=rsk_0123%2B%2F%3D"
    )
    assert handshake.subprotocols == ("openai-realtime",)
    assert handshake.headers == {"x-meshapi-sdk": f"python/{meshapi.__version__}"}
    assert handshake.user_agent == f"meshapi-python/{meshapi.__version__}"
    assert (handshake.timeout, handshake.is_secure) == (60.0, True)
    assert "rsk_" not in repr(handshake)
    assert "rsk_" not in repr(handshake.secrets)


def test_or_into_a_subprotocol() -> None:
    handshake = handshake_with(config(), attrs.evolve(ROUTE, auth="subprotocol"), "rsk_01")

    assert handshake.url.endswith("/v1/realtime?model=openai/gpt-realtime-mini")
    assert handshake.subprotocols == ("openai-realtime", "Bearer.rsk_01")


def test_plain_http_becomes_plain_websocket() -> None:
    handshake = handshake_with(config(base_url="http://[::1]:8000"), ROUTE, "k")

    assert handshake.url.startswith("ws://[::1]:8000/v1/realtime?")
    assert not handshake.is_secure


def test_the_options_of_the_client_apply() -> None:
    options = meshapi.RequestOptions(
        timeout=meshapi.Timeout(connect=3.0),
        extra_headers={"X-Trace": "abc", "User-Agent": "mine"},
        extra_query={"region": "eu", "model": "other", "flag": True},
    )
    handshake = handshake_with(config().over(options), ROUTE, KEY)

    query = dict(parse_qsl(urlsplit(handshake.url).query))
    assert query == {"model": "other", "region": "eu", "flag": "true", "api_key": KEY}
    assert (handshake.headers["x-trace"], handshake.user_agent) == ("abc", "mine")
    assert handshake.timeout == 3.0


@pytest.mark.parametrize(
    ("timeout", "deadline", "limit"),
    [(5.0, None, 5.0), (5.0, 2.0, 2.0), (None, 2.0, 2.0), (None, None, None)],
)
def test_the_opening_is_bounded(timeout: Any, deadline: Any, limit: Any) -> None:
    assert handshake_with(config(timeout=timeout, deadline=deadline), ROUTE, KEY).timeout == limit


@pytest.mark.parametrize(
    ("auth", "token", "reason"),
    [
        ("subprotocol", KEY, "subprotocol"),
        ("query", "a b", "white space"),
        ("query", None, "a str or a callable"),
    ],
)
def test_what_cannot_travel_is_refused(auth: str, token: Any, reason: str) -> None:
    problem = with_key(handshake_of(config(), ROUTE), auth, token)
    assert isinstance(problem, meshapi.ConfigurationError)
    assert problem.__traceback__ is None
    assert re.search(reason, str(problem))
    assert KEY not in str(problem)


def test_a_key_travels_in_one_of_two_ways() -> None:
    with pytest.raises(meshapi.ConfigurationError, match="auth must be"):
        Route("/v1/realtime", {}, auth="header")


def test_binary_frames_are_audio() -> None:
    assert read_frame(b"\0\1", NONE) == meshapi.RealtimeMessage(audio=b"\0\1")


@pytest.mark.parametrize("text", ["hello", "", "[1]", "3", "null", "{", '"x"', "[" * 100_000])
def test_text_that_is_no_object_is_delivered_as_it_is(text: str) -> None:
    assert read_frame(text, NONE) == meshapi.RealtimeMessage(text=text)


@pytest.mark.parametrize(
    "event",
    [
        {"type": "response.output_audio.delta", "delta": "AAE="},
        {"type": "response.audio.delta", "delta": "AAE="},
        {"type": "conversation.item.audio_output.delta", "delta": "AAE="},
        {"audio": "AAE=", "isFinal": None},
    ],
)
def test_audio_events_are_decoded(event: Dict[str, Any]) -> None:
    message = read_frame(frame(**event), NONE)

    assert (message.audio, message.event, message.text) == (b"\0\1", event, json.dumps(event))


@pytest.mark.parametrize("delta", ["%%%", "AAE", "ä", None, 3, {}])
def test_what_is_no_base64_is_no_audio(delta: Any) -> None:
    message = read_frame(frame(type="response.audio.delta", delta=delta), NONE)

    assert message.audio is None
    assert message.event is not None


@pytest.mark.parametrize(
    "event", [{"type": "x", "audio": "AAE="}, {"type": "response.text.delta", "delta": "AAE="}]
)
def test_other_events_have_no_audio(event: Dict[str, Any]) -> None:
    assert read_frame(frame(**event), NONE).audio is None


@pytest.mark.parametrize(
    ("event", "facts"),
    [
        (
            {"error": {"code": "c", "message": "m", "param": "p"}, "request_id": "r"},
            ("c", "m", "p", "r"),
        ),
        ({"error": {"message": "m"}}, ("unknown", "m", None, "")),
        (
            {"error": {"type": "invalid_request_error", "code": None}},
            ("invalid_request_error", "realtime error", None, ""),
        ),
        ({"code": "c", "message": "m"}, ("c", "m", None, "")),
        ({"error": "text"}, ("unknown", "text", None, "")),
        ({}, ("unknown", "realtime error", None, "")),
        ({"type": None, "message_type": "auth_error", "error": "no"}, ("auth_error", "no", None, "")),
    ],
)
def test_error_frames_are_raised(event: Dict[str, Any], facts: Any) -> None:
    with pytest.raises(meshapi.RealtimeError) as caught:
        read_frame(frame(**{"type": "error", **event}), NONE)

    error = pickle.loads(pickle.dumps(caught.value))
    assert (error.code, error.message, error.param, error.request_id) == facts
    assert (error.status, str(error)) == (0, f"realtime[{facts[0]}]: {facts[1]}")


def test_a_message_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        meshapi.RealtimeMessage(text="x").text = "y"  # type: ignore[misc]


def test_events_are_compact_json() -> None:
    assert encode({"type": "x", "text": "é"}) == '{"type":"x","text":"é"}'
    for wrong in ([], "x", None, {"x": object()}):
        with pytest.raises(TypeError):
            encode(wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="JSON"):
        encode({"x": float("nan")})
    with pytest.raises(ValueError, match="surrogates"):
        encode({"x": "half a pair: \ud83d"})


def test_the_events_of_a_transcription() -> None:
    sound = base64.b64encode(b"\0\1").decode()
    standard, eleven = Transcribing("openai/whisper-large-v3", 16000), Transcribing("elevenlabs/scribe", 8000)

    assert standard.append(b"\0\1") == {"type": "input_audio_buffer.append", "audio": sound}
    assert standard.commit() == {"type": "input_audio_buffer.commit"}
    chunk = {
        "message_type": "input_audio_chunk",
        "audio_base_64": sound,
        "commit": False,
        "sample_rate": 8000,
    }
    assert eleven.append(bytearray(b"\0\1")) == chunk
    assert eleven.commit() == {**chunk, "audio_base_64": "", "commit": True}
    with pytest.raises(TypeError, match="bytes"):
        standard.append("text")  # type: ignore[arg-type]


def test_the_events_of_speech() -> None:
    standard, eleven = Speaking("canopylabs/orpheus"), Speaking("elevenlabs/flash")

    assert standard.greeting({"speed": 1}) is None
    assert standard.append("Hi") == {"type": "input_text_buffer.append", "text": "Hi"}
    assert standard.commit() == {"type": "input_text_buffer.commit"}
    assert eleven.greeting(None) == {"text": " "}
    assert eleven.greeting({"speed": 1}) == {"text": " ", "voice_settings": {"speed": 1}}
    assert (eleven.append("Hi"), eleven.commit()) == ({"text": "Hi"}, {"text": ""})
    with pytest.raises(TypeError, match="int"):
        standard.append(5)  # type: ignore[arg-type]


def test_no_secret_gets_through_the_logger(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logger = RedactingLogger(logging.getLogger("library"), Secrets((KEY, "rsk_")))
    try:
        raise ValueError(f"with {KEY}")
    except ValueError:
        logger.debug("> GET /?api_key=%s HTTP/1.1", KEY)
        logger.exception("failed %(what)s", {"what": KEY})
        logger.info(KEY + " 100%")  # noqa: G003
    adapted = logging.LoggerAdapter(logger, {"websocket": "x"})  # type: ignore[arg-type, var-annotated]
    adapted.warning("%s", KEY)

    assert "rsk_" not in caplog.text
    assert "ValueError: with ..." in caplog.text
    messages = [record.getMessage() for record in caplog.records]
    assert (messages[0], messages[2:]) == ("> GET /?api_key=... HTTP/1.1", ["... 100%", "..."])
    assert not any(KEY in str(vars(record)) for record in caplog.records)


def test_no_secret_is_chained() -> None:
    def failing(text: str) -> Exception:
        try:
            try:
                raise OSError(text)
            except OSError as error:
                raise RuntimeError("outer") from error
        except RuntimeError as error:
            return error

    secrets = Secrets((KEY,))
    clean, dirty = failing("refused"), failing(f"refused {KEY}")

    assert unseen(clean, secrets) is clean
    assert clean.__traceback__ is None
    assert clean.__cause__ is not None
    assert clean.__cause__.__traceback__ is None
    assert repr(unseen(dirty, secrets)) == "ConnectionError('RuntimeError: outer')"
    assert KEY not in repr(unseen(ValueError(KEY), secrets))


def test_a_body_stays_json_without_the_secrets() -> None:
    body = json.dumps(
        {"error": [{"message": "no key 12345678", "12345678": 'a"b\\c de'}], "status": 1}
    ).encode()

    cleaned = json.loads(clean_body(body, Secrets(("12345678", 'a"b\\c'))))
    assert cleaned == {"error": [{"message": "no key ...", "...": "... de"}], "status": 1}
    for text in (b"no key 12345678", b"[" * 100_000 + b"12345678"):
        assert clean_body(text, Secrets(("12345678",))) == text.replace(b"12345678", b"...")


@pytest.mark.parametrize("key", ["1", 'rsk_"quoted"', "rsk_\\_back"])
def test_an_error_frame_without_the_key(key: str) -> None:
    secrets = handshake_with(config(), ROUTE, key).secrets
    with pytest.raises(meshapi.RealtimeError) as caught:
        read_frame(
            frame(type="error", error={"code": "c1", "message": f"no key {key}", "param": key}), secrets
        )

    seen = key if key == "1" else "..."
    assert (caught.value.error_code, caught.value.message, caught.value.param) == (
        "c1",
        f"no key {seen}",
        seen,
    )


def test_the_user_of_a_proxy_is_not_shown() -> None:
    error = unseen(OSError("http://me:secret@proxy:1/ isn't a valid proxy"), NONE)

    assert str(error) == "OSError: http://...@proxy:1/ isn't a valid proxy"


def test_websockets_is_loaded_by_the_first_session_only() -> None:
    program = (
        "import sys\n"
        "import meshapi\n"
        "client = meshapi.MeshAPI(base_url='http://127.0.0.1:9', token='rsk_1')\n"
        "client.realtime, client.audio, meshapi.RealtimeSession, meshapi.AsyncRealtimeSession\n"
        "assert 'websockets' not in sys.modules\n"
        "sys.modules['websockets'] = None\n"
        "try:\n"
        "    client.realtime.connect(model='m')\n"
        "except ImportError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "meshapi[realtime]" in done.stdout
