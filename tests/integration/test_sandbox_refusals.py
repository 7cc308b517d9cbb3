"""What every operation of the sandbox refuses in the same way, read off the registry."""

from __future__ import annotations

import re
from typing import Any, Dict

import httpx
import pytest

from meshapi_generated.models import ApiErrorEnvelope
from meshapi_generated.registry import OPERATIONS
from meshapi_generated.runtime.requests import Operation
from meshapi_sandbox import Sandbox

EVERY = list(OPERATIONS.values())
BODIES = [operation for operation in EVERY if operation.request and not operation.file]
FORMS = [operation for operation in EVERY if operation.file]
# Their path ends in an id, or in one and a word.
BY_ID = [operation for operation in EVERY if "{" in operation.path]


def name(operation: Operation) -> str:
    return operation.id


def path(operation: Operation) -> str:
    """The path with ids that nothing has."""
    return re.sub(r"\{\w+\}", "unknown", operation.path)


def error(response: httpx.Response) -> Dict[str, Any]:
    """The error of an answer, which must be in the envelope and under the id of the exchange."""
    envelope = ApiErrorEnvelope.model_validate_json(response.content, strict=True)
    assert envelope.request_id == response.headers["x-request-id"]
    found: Dict[str, Any] = response.json()["error"]
    return found


@pytest.mark.parametrize("operation", EVERY, ids=name)
def test_without_a_key_it_is_401(gateway: Sandbox, operation: Operation) -> None:
    response = httpx.request(operation.method, gateway.url + path(operation))
    assert (response.status_code, error(response)["code"]) == (401, "unauthorized")


@pytest.mark.parametrize("operation", BODIES, ids=name)
def test_a_faulty_body_is_422_with_details(http: httpx.Client, operation: Operation) -> None:
    responses = [
        http.request(operation.method, path(operation), json=body)
        for body in ({"model": 1, "name": 1, "messages": 1, "input": {}, "requests": 1}, [])
    ]
    for response in responses:
        details = error(response)["details"]
        assert (response.status_code, error(response)["code"]) == (422, "validation_error")
        assert all(fault["loc"][0] == "body" and fault["msg"] and fault["type"] for fault in details)


@pytest.mark.parametrize(
    ("path", "body", "beginning"),
    [
        ("/v1/usage/events", {"limit": 0}, "limit: Input should be "),
        ("/v1/images/generations", {"prompt": "x", "size": "huge"}, "size: "),
        (
            "/v1/batches",
            {"requests": [{"custom_id": "a", "body": {}}]},
            "requests.0.body.model: Field required",
        ),
        ("/v1/chat/completions", [], "Input should be a JSON object"),
    ],
)
def test_the_message_names_the_member_at_fault(
    http: httpx.Client, path: str, body: Any, beginning: str
) -> None:
    assert error(http.post(path, json=body))["message"].startswith(beginning)


@pytest.mark.parametrize("operation", BODIES, ids=name)
def test_a_body_that_is_no_json_is_400(http: httpx.Client, operation: Operation) -> None:
    response = http.request(operation.method, path(operation), content=b'{"torn')
    assert (response.status_code, error(response)["code"]) == (400, "invalid_request")


@pytest.mark.parametrize("operation", FORMS, ids=name)
def test_a_faulty_form_is_422_or_400(http: httpx.Client, operation: Operation) -> None:
    assert error(http.post(path(operation), data={"x": "y"}))["details"]
    torn = {"Content-Type": "multipart/form-data; boundary=b"}
    response = http.post(path(operation), content=b"--b\r\nno header\r\n\r\n", headers=torn)
    assert (response.status_code, error(response)["code"]) == (400, "invalid_request")


@pytest.mark.parametrize("operation", BY_ID, ids=name)
def test_an_unknown_id_is_404(http: httpx.Client, operation: Operation) -> None:
    response = http.request(operation.method, path(operation), json={} if operation.request else None)
    assert response.status_code == 404
    if operation.id != "get_model":  # has a shape of its own
        assert error(response)["code"] in ("not_found", "resource_not_found")


@pytest.mark.parametrize("operation", BY_ID, ids=name)
def test_what_others_have_is_unknown(operation: Operation) -> None:
    """Ids that exist, asked for with another key."""
    made = {
        "response_id": ("/v1/responses", {"input": "Hi"}),
        "batch_id": ("/v1/batches", {"requests": [_item()]}),
        "file_id": ("/v1/files", {"requests": [_item()]}),
        "task_id": ("/v1/video/generations", _video()),
        "template_id": ("/v1/templates", {"name": "mine"}),
    }
    (parameter,) = re.findall(r"\{(\w+)\}", operation.path)
    if parameter not in made:
        return  # the same for everybody
    with Sandbox(token=["rsk_one", "rsk_two"]) as gateway, httpx.Client(base_url=gateway.url) as http:
        one, two = ({"Authorization": f"Bearer {token}"} for token in ("rsk_one", "rsk_two"))
        where, body = made[parameter]
        own = http.post(where, json=body, headers=one).json()["id"]
        target = operation.path.replace(f"{{{parameter}}}", own)
        sent = {} if operation.request else None
        assert http.request(operation.method, target, json=sent, headers=two).status_code == 404
        assert http.request(operation.method, target, json=sent, headers=one).is_success


def _item() -> Dict[str, Any]:
    body = {"model": "openai/gpt-4o-mini", "messages": [{"role": "user", "content": "Hi"}]}
    return {"custom_id": "a", "body": body}


def _video() -> Dict[str, Any]:
    return {"model": "google/veo-3", "content": [{"type": "text", "text": "x"}]}
