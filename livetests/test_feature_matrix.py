"""What only some models can do. On a real gateway a test is skipped when its variable is not set."""

from __future__ import annotations

from typing import Any, Optional, TypeVar

import pytest

from livetests.settings import Settings
from tests.both import Both

T = TypeVar("T")


def needed(value: Optional[T], variable: str) -> T:
    if value is None:
        pytest.skip(f"{variable} is not set")
    return value


@pytest.mark.parametrize("which", ["model", "second_model"])
def test_each_model_answers_and_streams(both: Both, client: Any, settings: Settings, which: str) -> None:
    request = {
        "model": getattr(settings, which),
        "messages": [{"role": "user", "content": "Say hello."}],
        "max_tokens": 20,
    }
    assert both.run(client.chat.completions.create(**request)).choices[0].message.content
    assert both.loop_over(client.chat.completions.stream(**request))


def test_an_image_in_a_question(both: Both, client: Any, settings: Settings) -> None:
    url = needed(settings.image_url, "MESHAPI_IMAGE_URL")
    content = [
        {"type": "text", "text": "What is in this picture?"},
        {"type": "image_url", "image_url": {"url": url}},
    ]
    reply = both.run(
        client.chat.completions.create(
            model=settings.model, messages=[{"role": "user", "content": content}], max_tokens=50
        )
    )
    assert reply.choices[0].message.content


def test_sound_in_a_question(both: Both, client: Any, settings: Settings) -> None:
    data = needed(settings.input_audio_b64, "MESHAPI_INPUT_AUDIO_B64")
    content = [
        {"type": "text", "text": "What do you hear?"},
        {"type": "input_audio", "input_audio": {"data": data, "format": settings.input_audio_format}},
    ]
    reply = both.run(
        client.chat.completions.create(
            model=settings.model, messages=[{"role": "user", "content": content}], max_tokens=50
        )
    )
    assert reply.choices[0].message


def test_a_picture_is_made(both: Both, client: Any, settings: Settings) -> None:
    model = needed(settings.image_gen_model, "MESHAPI_IMAGE_GEN_MODEL")
    answer = both.run(
        client.images.generate(model=model, prompt="A red square", n=1, response_format="b64_json")
    )
    assert answer.data[0].image_bytes()


def test_speech_is_made(both: Both, client: Any, settings: Settings) -> None:
    model = needed(settings.audio_out_model, "MESHAPI_AUDIO_OUT_MODEL")
    speech = both.run(client.audio.synthesize(model=model, input="Hello."))

    assert len(speech) > 100
