"""What goes out."""

from __future__ import annotations

import json
from typing import Any, List

import httpx
import pytest

import meshapi
from meshapi import ChatCompletionParams, ConfigurationError, RequestOptions
from tests.both import KEY, URL, Both
from tests.contract.samples import COMPLETION, MESSAGES


class Recorder:
    """Answers every request alike and keeps it."""

    def __init__(self, answer: Any = COMPLETION) -> None:
        self.answer = answer
        self.requests: List[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return httpx.Response(200, json=self.answer)

    @property
    def last(self) -> httpx.Request:
        return self.requests[-1]

    @property
    def body(self) -> Any:
        return json.loads(self.last.content)


def test_a_call_sends_these_headers_and_no_others(both: Both) -> None:
    recorder = Recorder()
    both.run(both.mocked(recorder).chat.completions.create(messages=MESSAGES))

    assert recorder.last.method == "POST"
    assert str(recorder.last.url) == f"{URL}/v1/chat/completions"
    assert dict(recorder.last.headers) == {
        "host": "gateway.test",
        "accept": "application/json",
        "authorization": f"Bearer {KEY}",
        "content-type": "application/json",
        "user-agent": f"meshapi-python/{meshapi.__version__}",
        "x-meshapi-sdk": f"python/{meshapi.__version__}",
        "content-length": str(len(recorder.last.content)),
    }
    assert recorder.body == {"messages": MESSAGES, "stream": False}


def test_a_get_sends_them_too_and_has_no_body(both: Both) -> None:
    recorder = Recorder([])
    models = both.run(both.mocked(recorder).models.list(free=True, type="text"))

    assert models == []
    assert str(recorder.last.url) == f"{URL}/v1/models?free=true&type=text"
    assert recorder.last.headers["content-type"] == "application/json"
    assert "content-length" not in recorder.last.headers
    assert recorder.last.content == b""


def test_nothing_of_a_client_that_was_handed_in_is_sent_and_it_stays_open(both: Both) -> None:
    recorder = Recorder()
    given = both.http_client(
        recorder,
        base_url="http://elsewhere.test",
        headers={"X-Mine": "1", "Authorization": "Basic mine"},
        cookies={"mine": "1"},
        auth=("me", "mine"),
        follow_redirects=True,
    )
    client = both.client(http_client=given)
    both.run(client.chat.completions.create(messages=MESSAGES))
    both.run(client.close())

    assert recorder.last.url.host == "gateway.test"
    assert recorder.last.headers["authorization"] == f"Bearer {KEY}"
    assert not {"x-mine", "cookie"} & set(recorder.last.headers)
    assert not given.is_closed


def test_its_event_hooks_are_used(both: Both) -> None:
    seen: List[str] = []

    async def note_async(request: httpx.Request) -> None:
        seen.append(request.url.path)

    def note(request: httpx.Request) -> None:
        seen.append(request.url.path)

    hooks = {"request": [note_async if both.is_async else note]}
    client = both.client(http_client=both.http_client(Recorder(), event_hooks=hooks))
    both.run(client.chat.completions.create(messages=MESSAGES))

    assert seen == ["/v1/chat/completions"]


def test_a_redirect_is_an_error_and_not_followed(both: Both) -> None:
    requests: List[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        requests.append(str(request.url))
        return httpx.Response(307, headers={"location": "https://evil.test/"})

    with pytest.raises(meshapi.MeshAPIError) as caught:
        both.run(both.mocked(handler).models.free())

    assert caught.value.status == 307
    assert len(requests) == 1


def test_cookies_are_not_kept(both: Both) -> None:
    recorder = Recorder([])
    answer = httpx.Response(200, json=[], headers={"set-cookie": "a=1"})

    def handler(request: httpx.Request) -> httpx.Response:
        recorder(request)
        return answer

    client = both.mocked(handler)
    both.run(client.models.free())
    both.run(client.models.free())

    assert "cookie" not in recorder.last.headers


@pytest.mark.parametrize("how", ["call", "derived", "constructor"])
def test_options_reach_the_request(both: Both, how: str) -> None:
    recorder = Recorder()
    options = RequestOptions(
        extra_headers={"X-Mesh-Cache": "no-store", "accept": "text/plain"},
        extra_query={"a": [1, 2], "b": True, "c": None, "d": "x y&z"},
        extra_body={"model": "over", "new_field": {"null": None}},
        idempotency_key="key-1",
        timeout=meshapi.Timeout(connect=1, read=2, write=3, pool=None),
    )
    client = both.mocked(recorder, options=options if how == "constructor" else None)
    if how == "derived":
        client = client.with_options(options)
    both.run(
        client.chat.completions.create(
            messages=MESSAGES, model="under", options=options if how == "call" else None
        )
    )

    assert recorder.last.headers["x-mesh-cache"] == "no-store"
    assert recorder.last.headers["accept"] == "text/plain"
    assert recorder.last.headers["idempotency-key"] == "key-1"
    assert recorder.last.url.query == b"a=1&a=2&b=true&d=x%20y%26z"
    assert recorder.body == {
        "messages": MESSAGES,
        "stream": False,
        "model": "over",
        "new_field": {"null": None},
    }
    assert recorder.last.extensions["timeout"] == {"connect": 1, "read": 2, "write": 3, "pool": None}


def test_options_of_a_call_go_over_those_of_the_client(both: Both) -> None:
    recorder = Recorder()
    client = both.mocked(recorder).with_options(extra_headers={"X-A": "client", "X-B": "client"}, timeout=9)
    options = RequestOptions(extra_headers={"x-a": "call"}, timeout=None)
    both.run(client.chat.completions.create(messages=MESSAGES, options=options))

    assert (recorder.last.headers["x-a"], recorder.last.headers["x-b"]) == ("call", "client")
    assert set(recorder.last.extensions["timeout"].values()) == {None}


def test_the_api_version_and_default_headers_are_sent_when_given(both: Both) -> None:
    recorder = Recorder()
    client = both.mocked(recorder, api_version="2026-09", default_headers={"X-A": "1"})
    both.run(client.chat.completions.create(messages=MESSAGES))

    assert recorder.last.headers["x-mesh-version"] == "2026-09"
    assert recorder.last.headers["x-a"] == "1"


def test_a_callable_token_is_asked_for_each_attempt(both: Both, waits: List[float]) -> None:
    tokens = iter(["one", "two"])
    sent: List[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request.headers["authorization"])
        return httpx.Response(200 if len(sent) == 2 else 503, json=COMPLETION)

    both.run(both.mocked(handler, token=lambda: next(tokens)).chat.completions.create(messages=MESSAGES))

    assert sent == ["Bearer one", "Bearer two"]


def test_an_async_token_works_on_the_async_client_only(both: Both) -> None:
    async def token() -> str:
        return "one"

    recorder = Recorder()
    client = both.mocked(recorder, token=token)
    if both.is_async:
        both.run(client.chat.completions.create(messages=MESSAGES))
        assert recorder.last.headers["authorization"] == "Bearer one"
    else:
        with pytest.raises(ConfigurationError, match="AsyncMeshAPI"):
            both.run(client.chat.completions.create(messages=MESSAGES))


def test_a_token_that_a_callable_gives_is_checked_and_not_shown(both: Both) -> None:
    client = both.mocked(Recorder(), token=lambda: "secret\n")

    with pytest.raises(ConfigurationError) as caught:
        both.run(client.chat.completions.create(messages=MESSAGES))

    assert "secret" not in str(caught.value)


def test_a_path_prefix_of_the_base_url_is_kept_and_parameters_are_encoded(both: Both) -> None:
    recorder = Recorder({"id": "a/b c", "name": "n", "is_free": True})
    both.run(both.mocked(recorder, base_url=f"{URL}/mesh/").models.get("a/b c"))

    assert recorder.last.url.raw_path == b"/mesh/v1/models/a/b%20c"


def test_params_are_not_changed_and_can_be_used_again(both: Both) -> None:
    recorder = Recorder()
    params = ChatCompletionParams(messages=MESSAGES, temperature=0.5)
    before = params.model_dump()
    client = both.mocked(recorder)
    both.run(client.chat.completions.create(params))
    first = recorder.last.content
    both.run(client.chat.completions.create(params))

    assert recorder.last.content == first
    assert params.model_dump() == before


def test_a_large_body_arrives_whole(both: Both) -> None:
    recorder = Recorder()
    text = "x" * 1_000_000
    both.run(both.mocked(recorder).chat.completions.create(messages=[{"role": "user", "content": text}]))

    assert recorder.body["messages"][0]["content"] == text
    assert int(recorder.last.headers["content-length"]) == len(recorder.last.content)


def test_extra_members_make_no_body_where_there_is_none(both: Both) -> None:
    recorder = Recorder([])
    client = both.mocked(recorder).with_options(extra_body={"user": "me"})
    both.run(client.models.list())
    assert recorder.last.content == b""
    assert "content-length" not in recorder.last.headers

    recorder.answer = COMPLETION
    both.run(client.chat.completions.create(messages=MESSAGES))
    assert recorder.body["user"] == "me"


def test_extra_query_goes_over_the_parameters(both: Both) -> None:
    recorder = Recorder([])
    options = RequestOptions(extra_query={"type": ["image", "audio"], "x": 1})
    both.run(both.mocked(recorder).models.list(free=True, type="text", options=options))

    assert recorder.last.url.query == b"free=true&type=image&type=audio&x=1"


def test_extra_headers_of_none_are_none(both: Both) -> None:
    recorder = Recorder([])
    nothing: Any = None
    both.run(both.mocked(recorder).models.free(options=RequestOptions(extra_headers=nothing)))
    assert len(recorder.requests) == 1

    wrong: Any = {"timeout": 3}
    with pytest.raises(TypeError, match="options must be a RequestOptions, not dict"):
        both.run(both.mocked(recorder).models.free(options=wrong))
