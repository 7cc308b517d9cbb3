"""Realtime sessions over a WebSocket."""

from __future__ import annotations

from typing import Any

import pytest

from livetests.settings import Settings
from meshapi import MeshAPIError
from tests.both import Both

GREETING = {
    "type": "session.update",
    "session": {"type": "realtime", "output_modalities": ["text"], "instructions": "Answer in one line."},
}


def test_a_session_is_created_and_updated(both: Both, client: Any, settings: Settings) -> None:
    connection = client.realtime.connect(model=settings.realtime_model)
    session = both.enter(connection)
    try:
        assert both.run(session.receive()).event["type"] == "session.created"
        both.run(session.send(GREETING))
        assert both.run(session.receive()).event["type"] == "session.updated"
    finally:
        both.leave(connection)


def test_an_answer_arrives_by_iteration(both: Both, client: Any, settings: Settings) -> None:
    session = both.run(client.realtime.connect(model=settings.realtime_model))
    try:
        both.run(session.send(GREETING))
        item = {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Say hello."}]}
        both.run(session.send({"type": "conversation.item.create", "item": item}))
        both.run(session.send({"type": "response.create"}))
        while (
            both.next(iter(session) if not both.is_async else session.__aiter__()).event["type"]
            != "response.done"
        ):
            pass
    finally:
        both.run(session.close())


def test_an_unknown_model(both: Both, client: Any) -> None:
    with pytest.raises(MeshAPIError) as caught:
        first_event(both, client, "acme/unheard-of")

    assert caught.value.error_code


def test_a_bad_key(both: Both, settings: Settings) -> None:
    client = both.client(base_url=settings.base_url, token="rsk_not_a_key")
    with pytest.raises(MeshAPIError) as caught:
        first_event(both, client, settings.realtime_model)

    assert "rsk_not_a_key" not in f"{caught.value} {caught.value!r}"


def first_event(both: Both, client: Any, model: str) -> Any:
    """A gateway refuses a session in its handshake, or with its first frame."""
    session = both.run(client.realtime.connect(model=model))
    try:
        return both.run(session.receive()).event
    finally:
        both.run(session.close())
