"""Good statuses with something else than the stream that was asked for."""

from __future__ import annotations

from typing import Any, Callable, Dict, Tuple

import pytest

import meshapi
from tests.both import Both
from tests.integration.faults.gateway import Gateway, Step, close, drip, error_body, head, sized
from tests.integration.faults.kinds import (
    CHUNKED,
    DONE,
    StreamKind,
    each_opening,
    each_stream,
)
from tests.integration.faults.outcomes import Told, check, check_given_back, streamed
from tests.integration.wire_server import http_chunk

PAGE = b"<html><title>Sign in</title></html>"
FOREIGN: Dict[str, Tuple[bytes, Told]] = {
    "a page": (
        sized(200, PAGE, media=b"text/html"),
        Told(meshapi.ResponseParseError, "parse_error", 200, "<title>Sign in</title>"),
    ),
    "no body": (head(204, b""), Told(meshapi.ResponseParseError, "parse_error", 204, "empty")),
    "no body, named": (
        head(205, b"text/event-stream", b"Content-Length: 0"),
        Told(meshapi.ResponseParseError, "parse_error", 205, "empty"),
    ),
    "another answer": (
        sized(200, {"id": "x"}),
        Told(meshapi.ResponseParseError, "parse_error", 200, "got application/json"),
    ),
    "a text": (
        sized(200, b"upstream connect error", media=b"text/plain"),
        Told(meshapi.ResponseParseError, "parse_error", 200, "upstream connect error"),
    ),
    "an error": (
        sized(200, error_body("insufficient_credits", "no credit")),
        Told(meshapi.PaymentRequiredError, "insufficient_credits", 200, "no credit"),
    ),
    "no gzip": (
        sized(200, b"garbage", b"Content-Encoding: gzip"),
        Told(meshapi.ResponseParseError, "parse_error", 200, "cannot be decompressed", is_caused=True),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("answer", "told"), FOREIGN.values(), ids=FOREIGN)
@each_opening
def test_what_is_no_stream_is_refused(
    both: Both, opened: Callable[[Any], Any], answer: bytes, told: Told
) -> None:
    with Gateway(answer) as gateway:
        client = both.client(base_url=gateway.url)
        stream = opened(client)
        outcome = streamed(both, stream, gateway)
        check(outcome.error, told)
        assert outcome.value == []
        assert not stream.completed
        check_given_back(both, client)
        assert len(gateway.seen) == 1


@pytest.mark.parametrize("body", [PAGE, b'{"error": {"code": "forbidden", "message": "Sign in"}}'])
@each_stream
def test_nor_is_one_of_no_named_type_unless_it_looks_like_it(
    both: Both, kind: StreamKind, body: bytes
) -> None:
    with Gateway(sized(200, body, media=b"")) as gateway:
        client = both.client(base_url=gateway.url)
        outcome = streamed(both, kind.opened(client), gateway)
        assert outcome.error is not None
        code = "forbidden" if b"forbidden" in body else "parse_error"
        check(outcome.error, Told(type(outcome.error), code, 200, "Sign in"))
        check_given_back(both, client)

    with Gateway((head(200, b"", b"Connection: close") + kind.frame("a") + DONE, close)) as gateway:
        outcome = streamed(both, kind.opened(both.client(base_url=gateway.url)), gateway)
        assert (kind.texts(outcome.value), outcome.error) == ("a", None)


@pytest.mark.parametrize("status", [200, 502])
@each_opening
def test_a_page_without_an_end_is_read_up_to_a_bound(
    both: Both, opened: Callable[[Any], Any], status: int
) -> None:
    step: Step = (head(status, b"text/html", CHUNKED), drip(http_chunk(PAGE.ljust(1 << 18))))
    with Gateway(step) as gateway:
        client = both.client(base_url=gateway.url)
        error = streamed(both, opened(client), gateway).error
        kind = meshapi.ResponseParseError if status == 200 else meshapi.BadGatewayError
        check(error, Told(kind, "parse_error", status, "<title>Sign in</title>"))
        check_given_back(both, client)
