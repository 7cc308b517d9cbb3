"""When to send a request again, and after what wait. Pure: clock and chance are the caller's.

Waits double from `base_delay` to `max_delay` and get jitter to both sides, so that many clients do not return
at once. A wait that the server asks for replaces them: it is never shortened, and above `max_delay` the call
gives up at once.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any, Callable, Optional, Union

from attrs import Attribute, field, frozen
from attrs.validators import ge, instance_of, lt

from ._errors import APIConnectionError, DeadlineExceededError, MeshAPIError

RETRIED_STATUSES: frozenset[int] = frozenset({429, 502, 503, 504})

# Codes that say: the same request, sent again, will meet the same answer.
_FINAL_CODES = frozenset({"batch_limit_exceeded", "pii_redaction_unavailable"})
_FINAL_PROVIDER_CODES = frozenset({"monthly_quota_exceeded"})


def _count(_: object, attribute: Attribute[int], value: Any) -> None:
    if type(value) is not int:  # a bool would pass for 0 or 1
        raise TypeError(f"{attribute.name} must be an int, not {value!r}")
    if value < 0:
        raise ValueError(f"{attribute.name} must not be negative, got {value}")


def _seconds(_: object, attribute: Attribute[float], value: Any) -> None:
    if type(value) not in (int, float):
        raise TypeError(f"{attribute.name} must be a number of seconds, not {value!r}")
    if not 0 <= value <= 86400 * 365:
        raise ValueError(f"{attribute.name} must be between 0 and one year in seconds, got {value}")


@frozen(kw_only=True)
class RetryPolicy:
    """How often and after what waits a failed request is sent again.

    Attributes:
        max_retries: Attempts after the first one; 0 turns retries off.
        base_delay: Wait before the first retry in seconds; doubled for each further one.
        max_delay: Longest wait in seconds before jitter, and the longest that the server may ask for.
        jitter: Waits are multiplied by a random factor between `1 - jitter` and `1 + jitter`.
        statuses: HTTP statuses that are retried.
    """

    max_retries: int = field(default=3, validator=_count)
    base_delay: float = field(default=0.5, validator=_seconds)
    max_delay: float = field(default=30.0, validator=_seconds)
    jitter: float = field(default=0.2, validator=[instance_of((int, float)), ge(0), lt(1)])
    statuses: frozenset[int] = field(default=RETRIED_STATUSES, converter=frozenset)


@frozen
class Retry:
    """Send the request again after `delay` seconds."""

    delay: float


@frozen
class GiveUp:
    """Raise the error; `reason` says why, for the log."""

    reason: str


def decide(
    policy: RetryPolicy,
    error: MeshAPIError,
    *,
    attempt: int,
    headers: Optional[Mapping[str, str]] = None,
    reached_server: bool = True,
    retry_safe: bool = False,
    replayable: bool = True,
    remaining: Optional[float] = None,
    random_unit: Callable[[], float] = random.random,
) -> Union[Retry, GiveUp]:
    """Whether to send again the request that ended with `error`.

    Args:
        policy: How often, and after what waits.
        error: What the attempt ended with: an HTTP status, or a failure of the connection (status 0).
        attempt: Number of the attempt that failed; 0 is the first.
        headers: The response's headers, names in lower case: what they ask for counts beside the error's
            `retry_after_seconds`, and the longer wait wins.
        reached_server: Whether the request may have reached the server when no status came back; false when
            the connection was never established.
        retry_safe: Whether the operation may run twice (`x-meshapi-retry: safe`).
        replayable: False when the request must not be sent twice: a stream, or a body that cannot be rewound.
        remaining: Seconds left until the total deadline; `None` without one.
        random_unit: Gives a number from 0 up to 1.
    """
    if attempt >= policy.max_retries:
        return GiveUp(f"no retries left of {policy.max_retries}")
    if not replayable:
        return GiveUp("the request cannot be sent twice")
    refusal = _refusal(policy, error, reached_server=reached_server, retry_safe=retry_safe)
    if refusal:
        return GiveUp(refusal)
    asked = _asked(error, headers)
    if asked is None:
        backoff = min(policy.max_delay, policy.base_delay * 2.0 ** min(attempt, 64))
        delay = backoff * (1 + policy.jitter * (2 * random_unit() - 1))
    elif asked > policy.max_delay:
        return GiveUp(f"the server asks to wait {asked:g} s, longer than {policy.max_delay:g} s")
    else:
        delay = asked * (1 + policy.jitter * random_unit())
    if remaining is not None and delay >= remaining:
        return GiveUp(f"a wait of {delay:.3g} s would pass the deadline")
    return Retry(delay)


def _refusal(policy: RetryPolicy, error: MeshAPIError, *, reached_server: bool, retry_safe: bool) -> str:
    """Why `error` is not of a kind that is retried; "" when it is."""
    if error.status:
        if error.status not in policy.statuses:
            return f"status {error.status} is not retried"
        if error.error_code in _FINAL_CODES or error.provider_code in _FINAL_PROVIDER_CODES:
            return f"waiting does not help against {error.provider_code or error.error_code}"
        return ""
    if not isinstance(error, APIConnectionError) or isinstance(error, DeadlineExceededError):
        return f"{error.error_code} is not retried"
    if reached_server and not retry_safe:
        return "the request may have been carried out"
    return ""


def _asked(error: MeshAPIError, headers: Optional[Mapping[str, str]]) -> Optional[float]:
    asked = (error.retry_after_seconds, parse_retry_after(headers or {}))
    return max((seconds for seconds in asked if seconds is not None), default=None)


# Seconds, also with a fraction. Fifteen digits are thirty million years: more is not a wait but an accident.
_NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})?")

# The three forms of RFC 9110, section 5.6.7: IMF-fixdate, RFC 850, asctime. dateutil alone would take almost
# any text with a number in it for a date.
_TIME = r"\d\d:\d\d:\d\d"
_HTTP_DATE = (
    rf"[A-Z][a-z]+, \d\d[ -][A-Z][a-z]+[ -](?:\d\d){{1,2}} {_TIME}(?: (?:GMT|UTC|[+-]\d{{4}}))?"
    rf"|[A-Z][a-z]+ [A-Z][a-z]+ [ \d]\d {_TIME} \d{{4}}"
)


def parse_retry_after(headers: Mapping[str, str], now: Optional[datetime] = None) -> Optional[float]:
    """The wait in seconds that `retry-after-ms` or else `Retry-After` (RFC 9110, section 10.2.3) asks for.

    `Retry-After` holds seconds, also with a fraction, or an HTTP-date, which is UTC unless it says otherwise
    and gives 0 when it is past. `None` when neither header is there or makes sense. `headers` has its names
    in lower case or ignores case; `now` is aware, the present by default.
    """
    milliseconds = headers.get("retry-after-ms", "").strip()
    if _NUMBER.fullmatch(milliseconds):
        return float(milliseconds) / 1000
    value = headers.get("retry-after", "").strip()
    if _NUMBER.fullmatch(value):
        return float(value)
    if not re.fullmatch(_HTTP_DATE, value, re.ASCII):
        return None
    from dateutil.parser import parse  # slow to import, and rarely needed

    try:
        date = parse(value)
        if date.tzinfo is None:
            date = date.replace(tzinfo=timezone.utc)
        wait = date - (now or datetime.now(timezone.utc))
    except (ValueError, OverflowError):
        return None
    return max(0.0, wait.total_seconds())
