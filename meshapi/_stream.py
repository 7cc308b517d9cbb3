"""Streams of events: one reader without any I/O, and the two stream objects around it."""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, Generic, Iterator, Optional, TypeVar, cast

from pydantic_core import from_json

from meshapi_generated.runtime.requests import Request, StreamRule, merge_body
from meshapi_generated.runtime.results import HttpInfo
from meshapi_generated.runtime.streams import AsyncStream, Stream

from ._bodies import AsyncBody, SyncBody
from ._config import ClientConfig
from ._error_mapping import error_from_event
from ._errors import MeshAPIError, ResponseParseError, StreamIdleTimeoutError
from ._flow import Flow, Opened, open_stream, unusable
from ._logs import log
from ._sse import Decoder, Event
from ._wire import Answer, TransportFailure

T = TypeVar("T")

# A body of no named type is an event stream when its start has a field or comment (WHATWG HTML, section 9.2.5).
HEAD_BYTES = 64 * 1024
_FIELD = re.compile(
    rb"(?:\A(?:\xef\xbb\xbf)?|[\r\n])(?:(?:data|event|id|retry)?:|(?:data|event|id|retry)[\r\n])"
)


class StreamReader(Generic[T]):
    """Makes the items of a stream from the bytes of its body.

    Items come from a generator: each is decoded when it is asked for, and an error is raised after the items
    that arrived before it.

    Attributes:
        terminated: whether the terminator has arrived; nothing that follows it is looked at.
        completed: whether the terminator has arrived; without one in the operation, whether the body ended in
            order.
        skipped_events: how many events were no JSON of the expected form.
    """

    def __init__(self, request: Request[T], max_event_bytes: int) -> None:
        self._decode = request.decode
        self._rule = request.operation.stream or StreamRule()
        self._terminator = (self._rule.terminator or "").encode()
        self._has_named_errors = self._rule.event_name is None
        properties = {rule.property for rule in self._rule.errors} | {"error"}
        self._suspicious = tuple(f'"{name}"'.encode() for name in properties)
        self._events = Decoder(max_event_bytes)
        self.terminated = False
        self.completed = False
        self.skipped_events = 0

    def take(self, piece: Optional[bytes]) -> Iterator[T]:
        """The items that the next bytes of the body complete, or, given `None`, its end in order."""
        for event in self._events.flush() if piece is None else self._events.feed(piece):
            if self._is_terminator(event):
                return
            yield from self._items(event)
        if piece is None:
            self.completed = not self._terminator

    def _is_terminator(self, event: Event) -> bool:
        if not self._terminator or event.data.strip() != self._terminator:
            return False
        self.terminated = self.completed = True
        return True

    def _items(self, event: Event) -> Iterator[T]:
        data = event.data
        if event.name == "error" and self._has_named_errors:
            raise error_from_event(_payload_of(data))
        try:
            if event.name or any(word in data for word in self._suspicious):
                payload = from_json(data)
                if self._is_error(payload):
                    raise error_from_event(payload)
                if event.name and self._rule.event_name:
                    data = merge_body(data, {self._rule.event_name: event.name})
            item = self._decode(data)
        except (TypeError, ValueError) as problem:
            self.skipped_events += 1
            log.debug("event %d skipped: %s", self.skipped_events, type(problem).__name__)
            return
        yield item

    def _is_error(self, payload: Any) -> bool:
        if not isinstance(payload, dict):
            return False
        payload = cast(Dict[str, Any], payload)
        # What is called error is one, unless the operation takes the names of events for data.
        is_flat_error = payload.get("type") == "error" and self._has_named_errors
        return is_flat_error or any(rule.matches(payload) for rule in self._rule.errors)


def _payload_of(data: bytes) -> Any:
    """What an error event says: JSON, or text."""
    try:
        return from_json(data)
    except ValueError:
        return data.decode("utf-8", "replace")


class _EventStream(Generic[T]):
    """What both stream objects are, apart from their waiting."""

    def __init__(self, run: Callable[[Flow[Opened]], Any], config: ClientConfig, request: Request[T]) -> None:
        self._run = run
        self._config = config
        self._request = request
        self._opened: Optional[Opened] = None
        self._reader: StreamReader[T] = StreamReader(request, config.max_event_bytes)
        self._items: Iterator[T] = iter(())
        self._is_over = False
        self._refusal: Optional[Exception] = None
        self._unnamed: Optional[bytes] = None

    @property
    def completed(self) -> bool:
        return self._reader.completed

    @property
    def http(self) -> Optional[HttpInfo]:
        return self._opened.http if self._opened else None

    @property
    def skipped_events(self) -> int:
        return self._reader.skipped_events

    def _begin(self, opened: Opened) -> None:
        self._is_over, self._opened = False, opened
        if "content-type" not in opened.http.headers:
            self._unnamed = b""

    def _refuse(self, error: BaseException) -> None:
        """Remembers why the stream could not be opened: it is not tried again."""
        cancelled = MeshAPIError.stream_interrupted("it was cancelled before it was open")
        self._refusal = error if isinstance(error, Exception) else cancelled

    def _check_refusal(self) -> None:
        if self._refusal is not None:
            raise self._refusal

    def _take(self, piece: Optional[bytes]) -> None:
        if self._is_over:
            return  # another thread or task has closed the stream meanwhile
        if self._unnamed is not None:
            self._sniff(self._unnamed, piece)
        self._is_over = piece is None
        self._items = self._reader.take(piece)

    def _sniff(self, head: bytes, piece: Optional[bytes]) -> None:
        """Finds out whether a body of no named type is an event stream; raises the error of one that is not."""
        if piece is None and head.strip():
            assert self._opened is not None
            facts = self._opened.http
            raise unusable(Answer(facts.status, facts.headers, head), None)
        head = (head + (piece or b""))[:HEAD_BYTES]
        self._unnamed = None if _FIELD.search(head) else head

    def _stop(self) -> None:
        self._is_over = True
        self._items = iter(())

    def _tell(self, error: MeshAPIError) -> None:
        """Gives `error` the facts of the exchange, when it came from inside the stream."""
        if self._opened is not None and error.http is None:
            error.http = self._opened.http
            error.request_id = error.request_id or error.http.request_id

    def _error_of(self, failure: TransportFailure) -> MeshAPIError:
        assert self._opened is not None
        exchange = self._opened.exchange
        cause = failure.__cause__ or failure
        error = exchange.missed_deadline(failure)
        if failure.is_undecodable:
            reason = f"the stream cannot be decompressed: {cause}"
            error = ResponseParseError(reason, status=self._opened.http.status)
            error.__cause__ = cause
        elif error is None and failure.timeout is None:
            error = MeshAPIError.stream_interrupted(cause)
        elif error is None:
            seconds = exchange.config.timeout.read
            span = "too long" if seconds is None else f"{seconds:g} s"
            error = StreamIdleTimeoutError(f"the stream sent nothing for {span}")
            error.__cause__ = cause
        self._tell(error)
        return error


class EventStream(_EventStream[T], Stream[T]):
    """The stream object of the blocking client."""

    def __next__(self) -> T:
        try:
            while True:
                for item in self._items:
                    return item
                if self._is_over:
                    raise StopIteration
                body = self._open()
                if self._reader.terminated:
                    self._stop()
                    body.drain()
                else:
                    self._take(body.read())
        except TransportFailure as failure:
            if self._is_over:  # closed from another thread, which is what broke the body off
                raise StopIteration from None
            self.close()
            raise self._error_of(failure) from failure.__cause__
        except MeshAPIError as error:
            self.close()
            self._tell(error)
            raise
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> EventStream[T]:
        self._check_refusal()
        if not self._is_over:
            self._open()
        return self

    def close(self) -> None:
        self._stop()
        if self._opened is not None:
            self._opened.body.close()

    def _open(self) -> SyncBody:
        if self._opened is None:
            self._is_over = True
            try:
                self._begin(self._run(open_stream(self._config, self._request)))
            except BaseException as error:
                self._refuse(error)
                raise
            assert self._opened is not None
        body: SyncBody = self._opened.body
        return body


class AsyncEventStream(_EventStream[T], AsyncStream[T]):
    """The stream object of the async client."""

    async def __anext__(self) -> T:
        try:
            while True:
                for item in self._items:
                    return item
                if self._is_over:
                    raise StopAsyncIteration
                body = await self._open()
                if self._reader.terminated:
                    self._stop()
                    await body.drain()
                else:
                    self._take(await body.read())
        except TransportFailure as failure:
            if self._is_over:  # closed by another task, which is what broke the body off
                raise StopAsyncIteration from None
            await self.aclose()
            raise self._error_of(failure) from failure.__cause__
        except MeshAPIError as error:
            await self.aclose()
            self._tell(error)
            raise
        except BaseException:
            await self.aclose()
            raise

    async def __aenter__(self) -> AsyncEventStream[T]:
        self._check_refusal()
        if not self._is_over:
            await self._open()
        return self

    async def aclose(self) -> None:
        self._stop()
        if self._opened is not None:
            await self._opened.body.aclose()

    async def _open(self) -> AsyncBody:
        if self._opened is None:
            self._is_over = True
            try:
                self._begin(await self._run(open_stream(self._config, self._request)))
            except BaseException as error:
                self._refuse(error)
                raise
            assert self._opened is not None
        body: AsyncBody = self._opened.body
        return body
