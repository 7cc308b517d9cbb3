"""Retries against answers of every kind: what is waited, and that no header breaks the decision."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Optional

from hypothesis import example, given
from hypothesis import strategies as st

from meshapi._error_mapping import error_from_response
from meshapi._retry import GiveUp, RetryPolicy, decide, parse_retry_after

NOW = datetime.now(timezone.utc).replace(microsecond=0)  # two digits of a year are read by today's date

NUMBERS = (
    st.from_regex(r"\A\s?[0-9]{0,17}([.,][0-9]{0,17})?\s?\Z") | st.floats().map(str) | st.integers().map(str)
)
TEXTS = NUMBERS | st.text() | st.text("0123456789.,:-+ GMTSatNov", max_size=30)
HEADERS = st.fixed_dictionaries({}, optional={"retry-after": TEXTS, "retry-after-ms": TEXTS})
WAITS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3)
BODIES = st.binary() | st.builds(
    lambda code, wait: json.dumps(
        {"error": {"code": code, "message": "m", "retry_after_seconds": wait}}
    ).encode(),
    st.sampled_from(["rate_limit_exceeded", "batch_limit_exceeded"]),
    WAITS,
)


def asked_in_digits(headers: Mapping[str, str]) -> Optional[float]:
    """The wait that headers ask for in plain digits, read independently."""
    for name, unit in (("retry-after-ms", 1000), ("retry-after", 1)):
        value = headers.get(name, "").strip()
        if re.fullmatch(r"[0-9]+(\.[0-9]+)?", value) and all(len(part) <= 15 for part in value.split(".")):
            return float(value) / unit
    return None


@given(
    st.sampled_from([429, 502, 503, 504]) | st.integers(100, 999),
    HEADERS,
    BODIES,
    st.builds(
        RetryPolicy,
        max_retries=st.integers(0, 3),
        base_delay=st.floats(0, 10),
        max_delay=st.floats(0, 1e6),
        jitter=st.floats(0, 1, exclude_max=True),
    ),
    st.integers(0, 4),
    st.floats(0, 1, exclude_max=True),
    st.none() | st.floats(-1, 1e6),
)
@example(429, {"retry-after": "31"}, b"", RetryPolicy(), 0, 0.0, None)
@example(429, {"retry-after": "5", "retry-after-ms": "x"}, b"", RetryPolicy(), 0, 0.0, None)
def test_a_retry_is_never_early_nor_beyond_its_bounds(
    status: int,
    headers: dict[str, str],
    body: bytes,
    policy: RetryPolicy,
    attempt: int,
    chance: float,
    remaining: Optional[float],
) -> None:
    error = error_from_response(status, headers, body)
    decision = decide(
        policy, error, attempt=attempt, headers=headers, remaining=remaining, random_unit=lambda: chance
    )

    asked = max(asked_in_digits(headers) or 0, error.retry_after_seconds or 0)
    if isinstance(decision, GiveUp):
        assert decision.reason
        return
    assert status in policy.statuses
    assert attempt < policy.max_retries
    assert asked <= decision.delay <= policy.max_delay * (1 + policy.jitter) * 1.000001
    assert asked <= policy.max_delay
    assert remaining is None or decision.delay < remaining


@given(st.sampled_from([429, 502, 503, 504]), HEADERS, BODIES, st.floats(0, 1, exclude_max=True))
@example(429, {"retry-after": "1 h"}, b"", 0.5)
@example(429, {"retry-after": "9" * 16}, b"", 0.5)
def test_only_what_the_server_said_stands_against_a_first_retry(
    status: int, headers: dict[str, str], body: bytes, chance: float
) -> None:
    error = error_from_response(status, headers, body)
    decision = decide(RetryPolicy(), error, attempt=0, headers=headers, random_unit=lambda: chance)

    if isinstance(decision, GiveUp):
        told_by_body = error_from_response(status, {}, body).retry_after_seconds
        said_how_long = max(asked_in_digits(headers) or 0, told_by_body or 0)
        assert said_how_long > 30 or error.error_code == "batch_limit_exceeded"


@given(HEADERS)
def test_a_wait_in_digits_is_read_exactly(headers: dict[str, str]) -> None:
    asked = asked_in_digits(headers)
    assert asked is None or parse_retry_after(headers, NOW) == asked


FORMS = {
    "IMF": lambda date: format_datetime(date, usegmt=True),
    "RFC 850": lambda date: f"{date:%A, %d-%b-%y %H:%M:%S} GMT",
    "asctime": lambda date: f"{date:%a %b} {date.day:2} {date:%H:%M:%S %Y}",
}


@given(st.sampled_from([*FORMS]), st.integers(-40 * 365 * 86400, 40 * 365 * 86400))
def test_a_date_of_any_form_gives_the_seconds_until_it(form: str, seconds: int) -> None:
    date = FORMS[form](NOW + timedelta(seconds=seconds))

    assert parse_retry_after({"retry-after": date}, NOW) == max(0, seconds)
