"""Waits that a server asks for, in every form: kept to, or refused at once, and never mistaken for others."""

from __future__ import annotations

import math
import time
from email.utils import formatdate
from typing import Any, Callable, Dict, Optional

import pytest

import meshapi
from tests.both import Both
from tests.integration.faults.gateway import Act, Gateway, error_body, sized
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


DATES: Dict[str, Callable[[time.struct_time], str]] = {
    "IMF-fixdate": lambda at: formatdate(time.mktime(at) - time.timezone, usegmt=True),
    "RFC 850": lambda at: time.strftime("%A, %d-%b-%y %H:%M:%S GMT", at),
    "asctime": lambda at: time.strftime("%a %b %e %H:%M:%S %Y", at),
}


def test_nor_earlier_than_the_moment_of_a_date(both: Both) -> None:
    def test(both: Both, form: Callable[[float], str]) -> None:
        moment = 0.0

        def answer(line: Any) -> None:
            nonlocal moment
            moment = math.floor(time.time()) + 2
            line.send(busy(b"Retry-After: " + form(moment).encode()))

        with Gateway((answer,), CALLS["get"].good) as gateway:
            client = both.client(base_url=gateway.url)
            assert called(both, lambda: CALLS["get"].made(client)).error is None
            assert time.time() >= moment
            assert len(gateway.seen) == 2

    at_once(both, DATES.values(), test)
