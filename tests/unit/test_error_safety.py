"""What errors keep when they are copied, and what they show of texts that servers choose."""

from __future__ import annotations

import threading
from typing import Any, Callable

import pytest

from meshapi import _errors as e
from meshapi_generated.runtime.results import Headers, HttpInfo
from tests.unit.test_errors import COPIES


def failed_with(cause: BaseException) -> e.MeshAPIError:
    error = e.APIConnectionError("refused", request_id="req_1")
    error.http = HttpInfo(503, Headers([("x-request-id", "req_1")]), 3, 0.5)
    error.__cause__ = cause
    return error


@pytest.mark.parametrize("duplicate", COPIES)
def test_a_copy_goes_back_to_the_same_cause_and_exchange(duplicate: Callable[[Any], Any]) -> None:
    twin = duplicate(failed_with(e.APITimeoutError("inner", request_id="req_0")))

    assert (repr(twin.__cause__), twin.__cause__.request_id) == (
        repr(e.APITimeoutError("inner", request_id="req_0")),
        "req_0",
    )
    assert twin.__suppress_context__
    assert (twin.http.status, twin.http.request_id, twin.http.attempts) == (503, "req_1", 3)
    assert repr(duplicate(failed_with(OSError(111, "refused"))).__cause__) == repr(OSError(111, "refused"))


class Unpicklable(Exception):
    def __init__(self, first: int, second: int) -> None:
        super().__init__(f"{first} {second}")


@pytest.mark.parametrize("cause", [Unpicklable(1, 2), OSError(threading.Lock())])
@pytest.mark.parametrize("duplicate", COPIES)
def test_a_cause_that_cannot_be_copied_is_left_out(
    duplicate: Callable[[Any], Any], cause: BaseException
) -> None:
    twin = duplicate(failed_with(cause))

    assert (str(twin), twin.http.attempts, twin.__cause__) == (str(failed_with(cause)), 3, None)


SPOOFS = [
    "\x1b[2J\x1b[1;1HAll is well",
    "\x1b]0;title\x07",
    "a\rb",
    "\x08\x08",
    "\x9b31m",
    "\x7f",
    "\u202eexe.",
    "\u2066",
    "\ud800",
]


@pytest.mark.parametrize("spoof", SPOOFS)
def test_no_text_of_a_server_plays_tricks_on_a_terminal(spoof: str) -> None:
    details = [{"loc": ["body", spoof], "msg": spoof}]
    error = e.MeshAPIError(spoof, status=500, error_code=spoof, request_id=spoof, details=details)
    error.body_excerpt = f"{spoof} body"

    for shown in (str(error), repr(error), str(e.RealtimeError(spoof, spoof, spoof)), f"{error}"):
        assert all(character.isprintable() for character in shown)
        shown.encode()
    assert error.message == spoof
    assert str(e.MeshAPIError("two\n\tlines", status=0, error_code="c", request_id="")) == "c: two\n\tlines"


def test_a_very_long_message_is_cut_where_it_is_shown() -> None:
    error = e.MeshAPIError("x" * 1_000_000, status=500, error_code="c", request_id="req_1")

    assert len(str(error)) < 10_100
    assert str(error).endswith(" more characters) (request id req_1)")
    assert len(error.message) == 1_000_000
