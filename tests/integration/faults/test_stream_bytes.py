"""However the bytes of a stream are put and cut, the same events come out."""

from __future__ import annotations

import gzip
import json
from typing import Callable, Dict

import pytest

import meshapi
from tests.both import Both
from tests.integration.faults.gateway import Gateway, Step, close, head, one_by_one, stall
from tests.integration.faults.kinds import CHUNKED, DONE, StreamKind, chunked, each_stream
from tests.integration.faults.outcomes import Told, check, check_given_back, streamed
from tests.integration.wire_server import http_chunk

TEXTS = "é\u2028", "\x85🎵b"
SSE = b"text/event-stream"


def plain(kind: StreamKind) -> bytes:
    return b"".join(map(kind.frame, TEXTS)) + DONE


def several_lines(kind: StreamKind) -> bytes:
    """The payloads indented, so that each takes many data lines."""
    name = f"event: {kind.name}\n" if kind.name else ""
    frames = []
    for text in TEXTS:
        lines = json.dumps(kind.payload(text), indent=1, ensure_ascii=False).split("\n")
        frames.append(name + "".join(f"data: {line}\n" for line in lines) + "\n")
    return "".join(frames).encode() + DONE


def with_all_else(kind: StreamKind) -> bytes:
    noise = b": comment\n\nretry: 10\n\nid: 4\n\nevent: ping\n\n\n\nunknown: field\n\ndata\nevent: x\n\n"
    return noise.join([b"", *map(kind.frame, TEXTS), DONE])


FORMS: Dict[str, Callable[[StreamKind], bytes]] = {
    "LF": plain,
    "CRLF": lambda kind: several_lines(kind).replace(b"\n", b"\r\n"),
    "CR": lambda kind: several_lines(kind).replace(b"\n", b"\r"),
    "BOM": lambda kind: b"\xef\xbb\xbf" + plain(kind),
    "several lines": several_lines,
    "no space": lambda kind: plain(kind).replace(b": ", b":"),
    "no last blank line": lambda kind: plain(kind).rstrip(b"\n"),
    "after the terminator": lambda kind: plain(kind) + kind.frame("late") + b"data: {torn\n\n" + DONE,
    "an error after the terminator": lambda kind: plain(kind) + b'event: error\ndata: {"error": "late"}\n\n',
}


def in_one(wire: bytes) -> Step:
    return (chunked(wire),)


def in_single_bytes(wire: bytes) -> Step:
    return (one_by_one(chunked(wire)),)


def in_chunks_of_three(wire: bytes) -> Step:
    """Which cut line ends, the terminator and every character of more than one byte."""
    return (chunked(*(wire[at : at + 3] for at in range(0, len(wire), 3))),)


def with_length(wire: bytes) -> Step:
    return (head(200, SSE, b"Content-Length: %d" % len(wire)) + wire,)


def until_the_end(wire: bytes) -> Step:
    return (head(200, SSE, b"Connection: close") + wire, close)


def gzipped(wire: bytes) -> Step:
    packed = gzip.compress(wire, mtime=0)
    pieces = [packed[at : at + 7] for at in range(0, len(packed), 7)]
    fields = (CHUNKED, b"Content-Encoding: gzip")
    return (head(200, SSE, *fields) + b"".join(map(http_chunk, pieces)) + b"0\r\n\r\n",)


WAYS = [in_one, in_chunks_of_three, in_single_bytes, with_length, until_the_end, gzipped]


def check_whole(both: Both, kind: StreamKind, step: Step) -> None:
    with Gateway(step) as gateway:
        client = both.client(base_url=gateway.url)
        stream = kind.opened(client)
        outcome = streamed(both, stream, gateway)
        assert outcome.error is None
        assert kind.texts(outcome.value) == "".join(TEXTS)
        assert stream.completed
        assert stream.http.request_id == "req_1"
        check_given_back(both, client)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@each_stream
def test_every_form_of_events(both: Both, kind: StreamKind, form: Callable[[StreamKind], bytes]) -> None:
    check_whole(both, kind, in_chunks_of_three(form(kind)))


@pytest.mark.parametrize("way", WAYS)
@each_stream
def test_every_way_to_send_them(both: Both, kind: StreamKind, way: Callable[[bytes], Step]) -> None:
    check_whole(both, kind, way(plain(kind)))


@each_stream
def test_what_is_no_event_is_none(both: Both, kind: StreamKind) -> None:
    with Gateway(chunked(with_all_else(kind))) as gateway:
        stream = kind.opened(both.client(base_url=gateway.url))
        outcome = streamed(both, stream, gateway)
        assert kind.texts(outcome.value) == "".join(TEXTS)
        assert outcome.error is None


UNREADABLE: Dict[str, bytes] = {
    "JSON that is cut": b'{"id": "c", "model": "m", "cho',
    "no JSON": b"not json",
    "no UTF-8": b'{"model": "\xff\xfe\xc3"}',
    "no object": b"[1]",
    "a number": b"7",
}


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
@each_stream
def test_a_frame_that_cannot_be_read_is_left_out_and_counted(
    both: Both, kind: StreamKind, data: bytes
) -> None:
    bad = kind.framed("DATA").replace(b"DATA", data)
    with Gateway(chunked(kind.frame("a"), bad, kind.frame("b"), DONE)) as gateway:
        client = both.client(base_url=gateway.url)
        stream = kind.opened(client)
        outcome = streamed(both, stream, gateway)
        assert outcome.error is None
        assert (kind.texts(outcome.value), stream.skipped_events) == ("ab", 1)
        assert stream.completed
        check_given_back(both, client)


@pytest.mark.parametrize("megabytes", [1, 8])
@each_stream
def test_large_events(both: Both, kind: StreamKind, megabytes: int) -> None:
    text = "x" * (megabytes << 20)
    wire = kind.frame("a") + kind.frame(text) + kind.frame("b") + DONE
    pieces = [wire[at : at + 65536] for at in range(0, len(wire), 65536)]
    with Gateway(chunked(*pieces)) as gateway:
        client = both.client(base_url=gateway.url)
        outcome = streamed(both, kind.opened(client), gateway)
        assert outcome.error is None
        assert kind.texts(outcome.value) == f"a{text}b"
        check_given_back(both, client)


@pytest.mark.parametrize("is_finished", [True, False])
@each_stream
def test_an_event_beyond_the_cap_ends_the_stream(both: Both, kind: StreamKind, is_finished: bool) -> None:
    """Also while it still comes: what follows is not waited for."""
    large = kind.frame("x" * 2000)
    pieces = (large, kind.frame("b")) if is_finished else (large[:1500],)
    with Gateway((chunked(kind.frame("a"), *pieces, end=b""), stall)) as gateway:
        client = both.client(base_url=gateway.url, max_event_bytes=1000)
        stream = kind.opened(client)
        outcome = streamed(both, stream, gateway)
        assert kind.texts(outcome.value) == "a"
        check(outcome.error, Told(meshapi.EventTooLargeError, "event_too_large", 0, "1000 bytes"))
        check_given_back(both, client)
        assert not stream.completed


def broken_gzip(kind: StreamKind) -> bytes:
    return gzip.compress(kind.frame("a"), mtime=0)[:-8] + b"checksum"


@pytest.mark.parametrize("make", [lambda kind: b"garbage", broken_gzip], ids=["no gzip", "checksum"])
@each_stream
def test_a_stream_that_cannot_be_decompressed(
    both: Both, kind: StreamKind, make: Callable[[StreamKind], bytes]
) -> None:
    answer = head(200, SSE, CHUNKED, b"Content-Encoding: gzip") + http_chunk(make(kind)) + b"0\r\n\r\n"
    with Gateway(answer) as gateway:
        client = both.client(base_url=gateway.url)
        stream = kind.opened(client)
        outcome = streamed(both, stream, gateway)
        told = Told(meshapi.ResponseParseError, "parse_error", 200, "cannot be decompressed", is_caused=True)
        check(outcome.error, told)
        check_given_back(both, client)
        assert not stream.completed
