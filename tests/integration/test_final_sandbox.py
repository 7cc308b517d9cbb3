"""The answer out of a stream of the sandbox is the one that a call without a stream gives."""

from __future__ import annotations

from typing import Any

import pytest

from tests.both import Both

MESSAGES = [{"role": "user", "content": "What is the weather in Paris?"}]
TOWN = {"type": "object", "properties": {"town": {"type": "string"}}}
WEATHER = {"type": "function", "function": {"name": "weather", "parameters": TOWN}}
# What differs from call to call.
VARYING = {
    "call_id",
    "comparison_id",
    "created",
    "created_at",
    "id",
    "latency_ms",
    "request_id",
    "response_body",
    "total_latency_ms",
}


def told(value: Any) -> Any:
    """What the value says, apart from what differs from call to call and from nulls."""
    if isinstance(value, list):
        return [told(item) for item in value]
    if isinstance(value, dict):
        return {key: told(item) for key, item in value.items() if key not in VARYING and item is not None}
    return value


@pytest.mark.parametrize(
    "more", [{}, {"tools": [WEATHER]}, {"max_tokens": 3}], ids=["text", "tool", "length"]
)
def test_a_completion(both: Both, client: Any, more: Any) -> None:
    asked = {"messages": MESSAGES, **more}
    whole = both.run(client.chat.completions.create(**asked))
    streamed = both.run(client.chat.completions.stream(**asked).get_final_completion())

    assert told(streamed.model_dump()) == told(whole.model_dump())


@pytest.mark.parametrize("more", [{}, {"max_output_tokens": 3}], ids=["text", "length"])
def test_a_response(both: Both, client: Any, more: Any) -> None:
    asked = {"input": MESSAGES[0]["content"], **more}
    whole = both.run(client.responses.create(**asked))
    streamed = both.run(client.responses.stream(**asked).get_final_response())

    assert streamed.output_text
    assert told(streamed.model_dump()) == told(whole.model_dump())


@pytest.mark.parametrize("skipped", [True, False])
def test_a_comparison(both: Both, client: Any, skipped: bool) -> None:
    models = ["openai/gpt-4o", "no/such", "openai/gpt-4o-mini"]
    asked = {"models": models, "messages": MESSAGES, "skip_comparison": skipped}
    whole = both.run(client.compare.create(**asked))
    streamed = both.run(client.compare.stream(**asked).get_final_comparison())

    assert streamed.partial
    # The events say why a model ended, the answer has that in `response_body`.
    why = {"results": {"__all__": {"finish_reason"}}}
    assert told(streamed.model_dump(exclude=why)) == told(whole.model_dump())
