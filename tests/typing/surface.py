"""What a type checker must see in the public surface. Checked by mypy and pyright, never run."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional, Type, Union

from typing_extensions import assert_type

from meshapi import (
    NULL,
    AsyncChatCompletionStream,
    AsyncCompareStream,
    AsyncMeshAPI,
    AsyncStream,
    Balance,
    BatchObject,
    BatchRequestItem,
    ChatCompletionChunk,
    ChatCompletionMessage,
    ChatCompletionParams,
    ChatCompletionResponse,
    ChatCompletionStream,
    ChatMessage,
    CompareParams,
    CompareResponse,
    CompareStreamEvent,
    CreateBatchParams,
    CreateVideoGenerationResponse,
    EmbeddingsResponse,
    FileObject,
    HttpInfo,
    ImageGenerationChunk,
    ImageGenerationParams,
    ImageGenerationResponse,
    InitUploadRequest,
    InitUploadResponse,
    ListVoicesParams,
    MeshAPI,
    ModelInfo,
    ModelsPage,
    ModerationResponse,
    RagFileStatus,
    RequestOptions,
    ResponsesParams,
    ResponsesResponse,
    ResponsesStream,
    ResultBytes,
    ResultDict,
    ResultList,
    RouterSelectResponse,
    SpeechParams,
    Stream,
    TemplateSummary,
    Timestamp,
    TranscriptionParams,
    TranscriptionResponse,
    UploadFileParams,
    VideoTaskListResponse,
    VideoTaskResponse,
    VoicesResponse,
    WebSearchResponse,
)
from meshapi._types import ChatCompletionParams as DocumentedPath

assert_type(DocumentedPath, "type[ChatCompletionParams]")
assert_type(UploadFileParams, Type[InitUploadRequest])


def chat(client: MeshAPI, params: ChatCompletionParams, flag: bool) -> None:
    completions = client.chat.completions
    assert_type(completions.create(params), ChatCompletionResponse)
    assert_type(completions.create(params, stream=True), ChatCompletionStream)
    assert_type(completions.create(params, stream=False), ChatCompletionResponse)
    assert_type(completions.create(params, stream=flag), Union[ChatCompletionResponse, ChatCompletionStream])
    assert_type(completions.stream(params), ChatCompletionStream)
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


def streams(client: MeshAPI, asked: ResponsesParams, compared: CompareParams, flag: bool) -> None:
    assert_type(client.responses.create(asked), ResponsesResponse)
    assert_type(client.responses.create(input="x", stream=True), ResponsesStream)
    assert_type(client.responses.create(asked, stream=flag), Union[ResponsesResponse, ResponsesStream])
    assert_type(client.responses.stream(input=[{"role": "user"}]), ResponsesStream)
    assert_type(client.compare.create(compared), CompareResponse)
    for event in client.compare.stream(models=["a", "b"], messages=[{"role": "user", "content": "hi"}]):
        assert_type(event, CompareStreamEvent)
    assert_type(client.images.generate(prompt="x", n=2), ImageGenerationResponse)
    assert_type(client.images.stream(ImageGenerationParams(prompt="x")), Stream[ImageGenerationChunk])
    images = client.images.edit(model="m", image="data:,", operation="upscale", upscale_factor="x2")
    assert_type(images.data[0].image_bytes(), bytes)


def sounds(client: MeshAPI, asked: TranscriptionParams) -> None:
    assert_type(client.audio.transcribe(b"ID3", asked, filename="a.mp3"), TranscriptionResponse)
    assert_type(client.audio.transcribe(Path("a.mp3"), model="m", diarize=True), TranscriptionResponse)
    assert_type(client.audio.transcribe(model="m", source_url="https://a.test"), TranscriptionResponse)
    assert_type(client.audio.translate(b"ID3"), TranscriptionResponse)
    assert_type(client.audio.audio_translate([b"I", b"D3"], model="m"), TranscriptionResponse)
    speech = client.audio.synthesize(SpeechParams(input="hi"))
    assert_type(speech, ResultBytes)
    assert_type(speech.http, Optional[HttpInfo])
    recording: bytes = speech
    assert_type(client.audio.synthesize_stream(input="hi", voice="v"), Stream[bytes])
    assert_type(client.audio.get_transcription("t"), ResultDict)
    assert_type(client.audio.list_voices(ListVoicesParams(search="x")), VoicesResponse)
    del recording


def jobs(client: MeshAPI, asked: CreateBatchParams) -> None:
    assert_type(client.batches.create(asked), BatchObject)
    assert_type(client.batches.create(requests=[BatchRequestItem(custom_id="1", body={})]), BatchObject)
    assert_type(client.batches.create(requests=[{"custom_id": "1", "body": {}}]), BatchObject)
    assert_type(client.batches.cancel("b"), BatchObject)
    assert_type(client.files.upload(requests=[{"custom_id": "1", "body": {}}]), FileObject)
    assert_type(client.files.content("f"), ResultBytes)
    assert_type(client.files.delete("f"), None)
    content: List[Dict[str, str]] = [{"type": "text", "text": "x"}]
    assert_type(client.videos.generate(model="m", content=content), CreateVideoGenerationResponse)
    assert_type(client.videos.retrieve("v"), VideoTaskResponse)
    assert_type(client.videos.list(status=["failed"], limit=5), VideoTaskListResponse)


def the_rest(client: MeshAPI) -> None:
    assert_type(client.embeddings.create(input=["x"], model="m"), EmbeddingsResponse)
    assert_type(client.moderations.create(input="x"), ModerationResponse)
    assert_type(client.router.select(messages=[{"role": "user", "content": "hi"}]), RouterSelectResponse)
    assert_type(client.web.search(query="x", max_results=3), WebSearchResponse)
    assert_type(client.models.search(q="x", input_modality=["text", "image"]), ModelsPage)
    assert_type(client.balance.get(), Balance)
    client.web.search()  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    client.audio.transcribe("a.mp3")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    client.images.edit(model="m", image="x", operation="spin")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    client.batches.lst()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]


def model_params() -> ChatCompletionParams:
    return ChatCompletionParams(messages=[])


async def awaited(client: AsyncMeshAPI, params: ChatCompletionParams) -> None:
    completions = client.chat.completions
    assert_type(await completions.create(params), ChatCompletionResponse)
    assert_type(await completions.create(params, stream=True), AsyncChatCompletionStream)
    assert_type(completions.stream(params), AsyncChatCompletionStream)
    async for chunk in completions.stream(messages=[{"role": "user", "content": "hi"}]):
        assert_type(chunk, ChatCompletionChunk)
    async with completions.stream(params) as stream:
        assert_type(stream.completed, bool)
    parsed: Any = await completions.parse(params, {"type": "object"})
    del parsed
    assert_type(await client.responses.create(input="x"), ResponsesResponse)
    assert_type(await client.compare.create(models=["a"], messages=[], stream=True), AsyncCompareStream)
    assert_type(client.images.stream(prompt="x"), AsyncStream[ImageGenerationChunk])
    assert_type(await client.audio.synthesize(input="hi"), ResultBytes)
    assert_type(client.audio.synthesize_stream(input="hi"), AsyncStream[bytes])
    assert_type(await client.audio.transcribe(b"ID3", model="m"), TranscriptionResponse)
    assert_type(await client.files.content("f"), ResultBytes)
    assert_type(await client.batches.create(requests=[]), BatchObject)
    assert_type(await client.web.search(query="x"), WebSearchResponse)
