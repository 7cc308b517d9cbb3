"""Answers that the contract allows, and answers that only a later contract will: none of them breaks a client."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any, Dict

import httpx
import pydantic
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from meshapi import ChatCompletionResponse, ChatMessage, MeshAPIError, ResponseParseError
from meshapi._error_mapping import error_from_response
from meshapi_generated.models import ApiErrorEnvelope
from meshapi_generated.registry import OPERATIONS
from meshapi_generated.runtime import decoders
from tests.both import Both
from tests.calls import Method, methods
from tests.contract.samples import sse
from tests.made_up import Path, complete, members, values
from tests.the_contract import contract

METHODS = list(methods())
ANSWERED = [method for method in METHODS if method.schema is not None]
ENVELOPE = {"$ref": "#/components/schemas/ApiErrorEnvelope"}

# Before 2.7 Pydantic forgets the discriminator of a union that two models share, and reads a part without a type by its
# other members.
FORGETS_TAGS = tuple(map(int, pydantic.VERSION.split(".")[:2])) < (2, 7)

a_few = settings(max_examples=25, derandomize=True, deadline=None, suppress_health_check=[*HealthCheck])
each_answer = pytest.mark.parametrize("method", ANSWERED, ids=lambda method: str(method.name))


def text(value: Any) -> str:
    """The value as JSON that differs where anything differs: kinds of numbers, digits, absence and null."""
    return json.dumps(
        value,
        sort_keys=True,
        default=lambda model: model.model_dump(mode="json", by_alias=True, exclude_unset=True),
    )


def test_no_method_is_forgotten() -> None:
    assert {method.name for method in METHODS} == {name for o in OPERATIONS.values() for name in o.methods}


@pytest.mark.parametrize("grown", [False, True], ids=["valid", "grown"])
@each_answer
@a_few
@given(data=st.data())
def test_an_answer_comes_back_as_it_was_sent(method: Method, grown: bool, data: st.DataObject) -> None:
    assert method.schema is not None
    sent = data.draw(values(method.schema, grown))
    result = method.request().decode(json.dumps(sent).encode())

    assert text(result) == text(sent)


def as_a_client_sees_it(both: Both, method: Method, answer: Any) -> Any:
    """What the method gives: its result; of a stream, its events."""
    answers: Dict[str, Any] = {"content": sse(answer, "[DONE]")} if method.streams else {"json": answer}
    headers = {"content-type": "text/event-stream" if method.streams else "application/json"}
    client = both.mocked(lambda request: httpx.Response(200, headers=headers, **answers), max_retries=0)
    made = method.called_on(client)
    if not method.streams:
        return both.run(made)
    events = both.items(made)
    return events[0] if events else made


def without(answer: Any, path: Path) -> Any:
    left = deepcopy(answer)
    inside = left
    for key in path[:-1]:
        inside = inside[key]
    del inside[path[-1]]
    return left


@each_answer
def test_a_large_answer_is_read_as_any_other(
    both: Both, method: Method, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoders, "LARGE", 0)  # so any is
    assert method.schema is not None
    whole = complete(method.schema)

    assert text(as_a_client_sees_it(both, method, whole)) == text(method.result(whole))


@each_answer
def test_what_must_be_there_is_missed_with_an_error_of_ours(both: Both, method: Method) -> None:
    assert method.schema is not None
    judge = Draft202012Validator({**method.schema, "components": contract()["components"]})
    whole = complete(method.schema)
    assert text(as_a_client_sees_it(both, method, whole)) == text(method.result(whole))

    for path in members(whole):
        for is_null in (True, False):
            answer = without(whole, path)
            if is_null:
                answer = deepcopy(whole)
                inside = answer
                for key in path[:-1]:
                    inside = inside[key]
                inside[path[-1]] = None

            if FORGETS_TAGS and "content" in path and path[-1] == "type":
                continue
            if judge.is_valid(answer):
                assert text(as_a_client_sees_it(both, method, answer)) == text(method.result(answer)), path
            elif method.streams and is_null and judge.is_valid(without(answer, path)):
                # Where the contract has a default, null counts as left out.
                expected = method.result(without(answer, path))
                assert text(as_a_client_sees_it(both, method, answer)) == text(expected), path
            elif method.streams:
                # A member of an event that cannot be read is left out, the others are not lost.
                seen = json.loads(text(as_a_client_sees_it(both, method, answer)))
                for name in answer.keys() - {path[0]}:
                    assert text(seen[name]) == text(answer[name]), (path, name)
            else:
                # An object that is no result, but has an error, is that error.
                has_error = isinstance(answer, dict) and answer.get("error")
                with pytest.raises(MeshAPIError if has_error else ResponseParseError):
                    as_a_client_sees_it(both, method, answer)


@pytest.mark.parametrize("grown", [False, True], ids=["valid", "grown"])
@a_few
@given(data=st.data(), status=st.sampled_from([400, 401, 404, 422, 429, 500, 503, 599]))
def test_an_error_keeps_all_that_is_said(grown: bool, data: st.DataObject, status: int) -> None:
    sent = data.draw(values(ENVELOPE, grown))
    content = json.dumps(sent).encode()
    error = error_from_response(status, {}, content)
    said = sent["error"]

    assert text(ApiErrorEnvelope.model_validate_json(content)) == text(sent)
    assert isinstance(error, MeshAPIError)
    assert (error.status, error.request_id) == (status, sent["request_id"])
    assert error.code == said["code"] or not said["code"]
    assert error.message == said["message"] or not said["message"]
    assert error.details == (said.get("details") or [])
    assert error.provider_error == said.get("provider_error")


@a_few
@given(data=st.data())
def test_the_message_of_an_answer_is_a_message_of_the_next_request(data: st.DataObject) -> None:
    sent = data.draw(values({"$ref": "#/components/schemas/ChatCompletionMessage"}))
    sent["role"] = "assistant"
    for call in sent.get("tool_calls") or ():
        if call.get("type", "") is None:
            del call["type"]  # counts as left out, for which ``function`` is sent
    body = {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [{"index": 0, "message": sent, "finish_reason": "stop"}],
    }
    message = ChatCompletionResponse.model_validate_json(json.dumps(body)).choices[0].message
    assert message is not None

    def sends(message: Any) -> str:
        request = Method("chat.completions.create", {"messages": [message]}, None).request()
        assert request.body is not None
        return text(json.loads(request.body))

    for again in (message, ChatMessage(**message.model_dump()), message.model_dump()):
        assert sends(again) == sends(sent)


def test_every_kind_of_answer_is_made_up() -> None:
    assert len({json.dumps(method.schema) for method in ANSWERED}) > 30
