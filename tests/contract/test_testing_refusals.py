"""What the test kit cannot send is refused where it is written, with a sentence that says what was meant."""

from __future__ import annotations

from typing import Any, Callable

import pytest

import meshapi
from meshapi import ModelInfo
from meshapi.testing import MockGateway, Reply, chunks, completion, disconnect, embeddings, error, sse
from tests.both import Both
from tests.contract.test_testing_replies import MODEL, answered

ON = MockGateway().on("models.get")


async def waits_for(request: Any) -> Any:
    return MODEL


class Waiting:
    async def __call__(self, request: Any) -> Any:
        return MODEL


def is_given(answer: Any, both: Both) -> None:
    ON.reply(answer)


def is_made_by_a_function(answer: Any, both: Both) -> None:
    answered(both, lambda request: answer)


@pytest.mark.parametrize("use", [is_given, is_made_by_a_function])
@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("Hello", r"a text is no answer: use completion\(text\)"),
        (None, r"an empty body is reply\(\) or Reply\(\), JSON's null is b'null'"),
        (5, "5 is no answer: give a dict"),
        (True, "True is no answer"),
        ({"a"}, "set is no answer"),
        (object(), "object is no answer"),
        ([object()], "must be JSON: .*object"),
        ({"a": object()}, "must be JSON: .*object"),
        (chunks("x"), r"wrap them in sse\(...\)"),
        (chunks("x")[0], r"wrap them in sse\(...\)"),
        ([error(429), MODEL], r"reply\(first, second\), and a stream as sse\(\[...\]\)"),
        ([MODEL, disconnect()], r"reply\(first, second\)"),
        (ValueError("x"), r"an exception is no answer: use error\(status\)"),
        (meshapi.RateLimitError, r"an exception is no answer: use error\(status\)"),
        (ModelInfo, r"call it, as in reply\(ModelInfo\(...\)\)"),
        (completion, r"call it, as in reply\(completion\(...\)\)"),
        (disconnect, r"call it, as in reply\(disconnect\(...\)\)"),
        (waits_for, "waits_for is async: what answers is called without await"),
        (Waiting(), "Waiting is async"),
    ],
)
def test_what_is_no_answer_is_refused_with_what_was_meant(
    both: Both, use: Callable[[Any, Both], None], answer: Any, told: str
) -> None:
    with pytest.raises(TypeError, match=told):
        use(answer, both)


@pytest.mark.parametrize("body", ["Hello", None, 5, object(), {"a": object()}, chunks("x"), error(429)])
def test_so_is_what_is_no_body(body: Any) -> None:
    with pytest.raises(TypeError, match=r"is no answer|must be JSON|sse"):
        Reply(body)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (lambda request: waits_for(request), "must not be async"),
        (lambda request: len, "not with another function"),
    ],
)
def test_a_function_answers_at_once(both: Both, answer: Any, told: str) -> None:
    with pytest.raises(TypeError, match=told):
        answered(both, answer)


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ("hello", r"sse\(chunks\(text\)\) cuts it, sse\(\[text\]\) sends it as one"),
        (b"hello", "bytes is no list of events"),
        ({"a": 1}, "dict is no list of events"),
        (completion("x"), "ChatCompletionResponse is no list of events"),
        (error(429), "ErrorReply is no list of events"),
        (disconnect(), "Failure is no list of events"),
        (None, "NoneType is no list of events"),
        ([chunks("x")], r"unpack it with \*"),
        ([chunks("x"), error(429)], r"unpack it with \*"),
        ([object()], "object is no event"),
        ([None], "NoneType is no event"),
        ([b"x"], "bytes is no event"),
        ([sse([])], "EventStream is no event"),
        ([{"a": object()}], "must be JSON: .*object"),
    ],
)
def test_what_is_no_stream_is_refused_with_what_was_meant(events: Any, told: str) -> None:
    with pytest.raises(TypeError, match=told):
        sse(events)


@pytest.mark.parametrize("status", ["429", 429.0, None])
def test_the_status_of_an_error_is_an_int(status: Any) -> None:
    with pytest.raises(TypeError, match=f"an int, such as 429, not {type(status).__name__}"):
        error(status)


def test_an_error_says_nothing_but_json() -> None:
    with pytest.raises(TypeError, match="must be JSON"):
        error(422, details=[object()])


@pytest.mark.parametrize(
    "call",
    [
        {"name": "f", "arguments": "{}"},
        {"id": "1", "type": "function", "function": {}},
        ("f", "{}"),
        ("f",),
        "f",
        (5, {}),
        ("f", {"a": object()}),
    ],
)
def test_a_tool_call_is_a_name_and_its_arguments(call: Any) -> None:
    with pytest.raises(
        TypeError, match=r'a tool call is a pair .* \("get_weather", \{"city": "Lisbon"\}\), not'
    ):
        completion(tool_calls=[call])


@pytest.mark.parametrize("content", [5, {"a": 1}, ["a"], b"a"])
def test_the_content_of_a_completion_is_a_text(content: Any) -> None:
    with pytest.raises(TypeError, match="content is a text"):
        completion(content)
    with pytest.raises(TypeError, match="a text or a completion"):
        chunks(content)


@pytest.mark.parametrize("vectors", [(0.1, 0.2), ([[0.1], [0.2]],), ("12",), (None,), (["0.1"],)])
def test_each_vector_is_an_argument(vectors: Any) -> None:
    with pytest.raises(TypeError, match=r"as in embeddings\(\[0.6, 0.8\], \[1.0, 0.0\]\), not"):
        embeddings(*vectors)
