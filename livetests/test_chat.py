"""Chat completions: plain, many turns, tools, structured output."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from livetests.settings import Settings
from meshapi import (
    AssistantMessage,
    ChatCompletionParams,
    ChatMessage,
    SystemMessage,
    ToolMessage,
    UserMessage,
)
from tests.both import Both

WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "The weather in a city.",
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string"}},
            "required": ["city"],
            "additionalProperties": False,
        },
    },
}


class City(BaseModel):
    name: str
    population: int


def test_an_answer(both: Both, client: Any, settings: Settings) -> None:
    params = ChatCompletionParams(
        model=settings.model,
        messages=[ChatMessage(role="user", content="Say hello in one word.")],
        max_tokens=20,
    )
    reply = both.run(client.chat.completions.create(params))

    assert reply.id
    assert reply.choices[0].message.content
    assert reply.usage.total_tokens == reply.usage.prompt_tokens + reply.usage.completion_tokens
    assert reply.http.request_id


def test_a_conversation_goes_on(both: Both, client: Any, settings: Settings) -> None:
    messages = [
        SystemMessage(content="Answer in a few words."),
        UserMessage(content="What is the capital of France?"),
        AssistantMessage(content="Paris."),
        UserMessage(content="Say the name of that city again."),
    ]
    reply = both.run(client.chat.send(messages, model=settings.model, max_tokens=30))

    assert reply.choices[0].message.content


def test_a_tool_is_called_and_its_result_used(both: Both, client: Any, settings: Settings) -> None:
    question = UserMessage(content="What is the weather in Paris?")
    choice = {"type": "function", "function": {"name": "get_weather"}}
    asked = both.run(
        client.chat.completions.create(
            model=settings.model, messages=[question], tools=[WEATHER], tool_choice=choice
        )
    )
    message = asked.choices[0].message
    call = message.tool_calls[0]
    assert call.function.name == "get_weather"
    assert "city" in json.loads(call.function.arguments)

    answer = ToolMessage(tool_call_id=call.id, content='{"celsius": 21, "sky": "clear"}')
    told = both.run(
        client.chat.completions.create(
            model=settings.model,
            messages=[question, ChatMessage(**message.model_dump()), answer],
            tools=[WEATHER],
        )
    )
    assert told.choices[0].message.content


def test_structured_output(both: Both, client: Any, settings: Settings) -> None:
    params = ChatCompletionParams(
        model=settings.model,
        messages=[ChatMessage(role="user", content="Lisbon has a population of 545000.")],
    )
    city = both.run(client.chat.completions.parse(params, City, max_retries=1))

    assert isinstance(city, City)
    assert city.population > 0
