"""When a call is sent again."""

from __future__ import annotations

import time
from typing import Any, Callable, Dict, List, Union

import httpx
import pytest

import meshapi
from meshapi import MeshAPIError
from tests.both import Both
from tests.contract.samples import COMPLETION, MESSAGES

Outcome = Union[int, Exception, httpx.Response]


class Script:
    """Answers with one outcome after the other: a status, an exception or a response."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.outcomes = list(outcomes)
        self.requests: List[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        if isinstance(outcome, httpx.Response):
            return outcome
        return httpx.Response(outcome, json=COMPLETION if outcome == 200 else {"error": {"message": "no"}})


def chat(client: Any, **options: Any) -> Any:
    return client.chat.completions.create(messages=MESSAGES, **options)


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_passing_failures_are_tried_again_with_growing_waits(
    both: Both, waits: List[float], status: int
) -> None:
    script = Script(status, status, status, 200)
    reply = both.run(chat(both.mocked(script)))

    assert reply.http.attempts == 4
    assert all(0.8 * base <= wait <= 1.2 * base for base, wait in zip((0.5, 1, 2), waits))
    assert len(waits) == 3
    assert len({(request.content, str(request.url)) for request in script.requests}) == 1


@pytest.mark.parametrize("status", [400, 401, 404, 408, 422, 500, 501, 529])
def test_others_are_not(both: Both, waits: List[float], status: int) -> None:
    script = Script(status, 200)

    with pytest.raises(MeshAPIError) as caught:
        both.run(chat(both.mocked(script)))

    assert len(script.requests) == 1
    assert caught.value.http.attempts == 1


def test_the_last_error_is_raised_when_the_retries_are_used_up(both: Both, waits: List[float]) -> None:
    script = Script(503, 503, 429)

    with pytest.raises(meshapi.RateLimitError) as caught:
        both.run(chat(both.mocked(script, max_retries=2)))

    assert caught.value.http.attempts == 3
    assert caught.value.http.elapsed >= 0


def test_no_retries_means_one_request(both: Both, waits: List[float]) -> None:
    script = Script(503, 200)

    with pytest.raises(meshapi.ServiceUnavailableError):
        both.run(chat(both.mocked(script), options=meshapi.RequestOptions(max_retries=0)))

    assert (len(script.requests), waits) == (1, [])


@pytest.mark.parametrize(
    ("headers", "least"), [({"retry-after": "7"}, 7.0), ({"retry-after-ms": "2500", "retry-after": "9"}, 2.5)]
)
def test_the_wait_that_the_server_asks_for_is_kept(
    both: Both, waits: List[float], headers: Dict[str, str], least: float
) -> None:
    both.run(chat(both.mocked(Script(httpx.Response(429, headers=headers), 200))))

    assert least <= waits[0] <= least * 1.2


def test_a_wait_beyond_the_cap_is_raised_and_not_slept(both: Both, waits: List[float]) -> None:
    script = Script(httpx.Response(429, headers={"retry-after": "120"}), 200)

    with pytest.raises(meshapi.RateLimitError) as caught:
        both.run(chat(both.mocked(script)))

    assert caught.value.retry_after_seconds == 120
    assert waits == []


@pytest.mark.parametrize(
    ("failure", "call", "attempts"),
    [
        (httpx.ConnectError("refused"), chat, 2),
        (httpx.ConnectTimeout("slow"), chat, 2),
        (httpx.PoolTimeout("full"), chat, 2),
        (httpx.ReadTimeout("slow"), chat, 1),
        (httpx.ReadError("reset"), chat, 1),
        (httpx.ReadError("reset"), lambda client: client.models.get("m"), 2),
        (httpx.ReadTimeout("slow"), lambda client: client.models.get("m"), 2),
    ],
)
def test_without_an_answer_only_what_is_safe_is_sent_again(
    both: Both, waits: List[float], failure: Exception, call: Callable[[Any], Any], attempts: int
) -> None:
    answer = httpx.Response(200, json={**COMPLETION, "name": "n", "is_free": True})
    script = Script(failure, answer)
    client = both.mocked(script)
    if attempts == 1:
        with pytest.raises(meshapi.APIConnectionError):
            both.run(call(client))
    else:
        assert both.run(call(client)).http.attempts == attempts

    assert len(script.requests) == attempts


def test_a_stream_is_never_sent_again(both: Both, waits: List[float]) -> None:
    for outcome in (503, httpx.ConnectError("refused")):
        script = Script(outcome, 200)
        stream = both.mocked(script).chat.completions.stream(messages=MESSAGES)

        with pytest.raises(MeshAPIError):
            both.next(stream)

        assert both.items(stream) == []
        assert len(script.requests) == 1


def test_the_deadline_covers_retries_and_waits(both: Both, waits: List[float]) -> None:
    script = Script(503, 200)

    with pytest.raises(meshapi.ServiceUnavailableError):
        both.run(chat(both.mocked(script, deadline=0.1)))

    assert (len(script.requests), waits) == (1, [])


def test_the_deadline_limits_the_timeout_of_each_phase(both: Both) -> None:
    script = Script(200)
    both.run(chat(both.mocked(script, deadline=5, timeout=meshapi.Timeout(connect=1, read=60, write=None))))
    phases = script.requests[0].extensions["timeout"]

    assert phases["connect"] == 1
    assert 4 < phases["read"] <= 5
    assert 4 < phases["write"] <= 5


def test_a_call_that_misses_its_deadline_says_so(both: Both) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        time.sleep(0.06)
        raise httpx.ReadTimeout("clamped")

    with pytest.raises(meshapi.DeadlineExceededError, match=r"0\.05 s") as caught:
        both.run(chat(both.mocked(handler, deadline=0.05)))

    assert caught.value.http.attempts == 1
