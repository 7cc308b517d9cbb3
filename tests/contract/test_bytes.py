"""Answers that are bytes: whole, as a stream, and bodies of somebody else in their place."""

from __future__ import annotations

import copy
import pickle
from typing import Any, List

import httpx
import pytest

import meshapi
from meshapi import ResponseParseError, StreamInterruptedError
from tests.both import Both
from tests.contract.test_streams import Body

SPEECH = {"input": "Hello.", "model": "elevenlabs/eleven_v3"}
RECORDING = {"content-type": "audio/mpeg", "x-request-id": "req_1"}
ERROR = {"error": {"code": "provider_error", "message": "no voice today"}}


def answering(both: Both, **response: Any) -> Any:
    return both.mocked(lambda request: httpx.Response(200, **response))


def streaming(both: Both, *pieces: Any, headers: Any = None) -> Any:
    body = pieces[0] if pieces and isinstance(pieces[0], Body) else Body(*pieces)
    return answering(
        both, stream=body, headers=RECORDING if headers is None else headers
    ).audio.synthesize_stream(**SPEECH)


def test_bytes_carry_the_facts_of_the_exchange(both: Both) -> None:
    speech = both.run(answering(both, content=b"\x00ID3", headers=RECORDING).audio.synthesize(**SPEECH))
    assert speech == b"\x00ID3"
    assert isinstance(speech, bytes)
    for same in (speech, copy.copy(speech), pickle.loads(pickle.dumps(speech))):
        assert (same, same.http.request_id, same.http.status) == (b"\x00ID3", "req_1", 200)


def test_a_plain_object_carries_them_too(both: Both) -> None:
    client = answering(both, json={"status": "done", "error": None}, headers={"x-request-id": "req_1"})
    found = both.run(client.audio.get_transcription("t1"))
    assert found == {"status": "done", "error": None}
    assert found.http.request_id == "req_1"


@pytest.mark.parametrize("kind", ["audio/mpeg", "application/octet-stream", "video/mp4", None])
def test_sound_may_have_any_type_of_bytes_or_none(both: Both, kind: Any) -> None:
    headers = {} if kind is None else {"content-type": kind}
    speech = both.run(answering(both, content=b'{"error": null}', headers=headers).audio.synthesize(**SPEECH))
    assert speech == b'{"error": null}'


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"text": "upstream connect error"}, "got text/plain.*upstream connect error"),
        ({"json": {"detail": "x"}}, "got application/json"),
        ({"content": b""}, "empty"),
    ],
)
def test_what_is_no_sound_is_not_handed_over_as_such(both: Both, answer: Any, message: str) -> None:
    with pytest.raises(ResponseParseError, match=message):
        both.run(answering(both, **answer).audio.synthesize(**SPEECH))
    if answer.get("content") != b"":
        with pytest.raises(ResponseParseError, match="expected bytes"):
            both.next(answering(both, **answer).audio.synthesize_stream(**SPEECH))


@pytest.mark.parametrize("kind", ["application/jsonl", "application/json", "text/plain", None])
@pytest.mark.parametrize("content", [b"", b'{"custom_id": "a", "error": {"code": "x", "message": "y"}}'])
def test_a_file_may_hold_anything(both: Both, kind: Any, content: bytes) -> None:
    headers = {} if kind is None else {"content-type": kind}
    assert both.run(answering(both, content=content, headers=headers).files.content("f1")) == content


@pytest.mark.parametrize("error", ["no speaker", {"code": "x", "message": "y"}])
def test_a_plain_object_may_have_an_error_of_its_own(both: Both, error: Any) -> None:
    found = {"status": "failed", "error": error}
    assert both.run(answering(both, json=found).audio.get_transcription("t1")) == found
    with pytest.raises(meshapi.MeshAPIError):
        both.run(answering(both, json={"error": error, "request_id": "r"}).audio.get_transcription("t1"))


def test_an_error_in_the_place_of_bytes_is_raised(both: Both) -> None:
    with pytest.raises(meshapi.MeshAPIError, match="no voice today") as caught:
        both.run(answering(both, json=ERROR).audio.synthesize(**SPEECH))
    assert (caught.value.status, caught.value.error_code) == (200, "provider_error")
    assert caught.value.http is not None


def test_what_only_looks_like_an_error_stays_bytes(both: Both) -> None:
    line = b'{"error": {"code": "x"}}'
    answer = answering(both, content=line, headers={"content-type": "application/jsonl"})
    assert both.run(answer.files.content("f1")) == line


def test_a_page_in_the_place_of_bytes_is_refused(both: Both) -> None:
    with pytest.raises(ResponseParseError, match="text/html"):
        both.run(answering(both, html="<html>log in</html>").audio.synthesize(**SPEECH))


def test_the_pieces_arrive_and_the_stream_is_complete(both: Both) -> None:
    body = Body(b"ID3", b"", b"\x00\r\n\r\ndata: x", b"\xff")
    stream = streaming(both, body)
    assert (stream.http, body.taken) == (None, 0)

    assert both.next(stream) == b"ID3"
    assert stream.completed is False
    assert stream.http.request_id == "req_1"
    assert both.loop_over(stream) == [b"\x00\r\n\r\ndata: x", b"\xff"]
    assert stream.completed
    assert body.closed


@pytest.mark.parametrize("pieces", [(), (b"x" * 100_000,)])
def test_a_stream_needs_no_content_type_nor_content(both: Both, pieces: Any) -> None:
    stream = streaming(both, *pieces, headers={})
    assert both.items(stream) == list(pieces)
    assert stream.completed


@pytest.mark.parametrize(
    ("response", "kind", "message"),
    [
        ({"json": ERROR}, meshapi.MeshAPIError, "no voice today"),
        ({"json": {"id": 1}}, ResponseParseError, "expected bytes, got application/json"),
        ({"html": "<html>log in</html>"}, ResponseParseError, "expected bytes, got text/html"),
    ],
)
def test_what_is_no_stream_of_bytes_is_an_error(both: Both, response: Any, kind: Any, message: str) -> None:
    stream = answering(both, **response).audio.synthesize_stream(**SPEECH)
    with pytest.raises(kind, match=message) as caught:
        both.next(stream)
    assert caught.value.status == 200
    with pytest.raises(kind, match=message):
        both.enter(stream)


def test_an_http_error_surfaces_at_the_first_use_and_nothing_is_sent_again(both: Both) -> None:
    requests: List[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(503, json=ERROR)

    stream = both.mocked(handler).audio.synthesize_stream(**SPEECH)
    assert requests == []
    with pytest.raises(meshapi.ServiceUnavailableError):
        both.next(stream)
    assert len(requests) == 1


def test_what_breaks_off_is_interrupted_after_its_pieces(both: Both) -> None:
    stream = streaming(both, b"ID3", httpx.RemoteProtocolError("peer closed"))
    pieces: List[bytes] = []
    with pytest.raises(StreamInterruptedError, match="peer closed") as caught:
        both.items(stream, pieces)
    assert pieces == [b"ID3"]
    assert caught.value.request_id == "req_1"
    assert not stream.completed


def test_silence_is_a_timeout_of_its_own(both: Both) -> None:
    stream = streaming(both, b"ID3", httpx.ReadTimeout("slow"))
    both.next(stream)
    with pytest.raises(meshapi.StreamIdleTimeoutError):
        both.next(stream)


def test_a_stream_of_bytes_can_be_left_early(both: Both) -> None:
    body = Body(b"a", b"b")
    stream = streaming(both, body)
    both.enter(stream)
    assert both.next(stream) == b"a"
    both.leave(stream)
    assert body.closed
    assert both.items(stream) == []
