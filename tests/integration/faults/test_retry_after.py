"""Waits that a server asks for, in every form: kept to, or refused at once, and never mistaken for others."""

from __future__ import annotations

import math
import time
from email.utils import formatdate
from typing import Any, Callable, Dict, List, Optional, Tuple

import pytest
from attrs import evolve

import meshapi
from tests.both import Both
from tests.integration.faults.gateway import Gateway, Line, error_body, sized
from tests.integration.faults.kinds import CALLS, OPENINGS, CallKind, each_call
from tests.integration.faults.outcomes import Told, at_once, called, check, check_given_back, streamed

BUSY = Told(meshapi.RateLimitError, "some_code", 429, "what is wrong")


def busy(*fields: bytes, **body: Any) -> bytes:
    return sized(429, error_body(**body), *fields)


def asked(seconds: float) -> Dict[str, bytes]:
    """Answers that ask for a wait, each by other means."""
    milliseconds = b"Retry-After-Ms: %d" % (seconds * 1000)
    return {
        "seconds": busy(f"Retry-After: {seconds}".encode()),
        "milliseconds": busy(milliseconds),
        "milliseconds before seconds": busy(milliseconds, b"Retry-After: 0"),
        "the body": busy(retry_after_seconds=seconds),
        "the body, longer than the header": busy(b"Retry-After: 0", retry_after_seconds=seconds),
        "the header, longer than the body": busy(f"retry-after: {seconds}".encode(), retry_after_seconds=0),
    }


def test_no_request_comes_earlier_than_asked(both: Both) -> None:
    seconds = 0.25

    def test(both: Both, answer: bytes) -> None:
        with Gateway(answer, CALLS["post"].good) as gateway:
            client = both.client(base_url=gateway.url)
            assert called(both, lambda: CALLS["post"].made(client)).error is None
            first, second = gateway.seen
            assert second.at - first.at >= seconds

    at_once(both, asked(seconds).values(), test)


DATES: Dict[str, Callable[[float], str]] = {
    "IMF-fixdate": lambda at: formatdate(at, usegmt=True),
    "RFC 850": lambda at: time.strftime("%A, %d-%b-%y %H:%M:%S GMT", time.gmtime(at)),
    "asctime": lambda at: time.asctime(time.gmtime(at)),
}


def test_nor_earlier_than_the_moment_of_a_date(both: Both) -> None:
    def test(both: Both, form: Callable[[float], str]) -> None:
        times: List[float] = []

        def ask(line: Line) -> None:
            times.append(math.ceil(time.time() + 0.5))  # dates have whole seconds
            line.send(busy(b"Retry-After: " + form(times[0]).encode()))

        def note(line: Line) -> None:
            times.append(time.time())

        with Gateway((ask,), (note, CALLS["get"].good)) as gateway:
            client = both.client(base_url=gateway.url)
            assert called(both, lambda: CALLS["get"].made(client)).error is None
            asked_for, came = times
            assert came >= asked_for

    at_once(both, DATES.values(), test)


FORMS: Dict[str, Tuple[bytes, Optional[float]]] = {
    "seconds": (busy(b"Retry-After: 7"), 7),
    "blanks": (busy(b"Retry-After:    7  "), 7),
    "a fraction": (busy(b"Retry-After: 0.25"), 0.25),
    "milliseconds": (busy(b"Retry-After-MS: 1500", b"Retry-After: 9"), 1.5),
    "milliseconds that are none": (busy(b"Retry-After-MS: soon", b"Retry-After: 9"), 9),
    "the body": (busy(retry_after_seconds=7), 7),
    "the body before the header": (busy(b"Retry-After: 9", retry_after_seconds=7.5), 7.5),
    "a body that says nothing of use": (busy(b"Retry-After: 9", retry_after_seconds="soon"), 9),
    "a past date": (busy(b"Retry-After: Sun, 06 Nov 1994 08:49:37 GMT"), 0),
}
NONSENSE: Dict[str, Tuple[bytes, Optional[float]]] = {
    **{
        f"{value[:20]!r}": (busy(b"Retry-After: " + value.encode()), None)
        for value in (
            *("", "-3", "+3", "1e3", ".5", "5.", "0x10", "1_000", "nan", "inf", "9" * 400, "soon", "3 s", "3, 4"),
            *("\u0663", "\xb2", "\U0001f552", "21 Nov 2026", "12:00:07", "Sat, 99 Nov 2026 12:00:07 GMT"),
            *("Sat, 21 Nov 2026 25:00:07 GMT", "Sat, 21 Xxx 2026 12:00:07 GMT", "sat, 21 nov 2026 12:00:07 gmt"),
        )
    },
    "two fields": (busy(b"Retry-After: 3", b"Retry-After: 4"), None),
    "Latin-1": (busy(b"Retry-After: 3\xa0s"), None),
    **{
        f"{value!r} in the body": (busy(retry_after_seconds=value), None)
        for value in (-1, "7", "soon", True, [3], {}, math.inf, math.nan, 10**400)
    },
}  # fmt: skip


@pytest.mark.parametrize(("answer", "seconds"), {**FORMS, **NONSENSE}.values(), ids={**FORMS, **NONSENSE})
def test_the_wait_that_was_asked_for_is_told(both: Both, answer: bytes, seconds: Optional[float]) -> None:
    told = evolve(BUSY, facts={"retry_after_seconds": seconds})
    with Gateway(answer, answer) as gateway:
        client = both.client(base_url=gateway.url, max_retries=0)
        for error in (
            called(both, lambda: CALLS["post"].made(client)).error,
            streamed(both, OPENINGS["chat"](client), gateway).error,
        ):
            check(error, told)
            assert ("retry after" in str(error)) is (seconds is not None)
        check_given_back(both, client)


@pytest.mark.parametrize("answer", [answer for answer, _ in NONSENSE.values()], ids=NONSENSE)
def test_nonsense_asks_for_no_wait(both: Both, answer: bytes) -> None:
    """So that the next attempt comes after one of our own choice."""
    with Gateway(answer, CALLS["get"].good) as gateway:
        client = both.client(base_url=gateway.url)
        assert called(both, lambda: CALLS["get"].made(client)).error is None
        assert len(gateway.seen) == 2


TOO_LONG: Dict[str, Tuple[Callable[[], bytes], float]] = {
    "seconds": (lambda: busy(b"Retry-After: 30.1"), 30.1),
    "an age": (lambda: busy(b"Retry-After: 999999999999999"), 999999999999999),
    "milliseconds": (lambda: busy(b"Retry-After-Ms: 31000"), 31),
    "the body": (lambda: busy(retry_after_seconds=31), 31),
    "the header alone": (lambda: busy(b"Retry-After: 31", retry_after_seconds=0), 0),
    **{
        name: (lambda form=form: busy(b"Retry-After: " + form(time.time() + 3600).encode()), 3600)
        for name, form in DATES.items()
    },
}


@pytest.mark.parametrize(("make", "seconds"), TOO_LONG.values(), ids=TOO_LONG)
def test_a_wait_beyond_the_cap_is_refused_at_once(
    both: Both, make: Callable[[], bytes], seconds: float
) -> None:
    with Gateway(make(), CALLS["get"].good) as gateway:
        client = both.client(base_url=gateway.url)
        error = called(both, lambda: CALLS["get"].made(client)).error
        check(error, BUSY)
        assert error is not None
        assert error.retry_after_seconds == pytest.approx(seconds, abs=30 if seconds == 3600 else 0)
        assert error.http.elapsed < 10
        assert len(gateway.seen) == 1


@each_call
def test_so_it_is_for_every_call(both: Both, call: CallKind) -> None:
    with Gateway(sized(503, error_body(), b"Retry-After: 120"), call.good) as gateway:
        client = both.client(base_url=gateway.url)
        error = called(both, lambda: call.made(client)).error
        check(error, Told(meshapi.ServiceUnavailableError, "some_code", 503, "retry after 120 s"))
        check_given_back(both, client)
        assert len(gateway.seen) == 1
