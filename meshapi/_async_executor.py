"""The executor for `await`."""

from __future__ import annotations

import inspect
from typing import Any, List, Optional, Type, TypeVar

import anyio

from meshapi_generated.runtime.options import RequestOptions
from meshapi_generated.runtime.requests import Request
from meshapi_generated.runtime.streams import AF

from ._async_sender import AsyncSender
from ._config import ClientConfig, NotCopied
from ._flow import Call, Flow, Send, Sleep, Step, call
from ._readers import ByteReader, EventReader
from ._stream import AsyncReaderStream, kind_of

T = TypeVar("T")


class AsyncExecutor(NotCopied):
    """Carries out calls for `await`."""

    def __init__(self, config: ClientConfig, sender: AsyncSender) -> None:
        self.config = config
        self.sender = sender

    def with_options(self, options: Optional[RequestOptions]) -> AsyncExecutor:
        """Another executor on the same connections."""
        return AsyncExecutor(self.config.over(options), self.sender)

    async def execute(self, request: Request[T]) -> T:
        return await self.run(call(self.config, request))

    def stream(self, request: Request[T]) -> AsyncReaderStream[T]:
        reader = EventReader(request, self.config.max_event_bytes)
        return AsyncReaderStream(self.run, self.config, request, reader)

    def stream_to_final(self, request: Request[Any], kind: Type[AF]) -> AF:
        reader = EventReader(request, self.config.max_event_bytes)
        stream: AF = kind_of(AsyncReaderStream, kind)(self.run, self.config, request, reader)
        return stream

    def stream_bytes(self, request: Request[T]) -> AsyncReaderStream[T]:
        return AsyncReaderStream(self.run, self.config, request, ByteReader(request))

    async def run(self, flow: Flow[T]) -> T:
        """Takes the steps of `flow` until it returns."""
        try:
            step = next(flow)
            while True:
                results: List[Any] = []
                problems: List[Exception] = []
                try:
                    results.append(await self._take(step))
                except Exception as problem:
                    problems.append(problem)
                step = flow.throw(problems.pop()) if problems else flow.send(results.pop())
        except StopIteration as stop:
            value: T = stop.value
            return value

    async def _take(self, step: Step) -> Any:
        if isinstance(step, Send):
            return await self.sender.send(step.wire)
        if isinstance(step, Call):
            return await self.run(call(self.config, step.request, step.within))
        if isinstance(step, Sleep):
            return await anyio.sleep(step.seconds)
        value = step.function()
        return await value if inspect.isawaitable(value) else value
