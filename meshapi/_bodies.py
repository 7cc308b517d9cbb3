"""The open bodies of event streams: read piece by piece, then drained or closed.

A body stands on a generator that the sender has started, so that a stream which is only forgotten gives its
connection back: a started generator is finished when it is collected.
"""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from contextvars import Context
from typing import AsyncGenerator, Awaitable, Callable, Generator, Optional

import anyio
from attrs import frozen

from ._logs import unlogged
from ._network import until
from ._secrets import Secrets
from ._wire import TransportFailure

# After the terminator of a stream, its connection is worth this much waiting and reading to be used again.
DRAIN_SECONDS = 0.1
DRAIN_BYTES = 64 * 1024


@frozen(eq=False, repr=False)
class SyncBody:
    """A body for blocking code.

    Attributes:
        pieces: the bytes as they arrive; raises `TransportFailure` when they break off, and closes the
            response.
        abort: closes the response while another thread reads.
        interrupt: ends a read that blocks, from another thread; `None` where others use the connection too
            (HTTP/2), or there is none.
        is_bounded: whether `until` bounds the reads.
        ends: the moment of `time.monotonic()` at which the stream must be over.
        context: in which the response came: there its reads obey `until(ends)` and are `unlogged`. To enter both for
            every event would be felt.
    """

    pieces: Generator[bytes, None, None]
    abort: Callable[[], None]
    interrupt: Optional[Callable[[], None]]
    is_bounded: bool
    ends: Optional[float]
    context: Context

    def read(self) -> Optional[bytes]:
        """The next bytes, `None` at the end."""
        # Where `until` does not reach, a peer that keeps sending would never be timed out.
        if self.ends is not None and time.monotonic() >= self.ends:
            raise TransportFailure(timeout="read")
        return self.context.run(next, self.pieces, None)

    def drain(self) -> None:
        """Reads the rest if it is short and soon here, to keep the connection for others; then closes."""
        self.context.run(self._drain)

    def _drain(self) -> None:
        left = DRAIN_BYTES
        if not self.is_bounded and self.interrupt is None:
            left = 0  # a stream of HTTP/2: its connection is kept anyway
        try:
            with until(time.monotonic() + DRAIN_SECONDS), self._alarm():
                while left > 0:
                    piece = next(self.pieces, None)
                    if piece is None:
                        break
                    left -= len(piece)
        except TransportFailure:
            pass  # the stream has ended well; only its connection is lost
        finally:
            self.close()

    @contextmanager
    def _alarm(self) -> Generator[None, None, None]:
        if self.is_bounded or self.interrupt is None:
            yield
            return
        timer = threading.Timer(DRAIN_SECONDS, self.interrupt)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def close(self) -> None:
        self.context.copy().run(self._close)  # a copy, as another thread may be in it

    def _close(self) -> None:
        try:
            self.pieces.close()
        except ValueError:  # another thread is reading; once it wakes up, it closes the response itself
            (self.interrupt or self.abort)()


@frozen(eq=False, repr=False)
class AsyncBody:
    """A body for `await`; the same otherwise."""

    pieces: AsyncGenerator[bytes, None]
    abort: Callable[[], Awaitable[None]]
    ends: Optional[float]
    secrets: Callable[[], Secrets]

    async def read(self) -> Optional[bytes]:
        """The next bytes, `None` at the end."""
        with unlogged(self.secrets):
            try:
                if self.ends is None:
                    return await self.pieces.__anext__()
                with anyio.move_on_after(max(0.0, self.ends - time.monotonic())):
                    return await self.pieces.__anext__()
            except StopAsyncIteration:
                return None
        raise TransportFailure(timeout="read")

    async def drain(self) -> None:
        """Reads the rest if it is short and soon here, to keep the connection for others; then closes."""
        left = DRAIN_BYTES
        try:
            with unlogged(self.secrets), anyio.move_on_after(DRAIN_SECONDS):
                while left > 0:
                    left -= len(await self.pieces.__anext__())
        except (StopAsyncIteration, TransportFailure):
            pass  # the stream has ended well; at worst its connection is lost
        finally:
            await self.aclose()

    async def aclose(self) -> None:
        with unlogged(self.secrets):
            try:
                await self.pieces.aclose()
            except RuntimeError:  # another task is reading
                await self.abort()
