"""The two executors: they take the steps of flows and do the I/O."""

from __future__ import annotations

import inspect
import time
from typing import TYPE_CHECKING, Any, List, Optional, Tuple, Type, TypeVar

from meshapi_generated.runtime.options import RequestOptions
from meshapi_generated.runtime.requests import Request
from meshapi_generated.runtime.streams import F

from ._config import ClientConfig, NotCopied
from ._errors import ConfigurationError
from ._flow import Call, Flow, Send, Sleep, Step, call
from ._sender import Sender

if TYPE_CHECKING:
    from ._stream import SyncReaderStream

T = TypeVar("T")


class SyncExecutor(NotCopied):
    """Carries out calls and waits for them."""

    def __init__(self, config: ClientConfig, sender: Sender) -> None:
        self.config = config
        self.sender = sender

    def with_options(self, options: Optional[RequestOptions]) -> SyncExecutor:
        """Another executor on the same connections."""
        return SyncExecutor(self.config.over(options), self.sender)

    def execute(self, request: Request[T]) -> T:
        return self.run(call(self.config, request))

    def stream(self, request: Request[T]) -> SyncReaderStream[T]:
        readers, streams = _modules()
        reader = readers.EventReader(request, self.config.max_event_bytes)
        stream: SyncReaderStream[T] = streams.SyncReaderStream(self.run, self.config, request, reader)
        return stream

    def stream_to_final(self, request: Request[Any], kind: Type[F]) -> F:
        readers, streams = _modules()
        reader = readers.EventReader(request, self.config.max_event_bytes)
        whole = streams.kind_of(streams.SyncReaderStream, kind)
        stream: F = whole(self.run, self.config, request, reader)
        return stream

    def stream_bytes(self, request: Request[T]) -> SyncReaderStream[T]:
        readers, streams = _modules()
        reader = readers.ByteReader(request)
        stream: SyncReaderStream[T] = streams.SyncReaderStream(self.run, self.config, request, reader)
        return stream

    def run(self, flow: Flow[T]) -> T:
        """Takes the steps of `flow` until it returns."""
        try:
            step = next(flow)
            while True:
                # In lists, so that no traceback shows them as variables: a result may be the key.
                results: List[Any] = []
                problems: List[Exception] = []
                try:
                    results.append(self._take(step))
                except Exception as problem:
                    problems.append(problem)
                # Outside of the handler, or what the flow raises would have the problem for its context.
                step = flow.throw(problems.pop()) if problems else flow.send(results.pop())
        except StopIteration as stop:
            value: T = stop.value
            return value

    def _take(self, step: Step) -> Any:
        if isinstance(step, Send):
            return self.sender.send(step.wire)
        if isinstance(step, Call):
            return self.run(call(self.config, step.request, step.within))
        if isinstance(step, Sleep):
            return time.sleep(step.seconds)
        value = step.function()
        if inspect.isawaitable(value):
            if inspect.iscoroutine(value):
                value.close()
            raise ConfigurationError("an async callable needs the AsyncMeshAPI client")
        return value


def _modules() -> Tuple[Any, Any]:
    from . import _readers, _stream  # many programs stream nothing, and start without them

    return _readers, _stream
