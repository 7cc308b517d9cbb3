"""The sandbox in front of another OpenAI-compatible server: a second sandbox."""

from __future__ import annotations

import json
import socket
from typing import Any, Dict, Iterator

import httpx
import pytest

from meshapi_sandbox import Sandbox

COUNT: Dict[str, Any] = {
    "model": "openai/gpt-4o-mini",
    "messages": [{"role": "user", "content": "Count to 5."}],
}


@pytest.fixture(scope="module")
def backend() -> Iterator[Sandbox]:
    with Sandbox(token="rsk_backend") as running:
        yield running


@pytest.fixture(scope="module")
def gateway(backend: Sandbox) -> Iterator[Sandbox]:
    with Sandbox(upstream=backend.url + "/v1/", upstream_key=backend.token) as running:
        yield running


def test_answers_are_the_upstreams(http: httpx.Client, backend: Sandbox) -> None:
    response = http.post("/v1/chat/completions", json={**COUNT, "session_id": "s", "cache": False})
    assert response.json()["choices"][0]["message"]["content"] == "1, 2, 3, 4, 5"
    seen = backend.requests[-1]
    assert seen.headers["authorization"] == "Bearer rsk_backend"
    vectors = http.post(
        "/v1/embeddings", json={"model": "openai/text-embedding-3-small", "input": ["a", "b"]}
    )
    assert len(vectors.json()["data"]) == 2


def test_templates_are_worked_in_before(http: httpx.Client) -> None:
    http.post("/v1/templates", json={"name": "t", "system": "You are {{name}}.", "model": "openai/gpt-4o"})
    body = {"template": "t", "variables": {"name": "Ada"}, "messages": [{"role": "user", "content": "ping"}]}
    answer = http.post("/v1/chat/completions", json=body).json()
    assert answer["model"] == "openai/gpt-4o"
    assert "You are Ada." in answer["choices"][0]["message"]["content"]


def frames(http: httpx.Client) -> list[Any]:
    with http.stream("POST", "/v1/chat/completions", json={**COUNT, "stream": True}) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        found = [line[len("data: ") :] for line in response.iter_lines() if line]
    return [json.loads(data) if data != "[DONE]" else data for data in found]


def test_streams_pass_through(http: httpx.Client) -> None:
    *chunks, last, done = frames(http)
    assert "".join(chunk["choices"][0]["delta"]["content"] for chunk in chunks) == "1, 2, 3, 4, 5"
    assert last["usage"]["completion_tokens"] == len(chunks)
    assert done == "[DONE]"


@pytest.mark.parametrize("stream", [False, True])
def test_refusals_keep_their_status_in_our_envelope(http: httpx.Client, stream: bool) -> None:
    response = http.post("/v1/chat/completions", json={**COUNT, "model": "no/such", "stream": stream})
    body = response.json()
    assert (response.status_code, body["error"]["code"]) == (404, "model_not_found")
    assert body["error"]["provider_error"]["error"]["code"] == "model_not_found"
    assert body["request_id"] == response.headers["x-request-id"]


def test_retry_after_and_foreign_error_pages(http: httpx.Client, backend: Sandbox) -> None:
    with backend.inject("status=429; retry-after=3; body=html"):
        response = http.post("/v1/chat/completions", json=COUNT)
    assert (response.status_code, response.headers["retry-after"]) == (429, "3")
    assert response.json()["error"]["code"] == "rate_limit_exceeded"
    assert response.json()["error"]["retry_after_seconds"] == 3
    with backend.inject("status=200; body=html"):
        unreadable = http.post("/v1/chat/completions", json=COUNT)
    assert (unreadable.status_code, unreadable.json()["error"]["code"]) == (502, "upstream_error")


@pytest.mark.parametrize("fault", ["drop-after=2", "close-after=2"])
def test_a_broken_upstream_stream_is_an_error_frame(http: httpx.Client, backend: Sandbox, fault: str) -> None:
    with backend.inject(fault):
        *chunks, error, done = frames(http)
    assert len(chunks) == 2
    assert error["error"]["code"] == "upstream_error"
    assert done == "[DONE]"


def test_an_empty_upstream_stream_is_502(http: httpx.Client, backend: Sandbox) -> None:
    with backend.inject("status=200; body=empty"):
        response = http.post("/v1/chat/completions", json={**COUNT, "stream": True})
    assert response.status_code == 502


def test_an_upstream_that_is_not_there_is_502() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Sandbox(upstream=f"http://127.0.0.1:{port}/v1") as gateway:
        headers = {"Authorization": f"Bearer {gateway.token}"}
        for stream in (False, True):
            response = httpx.post(
                gateway.url + "/v1/chat/completions", json={**COUNT, "stream": stream}, headers=headers
            )
            assert (response.status_code, response.json()["error"]["code"]) == (502, "upstream_error")


def test_what_stands_on_chat_is_answered_by_the_upstream_too(http: httpx.Client) -> None:
    response = http.post("/v1/responses", json={"model": COUNT["model"], "input": "Count to 5."}).json()
    assert response["output"][0]["content"][0]["text"] == "1, 2, 3, 4, 5"
    models = [COUNT["model"], "openai/gpt-4o", "no/such"]
    compared = http.post("/v1/chat/compare", json={**COUNT, "models": models}).json()
    assert [result["content"] for result in compared["results"]] == ["1, 2, 3, 4, 5", "1, 2, 3, 4, 5", None]
    assert compared["results"][2]["error_code"] == "model_not_found"
    assert compared["comparison"]
    batch = http.post("/v1/batches", json={"requests": [{"custom_id": "a", "body": COUNT}]}).json()
    for _ in range(2):
        batch = http.get(f"/v1/batches/{batch['id']}").json()
    assert batch["results"][0]["response"]["body"]["choices"][0]["message"]["content"] == "1, 2, 3, 4, 5"
