"""Chat completions of the sandbox: answers, templates, tools, structured output, routing, money, streams."""

from __future__ import annotations

import json
import time
from decimal import Decimal
from typing import Any, Dict, List

import httpx
import pytest

from meshapi_generated.models import ChatCompletionChunk, ChatCompletionResponse
from meshapi_sandbox import Sandbox

MODEL = "openai/gpt-4o-mini"
WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "Get current weather for a city",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}


def user(text: str) -> List[Dict[str, Any]]:
    return [{"role": "user", "content": text}]


def post(http: httpx.Client, messages: List[Dict[str, Any]], **members: Any) -> httpx.Response:
    return http.post("/v1/chat/completions", json={"model": MODEL, "messages": messages, **members})


def ask(http: httpx.Client, text: str, **members: Any) -> Dict[str, Any]:
    response = post(http, user(text), **members)
    assert response.status_code == 200, response.text
    answer: Dict[str, Any] = response.json()
    return answer


def said(answer: Dict[str, Any]) -> str:
    return str(answer["choices"][0]["message"]["content"])


def stream(http: httpx.Client, text: str, **members: Any) -> List[Dict[str, Any]]:
    with http.stream(
        "POST",
        "/v1/chat/completions",
        json={"model": MODEL, "messages": user(text), "stream": True, **members},
    ) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        frames = response.read().decode().split("\n\n")
    assert frames[-2:] == ["data: [DONE]", ""]
    return [json.loads(frame[len("data: ") :]) for frame in frames[:-2]]


def test_a_whole_answer_is_what_the_contract_says(http: httpx.Client) -> None:
    response = post(http, user("What is 2+2?"))
    answer = ChatCompletionResponse.model_validate_json(response.content, strict=True)
    assert answer.model == MODEL
    assert answer.usage is not None
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens
    assert answer.choices[0].finish_reason == "stop"
    assert said(response.json()) == "2+2 = 4"
    assert said(ask(http, "What is 2+2?")) == "2+2 = 4"


def test_a_stream_is_one_token_a_frame_then_usage_then_done(http: httpx.Client) -> None:
    chunks = stream(http, "Count to 5.")
    for chunk in chunks:
        ChatCompletionChunk.model_validate_json(json.dumps(chunk), strict=True)
    *tokens, last = chunks
    assert tokens[0]["choices"][0]["delta"] == {"role": "assistant", "content": "1"}
    assert "".join(chunk["choices"][0]["delta"]["content"] for chunk in tokens) == "1, 2, 3, 4, 5"
    assert [chunk["choices"][0]["finish_reason"] for chunk in tokens] == [None] * (len(tokens) - 1) + ["stop"]
    assert last["choices"] == []
    assert last["usage"]["completion_tokens"] == len(tokens)
    assert Decimal(last["cost"]) > 0
    assert len({chunk["id"] for chunk in chunks}) == 1


def test_max_tokens_cuts_between_tokens(http: httpx.Client) -> None:
    answer = ask(http, "Count to 5.", max_tokens=4)
    assert (said(answer), answer["choices"][0]["finish_reason"]) == ("1, 2,", "length")
    assert answer["usage"]["completion_tokens"] == 4


@pytest.mark.parametrize("stop", ["4", ["9", "4"]])
def test_stop_ends_before_the_sequence(http: httpx.Client, stop: Any) -> None:
    answer = ask(http, "Count to 5.", stop=stop)
    assert (said(answer), answer["choices"][0]["finish_reason"]) == ("1, 2, 3, ", "stop")


def test_a_stream_cut_to_nothing_still_ends_in_order(http: httpx.Client) -> None:
    chunks = stream(http, "Count to 5.", stop="1")
    assert chunks[0]["choices"][0] == {
        "index": 0,
        "delta": {"role": "assistant", "content": ""},
        "finish_reason": "stop",
    }


def test_pictures_count_and_are_acknowledged(http: httpx.Client) -> None:
    picture = {"type": "image_url", "image_url": {"url": "https://img.example.test/a.png", "detail": "low"}}
    parts = [{"type": "text", "text": "Main colour?"}, picture, picture]
    answer = post(http, [{"role": "user", "content": parts}]).json()
    assert "2 images" in said(answer)
    assert answer["usage"]["prompt_tokens"] > 170


def test_retrieved_passages_are_answered_from(http: httpx.Client) -> None:
    context = "Context:\n[1] Parental leave is twenty weeks.\n[2] Expenses are paid monthly.\n\n"
    assert (
        said(ask(http, context + "Question: How long is parental leave?"))
        == "Parental leave is twenty weeks."
    )
    assert "does not answer" in said(ask(http, context + "Question: Who won the cup?"))


def test_a_tool_is_called_and_its_result_is_told(http: httpx.Client) -> None:
    first = ask(http, "What is the weather in Paris?", tools=[WEATHER])
    message = first["choices"][0]["message"]
    assert first["choices"][0]["finish_reason"] == "tool_calls"
    assert message["content"] is None
    [call] = message["tool_calls"]
    assert json.loads(call["function"]["arguments"]) == {"city": "Paris"}
    result = {"role": "tool", "tool_call_id": call["id"], "content": '{"sky": "clear"}'}
    second = post(http, [*user("What is the weather in Paris?"), message, result], tools=[WEATHER]).json()
    assert said(second) == "According to get_weather: sky: clear."


def test_tool_choice_decides(http: httpx.Client) -> None:
    named = {"type": "function", "function": {"name": "get_weather"}}
    for choice, called in (("auto", False), ("none", False), ("required", True), (named, True)):
        answer = ask(http, "Tell me a joke", tools=[WEATHER], tool_choice=choice)
        assert bool(answer["choices"][0]["message"].get("tool_calls")) is called
    other = {"type": "function", "function": {"name": "get_time"}}
    assert post(http, user("Hi"), tools=[WEATHER], tool_choice=other).status_code == 422


def test_a_tool_call_streams_in_fragments(http: httpx.Client) -> None:
    chunks = stream(http, "What is the weather in Paris?", tools=[WEATHER])
    deltas = [chunk["choices"][0]["delta"] for chunk in chunks[:-1]]
    calls = [delta["tool_calls"][0] for delta in deltas]
    assert deltas[0]["role"] == "assistant"
    assert calls[0]["id"].startswith("call_")
    assert json.loads("".join(call["function"]["arguments"] for call in calls)) == {"city": "Paris"}
    assert chunks[-2]["choices"][0]["finish_reason"] == "tool_calls"


def test_structured_output_fits_its_schema(http: httpx.Client) -> None:
    schema = {
        "type": "object",
        "properties": {"city": {"type": "string"}, "country": {"type": "string"}},
        "required": ["city", "country"],
        "additionalProperties": False,
    }
    wanted = {"type": "json_schema", "json_schema": {"name": "capital", "schema": schema}}
    answer = ask(http, "What is the capital of France?", response_format=wanted)
    assert json.loads(said(answer)) == {"city": "Paris", "country": "France"}
    plain = ask(http, "What is 2+2?", response_format={"type": "json_object"})
    assert json.loads(said(plain)) == {"answer": "2+2 = 4"}


@pytest.mark.parametrize(
    "response_format",
    [
        {"type": "xml"},
        {"type": "json_schema"},
        {"type": "json_schema", "json_schema": {"name": "x", "schema": {"type": "nonsense"}}},
        {"type": "json_schema", "json_schema": {"name": "x", "schema": False}},
    ],
)
def test_a_malformed_response_format_is_422(http: httpx.Client, response_format: Dict[str, Any]) -> None:
    response = post(http, user("Hi"), response_format=response_format)
    assert response.status_code == 422
    assert response.json()["error"]["details"][0]["loc"][:2] == ["body", "response_format"]


def test_templates_are_worked_in(http: httpx.Client) -> None:
    template = {
        "name": "support",
        "system": "You work for {{company}}, {{ company }}.",
        "messages": [{"role": "user", "content": "About {{topic}}"}],
        "model": "openai/gpt-4o",
        "params": {"max_tokens": 3, "temperature": 0.1},
    }
    created = http.post("/v1/templates", json=template).json()
    variables = {"company": "Acme", "topic": "keys", "unused": "x"}
    body = {"messages": user("How do I reset my password?"), "template": "support", "variables": variables}
    answer = http.post("/v1/chat/completions", json=body).json()
    assert (answer["model"], answer["usage"]["completion_tokens"]) == ("openai/gpt-4o", 3)
    body.update(template=created["id"], model=MODEL, max_tokens=100)
    answer = http.post("/v1/chat/completions", json=body).json()
    assert answer["model"] == MODEL
    assert "You work for Acme, Acme." in said(answer)
    missing = http.post("/v1/chat/completions", json={**body, "variables": {"topic": "x"}})
    assert missing.json()["error"]["details"][0]["loc"] == ["body", "variables", "company"]
    assert http.post("/v1/chat/completions", json={**body, "template": "none"}).status_code == 404


def test_models_are_chosen_and_refused(http: httpx.Client) -> None:
    unknown = post(http, user("Hi"), model="no/such")
    assert (unknown.status_code, unknown.json()["error"]["code"]) == (404, "model_not_found")
    wrong = post(http, user("Hi"), model="openai/text-embedding-3-small")
    assert wrong.json()["error"]["code"] == "model_capability_not_supported"
    fallback = post(http, user("Hi"), model="no/such", models=["none/here", "openai/gpt-4o"])
    assert fallback.json()["model"] == "openai/gpt-4o"
    assert fallback.headers["x-mesh-routing-fallback"] == "true"
    auto = post(http, user("Hi"), model="auto", weight_profile="quality_first").json()
    assert auto["x_auto_routed"] is True
    assert auto["x_resolved_model_id"] == auto["model"] == "anthropic/claude-sonnet-4.5"
    default = http.post("/v1/chat/completions", json={"messages": user("Hi")}).json()
    assert default["model"] == MODEL


def test_messages_may_not_be_empty(http: httpx.Client) -> None:
    assert post(http, []).status_code == 422


def test_use_is_paid_until_the_account_is_empty() -> None:
    with Sandbox(balance="0.00001") as gateway:
        headers = {"Authorization": f"Bearer {gateway.token}"}
        with httpx.Client(base_url=gateway.url, headers=headers) as http:
            before = Decimal(http.get("/v1/balance").json()["balance_usd"])
            cost = Decimal(ask(http, "Count to 5.")["cost"])
            assert Decimal(http.get("/v1/balance").json()["balance_usd"]) == before - cost
            stream(http, "Count to 100.")
            assert Decimal(http.get("/v1/balance").json()["available_usd"]) == 0
            broke = post(http, user("Hi"))
            assert (broke.status_code, broke.json()["error"]["code"]) == (402, "spend_limit_exceeded")
            free = post(http, user("Hi"), model="mistralai/mistral-small:free")
            assert (free.status_code, free.json()["cost"]) == (200, "0")


def test_a_client_that_leaves_stops_the_stream_and_pays_for_what_it_got() -> None:
    with Sandbox(token_delay=0.01) as gateway:
        headers = {"Authorization": f"Bearer {gateway.token}"}
        with httpx.Client(base_url=gateway.url, headers=headers) as http:
            body = {"model": MODEL, "messages": user("Count to 5000."), "stream": True}
            with http.stream("POST", "/v1/chat/completions", json=body) as response:
                next(response.iter_lines())
            for _ in range(100):
                time.sleep(0.05)
                if (left := Decimal(http.get("/v1/balance").json()["balance_usd"])) < 100:
                    break
            assert Decimal("99.99") < left < 100
