"""The SSE decoder against the standard, at every split point, with its cap and in linear time."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from meshapi._errors import EventTooLargeError
from meshapi._sse import Decoder

BOM = b"\xef\xbb\xbf"


class Event(NamedTuple):
    data: bytes
    name: str = ""


def decode(chunks: Iterable[bytes], limit: int = 1 << 20) -> list[Event]:
    decoder = Decoder(limit)
    events = [Event(*event) for chunk in chunks for event in decoder.feed(chunk)]
    return events + [Event(*event) for event in decoder.flush()]


def decode_until_too_large(chunks: Iterable[bytes], limit: int) -> tuple[list[Event], bool]:
    decoder = Decoder(limit)
    events: list[Event] = []
    try:
        for chunk in chunks:
            for event in decoder.feed(chunk):
                events.append(Event(*event))  # noqa: PERF401 - what came before the error counts
        events.extend(Event(*event) for event in decoder.flush())
    except EventTooLargeError:
        return events, True
    return events, False


def reference(body: bytes) -> list[Event]:
    """Section 9.2.6 of the standard, step by step; only the end of the body dispatches too."""
    if body.startswith(BOM):
        body = body[3:]
    events: list[Event] = []
    data_buffer = b""
    event_type_buffer = b""
    for line in [*re.split(rb"\r\n|\n|\r", body), b""]:
        if line == b"":
            if data_buffer != b"":
                events.append(Event(data_buffer[:-1], event_type_buffer.decode("utf-8", "replace")))
            data_buffer = b""
            event_type_buffer = b""
            continue
        if line[:1] == b":":
            continue
        if b":" in line:
            colon = line.index(b":")
            field, value = line[:colon], line[colon + 1 :]
            if value[:1] == b" ":
                value = value[1:]
        else:
            field, value = line, b""
        if field == b"event":
            event_type_buffer = value
        elif field == b"data":
            data_buffer += value + b"\n"
    return events


def cut(body: bytes, positions: Iterable[int]) -> list[bytes]:
    borders = [0, *sorted(position % (len(body) + 1) for position in positions), len(body)]
    return [body[start:end] for start, end in zip(borders, borders[1:])]


# Each body with what a reader of the standard expects of it.
CORPUS = [
    (b'data: {"a":1}\n\ndata: [DONE]\n\n', [Event(b'{"a":1}'), Event(b"[DONE]")]),
    (b"data: a\r\n\r\ndata: b\r\n\r\n", [Event(b"a"), Event(b"b")]),
    (b"data: a\r\rdata: b\r\r", [Event(b"a"), Event(b"b")]),
    (b"data: a\r\n\ndata: b\n\r\ndata: c\r\r\ndata: d\n\r", [Event(c) for c in (b"a", b"b", b"c", b"d")]),
    (BOM + b"data: a\n\n" + BOM + b"data: b\n\ndata: c\n\n", [Event(b"a"), Event(b"c")]),
    (BOM + b"\n\ndata: a\n\n", [Event(b"a")]),
    (BOM + BOM + b"data: a\n\ndata: b\n\n", [Event(b"b")]),
    (BOM + b"data: a", [Event(b"a")]),
    (BOM, []),
    (b": comment\n\n:\n\n: a\ndata: x\n:data: no\n\n", [Event(b"x")]),
    (b"retry: 100\n\nid: 7\n\nevent: ping\n\ndata: x\n\n", [Event(b"x")]),
    (b"id: a\0b\nretry: soon\ndata: x\n\n", [Event(b"x")]),
    (b"event: a\nevent: b\ndata: x\n\ndata: y\n\n", [Event(b"x", "b"), Event(b"y")]),
    (b"data: x\nevent: late\n\n", [Event(b"x", "late")]),
    (b"event: a\nevent\ndata: x\n\n", [Event(b"x")]),
    (b"event: \xff\xe2\x82\ndata: \xff\n\n", [Event(b"\xff", "\N{REPLACEMENT CHARACTER}" * 2)]),
    (b"data: a\ndata:b\ndata:\ndata\ndata:  c\n\n", [Event(b"a\nb\n\n\n c")]),
    (b"data:x\n\ndata:  x\n\n", [Event(b"x"), Event(b" x")]),
    (b"data\n\ndata:\n\ndata: \n\n", [Event(b""), Event(b""), Event(b"")]),
    (b"data: a: b\n\n", [Event(b"a: b")]),
    (b" data: x\n\nDATA: x\n\ndata : x\n\ndatas: x\n\nx\n\n", []),
    (
        "data: \u2028 \u0085 \u20ac \U0001f600\n\n".encode(),
        [Event("\u2028 \u0085 \u20ac \U0001f600".encode())],
    ),
    (b"data: a\x0b\x0c\x1c\x00b\n\n", [Event(b"a\x0b\x0c\x1c\x00b")]),
    (b"\n\n\n\r\r\r\n\r\ndata: a\n\n\n\n\ndata: b\n\n\n", [Event(b"a"), Event(b"b")]),
    (b"data: a\n\ndata: last", [Event(b"a"), Event(b"last")]),
    (b"event: e\ndata: last\n", [Event(b"last", "e")]),
    (b"data: last\r", [Event(b"last")]),
    (b"data: XX\n", [Event(b"XX")]),
    (b"data: a\n\nevent: e\n", [Event(b"a")]),
    (b"data: a\n\n: bye", [Event(b"a")]),
    (b"", []),
]
BODIES = [pytest.param(*case, id=repr(case[0][:30])) for case in CORPUS]


@pytest.mark.parametrize(("body", "events"), BODIES)
def test_corpus_at_every_split_point(body: bytes, events: list[Event]) -> None:
    assert reference(body) == events
    for position in range(len(body) + 1):
        assert decode([body[:position], body[position:]]) == events
    assert decode(body[i : i + 1] for i in range(len(body))) == events
    assert decode(chunk for byte in body for chunk in (b"", bytes([byte]), b"")) == events


def test_whole_corpus_at_every_split_point() -> None:
    body = b"\n\n".join(body for body, _ in CORPUS)
    events = reference(body)

    assert len(events) > 30
    for position in range(len(body) + 1):
        assert decode([body[:position], body[position:]]) == events
    for size in range(1, 20):
        assert decode(body[i : i + size] for i in range(0, len(body), size)) == events


# Bytes that matter to the format, so that chance meets its borders.
FRAGMENTS = st.sampled_from(
    [
        b"data",
        b"event",
        b"id",
        b"retry",
        b":",
        b" ",
        b"\r",
        b"\n",
        b"\r\n",
        b"\n\n",
        b"data: x",
        BOM,
        b"\xe2\x80\xa8",
    ]
)
SPLITS = st.lists(st.integers(0, 1 << 16), max_size=8)


@given(st.lists(FRAGMENTS | st.binary(max_size=3), max_size=40).map(b"".join), SPLITS)
@example(BOM, [1, 2])
@example(b"data: a\r", [])
def test_arbitrary_bytes_decode_as_the_standard_says(body: bytes, positions: list[int]) -> None:
    assert decode(cut(body, positions)) == reference(body)


VALUES = st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=12)
EVENTS = st.lists(
    st.builds(lambda lines, name: (lines, name), st.lists(VALUES, min_size=1, max_size=4), VALUES), max_size=6
)


@given(st.data(), EVENTS, SPLITS)
def test_serialised_events_come_back(
    draw: st.DataObject, events: list[tuple[list[str], str]], positions: list[int]
) -> None:
    line_ends = st.sampled_from([b"\n", b"\r\n", b"\r"])
    noise = st.lists(
        st.sampled_from([": hi", ":", "id: 1", "id: \0", "retry: 5", "unknown: x", "nocolon"]), max_size=2
    )
    lines: list[str] = []
    for data, name in events:
        fields = [
            f"data:{' ' if value[:1] == ' ' else draw.draw(st.sampled_from(['', ' ']))}{value}"
            for value in data
        ]
        for field in [f"event: {name}", *fields] if name else fields:
            lines += [*draw.draw(noise), field]
        lines += [""] * draw.draw(st.integers(1, 3))
    body = draw.draw(st.sampled_from([b"", BOM]))
    for line in lines:
        end = draw.draw(line_ends)
        if body.endswith(b"\r") and not line and end == b"\n":
            end = b"\r"  # CR and LF would be one line end
        body += line.encode() + end
    if draw.draw(st.booleans()):
        body = body.rstrip(b"\r\n")

    assert decode(cut(body, positions)) == [Event("\n".join(data).encode(), name) for data, name in events]


@given(st.lists(st.integers(0, 40), max_size=6), SPLITS, st.integers(0, 40), st.booleans())
def test_cap_does_not_depend_on_the_split(
    sizes: list[int], positions: list[int], limit: int, ended: bool
) -> None:
    body = b"\n\n".join(b"data: " + b"x" * size for size in sizes) + b"\n\n" * ended

    events, too_large = decode_until_too_large(cut(body, positions), limit)

    fitting = next((i for i, size in enumerate(sizes) if size + 6 > limit), len(sizes))
    assert events == [Event(b"x" * size) for size in sizes[:fitting]]
    assert too_large is (fitting < len(sizes))


@pytest.mark.parametrize("endless", [b"data: x", b"x", b": ping\n", b"data: x\n"])
def test_event_without_an_end_is_refused_at_the_cap(endless: bytes) -> None:
    decoder = Decoder(1000)
    for _ in range(1000 // len(endless)):
        assert not list(decoder.feed(endless))

    with pytest.raises(EventTooLargeError, match="1000 bytes") as caught:
        list(decoder.feed(endless + b"xx"))

    assert (caught.value.status, caught.value.error_code) == (0, "event_too_large")


@pytest.mark.parametrize("before", [b"", b"data: a\n\n"])
def test_the_cap_is_exact_while_an_event_grows(before: bytes) -> None:
    decoder = Decoder(10)
    assert list(decoder.feed(before + b"data: 1234")) == [Event(b"a")] * bool(before)
    assert not list(decoder.feed(b"\n"))  # it may be half of the blank line
    with pytest.raises(EventTooLargeError):
        list(decoder.feed(b"d"))

    with pytest.raises(EventTooLargeError):
        list(Decoder(10).feed(before + b"data: 123456"))


def test_default_cap_lets_16_megabytes_through() -> None:
    decoder = Decoder()
    size = 16 * 1024 * 1024 - len("data: ")

    assert [len(event[0]) for event in decoder.feed(b"data: " + b"x" * size + b"\n\n")] == [size]
    with pytest.raises(EventTooLargeError):
        list(decoder.feed(b"data: " + b"x" * (size + 2)))


def cpu_seconds(size: int) -> float:
    """The least CPU time, of several runs, that one event of `size` bytes in pieces of 1 KB takes."""

    def run() -> float:
        decoder = Decoder()
        started = time.process_time()
        chunks = [b"data: ", *[b"x" * 1024] * (size // 1024), b"\n", b"\n"]
        events = [event for chunk in chunks for event in decoder.feed(chunk)]
        seconds = time.process_time() - started
        assert [len(event[0]) for event in events] == [size]
        return seconds

    return min(run() for _ in range(5))


def test_time_is_linear_in_the_size_of_an_event() -> None:
    # Linear: 8 times the time. Scanning or copying what is already there with each piece: 64 times.
    assert cpu_seconds(8 << 20) < 30 * cpu_seconds(1 << 20)
