"""Streams that end otherwise than by their terminator."""

from __future__ import annotations

from typing import Callable, Dict

import pytest

import meshapi
from tests.both import Both
from tests.integration.faults.gateway import Act, Gateway, Step, close, head, reset, sized, wait
from tests.integration.faults.kinds import (
    DONE,
    OPENINGS,
    StreamKind,
    chunked,
    each_stream,
)
from tests.integration.faults.outcomes import Told, check, check_given_back, streamed
from tests.integration.faults.test_stream_bytes import SSE, in_one, until_the_end, with_length
from tests.integration.wire_server import http_chunk

TAILS: Dict[str, bytes] = {
    "between events": b"",
    "in an event": b'8\r\ndata: {"\r\n',
    "in a character": http_chunk('data: {"model": "é'.encode()[:-1]),
    "in a chunk": b"20\r\ndata: {",
    "in the size of a chunk": b"2",
}


@pytest.mark.parametrize("ending", [reset, close])
@pytest.mark.parametrize("tail", TAILS.values(), ids=TAILS)
@each_stream
def test_a_chunked_stream_that_breaks_off_is_interrupted(
    both: Both, kind: StreamKind, tail: bytes, ending: Act
) -> None:
    check_interrupted(both, kind, (chunked(kind.frame("a"), end=tail), wait, ending))


@pytest.mark.parametrize("ending", [reset, close])
@each_stream
def test_so_is_one_that_is_shorter_than_announced(both: Both, kind: StreamKind, ending: Act) -> None:
    wire = kind.frame("a") + DONE[:5]
    step = (head(200, SSE, b"Content-Length: %d" % (len(wire) + 9)) + wire, wait, ending)
    check_interrupted(both, kind, step)


@each_stream
def test_so_is_one_of_no_length_that_is_reset(both: Both, kind: StreamKind) -> None:
    check_interrupted(both, kind, (head(200, SSE, b"Connection: close") + kind.frame("a"), wait, reset))


@each_stream
def test_so_is_one_with_a_chunk_that_is_none(both: Both, kind: StreamKind) -> None:
    check_interrupted(both, kind, (chunked(kind.frame("a"), end=b"no size\r\n"), wait))


def check_interrupted(both: Both, kind: StreamKind, step: Step) -> None:
    with Gateway(step) as gateway:
        client = both.client(base_url=gateway.url)
        stream = kind.opened(client)
        outcome = streamed(both, stream, gateway)
        assert kind.texts(outcome.value) == "a"
        told = Told(meshapi.StreamInterruptedError, "stream_interrupted", 0, "Stream interrupted: ", True)
        check(outcome.error, told)
        assert outcome.error is not None
        assert outcome.error.http.status == 200
        assert not stream.completed
        assert both.items(stream) == []
        check_given_back(both, client)
        assert len(gateway.seen) == 1


@pytest.mark.parametrize("tail", [b"", b'data: {"model": "torn'], ids=["whole", "torn"])
@pytest.mark.parametrize("way", [in_one, with_length, until_the_end])
@each_stream
def test_a_body_that_ends_in_order_without_a_terminator_ends_the_stream(
    both: Both, kind: StreamKind, way: Callable[[bytes], Step], tail: bytes
) -> None:
    with Gateway(way(kind.frame("a") + tail)) as gateway:
        client = both.client(base_url=gateway.url)
        stream = kind.opened(client)
        outcome = streamed(both, stream, gateway)
        assert (kind.texts(outcome.value), outcome.error) == ("a", None)
        assert (stream.completed, stream.skipped_events) == (False, int(bool(tail)))
        check_given_back(both, client)


@pytest.mark.parametrize("ending", [reset, close])
def test_a_byte_stream_that_breaks_off_is_interrupted(both: Both, ending: Act) -> None:
    """The client has the piece before the connection breaks."""
    with Gateway((sized(200, b"ID3", media=b"audio/mpeg", more=9), wait, ending)) as gateway:
        client = both.client(base_url=gateway.url)
        outcome = streamed(both, OPENINGS["speech"](client), gateway)
        assert outcome.value == [b"ID3"]
        check(outcome.error, Told(meshapi.StreamInterruptedError, "stream_interrupted", 0, "Stream", True))
        check_given_back(both, client)
