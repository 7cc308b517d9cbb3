"""Executors that send nothing: they keep the requests, and answer each with the content that was laid ready."""

from __future__ import annotations

from typing import Any, AsyncIterator, Iterator, List


class Fake:
    """Both executors' memory: what was asked, and what is answered."""

    def __init__(self, *contents: bytes) -> None:
        self.contents: List[bytes] = [*contents]
        self.requests: List[Any] = []

    def answer(self, request: Any) -> Any:
        self.requests.append(request)
        return request.decode(self.contents.pop(0))


class Sync(Fake):
    def execute(self, request: Any) -> Any:
        return self.answer(request)

    def stream(self, request: Any) -> Iterator[Any]:
        while self.contents:
            yield self.answer(request)

    stream_bytes = stream


class Async(Fake):
    async def execute(self, request: Any) -> Any:
        return self.answer(request)

    async def stream(self, request: Any) -> AsyncIterator[Any]:
        while self.contents:
            yield self.answer(request)

    stream_bytes = stream
