"""Streams of chat and of responses."""

from __future__ import annotations

from typing import Any

from livetests.settings import Settings
from tests.both import Both


def test_a_chat_stream(both: Both, client: Any, settings: Settings) -> None:
    stream = client.chat.completions.stream(
        model=settings.model, messages=[{"role": "user", "content": "Count to 5."}], max_tokens=50
    )
    chunks = both.loop_over(stream)

    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
    assert "3" in text or "three" in text.lower()
    assert stream.completed


def test_a_stream_that_is_left_early(both: Both, client: Any, settings: Settings) -> None:
    stream = client.chat.completions.stream(
        model=settings.model, messages=[{"role": "user", "content": "Count to 100."}]
    )
    assert both.next(stream)
    both.run(stream.aclose() if both.is_async else stream.close())

    assert not stream.completed
    assert both.run(client.models.list())


def test_a_responses_stream(both: Both, client: Any, settings: Settings) -> None:
    stream = client.responses.stream(model=settings.model, input="Say hello.", max_output_tokens=50)
    events = both.loop_over(stream)

    assert events
    assert any(event.type for event in events)
