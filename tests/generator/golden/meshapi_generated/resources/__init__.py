# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""The resources of both clients as trees, each imported when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..runtime.executors import AsyncExecutor, Executor
    from .notes import AsyncNotesResource, NotesResource


class ResourceTree:
    """Everything that the contract offers, as attributes."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    @cached_property
    def notes(self) -> NotesResource:
        """``client.notes``."""
        from .notes import NotesResource

        return NotesResource(self._executor)


class AsyncResourceTree:
    """Everything that the contract offers, as attributes of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    @cached_property
    def notes(self) -> AsyncNotesResource:
        """``client.notes``."""
        from .notes import AsyncNotesResource

        return AsyncNotesResource(self._executor)
