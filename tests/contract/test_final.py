"""`get_final_completion()` and its like: one answer out of a stream, and the truth about one that was cut short."""

from __future__ import annotations

import copy
import pickle
from typing import Any, List

import httpx
import pytest

import meshapi
from tests.both import Both
from tests.contract.samples import COMPLETION, MESSAGES, chunk, sse
from tests.contract.test_streams import Body

DONE = "[DONE]"
USAGE = {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}
HELLO = (chunk("Hel"), chunk("lo", "stop"), chunk(choices=None, usage=USAGE, cost="0.1"))


# More than an event may have.
FAULTS = [{"index": number, "delta": {"content": number}} for number in range(40)]


def client_of(both: Both, *pieces: Any, **settings: Any) -> Any:
    headers = {"content-type": "text/event-stream", "x-request-id": "req_1"}
    return both.mocked(lambda request: httpx.Response(200, stream=Body(*pieces), headers=headers), **settings)


def chat(both: Both, *pieces: Any, **settings: Any) -> Any:
    return client_of(both, *pieces, **settings).chat.completions.stream(messages=MESSAGES)


def text_of(completion: Any) -> Any:
    return completion.choices[0].message.content


@pytest.mark.parametrize("read_before", [0, 1, 3])
def test_the_whole_answer_however_much_was_read_before(both: Both, read_before: int) -> None:
    stream = chat(both, sse(*HELLO, DONE))
    for _ in range(read_before):
        both.next(stream)
    completion = both.run(stream.get_final_completion())

    assert isinstance(completion, meshapi.ChatCompletionResponse)
    assert (text_of(completion), completion.choices[0].finish_reason) == ("Hello", "stop")
    assert completion.object == "chat.completion"
    assert (completion.usage.total_tokens, completion.cost) == (3, "0.1")
    assert completion.http.request_id == "req_1"
    assert completion == both.run(stream.get_final_completion())
    assert stream.completed
    assert both.items(stream) == []


def test_it_is_the_answer_of_a_call_that_does_not_stream(both: Both) -> None:
    delta = {"role": "assistant", "content": "Hello!"}
    ends = {"choices": [{"index": 0, "delta": delta, "finish_reason": "stop"}], "usage": COMPLETION["usage"]}
    stream = chat(both, sse({**COMPLETION, "object": "chat.completion.chunk", **ends}, DONE))

    assert both.run(stream.get_final_completion()).model_dump(exclude_unset=True) == COMPLETION


def test_the_stream_has_its_own_kind(both: Both) -> None:
    stream = chat(both, sse(*HELLO, DONE))

    assert isinstance(
        stream, meshapi.AsyncChatCompletionStream if both.is_async else meshapi.ChatCompletionStream
    )
    assert isinstance(stream, meshapi.AsyncStream if both.is_async else meshapi.Stream)
    assert "ChatCompletionStream of POST /v1/chat/completions" in repr(stream)


def test_every_way_to_stream_a_completion_has_it(both: Both) -> None:
    completions = client_of(both, sse(*HELLO, DONE)).chat.completions
    asked = both.run(completions.create(messages=MESSAGES, stream=True))
    sent = both.run(client_of(both, sse(*HELLO, DONE)).chat.send(MESSAGES, stream=True))

    assert text_of(both.run(asked.get_final_completion())) == "Hello"
    assert text_of(both.run(sent.get_final_completion())) == "Hello"


@pytest.mark.parametrize(
    "frames",
    [
        pytest.param((*HELLO, DONE), id="both"),
        pytest.param(HELLO, id="a reason to finish"),
        pytest.param((chunk("Hello"), DONE), id="the end marker"),
    ],
)
def test_an_end_marker_or_a_reason_to_finish_is_enough(both: Both, frames: Any) -> None:
    assert text_of(both.run(chat(both, sse(*frames)).get_final_completion())) == "Hello"


def test_a_stream_cut_short_is_an_error_with_what_came(both: Both) -> None:
    stream = chat(both, sse(chunk("Hel"), chunk("lo")))
    with pytest.raises(meshapi.StreamTruncatedError, match="neither its end marker nor a reason") as caught:
        both.run(stream.get_final_completion())

    for error in (caught.value, copy.deepcopy(caught.value), pickle.loads(pickle.dumps(caught.value))):
        assert text_of(error.partial) == "Hello"
        assert (error.error_code, error.request_id, error.status) == ("stream_truncated", "req_1", 0)
        assert error.http.status == 200
    assert not stream.completed


def test_a_stream_closed_before_its_use_says_so(both: Both) -> None:
    stream = chat(both, sse(*HELLO, DONE))
    both.run(stream.close())
    with pytest.raises(meshapi.StreamTruncatedError, match="before it was opened") as caught:
        both.run(stream.get_final_completion())

    assert caught.value.partial is None


def test_a_refusal_is_raised_each_time(both: Both) -> None:
    client = both.mocked(
        lambda request: httpx.Response(402, json={"error": {"code": "no_money", "message": "pay"}})
    )
    stream = client.chat.completions.stream(messages=MESSAGES)
    for _ in range(2):
        with pytest.raises(meshapi.PaymentRequiredError, match="pay"):
            both.run(stream.get_final_completion())


@pytest.mark.parametrize(
    ("frames", "says"),
    [
        ((chunk(choices=FAULTS), DONE), "not the expected form: choices."),
        ((DONE,), "nothing to make an answer of (request id"),
        (("{}", DONE), "nothing to make an answer of (request id"),
        (("junk", DONE), "nothing to make an answer of (1 event skipped)"),
        (("junk", "junk", DONE), "nothing to make an answer of (2 events skipped)"),
    ],
)
def test_what_makes_up_no_answer_is_an_error(both: Both, frames: Any, says: str) -> None:
    stream = chat(both, sse(*frames))
    for _ in range(2):
        with pytest.raises(meshapi.ResponseParseError) as caught:
            both.run(stream.get_final_completion())
        assert says in str(caught.value)
        assert (caught.value.status, caught.value.request_id) == (200, "req_1")
        assert caught.value.http.status == 200


def test_chunks_with_nulls_and_gaps_are_delivered(both: Both) -> None:
    odd: List[Any] = [
        {"choices": None, "usage": USAGE},
        {
            "id": None,
            "object": None,
            "created": None,
            "model": None,
            "choices": [{"index": None, "delta": None}],
        },
        {"choices": [{"delta": {"content": "a", "reasoning_content": "hm", "mood": None}}]},
        {"note": "from the provider"},
    ]
    stream = chat(both, sse(*odd, "not JSON", DONE))
    chunks = both.items(stream)

    assert len(chunks) == 4
    assert (chunks[0].choices, chunks[0].usage.total_tokens) == ([], 3)
    assert (chunks[1].id, chunks[1].created, chunks[1].choices[0].index) == ("", 0, 0)
    assert chunks[2].choices[0].delta.reasoning_content == "hm"
    assert chunks[3].note == "from the provider"
    assert stream.skipped_events == 1


def test_a_response_out_of_its_events(both: Both) -> None:
    output = [{"type": "message", "content": [{"type": "output_text", "text": "4"}]}]
    frames = (
        {"type": "response.created", "response": {"id": "r", "object": "response", "status": "in_progress"}},
        {"type": "response.output_text.delta", "delta": "4"},
        {"type": "response.completed", "response": {"id": "r", "status": "completed", "output": output}},
    )
    response = both.run(client_of(both, sse(*frames)).responses.stream(input="2+2").get_final_response())

    assert isinstance(response, meshapi.ResponsesResponse)
    assert (response.id, response.status, response.output_text) == ("r", "completed", "4")

    stream = client_of(both, sse(*frames[:2])).responses.stream(input="2+2")
    with pytest.raises(meshapi.StreamTruncatedError) as caught:
        both.run(stream.get_final_response())
    assert caught.value.partial.output_text == "4"


def test_a_comparison_out_of_its_events(both: Both) -> None:
    body = (
        b'event: model_chunk\ndata: {"model": "m", "delta": "4"}\n\n'
        b'event: model_stream_done\ndata: {"model": "n", "error": "busy"}\n\n'
        b'event: comparison_chunk\ndata: {"delta": "m answered"}\n\n'
    )
    done = b'event: done\ndata: {"comparison_id": "cmp", "total_latency_ms": 6, "partial": true}\n\n'
    asked = {"models": ["m", "n"], "messages": MESSAGES}
    comparison = both.run(client_of(both, body + done).compare.stream(**asked).get_final_comparison())

    assert isinstance(comparison, meshapi.CompareResponse)
    assert [(result.model, result.content, result.error) for result in comparison.results] == [
        ("m", "4", None),
        ("n", None, "busy"),
    ]
    assert (comparison.comparison, comparison.comparison_id, comparison.partial) == (
        "m answered",
        "cmp",
        True,
    )

    with pytest.raises(meshapi.StreamTruncatedError) as caught:
        both.run(client_of(both, body).compare.stream(**asked).get_final_comparison())
    assert caught.value.partial.comparison == "m answered"


def test_a_fault_at_the_side_costs_no_answer(both: Both) -> None:
    stream = chat(both, sse(chunk("Hel", usage={}), chunk("lo", "stop", created=1.5), DONE))
    chunks = [both.next(stream), both.next(stream)]
    completion = both.run(stream.get_final_completion())

    assert [each.choices[0].delta.content for each in chunks] == ["Hel", "lo"]
    assert (text_of(completion), completion.usage) == ("Hello", None)
    assert stream.skipped_events == 0
