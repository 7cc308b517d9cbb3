# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Every model of the contract. The module that a model lives in is imported when the model is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, List

if TYPE_CHECKING:
    from .account import Balance as Balance
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
    from .embeddings import EmbeddingItem as EmbeddingItem
    from .embeddings import EmbeddingsParams as EmbeddingsParams
    from .embeddings import EmbeddingsResponse as EmbeddingsResponse
    from .embeddings import EmbeddingsUsage as EmbeddingsUsage
    from .embeddings import ImageEmbeddingUrl as ImageEmbeddingUrl
    from .embeddings import MultimodalEmbeddingInput as MultimodalEmbeddingInput
    from .embeddings import ProviderPreferences as ProviderPreferences
    from .embeddings import VideoEmbeddingUrl as VideoEmbeddingUrl
    from .errors import ApiErrorBody as ApiErrorBody
    from .errors import ApiErrorEnvelope as ApiErrorEnvelope
    from .models import ListModelsParams as ListModelsParams
    from .models import ModelInfo as ModelInfo
    from .models import ModelPricing as ModelPricing
    from .models import ModelSearchParams as ModelSearchParams
    from .models import ModelsPage as ModelsPage
    from .rag import BulkEmbedRequest as BulkEmbedRequest
    from .rag import BulkEmbedResponse as BulkEmbedResponse
    from .rag import BulkEmbedResult as BulkEmbedResult
    from .rag import InitUploadRequest as InitUploadRequest
    from .rag import InitUploadResponse as InitUploadResponse
    from .rag import RagFileListResponse as RagFileListResponse
    from .rag import RagFileStatus as RagFileStatus
    from .rag import SearchRequest as SearchRequest
    from .rag import SearchResponse as SearchResponse
    from .rag import SearchResult as SearchResult
    from .templates import CreateTemplateParams as CreateTemplateParams
    from .templates import TemplateMessage as TemplateMessage
    from .templates import TemplateSummary as TemplateSummary
    from .templates import UpdateTemplateParams as UpdateTemplateParams

_HOMES = {
    "ApiErrorBody": "errors",
    "ApiErrorEnvelope": "errors",
    "AudioOutputOptions": "chat",
    "Balance": "account",
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
    "ContentPart": "chat",
    "ContentPartAudio": "chat",
    "ContentPartImage": "chat",
    "ContentPartText": "chat",
    "ContentPartVideo": "chat",
    "CreateTemplateParams": "templates",
    "EmbeddingItem": "embeddings",
    "EmbeddingsParams": "embeddings",
    "EmbeddingsResponse": "embeddings",
    "EmbeddingsUsage": "embeddings",
    "ImageDetail": "chat",
    "ImageEmbeddingUrl": "embeddings",
    "ImageOptions": "chat",
    "InitUploadRequest": "rag",
    "InitUploadResponse": "rag",
    "InputAudio": "chat",
    "KnownContentPart": "chat",
    "ListModelsParams": "models",
    "ModelInfo": "models",
    "ModelPricing": "models",
    "ModelSearchParams": "models",
    "ModelsPage": "models",
    "MultimodalEmbeddingInput": "embeddings",
    "ProviderPreferences": "embeddings",
    "RagFileListResponse": "rag",
    "RagFileStatus": "rag",
    "ReasoningOptions": "chat",
    "SearchRequest": "rag",
    "SearchResponse": "rag",
    "SearchResult": "rag",
    "TemplateMessage": "templates",
    "TemplateSummary": "templates",
    "Tool": "chat",
    "ToolCall": "chat",
    "ToolCallChunk": "chat",
    "ToolCallFunction": "chat",
    "ToolCallFunctionChunk": "chat",
    "ToolChoice": "chat",
    "ToolChoiceFunction": "chat",
    "ToolChoiceObject": "chat",
    "ToolFunction": "chat",
    "UnknownContentPart": "chat",
    "UpdateTemplateParams": "templates",
    "UsageInfo": "chat",
    "VideoEmbeddingUrl": "embeddings",
    "VideoUrl": "chat",
}

__all__ = [
    "ApiErrorBody",
    "ApiErrorEnvelope",
    "AudioOutputOptions",
    "Balance",
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
    "ContentPart",
    "ContentPartAudio",
    "ContentPartImage",
    "ContentPartText",
    "ContentPartVideo",
    "CreateTemplateParams",
    "EmbeddingItem",
    "EmbeddingsParams",
    "EmbeddingsResponse",
    "EmbeddingsUsage",
    "ImageDetail",
    "ImageEmbeddingUrl",
    "ImageOptions",
    "InitUploadRequest",
    "InitUploadResponse",
    "InputAudio",
    "KnownContentPart",
    "ListModelsParams",
    "ModelInfo",
    "ModelPricing",
    "ModelSearchParams",
    "ModelsPage",
    "MultimodalEmbeddingInput",
    "ProviderPreferences",
    "RagFileListResponse",
    "RagFileStatus",
    "ReasoningOptions",
    "SearchRequest",
    "SearchResponse",
    "SearchResult",
    "TemplateMessage",
    "TemplateSummary",
    "Tool",
    "ToolCall",
    "ToolCallChunk",
    "ToolCallFunction",
    "ToolCallFunctionChunk",
    "ToolChoice",
    "ToolChoiceFunction",
    "ToolChoiceObject",
    "ToolFunction",
    "UnknownContentPart",
    "UpdateTemplateParams",
    "UsageInfo",
    "VideoEmbeddingUrl",
    "VideoUrl",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    model = getattr(import_module(f".{home}", __name__), name)
    globals()[name] = model
    return model


def __dir__() -> List[str]:
    return sorted({*globals(), *__all__})
