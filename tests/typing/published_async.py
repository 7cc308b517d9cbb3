"""What published releases offer on the async client, as protocols; `published.py` says what for."""

from __future__ import annotations

from typing import Any, AsyncIterator, Dict, Generator, List, Literal, Optional, Protocol

from attrs import frozen

from meshapi import AsyncMeshAPI, RealtimeMessage
from meshapi import _types as t


class AsyncChatCompletions(Protocol):
    async def create(self, params: t.ChatCompletionParams) -> t.ChatCompletionResponse: ...

    async def parse(
        self, params: t.ChatCompletionParams, response_format: Any, *, max_retries: int = 0
    ) -> Any: ...

    def stream(self, params: t.ChatCompletionParams) -> AsyncIterator[t.ChatCompletionChunk]: ...


class AsyncAudio(Protocol):
    async def audio_translate(
        self, file: bytes, params: t.AudioTranslationsParams, *, filename: str = "audio.mp3"
    ) -> t.TranscriptionResponse: ...

    async def get_transcription(self, transcription_id: str) -> Any: ...

    async def get_voice(self, voice_id: str) -> t.Voice: ...

    async def list_voices(self, params: Optional[t.ListVoicesParams] = None) -> t.VoicesResponse: ...

    async def synthesize(self, params: t.SpeechParams) -> bytes: ...

    async def transcribe(
        self, file: bytes, params: t.TranscriptionParams, *, filename: str = "audio.mp3"
    ) -> t.TranscriptionResponse: ...

    async def translate(
        self,
        file: bytes,
        params: Optional[t.TranscriptionTranslateParams] = None,
        *,
        filename: str = "audio.mp3",
    ) -> t.TranscriptionResponse: ...


class AsyncBatches(Protocol):
    async def cancel(self, batch_id: str) -> t.BatchObject: ...

    async def create(self, params: t.CreateBatchParams) -> t.BatchObject: ...

    async def get(self, batch_id: str) -> t.BatchObject: ...

    async def list(
        self, *, after: Optional[str] = None, limit: Optional[int] = None
    ) -> t.BatchListResponse: ...


class AsyncCompare(Protocol):
    async def create(self, params: t.CompareParams) -> t.CompareResponse: ...

    def stream(self, params: t.CompareParams) -> AsyncIterator[t.CompareStreamEvent]: ...


class AsyncEmbeddings(Protocol):
    async def create(self, params: t.EmbeddingsParams) -> t.EmbeddingsResponse: ...


class AsyncImages(Protocol):
    async def edit(self, params: t.ImageEditParams) -> t.ImageGenerationResponse: ...

    async def generate(self, params: t.ImageGenerationParams) -> t.ImageGenerationResponse: ...

    def stream(self, params: t.ImageGenerationParams) -> AsyncIterator[t.ImageGenerationChunk]: ...


class AsyncModels(Protocol):
    async def free(self) -> List[t.ModelInfo]: ...

    async def get(self, model_id: str) -> t.ModelInfo: ...

    async def list(
        self,
        *,
        free: Optional[bool] = None,
        type: Optional[Literal["text", "embedding", "image", "audio", "video"]] = None,
        provider: Optional[str] = None,
    ) -> List[t.ModelInfo]: ...

    async def paid(self) -> List[t.ModelInfo]: ...

    async def search(self, params: Optional[t.ModelSearchParams] = None) -> t.ModelsPage: ...


class AsyncModerations(Protocol):
    async def create(self, params: t.ModerationParams) -> t.ModerationResponse: ...


class AsyncRag(Protocol):
    async def embed(self, params: t.BulkEmbedRequest) -> t.BulkEmbedResponse: ...

    async def get(self, file_id: str) -> t.RagFileStatus: ...

    async def init_upload(self, params: t.InitUploadRequest) -> t.InitUploadResponse: ...

    async def list(
        self, limit: Optional[int] = None, offset: Optional[int] = None
    ) -> t.RagFileListResponse: ...

    async def search(self, params: t.SearchRequest) -> t.SearchResponse: ...

    async def upload_file(
        self,
        *,
        file_name: str,
        mime_type: str,
        content: bytes,
        embed: Optional[bool] = None,
        metadata: Optional[Dict[str, Any]] = None,
    ) -> t.InitUploadResponse: ...


class AsyncResponses(Protocol):
    async def create(self, params: t.ResponsesParams) -> t.ResponsesResponse: ...

    async def get(self, response_id: str) -> t.ResponsesResponse: ...

    async def list(
        self, *, after: Optional[str] = None, limit: Optional[int] = None
    ) -> t.ResponsesListResponse: ...

    def stream(self, params: t.ResponsesParams) -> AsyncIterator[t.ResponsesStreamEvent]: ...


class AsyncRouter(Protocol):
    async def select(self, params: t.RouterSelectParams) -> t.RouterSelectResponse: ...


class AsyncTemplates(Protocol):
    async def create(self, params: t.CreateTemplateParams) -> t.TemplateSummary: ...

    async def delete(self, template_id: str) -> None: ...

    async def get(self, template_id: str) -> t.TemplateSummary: ...

    async def list(self) -> List[t.TemplateSummary]: ...

    async def update(self, template_id: str, params: t.UpdateTemplateParams) -> t.TemplateSummary: ...


class AsyncVideos(Protocol):
    async def generate(self, params: t.VideoGenerationParams) -> t.CreateVideoGenerationResponse: ...

    async def list(
        self, params: Optional[t.ListVideoGenerationsParams] = None
    ) -> t.VideoTaskListResponse: ...

    async def retrieve(self, task_id: str) -> t.VideoTaskResponse: ...


class AsyncWeb(Protocol):
    async def search(self, params: t.WebSearchParams) -> t.WebSearchResponse: ...


class AsyncFiles(Protocol):
    async def content(self, file_id: str) -> bytes: ...

    async def delete(self, file_id: str) -> None: ...

    async def get(self, file_id: str) -> t.FileObject: ...

    async def upload(self, params: t.UploadBatchFileParams) -> t.FileObject: ...


class AsyncSession(Protocol):
    async def send(self, event: Dict[str, Any]) -> None: ...

    async def send_audio(self, audio: bytes, /) -> None: ...

    async def receive(self) -> RealtimeMessage: ...

    async def close(self) -> None: ...

    def __aiter__(self) -> AsyncIterator[RealtimeMessage]: ...

    async def __aenter__(self) -> AsyncSession: ...


class Opening(Protocol):
    def __await__(self) -> Generator[Any, None, AsyncSession]: ...

    async def __aenter__(self) -> AsyncSession: ...


class AsyncRealtime(Protocol):
    def connect(self, *, model: str) -> Opening: ...


@frozen
class Published:
    """The resources of the async client, by their dotted names with an underscore."""

    audio: AsyncAudio
    batches: AsyncBatches
    chat_completions: AsyncChatCompletions
    compare: AsyncCompare
    embeddings: AsyncEmbeddings
    files: AsyncFiles
    images: AsyncImages
    models: AsyncModels
    moderations: AsyncModerations
    rag: AsyncRag
    realtime: AsyncRealtime
    responses: AsyncResponses
    router: AsyncRouter
    templates: AsyncTemplates
    videos: AsyncVideos
    web: AsyncWeb


def as_published(client: AsyncMeshAPI) -> Published:
    return Published(
        audio=client.audio,
        batches=client.batches,
        chat_completions=client.chat.completions,
        compare=client.compare,
        embeddings=client.embeddings,
        files=client.files,
        images=client.images,
        models=client.models,
        moderations=client.moderations,
        rag=client.rag,
        realtime=client.realtime,
        responses=client.responses,
        router=client.router,
        templates=client.templates,
        videos=client.videos,
        web=client.web,
    )
