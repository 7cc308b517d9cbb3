"""Batches of the sandbox and their files: both forms, all states, and the files for search beside them."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Dict, List

import httpx
import pytest

import meshapi
from meshapi_generated.models import BatchObject, FileObject, RagFileStatus
from meshapi_sandbox import Sandbox
from meshapi_sandbox.handlers import batches
from tests.both import Both

MODEL = "openai/gpt-4o-mini"
CHAT = "/v1/chat/completions"
WINDOW = "24h"


def item(custom_id: str, said: str = "Say hi", **members: Any) -> Dict[str, Any]:
    body = {"model": MODEL, "messages": [{"role": "user", "content": said}], **members.pop("body", {})}
    return {"custom_id": custom_id, "body": body, **members}


def create(http: httpx.Client, **body: Any) -> Any:
    response = http.post("/v1/batches", json=body)
    return response if response.status_code != 200 else response.json()


def looks(http: httpx.Client, batch: Dict[str, Any]) -> List[Dict[str, Any]]:
    """What three looks see."""
    answers = [http.get(f"/v1/batches/{batch['id']}") for _ in range(3)]
    for answer in answers:
        BatchObject.model_validate_json(answer.content, strict=True)
    return [answer.json() for answer in answers]


def lines(content: bytes) -> List[Dict[str, Any]]:
    return [json.loads(line) for line in content.decode().splitlines()]


def test_inline_requests_from_validation_to_results(both: Both, client: Any) -> None:
    requests = [item("a", "What is 2+2?"), item("b", "Capital of France?")]
    batch = both.run(client.batches.create(requests=requests, metadata={"run": "nightly"}))
    assert (batch.id[:6], batch.status, batch.model, batch.provider) == (
        "batch_",
        "validating",
        MODEL,
        "openai",
    )
    assert (batch.input_file_id, batch.completion_window, batch.endpoint) == (None, WINDOW, CHAT)
    assert (batch.metadata, batch.expires_at - batch.created_at) == ({"run": "nightly"}, 86400)
    seen = [both.run(client.batches.get(batch.id)) for _ in range(3)]
    assert [look.status for look in seen] == ["in_progress", "completed", "completed"]
    assert seen[0].results is None
    done = seen[1]
    assert done.request_counts == {"total": 2, "completed": 2, "failed": 0}
    said = {
        result["custom_id"]: result["response"]["body"]["choices"][0]["message"]["content"]
        for result in done.results
    }
    assert said == {"a": "2+2 = 4", "b": "The capital of France is Paris."}
    assert {result["response"]["status_code"] for result in done.results} == {200}
    assert lines(both.run(client.files.content(done.output_file_id))) == done.results
    assert both.run(client.files.get(done.output_file_id)).purpose == "batch_output"


def test_a_file_of_requests(both: Both, client: Any) -> None:
    file = both.run(client.files.upload(requests=[item("row-1"), item("row-2", "Say näh")]))
    assert (file.id[:5], file.object, file.purpose, file.status) == ("file-", "file", "batch", "processed")
    content = both.run(client.files.content(file.id))
    assert (len(content), [line["custom_id"] for line in lines(content)]) == (file.bytes, ["row-1", "row-2"])
    assert both.run(client.files.get(file.id)) == file
    batch = both.run(client.batches.create(input_file_id=file.id, endpoint=CHAT, completion_window=WINDOW))
    assert batch.input_file_id == file.id
    assert both.run(client.files.delete(file.id)) is None
    with pytest.raises(meshapi.NotFoundError):
        both.run(client.files.content(file.id))
    for _ in range(2):  # the batch has read its file
        batch = both.run(client.batches.get(batch.id))
    assert [result["custom_id"] for result in batch.results] == ["row-1", "row-2"]


def test_one_request_can_fail(http: httpx.Client) -> None:
    requests = [item("good"), item("empty", body={"messages": []}), item("stream", body={"stream": True})]
    done = looks(http, create(http, requests=requests))[1]
    assert done["request_counts"] == {"total": 3, "completed": 1, "failed": 2}
    good, *failed = done["results"]
    assert (good["custom_id"], good["error"]) == ("good", None)
    assert [(line["response"]["status_code"], line["error"]["code"]) for line in failed] == [
        (422, "validation_error")
    ] * 2
    assert lines(http.get(f"/v1/files/{done['error_file_id']}/content").content) == failed


@pytest.mark.parametrize(
    ("url", "body"),
    [
        ("/v1/responses", {"model": MODEL, "input": "What is 2+2?"}),
        ("/v1/embeddings", {"model": "openai/text-embedding-3-small", "input": "x", "dimensions": 3}),
    ],
)
def test_other_operations_in_a_batch(http: httpx.Client, url: str, body: Dict[str, Any]) -> None:
    made = create(http, requests=[{"custom_id": "a", "url": url, "body": body}])
    (result,) = looks(http, made)[1]["results"]
    assert (made["endpoint"], result["error"]) == (url, None)
    assert result["response"]["body"]["usage"]["total_tokens"] > 0


def test_requests_that_go_elsewhere_fail_the_batch(http: httpx.Client) -> None:
    batch = create(http, requests=[item("a"), item("b", url="/v1/embeddings"), item("c", method="GET")])
    failed = looks(http, batch)[0]
    assert (failed["status"], failed["results"]) == ("failed", [])
    assert [(fault["custom_id"], fault["code"]) for fault in failed["errors_detail"]] == [
        ("b", "invalid_url"),
        ("c", "invalid_url"),
    ]
    nowhere = create(http, requests=[item("a", url="/v1/batches")])
    assert looks(http, nowhere)[0]["status"] == "failed"
    for url in ("/v1/none", "/v1/models"):
        refused = create(http, requests=[item("a", url=url)])
        assert (refused.status_code, refused.json()["error"]["details"][0]["loc"][-1]) == (422, "url")


def test_a_batch_is_cancelled(both: Both, client: Any) -> None:
    batch = both.run(client.batches.create(requests=[item("a")]))
    assert both.run(client.batches.cancel(batch.id)).status == "cancelling"
    assert both.run(client.batches.cancel(batch.id)).status == "cancelling"
    cancelled = both.run(client.batches.get(batch.id))
    assert (cancelled.status, cancelled.results, cancelled.output_file_id) == ("cancelled", [], None)
    assert both.run(client.batches.cancel(batch.id)) == cancelled
    with pytest.raises(meshapi.NotFoundError):
        both.run(client.batches.cancel("batch_none"))


def test_a_large_batch_takes_several_looks(http: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "SECONDS_PER_LOOK", 0.0)
    batch = create(http, requests=[item("a"), item("b"), item("c")])
    seen = looks(http, batch)
    assert [look["status"] for look in seen] == ["in_progress"] * 3
    assert [look["request_counts"]["completed"] for look in seen] == [0, 1, 2]
    http.post(f"/v1/batches/{batch['id']}/cancel")
    cancelled = looks(http, batch)[0]
    assert [result["custom_id"] for result in cancelled["results"]] == ["a", "b"]
    output = http.get(f"/v1/files/{cancelled['output_file_id']}/content").content
    assert lines(output) == cancelled["results"]


def test_looks_at_the_same_time_do_the_work_once() -> None:
    with Sandbox() as gateway:
        headers = {"Authorization": f"Bearer {gateway.token}"}
        with httpx.Client(base_url=gateway.url, headers=headers) as http:
            batch = create(http, requests=[item(str(number)) for number in range(20)])
            with ThreadPoolExecutor(8) as pool:
                list(pool.map(lambda _: looks(http, batch), range(8)))
            done = http.get(f"/v1/batches/{batch['id']}").json()
            assert [result["custom_id"] for result in done["results"]] == [
                str(number) for number in range(20)
            ]
            assert http.post("/v1/usage/events", json={}).json()["total"] == 20


def test_a_batch_that_nobody_looked_at_expires(http: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = create(http, requests=[item("a")])
    monkeypatch.setattr(batches, "SECONDS", 0)
    assert looks(http, batch)[0]["status"] == "expired"


def test_batches_are_listed_in_pages_and_limited() -> None:
    with Sandbox() as gateway:
        headers = {"Authorization": f"Bearer {gateway.token}"}
        with httpx.Client(base_url=gateway.url, headers=headers) as http:
            made = [create(http, requests=[item("a")]) for _ in range(10)]
            ids = [batch["id"] for batch in made]
            refused = create(http, requests=[item("a")])
            assert (refused.status_code, refused.json()["error"]["code"]) == (429, "batch_limit_exceeded")
            looks(http, made[0])
            assert create(http, requests=[item("a")])["status"] == "validating"
            page = http.get("/v1/batches", params={"after": ids[9], "limit": 4}).json()
            assert [batch["id"] for batch in page["data"]] == ids[8:4:-1]
            assert (page["object"], page["has_more"], page["last_id"]) == ("list", True, ids[5])
            last = http.get("/v1/batches", params={"after": ids[1]}).json()
            assert ([batch["status"] for batch in last["data"]], last["has_more"]) == (["completed"], False)
            for wrong in ({"after": "none"}, {"limit": 0}, {"limit": 101}):
                assert http.get("/v1/batches", params=wrong).status_code == 422


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 422, "validation_error"),
        ({"requests": []}, 422, "validation_error"),
        ({"requests": [item("a")], "input_file_id": "file-x"}, 422, "validation_error"),
        ({"requests": [item("a")], "endpoint": CHAT}, 422, "validation_error"),
        ({"requests": [item("a")], "completion_window": "1h"}, 422, "validation_error"),
        ({"requests": [item("a"), item("a")]}, 422, "validation_error"),
        ({"requests": [{"custom_id": "a", "body": {}}]}, 422, "validation_error"),
        ({"requests": [item("a"), item("b", body={"model": "openai/gpt-4o"})]}, 400, "mixed_models"),
        ({"requests": [item("a", body={"model": "no/such"})]}, 404, "model_not_found"),
        ({"requests": [item("a", body={"model": "openai/whisper-1"})]}, 501, "not_implemented"),
        ({"input_file_id": "file-x", "endpoint": CHAT}, 422, "validation_error"),
        (
            {"input_file_id": "file-x", "endpoint": CHAT, "completion_window": WINDOW},
            404,
            "resource_not_found",
        ),
    ],
)
def test_what_is_refused(http: httpx.Client, body: Dict[str, Any], status: int, code: str) -> None:
    refused = http.post("/v1/batches", json=body)
    error = refused.json()["error"]
    assert (refused.status_code, error["code"]) == (status, code)
    assert bool(error.get("details")) == (status == 422)


def test_both_kinds_of_files_side_by_side(http: httpx.Client) -> None:
    plain = http.post("/v1/files", json={"file_name": "a.txt", "mime_type": "text/plain"}).json()
    httpx.put(plain["signed_url"], content="Otters swim.", headers={"Content-Type": "text/plain"})
    of_batch = http.post("/v1/files", json={"requests": [item("a")]})
    FileObject.model_validate_json(of_batch.content, strict=True)
    paths = [f"/v1/files/{file_id}" for file_id in (plain["file_id"], of_batch.json()["id"])]
    RagFileStatus.model_validate_json(http.get(paths[0]).content, strict=True)
    assert http.get(paths[1]).json() == of_batch.json()
    assert http.get("/v1/files").json()["total"] == 1  # the list is of the files for search
    assert http.get(f"{paths[0]}/content").status_code == 404
    assert http.get(f"{paths[1]}/content").headers["content-type"].startswith("application/jsonl")
    for path in paths:
        assert http.delete(path).json()["deleted"] is True
        gone = [http.get(path), http.get(f"{path}/content"), http.delete(path)]
        assert [answer.status_code for answer in gone] == [404] * 3
    assert http.post("/v1/files/search", json={"query": "otters"}).json()["results"] == []


@pytest.mark.parametrize(
    "body",
    [{}, {"requests": []}, {"requests": [item("a"), item("a")]}, {"requests": [item("a")], "purpose": "fun"}],
)
def test_what_is_no_file(http: httpx.Client, body: Dict[str, Any]) -> None:
    refused = http.post("/v1/files", json=body)
    assert (refused.status_code, bool(refused.json()["error"]["details"])) == (422, True)


def test_an_output_holds_no_requests(http: httpx.Client) -> None:
    output = looks(http, create(http, requests=[item("a")]))[1]["output_file_id"]
    refused = create(http, input_file_id=output, endpoint=CHAT, completion_window=WINDOW)
    assert refused.json()["error"]["details"][0]["loc"] == ["body", "input_file_id"]
