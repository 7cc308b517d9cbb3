"""Errors made from responses of every shape, from payloads inside streams, and from failed connections."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meshapi import _errors as e
from meshapi._details import printable
from meshapi._error_mapping import (
    connection_error,
    deadline_error,
    error_from_event,
    error_from_realtime_event,
    error_from_response,
    excerpt,
    parse_error,
    root_cause,
    timeout_error,
)

HEADERS = {"x-request-id": "req_header"}


def from_json(status: int, payload: object, headers: dict[str, str] = HEADERS) -> e.MeshAPIError:
    return error_from_response(status, headers, json.dumps(payload).encode())


def test_envelope() -> None:
    error = from_json(
        429,
        {
            "error": {
                "code": "upstream_rate_limit_error",
                "message": "slow down",
                "details": [{"loc": ["body"]}],
                "provider_error": {"code": 1},
                "provider_code": "monthly_quota_exceeded",
                "retry_after_seconds": 3,
            },
            "request_id": "req_body",
        },
        {"X-Request-ID": "req_header", "Retry-After": "9"},
    )

    assert type(error) is e.RateLimitError
    assert (error.status, error.error_code, error.message) == (429, "upstream_rate_limit_error", "slow down")
    assert (error.request_id, error.details, error.provider_error) == (
        "req_body",
        [{"loc": ["body"]}],
        {"code": 1},
    )
    assert (error.provider_code, error.retry_after_seconds, error.body_excerpt) == (
        "monthly_quota_exceeded",
        3,
        "",
    )
    assert error.http is None


@pytest.mark.parametrize(
    ("status", "payload", "code", "message"),
    [
        (404, {"detail": "no such model"}, "not_found", "no such model"),
        (500, {"error": "boom"}, "upstream_error", "boom"),
        (401, {"error": "bad key", "code": "invalid_api_key"}, "invalid_api_key", "bad key"),
        (401, {"error": "bad key", "error_code": "invalid_api_key"}, "invalid_api_key", "bad key"),
        (
            400,
            {"type": "error", "error": {"type": "invalid_request_error", "message": "m"}},
            "invalid_request_error",
            "m",
        ),
        (400, {"error": {"message": "m", "code": 429}}, "rate_limit_exceeded", "m"),
        (403, {"detail": {"code": "forbidden_here", "message": "m"}}, "forbidden_here", "m"),
        (402, {"error": {}}, "spend_limit_exceeded", "HTTP 402"),
        (403, {"error": {"message": None, "code": None}}, "forbidden", "HTTP 403"),
        (409, {"ok": False}, "conflict", "HTTP 409"),
        (418, {"message": "teapot"}, "http_error", "HTTP 418"),
        (503, [1, 2], "upstream_error", "HTTP 503"),
        (504, "late", "upstream_error", "HTTP 504"),
        (422, None, "validation_error", "HTTP 422"),
        (400, {"error": False}, "invalid_request", "HTTP 400"),
        (422, {"detail": []}, "validation_error", "HTTP 422"),
    ],
)
def test_other_json_shapes(status: int, payload: object, code: str, message: str) -> None:
    error = from_json(status, payload)

    assert (error.status, error.error_code, error.message) == (status, code, message)
    assert error.request_id == "req_header"
    assert error.body_excerpt == (excerpt(json.dumps(payload)) if message.startswith("HTTP ") else "")


def test_framework_validation_error() -> None:
    detail = [
        {"loc": ["body", "messages", 0], "msg": "Field required", "type": "missing"},
        {"msg": "odd"},
        {"loc": 5},
        "not an object",
    ]
    error = from_json(422, {"detail": detail})

    assert type(error) is e.UnprocessableEntityError
    assert (error.error_code, error.details) == ("validation_error", detail)
    assert error.message == "body.messages.0: Field required; odd"
    bare = from_json(400, {"detail": [{}]})
    assert (bare.error_code, bare.message) == ("validation_error", "validation error")


@pytest.mark.parametrize("body", [b"", b"  \r\n"])
def test_empty_body_takes_code_and_message_from_the_status(body: bytes) -> None:
    error = error_from_response(429, {"retry-after": "7"}, body)

    assert type(error) is e.RateLimitError
    assert (error.error_code, error.message, error.request_id) == ("rate_limit_exceeded", "HTTP 429", "")
    assert (error.retry_after_seconds, error.body_excerpt) == (7, "")


def test_html_page() -> None:
    body = b"<html>\r\n\t<h1>413 \x1b[31mToo\x00 large</h1>" + b"x" * 9000
    error = error_from_response(413, HEADERS, body)

    assert type(error) is e.PayloadTooLargeError
    assert (error.error_code, error.request_id) == ("parse_error", "req_header")
    assert error.message.startswith("<html> <h1>413 [31mToo large</h1>xxx")
    assert len(error.message) == 500
    assert error.body_excerpt == error.message
    assert str(error) == f"413 parse_error: {error.message} (request id req_header)"


@pytest.mark.parametrize("body", [b"\xff\xfe\xff", b"[" * 100_000, b"{", b"\x00"])
def test_undecodable_body(body: bytes) -> None:
    error = error_from_response(502, {}, body)

    assert type(error) is e.BadGatewayError
    assert error.error_code == "parse_error"
    assert error.message


@pytest.mark.parametrize(
    ("payload", "cls", "code"),
    [
        ({"error": {"code": "rate_limit_exceeded", "message": "m"}}, e.RateLimitError, "rate_limit_exceeded"),
        ({"error": {"code": "new", "message": "m"}}, e.MeshAPIError, "new"),
        ({"error": "m"}, e.MeshAPIError, "http_error"),
    ],
)
def test_success_that_carries_an_error_is_classed_by_its_code(payload: object, cls: type, code: str) -> None:
    error = from_json(200, payload)

    assert type(error) is cls
    assert (error.status, error.error_code, error.message) == (200, code, "m")


@pytest.mark.parametrize("value", [-1, True, "3", None, [], float("nan"), float("inf"), 1e15, 10**400])
def test_senseless_wait_in_the_body_gives_way_to_the_header(value: Any) -> None:
    error = from_json(429, {"error": {"message": "m", "retry_after_seconds": value}}, {"retry-after": "2"})

    assert error.retry_after_seconds == 2
    assert "retry after 2 s" in str(error)


@pytest.mark.parametrize("value", [0, 0.5, 3])
def test_the_wait_in_the_body_comes_first(value: float) -> None:
    error = from_json(429, {"error": {"message": "m", "retry_after_seconds": value}}, {"retry-after": "2"})

    assert error.retry_after_seconds == value


@pytest.mark.parametrize(
    ("details", "expected"), [({"a": 1}, [{"a": 1}]), ("x", ["x"]), (None, []), ([], []), ([1], [1])]
)
def test_details_are_a_list(details: object, expected: list[object]) -> None:
    assert from_json(422, {"error": {"message": "m", "details": details}}).details == expected


def test_from_response_takes_an_httpx_response() -> None:
    response = httpx.Response(
        404, headers={"X-Request-Id": "r"}, json={"error": {"code": "model_not_found", "message": "m"}}
    )
    error = e.MeshAPIError.from_response(response)

    assert type(error) is e.NotFoundError
    assert (error.error_code, error.request_id) == ("model_not_found", "r")


def test_no_header_but_request_id_and_wait_enters_an_error() -> None:
    headers = {
        "authorization": "Bearer rsk_secret",
        "set-cookie": "secret",
        "x-request-id": "r",
        "x-api-key": "secret",
    }
    for error in (
        error_from_response(500, headers, b"no"),
        parse_error(200, headers, b"no", "expected JSON"),
    ):
        assert "secret" not in f"{error} {error!r} {vars(error)}"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["error", "detail", "details", "code", "type", "message", "loc", "msg", "request_id", "model"]
            )
            | st.sampled_from(
                ["retry_after_seconds", "provider_code", "provider_error", "error_code", "param"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(st.integers(100, 999), st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_body_makes_a_printable_error(status: int, body: bytes) -> None:
    error = error_from_response(status, {}, body)

    assert error.status == status
    check_shape(error)


@given(JSON)
def test_any_payload_makes_a_printable_error(payload: Any) -> None:
    error = error_from_event(payload, request_id="r")

    assert error.status == 0
    check_shape(error)
    assert isinstance(error_from_realtime_event(payload), e.RealtimeError)


def check_shape(error: e.MeshAPIError) -> None:
    assert error.error_code
    assert error.message
    assert printable(error.message) in str(error)
    assert all(
        isinstance(text, str) for text in (error.error_code, error.message, error.request_id, repr(error))
    )
    assert isinstance(error.details, list)
    assert error.provider_code is None or isinstance(error.provider_code, str)
    assert error.retry_after_seconds is None or error.retry_after_seconds >= 0


@pytest.mark.parametrize(
    ("payload", "cls", "code", "message"),
    [
        (
            {"error": {"code": "gateway_timeout", "message": "slow"}},
            e.GatewayTimeoutError,
            "gateway_timeout",
            "slow",
        ),
        (
            {"type": "error", "error": {"code": "unauthorized", "message": "m"}},
            e.AuthenticationError,
            "unauthorized",
            "m",
        ),
        (
            {"type": "error", "code": "rate_limit_exceeded", "message": "m"},
            e.RateLimitError,
            "rate_limit_exceeded",
            "m",
        ),
        ({"type": "error", "error_code": "not_found", "message": "m"}, e.NotFoundError, "not_found", "m"),
        (
            {"error": {"type": "overloaded_error", "message": "m"}},
            e.ProviderOverloadedError,
            "overloaded_error",
            "m",
        ),
        (
            {"error": {"code": "upstream_error", "message": "m", "provider_code": "provider_overloaded"}},
            e.ProviderOverloadedError,
            "upstream_error",
            "m",
        ),
        ({"error": "it broke"}, e.InternalServerError, "upstream_error", "it broke"),
        ("it broke", e.InternalServerError, "upstream_error", "it broke"),
        ({"error": {}}, e.InternalServerError, "upstream_error", "upstream error"),
        ({"type": "error"}, e.InternalServerError, "upstream_error", "upstream error"),
        ({}, e.InternalServerError, "upstream_error", "upstream error"),
        ([], e.InternalServerError, "upstream_error", "upstream error"),
        ({"error": {"code": "brand_new"}}, e.MeshAPIError, "brand_new", "upstream error"),
    ],
)
def test_error_inside_a_stream(payload: object, cls: type, code: str, message: str) -> None:
    error = error_from_event(payload, request_id="req_header")

    assert type(error) is cls
    assert (error.status, error.error_code, error.message, error.request_id) == (
        0,
        code,
        message,
        "req_header",
    )


def test_request_id_of_the_payload_comes_first() -> None:
    assert (
        error_from_event({"error": {"code": "c"}, "request_id": "own"}, request_id="header").request_id
        == "own"
    )
    assert error_from_event({"error": "m", "request_id": "own"}, request_id="header").request_id == "own"
    assert error_from_event({"code": "c", "request_id": "own"}, request_id="header").request_id == "own"


def test_realtime_error() -> None:
    facts = {"code": "idle_timeout", "message": "m", "param": "p"}
    for frame in ({"type": "error", "error": facts}, {"type": "error", **facts}):
        error = error_from_realtime_event({**frame, "request_id": "r"})
        assert (error.code, error.message, error.param, error.request_id) == ("idle_timeout", "m", "p", "r")

    error = error_from_realtime_event({"type": "error"})
    assert str(error) == "realtime[unknown]: realtime error"
    assert (error.param, error.request_id) == (None, "")


def test_parse_error_keeps_the_status() -> None:
    error = parse_error(200, {"X-Request-Id": "r"}, b"<html>\nhello", "expected JSON, got text/html")

    assert (error.status, error.error_code, error.body_excerpt) == (200, "parse_error", "<html> hello")
    assert str(error) == "200 parse_error: expected JSON, got text/html (request id r; body: <html> hello)"


def chained(*errors: BaseException) -> BaseException:
    for error, cause in zip(errors, errors[1:]):
        error.__cause__ = cause
    return errors[0]


def test_connection_error_names_host_and_root_cause() -> None:
    cause = chained(
        RuntimeError("outer"), ValueError("middle"), ConnectionRefusedError(111, "Connection refused")
    )
    error = connection_error("api.example.test", cause)

    assert type(error) is e.APIConnectionError
    assert error.__cause__ is cause
    assert str(error) == (
        "connection_error: connection to api.example.test failed: "
        "ConnectionRefusedError: [Errno 111] Connection refused"
    )


def test_root_cause() -> None:
    class Group(Exception):
        exceptions = (OSError("first"), OSError("second"))

    assert root_cause(chained(OSError("all failed"), Group())) == "OSError: first"
    assert root_cause(EOFError()) == "EOFError"
    assert root_cause(chained(OSError("reset"), IndexError("pop from an empty deque"))) == "OSError: reset"
    assert root_cause(chained(loop := OSError("a"), OSError("b"), loop)) == "OSError: b"
    assert root_cause(chained(OSError("start"), loop := OSError("a"), OSError("b"), loop)) == "OSError: b"

    error = OSError("refused")
    error.__context__ = KeyError("what the caller was handling")
    assert root_cause(error) == "OSError: refused"

    error.__suppress_context__ = True
    assert root_cause(error) == "KeyError: 'what the caller was handling'"


@pytest.mark.parametrize(
    ("phase", "text"),
    [
        ("connect", "timeout: no connection to h within 5 s (connect timeout)"),
        ("read", "timeout: no data from h within 5 s (read timeout)"),
        ("write", "timeout: h took no data within 5 s (write timeout)"),
        ("pool", "timeout: no free connection to h in the pool within 5 s (pool timeout)"),
    ],
)
def test_timeout_error(phase: str, text: str) -> None:
    cause = TimeoutError()
    error = timeout_error("h", cause, phase=phase, seconds=5.0)

    assert type(error) is e.APITimeoutError
    assert error.__cause__ is cause
    assert str(error) == text
    assert str(timeout_error("h", cause, phase=phase)) == text.replace("within 5 s", "in time")


def test_deadline_error() -> None:
    cause = TimeoutError()
    error = deadline_error("h", 1.5, cause)

    assert type(error) is e.DeadlineExceededError
    assert error.__cause__ is cause
    assert str(error) == "deadline_exceeded: call to h not finished within its deadline of 1.5 s"


@given(st.text() | st.binary())
def test_excerpt_is_one_short_printable_line(body: Any) -> None:
    text = excerpt(body)

    assert len(text) <= 500
    assert text.isprintable()
    assert "  " not in text


def test_a_problem_is_shown_with_its_place() -> None:
    details = [{"loc": ["body", "endpoint"], "msg": "Field required", "type": "missing"}]
    body = {"error": {"code": "validation_error", "message": "Field required", "details": details}}
    error = error_from_response(422, {}, json.dumps(body).encode())
    assert str(error) == "422 validation_error: Field required (body.endpoint: Field required)"


@pytest.mark.parametrize("status", [300, 302, 399])
@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("https://new.test/v1/x", "https://new.test"),
        ("https://user:secret@new.test/v1/x?key=secret#secret", "https://new.test"),
        ("https://user:se@cret@new.test", "https://new.test"),
        ("//user:secret@new.test/x", "//new.test"),
        ("/login?token=secret", "another path"),
        ("http://[", "an address that is none"),
    ],
)
def test_a_redirection_says_where_to_without_secrets(status: int, location: str, told: str) -> None:
    error = error_from_response(status, {"Location": location}, b"<html>Found</html>")
    assert error.message == f"redirected to {told}, which is not followed: is base_url right?"
    assert "secret" not in f"{error} {error!r}"


@pytest.mark.parametrize(("status", "headers"), [(302, {}), (400, {"location": "https://new.test"})])
def test_only_a_redirection_with_an_address_is_told_as_one(status: int, headers: dict[str, str]) -> None:
    assert error_from_response(status, headers, b"").message == f"HTTP {status}"
