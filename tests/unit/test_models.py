"""The base classes of the generated models, and how params are made of what a caller gives."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
from typing import Any, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

import meshapi
from meshapi import (
    NULL,
    ChatCompletionMessage,
    ChatCompletionParams,
    ChatCompletionResponse,
    ChatMessage,
    CreateTemplateParams,
    HttpInfo,
    ResultList,
    TemplateSummary,
    Timestamp,
    UpdateTemplateParams,
    WebSearchParams,
)
from meshapi_generated.registry import OPERATIONS
from meshapi_generated.runtime.requests import encode, params_of, path_segment, path_segments, query_of

COPIES = [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("name", sorted({name for o in OPERATIONS.values() for name in o.request}))
def test_every_model_of_a_request_is_closed_at_the_top(name: str) -> None:
    with pytest.raises(ValidationError, match="unheard_of"):
        getattr(meshapi, name)(unheard_of=1)


def test_none_is_left_out_null_is_sent_and_nulls_inside_free_objects_stay() -> None:
    params = UpdateTemplateParams(name=None, description=NULL, params={"temperature": None})

    assert encode(params) == b'{"description":null,"params":{"temperature":null}}'
    assert params.description is NULL
    assert not NULL
    assert [made(NULL) is NULL for made in COPIES] == [True] * 3


def test_none_is_left_out_where_a_default_is_sent_too() -> None:
    params = WebSearchParams(query="tea", max_results=None, include_answer=None)
    assert (params.max_results, params.include_answer) == (5, False)
    with pytest.raises(ValidationError):
        WebSearchParams(query=None)
    with pytest.raises(ValidationError):
        WebSearchParams(query="tea", max_results=NULL)


def test_null_reaches_nested_and_unknown_fields() -> None:
    message = ChatMessage(role="assistant", content=NULL, refusal=NULL)
    params = ChatCompletionParams(messages=[message])
    params.model = NULL

    assert encode(params) == (
        b'{"messages":[{"role":"assistant","content":null,"refusal":null}],"model":null,"stream":false}'
    )


def test_null_is_refused_where_a_field_is_required() -> None:
    with pytest.raises(ValidationError, match="name"):
        CreateTemplateParams(name=NULL)


def test_a_message_of_a_response_can_be_sent_as_it_is() -> None:
    text = '{"role":"assistant","content":"Hi","refusal":null,"tool_calls":null,"score":{"a":null}}'
    message = ChatCompletionMessage.model_validate_json(text)
    sent = b'{"messages":[{"role":"assistant","content":"Hi","score":{"a":null}}],"stream":false}'

    assert encode(ChatCompletionParams(messages=[message])) == sent
    assert encode(ChatCompletionParams(messages=[ChatMessage(**message.model_dump())])) == sent


@given(
    st.dictionaries(st.text(min_size=1).filter(lambda name: name not in ("role", "http")), JSON, max_size=4)
)
def test_unknown_fields_of_a_response_come_back_as_they_were(extra: dict[str, Any]) -> None:
    known = set(ChatCompletionMessage.model_fields)
    payload = {**{name: value for name, value in extra.items() if name not in known}, "role": "wizard"}
    message = TypeAdapter(ChatCompletionMessage).validate_python(payload)

    assert message.model_dump(exclude_unset=True) == payload


@pytest.mark.parametrize("copied", COPIES)
def test_the_facts_of_the_exchange_survive_copies(copied: Callable[[Any], Any]) -> None:
    answer = ChatCompletionResponse(id="1", object="o", created=1, model="m", choices=[])
    object.__setattr__(answer, "_http", HttpInfo(200, attempts=2))
    listed: ResultList[int] = ResultList([1])
    listed.http = HttpInfo(200)

    assert copied(answer).http == HttpInfo(200, attempts=2)
    assert copied(answer) == answer
    assert copied(listed).http == HttpInfo(200)
    assert ChatMessage(role="user").http is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-02T12:00:00Z", dt.datetime(2026, 3, 2, 12, tzinfo=dt.timezone.utc)),
        ("2026-03-02 12:00:00+00", dt.datetime(2026, 3, 2, 12, tzinfo=dt.timezone.utc)),
        ("2026-03-02T12:00:00", dt.datetime(2026, 3, 2, 12, tzinfo=dt.timezone.utc)),
        ("Mon, 02 Mar 2026 12:00:00 GMT", dt.datetime(2026, 3, 2, 12, tzinfo=dt.timezone.utc)),
    ],
)
def test_a_timestamp_is_the_text_that_came_and_a_moment(text: str, moment: dt.datetime) -> None:
    template = TemplateSummary(id="1", name="n", is_global=False, created_at=text, updated_at=text)

    assert template.created_at == text
    assert isinstance(template.created_at, Timestamp)
    assert template.created_at.datetime == moment
    assert template.model_dump(mode="json")["created_at"] == text


def test_a_timestamp_that_is_none_says_so_only_when_the_moment_is_asked_for() -> None:
    stamp = Timestamp("soon")
    with pytest.raises(ValueError, match="soon"):
        _ = stamp.datetime


def test_params_are_one_object_or_keywords() -> None:
    params = CreateTemplateParams(name="a")

    assert params_of(CreateTemplateParams, "create", params, {"model": None}) is params
    with pytest.raises(TypeError, match=r"not both; got also: model"):
        params_of(CreateTemplateParams, "create", params, {"model": "m"})
    with pytest.raises(TypeError, match=r"not dict; for a dict write create\(\*\*params\)"):
        params_of(CreateTemplateParams, "create", {"name": "a"}, {})
    with pytest.raises(TypeError, match="not str"):
        params_of(CreateTemplateParams, "create", "a", {})  # type: ignore[arg-type]


def test_a_field_called_params_can_be_given_beside_the_others() -> None:
    made = params_of(CreateTemplateParams, "create", {"temperature": 1}, {"name": "a"})
    cleared = params_of(UpdateTemplateParams, "update", NULL, {})

    assert encode(made) == b'{"name":"a","params":{"temperature":1}}'
    assert encode(cleared) == b'{"params":null}'


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_path_parameter_cannot_change_the_path(value: str) -> None:
    with pytest.raises(ValueError, match="id must not be"):
        path_segment("id", value)
    with pytest.raises(ValueError, match="id must not be"):
        path_segments("id", f"a/{value}/b")


def test_path_parameters_are_percent_encoded() -> None:
    assert path_segment("id", "a/b?c=1#d é") == "a%2Fb%3Fc%3D1%23d%20%C3%A9"
    assert path_segments("id", "a/b c") == "a/b%20c"
    with pytest.raises(TypeError, match="id must be a str, not int"):
        path_segment("id", 1)


def test_query_pairs_repeat_lists_and_lower_booleans() -> None:
    values = {"a": [1, "x"], "b": True, "c": None, "d": 0, "e": False}
    assert query_of(values) == (("a", "1"), ("a", "x"), ("b", "true"), ("d", "0"), ("e", "false"))
