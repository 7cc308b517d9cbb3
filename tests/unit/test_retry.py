"""When a request is sent again, and after what wait."""

from __future__ import annotations

import math
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any, Optional

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meshapi import _errors as e
from meshapi._error_codes import class_of_status
from meshapi._error_mapping import error_from_response
from meshapi._retry import GiveUp, Retry, RetryPolicy, decide, parse_retry_after

NOW = datetime(2026, 11, 21, 12, 0, 0, tzinfo=timezone.utc)
UNIT = st.floats(0, 1, exclude_max=True)
WAIT = st.floats(0, 1e6)


def http_error(
    status: int = 503, code: str = "upstream_error", asked: Optional[float] = None
) -> e.MeshAPIError:
    cls = class_of_status(status)
    return cls("m", status=status, error_code=code, request_id="", retry_after_seconds=asked)


def delay(policy: RetryPolicy, error: e.MeshAPIError, **facts: Any) -> float:
    facts.setdefault("attempt", 0)
    decision = decide(policy, error, **facts)
    assert isinstance(decision, Retry), decision
    return decision.delay


def gives_up(error: e.MeshAPIError, **facts: Any) -> str:
    facts.setdefault("attempt", 0)
    decision = decide(RetryPolicy(), error, **facts)
    assert isinstance(decision, GiveUp), decision
    return decision.reason


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_retried_statuses(status: int) -> None:
    assert delay(RetryPolicy(), http_error(status)) > 0


@pytest.mark.parametrize(
    "status", [200, 301, 400, 401, 402, 403, 404, 408, 409, 413, 422, 500, 501, 505, 524, 529]
)
def test_other_statuses_are_not_retried(status: int) -> None:
    assert str(status) in gives_up(http_error(status), retry_safe=True, reached_server=False)


def test_statuses_can_be_chosen() -> None:
    policy = RetryPolicy(statuses={500})  # type: ignore[arg-type]

    assert isinstance(decide(policy, http_error(500), attempt=0), Retry)
    assert isinstance(decide(policy, http_error(503), attempt=0), GiveUp)


def test_waits_double_up_to_the_cap() -> None:
    policy = RetryPolicy(max_retries=2000)
    waits = [
        delay(policy, http_error(), attempt=attempt, random_unit=lambda: 0.5) for attempt in (*range(9), 1999)
    ]

    assert waits == [0.5, 1, 2, 4, 8, 16, 30, 30, 30, 30]


@pytest.mark.parametrize(("unit", "wait"), [(0.0, 24.0), (0.5, 30.0), (1.0, 36.0)])
def test_jitter_comes_after_the_cap(unit: float, wait: float) -> None:
    policy = RetryPolicy(max_retries=10)

    assert delay(policy, http_error(), attempt=9, random_unit=lambda: unit) == pytest.approx(wait)


def test_three_retries_by_default_none_on_demand() -> None:
    assert [isinstance(decide(RetryPolicy(), http_error(), attempt=n), Retry) for n in range(5)] == [
        True
    ] * 3 + [False] * 2
    assert decide(RetryPolicy(max_retries=0), http_error(), attempt=0) == GiveUp("no retries left of 0")


@given(st.integers(0, 5), UNIT, st.floats(0, 100), st.floats(0, 100), st.floats(0, 0.9))
def test_own_waits_stay_within_bounds(
    attempt: int, unit: float, base: float, cap: float, jitter: float
) -> None:
    policy = RetryPolicy(max_retries=10, base_delay=base, max_delay=cap, jitter=jitter)
    wait = delay(policy, http_error(), attempt=attempt, random_unit=lambda: unit)

    backoff = min(cap, base * 2**attempt)
    assert backoff * (1 - jitter) * 0.999999 <= wait <= backoff * (1 + jitter) * 1.000001


@given(WAIT, st.none() | WAIT, st.floats(0, 100), UNIT, st.integers(0, 2), st.none() | st.floats(-1, 100))
def test_never_earlier_than_asked_nor_past_the_deadline(
    header: float, body: Optional[float], cap: float, unit: float, attempt: int, remaining: Optional[float]
) -> None:
    decision = decide(
        RetryPolicy(max_delay=cap),
        http_error(429, "rate_limit_exceeded", asked=body),
        attempt=attempt,
        headers={"retry-after": f"{header:.15f}"},
        remaining=remaining,
        random_unit=lambda: unit,
    )

    asked = max(float(f"{header:.15f}"), body or 0)
    if isinstance(decision, Retry):
        assert asked <= cap
        assert asked <= decision.delay <= asked * 1.2 * 1.000001
        assert remaining is None or decision.delay < remaining
    elif asked <= cap:
        assert remaining is not None
        assert remaining <= asked * 1.2 * 1.000001


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_wait_beyond_the_cap_gives_up_at_once(status: int) -> None:
    error = error_from_response(status, {"retry-after": "31"}, b"{}")

    assert gives_up(error) == "the server asks to wait 31 s, longer than 30 s"
    assert error.retry_after_seconds == 31
    assert delay(RetryPolicy(max_delay=31), error) >= 31
    assert delay(RetryPolicy(), http_error(asked=30), random_unit=lambda: 0.0) == 30


def test_wait_of_zero_is_taken_at_its_word() -> None:
    assert delay(RetryPolicy(), http_error(429, asked=0)) == 0


@pytest.mark.parametrize("remaining", [0.0, -1.0, 0.4, 0.5])
def test_wait_up_to_the_deadline_gives_up(remaining: float) -> None:
    assert "deadline" in gives_up(http_error(), remaining=remaining, random_unit=lambda: 0.5)
    assert delay(RetryPolicy(), http_error(), remaining=0.51, random_unit=lambda: 0.5) == 0.5


@pytest.mark.parametrize("cls", [e.APIConnectionError, e.APITimeoutError])
def test_failures_without_a_status(cls: type[e.APIConnectionError]) -> None:
    policy, error = RetryPolicy(), cls("m")

    assert delay(policy, error, reached_server=False) > 0
    assert delay(policy, error, reached_server=True, retry_safe=True) > 0
    assert gives_up(error, reached_server=True) == "the request may have been carried out"
    assert gives_up(error)


@pytest.mark.parametrize("cls", [e.DeadlineExceededError, e.StreamInterruptedError, e.ConfigurationError])
def test_failures_that_no_retry_mends(cls: Any) -> None:
    assert "not retried" in gives_up(cls("m"), reached_server=False, retry_safe=True)


def test_requests_that_cannot_be_sent_twice() -> None:
    assert gives_up(http_error(), replayable=False) == "the request cannot be sent twice"
    assert gives_up(e.APIConnectionError("m"), replayable=False, reached_server=False, retry_safe=True)


def test_answers_that_say_that_waiting_does_not_help() -> None:
    quota = http_error(429, "upstream_rate_limit_error")
    quota.provider_code = "monthly_quota_exceeded"
    other = http_error(429, "upstream_rate_limit_error")
    other.provider_code = "rate_limit_exceeded"

    assert "monthly_quota_exceeded" in gives_up(quota)
    assert "batch_limit_exceeded" in gives_up(http_error(429, "batch_limit_exceeded"))
    assert "pii_redaction_unavailable" in gives_up(http_error(503, "pii_redaction_unavailable"))
    assert delay(RetryPolicy(), other) > 0


@pytest.mark.parametrize(
    "fields",
    [
        {"max_retries": -1},
        {"base_delay": -0.1},
        {"base_delay": math.nan},
        {"max_delay": math.inf},
        {"max_delay": 86400 * 365 + 1},
        {"max_delay": 1e300},
        {"jitter": 1},
        {"jitter": -0.1},
        {"jitter": math.nan},
    ],
)
def test_policy_refuses_values_out_of_range(fields: Any) -> None:
    with pytest.raises(ValueError, match=next(iter(fields))):
        RetryPolicy(**fields)


def test_policy_allows_waits_of_up_to_a_year() -> None:
    policy = RetryPolicy(base_delay=86400 * 365, max_delay=86400 * 365)

    assert delay(policy, http_error(), random_unit=lambda: 0.5) == 86400 * 365


@pytest.mark.parametrize(
    "fields",
    [
        {"max_retries": 1.0},
        {"max_retries": True},
        {"max_retries": "3"},
        {"base_delay": "1"},
        {"jitter": None},
    ],
)
def test_policy_refuses_other_types(fields: Any) -> None:
    with pytest.raises(TypeError, match=next(iter(fields))):
        RetryPolicy(**fields)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("3", 3.0),
        (" 2.5 ", 2.5),
        ("999999999999999", 999999999999999.0),
        ("Sat, 21 Nov 2026 12:00:07 GMT", 7.0),
        ("Saturday, 21-Nov-26 12:00:07 GMT", 7.0),
        ("Sat Nov 21 12:00:07 2026", 7.0),
        ("Tue Dec  1 12:00:00 2026", 864000.0),
        ("Sat, 21 Nov 2026 12:00:07", 7.0),
        ("Sat, 21 Nov 2026 12:00:07 -0000", 7.0),
        ("Sat, 21 Nov 2026 14:00:07 +0200", 7.0),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 0.0),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 0.0),
        ("", None),
        ("-3", None),
        ("+3", None),
        ("1e3", None),
        ("0x10", None),
        ("1_000", None),
        ("\u0663", None),
        (".5", None),
        ("5.", None),
        ("nan", None),
        ("inf", None),
        ("9" * 400, None),
        ("3, 4", None),
        ("soon", None),
        ("21 Nov 2026", None),
        ("12:00:07", None),
        ("Sat, 99 Nov 2026 12:00:07 GMT", None),
        ("Sat, 21 Nov 2026 25:00:07 GMT", None),
        ("Sat, 21 Xxx 2026 12:00:07 GMT", None),
        ("Sat, 21 Nov 2026 12:00:07 EST", None),
        ("sat, 21 nov 2026 12:00:07 gmt", None),
        ("Sat, 21 Nov 2026 12:00:07 +9999", None),
    ],
)
def test_retry_after(value: str, seconds: Optional[float]) -> None:
    assert parse_retry_after({"retry-after": value}, NOW) == seconds


@pytest.mark.parametrize(
    ("milliseconds", "seconds"),
    [("1500", 1.5), ("0", 0.0), ("0.5", 0.0005), ("-1", 9.0), ("x", 9.0), ("", 9.0)],
)
def test_milliseconds_come_first(milliseconds: str, seconds: float) -> None:
    assert parse_retry_after({"retry-after-ms": milliseconds, "retry-after": "9"}) == seconds


def test_no_header_asks_for_nothing() -> None:
    assert parse_retry_after({}) is None


@given(st.integers(-(10**9), 10**9))
def test_any_http_date(seconds: int) -> None:
    date = format_datetime(NOW + timedelta(seconds=seconds), usegmt=True)

    assert parse_retry_after({"retry-after": date}, NOW) == max(0, seconds)


def test_the_present_is_the_default() -> None:
    soon = format_datetime(datetime.now(timezone.utc) + timedelta(hours=1), usegmt=True)

    assert 3500 < (parse_retry_after({"retry-after": soon}) or 0) <= 3600


NAME = "(Sun|Monday|Nov|May|December|Xyz)"
DATE_LIKE = st.from_regex(
    rf"\A({NAME}, \d\d[ -]{NAME}[ -]\d\d(\d\d)? \d\d:\d\d:\d\d( (GMT|UTC|[+-]\d{{4}}))?"
    rf"|{NAME} {NAME} [ \d]\d \d\d:\d\d:\d\d \d{{4}})\Z"
)


@given(st.text() | DATE_LIKE, st.text())
def test_no_header_raises(value: str, milliseconds: str) -> None:
    wait = parse_retry_after({"retry-after": value, "retry-after-ms": milliseconds}, NOW)

    assert wait is None or 0 <= wait < math.inf
