"""What a type checker must see in the public surface. Checked by mypy and pyright, never run."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Union

from typing_extensions import assert_type

from meshapi import (
    NULL,
    AsyncMeshAPI,
    AsyncStream,
    ChatCompletionChunk,
    ChatCompletionMessage,
    ChatCompletionParams,
    ChatCompletionResponse,
    ChatMessage,
    HttpInfo,
    InitUploadResponse,
    MeshAPI,
    ModelInfo,
    RagFileStatus,
    RequestOptions,
    ResultList,
    Stream,
    TemplateSummary,
    Timestamp,
)
from meshapi._types import ChatCompletionParams as DocumentedPath

assert_type(DocumentedPath, "type[ChatCompletionParams]")


def chat(client: MeshAPI, params: ChatCompletionParams, flag: bool) -> None:
    completions = client.chat.completions
    assert_type(completions.create(params), ChatCompletionResponse)
    assert_type(completions.create(params, stream=True), Stream[ChatCompletionChunk])
    assert_type(completions.create(params, stream=False), ChatCompletionResponse)
    assert_type(
        completions.create(params, stream=flag), Union[ChatCompletionResponse, Stream[ChatCompletionChunk]]
    )
    assert_type(completions.stream(params), Stream[ChatCompletionChunk])
    reply = completions.create(
        model="openai/gpt-4o-mini", messages=[{"role": "user", "content": "hi"}], temperature=0.5, seed=1
    )
    assert_type(reply.choices[0].message, Optional[ChatCompletionMessage])
    assert_type(reply.http, Optional[HttpInfo])
    for chunk in completions.stream(messages=[{"role": "user", "content": "hi"}]):
        assert_type(chunk, ChatCompletionChunk)
    with completions.stream(params) as stream:
        assert_type(stream.completed, bool)


def a_conversation(client: MeshAPI, history: List[Dict[str, str]], message: ChatCompletionMessage) -> None:
    client.chat.completions.create(messages=history)
    client.chat.completions.create(messages=[ChatMessage(role="user", content="hi"), message])
    client.chat.completions.create(messages=history, options=RequestOptions(timeout=5, max_retries=0))


def refused(client: MeshAPI, params: ChatCompletionParams) -> None:
    client.chat.completions.create()  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    client.chat.completions.create(messages=[], temprature=1)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    client.chat.completions.create(params, temperature=1)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    client.chat.completions.create({"messages": []})  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    ChatMessage(role="wrong", content="hi")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ChatCompletionParams(messages=[], unknown=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def others(client: MeshAPI) -> None:
    assert_type(client.models.list(free=True), ResultList[ModelInfo])
    models: List[ModelInfo] = client.models.paid()
    assert_type(models[0].id, str)
    assert_type(client.templates.update("id", description=NULL), TemplateSummary)
    assert_type(client.templates.delete("id"), None)
    assert_type(client.rag.upload_file(path="a.txt"), InitUploadResponse)
    status = client.rag.wait_until_ready("id")
    assert_type(status, RagFileStatus)
    assert_type(status.created_at, Timestamp)
    text: str = status.created_at
    assert_type(client.with_options(timeout=None), MeshAPI)
    assert_type(client.chat.completions.parse(model_params(), int), int)
    del text


def model_params() -> ChatCompletionParams:
    return ChatCompletionParams(messages=[])


async def awaited(client: AsyncMeshAPI, params: ChatCompletionParams) -> None:
    completions = client.chat.completions
    assert_type(await completions.create(params), ChatCompletionResponse)
    assert_type(await completions.create(params, stream=True), AsyncStream[ChatCompletionChunk])
    assert_type(completions.stream(params), AsyncStream[ChatCompletionChunk])
    async for chunk in completions.stream(messages=[{"role": "user", "content": "hi"}]):
        assert_type(chunk, ChatCompletionChunk)
    async with completions.stream(params) as stream:
        assert_type(stream.completed, bool)
    parsed: Any = await completions.parse(params, {"type": "object"})
    del parsed
