"""The connections of a client: a stack of transports with one each, of which the one used last goes first.

A pool of httpcore looks at all of its connections for every request, which takes longer than the request itself as
soon as there are a hundred.
"""

from __future__ import annotations

import math
import ssl
import threading
import time
from collections import deque
from contextlib import suppress
from functools import partial
from typing import (
    Any,
    AsyncIterator,
    Awaitable,
    Callable,
    Deque,
    Generic,
    Iterator,
    List,
    Optional,
    Set,
    Tuple,
    TypeVar,
)

import anyio
import httpx

from ._single import is_usable, make_transport

T = TypeVar("T", httpx.BaseTransport, httpx.AsyncBaseTransport)
Origin = Tuple[bytes, bytes, Optional[int]]


class Shelf(Generic[T]):
    """The transports that are in use, and the others, in the order in which they were put back."""

    def __init__(self, make: Callable[..., T], limits: httpx.Limits, **settings: Any) -> None:
        self.in_use: Set[T] = set()
        self._idle: Deque[Tuple[Origin, float, T]] = deque()
        self._most = _or_infinity(limits.max_connections)
        self._most_idle = _or_infinity(limits.max_keepalive_connections)
        self._expiry = _or_infinity(limits.keepalive_expiry)
        one = httpx.Limits(
            max_connections=1,
            max_keepalive_connections=limits.max_keepalive_connections and 1,
            keepalive_expiry=limits.keepalive_expiry,
        )
        self._make: Callable[[], T] = partial(make, limits=one, **settings)
        if settings["proxy"] is not None:
            self._make()  # raises now what stands against the proxy, not with the first request

    def is_full(self) -> bool:
        """Whether all that there may be are in use."""
        return len(self.in_use) >= self._most

    def take(self, origin: Origin) -> Tuple[T, List[T]]:
        """The one that led to `origin` last, or a new one, and those to be closed for it."""
        idle = self._idle
        for index in range(len(idle) - 1, -1, -1):
            if idle[index][0] == origin:
                transport = idle[index][2]
                del idle[index]
                self.in_use.add(transport)
                return transport, []
        transport = self._make()
        self.in_use.add(transport)
        return transport, self._surplus()

    def put_back(self, origin: Origin, transport: T) -> List[T]:
        """Ends the use of one, and gives those to be closed: itself too, if it has no connection for others."""
        self.in_use.discard(transport)
        if not is_usable(transport):
            return [transport]
        self._idle.append((origin, time.monotonic(), transport))
        return self._surplus()

    def _surplus(self) -> List[T]:
        """Takes those away that the limits do not allow, the oldest first."""
        idle = self._idle
        surplus: List[T] = []
        most = min(self._most_idle, self._most - len(self.in_use))
        oldest = time.monotonic() - self._expiry
        while idle and (len(idle) > most or idle[0][1] < oldest):
            surplus.append(idle.popleft()[2])
        return surplus

    def everyone(self) -> List[T]:
        """Those in use and the others."""
        # Copies, which no other thread can interrupt: it may be giving one back.
        return list(self.in_use) + [transport for _, _, transport in list(self._idle)]


class ConnectionStack(httpx.BaseTransport):
    """For blocking code."""

    def __init__(self, context: ssl.SSLContext, limits: httpx.Limits, proxy: Optional[httpx.Proxy]) -> None:
        self.shelf: Shelf[httpx.BaseTransport] = Shelf(make_transport, limits, verify=context, proxy=proxy)
        self.proxy = proxy
        self._given_back = threading.Condition(threading.Lock())

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        origin = _origin(request)
        with self._given_back:
            if self.shelf.is_full() and not self._given_back.wait_for(self._has_room, _patience(request)):
                raise httpx.PoolTimeout("all connections are in use", request=request)
            transport, surplus = self.shelf.take(origin)
        give_back = partial(self._give_back, origin, transport)
        try:
            _close(surplus)
            response = transport.handle_request(request)
        except BaseException:
            give_back()
            raise
        response.stream = _Stream(response.stream, give_back)
        return response

    def _give_back(self, origin: Origin, transport: httpx.BaseTransport) -> None:
        with self._given_back:
            surplus = self.shelf.put_back(origin, transport)
            self._given_back.notify()
        _close(surplus)

    def _has_room(self) -> bool:
        return not self.shelf.is_full()

    def close(self) -> None:
        _close(self.shelf.everyone())


class AsyncConnectionStack(httpx.AsyncBaseTransport):
    """The same for `await`, in one event loop."""

    def __init__(
        self,
        make: Callable[..., Any],
        context: ssl.SSLContext,
        limits: httpx.Limits,
        proxy: Optional[httpx.Proxy],
    ) -> None:
        self.shelf: Shelf[httpx.AsyncBaseTransport] = Shelf(make, limits, verify=context, proxy=proxy)
        self.proxy = proxy
        most = limits.max_connections
        self._slots = None if most is None else anyio.Semaphore(most)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self._slots is not None:
            await _acquire(self._slots, request)
        origin = _origin(request)
        transport, surplus = self.shelf.take(origin)
        give_back = partial(self._give_back, origin, transport)
        try:
            await _aclose(surplus)
            response = await transport.handle_async_request(request)
        except BaseException:
            await give_back()
            raise
        response.stream = _AsyncStream(response.stream, give_back)
        return response

    async def _give_back(self, origin: Origin, transport: httpx.AsyncBaseTransport) -> None:
        surplus = self.shelf.put_back(origin, transport)
        try:
            await _aclose(surplus)
        finally:
            if self._slots is not None:
                self._slots.release()

    async def aclose(self) -> None:
        await _aclose(self.shelf.everyone())


def _or_infinity(number: Optional[float]) -> float:
    return math.inf if number is None else number


def _origin(request: httpx.Request) -> Origin:
    url = request.url
    return url.raw_scheme, url.raw_host, url.port


def _patience(request: httpx.Request) -> Optional[float]:
    timeout: Optional[float] = request.extensions["timeout"]["pool"]
    return timeout


async def _acquire(slots: anyio.Semaphore, request: httpx.Request) -> None:
    with suppress(anyio.WouldBlock):
        slots.acquire_nowait()
        return
    with anyio.move_on_after(_patience(request)):
        await slots.acquire()
        return
    raise httpx.PoolTimeout("all connections are in use", request=request)


def _close(transports: List[httpx.BaseTransport]) -> None:
    for transport in transports:
        transport.close()


async def _aclose(transports: List[httpx.AsyncBaseTransport]) -> None:
    if transports:
        # What is cancelled must still leave no connection open.
        with anyio.CancelScope(shield=True):
            for transport in transports:
                await transport.aclose()


class _Stream(httpx.SyncByteStream):
    """The body of an answer, which gives its connection back when it is closed."""

    def __init__(self, stream: Any, give_back: Callable[[], None]) -> None:
        self._stream = stream
        self._give_back = [give_back]  # a list, as two threads may close, and only one of them can pop

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._stream)

    def close(self) -> None:
        try:
            self._stream.close()
        finally:
            while self._give_back:
                with suppress(IndexError):
                    self._give_back.pop()()


class _AsyncStream(httpx.AsyncByteStream):
    def __init__(self, stream: Any, give_back: Callable[[], Awaitable[None]]) -> None:
        self._stream = stream
        self._give_back = [give_back]

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._stream.__aiter__()  # type: ignore[no-any-return]

    async def aclose(self) -> None:
        try:
            await self._stream.aclose()
        finally:
            while self._give_back:
                await self._give_back.pop()()
