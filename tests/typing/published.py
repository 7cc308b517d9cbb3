"""What published releases offer, as protocols: the interface that the client must keep to be drop-in.

Parameters and results are those of the published documents. Type checkers hold the client against them here;
`tests/contract/test_published_surface.py` compares names, kinds and defaults at run time.
"""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Literal, Optional, Protocol

from attrs import frozen

from meshapi import MeshAPI, RealtimeMessage
from meshapi import _types as t


class ChatCompletions(Protocol):
    def create(self, params: t.ChatCompletionParams) -> t.ChatCompletionResponse: ...

    def parse(self, params: t.ChatCompletionParams, response_format: Any, *, max_retries: int = 0) -> Any: ...

    def stream(self, params: t.ChatCompletionParams) -> Iterator[t.ChatCompletionChunk]: ...


class Audio(Protocol):
    def audio_translate(
        self, file: bytes, params: t.AudioTranslationsParams, *, filename: str = "audio.mp3"
    ) -> t.TranscriptionResponse: ...

    def get_transcription(self, transcription_id: str) -> Any: ...

    def get_voice(self, voice_id: str) -> t.Voice: ...

    def list_voices(self, params: Optional[t.ListVoicesParams] = None) -> t.VoicesResponse: ...

    def synthesize(self, params: t.SpeechParams) -> bytes: ...

    def transcribe(
        self, file: bytes, params: t.TranscriptionParams, *, filename: str = "audio.mp3"
    ) -> t.TranscriptionResponse: ...

    def translate(
        self,
        file: bytes,
        params: Optional[t.TranscriptionTranslateParams] = None,
        *,
        filename: str = "audio.mp3",
    ) -> t.TranscriptionResponse: ...


class Batches(Protocol):
    def cancel(self, batch_id: str) -> t.BatchObject: ...

    def create(self, params: t.CreateBatchParams) -> t.BatchObject: ...

    def get(self, batch_id: str) -> t.BatchObject: ...

    def list(self, *, after: Optional[str] = None, limit: Optional[int] = None) -> t.BatchListResponse: ...


class Compare(Protocol):
    def create(self, params: t.CompareParams) -> t.CompareResponse: ...

    def stream(self, params: t.CompareParams) -> Iterator[t.CompareStreamEvent]: ...


class Embeddings(Protocol):
    def create(self, params: t.EmbeddingsParams) -> t.EmbeddingsResponse: ...


class Images(Protocol):
    def edit(self, params: t.ImageEditParams) -> t.ImageGenerationResponse: ...

    def generate(self, params: t.ImageGenerationParams) -> t.ImageGenerationResponse: ...

    def stream(self, params: t.ImageGenerationParams) -> Iterator[t.ImageGenerationChunk]: ...


class Models(Protocol):
    def free(self) -> List[t.ModelInfo]: ...

    def get(self, model_id: str) -> t.ModelInfo: ...

    def list(
        self,
        *,
        free: Optional[bool] = None,
        type: Optional[Literal["text", "embedding", "image", "audio", "video"]] = None,
        provider: Optional[str] = None,
    ) -> List[t.ModelInfo]: ...

    def paid(self) -> List[t.ModelInfo]: ...

    def search(self, params: Optional[t.ModelSearchParams] = None) -> t.ModelsPage: ...


class Moderations(Protocol):
    def create(self, params: t.ModerationParams) -> t.ModerationResponse: ...


class Rag(Protocol):
    def embed(self, params: t.BulkEmbedRequest) -> t.BulkEmbedResponse: ...

    def get(self, file_id: str) -> t.RagFileStatus: ...

    def init_upload(self, params: t.InitUploadRequest) -> t.InitUploadResponse: ...

    def list(self, limit: Optional[int] = None, offset: Optional[int] = None) -> t.RagFileListResponse: ...

    def search(self, params: t.SearchRequest) -> t.SearchResponse: ...

    def upload_file(
        self,
        *,
        file_name: str,
        mime_type: str,
        content: bytes,
        embed: Optional[bool] = None,
        metadata: Optional[Dict[str, Any]] = None,
    ) -> t.InitUploadResponse: ...


class Responses(Protocol):
    def create(self, params: t.ResponsesParams) -> t.ResponsesResponse: ...

    def get(self, response_id: str) -> t.ResponsesResponse: ...

    def list(
        self, *, after: Optional[str] = None, limit: Optional[int] = None
    ) -> t.ResponsesListResponse: ...

    def stream(self, params: t.ResponsesParams) -> Iterator[t.ResponsesStreamEvent]: ...


class Router(Protocol):
    def select(self, params: t.RouterSelectParams) -> t.RouterSelectResponse: ...


class Templates(Protocol):
    def create(self, params: t.CreateTemplateParams) -> t.TemplateSummary: ...

    def delete(self, template_id: str) -> None: ...

    def get(self, template_id: str) -> t.TemplateSummary: ...

    def list(self) -> List[t.TemplateSummary]: ...

    def update(self, template_id: str, params: t.UpdateTemplateParams) -> t.TemplateSummary: ...


class Videos(Protocol):
    def generate(self, params: t.VideoGenerationParams) -> t.CreateVideoGenerationResponse: ...

    def list(self, params: Optional[t.ListVideoGenerationsParams] = None) -> t.VideoTaskListResponse: ...

    def retrieve(self, task_id: str) -> t.VideoTaskResponse: ...


class Web(Protocol):
    def search(self, params: t.WebSearchParams) -> t.WebSearchResponse: ...


class Files(Protocol):
    def content(self, file_id: str) -> bytes: ...

    def delete(self, file_id: str) -> None: ...

    def get(self, file_id: str) -> t.FileObject: ...

    def upload(self, params: t.UploadBatchFileParams) -> t.FileObject: ...


class Session(Protocol):
    def send(self, event: Dict[str, Any]) -> None: ...

    def send_audio(self, audio: bytes, /) -> None: ...

    def receive(self) -> RealtimeMessage: ...

    def close(self) -> None: ...

    def __iter__(self) -> Iterator[RealtimeMessage]: ...

    def __enter__(self) -> Session: ...


class Realtime(Protocol):
    def connect(self, *, model: str) -> Session: ...


@frozen
class Published:
    """The resources of a client, by their dotted names with an underscore."""

    audio: Audio
    batches: Batches
    chat_completions: ChatCompletions
    compare: Compare
    embeddings: Embeddings
    files: Files
    images: Images
    models: Models
    moderations: Moderations
    rag: Rag
    realtime: Realtime
    responses: Responses
    router: Router
    templates: Templates
    videos: Videos
    web: Web


def as_published(client: MeshAPI) -> Published:
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
