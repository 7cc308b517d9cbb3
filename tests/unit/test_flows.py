"""A flow by itself: steps in, steps out, no I/O."""

from __future__ import annotations

import asyncio
from typing import Any, List

import pytest
from attrs import astuple

import meshapi
from meshapi._config import ClientConfig
from meshapi._flow import Ask, Send, Sleep, call
from meshapi._wire import Answer, TransportFailure
from meshapi_generated.endpoints.models import list_free_models
from meshapi_generated.runtime.results import Headers

CONFIG = ClientConfig.make(base_url="http://gateway.test", token="t")
REQUEST = list_free_models.build_request()


def answer(status: int, content: bytes = b"[]", **headers: str) -> Answer:
    fields = Headers((name.replace("_", "-"), value) for name, value in headers.items())
    return Answer(status, fields, content)


def test_a_call_is_one_step_when_all_goes_well() -> None:
    flow = call(CONFIG, REQUEST)
    step = next(flow)

    assert isinstance(step, Send)
    assert (step.wire.method, step.wire.url) == ("GET", "http://gateway.test/v1/models/free")
    assert "Bearer" not in repr(step)
    with pytest.raises(StopIteration) as stop:
        flow.send(answer(200))
    assert stop.value.value == []


def test_a_retry_is_a_wait_and_the_same_again() -> None:
    flow = call(CONFIG, REQUEST)
    first = next(flow)
    wait = flow.send(answer(429, b"", retry_after="3"))

    assert isinstance(first, Send)
    assert isinstance(wait, Sleep)
    assert 3 <= wait.seconds <= 3.6
    again = flow.send(None)
    assert isinstance(again, Send)
    assert astuple(again.wire) == astuple(first.wire)


def test_a_failure_is_thrown_in() -> None:
    flow = call(CONFIG, REQUEST)
    next(flow)

    assert isinstance(flow.throw(TransportFailure()), Sleep)  # a GET is safe


def test_a_callable_token_is_asked_before_each_attempt() -> None:
    config = ClientConfig.make(base_url="http://gateway.test", token=lambda: "unused")
    flow = call(config, REQUEST)
    sent: List[Any] = []
    step = next(flow)
    for token in ("one", "two"):
        assert isinstance(step, Ask)
        step = flow.send(token)
        assert isinstance(step, Send)
        sent.append(dict(step.wire.headers)[b"authorization"])
        flow.send(answer(503))
        step = flow.send(None)

    assert sent == [b"Bearer one", b"Bearer two"]


@pytest.mark.parametrize("kind", [KeyboardInterrupt, asyncio.CancelledError, GeneratorExit])
def test_what_is_no_exception_passes_through(kind: Any) -> None:
    flow = call(CONFIG, REQUEST)
    next(flow)

    with pytest.raises(kind):
        flow.throw(kind())


def test_the_errors_of_all_attempts_but_the_last_are_forgotten() -> None:
    flow = call(ClientConfig.make(base_url="http://gateway.test", token="t", max_retries=1), REQUEST)
    next(flow)
    flow.send(answer(503))
    flow.send(None)

    with pytest.raises(meshapi.BadGatewayError) as caught:
        flow.send(answer(502, b"<html>", x_request_id="req_9"))
    assert (caught.value.http.attempts, caught.value.request_id) == (2, "req_9")
    assert caught.value.__context__ is None
