"""What the page of the Go SDK promises, point by point, in its Python form."""

from __future__ import annotations

import time
from typing import Any, Dict, List

import pytest

from meshapi import MeshAPIError
from meshapi_sandbox import Sandbox
from tests.both import Both

PARAMS: Dict[str, Any] = {
    "model": "openai/gpt-4o-mini",
    "messages": [{"role": "user", "content": "What is 2+2?"}],
}


def test_basic_chat_completion(both: Both, client: Any) -> None:
    reply = both.run(client.chat.completions.create(**PARAMS))

    assert "4" in reply.choices[0].message.content


def test_streaming_chat_completion(both: Both, client: Any) -> None:
    """Chunks until the stream ends; then whether it ended well."""
    stream = client.chat.completions.stream(**PARAMS)
    text = "".join(
        chunk.choices[0].delta.content or ""
        for chunk in both.loop_over(stream)
        if chunk.choices and chunk.choices[0].delta
    )
    assert "4" in text
    assert stream.completed


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_retries_occur_automatically(both: Both, client: Any, gateway: Sandbox, status: int) -> None:
    """Three times by default, at the pace that `Retry-After` asks for."""
    with gateway.inject(f"status={status}; times=3; retry-after=0"):
        reply = both.run(client.chat.completions.create(**PARAMS))

    assert reply.http.attempts == 4


def test_three_retries_are_the_default(both: Both, client: Any, gateway: Sandbox) -> None:
    with gateway.inject("status=503; times=4; retry-after=0"), pytest.raises(MeshAPIError) as caught:
        both.run(client.chat.completions.create(**PARAMS))

    assert caught.value.http.attempts == 4


def test_retry_after_is_adhered_to(both: Both, client: Any, gateway: Sandbox) -> None:
    started = time.monotonic()
    with gateway.inject("status=429; times=1; retry-after=1"):
        both.run(client.chat.completions.create(**PARAMS))

    assert time.monotonic() - started >= 1


def test_nobody_waits_longer_than_thirty_seconds(both: Both, client: Any, gateway: Sandbox) -> None:
    """Above the cap the error comes at once, and says how long to wait."""
    with gateway.inject("status=429; retry-after=31"), pytest.raises(MeshAPIError) as caught:
        both.run(client.chat.completions.create(**PARAMS))

    assert (caught.value.http.attempts, caught.value.retry_after_seconds) == (1, 31)


def test_errors_are_structured(both: Both, client: Any, gateway: Sandbox) -> None:
    with gateway.inject("status=402; code=spend_limit_exceeded"), pytest.raises(MeshAPIError) as caught:
        both.run(client.chat.completions.create(**PARAMS))

    error = caught.value
    assert (error.status, error.code) == (402, "spend_limit_exceeded")
    assert error.request_id


def test_streams_do_not_retry(both: Both, client: Any, gateway: Sandbox) -> None:
    with gateway.inject("status=503; retry-after=0"), pytest.raises(MeshAPIError) as caught:
        both.next(client.chat.completions.stream(**PARAMS))

    assert caught.value.http.attempts == 1


def test_an_interrupted_stream_says_so_and_can_be_restarted(
    both: Both, client: Any, gateway: Sandbox
) -> None:
    arrived: List[Any] = []
    with gateway.inject("drop-after=2"), pytest.raises(MeshAPIError) as caught:
        both.items(client.chat.completions.stream(**PARAMS), into=arrived)

    assert caught.value.code == "stream_interrupted"
    assert len(arrived) <= 2
    assert both.loop_over(client.chat.completions.stream(**PARAMS))
