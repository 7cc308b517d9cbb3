"""Tests against a mocked gateway: no network, each for both clients."""

from __future__ import annotations

from typing import Any, Iterator

import pytest

from tests.both import Both


@pytest.fixture(params=["sync", "async"])
def both(request: Any) -> Iterator[Both]:
    with Both(request.param) as both:
        yield both


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits between attempts, noted in place of slept."""
    noted: list[float] = []

    async def sleep(seconds: float) -> None:
        noted.append(seconds)

    monkeypatch.setattr("meshapi._executor.time.sleep", noted.append)
    monkeypatch.setattr("meshapi._executor.anyio.sleep", sleep)
    return noted
