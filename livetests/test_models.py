"""The model catalogue."""

from __future__ import annotations

from typing import Any

from livetests.settings import Settings
from meshapi import ModelInfo
from tests.both import Both


def test_lists(both: Both, client: Any) -> None:
    everything = both.run(client.models.list())
    free = both.run(client.models.list(free=True))

    assert all(isinstance(model, ModelInfo) for model in everything)
    assert all(model.is_free for model in free)
    assert {model.id for model in both.run(client.models.free())} == {model.id for model in free}
    assert not {model.id for model in both.run(client.models.paid())} & {model.id for model in free}


def test_one_model(both: Both, client: Any, settings: Settings) -> None:
    model = both.run(client.models.get(settings.model))

    assert model.id == settings.model
    assert model.name


def test_a_search(both: Both, client: Any) -> None:
    page = both.run(client.models.search(q="gpt", limit=5))

    assert page.total >= len(page.items or [])
    assert len(page.items or []) <= 5
