"""The error tree: construction, text, pickling, and which class a status or code stands for."""

from __future__ import annotations

import copy
import inspect
import pickle
from types import SimpleNamespace
from typing import Any, Callable, Optional

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meshapi import _errors as e
from meshapi._details import printable
from meshapi._error_codes import class_of_code, class_of_status

STATUS_CLASSES = {
    400: e.BadRequestError,
    401: e.AuthenticationError,
    402: e.PaymentRequiredError,
    403: e.PermissionDeniedError,
    404: e.NotFoundError,
    408: e.RequestTimeoutError,
    409: e.ConflictError,
    413: e.PayloadTooLargeError,
    418: e.ClientError,
    422: e.UnprocessableEntityError,
    429: e.RateLimitError,
    500: e.InternalServerError,
    501: e.UnsupportedOperationError,
    502: e.BadGatewayError,
    503: e.ServiceUnavailableError,
    504: e.GatewayTimeoutError,
    524: e.EdgeNetworkTimeoutError,
    529: e.ProviderOverloadedError,
    599: e.ServerError,
    302: e.MeshAPIError,
    600: e.MeshAPIError,
}

LOCAL_CODES = {
    e.ResponseParseError: "parse_error",
    e.APIConnectionError: "connection_error",
    e.APITimeoutError: "timeout",
    e.DeadlineExceededError: "deadline_exceeded",
    e.StreamInterruptedError: "stream_interrupted",
    e.StreamIdleTimeoutError: "stream_idle_timeout",
    e.StreamTruncatedError: "stream_truncated",
    e.EventTooLargeError: "event_too_large",
    e.StructuredOutputError: "structured_output_parse_error",
    e.ConfigurationError: "configuration_error",
}

PUBLIC = [
    cls for name, cls in vars(e).items() if inspect.isclass(cls) and name.endswith("Error") and name[0] != "_"
]


def full(cls: Any) -> Any:
    """An error of `cls` with every attribute set."""
    if cls is e.RealtimeError:
        error = cls("idle_timeout", "too quiet", "session", "req_1")
    else:
        error = cls(
            "too many requests",
            status=429,
            error_code="rate_limit_exceeded",
            request_id="req_1",
            details=[{"loc": ["body"]}],
            provider_error={"code": 7},
            retry_after_seconds=3,
        )
    error.provider_code = "monthly_quota_exceeded"
    error.body_excerpt = "<html>"
    error.http = SimpleNamespace(attempts=2)
    error.note = ["set later"]
    return error


@pytest.mark.parametrize("cls", PUBLIC)
def test_every_class_is_in_the_drawn_tree_with_a_docstring(cls: type[e.MeshAPIError]) -> None:
    assert issubclass(cls, e.MeshAPIError)
    assert f" {cls.__name__} " in f"{e.__doc__}".replace("\n", " ")
    assert "__doc__" in vars(cls)
    assert cls.__doc__


@pytest.mark.parametrize(("status", "cls"), STATUS_CLASSES.items())
def test_class_of_status(status: int, cls: type[e.MeshAPIError]) -> None:
    assert class_of_status(status) is cls


@pytest.mark.parametrize(("cls", "code"), LOCAL_CODES.items())
def test_local_errors_know_their_code(cls: Callable[..., e.MeshAPIError], code: str) -> None:
    error = cls("what happened")

    assert (error.status, error.error_code, error.code) == (0, code, code)
    assert (error.message, error.request_id, error.details) == ("what happened", "", [])
    assert error.args == ("what happened",)
    assert "what happened" in str(error)


def test_parents() -> None:
    assert issubclass(e.DeadlineExceededError, e.APITimeoutError)
    assert issubclass(e.APITimeoutError, e.APIConnectionError)
    assert issubclass(e.ConfigurationError, ValueError)
    assert all(
        issubclass(cls, e.ClientError)
        for status, cls in STATUS_CLASSES.items()
        if status < 500 and status > 399
    )
    assert all(
        issubclass(cls, e.ServerError) for status, cls in STATUS_CLASSES.items() if 500 <= status < 600
    )


@pytest.mark.parametrize(
    ("code", "provider_code", "cls"),
    [
        ("rate_limit_exceeded", "", e.RateLimitError),
        ("unauthorized", "", e.AuthenticationError),
        ("gateway_timeout", "", e.GatewayTimeoutError),
        ("all_models_failed", "", e.MeshAPIError),
        ("something_new", "provider_overloaded", e.MeshAPIError),
        ("upstream_error", "", e.InternalServerError),
        ("upstream_error", "unheard_of", e.InternalServerError),
        ("upstream_error", "provider_overloaded", e.ProviderOverloadedError),
        ("upstream_error", "provider_timeout", e.GatewayTimeoutError),
        ("upstream_auth_error", "permission_denied", e.PermissionDeniedError),
        ("upstream_rate_limit_error", "monthly_quota_exceeded", e.RateLimitError),
        ("pii_redaction_unavailable", "", e.ServerError),
    ],
)
def test_class_of_code(code: str, provider_code: str, cls: type[e.MeshAPIError]) -> None:
    assert class_of_code(code, provider_code) is cls


def test_absent_facts_are_empty_not_none() -> None:
    error = e.MeshAPIError("m", status=500, error_code="c", request_id=None, details=None)

    assert (error.request_id, error.details, error.body_excerpt) == ("", [], "")
    assert (error.provider_error, error.provider_code, error.retry_after_seconds, error.http) == (None,) * 4


def test_code_is_a_read_only_alias() -> None:
    error = e.MeshAPIError("m", status=500, error_code="c", request_id="")

    with pytest.raises(AttributeError):
        error.code = "d"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (
            e.MeshAPIError("boom", status=500, error_code="internal_error", request_id=""),
            "500 internal_error: boom",
        ),
        (
            e.RateLimitError(
                "too many requests",
                status=429,
                error_code="rate_limit_exceeded",
                request_id="req_1",
                retry_after_seconds=3.0,
            ),
            "429 rate_limit_exceeded: too many requests (request id req_1; retry after 3 s)",
        ),
        (e.APITimeoutError("no data from h"), "timeout: no data from h"),
        (
            e.StreamInterruptedError("Stream interrupted: x", request_id="r"),
            "Stream interrupted: x (request id r)",
        ),
        (e.RealtimeError("idle_timeout", "too quiet", "p", "req_1"), "realtime[idle_timeout]: too quiet"),
    ],
)
def test_text(error: e.MeshAPIError, text: str) -> None:
    assert str(error) == text
    assert error.message in text


def test_text_shows_the_body_that_carried_no_message_but_not_twice() -> None:
    error = e.ServerError("HTTP 500", status=500, error_code="upstream_error", request_id="r")
    error.body_excerpt = '{"a": 1}'
    assert str(error) == '500 upstream_error: HTTP 500 (request id r; body: {"a": 1})'

    error = e.ServerError("<html>", status=502, error_code="parse_error", request_id="")
    error.body_excerpt = "<html>"
    assert str(error) == "502 parse_error: <html>"


def test_text_shows_three_details_and_how_often_it_was_tried() -> None:
    details = [{"loc": ["body", name], "msg": "missing"} for name in "abcd"]
    error = e.UnprocessableEntityError("m", status=422, error_code="c", request_id="", details=details)
    error.http = SimpleNamespace(attempts=1)
    assert str(error) == "422 c: m (body.a: missing; body.b: missing; body.c: missing)"

    error.details, error.http = [], SimpleNamespace(attempts=2)
    assert str(error) == "422 c: m (after 2 attempts)"


def test_repr_has_the_name_of_the_class() -> None:
    error = e.NotFoundError("no such model", status=404, error_code="model_not_found", request_id="req_1")

    assert repr(error) == (
        "NotFoundError(status=404, error_code='model_not_found', request_id='req_1', message='no such model')"
    )


@pytest.mark.parametrize(
    ("cause", "text"),
    [(OSError("peer reset"), "peer reset"), (TimeoutError(), "TimeoutError"), ("eof", "eof")],
)
def test_stream_interrupted(cause: object, text: str) -> None:
    error = e.MeshAPIError.stream_interrupted(cause)

    assert type(error) is e.StreamInterruptedError
    assert (error.status, error.error_code) == (0, "stream_interrupted")
    assert str(error) == error.message == f"Stream interrupted: {text}"
    assert error.__cause__ is (cause if isinstance(cause, BaseException) else None)


def test_errors_carry_their_results() -> None:
    truncated = e.StreamTruncatedError("cut", partial={"content": "hal"}, request_id="r")
    assert (truncated.partial, truncated.request_id) == ({"content": "hal"}, "r")

    parsed = e.StructuredOutputError("bad", completion={"id": "c"}, text="{", details=[1])
    assert (parsed.completion, parsed.text, parsed.details) == ({"id": "c"}, "{", [1])
    assert e.StructuredOutputError("bad").text is None

    realtime = e.RealtimeError("x", "m")
    assert (realtime.status, realtime.error_code, realtime.param, realtime.request_id) == (0, "x", None, "")


COPIES: list[Callable[[Any], Any]] = [
    copy.copy,
    copy.deepcopy,
    *(
        lambda error, protocol=protocol: pickle.loads(pickle.dumps(error, protocol))
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    ),
]


@pytest.mark.parametrize("cls", PUBLIC)
@pytest.mark.parametrize("duplicate", COPIES)
def test_errors_survive_copying_and_pickling(
    cls: type[e.MeshAPIError], duplicate: Callable[[Any], Any]
) -> None:
    error = full(cls)
    if isinstance(error, e.StreamTruncatedError):
        error.partial = {"content": "hal"}

    twin = duplicate(error)

    assert type(twin) is cls
    assert twin is not error
    assert vars(twin) == vars(error)
    assert (twin.args, str(twin), repr(twin)) == (error.args, str(error), repr(error))


class Unpicklable(Exception):
    def __reduce__(self) -> Any:
        raise TypeError("no")


class Unreadable(Exception):
    """Pickles, but its constructor needs more than is in the pickle, as that of many a library's errors."""

    def __init__(self, message: str, *, request: str) -> None:
        super().__init__(message)


@pytest.mark.parametrize(
    ("cause", "survives"),
    [
        (OSError(111, "refused"), True),
        (Unpicklable(), False),
        (Unreadable("m", request="r"), False),
        (None, False),
    ],
)
@pytest.mark.parametrize("duplicate", COPIES)
def test_the_cause_survives_where_it_can(
    cause: Optional[Exception], survives: bool, duplicate: Callable[[Any], Any]
) -> None:
    error = e.APIConnectionError("m")
    error.__cause__ = cause
    twin = duplicate(error)

    assert repr(twin.__cause__) == repr(cause if survives else None)
    assert twin.__suppress_context__ is survives


class Custom(e.RateLimitError):
    """What a user may derive, with a constructor of its own."""

    def __init__(self, *, tenant: str) -> None:
        super().__init__("m", status=429, error_code="c", request_id="r")
        self.tenant = tenant


def test_derived_errors_survive_too() -> None:
    twin = pickle.loads(pickle.dumps(Custom(tenant="t")))

    assert (type(twin), twin.tenant, twin.status) == (Custom, "t", 429)


@given(st.text(), st.text(), st.text())
def test_any_text_is_shown(message: str, code: str, request_id: str) -> None:
    error = e.MeshAPIError(message, status=500, error_code=code, request_id=request_id)

    assert printable(message) in str(error)
    assert repr(message) in repr(error)
    str(error).encode()
