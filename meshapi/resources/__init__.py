"""The resources of the clients: the generated ones, and what is written by hand on top of them.

Like `meshapi` itself, this package loads a class when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy import lazy

if TYPE_CHECKING:
    from .audio import AsyncAudioResource, AudioResource
    from .balance import AsyncBalanceResource, BalanceResource
    from .batches import AsyncBatchesResource, BatchesResource
    from .chat import AsyncChatCompletionsResource, AsyncChatResource, ChatCompletionsResource, ChatResource
    from .compare import AsyncCompareResource, CompareResource
    from .embeddings import AsyncEmbeddingsResource, EmbeddingsResource
    from .files import AsyncFilesResource, FilesResource
    from .images import AsyncImagesResource, ImagesResource
    from .models import AsyncModelsResource, ModelsResource
    from .moderations import AsyncModerationsResource, ModerationsResource
    from .rag import AsyncRagResource, RagResource
    from .realtime import AsyncRealtimeResource, RealtimeResource
    from .responses import AsyncResponsesResource, ResponsesResource
    from .router_select import AsyncRouterResource, RouterResource
    from .templates import AsyncTemplatesResource, TemplatesResource
    from .usage import AsyncUsageResource, UsageResource
    from .versions import AsyncVersionsResource, VersionsResource
    from .videos import AsyncVideosResource, VideosResource
    from .web_search import AsyncWebResource, WebResource

_HOMES = {
    ".audio": ("AsyncAudioResource", "AudioResource"),
    ".balance": ("AsyncBalanceResource", "BalanceResource"),
    ".batches": ("AsyncBatchesResource", "BatchesResource"),
    ".chat": ("AsyncChatResource", "ChatResource", "AsyncChatCompletionsResource", "ChatCompletionsResource"),
    ".compare": ("AsyncCompareResource", "CompareResource"),
    ".embeddings": ("AsyncEmbeddingsResource", "EmbeddingsResource"),
    ".files": ("AsyncFilesResource", "FilesResource"),
    ".images": ("AsyncImagesResource", "ImagesResource"),
    ".models": ("AsyncModelsResource", "ModelsResource"),
    ".moderations": ("AsyncModerationsResource", "ModerationsResource"),
    ".rag": ("AsyncRagResource", "RagResource"),
    ".realtime": ("AsyncRealtimeResource", "RealtimeResource"),
    ".responses": ("AsyncResponsesResource", "ResponsesResource"),
    ".router_select": ("AsyncRouterResource", "RouterResource"),
    ".templates": ("AsyncTemplatesResource", "TemplatesResource"),
    ".usage": ("AsyncUsageResource", "UsageResource"),
    ".versions": ("AsyncVersionsResource", "VersionsResource"),
    ".videos": ("AsyncVideosResource", "VideosResource"),
    ".web_search": ("AsyncWebResource", "WebResource"),
}

__all__ = [
    "AsyncAudioResource",
    "AudioResource",
    "AsyncBalanceResource",
    "BalanceResource",
    "AsyncBatchesResource",
    "BatchesResource",
    "AsyncChatResource",
    "ChatResource",
    "AsyncChatCompletionsResource",
    "ChatCompletionsResource",
    "AsyncCompareResource",
    "CompareResource",
    "AsyncEmbeddingsResource",
    "EmbeddingsResource",
    "AsyncFilesResource",
    "FilesResource",
    "AsyncImagesResource",
    "ImagesResource",
    "AsyncModelsResource",
    "ModelsResource",
    "AsyncModerationsResource",
    "ModerationsResource",
    "AsyncRagResource",
    "RagResource",
    "AsyncRealtimeResource",
    "RealtimeResource",
    "AsyncResponsesResource",
    "ResponsesResource",
    "AsyncRouterResource",
    "RouterResource",
    "AsyncTemplatesResource",
    "TemplatesResource",
    "AsyncUsageResource",
    "UsageResource",
    "AsyncVersionsResource",
    "VersionsResource",
    "AsyncVideosResource",
    "VideosResource",
    "AsyncWebResource",
    "WebResource",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(globals(), {name: home for home, names in _HOMES.items() for name in names})
