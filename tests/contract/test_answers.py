"""What comes back: results with their facts, and errors in place of results that are none."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any, List, Optional, Type

import httpx
import pytest

import meshapi
from meshapi import MeshAPIError, ResponseParseError
from tests.both import Both
from tests.contract.samples import COMPLETION, MESSAGES

FACTS = {
    "x-request-id": "req_1",
    "X-RateLimit-Remaining": "59",
    "X-Mesh-Routing-Model": "other/model",
    "X-Cache": "HIT",
}


def answering(both: Both, *args: Any, **kwargs: Any) -> Any:
    return both.mocked(lambda request: httpx.Response(*args, **kwargs), max_retries=0)


def test_a_result_carries_the_facts_of_its_exchange(both: Both) -> None:
    client = answering(both, 200, json=COMPLETION, headers=FACTS)
    reply = both.run(client.chat.completions.create(messages=MESSAGES))

    assert reply.choices[0].message.content == "Hello!"
    assert (reply.http.status, reply.http.attempts, reply.http.request_id) == (200, 1, "req_1")
    assert reply.http.rate_limit == {"remaining": "59"}
    assert reply.http.model_served == "other/model"
    assert reply.http.cache_hit
    assert reply.http.elapsed > 0


def test_a_list_carries_them_too(both: Both) -> None:
    models = both.run(answering(both, 200, json=[], headers=FACTS).models.free())

    assert models == []
    assert models.http.request_id == "req_1"


def test_a_deletion_needs_no_body(both: Both) -> None:
    assert both.run(answering(both, 204).templates.delete("t1")) is None
    assert both.run(answering(both, 200, json={"deleted": True}).templates.delete("t1")) is None


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, meshapi.BadRequestError),
        (401, meshapi.AuthenticationError),
        (402, meshapi.PaymentRequiredError),
        (404, meshapi.NotFoundError),
        (418, meshapi.ClientError),
        (422, meshapi.UnprocessableEntityError),
        (429, meshapi.RateLimitError),
        (500, meshapi.InternalServerError),
        (503, meshapi.ServiceUnavailableError),
        (599, meshapi.ServerError),
    ],
)
@pytest.mark.parametrize("streamed", [False, True])
def test_a_status_is_an_error_of_its_class(
    both: Both, status: int, kind: Type[MeshAPIError], streamed: bool
) -> None:
    body = {
        "error": {"code": "some_code", "message": "what is wrong", "details": [{"type": "t"}]},
        "request_id": "req_body",
    }
    client = answering(both, status, json=body, headers=FACTS)

    def call() -> Any:
        completions = client.chat.completions
        if streamed:
            return both.next(completions.stream(messages=MESSAGES))
        return both.run(completions.create(messages=MESSAGES))

    with pytest.raises(kind, match="what is wrong") as caught:
        call()

    error = caught.value
    assert type(error) is kind
    assert (error.status, error.code, error.request_id) == (status, "some_code", "req_body")
    assert error.http.status == status
    assert error.http.rate_limit == {"remaining": "59"}
    for copied in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
        assert (str(copied), copied.http.request_id) == (str(error), "req_1")


FORM = "the answer has not the expected form: "


@pytest.mark.parametrize(
    ("content", "media_type", "reason"),
    [
        (b"<html>Maintenance</html>", "text/html", "expected JSON, got text/html, which is not JSON"),
        (b"", None, "the body of the answer is empty"),
        (b"  \n", "application/json", "the body of the answer is empty"),
        (b"not json", "application/json", "expected JSON, got application/json, which is not JSON"),
        (b"not json", None, "expected JSON, got no content type, which is not JSON"),
        (b'{"id": 1}', "application/json", f"{FORM}id: Input should be a valid string"),
        (
            json.dumps({**COMPLETION, "choices": [{}]}).encode(),
            "application/json",
            f"{FORM}choices.0.index: Field",
        ),
        (b'"text"', "application/json", f"{FORM}body: "),
        (b"data: {}\n\n", "text/event-stream", "expected JSON, got text/event-stream, which is not JSON"),
    ],
)
def test_a_body_that_is_no_result_is_a_parse_error(
    both: Both, content: bytes, media_type: Optional[str], reason: str
) -> None:
    headers = {"x-request-id": "req_1", **({"content-type": media_type} if media_type else {})}
    client = answering(both, 200, content=content, headers=headers)

    with pytest.raises(ResponseParseError) as caught:
        both.run(client.chat.completions.create(messages=MESSAGES))

    assert caught.value.message.startswith(reason)
    assert caught.value.body_excerpt == " ".join(content.decode().split())
    assert (caught.value.status, caught.value.code, caught.value.request_id) == (200, "parse_error", "req_1")
    assert caught.value.__cause__ is not None
    assert caught.value.http.status == 200


@pytest.mark.parametrize("error", [{"code": "rate_limit_exceeded", "message": "slow down"}, "slow down"])
@pytest.mark.parametrize("method", ["chat", "models", "search"])
def test_an_error_with_status_200_is_an_error(both: Both, error: Any, method: str) -> None:
    client = answering(both, 200, json={"error": error, "request_id": "req_2"})
    calls = {
        "chat": lambda: client.chat.completions.create(messages=MESSAGES),
        "models": lambda: client.models.free(),
        "search": lambda: client.rag.search(query="q"),
    }

    with pytest.raises(MeshAPIError, match="slow down") as caught:
        both.run(calls[method]())

    assert not isinstance(caught.value, ResponseParseError)
    assert caught.value.request_id == "req_2"
    if isinstance(error, dict):
        assert isinstance(caught.value, meshapi.RateLimitError)


def test_an_error_beside_a_complete_result_is_an_error_too(both: Both) -> None:
    client = answering(
        both, 200, json={**COMPLETION, "error": {"code": "upstream_error", "message": "broke"}}
    )

    with pytest.raises(MeshAPIError, match="broke"):
        both.run(client.chat.completions.create(messages=MESSAGES))


def test_unknown_fields_and_values_are_kept(both: Both) -> None:
    answer = json.loads(json.dumps(COMPLETION))
    answer["new"] = {"deep": [1]}
    answer["choices"][0]["finish_reason"] = "new_reason"
    reply = both.run(answering(both, 200, json=answer).chat.completions.create(messages=MESSAGES))

    assert reply.new == {"deep": [1]}
    assert reply.choices[0].finish_reason == "new_reason"


@pytest.mark.parametrize(
    ("failure", "kind", "text"),
    [
        (httpx.ConnectError("refused"), meshapi.APIConnectionError, "gateway.test"),
        (httpx.ReadError("reset"), meshapi.APIConnectionError, "reset"),
        (httpx.RemoteProtocolError("gone"), meshapi.APIConnectionError, "gone"),
        (httpx.ConnectTimeout("slow"), meshapi.APITimeoutError, "connect"),
        (httpx.ReadTimeout("slow"), meshapi.APITimeoutError, "within 60 s"),
        (httpx.WriteTimeout("slow"), meshapi.APITimeoutError, "write"),
        (httpx.PoolTimeout("slow"), meshapi.APITimeoutError, "pool"),
    ],
)
def test_no_error_of_httpx_escapes(
    both: Both, failure: Exception, kind: Type[MeshAPIError], text: str
) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise failure

    with pytest.raises(kind, match=text) as caught:
        both.run(both.mocked(handler, max_retries=0).chat.completions.create(messages=MESSAGES))

    assert type(caught.value) is kind
    assert caught.value.__cause__ is failure
    assert caught.value.status == 0
    assert caught.value.http.attempts == 1


def test_an_exception_of_the_callers_own_passes_as_it_is(both: Both) -> None:
    class Mine(Exception):
        pass

    def token() -> str:
        raise Mine

    with pytest.raises(Mine):
        both.run(both.client(token=token).models.free())


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit])
def test_what_ends_the_program_is_not_caught(both: Both, kind: Type[BaseException]) -> None:
    if both.is_async:
        pytest.skip("an event loop treats these itself")
    attempts: List[int] = []

    def handler(request: httpx.Request) -> httpx.Response:
        attempts.append(1)
        raise kind

    with pytest.raises(kind):
        both.mocked(handler).models.free()

    assert len(attempts) == 1
