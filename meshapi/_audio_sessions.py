"""The audio sessions: speech to text and text to speech over a WebSocket.

The standard models share the event names of the Realtime API; ElevenLabs' models keep their own frames.
"""

from __future__ import annotations

from typing import Any, Mapping, Optional, Tuple, cast

from attrs import frozen

from meshapi_generated.runtime.requests import path_segment

from ._realtime import Route, base64_of, named
from ._sessions import AsyncSession, Audio, SyncSession

ELEVENLABS = "elevenlabs/"
DEFAULT_RATE = 16000


@frozen
class Transcribing:
    """The events that carry sound to a model. `rate` is in samples a second."""

    model: str
    rate: int = DEFAULT_RATE

    def append(self, audio: Audio) -> Mapping[str, Any]:
        if self._has_chunks:
            return self._chunk(audio, commit=False)
        return {"type": "input_audio_buffer.append", "audio": base64_of(audio)}

    def commit(self) -> Mapping[str, Any]:
        return self._chunk(b"", commit=True) if self._has_chunks else {"type": "input_audio_buffer.commit"}

    @property
    def _has_chunks(self) -> bool:
        return self.model.startswith(ELEVENLABS)

    def _chunk(self, audio: Audio, commit: bool) -> Mapping[str, Any]:
        return {
            "message_type": "input_audio_chunk",
            "audio_base_64": base64_of(audio),
            "commit": commit,
            "sample_rate": self.rate,
        }


@frozen
class Speaking:
    """The events that carry text to a model."""

    model: str

    def greeting(self, settings: Optional[Mapping[str, Any]]) -> Optional[Mapping[str, Any]]:
        """What must be sent before anything else."""
        if not self._has_frames:
            return None
        return {"text": " ", **({"voice_settings": dict(settings)} if settings else {})}

    def append(self, text: str) -> Mapping[str, Any]:
        if not isinstance(cast(object, text), str):
            raise TypeError(f"text must be a str, not {type(text).__name__}")
        return {"text": text} if self._has_frames else {"type": "input_text_buffer.append", "text": text}

    def commit(self) -> Mapping[str, Any]:
        return {"text": ""} if self._has_frames else {"type": "input_text_buffer.commit"}

    @property
    def _has_frames(self) -> bool:
        return self.model.startswith(ELEVENLABS)


def hearing(
    model: str, audio_format: str, commit_strategy: Optional[str], auth: str
) -> Tuple[Route, Transcribing]:
    """How a session that writes speech down is asked for, and its events."""
    query = {"model": named("model", model), "audio_format": audio_format, "commit_strategy": commit_strategy}
    rate = audio_format.rpartition("_")[2]
    events = Transcribing(model, int(rate) if rate.isdecimal() else DEFAULT_RATE)
    return Route("/v1/audio/transcriptions/realtime", query, auth=auth), events


def speaking(
    voice_id: str, model: str, voice_settings: Optional[Mapping[str, Any]], auth: str, **asked: Any
) -> Tuple[Route, Speaking]:
    """How a session that speaks is asked for, and its events; `asked` are parameters of its query."""
    query = {"model_id": named("model", model), **asked}
    events = Speaking(model)
    if "/" in named("voice_id", voice_id):
        raise ValueError(f"voice_id must not be {voice_id!r}: it would change the path of the request")
    path = f"/v1/audio/speech/stream/{path_segment('voice_id', voice_id)}"
    return Route(path, query, auth=auth, greeting=events.greeting(voice_settings)), events


class TranscriptionSession(SyncSession):
    """Speech to text as it is spoken, made by `client.audio.transcribe_realtime`."""

    _events: Transcribing

    def send_audio(self, audio: Audio) -> None:
        """Append sound, in the format that the session was opened with.

        Raises:
            TypeError: The audio is not bytes.
            websockets.exceptions.ConnectionClosed: The connection is closed.
        """
        self.send(self._events.append(audio))

    def commit(self) -> None:
        """Have what was appended so far written down for good; needed with `commit_strategy="manual"`.

        Raises:
            websockets.exceptions.ConnectionClosed: The connection is closed.
        """
        self.send(self._events.commit())


class AsyncTranscriptionSession(AsyncSession):
    """Speech to text as it is spoken, made by `client.audio.transcribe_realtime`."""

    _events: Transcribing

    async def send_audio(self, audio: Audio) -> None:
        """Append sound, in the format that the session was opened with.

        Raises:
            TypeError: The audio is not bytes.
            websockets.exceptions.ConnectionClosed: The connection is closed.
        """
        await self.send(self._events.append(audio))

    async def commit(self) -> None:
        """Have what was appended so far written down for good; needed with `commit_strategy="manual"`.

        Raises:
            websockets.exceptions.ConnectionClosed: The connection is closed.
        """
        await self.send(self._events.commit())


class SpeechSession(SyncSession):
    """Text to speech as it is written, made by `client.audio.speech_realtime`."""

    _events: Speaking

    def send_text(self, text: str) -> None:
        """Append text. An empty one is not sent.

        Raises:
            TypeError: The text is no text.
            websockets.exceptions.ConnectionClosed: The connection is closed.
        """
        event = self._events.append(text)
        if text:
            self.send(event)

    def commit(self) -> None:
        """Have what was appended so far spoken. With ElevenLabs' models this ends the text for good.

        Raises:
            websockets.exceptions.ConnectionClosed: The connection is closed.
        """
        self.send(self._events.commit())


class AsyncSpeechSession(AsyncSession):
    """Text to speech as it is written, made by `client.audio.speech_realtime`."""

    _events: Speaking

    async def send_text(self, text: str) -> None:
        """Append text. An empty one is not sent.

        Raises:
            TypeError: The text is no text.
            websockets.exceptions.ConnectionClosed: The connection is closed.
        """
        event = self._events.append(text)
        if text:
            await self.send(event)

    async def commit(self) -> None:
        """Have what was appended so far spoken. With ElevenLabs' models this ends the text for good.

        Raises:
            websockets.exceptions.ConnectionClosed: The connection is closed.
        """
        await self.send(self._events.commit())
