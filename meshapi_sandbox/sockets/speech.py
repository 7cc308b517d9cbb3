"""``/v1/audio/speech/stream/{voice_id}``: text to speech, in the events of either family of models."""

from __future__ import annotations

import base64
import re
from typing import Any, Dict, Iterator

from starlette.concurrency import run_in_threadpool

from meshapi_generated.models import ModelInfo
from meshapi_sandbox.engine.sound import speak, ulaw, wav
from meshapi_sandbox.handlers.audio import LONGEST_TEXT, RATES, audio_model, bill_seconds
from meshapi_sandbox.handlers.voices import pitch_of
from meshapi_sandbox.sockets.line import Line, SessionOver, new_id

DEFAULT_MODEL = "canopylabs/orpheus-3b-0.1-ft"
DEFAULT_RATE = 24000
PIECE = 9600

_FORMAT = re.compile(r"(pcm|wav|ulaw)(?:_(\d+))?")


async def speak_aloud(line: Line) -> None:
    """Speak what the client writes until it leaves."""
    query = line.socket.query_params
    model_id = query.get("model_id") or query.get("model") or DEFAULT_MODEL
    model = await run_in_threadpool(audio_model, line.call, model_id, "audio", "speech")
    if query.get("inactivity_timeout", "").isdecimal():
        line.idle = min(line.idle, float(query["inactivity_timeout"]))
    wanted = query.get("output_format") or query.get("response_format") or "pcm"
    await (ElevenLabs if model.brand == "ElevenLabs" else Standard)(line, model, wanted).run()


class Standard:
    """The events of the standard models."""

    def __init__(self, line: Line, model: ModelInfo, wanted: str) -> None:
        found = _FORMAT.fullmatch(wanted)
        # Compressed sound is answered with WAV: there is no encoder here.
        self.kind = found.group(1) if found else "wav"
        self.rate = int((found and found.group(2)) or DEFAULT_RATE)
        if self.rate not in RATES:
            raise SessionOver("invalid_request", f"The rate must be one of {', '.join(map(str, RATES))}.")
        self.line = line
        self.model = model
        self.text = ""

    async def run(self) -> None:
        """Serve events."""
        await self.line.tell("session.created", session={"id": new_id("sess"), "model": self.model.id})
        while True:
            event = await self.line.receive()
            kind = event.get("type")
            if kind == "input_text_buffer.append":
                await self.write(event.get("text"))
            elif kind == "input_text_buffer.clear":
                self.text = ""
            elif kind == "input_text_buffer.commit":
                item = new_id("item")
                for piece in await self.sound():
                    await self.line.tell("conversation.item.audio_output.delta", item_id=item, delta=piece)
                await self.line.tell("conversation.item.audio_output.done", item_id=item)
            else:
                await self.line.refuse("invalid_value", f"There is no event {kind!r}.", "type")

    async def write(self, text: Any) -> None:
        """More text."""
        if not isinstance(text, str):
            await self.line.refuse("invalid_value", "text must be a string.", "text")
        elif len(self.text) + len(text) > LONGEST_TEXT:
            await self.line.refuse("invalid_value", f"The buffer takes {LONGEST_TEXT} characters.", "text")
        else:
            self.text += text

    async def sound(self) -> Iterator[str]:
        """The buffered text as sound, in pieces of base64; the buffer is empty after that."""
        text, self.text = self.text.strip(), ""
        data = await run_in_threadpool(self._spoken, text) if text else b""
        return (base64.b64encode(data[at : at + PIECE]).decode() for at in range(0, len(data), PIECE))

    def _spoken(self, text: str) -> bytes:
        pcm = speak(text, self.rate, pitch_of(self.line.call.path("voice_id")))
        bill_seconds(self.line.call.part(), self.model, len(pcm) / 2 / self.rate)
        return {"wav": lambda: wav(pcm, self.rate, text), "ulaw": lambda: ulaw(pcm), "pcm": lambda: pcm}[
            self.kind
        ]()


class ElevenLabs(Standard):
    """The frames of ElevenLabs' models: the empty text is the last one."""

    async def run(self) -> None:
        """Serve frames until the last one."""
        is_last = False
        while not is_last:
            frame: Dict[str, Any] = await self.line.receive()
            is_last = frame.get("text") == ""
            await self.write(frame.get("text"))
            if is_last or frame.get("flush") is True:
                for piece in await self.sound():
                    await self.line.send({"audio": piece, "isFinal": None, "alignment": None})
        await self.line.send({"audio": None, "isFinal": True, "alignment": None})
