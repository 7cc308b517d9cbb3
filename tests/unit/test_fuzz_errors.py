"""Errors made from any status, headers and body: they copy, print, and follow the rules of code and message."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any, Optional

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from meshapi import _errors as e
from meshapi._error_codes import class_of_code, class_of_status, code_of_status
from meshapi._error_mapping import (
    error_from_event,
    error_from_realtime_event,
    error_from_response,
    excerpt,
    parse_error,
)

# Lone surrogates, too: JSON can escape them.
TEXT = st.text(st.characters(), max_size=6)
NAMES = st.sampled_from(
    "error detail details code error_code type message loc msg param request_id provider_code provider_error "
    "retry_after_seconds".split()
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES | TEXT, inner, max_size=5),
    max_leaves=12,
)
ERRORS = st.fixed_dictionaries({}, optional={"error": JSON, "detail": JSON, "request_id": JSON, "code": JSON})
BODIES = (
    st.binary()
    | (JSON | ERRORS).map(lambda value: json.dumps(value).encode())
    | st.tuples(JSON, st.integers(0, 40)).map(lambda cut: json.dumps(cut[0]).encode()[: cut[1]])
    | st.sampled_from(
        [b"[" * 100_000, b'{"error":' * 50_000, b"9" * 10_000, b"\xff\xfe{\0}\0", b"NaN", b"\xef\xbb\xbf{}"]
    )
)
HEADERS = st.dictionaries(
    st.sampled_from(["X-Request-Id", "x-request-id", "Retry-After", "retry-after-ms", "Location"])
    | st.text(),
    st.text() | st.sampled_from(["https://u:p@[::1", "//", "3", "Sat, 21 Nov 2026 12:00:07 GMT"]),
    max_size=4,
)


def check(error: e.MeshAPIError) -> None:
    """What holds for every error."""
    assert isinstance(error.message, str)
    assert isinstance(error.request_id, str)
    assert isinstance(error.details, list)
    assert error.provider_code is None or isinstance(error.provider_code, str)
    assert error.retry_after_seconds is None or 0 <= error.retry_after_seconds < float("inf")
    assert len(error.body_excerpt) <= 500
    assert error.error_code
    assert error.message
    assert error.message in str(error) or not error.message.isprintable()
    assert repr(error).startswith(
        f"{type(error).__name__}(status={error.status}, error_code={error.error_code!r}"
    )
    f"{error}".encode()  # so that it can be written to a file or terminal
    for twin in (copy.deepcopy(error), pickle.loads(pickle.dumps(error))):
        assert type(twin) is type(error)
        # repr, for NaN is not equal to itself.
        assert (repr(vars(twin)), str(twin), repr(twin)) == (repr(vars(error)), str(error), repr(error))


@given(st.integers(100, 999), HEADERS, BODIES)
@example(
    200,
    {},
    b'{"error": {"code": "c", "message": "\\ud800", "details": [{"loc": ["\\ud800"], "msg": "\\udfff"}]}}',
)
def test_any_response_makes_a_sound_error(status: int, headers: dict[str, str], body: bytes) -> None:
    error = error_from_response(status, headers, body)

    check(error)
    assert error.status == status
    if status >= 400:
        assert type(error) is class_of_status(status)
    check(parse_error(status, headers, body, "expected JSON"))


@given(JSON | ERRORS)
def test_any_payload_of_a_stream_makes_a_sound_error(payload: Any) -> None:
    error = error_from_event(payload, request_id="r")

    check(error)
    assert error.status == 0
    assert type(error) is class_of_code(error.code, error.provider_code or "")
    check(error_from_realtime_event(payload))


CODES = st.none() | st.just("") | st.sampled_from(["rate_limit_exceeded", "unheard_of"])
MESSAGES = st.none() | st.just("") | st.text("ab ", min_size=1)
IDS = st.none() | st.just("") | st.just("req_1")


@given(st.integers(400, 599), CODES, MESSAGES, IDS, IDS, st.booleans())
def test_code_message_and_id_of_a_response_by_the_rules(
    status: int,
    code: Optional[str],
    message: Optional[str],
    own: Optional[str],
    header: Optional[str],
    is_nested: bool,
) -> None:
    facts = {"code": code, "message": message, "request_id": own}
    payload = {"error": facts} if is_nested else {"error": {**facts, "request_id": None}, "request_id": own}
    error = error_from_response(status, {"x-request-id": header or ""}, json.dumps(payload).encode())

    assert error.code == (code or code_of_status(status))
    assert error.message == (message or f"HTTP {status}")
    assert error.request_id == (own or header or "")
    assert error.details == []


@given(CODES, MESSAGES, IDS, IDS, st.sampled_from(["nested", "flat", "typed"]))
def test_code_message_and_id_of_an_error_in_a_stream_by_the_rules(
    code: Optional[str], message: Optional[str], own: Optional[str], header: Optional[str], form: str
) -> None:
    facts = {"code": code, "message": message, "request_id": own}
    payload = {"nested": {"error": facts}, "flat": facts, "typed": {"type": "error", **facts}}[form]
    error = error_from_event(payload, request_id=header or "")

    assert error.code == (code or "upstream_error")
    assert error.message == (message or "upstream error")
    assert error.request_id == (own or header or "")
    assert type(error) is class_of_code(error.code)


@given(
    st.integers(400, 599),
    st.builds(bytes.__add__, st.sampled_from([b"<", b"x", b"\xe9", b"[,", b'{"']), st.binary()),
)
@example(502, b"\0")
def test_what_is_no_json_is_a_parse_error_with_the_start_of_the_body(status: int, body: bytes) -> None:
    error = error_from_response(status, {}, body)

    assert error.code == "parse_error"
    assert error.message == (excerpt(body) or f"HTTP {status}")
    assert error.body_excerpt == excerpt(body)


@pytest.mark.parametrize("depth", [10, 1_000, 100_000])
def test_deep_nesting_makes_an_error_that_copies(depth: int) -> None:
    body = b'{"error":{"message":"m","details":' + b"[" * depth + b"]" * depth + b"}}"

    check(error_from_response(400, {}, body))
