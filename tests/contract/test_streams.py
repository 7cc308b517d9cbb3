"""Streams over a mocked gateway; tests/integration/test_streams_socket.py has those over connections."""

from __future__ import annotations

import json
from typing import Any, AsyncIterator, Dict, Iterator, List, Type

import httpx
import pytest

import meshapi
from meshapi import MeshAPIError
from tests.both import Both
from tests.contract.samples import COMPLETION, MESSAGES, chunk, sse

DONE = "[DONE]"


class Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A response body in pieces, an exception among them breaks it off; knows when it is closed."""

    def __init__(self, *pieces: Any) -> None:
        self.pieces = pieces
        self.taken = 0
        self.closed = False

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            if isinstance(piece, BaseException):
                raise piece
            self.taken += 1
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


def streaming(both: Both, *pieces: Any, headers: Any = None, **settings: Any) -> Any:
    body = pieces[0] if isinstance(pieces[0], Body) else Body(*pieces)
    headers = {"content-type": "text/event-stream", "x-request-id": "req_1", **(headers or {})}
    client = both.mocked(lambda request: httpx.Response(200, stream=body, headers=headers), **settings)
    return client.chat.completions.stream(messages=MESSAGES)


def texts(chunks: List[Any]) -> str:
    return "".join(chunk.choices[0].delta.content for chunk in chunks if chunk.choices)


def test_the_chunks_arrive_and_the_stream_is_complete(both: Both) -> None:
    body = Body(sse(chunk("Hel"), chunk("lo", "stop"), chunk(choices=[], usage=COMPLETION["usage"]), DONE))
    stream = streaming(both, body)

    assert stream.http is None
    assert not stream.completed
    chunks = both.items(stream)
    assert texts(chunks) == "Hello"
    assert chunks[-1].usage.total_tokens == 3
    assert stream.completed
    assert (stream.http.status, stream.http.request_id) == (200, "req_1")
    assert body.closed
    assert both.items(stream) == []


def test_nothing_is_sent_before_the_first_use_and_the_flag_is_set(both: Both) -> None:
    bodies: List[Any] = []

    def handler(request: httpx.Request) -> httpx.Response:
        bodies.append(json.loads(request.content))
        return httpx.Response(200, content=sse(DONE))

    client = both.mocked(handler)
    stream = client.chat.completions.create(messages=MESSAGES, stream=True)
    stream = both.run(stream) if both.is_async else stream
    assert bodies == []
    assert both.items(stream) == []
    assert bodies == [{"messages": MESSAGES, "stream": True}]


def test_entering_opens_and_leaving_closes(both: Both) -> None:
    body = Body(sse(chunk("a"), chunk("b"), DONE))
    stream = streaming(both, body)

    assert both.enter(stream) is stream
    assert stream.http.status == 200
    assert body.taken == 0
    both.next(stream)
    both.leave(stream)
    assert body.closed
    assert both.items(stream) == []
    assert not stream.completed
    both.run(stream.close())


def test_a_stream_closed_before_its_use_sends_nothing(both: Both) -> None:
    requests: List[Any] = []
    client = both.mocked(lambda request: requests.append(request) or httpx.Response(200))
    stream = client.chat.completions.stream(messages=MESSAGES)
    both.run(stream.close())

    assert both.items(stream) == []
    assert requests == []


def test_every_cut_of_the_bytes_gives_the_same(both: Both) -> None:
    wire = sse(chunk("é\u2028"), chunk("b", "stop"), DONE)
    for size in (1, 2, 3, 7, 64):
        stream = streaming(both, *(wire[start : start + size] for start in range(0, len(wire), size)))
        assert texts(both.items(stream)) == "é\u2028b"
        assert stream.completed


@pytest.mark.parametrize(
    ("ending", "completed"),
    [
        ([chunk("b", "stop"), DONE], True),
        ([chunk("b"), DONE], True),
        ([chunk("b", "stop")], False),
        ([chunk("b")], False),
    ],
)
def test_whether_it_was_complete(both: Both, ending: List[Any], completed: bool) -> None:
    stream = streaming(both, sse(chunk("a"), *ending))

    assert texts(both.items(stream)) == "ab"
    assert stream.completed is completed


def test_the_last_event_needs_no_blank_line(both: Both) -> None:
    stream = streaming(both, sse(chunk("a", "stop"), DONE).rstrip(b"\n"))

    assert texts(both.items(stream)) == "a"
    assert stream.completed


def test_nothing_after_the_terminator_is_delivered(both: Both) -> None:
    stream = streaming(both, sse(chunk("a"), DONE, chunk("b")), sse({"error": {"message": "late"}}))

    assert texts(both.items(stream)) == "a"
    assert stream.completed


def test_the_rest_is_read_within_a_bound(both: Both) -> None:
    short = Body(sse(DONE), b": bye\n\n", b": bye\n\n")
    both.items(streaming(both, short))
    assert short.taken == 3

    endless = Body(sse(DONE), *[b": x" * 8192] * 100)
    both.items(streaming(both, endless))
    assert 2 < endless.taken < 10
    assert endless.closed


@pytest.mark.parametrize("frame", ["not json", "null", "[]", "3", '"text"', '{"error"'])
def test_frames_that_are_no_events_are_skipped_and_counted(both: Both, frame: str) -> None:
    stream = streaming(both, sse(chunk("a"), frame, chunk("b"), DONE))

    assert texts(both.items(stream)) == "ab"
    assert stream.skipped_events == 1


def test_what_is_named_an_event_stream_is_one_without_events(both: Both) -> None:
    stream = streaming(both, b"hello")
    assert both.items(stream) == []
    assert not stream.completed


def test_skipped_frames_are_logged_without_what_they_say(
    both: Both, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "meshapi")
    both.items(streaming(both, sse("private", '"private"', DONE)))

    skips = [record.message for record in caplog.records if "skipped" in record.message]
    assert skips == ["event 1 skipped: ValueError", "event 2 skipped: ValidationError"]


def test_comments_and_empty_blocks_are_no_events(both: Both) -> None:
    wire = b"\xef\xbb\xbf: hello\n\nretry: 10\n\nid: 4\n\nevent: ping\n\n" + sse(chunk("a"), DONE)
    stream = streaming(both, wire)

    assert texts(both.items(stream)) == "a"
    assert stream.skipped_events == 0


def test_an_error_in_the_stream_comes_after_what_preceded_it(both: Both) -> None:
    error = {"error": {"code": "rate_limit_exceeded", "message": "slow"}, "request_id": "req_in"}
    body = Body(sse(chunk("a"), error, chunk("b"), DONE))
    stream = streaming(both, body)
    chunks: List[Any] = []

    with pytest.raises(meshapi.RateLimitError, match="slow") as caught:
        both.items(stream, into=chunks)

    assert texts(chunks) == "a"
    assert (caught.value.status, caught.value.request_id) == (0, "req_in")
    assert caught.value.http.status == 200
    assert not stream.completed
    assert body.closed
    assert both.items(stream) == []


@pytest.mark.parametrize(
    ("frame", "kind", "code"),
    [
        (b'data: {"error": {"message": "m"}}\n\n', meshapi.InternalServerError, "upstream_error"),
        (b'data: {"error": "m"}\n\n', meshapi.InternalServerError, "upstream_error"),
        (
            b'event: error\ndata: {"code": "not_found", "message": "m"}\n\n',
            meshapi.NotFoundError,
            "not_found",
        ),
        (
            b'event: error\ndata: {"error": {"code": "gateway_timeout", "message": "m"}}\n\n',
            meshapi.GatewayTimeoutError,
            "gateway_timeout",
        ),
    ],
)
def test_the_forms_of_errors_in_a_stream(
    both: Both, frame: bytes, kind: Type[MeshAPIError], code: str
) -> None:
    with pytest.raises(kind, match="m") as caught:
        both.next(streaming(both, frame))

    assert (caught.value.code, caught.value.request_id) == (code, "req_1")


def test_an_event_beyond_the_cap_is_an_error_of_its_own(both: Both) -> None:
    body = Body(sse(chunk("a")), b"data: " + b"x" * 2000, b"y")
    stream = streaming(both, body, max_event_bytes=1000)
    both.next(stream)

    with pytest.raises(meshapi.EventTooLargeError, match="1000") as caught:
        both.next(stream)
    assert caught.value.request_id == "req_1"
    assert body.closed


def test_a_null_error_is_data(both: Both) -> None:
    stream = streaming(both, sse(chunk("a", error=None), DONE))

    assert texts(both.items(stream)) == "a"


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (httpx.ReadError("reset"), meshapi.StreamInterruptedError),
        (httpx.RemoteProtocolError("incomplete"), meshapi.StreamInterruptedError),
        (httpx.ReadTimeout("silence"), meshapi.StreamIdleTimeoutError),
    ],
)
def test_a_broken_body_is_an_error_after_what_arrived(
    both: Both, failure: Exception, kind: Type[MeshAPIError]
) -> None:
    body = Body(sse(chunk("a")), b'data: {"id": "torn', failure)
    stream = streaming(both, body)
    chunks: List[Any] = []

    with pytest.raises(kind) as caught:
        both.items(stream, into=chunks)

    assert texts(chunks) == "a"
    assert caught.value.__cause__ is failure
    assert (caught.value.request_id, caught.value.http.status) == ("req_1", 200)
    assert body.closed
    assert not stream.completed


@pytest.mark.parametrize(
    ("content", "headers", "kind"),
    [
        (json.dumps(COMPLETION).encode(), {"content-type": "application/json"}, meshapi.ResponseParseError),
        (b"<html>", {"content-type": "text/html; charset=utf-8"}, meshapi.ResponseParseError),
        (
            b'{"error": {"code": "forbidden", "message": "m"}}',
            {"content-type": "application/json"},
            meshapi.PermissionDeniedError,
        ),
    ],
)
def test_another_body_than_an_event_stream_is_an_error(
    both: Both, content: bytes, headers: Dict[str, str], kind: Type[MeshAPIError]
) -> None:
    body = Body(content)
    stream = streaming(both, body, headers=headers)

    with pytest.raises(kind) as caught:
        both.next(stream)

    assert caught.value.status == 200
    assert body.closed


def test_an_error_body_is_read_within_a_bound(both: Both) -> None:
    body = Body(*[b"x" * 65536] * 100)
    client = both.mocked(lambda request: httpx.Response(502, stream=body))

    with pytest.raises(meshapi.BadGatewayError) as caught:
        both.next(client.chat.completions.stream(messages=MESSAGES))

    assert body.taken < 20
    assert body.closed
    assert caught.value.body_excerpt.startswith("xxx")


def test_a_compressed_stream_is_decoded(both: Both) -> None:
    import gzip

    wire = gzip.compress(sse(chunk("a"), DONE))
    stream = streaming(both, wire[:10], wire[10:], headers={"content-encoding": "gzip"})

    assert texts(both.items(stream)) == "a"


def test_half_a_character_loses_nothing_but_itself(both: Both) -> None:
    odd = json.dumps(chunk("so \ud83d"))
    failed = '{"error": {"code": "provider_overloaded", "message": "busy \\ud83d"}}'
    stream = streaming(both, sse(chunk("Hi "), odd, failed))
    chunks: List[Any] = []
    with pytest.raises(meshapi.ProviderOverloadedError, match="busy \ufffd"):
        both.items(stream, chunks)

    assert texts(chunks) == "Hi so \ufffd"
    assert stream.skipped_events == 0


def test_half_a_character_in_an_answer_is_read_too(both: Both) -> None:
    answer = json.dumps({**COMPLETION, "model": "\ud83d"}).encode()
    client = both.mocked(lambda request: httpx.Response(200, content=answer))

    assert both.run(client.chat.completions.create(messages=MESSAGES)).model == "\ufffd"
