# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""The two protocols that generated code is written against. Whoever implements them does all the I/O."""

from __future__ import annotations

from typing import Any, Protocol, Type, TypeVar

from .requests import Request
from .streams import AF, AsyncStream, F, Stream

T = TypeVar("T")


class Executor(Protocol):
    """Carries requests to the gateway and waits for the answers."""

    def execute(self, request: Request[T]) -> T:
        """Sends the request, retries as its operation allows, and returns the decoded result."""
        ...

    def stream(self, request: Request[T]) -> Stream[T]:
        """Returns the stream of the request's events, not opened yet."""
        ...

    def stream_to_final(self, request: Request[Any], kind: Type[F]) -> F:
        """Returns the stream of the request's events as one of a kind that can put them together, not opened yet."""
        ...

    def stream_bytes(self, request: Request[T]) -> Stream[T]:
        """Returns the answer's bytes as a stream, not opened yet."""
        ...


class AsyncExecutor(Protocol):
    """Carries requests to the gateway for ``await``."""

    async def execute(self, request: Request[T]) -> T:
        """Sends the request, retries as its operation allows, and returns the decoded result."""
        ...

    def stream(self, request: Request[T]) -> AsyncStream[T]:
        """Returns the stream of the request's events, not opened yet."""
        ...

    def stream_to_final(self, request: Request[Any], kind: Type[AF]) -> AF:
        """Returns the stream of the request's events as one of a kind that can put them together, not opened yet."""
        ...

    def stream_bytes(self, request: Request[T]) -> AsyncStream[T]:
        """Returns the answer's bytes as a stream, not opened yet."""
        ...
