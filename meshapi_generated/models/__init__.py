# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Every model of the contract. The module that a model lives in is imported when the model is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, List

if TYPE_CHECKING:
    from .account import Balance as Balance
    from .audio import AudioTranslationsParams as AudioTranslationsParams
    from .audio import ListVoicesParams as ListVoicesParams
    from .audio import PronunciationDictionaryLocator as PronunciationDictionaryLocator
    from .audio import SpeechParams as SpeechParams
    from .audio import TranscriptionParams as TranscriptionParams
    from .audio import TranscriptionResponse as TranscriptionResponse
    from .audio import TranscriptionTranslateParams as TranscriptionTranslateParams
    from .audio import Voice as Voice
    from .audio import VoiceSettings as VoiceSettings
    from .audio import VoicesResponse as VoicesResponse
    from .batches import BatchListResponse as BatchListResponse
    from .batches import BatchObject as BatchObject
    from .batches import CreateBatchParams as CreateBatchParams
    from .chat import AudioOutputOptions as AudioOutputOptions
    from .chat import ChatCompletionChoice as ChatCompletionChoice
    from .chat import ChatCompletionChunk as ChatCompletionChunk
    from .chat import ChatCompletionChunkChoice as ChatCompletionChunkChoice
    from .chat import ChatCompletionChunkDelta as ChatCompletionChunkDelta
    from .chat import ChatCompletionMessage as ChatCompletionMessage
    from .chat import ChatCompletionParams as ChatCompletionParams
    from .chat import ChatCompletionResponse as ChatCompletionResponse
    from .chat import ChatMessage as ChatMessage
    from .chat import ChatRole as ChatRole
    from .chat import ContentPart as ContentPart
    from .chat import ContentPartAudio as ContentPartAudio
    from .chat import ContentPartImage as ContentPartImage
    from .chat import ContentPartText as ContentPartText
    from .chat import ContentPartVideo as ContentPartVideo
    from .chat import ImageDetail as ImageDetail
    from .chat import ImageOptions as ImageOptions
    from .chat import InputAudio as InputAudio
    from .chat import KnownContentPart as KnownContentPart
    from .chat import ReasoningOptions as ReasoningOptions
    from .chat import Tool as Tool
    from .chat import ToolCall as ToolCall
    from .chat import ToolCallChunk as ToolCallChunk
    from .chat import ToolCallFunction as ToolCallFunction
    from .chat import ToolCallFunctionChunk as ToolCallFunctionChunk
    from .chat import ToolChoice as ToolChoice
    from .chat import ToolChoiceFunction as ToolChoiceFunction
    from .chat import ToolChoiceObject as ToolChoiceObject
    from .chat import ToolFunction as ToolFunction
    from .chat import UnknownContentPart as UnknownContentPart
    from .chat import UsageInfo as UsageInfo
    from .chat import VideoUrl as VideoUrl
    from .compare import CompareParams as CompareParams
    from .compare import CompareResponse as CompareResponse
    from .compare import CompareStreamEvent as CompareStreamEvent
    from .compare import ModelCompareResult as ModelCompareResult
    from .compare import ModelOverride as ModelOverride
    from .compare import TokenUsage as TokenUsage
    from .embeddings import EmbeddingItem as EmbeddingItem
    from .embeddings import EmbeddingsParams as EmbeddingsParams
    from .embeddings import EmbeddingsResponse as EmbeddingsResponse
    from .embeddings import EmbeddingsUsage as EmbeddingsUsage
    from .embeddings import ImageEmbeddingUrl as ImageEmbeddingUrl
    from .embeddings import MultimodalEmbeddingInput as MultimodalEmbeddingInput
    from .embeddings import ProviderPreferences as ProviderPreferences
    from .embeddings import VideoEmbeddingUrl as VideoEmbeddingUrl
    from .errors import ApiErrorBody as ApiErrorBody
    from .errors import ApiErrorDetail as ApiErrorDetail
    from .errors import ApiErrorEnvelope as ApiErrorEnvelope
    from .images import ImageEditParams as ImageEditParams
    from .images import ImageGenerationChunk as ImageGenerationChunk
    from .images import ImageGenerationParams as ImageGenerationParams
    from .images import ImageGenerationResponse as ImageGenerationResponse
    from .images import ImageItem as ImageItem
    from .images import ImageRef as ImageRef
    from .images import ImageUsage as ImageUsage
    from .models import ListModelsParams as ListModelsParams
    from .models import ModelInfo as ModelInfo
    from .models import ModelPricing as ModelPricing
    from .models import ModelSearchParams as ModelSearchParams
    from .models import ModelsPage as ModelsPage
    from .moderations import ModerationImageUrl as ModerationImageUrl
    from .moderations import ModerationInputItem as ModerationInputItem
    from .moderations import ModerationParams as ModerationParams
    from .moderations import ModerationResponse as ModerationResponse
    from .moderations import ModerationResult as ModerationResult
    from .rag import BatchRequestItem as BatchRequestItem
    from .rag import BulkEmbedRequest as BulkEmbedRequest
    from .rag import BulkEmbedResponse as BulkEmbedResponse
    from .rag import BulkEmbedResult as BulkEmbedResult
    from .rag import FileDeleted as FileDeleted
    from .rag import FileObject as FileObject
    from .rag import InitUploadRequest as InitUploadRequest
    from .rag import InitUploadResponse as InitUploadResponse
    from .rag import RagFileListResponse as RagFileListResponse
    from .rag import RagFileStatus as RagFileStatus
    from .rag import SearchRequest as SearchRequest
    from .rag import SearchResponse as SearchResponse
    from .rag import SearchResult as SearchResult
    from .rag import UploadBatchFileParams as UploadBatchFileParams
    from .responses import BuiltinTool as BuiltinTool
    from .responses import ResponsesFunctionTool as ResponsesFunctionTool
    from .responses import ResponsesListItem as ResponsesListItem
    from .responses import ResponsesListResponse as ResponsesListResponse
    from .responses import ResponsesParams as ResponsesParams
    from .responses import ResponsesResponse as ResponsesResponse
    from .responses import ResponsesStreamEvent as ResponsesStreamEvent
    from .responses import ResponsesUsage as ResponsesUsage
    from .router import AutoRouterMeta as AutoRouterMeta
    from .router import RouterSelectParams as RouterSelectParams
    from .router import RouterSelectResponse as RouterSelectResponse
    from .templates import CreateTemplateParams as CreateTemplateParams
    from .templates import TemplateMessage as TemplateMessage
    from .templates import TemplateSummary as TemplateSummary
    from .templates import UpdateTemplateParams as UpdateTemplateParams
    from .usage import RateLimitCounter as RateLimitCounter
    from .usage import RateLimits as RateLimits
    from .usage import RateLimitScope as RateLimitScope
    from .usage import UsageEvent as UsageEvent
    from .usage import UsageEventsParams as UsageEventsParams
    from .usage import UsageEventsResponse as UsageEventsResponse
    from .usage import UsageSummary as UsageSummary
    from .usage import UsageSummaryParams as UsageSummaryParams
    from .versions import ApiVersion as ApiVersion
    from .videos import CreateVideoGenerationResponse as CreateVideoGenerationResponse
    from .videos import ListVideoGenerationsParams as ListVideoGenerationsParams
    from .videos import VideoContentItem as VideoContentItem
    from .videos import VideoGenerationParams as VideoGenerationParams
    from .videos import VideoTaskContent as VideoTaskContent
    from .videos import VideoTaskError as VideoTaskError
    from .videos import VideoTaskListResponse as VideoTaskListResponse
    from .videos import VideoTaskResponse as VideoTaskResponse
    from .videos import VideoTaskUsage as VideoTaskUsage
    from .web import WebSearchParams as WebSearchParams
    from .web import WebSearchResponse as WebSearchResponse
    from .web import WebSearchResultItem as WebSearchResultItem

_HOMES = {
    "ApiErrorBody": "errors",
    "ApiErrorDetail": "errors",
    "ApiErrorEnvelope": "errors",
    "ApiVersion": "versions",
    "AudioOutputOptions": "chat",
    "AudioTranslationsParams": "audio",
    "AutoRouterMeta": "router",
    "Balance": "account",
    "BatchListResponse": "batches",
    "BatchObject": "batches",
    "BatchRequestItem": "rag",
    "BuiltinTool": "responses",
    "BulkEmbedRequest": "rag",
    "BulkEmbedResponse": "rag",
    "BulkEmbedResult": "rag",
    "ChatCompletionChoice": "chat",
    "ChatCompletionChunk": "chat",
    "ChatCompletionChunkChoice": "chat",
    "ChatCompletionChunkDelta": "chat",
    "ChatCompletionMessage": "chat",
    "ChatCompletionParams": "chat",
    "ChatCompletionResponse": "chat",
    "ChatMessage": "chat",
    "ChatRole": "chat",
    "CompareParams": "compare",
    "CompareResponse": "compare",
    "CompareStreamEvent": "compare",
    "ContentPart": "chat",
    "ContentPartAudio": "chat",
    "ContentPartImage": "chat",
    "ContentPartText": "chat",
    "ContentPartVideo": "chat",
    "CreateBatchParams": "batches",
    "CreateTemplateParams": "templates",
    "CreateVideoGenerationResponse": "videos",
    "EmbeddingItem": "embeddings",
    "EmbeddingsParams": "embeddings",
    "EmbeddingsResponse": "embeddings",
    "EmbeddingsUsage": "embeddings",
    "FileDeleted": "rag",
    "FileObject": "rag",
    "ImageDetail": "chat",
    "ImageEditParams": "images",
    "ImageEmbeddingUrl": "embeddings",
    "ImageGenerationChunk": "images",
    "ImageGenerationParams": "images",
    "ImageGenerationResponse": "images",
    "ImageItem": "images",
    "ImageOptions": "chat",
    "ImageRef": "images",
    "ImageUsage": "images",
    "InitUploadRequest": "rag",
    "InitUploadResponse": "rag",
    "InputAudio": "chat",
    "KnownContentPart": "chat",
    "ListModelsParams": "models",
    "ListVideoGenerationsParams": "videos",
    "ListVoicesParams": "audio",
    "ModelCompareResult": "compare",
    "ModelInfo": "models",
    "ModelOverride": "compare",
    "ModelPricing": "models",
    "ModelSearchParams": "models",
    "ModelsPage": "models",
    "ModerationImageUrl": "moderations",
    "ModerationInputItem": "moderations",
    "ModerationParams": "moderations",
    "ModerationResponse": "moderations",
    "ModerationResult": "moderations",
    "MultimodalEmbeddingInput": "embeddings",
    "PronunciationDictionaryLocator": "audio",
    "ProviderPreferences": "embeddings",
    "RagFileListResponse": "rag",
    "RagFileStatus": "rag",
    "RateLimitCounter": "usage",
    "RateLimits": "usage",
    "RateLimitScope": "usage",
    "ReasoningOptions": "chat",
    "ResponsesFunctionTool": "responses",
    "ResponsesListItem": "responses",
    "ResponsesListResponse": "responses",
    "ResponsesParams": "responses",
    "ResponsesResponse": "responses",
    "ResponsesStreamEvent": "responses",
    "ResponsesUsage": "responses",
    "RouterSelectParams": "router",
    "RouterSelectResponse": "router",
    "SearchRequest": "rag",
    "SearchResponse": "rag",
    "SearchResult": "rag",
    "SpeechParams": "audio",
    "TemplateMessage": "templates",
    "TemplateSummary": "templates",
    "TokenUsage": "compare",
    "Tool": "chat",
    "ToolCall": "chat",
    "ToolCallChunk": "chat",
    "ToolCallFunction": "chat",
    "ToolCallFunctionChunk": "chat",
    "ToolChoice": "chat",
    "ToolChoiceFunction": "chat",
    "ToolChoiceObject": "chat",
    "ToolFunction": "chat",
    "TranscriptionParams": "audio",
    "TranscriptionResponse": "audio",
    "TranscriptionTranslateParams": "audio",
    "UnknownContentPart": "chat",
    "UpdateTemplateParams": "templates",
    "UploadBatchFileParams": "rag",
    "UsageEvent": "usage",
    "UsageEventsParams": "usage",
    "UsageEventsResponse": "usage",
    "UsageInfo": "chat",
    "UsageSummary": "usage",
    "UsageSummaryParams": "usage",
    "VideoContentItem": "videos",
    "VideoEmbeddingUrl": "embeddings",
    "VideoGenerationParams": "videos",
    "VideoTaskContent": "videos",
    "VideoTaskError": "videos",
    "VideoTaskListResponse": "videos",
    "VideoTaskResponse": "videos",
    "VideoTaskUsage": "videos",
    "VideoUrl": "chat",
    "Voice": "audio",
    "VoiceSettings": "audio",
    "VoicesResponse": "audio",
    "WebSearchParams": "web",
    "WebSearchResponse": "web",
    "WebSearchResultItem": "web",
}

__all__ = [
    "ApiErrorBody",
    "ApiErrorDetail",
    "ApiErrorEnvelope",
    "ApiVersion",
    "AudioOutputOptions",
    "AudioTranslationsParams",
    "AutoRouterMeta",
    "Balance",
    "BatchListResponse",
    "BatchObject",
    "BatchRequestItem",
    "BuiltinTool",
    "BulkEmbedRequest",
    "BulkEmbedResponse",
    "BulkEmbedResult",
    "ChatCompletionChoice",
    "ChatCompletionChunk",
    "ChatCompletionChunkChoice",
    "ChatCompletionChunkDelta",
    "ChatCompletionMessage",
    "ChatCompletionParams",
    "ChatCompletionResponse",
    "ChatMessage",
    "ChatRole",
    "CompareParams",
    "CompareResponse",
    "CompareStreamEvent",
    "ContentPart",
    "ContentPartAudio",
    "ContentPartImage",
    "ContentPartText",
    "ContentPartVideo",
    "CreateBatchParams",
    "CreateTemplateParams",
    "CreateVideoGenerationResponse",
    "EmbeddingItem",
    "EmbeddingsParams",
    "EmbeddingsResponse",
    "EmbeddingsUsage",
    "FileDeleted",
    "FileObject",
    "ImageDetail",
    "ImageEditParams",
    "ImageEmbeddingUrl",
    "ImageGenerationChunk",
    "ImageGenerationParams",
    "ImageGenerationResponse",
    "ImageItem",
    "ImageOptions",
    "ImageRef",
    "ImageUsage",
    "InitUploadRequest",
    "InitUploadResponse",
    "InputAudio",
    "KnownContentPart",
    "ListModelsParams",
    "ListVideoGenerationsParams",
    "ListVoicesParams",
    "ModelCompareResult",
    "ModelInfo",
    "ModelOverride",
    "ModelPricing",
    "ModelSearchParams",
    "ModelsPage",
    "ModerationImageUrl",
    "ModerationInputItem",
    "ModerationParams",
    "ModerationResponse",
    "ModerationResult",
    "MultimodalEmbeddingInput",
    "PronunciationDictionaryLocator",
    "ProviderPreferences",
    "RagFileListResponse",
    "RagFileStatus",
    "RateLimitCounter",
    "RateLimits",
    "RateLimitScope",
    "ReasoningOptions",
    "ResponsesFunctionTool",
    "ResponsesListItem",
    "ResponsesListResponse",
    "ResponsesParams",
    "ResponsesResponse",
    "ResponsesStreamEvent",
    "ResponsesUsage",
    "RouterSelectParams",
    "RouterSelectResponse",
    "SearchRequest",
    "SearchResponse",
    "SearchResult",
    "SpeechParams",
    "TemplateMessage",
    "TemplateSummary",
    "TokenUsage",
    "Tool",
    "ToolCall",
    "ToolCallChunk",
    "ToolCallFunction",
    "ToolCallFunctionChunk",
    "ToolChoice",
    "ToolChoiceFunction",
    "ToolChoiceObject",
    "ToolFunction",
    "TranscriptionParams",
    "TranscriptionResponse",
    "TranscriptionTranslateParams",
    "UnknownContentPart",
    "UpdateTemplateParams",
    "UploadBatchFileParams",
    "UsageEvent",
    "UsageEventsParams",
    "UsageEventsResponse",
    "UsageInfo",
    "UsageSummary",
    "UsageSummaryParams",
    "VideoContentItem",
    "VideoEmbeddingUrl",
    "VideoGenerationParams",
    "VideoTaskContent",
    "VideoTaskError",
    "VideoTaskListResponse",
    "VideoTaskResponse",
    "VideoTaskUsage",
    "VideoUrl",
    "Voice",
    "VoiceSettings",
    "VoicesResponse",
    "WebSearchParams",
    "WebSearchResponse",
    "WebSearchResultItem",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        model = getattr(import_module(f".{home}", __name__), name)
        globals()[name] = model
        return model

    def __dir__() -> List[str]:
        return sorted({*globals(), *__all__})
