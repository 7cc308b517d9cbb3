"""The sound that a session has collected."""

from __future__ import annotations

import base64
from typing import Any

from attrs import define, field

from meshapi_sandbox.engine.sound import Recording, listen
from meshapi_sandbox.handlers.audio import transcript

PAUSE = 0.3
QUIET = {1: b"\x7f\xff", 2: b"\0"}  # by width: mu-law has two zeros
LARGEST = 64 * 1024 * 1024


class UnreadableSound(ValueError):
    """What came is not base64, or there is too much of it."""


@define
class Hearing:
    """Sound as it came: 16-bit mono samples at ``rate``, or a WAV file, which remembers what it says."""

    rate: int
    width: int = 2
    data: bytearray = field(factory=bytearray)

    def append(self, audio: Any) -> None:
        """More of it, as bytes or in base64."""
        try:
            piece = audio if isinstance(audio, bytes) else base64.b64decode(audio, validate=True)
        except (TypeError, ValueError):
            raise UnreadableSound("audio must be base64.") from None
        if len(self.data) + len(piece) > LARGEST:
            raise UnreadableSound(f"The buffer takes {LARGEST} bytes at most.")
        self.data += piece

    @property
    def is_over(self) -> bool:
        """Whether the speaker has paused: the file is complete, or the samples end in silence."""
        if self.data[:4] == b"RIFF":
            return len(self.data) >= 8 + int.from_bytes(self.data[4:8], "little")
        pause = int(PAUSE * self.rate) * self.width
        heard = self.data.strip(QUIET[self.width])
        return bool(heard) and not self.data[-pause:].strip(QUIET[self.width])

    def take(self) -> Recording:
        """What was collected; the buffer is empty after that."""
        data, self.data = bytes(self.data), bytearray()
        recording = listen(data)
        if recording.seconds is None and recording.text is None:
            recording = Recording(None, len(data) / self.width / self.rate, self.rate, 1)
        return recording


def words_of(recording: Recording) -> str:
    """What is said in a recording."""
    return transcript(recording, 0)
