# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""The stream objects that streaming methods return, as the interface that every executor keeps."""

from __future__ import annotations

from abc import ABC, abstractmethod
from types import TracebackType
from typing import TYPE_CHECKING, Any, Callable, Generic, Iterator, Optional, Type, TypeVar

from .results import HttpInfo

if TYPE_CHECKING:
    from typing_extensions import Self

T = TypeVar("T")
R = TypeVar("R")


class _StreamFacts(ABC):
    """What both kinds of stream tell about themselves."""

    @property
    @abstractmethod
    def completed(self) -> bool:
        """Whether the stream came to its announced end: the terminator arrived (where the operation has none, the body
        ended in order). False while it runs, and when it was cut short, which iteration alone does not show.

        A stream of which a final answer can be asked may have one without that: events that give a reason to finish are
        enough for it, the end marker or not.
        """

    @property
    @abstractmethod
    def http(self) -> Optional[HttpInfo]:
        """Facts about the exchange; ``None`` until the stream is opened."""

    @property
    @abstractmethod
    def skipped_events(self) -> int:
        """How many events were left out because their data was not JSON of the expected form."""


class Stream(_StreamFacts, Generic[T]):
    """Events of one streamed answer: an iterator and a context manager.

    Nothing is sent until the first event is asked for or the stream is entered; an HTTP error surfaces there. Events
    that arrived are delivered before an error that followed them is raised. A stream is never retried. One thread or task
    reads it at a time, another one gets a ``RuntimeError``; any may close it.
    """

    @abstractmethod
    def __iter__(self) -> Iterator[T]: ...

    @abstractmethod
    def __next__(self) -> T: ...

    @abstractmethod
    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Ends the stream and gives its connection back. Harmless when it has ended already."""


class AsyncStream(_StreamFacts, Generic[T]):
    """Events of one streamed answer: an async iterator and an async context manager.

    Nothing is sent until the first event is asked for or the stream is entered; an HTTP error surfaces there. Events
    that arrived are delivered before an error that followed them is raised. A stream is never retried. One thread or task
    reads it at a time, another one gets a ``RuntimeError``; any may close it.
    """

    def __aiter__(self) -> Self:
        return self

    @abstractmethod
    async def __anext__(self) -> T: ...

    @abstractmethod
    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        await self.aclose()

    @abstractmethod
    async def aclose(self) -> None:
        """Ends the stream and gives its connection back. Harmless when it has ended already."""

    async def close(self) -> None:
        """The same as ``aclose``."""
        await self.aclose()


class FinalStream(Stream[T]):
    """A stream whose events make up one answer."""

    @abstractmethod
    def _final(self, decode: Callable[[bytes], R]) -> R:
        """Takes what is left, puts all together and decodes it."""


class AsyncFinalStream(AsyncStream[T]):
    """A stream whose events make up one answer, for ``await``."""

    @abstractmethod
    async def _final(self, decode: Callable[[bytes], R]) -> R:
        """Takes what is left, puts all together and decodes it."""


F = TypeVar("F", bound=FinalStream[Any])
AF = TypeVar("AF", bound=AsyncFinalStream[Any])
