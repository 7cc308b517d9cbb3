"""Moderation, router, web search, usage and versions of the sandbox."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, Dict, List

import httpx
import pytest

import meshapi
from meshapi_generated.models import ModerationResponse, RouterSelectResponse, WebSearchResponse
from meshapi_sandbox import Sandbox
from tests.both import Both

MODEL, EMBEDDER = "openai/gpt-4o-mini", "openai/text-embedding-3-small"


def ask(content: str) -> List[Dict[str, str]]:
    return [{"role": "user", "content": content}]


# Moderation.


def test_moderation_flags_by_category(both: Both, client: Any) -> None:
    calm, angry = both.run(client.moderations.create(input=["a calm day", "I will kill you, idiot"])).results
    assert (calm.flagged, any(calm.categories.values())) == (False, False)
    assert angry.flagged
    flagged = [name for name, found in angry.categories.items() if found]
    assert flagged == ["harassment", "violence"]
    assert angry.category_scores["violence"] > 0.5 > angry.category_scores["hate"]


def test_items_are_one_input(http: httpx.Client) -> None:
    items = [
        {"type": "text", "text": "a bomb"},
        {"type": "image_url", "image_url": {"url": "https://x.test/a.png"}},
    ]
    answer = http.post("/v1/moderations", json={"input": items})
    made = ModerationResponse.model_validate_json(answer.content, strict=True)
    assert (made.model, [result.flagged for result in made.results or ()]) == (
        "omni-moderation-latest",
        [True],
    )
    for wrong in ([], [{"type": "text"}], [{"type": "image_url"}], None, 5):
        assert http.post("/v1/moderations", json={"input": wrong}).status_code == 422


# Router.


def selected(http: httpx.Client, question: str, **members: Any) -> RouterSelectResponse:
    response = http.post("/v1/router/select", json={"messages": ask(question), **members})
    assert response.status_code == 200, response.text
    return RouterSelectResponse.model_validate_json(response.content, strict=True)


def test_the_router_looks_at_the_question(http: httpx.Client) -> None:
    assert selected(http, "Hello").model == MODEL
    assert selected(http, "Refactor this Python function").model == "anthropic/claude-sonnet-4.5"
    assert selected(http, "Prove the theorem").model == "openai/o4-mini"
    assert selected(http, "long " * 5000).model == "google/gemini-2.5-pro"
    assert selected(http, "Hello", api_type="embeddings").model == EMBEDDER


def test_the_router_keeps_to_candidates_and_exclusions(both: Both, client: Any, http: httpx.Client) -> None:
    made = both.run(client.router.select(messages=ask("Hello"), exclude_models=[MODEL]))
    assert made.model != MODEL
    assert (made.auto_router.fallback_used, bool(made.auto_router.fallback_reason)) == (True, True)
    only = ["x-ai/grok-4"]
    assert selected(http, "Hello", candidate_models=only).model == only[0]
    assert selected(http, "Hello", candidate_models=only, exclude_models=only).model == only[0]
    for wrong in ({"candidate_models": ["no/such"]}, {"messages": []}, {"api_type": "smells"}):
        refused = http.post("/v1/router/select", json={"messages": ask("Hello"), **wrong})
        assert (refused.status_code, bool(refused.json()["error"]["details"])) == (422, True)


# Web search.


def test_web_search_finds_the_page(both: Both, client: Any) -> None:
    found = both.run(client.web.search(query="How do rainbows form?", include_answer=True, max_results=3))
    best = found.results[0]
    assert best.url == "https://science.example.com/rainbows"
    assert (len(found.results) <= 3, found.provider) == (True, "native")
    assert found.answer == best.content
    assert [hit.score for hit in found.results] == sorted((hit.score for hit in found.results), reverse=True)


def test_web_search_filters_and_depth(http: httpx.Client) -> None:
    def found(**members: Any) -> WebSearchResponse:
        response = http.post("/v1/web/search", json={"query": "python release", **members})
        assert response.status_code == 200, response.text
        return WebSearchResponse.model_validate_json(response.content, strict=True)

    plain = found()
    assert plain.request_id
    assert plain.answer is None
    hosts = {str(hit.url).split("/")[2] for hit in found(include_domains=["code.example.com"]).results or ()}
    assert hosts == {"code.example.com"}
    assert all(
        "code.example.com" not in hit.url for hit in found(exclude_domains=["code.example.com"]).results or ()
    )
    short, deep = (plain.results or [])[0], (found(search_depth="advanced").results or [])[0]
    assert len(deep.content or "") > len(short.content or "")
    (full, *_) = found(provider="tinyfish", include_page_content=True).results or []
    assert (full.page_content, full.page_content_truncated) == (deep.content, False)
    for wrong in ({"query": ""}, {"max_results": 0}, {"max_results": 21}, {"provider": "none"}):
        assert http.post("/v1/web/search", json={"query": "x", **wrong}).status_code == 422
    assert http.post("/v1/web/search", json={"query": "x", "model": "no/such"}).status_code == 404


# Usage.


def test_the_ledger_adds_up() -> None:
    with Sandbox(balance=10) as gateway, meshapi.MeshAPI(base_url=gateway.url, token=gateway.token) as client:
        client.chat.completions.create(model=MODEL, messages=ask("Count to 9"))
        list(client.chat.completions.stream(model=MODEL, messages=ask("Count to 9")))
        client.embeddings.create(model=EMBEDDER, input="otters")
        client.responses.create(model="openai/o4-mini", input="Hi")
        client.images.generate(prompt="x", size="64x64")
        client.audio.synthesize(input="Hello")
        client.web.search(query="tea")
        with pytest.raises(meshapi.NotFoundError):
            client.chat.completions.create(model="no/such", messages=ask("Hi"))
        events, summary = client.usage.events(), client.usage.summary()
        spent = Decimal(10) - Decimal(client.balance.get().balance_usd)
        rates = client.usage.rate_limits()
    costs = [Decimal(str(event.cost_usd)) for event in events.events]
    assert (events.total, summary.total_requests) == (8, 8)
    assert sum(costs) == Decimal(summary.total_cost_usd) == spent > 0
    assert (summary.successful_requests, summary.error_requests) == (7, 1)
    rows = summary.by_model or []
    counted = Counter(event.model for event in events.events)
    assert {row["model"]: row["total_requests"] for row in rows} == counted
    assert sum(row["total_tokens"] for row in rows) == summary.total_tokens
    assert len({event.request_id for event in events.events}) == 8
    assert rates.key is not None
    assert rates.key.rpm is not None
    assert (rates.key.rpm.current, (rates.key.rpm.resets_in_seconds or 0) > 0) == (8, True)


def test_a_form_that_fails_is_in_the_ledger_under_its_model() -> None:
    with Sandbox() as gateway, meshapi.MeshAPI(base_url=gateway.url, token=gateway.token) as client:
        with pytest.raises(meshapi.NotFoundError):
            client.audio.transcribe(b"no sound", model="no/such")
        (event,) = client.usage.events().events
    assert (event.model, event.status) == ("no/such", "error")


def test_usage_is_filtered_and_paged() -> None:
    with Sandbox() as gateway:
        headers = {"Authorization": f"Bearer {gateway.token}"}
        with httpx.Client(base_url=gateway.url, headers=headers) as http:
            for model in (MODEL, MODEL, "no/such"):
                http.post("/v1/chat/completions", json={"model": model, "messages": ask("Hi")})

            def total(**query: Any) -> int:
                return int(http.post("/v1/usage/events", json=query).json()["total"])

            hour = timedelta(hours=1)
            now = datetime.now(timezone.utc)
            assert (total(), total(model=[MODEL]), total(status=["error"])) == (3, 2, 1)
            assert total(model=[MODEL, "no/such"]) == 3
            assert (total(since=(now - hour).isoformat()), total(until=(now - hour).isoformat())) == (3, 0)
            page = http.post("/v1/usage/events", json={"limit": 2, "offset": 2}).json()
            assert ([event["model"] for event in page["events"]], page["total"]) == ([MODEL], 3)
            summary = http.post("/v1/usage", json={"status": ["success"], "limit": 1}).json()
            assert (summary["total_requests"], summary["by_model_total"]) == (2, 1)
            for wrong in ({"limit": 0}, {"limit": 201}, {"since": "yesterday"}, {"offset": -1}):
                refused = http.post("/v1/usage/events", json=wrong)
                assert refused.status_code == 422
                assert refused.json()["error"]["details"][0]["loc"] == ["body", *wrong]


def test_an_empty_account_is_refused_everywhere() -> None:
    bodies: Dict[str, Dict[str, Any]] = {
        "chat/completions": {"messages": ask("Hi")},
        "responses": {"input": "Hi"},
        "chat/compare": {"models": [MODEL], "messages": ask("Hi")},
        "images/generations": {"prompt": "x"},
        "audio/speech": {"input": "x"},
        "video/generations": {"model": "google/veo-3", "content": [{"type": "text", "text": "x"}]},
        "web/search": {"query": "x"},
        "embeddings": {"model": EMBEDDER, "input": "x"},
        "batches": {"requests": [{"custom_id": "a", "body": {"model": MODEL, "messages": ask("Hi")}}]},
    }
    with Sandbox(balance=0) as gateway:
        for path, body in bodies.items():
            headers = {"Authorization": f"Bearer {gateway.token}"}
            refused = httpx.post(f"{gateway.url}/v1/{path}", json=body, headers=headers)
            assert refused.status_code == 402, path


# Versions.


def test_the_versions_of_the_contract(both: Both, client: Any) -> None:
    labels = {version.label: version for version in both.run(client.versions.list())}
    assert [label for label, version in labels.items() if version.baseline] == ["2026-08"]
    assert [label for label, version in labels.items() if version.latest] == [max(labels)]
    assert labels["2026-09"].capabilities == ["video.poll_by_request_id"]
