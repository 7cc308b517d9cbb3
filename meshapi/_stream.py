"""The two stream objects: bodies, once they are open, and the readers that make items of their pieces."""

from __future__ import annotations

from typing import Any, Callable, Generic, Iterator, Optional, TypeVar

from meshapi_generated.runtime.requests import Request
from meshapi_generated.runtime.results import HttpInfo
from meshapi_generated.runtime.streams import AsyncStream, Stream

from ._answers import unusable
from ._bodies import AsyncBody, SyncBody
from ._config import ClientConfig
from ._errors import MeshAPIError, ResponseParseError, StreamIdleTimeoutError
from ._flow import Flow, Opened, open_stream
from ._readers import ForeignBody, Reader
from ._wire import Answer, TransportFailure

T = TypeVar("T")


class _ReaderStream(Generic[T]):
    """What both stream objects are, apart from their waiting."""

    def __init__(
        self,
        run: Callable[[Flow[Opened]], Any],
        config: ClientConfig,
        request: Request[T],
        reader: Reader[T],
    ) -> None:
        self._run = run
        self._config = config
        self._request = request
        self._opened: Optional[Opened] = None
        self._reader = reader
        self._items: Iterator[T] = iter(())
        self._is_over = False
        self._refusal: Optional[Exception] = None

    @property
    def completed(self) -> bool:
        return self._reader.completed

    @property
    def http(self) -> Optional[HttpInfo]:
        return self._opened.http if self._opened else None

    @property
    def skipped_events(self) -> int:
        return self._reader.skipped_events

    def __repr__(self) -> str:
        operation = self._request.operation
        state = "not opened" if self._opened is None else f"completed={self.completed}"
        return f"<{type(self).__name__} of {operation.method} {self._request.path}, {state}>"

    def _begin(self, opened: Opened) -> None:
        self._is_over, self._opened = False, opened
        self._reader.begin(is_named="content-type" in opened.http.headers)

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
        self._is_over = piece is None
        try:
            self._items = self._reader.take(piece)
        except ForeignBody as body:
            assert self._opened is not None
            facts = self._opened.http
            raise unusable(Answer(facts.status, facts.headers, body.head), None, self._reader.kind) from None

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


class SyncReaderStream(_ReaderStream[T], Stream[T]):
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

    def __enter__(self) -> SyncReaderStream[T]:
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
                self._begin(self._run(open_stream(self._config, self._request, self._reader)))
            except BaseException as error:
                self._refuse(error)
                raise
            assert self._opened is not None
        body: SyncBody = self._opened.body
        return body


class AsyncReaderStream(_ReaderStream[T], AsyncStream[T]):
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

    async def __aenter__(self) -> AsyncReaderStream[T]:
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
                self._begin(await self._run(open_stream(self._config, self._request, self._reader)))
            except BaseException as error:
                self._refuse(error)
                raise
            assert self._opened is not None
        body: AsyncBody = self._opened.body
        return body
