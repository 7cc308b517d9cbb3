"""What the mocked gateway answers, and what it remembers."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any, List

import pytest

import meshapi
from meshapi import MeshAPIError, ModelInfo
from meshapi.testing import MockGateway, Reply, chunks, completion, disconnect, error, sse, timeout
from tests.both import Both
from tests.contract.samples import MESSAGES
from tests.contract.test_testing_routes import client_of

MODEL = ModelInfo(id="m", name="M", is_free=True)
MODEL_JSON = {"id": "m", "name": "M", "is_free": True}


def answered(both: Both, *answers: Any, **settings: Any) -> Any:
    """The result of a call that is answered so."""
    gateway = MockGateway()
    gateway.on("models.get").reply(*answers)
    return both.run(client_of(gateway, both, **settings).models.get("m"))


def streamed(both: Both, events: List[Any], into: List[Any], **options: Any) -> Any:
    """A chat stream that brings these events, read to its end."""
    gateway = MockGateway()
    gateway.on("chat.completions.stream").reply(sse(events, **options))
    stream = client_of(gateway, both).chat.completions.stream(messages=MESSAGES)
    both.items(stream, into)
    return stream


@pytest.mark.parametrize(
    "answer",
    [
        MODEL_JSON,
        MODEL,
        json.dumps(MODEL_JSON).encode(),
        Reply(MODEL_JSON),
        Reply(MODEL, 200),
        lambda request: {**MODEL_JSON, "id": request.path.rpartition("/")[2]},
        lambda request: Reply(MODEL),
    ],
)
def test_an_answer_arrives(both: Both, answer: Any) -> None:
    assert answered(both, answer) == MODEL


def test_lists_may_hold_models(both: Both) -> None:
    gateway = MockGateway()
    gateway.on("models.list").reply([MODEL, MODEL_JSON])

    assert both.run(client_of(gateway, both).models.list()) == [MODEL, MODEL]


def test_what_a_model_does_not_have_is_not_sent_and_a_null_of_a_dict_is(both: Both) -> None:
    gateway = MockGateway()
    gateway.on("audio.get_transcription").reply({"a": None, "model": MODEL})

    result = both.run(client_of(gateway, both).audio.get_transcription("t1"))
    assert result == {"a": None, "model": {**MODEL_JSON, "is_composite": False}}


def test_status_and_headers_can_be_chosen(both: Both) -> None:
    reply = Reply(MODEL, status=203, headers={"X-Request-Id": "req_own", "X-RateLimit-Remaining": "59"})
    http = answered(both, reply).http

    assert (http.status, http.request_id, http.rate_limit) == (203, "req_own", {"remaining": "59"})


def test_a_good_answer_has_the_status_of_its_operation(both: Both) -> None:
    gateway = MockGateway()
    gateway.on("rag.embed").reply({"results": []})

    http = both.run(client_of(gateway, both).rag.embed(file_ids=["f1"])).http
    assert (http.status, http.request_id) == (202, "req_mock_1")


def test_answers_come_in_turn_and_the_last_one_stays(both: Both) -> None:
    gateway = MockGateway()
    gateway.on("models.get").reply(*({**MODEL_JSON, "name": name} for name in "ab"))
    client = client_of(gateway, both)

    assert [both.run(client.models.get("m")).name for _ in range(3)] == ["a", "b", "b"]


def test_what_an_answering_function_raises_comes_out(both: Both) -> None:
    def answer(request: Any) -> Any:
        raise KeyError(request.path)

    with pytest.raises(KeyError, match="/v1/models/m"):
        answered(both, answer)


@pytest.mark.parametrize(
    "status", [400, 401, 402, 403, 404, 409, 413, 422, 429, 500, 501, 502, 503, 504, 529]
)
def test_an_error_has_the_class_of_its_status(both: Both, status: int) -> None:
    with pytest.raises(MeshAPIError, match="mocked error") as caught:
        answered(both, error(status), max_retries=0)

    assert caught.value.status == status
    assert type(caught.value) is not MeshAPIError
    assert caught.value.request_id == "req_mock_1"


def test_an_error_has_all_that_the_gateway_says() -> None:
    told = error(
        429,
        "upstream_error",
        "slow down",
        retry_after=12,
        details=[{"msg": "too fast"}],
        provider_error={"code": 7},
        provider_code="provider_overloaded",
        headers={"X-Request-Id": "req_own"},
    )
    gateway = MockGateway()
    gateway.on("models.get").reply(told)
    with pytest.raises(meshapi.RateLimitError) as caught:
        gateway.client(max_retries=0).models.get("m")

    seen = caught.value
    assert (seen.error_code, seen.provider_code, seen.retry_after_seconds) == (
        "upstream_error",
        "provider_overloaded",
        12,
    )
    assert (seen.details, seen.provider_error, seen.request_id) == (
        [{"msg": "too fast"}],
        {"code": 7},
        "req_own",
    )
    assert seen.http
    assert seen.http.headers["retry-after"] == "12"


@pytest.mark.parametrize("status", [200, 302, 399, 600])
def test_an_error_has_no_other_status(status: int) -> None:
    with pytest.raises(ValueError, match="from 400 to 599"):
        error(status)


@pytest.mark.parametrize("failure", [error(429, retry_after=0), error(503, retry_after="0")])
def test_no_wait_means_no_wait(both: Both, waits: List[float], failure: Any) -> None:
    assert answered(both, failure, failure, MODEL).http.attempts == 3
    assert waits == [0, 0]


@pytest.mark.parametrize(
    ("failure", "expected"),
    [(disconnect(), meshapi.APIConnectionError), (timeout(), meshapi.APITimeoutError)],
)
def test_a_connection_fails(both: Both, waits: List[float], failure: Any, expected: type) -> None:
    with pytest.raises(expected) as caught:
        answered(both, failure, max_retries=0)
    assert type(caught.value) is expected
    assert answered(both, failure, MODEL).http.attempts == 2


def test_a_stream_ends_with_the_mark_of_its_operation_or_without(both: Both) -> None:
    for terminator in (True, False):
        items: List[Any] = []
        stream = streamed(both, chunks("Hi"), items, terminator=terminator, headers={"X-Request-Id": "r"})
        assert stream.completed is terminator
        assert stream.http.request_id == "r"
        assert items == chunks("Hi")


def test_events_are_models_dicts_or_the_text_that_is_sent(both: Both) -> None:
    (first, *rest), items = chunks("Hi"), []
    stream = streamed(both, [first.model_dump_json(), *(chunk.model_dump() for chunk in rest), "{"], items)

    assert items == [first, *rest]
    assert stream.skipped_events == 1


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (error(529), meshapi.MeshAPIError),
        (error(429), meshapi.RateLimitError),
        (error(503, "provider_overloaded"), meshapi.ProviderOverloadedError),
        (disconnect(), meshapi.StreamInterruptedError),
        (timeout(), meshapi.StreamIdleTimeoutError),
    ],
)
def test_a_stream_fails_after_what_came_before(both: Both, event: Any, expected: type) -> None:
    items: List[Any] = []
    with pytest.raises(expected) as caught:
        streamed(both, [*chunks("Hi")[:2], event], items, headers={"X-Request-Id": "req_own"})

    assert items == chunks("Hi")[:2]
    assert type(caught.value) is expected
    assert caught.value.status == 0
    assert caught.value.request_id == "req_own"


def test_the_events_of_a_comparison_have_their_names(both: Both) -> None:
    gateway = MockGateway()
    event = {"event": "delta", "model": "m", "delta": "Hi"}
    gateway.on("compare.stream").reply(sse([event, meshapi.CompareStreamEvent(**event), error(429)]))
    stream = client_of(gateway, both).compare.stream(models=["m", "n"], messages=MESSAGES)

    seen: List[Any] = []
    with pytest.raises(meshapi.RateLimitError):
        both.items(stream, seen)
    assert [(item.event, item.data) for item in seen] == [("delta", {"model": "m", "delta": "Hi"})] * 2


def test_bytes_come_in_pieces(both: Both) -> None:
    gateway = MockGateway()
    gateway.on("audio.synthesize_stream").reply(b"ID3")

    stream = client_of(gateway, both).audio.synthesize_stream(input="Hi")
    assert b"".join(both.items(stream)) == b"ID3"


def test_a_request_is_remembered_decoded(both: Both) -> None:
    gateway = MockGateway()
    gateway.on("models.list").reply([])
    gateway.on("chat.completions.create").reply(completion("Hi"))
    client = client_of(gateway, both, default_headers={"X-Team": "red"})
    both.run(client.models.list(free=True))
    both.run(
        client.with_options(extra_query={"tag": ["a", "b c"]}).chat.completions.create(messages=MESSAGES)
    )

    listing, chat = gateway.requests
    assert (listing.method, listing.path, listing.query, listing.body) == (
        "GET",
        "/v1/models",
        {"free": ["true"]},
        None,
    )
    assert (chat.operation, chat.body, chat.query) == (
        "create_chat_completion",
        {"messages": MESSAGES, "stream": False},
        {"tag": ["a", "b c"]},
    )
    assert json.loads(chat.content) == chat.body
    assert chat.headers["x-team"] == chat.headers["X-Team"] == "red"
    assert "rsk_mock" not in repr(gateway.requests)


def test_a_form_is_remembered_decoded(both: Both) -> None:
    gateway = MockGateway()
    route = gateway.on("audio.transcribe").reply({"text": "Hi"})
    sound = b"\r\n--\r\r\n\n\x00\x85\xff" + os.urandom(2000) + b"\r"

    both.run(
        client_of(gateway, both).audio.transcribe(sound, model="m", filename="é.mp3", keyterms=["ü", "b"])
    )
    assert route.requests[0].body == {"file": sound, "model": "m", "keyterms": ["ü", "b"]}


def test_threads_may_share_a_gateway() -> None:
    gateway = MockGateway()
    route = gateway.on("models.get").reply(*({**MODEL_JSON, "name": str(number)} for number in range(200)))
    client = gateway.client()
    with ThreadPoolExecutor(8) as pool:
        names = {result.name for result in pool.map(lambda _: client.models.get("m"), range(200))}

    assert len(names) == len(gateway.requests) == len(route.requests) == 200
