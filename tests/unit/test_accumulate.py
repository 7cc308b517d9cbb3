"""What the payloads of a stream make up, however a provider cuts it."""

from __future__ import annotations

import gc
import json
import time
from typing import Any, Dict, List

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meshapi._accumulate import ACCUMULATORS, accumulate
from meshapi_generated.registry import OPERATIONS

CHAT = "create_chat_completion"
RESPONSE = "create_response"
COMPARISON = "compare_models"


def whole(operation: str, *events: Any) -> Dict[str, Any]:
    return accumulate(operation, [json.dumps(event).encode() for event in events])[0]


def deltas(*pieces: Any) -> List[Any]:
    return [{"choices": [{"index": 0, "delta": piece}]} for piece in pieces]


def message(*pieces: Any) -> Dict[str, Any]:
    made: Dict[str, Any] = whole(CHAT, *deltas(*pieces))["choices"][0]["message"]
    return made


def calls(*pieces: Any) -> List[Any]:
    made = message(*({"tool_calls": [piece]} for piece in pieces))["tool_calls"]
    return [(call["id"], call["function"]["name"], call["function"]["arguments"]) for call in made]


def piece(arguments: Any = None, id: Any = None, name: Any = None, **more: Any) -> Dict[str, Any]:
    return {"id": id, "type": "function", "function": {"name": name, "arguments": arguments}, **more}


def test_every_stream_with_a_final_answer_has_its_accumulator() -> None:
    streams = {name: operation.stream for name, operation in OPERATIONS.items()}

    assert {name for name, rule in streams.items() if rule and rule.final} == {*ACCUMULATORS}


def test_texts_are_joined_and_the_rest_is_kept() -> None:
    made = whole(
        CHAT,
        {"id": "c", "created": 1, "model": "m", "x_routed": True, "choices": []},
        *deltas({"role": "assistant", "content": "Hel"}, {"content": "lo", "mood": {"glad": 1}}),
        {"choices": [{"index": 0, "delta": None, "finish_reason": "stop", "native": "STOP"}]},
        {"choices": None, "usage": {"total_tokens": 3}, "cost": "0.1"},
    )
    said = {"role": "assistant", "content": "Hello", "mood": {"glad": 1}}

    assert made == {
        "id": "c",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "x_routed": True,
        "usage": {"total_tokens": 3},
        "cost": "0.1",
        "choices": [{"index": 0, "message": said, "finish_reason": "stop", "native": "STOP"}],
    }


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([{"x": "a"}, {"x": "b"}], "ab"),
        ([{"x": [1]}, {"x": [2]}, {"x": None}], [1, 2]),
        ([{"x": {"id": "i", "text": "a"}}, {"x": {"id": "i", "text": "b"}}], {"id": "i", "text": "ab"}),
        ([{"x": 1}, {"x": 2}], 2),
        ([{"x": None}], None),
        ([{"x": None}, {"x": "a"}, {"x": None}], "a"),
    ],
)
def test_members_that_nobody_knows_are_merged_by_their_form(pieces: List[Any], expected: Any) -> None:
    assert message(*pieces)["x"] == expected


def test_what_stands_beside_a_delta_comes_whole() -> None:
    logprob = {"token": "a"}
    choice = {
        "index": 0,
        "delta": {"content": "a"},
        "finish_reason": "",
        "content_filter_results": {"hate": {"severity": "safe", "filtered": False}},
        "logprobs": {"content": [logprob]},
    }
    made = whole(
        CHAT, {"choices": [choice]}, {"choices": [choice]}, {"choices": [{**choice, "finish_reason": "stop"}]}
    )

    assert made["choices"][0]["content_filter_results"] == choice["content_filter_results"]
    assert made["choices"][0]["logprobs"] == {"content": [logprob] * 3}
    assert (made["choices"][0]["finish_reason"], made["choices"][0]["message"]["content"]) == ("stop", "aaa")


def test_the_facts_are_those_of_the_first_chunk_that_has_them() -> None:
    first = {"id": "", "created": 0, "model": "", "object": ""}
    made = whole(
        CHAT, first, {"id": "c", "created": 1, "model": "m"}, {**first, "usage": {"total_tokens": 1}}, first
    )

    assert [made[name] for name in ("id", "created", "model", "object")] == ["c", 1, "m", "chat.completion"]
    assert made["usage"] == {"total_tokens": 1}


def test_parts_and_texts_are_kept_both() -> None:
    thought = {"type": "thinking", "thinking": "hm"}
    text = {"type": "text", "text": "four"}

    assert message({"content": [thought]}, {"content": "fo"}, {"content": "ur"})["content"] == [thought, text]


@pytest.mark.parametrize("pieces", [[], [{"content": "Hi"}]])
def test_a_whole_message_counts_where_no_delta_came(pieces: List[Any]) -> None:
    last = {
        "choices": [{"index": 0, "message": {"role": "assistant", "content": "Hi"}, "finish_reason": "stop"}]
    }
    made = whole(CHAT, *deltas(*pieces), last)["choices"][0]

    assert made["message"] == {"role": "assistant", "content": "Hi"}


def test_nothing_is_merged_into_what_came() -> None:
    pieces = deltas({"x": [1]}, {"x": [2]})

    assert whole(CHAT, *pieces, *pieces)["choices"][0]["message"]["x"] == [1, 2, 1, 2]


def test_choices_are_told_apart_and_sorted() -> None:
    events = [
        {"choices": [{"index": i, "delta": {"content": text}}]} for i, text in [(1, "b"), (0, "a"), (1, "c")]
    ]

    assert [choice["message"]["content"] for choice in whole(CHAT, *events)["choices"]] == ["a", "bc"]


@pytest.mark.parametrize("choice", [{"delta": {"content": "a"}}, {"index": None, "delta": {"content": "a"}}])
def test_a_choice_without_a_number_is_the_first(choice: Dict[str, Any]) -> None:
    assert whole(CHAT, {"choices": [choice]})["choices"][0]["message"]["content"] == "a"


@pytest.mark.parametrize(
    "junk",
    [
        {"choices": None},
        {"choices": [None, 3]},
        {"choices": {}},
        {},
        {"choices": [{"index": 0, "delta": []}]},
    ],
)
def test_payloads_without_choices_change_nothing(junk: Any) -> None:
    pieces = deltas({"content": "a"}, {"content": "b"})
    one, other = whole(CHAT, *pieces), whole(CHAT, pieces[0], junk, pieces[1])

    assert one["choices"][0]["message"] == other["choices"][0]["message"]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        # As the contract has it: an id with the first piece, then the index alone.
        (
            [piece("", "a", "f", index=0), piece('{"x"', index=0), piece(":1}", index=0)],
            [("a", "f", '{"x":1}')],
        ),
        (
            [
                piece("", "a", "f", index=0),
                piece("", "b", "g", index=1),
                piece("1", index=0),
                piece("2", index=1),
            ],
            [("a", "f", "1"), ("b", "g", "2")],
        ),
        # No index: an id begins a call, a piece without one goes on with it.
        (
            [piece("", "a", "f"), piece("1"), piece("", "b", "g"), piece("2")],
            [("a", "f", "1"), ("b", "g", "2")],
        ),
        # Every call has the same index.
        (
            [piece("1", "a", "f", index=0), piece("2", "b", "g", index=0), piece("3", index=0)],
            [("a", "f", "1"), ("b", "g", "23")],
        ),
        # The id comes again with every piece, whatever the index says.
        (
            [piece("1", "a", "f", index=0), piece("2", "b", "g", index=1), piece("3", "a", index=1)],
            [("a", "f", "13"), ("b", "g", "2")],
        ),
        # Name and type come again with every piece.
        ([piece("1", "a", "f", index=0), piece("2", "a", "f", index=0)], [("a", "f", "12")]),
        # An empty object stands for the arguments until they come.
        (
            [piece("{}", "a", "f", index=0), piece('{"x":', index=0), piece("1}", index=0)],
            [("a", "f", '{"x":1}')],
        ),
        ([piece("{}", "a", "f", index=0), piece("", index=0), piece(None, index=0)], [("a", "f", "{}")]),
        # No ids at all: a new name begins a call, and so does the same one once the arguments are whole.
        (
            [piece('{"a":1}', "", "f", index=0), piece('{"a":2}', "", "g", index=0)],
            [("", "f", '{"a":1}'), ("", "g", '{"a":2}')],
        ),
        (
            [piece('{"a":1}', None, "f"), piece('{"a":2}', None, "f")],
            [("", "f", '{"a":1}'), ("", "f", '{"a":2}')],
        ),
        ([piece('{"a":{}', "", "f", index=0), piece("}", "", "f", index=0)], [("", "f", '{"a":{}}')]),
        ([piece('{"a":1}', "", "f", index=0), piece("", "", "f", index=0)], [("", "f", '{"a":1}')]),
        # Every piece has a new id, at one index and without a name.
        (
            [piece("1", "a", "f", index=0), piece("2", "b", index=0), piece("3", "c", index=0)],
            [("a", "f", "123")],
        ),
        # An empty name, and then the name.
        ([piece("", "a", "", index=0), piece("1", None, "f", index=0)], [("a", "f", "1")]),
        # Arguments that are no text.
        ([piece({"a": 1}, "a", "f", index=0)], [("a", "f", '{"a":1}')]),
        # The index comes first, the id later.
        ([piece("", None, "f", index=0), piece("1", "a", index=0)], [("a", "f", "1")]),
        ([{"index": 0, "id": "a"}, {"index": 0, "function": None}], [("a", "", "")]),
        ([{}], [("", "", "")]),
    ],
)
def test_the_pieces_of_tool_calls_find_together(pieces: List[Any], expected: List[Any]) -> None:
    assert calls(*pieces) == expected


@given(
    st.lists(st.text(max_size=8), min_size=1, max_size=4),
    st.lists(st.integers(1, 5), min_size=1, max_size=20),
)
def test_arguments_are_whole_however_they_are_cut(arguments: List[str], sizes: List[int]) -> None:
    pieces = [piece("", f"call_{index}", "f", index=index) for index in range(len(arguments))]
    places = dict.fromkeys(range(len(arguments)), 0)
    for number in range(10 * len(sizes)):
        index, size = number % len(arguments), sizes[number % len(sizes)]
        part = arguments[index][places[index] : places[index] + size]
        places[index] += size
        pieces.append(piece(part, index=index))
    taken = [arguments[index][: places[index]] for index in range(len(arguments))]

    assert [made[2] for made in calls(*pieces) if made[2] != "{}"] == [text for text in taken if text != "{}"]


@pytest.mark.parametrize("operation", ACCUMULATORS)
@given(
    events=st.lists(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=4),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(
                        "choices delta index tool_calls function id arguments response output item "
                        "type output_index model models event error content role".split()
                    ),
                    inner,
                    max_size=4,
                )
            ),
        ),
        max_size=6,
    )
)
def test_nothing_that_comes_is_too_odd(operation: str, events: List[Any]) -> None:
    made, is_finished = accumulate(
        operation, [*(json.dumps(event).encode() for event in events), b"{", b"\xff"]
    )

    assert json.dumps(made)
    assert is_finished in (True, False)


@pytest.mark.parametrize(
    ("operation", "event"),
    [
        (
            CHAT,
            {
                "choices": [
                    {
                        "index": 0,
                        "delta": {
                            "content": "x" * 999,
                            "y": ["z"] * 99,
                            "tool_calls": [piece("x" * 999, index=0)],
                        },
                    }
                ]
            },
        ),
        (RESPONSE, {"type": "response.output_text.delta", "delta": "x" * 999}),
        (COMPARISON, {"event": "model_chunk", "model": "m", "delta": "x" * 999}),
    ],
)
def test_the_work_grows_with_the_number_of_events_only(operation: str, event: Any) -> None:
    def seconds(number: int) -> float:
        payloads = [json.dumps(event).encode()] * number
        gc.disable()  # its work grows with what the tests before have left
        started = time.process_time()
        accumulate(operation, payloads)
        taken = time.process_time() - started
        gc.enable()
        return taken

    few = min(seconds(1_000) for _ in range(3))

    assert seconds(10_000) < 30 * few + 0.1


@pytest.mark.parametrize(
    ("reasons", "is_finished"), [(["stop"], True), ([None], False), (["stop", None], False), ([], False)]
)
def test_a_completion_is_finished_when_every_choice_says_why(reasons: List[Any], is_finished: bool) -> None:
    choices = [{"index": index, "delta": {}, "finish_reason": reason} for index, reason in enumerate(reasons)]

    assert accumulate(CHAT, [json.dumps({"choices": choices}).encode()])[1] is is_finished


@pytest.mark.parametrize(
    ("status", "is_finished"),
    [("completed", True), ("failed", True), ("incomplete", True), ("in_progress", False), (None, False)],
)
def test_a_response_is_finished_when_its_status_says_so(status: Any, is_finished: bool) -> None:
    assert accumulate(RESPONSE, [json.dumps({"response": {"status": status}}).encode()])[1] is is_finished


def test_the_last_word_of_a_response_counts() -> None:
    made = whole(
        RESPONSE,
        {"type": "response.created", "response": {"id": "r", "status": "in_progress", "output": []}},
        {"type": "response.output_text.delta", "delta": "4"},
        {"type": "response.completed", "response": {"status": "completed", "output": [{"type": "message"}]}},
    )

    assert made == {"id": "r", "status": "completed", "output": [{"type": "message"}]}


def test_a_response_without_output_gets_it_from_its_pieces() -> None:
    made = whole(
        RESPONSE,
        {"type": "response.output_item.added", "output_index": 0, "item": {"type": "reasoning"}},
        {"type": "response.output_item.added", "output_index": 1, "item": {"type": "message", "id": "m"}},
        {"type": "response.output_text.delta", "output_index": 1, "delta": "fo"},
        {"type": "response.output_text.delta", "output_index": 1, "delta": "ur"},
        {"type": "response.reasoning_text.delta", "output_index": 0, "delta": "hm"},
        {"type": "response.function_call_arguments.delta", "output_index": 2, "delta": "{"},
    )
    thought = {"type": "reasoning", "content": [{"type": "reasoning_text", "text": "hm"}]}
    content = [{"type": "output_text", "text": "four"}]

    assert made["output"] == [
        thought,
        {"type": "message", "role": "assistant", "id": "m", "content": content},
        {"type": "function_call", "arguments": "{"},
    ]


def test_pieces_make_what_they_are_pieces_of() -> None:
    def delta(kind: str, text: str, place: int, **more: int) -> Dict[str, Any]:
        return {"type": f"response.{kind}.delta", "output_index": place, "delta": text, **more}

    made = whole(
        RESPONSE,
        delta("reasoning_summary_text", "a", 0, summary_index=0),
        delta("reasoning_summary_text", "b", 0, summary_index=1),
        delta("output_text", "1", 1, content_index=0),
        delta("output_text", "2", 1, content_index=1),
        delta("refusal", "no", 2),
        {"output_index": 3, "item": {"type": "code_interpreter_call", "code": ""}},
        delta("code_interpreter_call_code", "print()", 3),
    )

    assert made["output"] == [
        {"type": "reasoning", "summary": [{"type": "summary_text", "text": text} for text in "ab"]},
        {
            "type": "message",
            "role": "assistant",
            "content": [{"type": "output_text", "text": text} for text in "12"],
        },
        {"type": "message", "role": "assistant", "content": [{"type": "refusal", "refusal": "no"}]},
        {"type": "code_interpreter_call", "code": ""},
    ]


def test_an_item_that_came_whole_stays_as_it_came() -> None:
    item = {
        "type": "message",
        "id": "m",
        "content": [{"type": "output_text", "text": "four", "annotations": []}],
    }
    made = whole(
        RESPONSE,
        {"type": "response.output_text.delta", "delta": "fo"},
        {"type": "response.output_item.done", "item": item},
    )

    assert made["output"] == [item]


def test_a_comparison_has_a_result_for_each_model_and_a_verdict() -> None:
    made, is_finished = accumulate(
        COMPARISON,
        [
            json.dumps(event).encode()
            for event in (
                {"event": "start", "comparison_id": "cmp", "models": ["b", "a", "c"]},
                {"event": "model_chunk", "model": "a", "delta": "1"},
                {"event": "model_chunk", "model": "b", "delta": "2"},
                {"event": "model_chunk", "model": "a", "delta": "3"},
                {"event": "model_stream_done", "model": "b", "latency_ms": 5, "usage": {"total_tokens": 2}},
                {"event": "model_stream_done", "model": "c", "error": "busy", "error_code": "upstream_error"},
                {"event": "comparison_chunk", "delta": "a is "},
                {"event": "comparison_chunk", "delta": "longer"},
                {"event": "done", "total_latency_ms": 9, "partial": True},
            )
        ],
    )

    assert is_finished
    assert made["comparison"] == "a is longer"
    assert (made["comparison_id"], made["total_latency_ms"], made["partial"]) == ("cmp", 9, True)
    assert [(result["model"], result.get("content"), result["latency_ms"]) for result in made["results"]] == [
        ("b", "2", 5),
        ("a", "13", 0),
        ("c", None, 0),
    ]
    assert made["results"][2]["error"] == "busy"
