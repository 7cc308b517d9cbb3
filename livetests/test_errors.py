"""Errors of a real gateway: a bad key, things that are not there, requests that cannot be."""

from __future__ import annotations

from typing import Any

import pytest

from livetests.settings import Settings
from meshapi import AuthenticationError, ClientError, MeshAPIError, NotFoundError
from tests.both import Both


def test_a_bad_key(both: Both, settings: Settings) -> None:
    client = both.client(base_url=settings.base_url, token="rsk_not_a_key")
    with pytest.raises(AuthenticationError) as caught:
        both.run(client.models.list())

    assert caught.value.status == 401
    assert "rsk_not_a_key" not in f"{caught.value} {caught.value!r}"


def test_an_unknown_model(both: Both, client: Any) -> None:
    with pytest.raises(ClientError) as caught:
        both.run(
            client.chat.completions.create(
                model="acme/unheard-of", messages=[{"role": "user", "content": "Hello!"}]
            )
        )
    assert caught.value.error_code
    assert caught.value.request_id


def test_an_error_before_a_stream(both: Both, client: Any) -> None:
    stream = client.chat.completions.stream(
        model="acme/unheard-of", messages=[{"role": "user", "content": "Hello!"}]
    )
    with pytest.raises(MeshAPIError):
        both.next(stream)


def test_an_unknown_file(both: Both, client: Any) -> None:
    with pytest.raises(NotFoundError):
        both.run(client.rag.get("00000000-0000-4000-8000-000000000000"))
