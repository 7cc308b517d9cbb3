"""The session objects: open WebSocket connections that carry events."""

from __future__ import annotations

import threading
import weakref
from collections import deque
from contextlib import suppress
from socket import SHUT_RDWR
from types import TracebackType
from typing import TYPE_CHECKING, Any, Deque, Mapping, NoReturn, Optional, Type, Union

import anyio

from meshapi_generated.runtime.results import HttpInfo

from ._errors import APITimeoutError
from ._logs import log
from ._realtime import Frame, RealtimeMessage, encode, last_error, read_frame

if TYPE_CHECKING:
    from typing_extensions import Self

    from ._websockets import Line

Audio = Union[bytes, bytearray, memoryview]


class _Session:
    """What all sessions are, apart from their waiting. `events` makes those that a session has methods for."""

    def __init__(self, line: Line, events: Any = None) -> None:
        self._line = line
        self._connection = line.connection
        self._events = events
        # Frames that came before the connection closed, read by a `send` that found it closed.
        self._pending: Deque[Frame] = deque()

    @property
    def http(self) -> HttpInfo:
        """Facts about the handshake: the server's header fields, and the request id if it gave one."""
        return self._line.http

    @property
    def close_code(self) -> Optional[int]:
        """Why the connection was closed (RFC 6455, section 7.4.1), 1006 if it broke; `None` while it is open."""
        code: Optional[int] = self._connection.protocol.close_code
        return code

    @property
    def close_reason(self) -> Optional[str]:
        """What the side that closed had to say; `None` while the connection is open."""
        reason: Optional[str] = self._connection.protocol.close_reason
        return reason if reason is None else self._line.secrets.clean(reason)

    def _ended(self, closed: Exception) -> NoReturn:
        """Raises the error frame that came last and was not received yet, or else what the end itself is."""
        self._line.ended(closed, last_error(self._pending, self._line.secrets))

    def __repr__(self) -> str:
        return f"{type(self).__name__}(close_code={self.close_code})"


class SyncSession(_Session):
    """An open connection. One thread may receive while another one sends."""

    def __init__(self, line: Line, events: Any = None) -> None:
        super().__init__(line, events)
        self._receiving = threading.Lock()
        # The library's thread reads as long as the connection stands, also for a session that nobody closed.
        weakref.finalize(self, _hang_up, line.connection).atexit = False

    def send(self, event: Mapping[str, Any]) -> None:
        """Send an event, as one JSON text frame.

        Args:
            event: The event, with its `type`.

        Raises:
            TypeError, ValueError: The event is no JSON object; nothing was sent.
            RealtimeError: The server has ended the session with an error frame, which was not received yet. What
                came before can still be received.
            websockets.exceptions.ConnectionClosed: The connection is closed.

        Example:
            ::

                session.send({"type": "response.create"})
        """
        frame = encode(event)
        try:
            self._connection.send(frame)
        except self._line.closed as error:
            # If another thread is receiving, that one gets what has come.
            if self._receiving.acquire(blocking=False):
                try:
                    with suppress(self._line.closed):
                        while True:
                            self._pending.append(self._connection.recv())
                finally:
                    self._receiving.release()
            self._ended(error)

    def receive(self, timeout: Optional[float] = None) -> RealtimeMessage:
        """Wait for the next message.

        Args:
            timeout: Seconds to wait. Default: as long as the connection stands.

        Raises:
            RealtimeError: The message is an error frame. The session goes on unless the server closes it.
            APITimeoutError: Nothing came in time. The session goes on.
            EventTooLargeError: The message exceeds the client's `max_event_bytes`, or 64 MiB more than that came and
                were not received; the session is over.
            websockets.exceptions.ConnectionClosed: The connection is closed.
        """
        # The frame is no variable, which a traceback might show: it may repeat the key.
        return read_frame(self._next_frame(timeout), self._line.secrets)

    def _next_frame(self, timeout: Optional[float]) -> Frame:
        if not self._receiving.acquire(timeout=-1 if timeout is None else max(0, timeout)):
            raise _too_late(timeout)
        try:
            return self._pending.popleft() if self._pending else self._connection.recv(timeout)
        except TimeoutError as error:
            raise _too_late(timeout) from error
        except self._line.closed as error:
            self._line.ended(error)
        finally:
            self._receiving.release()

    def close(self) -> None:
        """Close the connection. Never raises; closing again does nothing."""
        try:
            self._connection.close()
        except Exception as error:
            log.debug("closing a session: %s", type(error).__name__)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> RealtimeMessage:
        try:
            return self.receive()
        except self._line.closed:
            raise StopIteration from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()


class AsyncSession(_Session):
    """An open connection. One task may receive while another one sends."""

    async def send(self, event: Mapping[str, Any]) -> None:
        """Send an event, as one JSON text frame.

        Args:
            event: The event, with its `type`.

        Raises:
            TypeError, ValueError: The event is no JSON object; nothing was sent.
            RealtimeError: The server has ended the session with an error frame, which was not received yet. What
                came before can still be received.
            websockets.exceptions.ConnectionClosed: The connection is closed.

        Example:
            ::

                await session.send({"type": "response.create"})
        """
        frame = encode(event)
        try:
            await self._connection.send(frame)
        except self._line.closed as error:
            # If another task is receiving, that one gets what has come.
            with suppress(self._line.closed, self._line.busy):
                while True:
                    self._pending.append(await self._connection.recv())
            self._ended(error)

    async def receive(
        self,
        timeout: Optional[float] = None,  # noqa: ASYNC109  # as the blocking session has it
    ) -> RealtimeMessage:
        """Wait for the next message. It is safe to cancel this: no message is lost.

        Args:
            timeout: Seconds to wait. Default: as long as the connection stands.

        Raises:
            RealtimeError: The message is an error frame. The session goes on unless the server closes it.
            APITimeoutError: Nothing came in time. The session goes on.
            EventTooLargeError: The message exceeds the client's `max_event_bytes`, or 64 MiB more than that came and
                were not received; the session is over.
            websockets.exceptions.ConnectionClosed: The connection is closed.
        """
        return read_frame(await self._next_frame(timeout), self._line.secrets)

    async def _next_frame(self, seconds: Optional[float]) -> Frame:
        try:
            with anyio.fail_after(seconds):
                return self._pending.popleft() if self._pending else await self._connection.recv()
        except TimeoutError as error:
            raise _too_late(seconds) from error
        except self._line.closed as error:
            self._line.ended(error)

    async def close(self) -> None:
        """Close the connection. Never raises; closing again does nothing."""
        try:
            await self._connection.close()
        except Exception as error:
            log.debug("closing a session: %s", type(error).__name__)
        finally:
            self._connection.transport.abort()  # also when waiting for the server's part was cancelled

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> RealtimeMessage:
        try:
            return await self.receive()
        except self._line.closed:
            raise StopAsyncIteration from None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        await self.close()


def _hang_up(connection: Any) -> None:
    with suppress(OSError):
        connection.socket.shutdown(SHUT_RDWR)


def _too_late(timeout: Optional[float]) -> APITimeoutError:
    return APITimeoutError(f"the session brought no message within {timeout or 0:g} s")
