"""The SSE decoder on hostile bytes: every input up to a length, every way to cut it, the cap, and time."""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from meshapi._errors import EventTooLargeError
from meshapi._sse import Decoder, Event

BOM = b"\xef\xbb\xbf"
TOKENS = [b"data", b"event", b":", b" ", b"\r", b"\n", BOM, b"x"]


def fed(decoder: Decoder, piece: bytes, is_short: bool) -> Iterable[Event]:
    """The events that a piece completes, by the short way, where that can be gone, or always by the long one."""
    _, found = decoder.usual(piece) if is_short else (b"", [])
    return [(data, "") for data in found] or decoder.feed(piece)


def decoded(pieces: Iterable[bytes], is_short: bool = False) -> list[Event]:
    decoder = Decoder()
    return [*(event for piece in pieces for event in fed(decoder, piece, is_short)), *decoder.flush()]


def expected(body: bytes) -> list[Event]:
    """The standard in another way than the decoder's: lines first, then blocks of lines."""
    events: list[Event] = []
    for _, block in itertools.groupby(re.split(rb"\r\n|\r|\n", body[3:] if body[:3] == BOM else body), bool):
        fields = [line.partition(b":") for line in block]
        values = {
            name: [value[1:] if value[:1] == b" " else value for field, _, value in fields if field == name]
            for name in (b"data", b"event")
        }
        if values[b"data"]:
            name = [b"", *values[b"event"]][-1].decode("utf-8", "replace")
            events.append((b"\n".join(values[b"data"]), name))
    return events


def cuts(body: bytes) -> Iterator[list[bytes]]:
    """Every way to cut a body into pieces."""
    inner = range(1, len(body))
    for count in range(len(body)):
        for borders in itertools.combinations(inner, count):
            yield [body[i:j] for i, j in zip((0, *borders), (*borders, len(body)))]


def test_every_body_of_a_few_tokens_decodes_as_the_standard_says() -> None:
    for length in range(5):
        for tokens in itertools.product(TOKENS, repeat=length):
            body = b"".join(tokens)
            for pieces in ([body], [body[i : i + 1] for i in range(len(body))]):
                assert decoded(pieces) == decoded(pieces, is_short=True) == expected(body)


BODIES = st.lists(
    st.sampled_from([*TOKENS, b"\r\n", b"\n\n", b"data: x", b"\xe2\x80\xa8", b"\0"]) | st.binary(max_size=3)
)


@pytest.mark.parametrize(
    "body",
    [
        b"data:\r\n\r\n\n",
        BOM + b"data:\n\n",
        b"\r\n\rdata\n\r\n",
        b"data\r\revent",
        b"data: x\n\ndata: ",
        b"data: x\n\n\ndat",
    ],
)
def test_every_way_to_cut_a_body_gives_the_same(body: bytes) -> None:
    for pieces in cuts(body):
        assert decoded(pieces) == decoded(pieces, is_short=True) == expected(body), pieces


@given(BODIES.map(b"".join), st.integers(0, 24), st.lists(st.integers(0, 60)), st.booleans())
@example(BOM + b"data: x\n\n", 7, [10], False)
@example(BOM + b"data: x\n\n", 7, [], False)
@example(b"\n\n\ndata: x\n\n", 7, [], False)
@example(b"data: x\n\n", 5, [], True)
@example(b"data: x\ry\n\n", 24, [], True)
@example(b"data: x\r\rdata: y\n\ndata: z\ndata: w\n\n", 24, [9, 25, 26], True)
@example(b"data: x\n\n" + BOM + b"data: y\n\n", 24, [9], True)
def test_the_cap_holds_for_any_bytes_wherever_they_are_cut(
    body: bytes, limit: int, borders: list[int], is_short: bool
) -> None:
    blocks = re.sub(rb"\r\n|\r", b"\n", body).split(b"\n\n")
    blocks[-1] = blocks[-1].rstrip(b"\n")
    sound = [*itertools.takewhile(lambda block: len(block) <= limit, blocks)]
    borders = sorted({0, len(body), *(border for border in borders if border < len(body))})

    decoder = Decoder(limit)
    events: list[Event] = []
    refusal: Any = pytest.raises(EventTooLargeError) if len(sound) < len(blocks) else nullcontext()
    with refusal:
        for start, end in zip(borders, borders[1:]):
            for event in fed(decoder, body[start:end], is_short):
                events.append(event)  # noqa: PERF402 - what came before the error counts
        events += decoder.flush()
    assert events == expected(b"\n\n".join(sound))


def cpu_seconds(pieces: list[bytes]) -> float:
    """The least CPU time, of several runs, that a body in pieces takes."""

    def run() -> float:
        started = time.process_time()
        decoded(pieces, is_short=True)
        return time.process_time() - started

    return min(run() for _ in range(3))


@pytest.mark.parametrize(
    "unit",
    [
        [b"data: x\n"],  # one event of many lines
        [b"data: x\n\n"],
        [b"x"],  # one endless line, a byte at a time
        [b"\r"],
        [b"\r\n\r", b"\n"],
        [b"\n", b""],
        [b": " + b"\r" * 4],
        [BOM],
        [b"event: a\n", b"data\n"],
    ],
    ids=repr,
)
@pytest.mark.parametrize("in_one_piece", [False, True])
def test_time_is_linear_whatever_the_shape(unit: list[bytes], in_one_piece: bool) -> None:
    few, many = unit * 4_000, unit * 32_000
    if in_one_piece:
        few, many = [b"".join(few)], [b"".join(many)]
    # Linear: 8 times the time. Quadratic: 64 times. A clock that is too coarse for the few is given a millisecond.
    assert cpu_seconds(many) < 30 * max(cpu_seconds(few), 0.001)
