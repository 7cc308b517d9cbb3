"""The two stream objects: bodies, once they are open, and the readers that make items of their pieces."""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import TYPE_CHECKING, Any, Callable, Generic, Iterator, Optional, TypeVar, cast

from pydantic_core import to_json

from meshapi_generated.runtime.requests import Request
from meshapi_generated.runtime.results import HttpInfo
from meshapi_generated.runtime.streams import AsyncFinalStream, FinalStream

from ._bodies import AsyncBody, SyncBody
from ._config import ClientConfig
from ._errors import MeshAPIError, ResponseParseError, StreamIdleTimeoutError, StreamTruncatedError
from ._flow import Flow, Opened, attach, open_stream
from ._readers import ForeignBody, Reader
from ._wire import Answer, TransportFailure

if TYPE_CHECKING:
    from typing_extensions import Self

T = TypeVar("T")
R = TypeVar("R")


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
        if isinstance(error, MeshAPIError):
            # The traceback of the error itself has frames that hold this stream.
            self._refusal = copy(error)
            self._refusal.__cause__ = error.__cause__
        else:
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
            answer = Answer(facts.status, facts.headers, body.head)
            raise self._opened.exchange.unusable(answer, None, self._reader.kind) from None

    def _whole(self, decode: Callable[[bytes], R]) -> R:
        """What the events make up, once reading is over."""
        from ._accumulate import accumulate

        self._check_refusal()
        if self._opened is None:
            raise StreamTruncatedError("the stream was closed before it was opened")
        members, is_finished = accumulate(self._request.operation.id, self._reader.payloads)
        is_whole, content, facts = self.completed or is_finished, to_json(members), self._opened.http
        result: Any = members or None
        try:
            if not members:
                raise ValueError("its events say nothing")
            result = decode(content)
        except ValueError as problem:
            if is_whole:
                answer = Answer(facts.status, facts.headers, content)
                raise self._opened.exchange.unusable(answer, problem, "JSON") from problem
        attach(facts, result)
        if not is_whole:
            reason = "the stream ended with neither its end marker nor a reason to finish"
            error = StreamTruncatedError(reason, partial=result)
            self._tell(error)
            raise error
        return cast(R, result)

    def _stop(self) -> None:
        self._is_over = True
        self._items = iter(())

    def _tell(self, error: MeshAPIError) -> MeshAPIError:
        """`error` with the facts of the exchange, and fit to be shown, when it came from inside the stream."""
        if self._opened is not None:
            error.http = error.http or self._opened.http
            error.request_id = error.request_id or error.http.request_id
            return self._opened.exchange.unseen(error)
        return error

    def _error_of(self, failure: TransportFailure) -> MeshAPIError:
        assert self._opened is not None
        exchange = self._opened.exchange
        exchange.hide(failure)
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


class SyncReaderStream(_ReaderStream[T], FinalStream[T]):
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
            raise self._tell(error) from error.__cause__
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
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

    def _final(self, decode: Callable[[bytes], R]) -> R:
        for _ in self:
            pass
        return self._whole(decode)


class AsyncReaderStream(_ReaderStream[T], AsyncFinalStream[T]):
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
            raise self._tell(error) from error.__cause__
        except BaseException:
            await self.aclose()
            raise

    async def __aenter__(self) -> Self:
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

    async def _final(self, decode: Callable[[bytes], R]) -> R:
        async for _ in self:
            pass
        return self._whole(decode)


@cache
def kind_of(base: type, kind: type) -> Any:
    """The class of stream objects that have the methods of the generated `kind`."""
    return type(kind.__name__, (base, kind), {"__doc__": kind.__doc__})
