"""Comparisons of the sandbox: each model answers, a failing one fails alone, the judge speaks."""

from __future__ import annotations

import json
from typing import Any, Dict, List

import httpx
import pytest

import meshapi
from meshapi_generated.models import CompareResponse
from meshapi_sandbox import Sandbox
from tests.both import Both

BIG, SMALL, NONE = "openai/gpt-4o", "openai/gpt-4o-mini", "no/such"
QUESTION = [{"role": "user", "content": "What is the capital of France?"}]
PARIS = "The capital of France is Paris."


def compare(http: httpx.Client, models: List[str], **members: Any) -> Dict[str, Any]:
    response = http.post("/v1/chat/compare", json={"models": models, "messages": QUESTION, **members})
    assert response.status_code == 200, response.text
    CompareResponse.model_validate_json(response.content, strict=True)
    answer: Dict[str, Any] = response.json()
    return answer


def test_every_model_answers_and_the_judge_compares(both: Both, client: Any) -> None:
    made = both.run(client.compare.create(models=[BIG, SMALL, BIG], messages=QUESTION))
    assert made.comparison_id.startswith("cmp_")
    assert (made.object, made.models) == ("compare.completion", [BIG, SMALL])
    assert [(result.model, result.content) for result in made.results] == [(BIG, PARIS), (SMALL, PARIS)]
    assert "All answers are the same." in made.comparison
    assert (made.comparison_model, made.comparison_fallback_used, made.partial) == (SMALL, False, False)
    assert made.comparison_usage.total_tokens > 0
    assert len({result.request_id for result in made.results}) == 2
    assert made.results[0].response_body["choices"][0]["message"]["content"] == PARIS


def test_a_failing_model_fails_alone(http: httpx.Client) -> None:
    made = compare(http, [BIG, NONE, SMALL])
    failed = made["results"][1]
    assert (failed["content"], failed["error_code"]) == (None, "model_not_found")
    assert NONE in failed["error"]
    assert (made["partial"], made["comparison"] is None) == (True, False)
    lonely = compare(http, [BIG, NONE])
    assert (lonely["partial"], lonely["comparison"], lonely["comparison_model"]) == (True, None, None)


def test_all_failing_is_one_error_with_all_reasons(both: Both, client: Any) -> None:
    with pytest.raises(meshapi.NotFoundError) as caught:
        both.run(client.compare.create(models=[NONE, "none/either"], messages=QUESTION))
    assert caught.value.error_code == "all_models_failed"
    assert f"{NONE}: There is no model '{NONE}'." in str(caught.value)
    assert [entry["model"] for entry in caught.value.details] == [NONE, "none/either"]
    assert {entry["error_code"] for entry in caught.value.details} == {"model_not_found"}


def test_overrides_are_for_one_model(http: httpx.Client) -> None:
    own = {"model": BIG, "system_prompt": "Answer in upper case.", "max_tokens": 3}
    made = compare(http, [BIG, SMALL], model_overrides=[own], skip_comparison=True)
    assert [result["content"] for result in made["results"]] == [
        "THE CAPITAL OF"[: len("THE CAPITAL OF")],
        PARIS,
    ]
    assert made["results"][0]["usage"]["completion_tokens"] == 3
    assert (made["skip_comparison"], made["comparison"]) == (True, None)


def test_the_judge_can_be_chosen(http: httpx.Client) -> None:
    made = compare(
        http, [BIG, SMALL], comparison_model="x-ai/grok-4", comparison_instructions="Mind the tone."
    )
    assert made["comparison_model"] == "x-ai/grok-4"
    assert "Mind the tone." in made["comparison"]
    for unfit in (NONE, "openai/whisper-1"):
        stepped_in = compare(http, [BIG, SMALL], comparison_model=unfit)
        assert (stepped_in["comparison_model"], stepped_in["comparison_fallback_used"]) == (SMALL, True)


def test_the_events_without_a_judge(both: Both, client: Any) -> None:
    asked = {"models": [BIG, NONE, SMALL], "messages": QUESTION, "skip_comparison": True}
    events = both.items(client.compare.stream(**asked))
    said = {BIG: "", SMALL: ""}
    for event in events:
        if event.event == "model_chunk":
            said[event.model] += event.delta
    assert said == {BIG: PARIS, SMALL: PARIS}
    first_two = [event.model for event in events[:2]]
    assert first_two == [BIG, SMALL]  # side by side, not one after the other
    ends = {event.model: event for event in events if event.event == "model_stream_done"}
    assert ends.keys() == {BIG, NONE, SMALL}
    assert (ends[BIG].finish_reason, ends[BIG].error) == ("stop", None)
    assert (ends[NONE].error_code, isinstance(ends[NONE].error, str)) == ("model_not_found", True)
    assert not [event for event in events if event.event == "comparison_chunk"]
    done = events[-1]
    assert (done.event, done.partial, done.skip_comparison) == ("done", True, True)
    assert done.comparison_id.startswith("cmp_")


def test_the_events_with_a_judge(both: Both, client: Any) -> None:
    events = both.items(client.compare.stream(models=[BIG, SMALL], messages=QUESTION))
    chunks = [(event.model, event.delta) for event in events if event.event == "delta"]
    assert chunks == [(BIG, PARIS), (SMALL, PARIS)]  # whole: only the judge writes step by step
    verdict = [event.delta for event in events if event.event == "comparison_chunk"]
    assert len(verdict) > 5
    assert "".join(verdict).endswith("tokens.")
    assert (events[-1].comparison_model, events[-1].comparison_fallback_used) == (SMALL, False)


def test_the_frames_are_named(http: httpx.Client) -> None:
    body = {"models": [BIG], "messages": QUESTION, "stream": True}
    *frames, end, rest = http.post("/v1/chat/compare", json=body).text.split("\n\n")
    assert (end, rest) == ("data: [DONE]", "")
    names = [frame.split("\n")[0] for frame in frames]
    assert names == ["event: delta", "event: model_stream_done", "event: done"]
    assert json.loads(frames[-1].split("\ndata: ")[1])["models"] == [BIG]


def test_templates_are_worked_in_once_for_all(http: httpx.Client) -> None:
    http.post("/v1/templates", json={"name": "shout", "system": "Answer in {{how}}.", "model": "x-ai/grok-4"})
    made = compare(http, [BIG, SMALL], template="shout", variables={"how": "upper case"})
    assert [result["content"] for result in made["results"]] == [PARIS.upper()] * 2
    assert made["models"] == [BIG, SMALL]


@pytest.mark.parametrize(
    ("members", "status", "code"),
    [
        ({"models": []}, 422, "validation_error"),
        ({"models": [SMALL] * 11}, 422, "validation_error"),
        ({"messages": []}, 422, "validation_error"),
        ({"template": "none"}, 404, "not_found"),
        ({"model_overrides": [{"model": SMALL, "temperature": 3}]}, 422, "validation_error"),
    ],
)
def test_what_is_refused(http: httpx.Client, members: Dict[str, Any], status: int, code: str) -> None:
    response = http.post("/v1/chat/compare", json={"models": [SMALL], "messages": QUESTION, **members})
    assert (response.status_code, response.json()["error"]["code"]) == (status, code)


def test_each_model_and_the_judge_are_billed() -> None:
    with Sandbox() as gateway, meshapi.MeshAPI(base_url=gateway.url, token=gateway.token) as client:
        client.compare.create(models=[BIG, NONE, SMALL], messages=QUESTION)
        events = client.usage.events().events
    assert sorted(str(event.model) for event in events) == sorted([BIG, NONE, SMALL, SMALL])
    assert len({event.request_id for event in events}) == 4
