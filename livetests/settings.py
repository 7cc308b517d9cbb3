"""Which gateway the live tests call, and with which models: variables of the environment, or `.env.livetest`."""

from __future__ import annotations

import base64
import io
import os
import wave
from pathlib import Path
from typing import Mapping, Optional

from attrs import frozen
from dotenv import dotenv_values

FILE = Path(__file__).resolve().parents[1] / ".env.livetest"

DEFAULTS = {
    "MESHAPI_BASE_URL": "http://localhost:8000",
    "MESHAPI_MODEL": "openai/gpt-4o-mini",
    "MESHAPI_SECOND_MODEL": "anthropic/claude-haiku-4.5",
    "MESHAPI_EMBEDDINGS_MODEL": "openai/text-embedding-3-small",
    "MESHAPI_INPUT_AUDIO_FORMAT": "wav",
    "MESHAPI_REALTIME_MODEL": "openai/gpt-realtime-mini",
}

PIXEL = (
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)


def _quiet_wav() -> str:
    data = io.BytesIO()
    with wave.open(data, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(16_000)
        sound.writeframes(bytes(16_000))
    return base64.b64encode(data.getvalue()).decode("ascii")


@frozen
class Settings:
    """One gateway, the key for it, the models to call. What is `None` a real gateway is not asked for."""

    base_url: str
    token: str
    model: str
    second_model: str
    embeddings_model: str
    image_gen_model: Optional[str]
    image_url: Optional[str]
    input_audio_b64: Optional[str]
    input_audio_format: str
    audio_out_model: Optional[str]
    realtime_model: str

    @classmethod
    def of(cls, values: Mapping[str, str]) -> Settings:
        values = {**DEFAULTS, **values}
        return cls(**{name: values.get(f"MESHAPI_{name.upper()}") or None for name in cls.__annotations__})


def from_environment() -> Optional[Settings]:
    """The settings of a real gateway; `None` without a key."""
    written = {name: value for name, value in dotenv_values(FILE).items() if value is not None}
    values = {**written, **os.environ}
    return Settings.of(values) if values.get("MESHAPI_TOKEN") else None


def for_sandbox(url: str, token: str) -> Settings:
    """The settings for the embedded gateway, which offers everything."""
    return Settings.of(
        {
            "MESHAPI_BASE_URL": url,
            "MESHAPI_TOKEN": token,
            "MESHAPI_IMAGE_GEN_MODEL": "openai/gpt-image-1",
            "MESHAPI_IMAGE_URL": PIXEL,
            "MESHAPI_INPUT_AUDIO_B64": _quiet_wav(),
            "MESHAPI_AUDIO_OUT_MODEL": "openai/gpt-4o-mini-tts",
        }
    )
