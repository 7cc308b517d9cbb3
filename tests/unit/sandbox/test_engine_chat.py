"""The rules of the sandbox's chat model."""

from __future__ import annotations

import json
import time
from typing import Any, Dict, List, Optional

import pytest

from meshapi_sandbox.engine.chat import ChatRequest, complete
from meshapi_sandbox.engine.tools import UnknownTool


def user(text: str, system: Optional[str] = None) -> List[Dict[str, Any]]:
    first = [{"role": "system", "content": system}] if system else []
    return [*first, {"role": "user", "content": text}]


def answer(text: str, system: Optional[str] = None, **options: Any) -> str:
    return complete(ChatRequest(user(text, system), **options)).text


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is 2+2?", "2+2 = 4"),
        ("what is 12.5 times 8?", "12.5 * 8 = 100"),
        ("(1 + 2) * -3", "(1 + 2) * -3 = -9"),
        ("7 divided by 2", "7 / 2 = 3.5"),
        ("1,000 plus 1", "1000 + 1 = 1001"),
        ("2 to the power of 10", "2 ** 10 = 1024"),
        ("Count to 5.", "1, 2, 3, 4, 5"),
        ("Please count down from 3 to 1", "3, 2, 1"),
        ("What is the capital of France?", "The capital of France is Paris."),
        ("Say hi.", "hi"),
        ('Reply with exactly "OK."', "OK."),
        ("Hello!", "Hello! How can I help you today?"),
        ("Bonjour", "Bonjour ! Comment puis-je vous aider aujourd'hui ?"),
    ],
)
def test_it_knows_a_few_things(question: str, expected: str) -> None:
    assert answer(question) == expected


@pytest.mark.parametrize(
    "question", ["1/0", "9**9**9", "Call 555-1234 on 2024-05-06", "(-8)**0.5", "count to 999999999"]
)
def test_what_it_cannot_do_it_tells_back(question: str) -> None:
    assert question in answer(question)


def test_a_haiku_has_three_lines_and_seeds_differ() -> None:
    plain = answer("Write a haiku about Python.")
    assert plain.startswith("Python ")
    assert plain.count("\n") == 2
    assert (
        plain
        == answer("Write a haiku about Python.", seed=3)
        != answer("Write a haiku about Python.", seed=1)
    )


def test_system_prompts_are_kept_to() -> None:
    assert answer("What is the capital of France?", "Answer with one word.") == "Paris"
    assert answer("What is 2+2?", "Reply with a single word only") == "4"
    assert answer("Hello", "Speak German.").startswith("Hallo!")
    assert answer("Say hi", "Use capital letters.") == "HI"
    assert "“Be kind.”" in answer("How do I reset my password?", "Be kind.")


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        (
            "Context:\n- Leave is 20 weeks.\n- Lunch is at noon.\n\nQuestion: How long is leave?",
            "Leave is 20 weeks.",
        ),
        ("<doc>Otters swim. Badgers dig.</doc>\nWhat do badgers do?", "Badgers dig."),
        (
            "Sources: [a.txt] Otters swim. [b.txt] Badgers dig.\nWho won?",
            "The given context does not answer that.",
        ),
    ],
)
def test_it_answers_from_the_passages_it_gets(prompt: str, expected: str) -> None:
    assert answer(prompt).startswith(expected)


def test_it_answers_from_system_prompts_and_earlier_messages() -> None:
    assert (
        answer("When is lunch?", "Use the notes below.\nNotes: Lunch is at noon. Leave is long.")
        == "Lunch is at noon."
    )
    talk = [*user("My name is Ada."), {"role": "assistant", "content": "Hi."}, *user("What is my name?")]
    assert complete(ChatRequest(talk)).text == "Your name is Ada."


def test_summaries_are_taken_from_the_text() -> None:
    text = "Cats sleep. Cats are small animals that hunt mice and sleep all day. It rained."
    assert (
        answer(f"Summarize in one sentence: {text}")
        == "Cats are small animals that hunt mice and sleep all day."
    )
    assert answer(f"Give me a summary in two sentences: {text}").startswith("Cats sleep. Cats are")


def tool(name: str, description: str, **properties: Any) -> Dict[str, Any]:
    schema = {"type": "object", "properties": properties, "required": list(properties)}
    return {"type": "function", "function": {"name": name, "description": description, "parameters": schema}}


TOOLS = [
    tool(
        "get_weather",
        "Current weather of a city",
        city={"type": "string"},
        unit={"enum": ["celsius", "fahrenheit"]},
    ),
    tool(
        "send_mail",
        "Send an e-mail message",
        to={"type": "string", "format": "email"},
        text={"type": "string"},
    ),
    tool("calculator", "Work out an arithmetic expression", expression={"type": "string"}),
    {"type": "function", "function": {"name": "no_parameters"}},
]


@pytest.mark.parametrize(
    ("question", "name", "arguments"),
    [
        ("Weather in New York in Fahrenheit?", "get_weather", {"city": "New York", "unit": "fahrenheit"}),
        ('Mail "See you" to ada@example.com', "send_mail", {"to": "ada@example.com", "text": "See you"}),
        ("Use the calculator for 3 * (4 + 5)", "calculator", {"expression": "3 * (4 + 5)"}),
    ],
)
def test_the_right_tool_gets_the_right_arguments(question: str, name: str, arguments: Dict[str, Any]) -> None:
    [call] = complete(ChatRequest(user(question), tools=TOOLS)).tool_calls
    assert (call.name, json.loads(call.arguments)) == (name, arguments)


def test_tools_are_left_alone_when_they_do_not_fit() -> None:
    assert not complete(ChatRequest(user("Tell me a joke"), tools=TOOLS)).tool_calls
    assert not complete(ChatRequest(user("Weather in Rome?"), tools=TOOLS, tool_choice="none")).tool_calls
    named = {"type": "function", "function": {"name": "no_parameters"}}
    [call] = complete(ChatRequest(user("Hi"), tools=TOOLS, tool_choice=named)).tool_calls
    assert call.arguments == "{}"
    with pytest.raises(UnknownTool):
        complete(ChatRequest(user("Hi"), tools=TOOLS, tool_choice={"function": {"name": "other"}}))


def test_tool_results_are_told() -> None:
    call = {"id": "c1", "type": "function", "function": {"name": "get_weather", "arguments": "{}"}}
    talk = [
        *user("Weather in Rome?"),
        {"role": "assistant", "content": None, "tool_calls": [call]},
        {
            "role": "tool",
            "tool_call_id": "c1",
            "content": '{"max_temp": 31, "sky": ["blue", "hazy"], "rain": null}',
        },
    ]
    told = complete(ChatRequest(talk, tools=TOOLS)).text
    assert told == "According to get_weather: max temp: 31, sky: blue; hazy, rain: null."


def test_json_objects_have_the_keys_that_were_asked_for() -> None:
    wanted = {"type": "json_object"}
    text = answer("What is the capital of Peru? JSON with keys city and country.", response_format=wanted)
    assert json.loads(text) == {"city": "Lima", "country": "Peru"}


def test_usage_counts_prompts_tools_and_pictures() -> None:
    plain = complete(ChatRequest(user("Hi")))
    with_tools = complete(ChatRequest(user("Hi"), tools=TOOLS))
    picture = {"type": "image_url", "image_url": {"url": "data:x"}}
    with_picture = complete(
        ChatRequest([{"role": "user", "content": [{"type": "text", "text": "Hi"}, picture]}])
    )
    assert plain.completion_tokens == len(plain.pieces)
    assert plain.prompt_tokens < 10
    assert with_tools.prompt_tokens > 100
    assert with_picture.prompt_tokens == plain.prompt_tokens + 255


@pytest.mark.parametrize(
    "text",
    [
        " " * 50_000 + "x",
        "\n" * 50_000 + "x",
        "1 " * 30_000,
        "(" * 30_000,
        "1-" * 20_000,
        "- \n" * 20_000,
        "What is the capital of " + "a " * 30_000,
        "Write a haiku about " + "a " * 30_000,
        "Say " + " \n" * 20_000 + "x",
        "Answer with keys " + "a " * 30_000,
        "Summarize: " + "One two. " * 3_000,
        "A-" * 30_000,
        "{{" * 30_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_no_text_keeps_it_busy_for_long(text: str) -> None:
    schema = {"type": "object", "properties": {"name": {"type": "string"}, "city": {"type": "string"}}}
    wanted = {
        "type": "json_schema",
        "json_schema": {"name": "x", "schema": {**schema, "required": ["name", "city"]}},
    }
    started = time.process_time()
    complete(ChatRequest(user(text, text), response_format=wanted))
    complete(ChatRequest(user(text), response_format={"type": "json_object"}))
    assert time.process_time() - started < 5
