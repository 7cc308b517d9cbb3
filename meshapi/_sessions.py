"""The session objects: open WebSocket connections that carry events."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any, Mapping, Optional, Type, Union

import anyio

from meshapi_generated.runtime.results import HttpInfo

from ._errors import APITimeoutError
from ._logs import log
from ._realtime import RealtimeMessage, base64_of, encode, read_frame

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

    def __repr__(self) -> str:
        return f"{type(self).__name__}(close_code={self.close_code})"


class SyncSession(_Session):
    """An open connection. One thread may receive while another one sends."""

    def send(self, event: Mapping[str, Any]) -> None:
        """Send an event, as one JSON text frame.

        Args:
            event: The event, with its `type`.

        Raises:
            TypeError, ValueError: The event is no JSON object; nothing was sent.
            websockets.exceptions.ConnectionClosed: The connection is closed.

        Example:
            ::

                session.send({"type": "response.create"})
        """
        frame = encode(event)
        try:
            self._connection.send(frame)
        except self._line.closed as error:
            self._line.ended(error)

    def receive(self, timeout: Optional[float] = None) -> RealtimeMessage:
        """Wait for the next message.

        Args:
            timeout: Seconds to wait. Default: as long as the connection stands.

        Raises:
            RealtimeError: The message is an error frame. The session goes on unless the server closes it.
            APITimeoutError: Nothing came in time. The session goes on.
            EventTooLargeError: The message exceeds the client's `max_event_bytes`; the session is over.
            websockets.exceptions.ConnectionClosed: The connection is closed.
        """
        try:
            frame = self._connection.recv(timeout)
        except TimeoutError as error:
            raise _too_late(timeout) from error
        except self._line.closed as error:
            self._line.ended(error)
        return read_frame(frame, self._line.secrets)

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
            websockets.exceptions.ConnectionClosed: The connection is closed.

        Example:
            ::

                await session.send({"type": "response.create"})
        """
        frame = encode(event)
        try:
            await self._connection.send(frame)
        except self._line.closed as error:
            self._line.ended(error)

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
            EventTooLargeError: The message exceeds the client's `max_event_bytes`; the session is over.
            websockets.exceptions.ConnectionClosed: The connection is closed.
        """
        try:
            with anyio.fail_after(timeout):
                frame = await self._connection.recv()
        except TimeoutError as error:
            raise _too_late(timeout) from error
        except self._line.closed as error:
            self._line.ended(error)
        return read_frame(frame, self._line.secrets)

    async def close(self) -> None:
        """Close the connection. Never raises; closing again does nothing."""
        try:
            await self._connection.close()
        except Exception as error:
            log.debug("closing a session: %s", type(error).__name__)

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


class RealtimeSession(SyncSession):
    """A realtime conversation, made by `client.realtime.connect`.

    Iterate it for the messages until the connection closes, for whatever reason: `close_code` then says why. An
    error frame is raised as `RealtimeError`, and the iteration may be taken up again after it.
    """

    def send_audio(self, audio: Audio) -> None:
        """Append sound to the input buffer, as an `input_audio_buffer.append` event.

        Args:
            audio: PCM16, little endian, 24 kHz, mono, unless the session was told otherwise.

        Raises:
            TypeError: The audio is not bytes.
            websockets.exceptions.ConnectionClosed: The connection is closed.

        Example:
            ::

                session.send_audio(pcm)
                session.send({"type": "input_audio_buffer.commit"})
                session.send({"type": "response.create"})
        """
        self.send(append_event(audio))


class AsyncRealtimeSession(AsyncSession):
    """A realtime conversation, made by `client.realtime.connect`.

    Iterate it for the messages until the connection closes, for whatever reason: `close_code` then says why. An
    error frame is raised as `RealtimeError`, and the iteration may be taken up again after it.
    """

    async def send_audio(self, audio: Audio) -> None:
        """Append sound to the input buffer, as an `input_audio_buffer.append` event.

        Args:
            audio: PCM16, little endian, 24 kHz, mono, unless the session was told otherwise.

        Raises:
            TypeError: The audio is not bytes.
            websockets.exceptions.ConnectionClosed: The connection is closed.

        Example:
            ::

                await session.send_audio(pcm)
                await session.send({"type": "input_audio_buffer.commit"})
                await session.send({"type": "response.create"})
        """
        await self.send(append_event(audio))


def append_event(audio: Audio) -> Mapping[str, Any]:
    return {"type": "input_audio_buffer.append", "audio": base64_of(audio)}


def _too_late(timeout: Optional[float]) -> APITimeoutError:
    return APITimeoutError(f"the session brought no message within {timeout or 0:g} s")
