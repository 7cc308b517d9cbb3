"""One test body for both clients: what the async client returns is awaited, everything else is the same."""

from __future__ import annotations

import asyncio
import inspect
from types import TracebackType
from typing import Any, Callable, List, Optional, Type

import httpx

from meshapi import AsyncMeshAPI, MeshAPI

KEY = "rsk_test"
URL = "http://gateway.test"


class Both:
    """Makes clients of one kind and runs what they do, the async kind in an event loop of its own."""

    def __init__(self, kind: str) -> None:
        self.is_async = kind != "sync"
        self.is_fast = kind == "fast"
        self.loop = asyncio.new_event_loop()
        self.opened: List[Any] = []

    def client(self, **settings: Any) -> Any:
        """A client for the mocked gateway; it is closed at the end of the test."""
        settings = {"base_url": URL, "token": KEY, **settings}
        if self.is_fast and "http_client" not in settings:
            settings["fast"] = True
        return self._opened(AsyncMeshAPI(**settings) if self.is_async else MeshAPI(**settings))

    def mocked(self, handler: Callable[[httpx.Request], httpx.Response], **settings: Any) -> Any:
        """A client whose requests are answered by `handler`."""
        return self.client(http_client=self.http_client(handler), **settings)

    def http_client(self, handler: Callable[[httpx.Request], httpx.Response], **settings: Any) -> Any:
        transport = httpx.MockTransport(handler)
        kind: Any = httpx.AsyncClient if self.is_async else httpx.Client
        return self._opened(kind(transport=transport, **settings))

    def run(self, result: Any) -> Any:
        """The result, awaited if it can be."""
        return self.loop.run_until_complete(self._value(result)) if inspect.isawaitable(result) else result

    def next(self, stream: Any) -> Any:
        return self.run(stream.__anext__()) if self.is_async else next(stream)

    def items(self, stream: Any, into: Optional[List[Any]] = None) -> List[Any]:
        """All items of a stream; `into` keeps those that came before an error."""
        items: List[Any] = [] if into is None else into
        end = StopAsyncIteration if self.is_async else StopIteration
        while True:
            try:
                items.append(self.next(stream))
            except end:
                return items

    def loop_over(self, stream: Any) -> List[Any]:
        """All items of a stream, by the statement that a user would write."""
        return self.run(self._list(stream)) if self.is_async else list(stream)

    def enter(self, context: Any) -> Any:
        return self.run(context.__aenter__()) if self.is_async else context.__enter__()

    def leave(self, context: Any) -> None:
        self.run(context.__aexit__(None, None, None) if self.is_async else context.__exit__(None, None, None))

    def __enter__(self) -> Both:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        for client in reversed(self.opened):
            self.run(client.aclose() if self.is_async else client.close())
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()

    def _opened(self, client: Any) -> Any:
        self.opened.append(client)
        return client

    @staticmethod
    async def _list(stream: Any) -> List[Any]:
        return [item async for item in stream]

    @staticmethod
    async def _value(result: Any) -> Any:
        return await result
