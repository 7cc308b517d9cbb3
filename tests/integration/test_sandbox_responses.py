"""Responses of the sandbox: whole, as events, from a conversation, in the background."""

from __future__ import annotations

import json
from typing import Any, Dict, List

import httpx
import pytest

import meshapi
from meshapi_generated.models import ResponsesResponse
from meshapi_sandbox import Sandbox
from tests.both import Both

MODEL = "openai/gpt-4o-mini"
WEATHER = {
    "type": "function",
    "name": "get_weather",
    "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
}


def respond(http: httpx.Client, source: Any, **members: Any) -> Dict[str, Any]:
    response = http.post("/v1/responses", json={"model": MODEL, "input": source, **members})
    assert response.status_code == 200, response.text
    ResponsesResponse.model_validate_json(response.content, strict=True)
    answer: Dict[str, Any] = response.json()
    return answer


def text(response: Dict[str, Any]) -> str:
    parts = [part for item in response["output"] if item["type"] == "message" for part in item["content"]]
    return "".join(part["text"] for part in parts)


def refusal(http: httpx.Client, **members: Any) -> Any:
    response = http.post("/v1/responses", json={"input": "Hi", **members})
    return response.status_code, response.json()["error"]["code"]


def test_an_answer_with_its_usage(both: Both, client: Any) -> None:
    made = both.run(client.responses.create(model=MODEL, input="What is 2+2?"))
    assert made.id.startswith("resp_")
    assert (made.object, made.model, made.status) == ("response", MODEL, "completed")
    assert made.output[0]["content"][0]["text"] == "2+2 = 4"
    assert made.usage.total_tokens == made.usage.input_tokens + made.usage.output_tokens
    assert both.run(client.responses.get(made.id)) == made


def test_the_events_of_a_stream(both: Both, client: Any) -> None:
    events = both.items(client.responses.stream(model=MODEL, input="Count to 5."))
    kinds = [event.type for event in events]
    assert kinds[:4] == [
        "response.created",
        "response.in_progress",
        "response.output_item.added",
        "response.content_part.added",
    ]
    assert kinds[-1] == "response.completed"
    said = "".join(event.delta for event in events if event.type == "response.output_text.delta")
    assert said == "1, 2, 3, 4, 5"
    assert [event.sequence_number for event in events] == list(range(len(events)))
    begun, ended = events[0].response, events[-1].response
    assert (begun["status"], begun["output"], begun["id"]) == ("in_progress", [], ended["id"])
    assert text(ended) == said
    assert ended["usage"]["output_tokens"] > 0


def test_the_frames_on_the_wire(http: httpx.Client) -> None:
    body = {"model": "auto", "input": "What is 2+2?", "stream": True}
    response = http.post("/v1/responses", json=body)
    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.headers["x-auto-routed"] == "true"
    assert response.headers["x-resolved-model-id"] == MODEL
    *frames, end, rest = response.text.split("\n\n")
    assert (end, rest) == ("data: [DONE]", "")
    assert all(frame.startswith("data: {") for frame in frames)  # the kind is in the payload, not in a name
    assert json.loads(frames[-1][6:])["response"]["x_auto_routed"] is True


def test_an_answer_that_was_cut(http: httpx.Client) -> None:
    cut = respond(http, "Count to 50.", max_output_tokens=4)
    assert (cut["status"], cut["incomplete_details"]) == ("incomplete", {"reason": "max_output_tokens"})
    assert text(cut) == "1, 2,"


def test_a_conversation_goes_on(http: httpx.Client) -> None:
    first = respond(http, "My favourite animal is the otter.", instructions="Be brief.")
    items = [{"role": "user", "content": [{"type": "input_text", "text": "What is my favourite animal?"}]}]
    second = respond(http, items, previous_response_id=first["id"])
    assert (text(second), second["previous_response_id"]) == (
        "Your favourite animal is the otter.",
        first["id"],
    )
    assert second["usage"]["input_tokens"] > first["usage"]["input_tokens"]
    unkept = respond(http, "Hi", store=False)
    for unknown in ("resp_none", unkept["id"]):
        assert refusal(http, previous_response_id=unknown) == (404, "resource_not_found")
    assert http.get(f"/v1/responses/{unkept['id']}").status_code == 404


def test_functions_are_called_and_their_results_are_told(http: httpx.Client) -> None:
    asked = respond(http, "What is the weather in Oslo?", tools=[WEATHER])
    (call,) = asked["output"]
    assert (call["type"], call["name"], call["arguments"]) == (
        "function_call",
        "get_weather",
        '{"city": "Oslo"}',
    )
    result = {"type": "function_call_output", "call_id": call["call_id"], "output": '{"sky": "grey"}'}
    by_memory = respond(http, [result], previous_response_id=asked["id"])
    by_hand = respond(http, [{"role": "user", "content": "What is the weather in Oslo?"}, call, result])
    assert text(by_memory) == text(by_hand) == "According to get_weather: sky: grey."
    forced = respond(
        http, "Hi Oslo", tools=[WEATHER], tool_choice={"type": "function", "name": "get_weather"}
    )
    assert forced["output"][0]["name"] == "get_weather"


def test_the_events_of_a_call(both: Both, client: Any) -> None:
    events = both.items(client.responses.stream(model=MODEL, input="Weather in Oslo?", tools=[WEATHER]))
    kind = "response.function_call_arguments.delta"
    assert "".join(event.delta for event in events if event.type == kind) == '{"city": "Oslo"}'


def test_thoughts_are_shown_when_asked_for(both: Both, client: Any) -> None:
    arguments = {"model": "openai/o4-mini", "input": "What is 2+2?", "reasoning": {"effort": "low"}}
    events = both.items(client.responses.stream(**arguments))
    thought = "".join(event.delta for event in events if event.type == "response.reasoning_text.delta")
    assert thought == "The question is: What is 2+2?"
    output = both.run(client.responses.create(**arguments)).output
    assert [item["type"] for item in output] == ["reasoning", "message"]


@pytest.mark.parametrize("old", [False, True])
def test_structured_output_in_both_forms(http: httpx.Client, old: bool) -> None:
    schema = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
    named = {"name": "place", "schema": schema}
    wanted = {"response_format": {"type": "json_schema", "json_schema": named}}
    if not old:
        wanted = {"text": {"format": {"type": "json_schema", **named}}}
    assert json.loads(text(respond(http, "The capital of France?", **wanted))).keys() == {"city"}


def test_a_template_fills_in(http: httpx.Client) -> None:
    http.post("/v1/templates", json={"name": "loud", "system": "Answer in {{how}}.", "variables": ["how"]})
    loud = respond(http, "Capital of France?", template="loud", variables={"how": "upper case"})
    assert text(loud) == "THE CAPITAL OF FRANCE IS PARIS."
    assert refusal(http, template="loud") == (422, "validation_error")


def test_a_background_job_from_queue_to_answer(both: Both, client: Any) -> None:
    job = both.run(client.responses.create(model=MODEL, input="What is 3+4?", background=True))
    assert (job.status, job.output, job.usage) == ("queued", [], None)
    looks = [both.run(client.responses.get(job.id)) for _ in range(3)]
    assert [look.status for look in looks] == ["in_progress", "completed", "completed"]
    assert looks[1].output[0]["content"][0]["text"] == "3+4 = 7"
    entry = both.run(client.responses.list(limit=1)).data[0]
    assert (entry.id, entry.status, entry.provider, entry.usage_synced) == (
        job.id,
        "completed",
        "openai",
        True,
    )
    assert entry.completed_at >= entry.created_at


def test_a_job_can_fail(http: httpx.Client) -> None:
    job = respond(
        http, "Hi", background=True, tools=[WEATHER], tool_choice={"type": "function", "name": "none"}
    )
    for _ in range(2):
        state = http.get(f"/v1/responses/{job['id']}").json()
    assert (state["status"], state["error"]["code"], state["output"]) == ("failed", "validation_error", [])


def test_jobs_are_listed_in_pages_and_limited() -> None:
    with Sandbox() as gateway:
        headers = {"Authorization": f"Bearer {gateway.token}"}
        with httpx.Client(base_url=gateway.url, headers=headers) as http:
            respond(http, "Hi")  # no job, so not in the list
            ids: List[str] = [respond(http, "Hi", background=True)["id"] for _ in range(10)]
            assert refusal(http, background=True) == (429, "rate_limit_exceeded")
            first = http.get("/v1/responses", params={"limit": 4}).json()
            assert [entry["id"] for entry in first["data"]] == ids[:5:-1]
            assert (first["has_more"], first["first_id"], first["last_id"]) == (True, ids[9], ids[6])
            rest = http.get("/v1/responses", params={"after": ids[6]}).json()
            assert ([entry["id"] for entry in rest["data"]], rest["has_more"]) == (ids[5::-1], False)
            for wrong in ({"after": "resp_none"}, {"limit": 0}):
                refused = http.get("/v1/responses", params=wrong)
                assert (refused.status_code, refused.json()["error"]["details"][0]["loc"][0]) == (
                    422,
                    "query",
                )


@pytest.mark.parametrize(
    ("members", "status", "code"),
    [
        ({"model": "no/such"}, 404, "model_not_found"),
        ({"model": "openai/whisper-1"}, 400, "model_capability_not_supported"),
        ({"model": "mistralai/mistral-small:free"}, 501, "not_implemented"),
        ({"background": True, "stream": True}, 400, "invalid_request"),
        ({"background": True, "service_tier": "flex"}, 400, "invalid_request"),
        ({"background": True, "model": "deepseek/deepseek-r1:free"}, 400, "model_capability_not_supported"),
        ({"input": []}, 422, "validation_error"),
        ({"input": [7]}, 422, "validation_error"),
        ({"input": [{"role": "user", "content": [{"type": "smell"}]}]}, 422, "validation_error"),
        ({"input": [{"type": "function_call_output", "output": "x"}]}, 422, "validation_error"),
        ({"max_output_tokens": 0}, 422, "validation_error"),
        ({"text": {"format": "json"}}, 422, "validation_error"),
    ],
)
def test_what_is_refused(http: httpx.Client, members: Dict[str, Any], status: int, code: str) -> None:
    assert refusal(http, **members) == (status, code)


def test_an_unknown_response_is_404(both: Both, client: Any) -> None:
    with pytest.raises(meshapi.NotFoundError):
        both.run(client.responses.get("resp_none"))
