"""What existing programs depend on, on the wire: defaults, query, paths, streams of every resource."""

from __future__ import annotations

import inspect
import json
from typing import Any, Dict, List

import httpx
import pytest

import meshapi
from meshapi import MeshAPIError
from meshapi_generated.registry import OPERATIONS
from tests.both import Both
from tests.contract.samples import MESSAGES, sse
from tests.contract.test_published_surface import METHODS, SURFACE, method_of

MODELS = {
    method: name
    for operation in OPERATIONS.values()
    for method in operation.methods
    for name in (*operation.request, operation.query)
    if name
} | {"files.upload": "UploadBatchFileParams", "rag.init_upload": "InitUploadRequest"}
STREAMS: Dict[str, Dict[str, Any]] = {
    "chat.completions": {"messages": MESSAGES},
    "responses": {"input": "x"},
    "compare": {"models": ["a", "b"], "messages": MESSAGES},
    "images": {"prompt": "x"},
}


class Gateway:
    """Refuses every request and keeps it."""

    def __init__(self, both: Both) -> None:
        self.both = both
        self.requests: List[httpx.Request] = []
        self.client = both.mocked(self)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return httpx.Response(418)

    def sent(self, method: str, *args: Any, **keywords: Any) -> httpx.Request:
        def call() -> None:
            result = self.both.run(method_of(self.client, method)(*args, **keywords))
            if hasattr(result, "completed"):
                self.both.next(result)

        with pytest.raises(meshapi.ClientError):
            call()
        return self.requests[-1]


@pytest.fixture
def gateway(both: Both) -> Gateway:
    return Gateway(both)


def params(method: str, **fields: Any) -> Any:
    return getattr(meshapi, MODELS[method])(**fields)


@pytest.mark.parametrize(("method", "given", "more"), SURFACE["sent"])
def test_a_body_is_what_was_given_and_these_defaults_without_nulls(
    gateway: Gateway, method: str, given: Dict[str, Any], more: Dict[str, Any]
) -> None:
    asked = params(method, **given)
    before = asked.model_dump()
    nothing = [name for name, field in type(asked).model_fields.items() if field.default is None]
    padded = params(method, **{**dict.fromkeys(nothing), **given})
    sent = [gateway.sent(method, **given), *(gateway.sent(method, each) for each in (asked, asked, padded))]
    for request in sent:
        assert json.loads(request.content) == {**given, **more}
        assert request.headers["content-type"] == "application/json"
    assert asked.model_dump() == before


def test_none_in_a_nested_type_is_left_out_and_its_unknown_fields_are_sent(gateway: Gateway) -> None:
    override = {"model": "a", "temperature": None, "system_prompt": "Be brief.", "new": {"a": None}}
    request = gateway.sent("compare.create", models=["a"], messages=MESSAGES, model_overrides=[override])
    assert json.loads(request.content)["model_overrides"] == [
        {"model": "a", "system_prompt": "Be brief.", "new": {"a": None}}
    ]


@pytest.mark.parametrize(
    ("method", "given", "query"),
    [
        ("models.list", {"free": True}, "free=true"),
        ("models.list", {"type": "image", "provider": "a b"}, "type=image&provider=a%20b"),
        ("models.list", {}, ""),
        (
            "models.search",
            {"input_modality": ["text", "image"], "free": False, "q": None},
            "free=false&input_modality=text&input_modality=image",
        ),
        ("models.search", {}, ""),
        (
            "audio.list_voices",
            {"voice_ids": ["a", "b"], "include_total_count": True},
            "include_total_count=true&voice_ids=a&voice_ids=b",
        ),
        ("audio.list_voices", {}, ""),
        (
            "videos.list",
            {"status": ["failed", "running"], "limit": 5},
            "status=failed&status=running&limit=5",
        ),
        (
            "videos.list",
            {"created_after": "2026-03-02T12:00:00+01:00"},
            "created_after=2026-03-02T12%3A00%3A00%2B01%3A00",
        ),
        ("batches.list", {"after": "b/1", "limit": 2}, "after=b%2F1&limit=2"),
        ("batches.list", {}, ""),
        ("responses.list", {"after": None, "limit": 2}, "limit=2"),
        ("rag.list", {"limit": 0, "offset": 3}, "limit=0&offset=3"),
        ("templates.list", {}, ""),
    ],
)
def test_a_query_repeats_lists_and_lowers_booleans(
    gateway: Gateway, method: str, given: Dict[str, Any], query: str
) -> None:
    request = gateway.sent(method, **given)
    assert str(request.url).partition("?")[1:] == (("?", query) if query else ("", ""))
    assert request.content == b""
    if method in MODELS:
        assert gateway.sent(method, params(method, **given)).url == request.url


def test_the_pages_of_files_can_be_asked_for_by_position(gateway: Gateway) -> None:
    assert gateway.sent("rag.list", 5, 10).url.query == b"limit=5&offset=10"


BY_ID = sorted(
    name
    for name, method in METHODS.items()
    if any(parameter.endswith("_id") for parameter in inspect.signature(method).parameters)
)


@pytest.mark.parametrize("method", BY_ID)
def test_an_id_is_one_segment_of_the_path(gateway: Gateway, method: str) -> None:
    encoded = b"/a/b%3F%C3%A9%20c" if method == "models.get" else b"/a%2Fb%3F%C3%A9%20c"
    assert encoded in gateway.sent(method, "a/b?é c").url.raw_path
    for refused in ("", ".", "..", *(["a/../b", "/a", "a/"] if method == "models.get" else [])):
        with pytest.raises(ValueError, match="would change the path"):
            gateway.both.run(method_of(gateway.client, method)(refused))


def test_a_cancellation_posts_an_empty_object(gateway: Gateway) -> None:
    request = gateway.sent("batches.cancel", "b1")
    assert (request.method, request.url.path, request.content) == ("POST", "/v1/batches/b1/cancel", b"{}")
    assert request.headers["content-type"] == "application/json"


@pytest.mark.parametrize("resource", STREAMS)
def test_what_asks_for_a_stream_is_the_method_and_not_the_params(gateway: Gateway, resource: str) -> None:
    plain = f"{resource}.{'generate' if resource == 'images' else 'create'}"
    asked = [params(plain, **STREAMS[resource], **flag) for flag in ({}, {"stream": False}, {"stream": True})]
    for each in asked:
        assert json.loads(gateway.sent(f"{resource}.stream", each).content)["stream"] is True
        assert json.loads(gateway.sent(plain, each, stream=True).content)["stream"] is True
    for each in asked[:2]:
        assert json.loads(gateway.sent(plain, each).content).get("stream") in (False, None)
    assert json.loads(gateway.sent(plain, **STREAMS[resource], stream=True).content)["stream"] is True
    before = len(gateway.requests)
    if resource in ("responses", "compare"):
        with pytest.raises(ValueError, match=rf"{resource}\.create\(\) got params with stream=True"):
            gateway.both.run(method_of(gateway.client, plain)(asked[2]))
        assert len(gateway.requests) == before
    else:
        assert json.loads(gateway.sent(plain, asked[2]).content).get("stream") in (False, None)
    assert [each.stream for each in asked[1:]] == [False, True]


def streamed(both: Both, resource: str, *payloads: Any) -> Any:
    headers = {"content-type": "text/event-stream"}
    client = both.mocked(lambda request: httpx.Response(200, content=sse(*payloads), headers=headers))
    return method_of(client, f"{resource}.stream")(**STREAMS[resource])


FLAT = {"type": "error", "code": "rate_limit_exceeded", "message": "slow down"}


@pytest.mark.parametrize(
    ("resource", "payload", "code", "message"),
    [
        ("responses", {"error": {"code": "forbidden", "message": "no"}}, "forbidden", "no"),
        ("responses", FLAT, "rate_limit_exceeded", "slow down"),
        ("responses", {"type": "error"}, "upstream_error", "upstream error"),
        ("images", {"error": {"code": "forbidden", "message": "no"}}, "forbidden", "no"),
        ("images", {"created": 1, "error": {}}, "upstream_error", "upstream error"),
        ("compare", {"error": {}}, "upstream_error", "upstream error"),
    ],
)
def test_a_payload_that_is_an_error_ends_the_stream(
    both: Both, resource: str, payload: Any, code: str, message: str
) -> None:
    first = {"type": "response.created", "created": 1, "id": "x"}
    arrived: List[Any] = []
    with pytest.raises(MeshAPIError) as caught:
        both.items(streamed(both, resource, first, payload, first, "[DONE]"), arrived)
    assert len(arrived) == 1
    assert (caught.value.status, caught.value.error_code, caught.value.message) == (0, code, message)


@pytest.mark.parametrize(
    ("resource", "payload"),
    [
        ("responses", {"type": "response.failed", "response": {"error": {"code": "x"}}}),
        ("responses", {"type": "response.output_text.delta", "delta": "error", "error": None}),
        ("images", {"created": 1, "status": "error", "data": [{"b64_json": "AA=="}]}),
        ("compare", {"model": "a", "error": "overloaded"}),
        ("compare", {"model": "a", "error": {"code": "x"}}),
    ],
)
def test_a_payload_that_only_speaks_of_an_error_is_data(both: Both, resource: str, payload: Any) -> None:
    (event,) = both.items(streamed(both, resource, payload, "[DONE]"))
    assert event.model_dump(exclude_unset=True).items() >= payload.items()


def test_an_event_of_a_response_is_subscripted(both: Both) -> None:
    payload = {"type": "response.completed", "response": {"output": [{"content": [{"text": "hi"}]}]}}
    (event,) = both.items(streamed(both, "responses", payload, "[DONE]"))
    assert event.response["output"][0]["content"][0]["text"] == "hi"
