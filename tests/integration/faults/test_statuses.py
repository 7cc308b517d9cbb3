"""Answers with a status that tells of an error: how often they are met, and what their errors say."""

from __future__ import annotations

from typing import Any, Callable, Tuple, Type

import pytest

import meshapi
from meshapi import MeshAPIError
from tests.both import Both
from tests.integration.faults.gateway import Gateway, error_body, sized
from tests.integration.faults.kinds import CALLS, OPENINGS, CallKind, each_call, each_opening
from tests.integration.faults.outcomes import Told, called, check, check_given_back, streamed

CLASSES = {
    400: meshapi.BadRequestError,
    401: meshapi.AuthenticationError,
    402: meshapi.PaymentRequiredError,
    403: meshapi.PermissionDeniedError,
    404: meshapi.NotFoundError,
    408: meshapi.RequestTimeoutError,
    409: meshapi.ConflictError,
    413: meshapi.PayloadTooLargeError,
    418: meshapi.ClientError,
    422: meshapi.UnprocessableEntityError,
    500: meshapi.InternalServerError,
    501: meshapi.UnsupportedOperationError,
    524: meshapi.EdgeNetworkTimeoutError,
    529: meshapi.ProviderOverloadedError,
    599: meshapi.ServerError,
}
RETRIED = {
    429: meshapi.RateLimitError,
    502: meshapi.BadGatewayError,
    503: meshapi.ServiceUnavailableError,
    504: meshapi.GatewayTimeoutError,
}


@pytest.mark.parametrize("status", RETRIED)
@each_call
def test_passing_failures_are_met_again_until_one_is_good(both: Both, call: CallKind, status: int) -> None:
    with Gateway(sized(status), sized(status, error_body()), call.good) as gateway:
        client = both.client(base_url=gateway.url)
        result = both.run(call.made(client))

        assert len({(request.line, request.body) for request in gateway.seen}) == 1
        assert len(gateway.seen) == 3
        assert len(gateway.registrations) == (call is CALLS["upload"])
        assert gateway.accepted == 1
        # An upload gives the facts of its registration, a deletion none.
        if call not in (CALLS["upload"], CALLS["delete"]):
            assert (result.http.status, result.http.attempts) == (200, 3)


@pytest.mark.parametrize("status", RETRIED)
@each_call
def test_the_last_is_raised_when_none_is_good(both: Both, call: CallKind, status: int) -> None:
    answers = [sized(status, error_body(f"code_{at}")) for at in range(3)]
    with Gateway(*answers) as gateway:
        client = both.client(base_url=gateway.url, max_retries=2)
        outcome = called(both, lambda: call.made(client))
        check(outcome.error, Told(RETRIED[status], "code_2", status, "what is wrong"), attempts=3)
        assert "after 3 attempts" in str(outcome.error)
        check_given_back(both, client)
        assert len(gateway.seen) == 3


@pytest.mark.parametrize(
    "call", [CALLS["get"], CALLS["post"], CALLS["upload"]], ids=["get", "post", "upload"]
)
@pytest.mark.parametrize("status", CLASSES)
def test_the_others_are_met_once(both: Both, call: CallKind, status: int) -> None:
    with Gateway(sized(status, error_body()), call.good) as gateway:
        client = both.client(base_url=gateway.url)
        outcome = called(both, lambda: call.made(client))
        check(outcome.error, Told(CLASSES[status], "some_code", status, f"{status} some_code: what is wrong"))
        check_given_back(both, client)
        assert len(gateway.seen) == 1


@pytest.mark.parametrize("status", [401, *RETRIED])
@each_opening
def test_a_stream_is_opened_once(both: Both, opened: Callable[[Any], Any], status: int) -> None:
    with Gateway(sized(status, error_body(), b"Retry-After: 0")) as gateway:
        client = both.client(base_url=gateway.url)
        outcome = streamed(both, opened(client), gateway)
        check(outcome.error, Told({**CLASSES, **RETRIED}[status], "some_code", status, "what is wrong"))
        check_given_back(both, client)
        assert (outcome.value, len(gateway.seen)) == ([], 1)


@pytest.mark.parametrize(
    "code", [{"code": "batch_limit_exceeded"}, {"provider_code": "monthly_quota_exceeded"}]
)
@each_call
def test_what_waiting_cannot_help_is_met_once(both: Both, call: CallKind, code: Any) -> None:
    with Gateway(sized(429, error_body(**code)), call.good) as gateway:
        error = called(both, lambda: call.made(both.client(base_url=gateway.url))).error
        assert type(error) is meshapi.RateLimitError
        assert len(gateway.seen) == 1


FULL = {
    **error_body(
        details=[{"type": "missing", "loc": ["body", "model"], "msg": "Field required"}],
        provider_error={"message": "said the provider"},
        provider_code="provider_overloaded",
        retry_after_seconds=40,
    ),
    "request_id": "req_body",
}


@pytest.mark.parametrize("as_stream", [False, True])
def test_an_error_has_all_that_was_said(both: Both, as_stream: bool) -> None:
    with Gateway(sized(503, FULL, b"Retry-After: 31", b"X-RateLimit-Remaining: 0")) as gateway:
        client = both.client(base_url=gateway.url)
        if as_stream:
            error = streamed(both, OPENINGS["chat"](client), gateway).error
        else:
            error = called(both, lambda: CALLS["post"].made(client)).error

    told = Told(meshapi.ServiceUnavailableError, "some_code", 503, "Field required", request_id="req_body")
    check(error, told)
    assert error is not None
    assert (error.message, error.provider_code) == ("what is wrong", "provider_overloaded")
    assert error.details == FULL["error"]["details"]
    assert error.provider_error == {"message": "said the provider"}
    assert error.retry_after_seconds == 40
    assert (error.http.status, error.http.request_id) == (503, "req_1")
    assert error.http.rate_limit == {"remaining": "0"}


PAGE = b"<html><body>\n <h1>502 Bad Gateway</h1>\n" + b"<p>nginx</p>\n" * 200 + b"</body></html>"


@pytest.mark.parametrize(
    ("status", "body", "media", "told"),
    [
        (502, PAGE, b"text/html", (meshapi.BadGatewayError, "parse_error", "<h1>502 Bad Gateway</h1>")),
        (502, PAGE, b"application/json", (meshapi.BadGatewayError, "parse_error", "502 Bad Gateway")),
        (403, b"no entry", b"text/plain", (meshapi.PermissionDeniedError, "parse_error", "no entry")),
        (404, b"", b"", (meshapi.NotFoundError, "not_found", "HTTP 404")),
        (400, b'{"error": {"code": "x', b"application/json", (meshapi.BadRequestError, "parse_error", '"x')),
        (400, b'{"error": "flat"}', b"application/json", (meshapi.BadRequestError, "invalid_request", "flat")),
        (422, b'{"detail": "odd"}', b"application/json", (meshapi.UnprocessableEntityError, "validation_error", "odd")),
        (500, b'["?"]', b"application/json", (meshapi.InternalServerError, "upstream_error", '["?"]')),
        (500, b"\xff\xfe\x00", b"text/plain", (meshapi.InternalServerError, "parse_error", "\ufffd")),
        (301, b"", b"", (MeshAPIError, "http_error", "http://other.test")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["get", "post", "chat", "speech"])
def test_the_error_of_a_body_of_any_kind_helps_a_person(
    both: Both, name: str, status: int, body: bytes, media: bytes, told: Tuple[Type[MeshAPIError], str, str]
) -> None:
    kind, code, says = told
    with Gateway(sized(status, body, b"Location: http://me:pw@other.test/x?k=v", media=media)) as gateway:
        client = both.client(base_url=gateway.url, max_retries=0)
        if name in CALLS:
            error = called(both, lambda: CALLS[name].made(client)).error
        else:
            error = streamed(both, OPENINGS[name](client), gateway).error
        check(error, Told(kind, code, status, says))
        check_given_back(both, client)
        assert len(gateway.seen) == 1
