"""`chat.completions.parse`."""

from __future__ import annotations

import json
from typing import Any, Dict, List

import httpx
import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError
from typing_extensions import TypedDict

from meshapi import ChatCompletionParams, StructuredOutputError
from tests.both import Both
from tests.contract.samples import MESSAGES, completion


class City(BaseModel):
    name: str
    people: int


class Town(TypedDict):
    name: str


PARIS = '{"name": "Paris", "people": 2100000}'
SCHEMA = {"type": "object", "properties": {"name": {"type": "string"}}}


class Model:
    """Answers with one text after the other and keeps what it was asked."""

    def __init__(self, *replies: Any) -> None:
        self.replies = list(replies)
        self.asked: List[Dict[str, Any]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(json.loads(request.content))
        reply = self.replies.pop(0)
        body = reply if isinstance(reply, dict) else completion(reply)
        return httpx.Response(200, json=body, headers={"x-request-id": "req_1"})


def parse(both: Both, model: Model, target: Any, **settings: Any) -> Any:
    params = ChatCompletionParams(messages=MESSAGES, model="m")
    return both.run(both.mocked(model).chat.completions.parse(params, target, **settings))


def test_a_model_class(both: Both) -> None:
    model = Model(PARIS)

    assert parse(both, model, City) == City(name="Paris", people=2100000)
    assert model.asked[0]["stream"] is False
    assert model.asked[0]["response_format"] == {
        "type": "json_schema",
        "json_schema": {"name": "City", "schema": City.model_json_schema()},
    }


@pytest.mark.parametrize(
    ("target", "reply", "value", "name"),
    [
        (Town, '{"name": "Rye"}', {"name": "Rye"}, "Town"),
        (List[City], f"[{PARIS}]", [City(name="Paris", people=2100000)], "response"),
        (TypeAdapter(Dict[str, int]), '{"a": 1}', {"a": 1}, "response"),
        (int, "3", 3, "int"),
        (SCHEMA, '{"name": 7}', {"name": 7}, "response"),
        ({"type": "json_schema", "json_schema": {"name": "mine", "schema": SCHEMA}}, "{}", {}, "mine"),
    ],
)
def test_other_types_and_schemas(both: Both, target: Any, reply: str, value: Any, name: str) -> None:
    model = Model(reply)

    assert parse(both, model, target) == value
    assert model.asked[0]["response_format"]["json_schema"]["name"] == name
    assert "strict" not in model.asked[0]["response_format"]["json_schema"]


def test_keywords_in_place_of_params(both: Both) -> None:
    completions = both.mocked(Model(PARIS)).chat.completions

    assert both.run(completions.parse(messages=MESSAGES, response_format=City)).name == "Paris"


def test_a_reply_that_does_not_fit_is_an_error_with_what_came(both: Both) -> None:
    with pytest.raises(StructuredOutputError, match="people") as caught:
        parse(both, Model('{"name": "Paris"}'), City)

    assert isinstance(caught.value.__cause__, ValidationError)
    assert caught.value.text == '{"name": "Paris"}'
    assert caught.value.completion.usage.total_tokens == 3
    assert (caught.value.status, caught.value.code) == (0, "structured_output_parse_error")
    assert caught.value.request_id == "req_1"


def test_it_is_sent_back_with_the_reason(both: Both) -> None:
    model = Model('{"name": "Paris"}', None, PARIS)

    assert parse(both, model, City, max_retries=2).people == 2100000
    assert [message["role"] for message in model.asked[1]["messages"]] == ["user", "assistant", "user"]
    assert model.asked[1]["messages"][1]["content"] == '{"name": "Paris"}'
    assert "people" in model.asked[1]["messages"][2]["content"]
    assert model.asked[2]["messages"][3]["role"] == "user"
    assert model.asked[0]["messages"] == MESSAGES


def test_the_last_failure_is_raised(both: Both) -> None:
    model = Model("one", "two")

    with pytest.raises(StructuredOutputError) as caught:
        parse(both, model, City, max_retries=1)

    assert caught.value.text == "two"


@pytest.mark.parametrize("reply", [None, ""])
def test_a_reply_without_content_is_a_failure(both: Both, reply: Any) -> None:
    with pytest.raises(StructuredOutputError, match="no content"):
        parse(both, Model(reply), City)


def test_a_reply_that_was_cut_off_is_not_parsed_and_not_asked_for_again(both: Both) -> None:
    model = Model(completion(PARIS, "length"))

    with pytest.raises(StructuredOutputError, match="token limit") as caught:
        parse(both, model, City, max_retries=3)

    assert caught.value.text == PARIS
    assert len(model.asked) == 1


def test_a_dict_schema_needs_json_all_the_same(both: Both) -> None:
    with pytest.raises(StructuredOutputError):
        parse(both, Model("no json"), SCHEMA)


class Opaque:
    pass


@pytest.mark.parametrize("target", [Opaque, None])
def test_a_type_without_a_schema_is_refused_before_anything_is_sent(both: Both, target: Any) -> None:
    model = Model()

    with pytest.raises(TypeError):
        parse(both, model, target)
    assert model.asked == []


def test_a_negative_number_of_retries_is_refused(both: Both) -> None:
    with pytest.raises(ValueError, match="max_retries"):
        parse(both, Model(), City, max_retries=-1)
