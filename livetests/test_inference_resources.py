"""Embeddings, responses, compare, router, moderations and web search."""

from __future__ import annotations

from typing import Any

from livetests.settings import Settings
from tests.both import Both

HELLO = [{"role": "user", "content": "Say hello in one word."}]


def test_embeddings(both: Both, client: Any, settings: Settings) -> None:
    texts = ["a cat", "a kitten", "a steam engine"]
    answer = both.run(client.embeddings.create(model=settings.embeddings_model, input=texts))

    assert [item.index for item in answer.data] == [0, 1, 2]
    assert len({len(item.embedding) for item in answer.data}) == 1


def test_a_response(both: Both, client: Any, settings: Settings) -> None:
    answer = both.run(client.responses.create(model=settings.model, input="Say hello.", max_output_tokens=50))

    assert answer.output


def test_a_comparison(both: Both, client: Any, settings: Settings) -> None:
    models = [settings.model, settings.second_model]
    answer = both.run(client.compare.create(models=models, messages=HELLO, max_tokens=20))

    assert [result.model for result in answer.results] == models
    assert all(result.error is None for result in answer.results)


def test_a_comparison_as_a_stream(both: Both, client: Any, settings: Settings) -> None:
    models = [settings.model, settings.second_model]
    stream = client.compare.stream(models=models, messages=HELLO, max_tokens=20, skip_comparison=True)
    events = both.loop_over(stream)

    assert {event.model for event in events if event.delta} >= set(models)


def test_the_router_chooses_a_model(both: Both, client: Any) -> None:
    choice = both.run(client.router.select(messages=HELLO))

    assert choice.model


def test_moderation(both: Both, client: Any) -> None:
    answer = both.run(client.moderations.create(input="I like tea."))

    assert [result.flagged for result in answer.results] == [False]


def test_web_search(both: Both, client: Any) -> None:
    answer = both.run(client.web.search(query="Python programming language", max_results=3))

    assert answer.query
    assert len(answer.results) <= 3


def test_balance_and_usage(both: Both, client: Any) -> None:
    assert both.run(client.balance.get())
    assert both.run(client.usage.events(limit=1)).limit == 1
