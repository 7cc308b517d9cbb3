"""What is not valid in an event is left out; what is stays."""

from __future__ import annotations

import json
from typing import Any, Dict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meshapi import ChatCompletionChunk
from meshapi._lenient import MOST, lenient

TEXT = {"choices": [{"index": 0, "delta": {"content": "Hi"}}]}


def read(payload: Any) -> ChatCompletionChunk:
    return lenient(ChatCompletionChunk.model_validate_json, json.dumps(payload).encode())


@pytest.mark.parametrize(
    "fault",
    [
        {"usage": {}},
        {"usage": "none"},
        {"created": 1.5},
        {"id": 3, "model": [], "object": {}},
        {"choices": [*TEXT["choices"], "odd", {"index": "x"}, {"index": 1, "delta": {"content": {}}}]},
    ],
)
def test_a_fault_at_the_side_costs_no_text(fault: Dict[str, Any]) -> None:
    chunk = read({**TEXT, **fault})

    assert chunk.choices[0].delta is not None
    assert chunk.choices[0].delta.content == "Hi"
    assert chunk.model_dump()


def test_the_smallest_part_is_left_out() -> None:
    call = {"index": 0, "id": "a", "function": {"name": "f", "arguments": {"x": 1}}}
    delta = (
        read({"choices": [{"delta": {"content": [1], "role": "assistant", "tool_calls": [call]}}]})
        .choices[0]
        .delta
    )

    assert delta is not None
    assert (delta.content, delta.role) == (None, "assistant")
    assert delta.tool_calls is not None
    assert delta.tool_calls[0].function is not None
    assert (delta.tool_calls[0].id, delta.tool_calls[0].function.name) == ("a", "f")
    assert delta.tool_calls[0].function.arguments is None


def test_valid_data_is_not_touched() -> None:
    assert read({**TEXT, "usage": None, "new": None}).model_dump(exclude_unset=True) == {
        **TEXT,
        "usage": None,
        "new": None,
    }


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b"3", b"\xff"])
def test_what_is_no_object_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        lenient(ChatCompletionChunk.model_validate_json, data)


def test_there_is_an_end_to_it() -> None:
    with pytest.raises(ValueError):
        read({"choices": ["odd"] * (MOST + 1)})


@given(
    st.dictionaries(
        st.sampled_from(["id", "object", "created", "model", "choices", "usage", "cost"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=3),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(["index", "delta", "content", "tool_calls", "function"]), inner
                )
            ),
            max_leaves=8,
        ),
    )
)
def test_any_object_is_an_event(payload: Dict[str, Any]) -> None:
    assert read(payload).model_dump() is not None
