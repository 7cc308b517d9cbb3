"""The two stream objects: bodies, once they are open, and the readers that make items of their pieces."""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import (
    TYPE_CHECKING,
    Any,
    Callable,
    Generator,
    Generic,
    Iterable,
    Iterator,
    NoReturn,
    Optional,
    TypeVar,
)

from meshapi_generated.runtime.requests import Request
from meshapi_generated.runtime.results import HttpInfo
from meshapi_generated.runtime.streams import AsyncFinalStream, FinalStream

from ._bodies import AsyncBody, SyncBody
from ._config import ClientConfig
from ._endings import again, broken_off, cancelled, final_of, told
from ._errors import MeshAPIError
from ._flow import Flow, Opened, open_stream
from ._readers import ForeignBody, Reader
from ._wire import Answer, TransportFailure

if TYPE_CHECKING:
    from typing_extensions import Self

T = TypeVar("T")
R = TypeVar("R")
E = TypeVar("E", bound=BaseException)

_ListIterator: type = type(iter([]))
OTHER_READER = "another thread or task is reading this stream"


class _ReaderStream(Generic[T]):
    """What both stream objects are, apart from their waiting."""

    _opened: Optional[Opened] = None
    _is_over = False  # nothing more will be read
    _is_closed = False  # that was the caller's wish
    _failure: Optional[Exception] = None

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
        self._reader = reader
        self._items: Iterator[T] = iter(())
        self._lock = Lock()  # one reader at a time, and nobody waits for another

    @property
    def completed(self) -> bool:
        return self._reader.completed and self._is_over and not self._is_closed

    @property
    def http(self) -> Optional[HttpInfo]:
        return self._opened.http if self._opened else None

    @property
    def skipped_events(self) -> int:
        return self._reader.skipped_events

    def __repr__(self) -> str:
        if not hasattr(self, "_lock"):
            return object.__repr__(self)  # a debugger looks at it while it is made
        operation = self._request.operation
        state = "not opened" if self._opened is None else f"completed={self.completed}"
        return f"<{type(self).__name__} of {operation.method} {self._request.path}, {state}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a stream cannot be pickled or copied, as it has a connection: pass on its events")

    def _begin(self, opened: Opened) -> None:
        self._opened = opened
        self._reader.begin(is_named="content-type" in opened.http.headers)

    def _check(self) -> None:
        """Raises why the stream has failed: it is not tried again."""
        if self._failure is not None:
            raise again(self._failure)

    def _failed(self, error: E) -> E:
        """`error` itself, which ends the stream. Why it failed first is remembered."""
        if self._failure is None:
            self._failure = again(error) if isinstance(error, Exception) else cancelled(self._opened)
        self._stop()
        return error

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
        final = final_of(
            self._request,
            self._reader,
            decode,
            opened=self._opened,
            failure=self._failure,
            is_closed=self._is_closed,
        )
        if not isinstance(final, Exception):
            return final
        try:
            raise final
        finally:
            del final  # it and this frame would hold each other until the garbage collector comes

    def _stop(self) -> None:
        self._is_over = True
        self._items = iter(())


class SyncReaderStream(_ReaderStream[T], FinalStream[T]):
    """The stream object of the blocking client."""

    def __iter__(self) -> Generator[T, None, None]:
        # A generator, as a call of a method for each item would be felt. To leave it is not to leave the stream.
        items: Optional[Iterable[T]] = ()
        while items is not None:
            for item in items:
                yield item
                del item  # no variable of a traceback shows it
                if items is not self._items:
                    break  # it was alone, or all was closed meanwhile
            items = self._more()

    def _more(self) -> Optional[Iterable[T]]:
        """The items of the next piece, where nothing can go wrong in them, or the next item; `None` at the end."""
        if not self._lock.acquire(False):
            raise RuntimeError(OTHER_READER)
        try:
            while True:
                for item in self._items:
                    return iter((item,))  # of which a traceback shows nothing
                if self._is_over:
                    return None
                self._fill()
                if type(self._items) is _ListIterator:
                    return self._items
        except TransportFailure as failure:
            if self._is_over:  # it was closed from another thread, which broke the body off
                return None
            self._end()
            assert self._opened is not None
            raise self._failed(broken_off(failure, self._opened)) from failure.__cause__
        except MeshAPIError as error:
            self._end()
            raise self._failed(told(error, self._opened)) from error.__cause__
        except BaseException as error:
            if not self._is_over:
                self._failed(error)
            self._end()
            raise
        finally:
            self._lock.release()

    def __next__(self) -> T:
        for item in self:
            return item
        raise StopIteration

    def _fill(self) -> None:
        """Takes the next piece."""
        body = self._open() if self._opened is None else self._opened.body
        if self._reader.terminated:
            self._stop()
            body.drain()
        else:
            self._take(body.read())

    def __enter__(self) -> Self:
        if not self._lock.acquire(False):
            raise RuntimeError(OTHER_READER)
        try:
            self._check()
            if not self._is_over:
                self._open()
        finally:
            self._lock.release()
        return self

    def close(self) -> None:
        self._is_closed = self._is_closed or not self._is_over
        self._end()

    def _end(self) -> None:
        self._stop()
        if self._opened is not None:
            self._opened.body.close()

    def _open(self) -> SyncBody:
        if self._opened is None:
            try:
                self._begin(self._run(open_stream(self._config, self._request, self._reader)))
            except BaseException as error:
                self._failed(error)
                raise
            assert self._opened is not None
            if self._is_over:  # closed meanwhile
                self._end()
        body: SyncBody = self._opened.body
        return body

    def _final(self, decode: Callable[[bytes], R]) -> R:
        try:
            for item in self:
                del item  # no variable of a traceback shows it
        except MeshAPIError:
            pass  # is remembered
        return self._whole(decode)


class AsyncReaderStream(_ReaderStream[T], AsyncFinalStream[T]):
    """The stream object of the async client."""

    async def __anext__(self) -> T:
        if not self._lock.acquire(False):
            raise RuntimeError(OTHER_READER)
        try:
            while True:
                for item in self._items:
                    return item
                if self._is_over:
                    break
                body = await self._open() if self._opened is None else self._opened.body
                if self._reader.terminated:
                    self._stop()
                    await body.drain()
                else:
                    self._take(await body.read())
        except TransportFailure as failure:
            if not self._is_over:  # else it was closed by another task, which broke the body off
                await self._end()
                assert self._opened is not None
                raise self._failed(broken_off(failure, self._opened)) from failure.__cause__
        except MeshAPIError as error:
            await self._end()
            raise self._failed(told(error, self._opened)) from error.__cause__
        except BaseException as error:
            if not self._is_over:
                self._failed(error)
            await self._end()
            raise
        finally:
            self._lock.release()
        raise StopAsyncIteration

    async def __aenter__(self) -> Self:
        if not self._lock.acquire(False):
            raise RuntimeError(OTHER_READER)
        try:
            self._check()
            if not self._is_over:
                await self._open()
        finally:
            self._lock.release()
        return self

    async def aclose(self) -> None:
        self._is_closed = self._is_closed or not self._is_over
        await self._end()

    async def _end(self) -> None:
        self._stop()
        if self._opened is not None:
            await self._opened.body.aclose()

    async def _open(self) -> AsyncBody:
        if self._opened is None:
            try:
                self._begin(await self._run(open_stream(self._config, self._request, self._reader)))
            except BaseException as error:
                self._failed(error)
                raise
            assert self._opened is not None
            if self._is_over:  # closed meanwhile
                await self._end()
        body: AsyncBody = self._opened.body
        return body

    async def _final(self, decode: Callable[[bytes], R]) -> R:
        try:
            async for item in self:
                del item  # no variable of a traceback shows it
        except MeshAPIError:
            pass  # is remembered
        return self._whole(decode)


@cache
def kind_of(base: type, kind: type) -> Any:
    """The class of stream objects that have the methods of the generated `kind`."""
    return type(kind.__name__, (base, kind), {"__doc__": kind.__doc__, "__module__": kind.__module__})
