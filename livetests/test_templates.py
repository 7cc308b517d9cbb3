"""Templates from creation to deletion."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from livetests.settings import Settings
from meshapi import CreateTemplateParams, NotFoundError, UpdateTemplateParams
from tests.both import Both


def test_the_life_of_a_template(both: Both, client: Any, settings: Settings) -> None:
    name = f"sdk-live-{uuid4().hex[:12]}"
    template = both.run(
        client.templates.create(CreateTemplateParams(name=name, system="Answer in {{language}}."))
    )
    try:
        assert both.run(client.templates.get(template.id)).name == name
        assert template.id in {each.id for each in both.run(client.templates.list())}

        changed = both.run(client.templates.update(template.id, UpdateTemplateParams(description="Changed.")))
        assert changed.description == "Changed."
        assert changed.system == "Answer in {{language}}."

        reply = both.run(
            client.chat.completions.create(
                model=settings.model,
                template=name,
                variables={"language": "French"},
                messages=[{"role": "user", "content": "Say hello."}],
                max_tokens=30,
            )
        )
        assert reply.choices[0].message.content
    finally:
        both.run(client.templates.delete(template.id))
    with pytest.raises(NotFoundError):
        both.run(client.templates.get(template.id))
