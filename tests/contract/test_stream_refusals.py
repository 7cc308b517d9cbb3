"""Streams that are none, and errors inside streams in all their forms."""

from __future__ import annotations

import gzip
import json
from typing import Any, Dict, List, Type

import httpx
import pytest

import meshapi
from meshapi import MeshAPIError
from tests.both import Both
from tests.contract.samples import MESSAGES, chunk, sse
from tests.contract.test_streams import Body, streaming, texts

REFUSAL = json.dumps({"error": {"code": "forbidden", "message": "m"}}, indent=1).encode()


@pytest.mark.parametrize(
    ("frame", "kind", "message"),
    [
        (b'event: error\ndata: {"code": "not_found", "message": "m"}', meshapi.NotFoundError, "m"),
        (b'event: error\ndata: {"error": {"code": "not_found"}}', meshapi.NotFoundError, ""),
        (b'event: error\ndata: "broke"', MeshAPIError, "broke"),
        (b"event: error\ndata: the provider broke", MeshAPIError, "the provider broke"),
        (b"event: error\ndata: {", MeshAPIError, "{"),
        (b"event: error\ndata: null", MeshAPIError, "upstream error"),
        (b'data: {"type": "error", "code": "not_found", "message": "m"}', meshapi.NotFoundError, "m"),
        (b'data: {"type":"error","message":"m"}', MeshAPIError, "m"),
    ],
)
def test_an_error_of_any_form_is_raised(
    both: Both, frame: bytes, kind: Type[MeshAPIError], message: str
) -> None:
    stream = streaming(both, sse(chunk("a")) + frame + b"\n\n" + sse("[DONE]"))
    chunks: List[Any] = []
    with pytest.raises(kind) as caught:
        both.items(stream, into=chunks)

    assert texts(chunks) == "a"
    assert message in caught.value.message
    assert (caught.value.request_id, caught.value.http.status) == ("req_1", 200)
    assert not stream.completed


def test_the_word_error_in_a_text_is_data(both: Both) -> None:
    assert texts(both.items(streaming(both, sse(chunk('"error"'), "[DONE]")))) == '"error"'


@pytest.mark.parametrize("media_type", ["text/plain", "application/xhtml+xml", "application/octet-stream"])
def test_another_media_type_is_no_stream(both: Both, media_type: str) -> None:
    stream = streaming(both, b"<p>Maintenance</p>", headers={"content-type": media_type})

    with pytest.raises(meshapi.ResponseParseError, match=media_type.replace("+", r"\+")) as caught:
        both.next(stream)
    assert "Maintenance" in caught.value.body_excerpt


def unnamed(both: Both, *pieces: bytes) -> Any:
    client = both.mocked(lambda request: httpx.Response(200, stream=Body(*pieces)))
    return client.chat.completions.stream(messages=MESSAGES)


def test_a_stream_needs_no_media_type(both: Both) -> None:
    wire = sse(chunk("a"), "[DONE]")
    for pieces in ([wire], [wire[:2], wire[2:]], [b": hello\n", b"\n", wire]):
        stream = unnamed(both, *pieces)
        assert texts(both.items(stream)) == "a"
        assert stream.completed
    assert both.items(unnamed(both, b": hello\n\n")) == []
    assert both.items(unnamed(both, b"\n")) == []


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (REFUSAL, meshapi.PermissionDeniedError),
        (b"<html>Maintenance</html>", meshapi.ResponseParseError),
        (b"Maintenance", meshapi.ResponseParseError),
    ],
)
def test_a_body_of_no_media_type_without_a_field_is_refused(
    both: Both, content: bytes, kind: Type[MeshAPIError]
) -> None:
    with pytest.raises(MeshAPIError) as caught:
        both.items(unnamed(both, content[:5], content[5:]))

    # Its status decides its class, as of any error that comes with a good status.
    assert isinstance(caught.value, kind)
    assert caught.value.status == 200


@pytest.mark.parametrize("first", ["enter", "next"])
def test_a_stream_that_could_not_be_opened_says_so_again(both: Both, first: str) -> None:
    requests: List[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(403, content=REFUSAL)

    stream = both.mocked(handler).chat.completions.stream(messages=MESSAGES)
    with pytest.raises(meshapi.PermissionDeniedError):
        getattr(both, first)(stream)
    assert both.items(stream) == []
    with pytest.raises(meshapi.PermissionDeniedError):
        both.enter(stream)
    assert len(requests) == 1


def test_silence_without_a_timeout_of_ours_is_an_idle_timeout_too(both: Both) -> None:
    stream = streaming(both, sse(chunk("a")), httpx.ReadTimeout("silence"), timeout=None)
    both.next(stream)

    with pytest.raises(meshapi.StreamIdleTimeoutError, match="sent nothing for too long"):
        both.next(stream)


GZIP: Dict[str, str] = {"content-encoding": "gzip"}


@pytest.mark.parametrize("wire", [b"garbage", gzip.compress(sse(chunk("a")), mtime=0)[:-8] + b"checksum"])
def test_a_stream_that_cannot_be_decompressed(both: Both, wire: bytes) -> None:
    stream = streaming(both, wire, headers=GZIP)

    with pytest.raises(meshapi.ResponseParseError, match="decompressed") as caught:
        both.items(stream)
    assert (caught.value.status, caught.value.request_id) == (200, "req_1")
