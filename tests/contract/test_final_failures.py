"""`get_final_completion()` of streams that failed or were closed: the same error each time, with what had come."""

from __future__ import annotations

import copy
import pickle
import traceback
from asyncio import CancelledError
from pathlib import Path
from typing import Any, Dict

import httpx
import pytest

import meshapi
from tests.both import Both
from tests.contract.samples import chunk, sse
from tests.contract.test_final import DONE, FAULTS, HELLO, chat, text_of

TESTS = str(Path(__file__).parents[1])


class OddError(httpx.ReadError):
    """One that cannot be pickled."""

    def __reduce__(self) -> Any:
        raise TypeError


FAILED = sse({"error": {"code": "provider_overloaded", "message": "busy"}})
FAILURES: Dict[str, Any] = {
    "an error inside": ((sse(chunk("Hel")) + FAILED,), meshapi.ProviderOverloadedError, "Hel"),
    "an error at once": ((FAILED,), meshapi.ProviderOverloadedError, None),
    "an error after the answer": ((sse(*HELLO) + FAILED,), meshapi.ProviderOverloadedError, "Hello"),
    "a reset": ((sse(chunk("Hel")), httpx.ReadError("reset")), meshapi.StreamInterruptedError, "Hel"),
    "a reset after the answer": ((sse(*HELLO), OddError("reset")), meshapi.StreamInterruptedError, "Hello"),
    "silence": ((sse(chunk("Hel")), httpx.ReadTimeout("slow")), meshapi.StreamIdleTimeoutError, "Hel"),
    "a huge event": ((sse(chunk("Hel")), b"d" * 2000), meshapi.EventTooLargeError, "Hel"),
}


@pytest.mark.parametrize("is_read_before", [True, False])
@pytest.mark.parametrize(("pieces", "kind", "text"), FAILURES.values(), ids=FAILURES)
def test_why_a_stream_failed_is_told_each_time_with_what_came(
    both: Both, pieces: Any, kind: Any, text: Any, is_read_before: bool
) -> None:
    stream = chat(both, *pieces, max_event_bytes=1000)
    if is_read_before:
        with pytest.raises(kind) as first:
            both.items(stream)
        assert first.value.partial is None
    told = []
    for _ in range(2):
        with pytest.raises(kind) as caught:
            both.run(stream.get_final_completion())
        told.append(caught.value)
    with pytest.raises(kind):
        both.enter(stream)

    assert told[0] is not told[1]
    assert str(told[0]) == str(told[1])
    causes = [piece for piece in pieces if isinstance(piece, Exception)]
    assert [error.__cause__ for error in told] == 2 * (causes or [None])
    for error in (*told, copy.deepcopy(told[0]), pickle.loads(pickle.dumps(told[0]))):
        assert (error.partial and text_of(error.partial)) == text
        assert (error.request_id, error.status, error.http.status) == ("req_1", 0, 200)
    assert both.items(stream) == []
    assert not stream.completed


def test_so_is_that_it_was_cancelled(both: Both) -> None:
    stream = chat(both, sse(chunk("Hel")), CancelledError())
    with pytest.raises(CancelledError):
        both.run(stream.get_final_completion())
    with pytest.raises(meshapi.StreamInterruptedError, match="cancelled while it was read") as caught:
        both.run(stream.get_final_completion())

    assert text_of(caught.value.partial) == "Hel"
    assert caught.value.request_id == "req_1"


@pytest.mark.parametrize("frames", [(chunk("Hel"), chunk("lo")), ()])
def test_a_stream_closed_early_gives_what_came(both: Both, frames: Any) -> None:
    """Read or not: all that has arrived by then."""
    stream = both.enter(chat(both, sse(*frames, chunk("more"), DONE)))
    for _ in frames:
        both.next(stream)
    both.run(stream.close())
    for _ in range(2):
        with pytest.raises(meshapi.StreamTruncatedError, match="closed before its end") as caught:
            both.run(stream.get_final_completion())
        assert (caught.value.partial and text_of(caught.value.partial)) == ("Hellomore" if frames else None)


def test_a_stream_closed_after_the_reason_to_finish_gives_the_answer(both: Both) -> None:
    stream = chat(both, sse(*HELLO, DONE))
    for _ in HELLO[:2]:
        both.next(stream)
    both.run(stream.close())

    assert text_of(both.run(stream.get_final_completion())) == "Hello"


def test_closing_a_stream_that_was_cut_short_does_not_hide_that(both: Both) -> None:
    stream = chat(both, sse(chunk("Hel")))
    both.items(stream)
    both.run(stream.close())
    with pytest.raises(meshapi.StreamTruncatedError, match="neither its end marker nor a reason"):
        both.run(stream.get_final_completion())


SPOILED = sse(chunk(choices=FAULTS), DONE)


@pytest.mark.parametrize("ending", [FAILED, httpx.ReadError("reset"), b"", SPOILED])
def test_no_variable_of_a_traceback_shows_what_came(both: Both, ending: Any) -> None:
    """The server may repeat the key in it."""
    stream = chat(both, sse(chunk("MARK")), ending)
    with pytest.raises(meshapi.MeshAPIError) as caught:
        both.run(stream.get_final_completion())

    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    frames = [frame for frame in shown.stack if not frame.filename.startswith(TESTS)]
    assert {"_final", "_whole"} <= {frame.name for frame in frames}
    assert "MARK" not in "".join(str(frame.locals) for frame in frames)
