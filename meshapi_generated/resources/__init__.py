# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""The resources of both clients as trees, each imported when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..runtime.executors import AsyncExecutor, Executor

if TYPE_CHECKING:
    from .balance import AsyncBalanceResource, BalanceResource
    from .chat import AsyncChatResource, ChatResource
    from .embeddings import AsyncEmbeddingsResource, EmbeddingsResource
    from .models import AsyncModelsResource, ModelsResource
    from .rag import AsyncRagResource, RagResource
    from .templates import AsyncTemplatesResource, TemplatesResource


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
    def balance(self) -> BalanceResource:
        """``client.balance``."""
        from .balance import BalanceResource

        return BalanceResource(self._executor)


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
    def balance(self) -> AsyncBalanceResource:
        """``client.balance``."""
        from .balance import AsyncBalanceResource

        return AsyncBalanceResource(self._executor)
