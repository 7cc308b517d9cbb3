"""Errors that the gateway tells of inside a stream, in all their forms."""

from __future__ import annotations

import json
from typing import Any, Dict, Tuple, Type

import pytest

import meshapi
from meshapi import MeshAPIError
from tests.both import Both
from tests.integration.faults.gateway import Gateway
from tests.integration.faults.kinds import (
    DONE,
    STREAMS,
    StreamKind,
    chunked,
    each_stream,
)
from tests.integration.faults.outcomes import Told, check, check_given_back, streamed


def error_of(
    kind: Type[MeshAPIError], code: str, message: str, request_id: str = "req_1", **facts: Any
) -> Told:
    return Told(kind, code, 0, message, request_id=request_id, facts=facts)


LIMIT = {"type": "limit", "loc": ["rpm"], "msg": "60 per minute"}
SLOW = {
    "code": "rate_limit_exceeded",
    "message": "slow down",
    "retry_after_seconds": 7,
    "details": [LIMIT],
}
BROKE = error_of(meshapi.InternalServerError, "upstream_error", "broke")
NAMED = b"event: error\ndata: "
PLAIN = b"data: "
IN_BAND: Dict[str, Tuple[bytes, Any, Told]] = {
    "nested": (
        PLAIN,
        {"error": SLOW, "request_id": "req_in"},
        error_of(
            meshapi.RateLimitError,
            "rate_limit_exceeded",
            "slow down (request id req_in; rpm: 60 per minute; retry after 7 s)",
            "req_in",
            retry_after_seconds=7,
            details=[LIMIT],
        ),
    ),
    "nested, named": (
        NAMED,
        {"error": {"code": "gateway_timeout", "message": "m", "request_id": "req_in"}},
        error_of(meshapi.GatewayTimeoutError, "gateway_timeout", "m", "req_in"),
    ),
    "nested, of a provider": (
        PLAIN,
        {"error": {"type": "overloaded_error", "message": "m"}},
        error_of(meshapi.ProviderOverloadedError, "overloaded_error", "m"),
    ),
    "nested, with a status for a code": (
        PLAIN,
        {"error": {"code": 429, "message": "m"}},
        error_of(meshapi.RateLimitError, "rate_limit_exceeded", "m"),
    ),
    "nested, without a code": (PLAIN, {"error": {"message": "broke"}}, BROKE),
    "nested, empty": (PLAIN, {"error": {}}, error_of(meshapi.InternalServerError, "upstream_error", "upstream error")),
    "nested, of a new code": (
        PLAIN,
        {"error": {"code": "brand_new", "message": "m"}},
        error_of(MeshAPIError, "brand_new", "m"),
    ),
    "flat, named": (
        NAMED,
        {"code": "not_found", "message": "m", "request_id": "req_in"},
        error_of(meshapi.NotFoundError, "not_found", "m", "req_in"),
    ),
    "flat, by its type": (
        PLAIN,
        {"type": "error", "error_code": "insufficient_credits", "message": "m"},
        error_of(meshapi.PaymentRequiredError, "insufficient_credits", "m"),
    ),
    "a text, nested": (NAMED, {"error": "broke"}, BROKE),
    "a text": (NAMED, "broke", BROKE),
    "a text that is no JSON": (NAMED, b"the provider broke", BROKE),
    "JSON that is cut": (NAMED, b'{"error": {"message": "broke', BROKE),
    "nothing": (NAMED, b"", error_of(meshapi.InternalServerError, "upstream_error", "upstream error")),
    "null": (NAMED, None, error_of(meshapi.InternalServerError, "upstream_error", "upstream error")),
}  # fmt: skip


@pytest.mark.parametrize(("start", "payload", "told"), IN_BAND.values(), ids=IN_BAND)
@each_stream
def test_an_error_in_the_stream_is_raised_after_what_preceded_it(
    both: Both, kind: StreamKind, start: bytes, payload: Any, told: Told
) -> None:
    data = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    with Gateway(chunked(kind.frame("a"), start + data + b"\n\n", kind.frame("b"), DONE)) as gateway:
        client = both.client(base_url=gateway.url)
        stream = kind.opened(client)
        outcome = streamed(both, stream, gateway)
        assert kind.texts(outcome.value) == "a"
        check(outcome.error, told)
        assert outcome.error is not None
        assert outcome.error.http.status == 200
        assert not stream.completed
        assert both.items(stream) == []
        check_given_back(both, client)


@each_stream
def test_an_error_that_is_null_is_none(both: Both, kind: StreamKind) -> None:
    payload = {**kind.payload("b"), "error": None}
    with Gateway(chunked(kind.frame("a"), kind.framed(json.dumps(payload)), DONE)) as gateway:
        outcome = streamed(both, kind.opened(both.client(base_url=gateway.url)), gateway)
        assert (kind.texts(outcome.value), outcome.error) == ("ab", None)


def test_the_fault_of_one_model_does_not_end_a_comparison(both: Both) -> None:
    kind = STREAMS["compare"]
    fault = NAMED + b'{"model": "b", "error": "overloaded", "error_code": "provider_overloaded"}\n\n'
    with Gateway(chunked(kind.frame("a"), fault, kind.frame("c"), DONE)) as gateway:
        stream = kind.opened(both.client(base_url=gateway.url))
        outcome = streamed(both, stream, gateway)
        assert outcome.error is None
        assert [item.error for item in outcome.value] == [None, "overloaded", None]
        assert stream.completed
