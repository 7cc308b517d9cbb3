"""``/v1/audio/transcriptions/realtime``: speech to text, in the events of either family of models."""

from __future__ import annotations

import re
from typing import Any, Dict, Tuple

from starlette.concurrency import run_in_threadpool

from meshapi_generated.models import ModelInfo
from meshapi_sandbox.engine import tokens
from meshapi_sandbox.handlers.audio import audio_model, bill_seconds
from meshapi_sandbox.sockets.hearing import Hearing, UnreadableSound, words_of
from meshapi_sandbox.sockets.line import Line, SessionOver, new_id

DEFAULT_MODEL = "openai/whisper-large-v3"
DEFAULT_FORMAT = "pcm_16000"

_FORMAT = re.compile(r"pcm_(8000|16000|22050|24000|44100|48000)|ulaw_(8000)")


async def transcribe(line: Line) -> None:
    """Write down what the client says until it leaves."""
    query = line.socket.query_params
    model_id = query.get("model") or query.get("model_id") or DEFAULT_MODEL
    model = await run_in_threadpool(audio_model, line.call, model_id, "text", "transcription")
    strategy = query.get("commit_strategy", "manual")
    if strategy not in ("auto", "vad", "manual"):
        raise SessionOver("invalid_request", "commit_strategy must be auto, vad or manual.")
    kind = ElevenLabs if model.brand == "ElevenLabs" else Standard
    rate, width = _format(query.get("audio_format", DEFAULT_FORMAT))
    session = kind(line, model, Hearing(rate, width), is_automatic=strategy != "manual")
    await session.run()


class Standard:
    """The events of the standard models."""

    def __init__(self, line: Line, model: ModelInfo, hearing: Hearing, is_automatic: bool) -> None:
        self.line = line
        self.model = model
        self.hearing = hearing
        self.is_automatic = is_automatic

    async def run(self) -> None:
        """Serve events."""
        await self.greet()
        while True:
            await self.take(await self.line.receive())

    async def greet(self) -> None:
        """What comes first."""
        await self.line.tell("session.created", session={"id": new_id("sess"), "model": self.model.id})

    async def take(self, event: Dict[str, Any]) -> None:
        """One event of the client."""
        kind = event.get("type")
        if kind == "input_audio_buffer.append":
            await self.hear(event.get("audio"))
        elif kind == "input_audio_buffer.commit":
            await self.write_down()
        elif kind == "input_audio_buffer.clear":
            self.hearing.data.clear()
        else:
            await self.line.refuse("invalid_value", f"There is no event {kind!r}.", "type")

    async def hear(self, audio: Any) -> None:
        """A piece of sound."""
        try:
            self.hearing.append(audio)
        except UnreadableSound as problem:
            return await self.line.refuse("invalid_value", str(problem), "audio")
        if self.is_automatic and self.hearing.is_over:
            await self.write_down()
        return None

    async def write_down(self) -> None:
        """The text of what was heard."""
        if not self.hearing.data:
            return await self.line.refuse("input_audio_buffer_commit_empty", "The buffer is empty.")
        recording = self.hearing.take()
        await run_in_threadpool(bill_seconds, self.line.call.part(), self.model, recording.seconds or 0.0)
        return await self.say(words_of(recording))

    async def say(self, text: str) -> None:
        """The text, in pieces and whole."""
        name, item = "conversation.item.input_audio_transcription", new_id("item")
        for piece in tokens.split(text):
            await self.line.tell(f"{name}.delta", item_id=item, content_index=0, delta=piece)
        await self.line.tell(f"{name}.completed", item_id=item, content_index=0, transcript=text)


class ElevenLabs(Standard):
    """The frames of ElevenLabs' models. Any other frame is dropped without a word."""

    async def greet(self) -> None:
        config = {"model_id": self.model.id, "sample_rate": self.hearing.rate}
        await self.line.send(
            {"message_type": "session_started", "session_id": new_id("sess"), "config": config}
        )

    async def take(self, event: Dict[str, Any]) -> None:
        if "input_audio_chunk" not in (event.get("message_type"), event.get("type")):
            return
        audio = event.get("audio_base_64", event.get("audio"))
        if audio:
            await self.hear(audio)
        if event.get("commit") is True and self.hearing.data:
            await self.write_down()

    async def say(self, text: str) -> None:
        await self.line.send({"message_type": "partial_transcript", "text": text})
        await self.line.send({"message_type": "committed_transcript", "text": text})


def _format(name: str) -> Tuple[int, int]:
    """The rate and the bytes of a sample."""
    found = _FORMAT.fullmatch(name)
    if found is None:
        raise SessionOver("invalid_request", f"There is no audio format {name!r}.")
    return (int(found.group(1)), 2) if found.group(1) else (int(found.group(2)), 1)
