"""Sound without a speech model: a text becomes one tone for each letter, and a WAV file remembers its text.

The text stands in the comment (``ICMT``) of the file's ``LIST`` chunk of type ``INFO``, as the RIFF format has it
for any recording, so that the same sandbox can write down again what it said.
"""

from __future__ import annotations

import io
import math
import struct
import sys
import wave
from array import array
from functools import lru_cache
from typing import Iterator, Optional, Tuple

from attrs import frozen

SECONDS_PER_LETTER = 0.06
RATE = 16000
LOUDNESS = 12000
LOWEST_TONE = 180.0
TONES = 32


@frozen
class Recording:
    """What can be told of a recording. ``seconds`` is None when it is no WAV file."""

    text: Optional[str]
    seconds: Optional[float]
    rate: int = 0
    channels: int = 0


def speak(text: str, rate: int = RATE, pitch: float = 1.0, speed: float = 1.0) -> bytes:
    """The text as PCM: 16 bits, little-endian, mono."""
    samples = max(1, int(rate * SECONDS_PER_LETTER / speed))
    return b"".join(_tone(character, rate, samples, round(pitch, 3)) for character in text)


def wav(pcm: bytes, rate: int, text: str) -> bytes:
    """A WAV file of 16-bit mono samples that remembers its text."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(pcm)
    comment = _chunk(b"LIST", b"INFO" + _chunk(b"ICMT", text.encode() + b"\0"))
    body = made.getvalue()[8:] + comment
    return _chunk(b"RIFF", body)


def ulaw(pcm: bytes) -> bytes:
    """16-bit samples as G.711 mu-law, one byte each."""
    samples = array("h", pcm)
    if sys.byteorder == "big":
        samples.byteswap()
    return bytes(map(_ulaw, samples))


def listen(data: bytes) -> Recording:
    """What is in a recording."""
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        return Recording(None, None)
    text = next((_comment(body) for name, body in _chunks(data[12:]) if name == b"LIST"), None)
    try:
        with wave.open(io.BytesIO(data), "rb") as file:
            rate, channels = file.getframerate(), file.getnchannels()
            return Recording(text, file.getnframes() / rate if rate else 0.0, rate, channels)
    except (wave.Error, EOFError, RuntimeError):  # the last one for chunks of impossible lengths
        return Recording(text, None)


def _comment(body: bytes) -> Optional[str]:
    if body[:4] != b"INFO":
        return None
    found = next((value for name, value in _chunks(body[4:]) if name == b"ICMT"), None)
    return None if found is None else found.rstrip(b"\0").decode("utf-8", "replace")


def _chunk(name: bytes, body: bytes) -> bytes:
    """A RIFF chunk: its name, its length, its body, filled up to an even length."""
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def _chunks(data: bytes) -> Iterator[Tuple[bytes, bytes]]:
    place = 0
    while place + 8 <= len(data):
        length = int(struct.unpack_from("<I", data, place + 4)[0])
        yield data[place : place + 4], data[place + 8 : place + 8 + length]
        place += 8 + length + length % 2


@lru_cache(maxsize=4096)
def _tone(character: str, rate: int, samples: int, pitch: float) -> bytes:
    """A tone that swells and fades; a character that is no letter or digit is silent."""
    if not character.isalnum():
        return bytes(2 * samples)
    frequency = LOWEST_TONE * pitch * 2 ** (ord(character.lower()[0]) % TONES / TONES * 2)
    step = 2 * math.pi * frequency / rate
    values = (
        int(LOUDNESS * math.sin(math.pi * place / samples) * math.sin(step * place))
        for place in range(samples)
    )
    return struct.pack(f"<{samples}h", *values)


def _ulaw(sample: int) -> int:
    sign = 0x80 if sample < 0 else 0
    magnitude = min(abs(sample), 32635) + 132
    exponent = magnitude.bit_length() - 8
    mantissa = (magnitude >> (exponent + 3)) & 0x0F
    return ~(sign | (exponent << 4) | mantissa) & 0xFF
