"""The sessions of the Realtime API."""

from __future__ import annotations

from ._sessions import AsyncSession, Audio, SyncSession


class RealtimeSession(SyncSession):
    """A realtime conversation, made by `client.realtime.connect`.

    Iterate it for the messages until the connection closes, for whatever reason: `close_code` then says why. An
    error frame is raised as `RealtimeError`, and the iteration may be taken up again after it.
    """

    def send_audio(self, audio: Audio) -> None:
        """Append sound to the input buffer, as an `input_audio_buffer.append` event.

        ElevenLabs' models get it in a frame of theirs, as in `client.audio.transcribe_realtime`.

        Args:
            audio: PCM16, little endian, mono, 24 kHz unless the session was told otherwise; 16 kHz for ElevenLabs.

        Raises:
            TypeError: The audio is not bytes.
            websockets.exceptions.ConnectionClosed: The connection is closed.

        Example:
            ::

                session.send_audio(pcm)
                session.send({"type": "input_audio_buffer.commit"})
                session.send({"type": "response.create"})
        """
        self.send(self._events.append(audio))


class AsyncRealtimeSession(AsyncSession):
    """A realtime conversation, made by `client.realtime.connect`.

    Iterate it for the messages until the connection closes, for whatever reason: `close_code` then says why. An
    error frame is raised as `RealtimeError`, and the iteration may be taken up again after it.
    """

    async def send_audio(self, audio: Audio) -> None:
        """Append sound to the input buffer, as an `input_audio_buffer.append` event.

        ElevenLabs' models get it in a frame of theirs, as in `client.audio.transcribe_realtime`.

        Args:
            audio: PCM16, little endian, mono, 24 kHz unless the session was told otherwise; 16 kHz for ElevenLabs.

        Raises:
            TypeError: The audio is not bytes.
            websockets.exceptions.ConnectionClosed: The connection is closed.

        Example:
            ::

                await session.send_audio(pcm)
                await session.send({"type": "input_audio_buffer.commit"})
                await session.send({"type": "response.create"})
        """
        await self.send(self._events.append(audio))
