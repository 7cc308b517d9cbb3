"""Embeddings, models, templates and balance of the sandbox."""

from __future__ import annotations

import base64
import struct
from typing import Any, Dict, List

import httpx
import pytest

from meshapi_generated.models import Balance, EmbeddingsResponse, ModelInfo, ModelsPage, TemplateSummary

SMALL = "openai/text-embedding-3-small"


def embed(http: httpx.Client, source: Any, **members: Any) -> Dict[str, Any]:
    response = http.post("/v1/embeddings", json={"model": SMALL, "input": source, **members})
    assert response.status_code == 200, response.text
    EmbeddingsResponse.model_validate_json(response.content)
    answer: Dict[str, Any] = response.json()
    return answer


def cosine(left: List[float], right: List[float]) -> float:
    return sum(a * b for a, b in zip(left, right))


def test_near_texts_have_near_vectors(http: httpx.Client) -> None:
    texts = ["red kites over the hill", "a red kite above hills", "invoice for printer paper"]
    answer = embed(http, texts)
    kite, kites, paper = (item["embedding"] for item in answer["data"])
    assert [item["index"] for item in answer["data"]] == [0, 1, 2]
    assert len(kite) == 1536
    assert cosine(kite, kite) == pytest.approx(1, abs=1e-5)
    assert cosine(kite, kites) > 0.6 > 0.2 > cosine(kite, paper)
    assert answer["usage"]["prompt_tokens"] == answer["usage"]["total_tokens"] > 10
    assert embed(http, texts[0])["data"][0]["embedding"] == kite


def test_dimensions_and_base64(http: httpx.Client) -> None:
    plain = embed(http, "hello", dimensions=64)["data"][0]["embedding"]
    coded = embed(http, "hello", dimensions=64, encoding_format="base64")["data"][0]["embedding"]
    assert list(struct.unpack("<64f", base64.b64decode(coded))) == pytest.approx(plain)
    too_many = http.post("/v1/embeddings", json={"model": SMALL, "input": "x", "dimensions": 5000})
    assert (too_many.status_code, too_many.json()["error"]["code"]) == (400, "invalid_request")


def test_every_kind_of_input(http: httpx.Client) -> None:
    assert len(embed(http, [1, 2, 3])["data"]) == 1
    assert embed(http, [[1, 2, 3], [4]])["usage"]["prompt_tokens"] == 4
    parts = [
        {"type": "text", "text": "hello"},
        {"type": "image_url", "image_url": {"url": "https://x.test/a.png"}},
    ]
    text, picture = (item["embedding"] for item in embed(http, parts)["data"])
    assert text == embed(http, "hello")["data"][0]["embedding"]
    assert picture != text
    assert len(embed(http, "")["data"]) == 1
    for wrong in ([], [{"type": "image_url"}], {}):
        assert http.post("/v1/embeddings", json={"model": SMALL, "input": wrong}).status_code == 422


def test_embedding_models_are_chosen_and_refused(http: httpx.Client) -> None:
    assert embed(http, "x", model="auto")["x_resolved_model_id"] == SMALL
    assert len(embed(http, "x", model="openai/text-embedding-3-large")["data"][0]["embedding"]) == 3072
    for model, status in (("no/such", 404), ("openai/gpt-4o", 400), (None, 422)):
        assert http.post("/v1/embeddings", json={"input": "x", "model": model}).status_code == status


def test_the_catalogue(http: httpx.Client) -> None:
    every = http.get("/v1/models").json()
    assert isinstance(every, list)
    for model in every:
        ModelInfo.model_validate(model)
    assert len(every) > 20
    free, paid = http.get("/v1/models/free").json(), http.get("/v1/models/paid").json()
    assert free == http.get("/v1/models", params={"free": "true"}).json()
    assert len(free) + len(paid) == len(every)
    assert all(model["is_free"] and model["pricing"]["prompt_usd_per_1m"] == "0.00000000" for model in free)
    assert paid[0]["pricing"]["prompt_usd_per_1k"] == "0.00015000"
    kinds = {
        kind: http.get("/v1/models", params={"type": kind}).json()
        for kind in ("embedding", "image", "audio", "video")
    }
    assert all(found and {m["model_type"] for m in found} == {kind} for kind, found in kinds.items())
    assert {m["provider"] for m in http.get("/v1/models", params={"provider": "vertex"}).json()} == {"vertex"}


def test_one_model(http: httpx.Client) -> None:
    assert http.get("/v1/models/anthropic/claude-sonnet-4.5").json()["brand"] == "Anthropic"
    assert http.get("/v1/models/deepseek%2Fdeepseek-r1%3Afree").json()["is_free"] is True
    missing = http.get("/v1/models/none/such")
    assert missing.status_code == 404
    assert missing.json().keys() == {"detail"}


def search(http: httpx.Client, **query: Any) -> Dict[str, Any]:
    response = http.get("/v1/models/search", params=query)
    ModelsPage.model_validate_json(response.content)
    page: Dict[str, Any] = response.json()
    return page


def test_search_filters_sorts_and_pages(http: httpx.Client) -> None:
    assert search(http, q="mini", limit=1)["items"][0]["id"] == "openai/gpt-4o-mini"
    assert search(http, q="cluade sonet")["items"][0]["id"] == "anthropic/claude-sonnet-4.5"
    assert search(http, q="xyzzy") == {"items": [], "total": 0, "limit": 50, "offset": 0, "brands": []}
    brands = search(http, brand=["openai", "Google"])["brands"]
    assert brands == ["Google", "OpenAI"]
    assert {m["id"] for m in search(http, discounted="true")["items"]} == {
        "openai/gpt-5-nano",
        "deepseek/deepseek-chat",
    }
    assert all("audio" in m["input_modalities"] for m in search(http, input_modality="audio")["items"])
    assert all(m["supports_embeddings"] for m in search(http, output_modality="embedding")["items"])
    assert all(m["supports_realtime"] for m in search(http, output_modality="realtime")["items"])
    assert all(m["is_free"] for m in search(http, free="true")["items"])
    everything = search(http, sort="context_length", order="desc", limit=200)["items"]
    lengths = [m["context_length"] or 0 for m in everything]
    assert lengths == sorted(lengths, reverse=True)
    second = search(http, sort="id", limit=2, offset=2)
    assert [m["id"] for m in second["items"]] == sorted(m["id"] for m in everything)[2:4]
    assert (second["limit"], second["offset"], second["total"]) == (2, 2, len(everything))
    assert http.get("/v1/models/search", params={"sort": "price"}).status_code == 422


def test_a_template_from_birth_to_death(http: httpx.Client) -> None:
    created = http.post(
        "/v1/templates", json={"name": "haiku", "system": "About {{topic}}", "variables": ["topic"]}
    )
    assert created.status_code == 201
    template = TemplateSummary.model_validate_json(created.content)
    assert (template.is_global, template.messages, bool(template.owner)) == (False, None, True)
    path = f"/v1/templates/{template.id}"
    assert http.get(path).json() == created.json()
    assert created.json() in http.get("/v1/templates").json()
    changed = http.patch(path, json={"model": "openai/gpt-4o", "system": None}).json()
    assert (changed["model"], changed["system"], changed["variables"]) == ("openai/gpt-4o", None, ["topic"])
    assert changed["updated_at"] > changed["created_at"]
    taken = http.post("/v1/templates", json={"name": "haiku"})
    assert (taken.status_code, taken.json()["error"]["code"]) == (409, "conflict")
    other = http.post("/v1/templates", json={"name": "other", "team_id": "t1"}).json()
    assert http.patch(f"/v1/templates/{other['id']}", json={"name": "haiku"}).status_code == 409
    assert http.get("/v1/templates", params={"team_id": "t1"}).json() == [other]
    deleted = http.delete(path)
    assert (deleted.status_code, deleted.content) == (204, b"")
    for gone in (
        http.get(path),
        http.patch(path, json={}),
        http.delete(path),
        http.get("/v1/templates/not-a-uuid"),
    ):
        assert (gone.status_code, gone.json()["error"]["code"]) == (404, "not_found")


def test_the_balance_is_decimal_strings(http: httpx.Client) -> None:
    balance = Balance.model_validate_json(http.get("/v1/balance").content, strict=True)
    assert balance.balance_usd == balance.available_usd
    assert balance.reserved_breakdown == {}
