"""Streams of arbitrary frames, for each operation that streams: every event is an item, a skip or an error."""

from __future__ import annotations

import json
from typing import Any, Dict, List, NamedTuple

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from meshapi._errors import MeshAPIError
from meshapi._readers import EventReader, ForeignBody
from meshapi._sse import Decoder
from tests.calls import Method, methods
from tests.made_up import ANY, complete, values

STREAMS = {method.request().operation.id: method for method in methods() if method.streams}
TERMINATOR = b"data: [DONE]\n\n"

every_stream = pytest.mark.parametrize("operation", sorted(STREAMS))


class Outcome(NamedTuple):
    """What reading a stream led to; texts, for NaN is not equal to itself."""

    items: List[str]
    skipped: int
    error: str
    terminated: bool
    completed: bool
    payloads: List[bytes]

    @property
    def events(self) -> int:
        return len(self.items) + self.skipped + bool(self.error)


def read(method: Method, *pieces: bytes, is_named: bool = True) -> Outcome:
    reader = EventReader(method.request(), 1 << 20)
    reader.begin(is_named=is_named)
    items: List[str] = []
    error = ""
    try:
        for piece in (*pieces, None):
            for item in reader.take(piece):
                items.append(repr(item))  # noqa: PERF401 - what came before an error counts
            if reader.terminated:
                break
    except MeshAPIError as problem:
        error = f"{problem!r} {problem}"
    payloads = [*reader.payloads]
    return Outcome(items, reader.skipped_events, error, reader.terminated, reader.completed, payloads)


def frame(data: bytes, name: str = "") -> bytes:
    lines = [f"event: {name}".encode()] if name else []
    return b"\n".join([*lines, *(b"data: " + line for line in data.splitlines() or [b""])]) + b"\n\n"


def event_data(method: Method) -> st.SearchStrategy[bytes]:
    """What the contract allows, other JSON, and what only looks like JSON."""
    assert method.schema is not None
    known = values(method.schema) | values(method.schema, grown=True)
    errors = st.fixed_dictionaries(
        {"error": ANY}, optional={"model": ANY, "type": ANY, "code": ANY, "message": ANY}
    )
    members = st.sampled_from([*complete(method.schema), "error", "type", "data", "model", "choices"])
    texts = (known | errors | ANY | st.dictionaries(members, ANY, max_size=3)).map(json.dumps).map(str.encode)
    torn = st.builds(lambda text, end: text[: len(text) - end], texts, st.integers(1, 9))
    odd = [b'{"error":' * 300, b"[" * 300, b'{"error": "\\ud800"}', b"\xff", b"NaN", b"9" * 5000, b""]
    return texts | torn | st.sampled_from(odd) | st.binary(max_size=9)


FRAMES = {
    operation: st.builds(frame, event_data(method), st.sampled_from(["", "", "", "error", "delta", "[DONE]"]))
    for operation, method in STREAMS.items()
}


def cut(body: bytes, borders: List[int]) -> List[bytes]:
    ends = sorted({0, len(body), *(border % (len(body) + 1) for border in borders)})
    return [body[i:j] for i, j in zip(ends, ends[1:])]


@every_stream
@given(st.data())
def test_every_event_is_an_item_a_skip_or_the_error_that_ends_the_stream(
    operation: str, data: st.DataObject
) -> None:
    frames = data.draw(st.lists(FRAMES[operation], max_size=5))
    outcome = read(STREAMS[operation], *frames)

    # Some bytes end a line of the standard, and so make other events of a frame; [DONE] ends all.
    arrived = [[told.strip() for told, _ in Decoder().feed(frame)] for frame in frames]
    told = [event for events in arrived for event in events]
    told = told[: told.index(b"[DONE]")] if b"[DONE]" in told else told
    assert outcome.events == len(told) or (outcome.error and outcome.events <= len(told))
    assert outcome.terminated is outcome.completed
    assert not (outcome.error and outcome.completed)


@every_stream
@given(st.data(), st.lists(st.integers(0, 1 << 16), max_size=8))
def test_the_cuts_of_the_body_make_no_difference(
    operation: str, data: st.DataObject, borders: List[int]
) -> None:
    method, body = STREAMS[operation], b"".join(data.draw(st.lists(FRAMES[operation], max_size=4)))

    whole = read(method, body)
    assert read(method, *cut(body, borders)) == whole
    try:
        assert read(method, *cut(body, borders), is_named=False) == whole
    except ForeignBody:
        assert whole.items == []


@every_stream
@given(st.data(), st.binary() | st.just(b'data: {"error": {"message": "late"}}\n\n'), st.booleans())
def test_nothing_after_the_terminator_counts(
    operation: str, data: st.DataObject, rest: bytes, in_one_piece: bool
) -> None:
    method, body = (
        STREAMS[operation],
        b"".join(data.draw(st.lists(FRAMES[operation], max_size=3))) + TERMINATOR,
    )
    late = data.draw(FRAMES[operation]) + rest

    pieces = [body + late] if in_one_piece else [body, late]
    assert read(method, *pieces) == read(method, body)


def test_without_rules_of_its_own_a_stream_ends_with_its_body() -> None:
    request = STREAMS["create_chat_completion"].request()
    reader = EventReader(evolve(request, operation=evolve(request.operation, stream=None)), 100)
    reader.begin(is_named=True)

    assert not [*reader.take(TERMINATOR), *reader.take(b"data: \n\n")]
    assert (reader.skipped_events, reader.completed) == (2, False)
    assert not [*reader.take(None)]
    assert (reader.terminated, reader.completed) == (False, True)
    with pytest.raises(MeshAPIError, match="broke"):
        next(reader.take(b'data: {"type": "error", "message": "broke"}\n\n'))


def is_error(operation: str, payload: Dict[str, Any]) -> bool:
    """Which payloads are errors is the operation's to say: compare has an error text of each model as data."""
    error, flat = payload.get("error"), payload.get("type") == "error"
    if operation == "compare_models":
        return (isinstance(error, dict) or flat) and payload.get("model") is None
    return bool(error) or isinstance(error, dict) or flat


@every_stream
@given(st.data())
def test_errors_are_told_from_data_by_the_rules_of_the_operation(operation: str, data: st.DataObject) -> None:
    method = STREAMS[operation]
    assert method.schema is not None
    own = data.draw(values(method.schema))
    more = st.fixed_dictionaries(
        {},
        optional={
            "error": ANY | st.just({"code": "c"}),
            "model": st.just("m") | st.none(),
            "type": st.just("error"),
        },
    )
    payload = {**own, **data.draw(more)}
    outcome = read(method, frame(json.dumps(payload).encode()), TERMINATOR)

    assert bool(outcome.error) is is_error(operation, payload)
    assert outcome.completed is not bool(outcome.error)
