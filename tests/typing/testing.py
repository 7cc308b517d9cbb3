"""What a type checker must see in the test kit. Checked by mypy and pyright, never run."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from typing_extensions import assert_type

from meshapi import (
    AsyncMeshAPI,
    ChatCompletionChunk,
    ChatCompletionResponse,
    EmbeddingsResponse,
    MeshAPI,
    ModelInfo,
)
from meshapi.testing import (
    MockGateway,
    RecordedRequest,
    Reply,
    Route,
    UnexpectedRequest,
    chunks,
    completion,
    disconnect,
    embeddings,
    error,
    sse,
    timeout,
)


def answer(request: RecordedRequest) -> ChatCompletionResponse:
    return completion(request.body["messages"][0]["content"])


def a_users_test(mesh_gateway: MockGateway, models: List[ModelInfo], payload: Dict[str, object]) -> None:
    assert_type(mesh_gateway.client(max_retries=0), MeshAPI)
    assert_type(mesh_gateway.async_client(), AsyncMeshAPI)
    MeshAPI(http_client=mesh_gateway.http_client())
    AsyncMeshAPI(http_client=mesh_gateway.async_http_client())

    route = mesh_gateway.on("chat.completions.create")
    assert_type(route, Route)
    assert_type(route.reply(error(429, "slow", "Slow down.", retry_after=0), disconnect(), timeout()), Route)
    route.reply(completion("Hi", tool_calls=[("f", {"a": 1})]), answer, lambda request: request.body, b"ID3")
    route.reply(payload, models, [{"id": "m"}, ModelInfo(id="m", name="M", is_free=True)])
    route.reply(Reply(payload, status=201, headers={"X-Team": "red"}))
    route.reply("Hi")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    mesh_gateway.on("PUT", "https://files.example/f1").reply()

    assert_type(completion("Hi"), ChatCompletionResponse)
    assert_type(chunks("Hi"), List[ChatCompletionChunk])
    assert_type(embeddings([0.6, 0.8], (1, 0)), EmbeddingsResponse)
    mesh_gateway.on("chat.completions.stream").reply(sse([*chunks("Hi"), error(503), "{", {"a": 1}]))

    request = route.requests[0]
    assert_type(request, RecordedRequest)
    assert_type(request.operation, Optional[str])
    assert_type(request.query, Dict[str, List[str]])
    assert_type(request.body, Any)
    assert_type(mesh_gateway.unexpected, List[UnexpectedRequest])
