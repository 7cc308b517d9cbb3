# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""The resources of both clients as trees, each imported when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..runtime.executors import AsyncExecutor, Executor
    from .audio import AsyncAudioResource, AudioResource
    from .balance import AsyncBalanceResource, BalanceResource
    from .batches import AsyncBatchesResource, BatchesResource
    from .chat import AsyncChatResource, ChatResource
    from .compare import AsyncCompareResource, CompareResource
    from .embeddings import AsyncEmbeddingsResource, EmbeddingsResource
    from .files import AsyncFilesResource, FilesResource
    from .images import AsyncImagesResource, ImagesResource
    from .models import AsyncModelsResource, ModelsResource
    from .moderations import AsyncModerationsResource, ModerationsResource
    from .rag import AsyncRagResource, RagResource
    from .responses import AsyncResponsesResource, ResponsesResource
    from .router import AsyncRouterResource, RouterResource
    from .templates import AsyncTemplatesResource, TemplatesResource
    from .usage import AsyncUsageResource, UsageResource
    from .versions import AsyncVersionsResource, VersionsResource
    from .videos import AsyncVideosResource, VideosResource
    from .web import AsyncWebResource, WebResource


class ResourceTree:
    """Everything that the contract offers, as attributes."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    @cached_property
    def chat(self) -> ChatResource:
        """``client.chat``."""
        from .chat import ChatResource

        return ChatResource(self._executor)

    @cached_property
    def embeddings(self) -> EmbeddingsResource:
        """``client.embeddings``."""
        from .embeddings import EmbeddingsResource

        return EmbeddingsResource(self._executor)

    @cached_property
    def models(self) -> ModelsResource:
        """``client.models``."""
        from .models import ModelsResource

        return ModelsResource(self._executor)

    @cached_property
    def templates(self) -> TemplatesResource:
        """``client.templates``."""
        from .templates import TemplatesResource

        return TemplatesResource(self._executor)

    @cached_property
    def rag(self) -> RagResource:
        """``client.rag``."""
        from .rag import RagResource

        return RagResource(self._executor)

    @cached_property
    def files(self) -> FilesResource:
        """``client.files``."""
        from .files import FilesResource

        return FilesResource(self._executor)

    @cached_property
    def balance(self) -> BalanceResource:
        """``client.balance``."""
        from .balance import BalanceResource

        return BalanceResource(self._executor)

    @cached_property
    def responses(self) -> ResponsesResource:
        """``client.responses``."""
        from .responses import ResponsesResource

        return ResponsesResource(self._executor)

    @cached_property
    def compare(self) -> CompareResource:
        """``client.compare``."""
        from .compare import CompareResource

        return CompareResource(self._executor)

    @cached_property
    def images(self) -> ImagesResource:
        """``client.images``."""
        from .images import ImagesResource

        return ImagesResource(self._executor)

    @cached_property
    def audio(self) -> AudioResource:
        """``client.audio``."""
        from .audio import AudioResource

        return AudioResource(self._executor)

    @cached_property
    def videos(self) -> VideosResource:
        """``client.videos``."""
        from .videos import VideosResource

        return VideosResource(self._executor)

    @cached_property
    def moderations(self) -> ModerationsResource:
        """``client.moderations``."""
        from .moderations import ModerationsResource

        return ModerationsResource(self._executor)

    @cached_property
    def web(self) -> WebResource:
        """``client.web``."""
        from .web import WebResource

        return WebResource(self._executor)

    @cached_property
    def router(self) -> RouterResource:
        """``client.router``."""
        from .router import RouterResource

        return RouterResource(self._executor)

    @cached_property
    def batches(self) -> BatchesResource:
        """``client.batches``."""
        from .batches import BatchesResource

        return BatchesResource(self._executor)

    @cached_property
    def usage(self) -> UsageResource:
        """``client.usage``."""
        from .usage import UsageResource

        return UsageResource(self._executor)

    @cached_property
    def versions(self) -> VersionsResource:
        """``client.versions``."""
        from .versions import VersionsResource

        return VersionsResource(self._executor)


class AsyncResourceTree:
    """Everything that the contract offers, as attributes of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    @cached_property
    def chat(self) -> AsyncChatResource:
        """``client.chat``."""
        from .chat import AsyncChatResource

        return AsyncChatResource(self._executor)

    @cached_property
    def embeddings(self) -> AsyncEmbeddingsResource:
        """``client.embeddings``."""
        from .embeddings import AsyncEmbeddingsResource

        return AsyncEmbeddingsResource(self._executor)

    @cached_property
    def models(self) -> AsyncModelsResource:
        """``client.models``."""
        from .models import AsyncModelsResource

        return AsyncModelsResource(self._executor)

    @cached_property
    def templates(self) -> AsyncTemplatesResource:
        """``client.templates``."""
        from .templates import AsyncTemplatesResource

        return AsyncTemplatesResource(self._executor)

    @cached_property
    def rag(self) -> AsyncRagResource:
        """``client.rag``."""
        from .rag import AsyncRagResource

        return AsyncRagResource(self._executor)

    @cached_property
    def files(self) -> AsyncFilesResource:
        """``client.files``."""
        from .files import AsyncFilesResource

        return AsyncFilesResource(self._executor)

    @cached_property
    def balance(self) -> AsyncBalanceResource:
        """``client.balance``."""
        from .balance import AsyncBalanceResource

        return AsyncBalanceResource(self._executor)

    @cached_property
    def responses(self) -> AsyncResponsesResource:
        """``client.responses``."""
        from .responses import AsyncResponsesResource

        return AsyncResponsesResource(self._executor)

    @cached_property
    def compare(self) -> AsyncCompareResource:
        """``client.compare``."""
        from .compare import AsyncCompareResource

        return AsyncCompareResource(self._executor)

    @cached_property
    def images(self) -> AsyncImagesResource:
        """``client.images``."""
        from .images import AsyncImagesResource

        return AsyncImagesResource(self._executor)

    @cached_property
    def audio(self) -> AsyncAudioResource:
        """``client.audio``."""
        from .audio import AsyncAudioResource

        return AsyncAudioResource(self._executor)

    @cached_property
    def videos(self) -> AsyncVideosResource:
        """``client.videos``."""
        from .videos import AsyncVideosResource

        return AsyncVideosResource(self._executor)

    @cached_property
    def moderations(self) -> AsyncModerationsResource:
        """``client.moderations``."""
        from .moderations import AsyncModerationsResource

        return AsyncModerationsResource(self._executor)

    @cached_property
    def web(self) -> AsyncWebResource:
        """``client.web``."""
        from .web import AsyncWebResource

        return AsyncWebResource(self._executor)

    @cached_property
    def router(self) -> AsyncRouterResource:
        """``client.router``."""
        from .router import AsyncRouterResource

        return AsyncRouterResource(self._executor)

    @cached_property
    def batches(self) -> AsyncBatchesResource:
        """``client.batches``."""
        from .batches import AsyncBatchesResource

        return AsyncBatchesResource(self._executor)

    @cached_property
    def usage(self) -> AsyncUsageResource:
        """``client.usage``."""
        from .usage import AsyncUsageResource

        return AsyncUsageResource(self._executor)

    @cached_property
    def versions(self) -> AsyncVersionsResource:
        """``client.versions``."""
        from .versions import AsyncVersionsResource

        return AsyncVersionsResource(self._executor)
