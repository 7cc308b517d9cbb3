"""Tests against a mocked gateway: no network, each for both clients."""

from __future__ import annotations

import pytest


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits between attempts, noted in place of slept."""
    noted: list[float] = []

    async def sleep(seconds: float) -> None:
        noted.append(seconds)

    monkeypatch.setattr("meshapi._executor.time.sleep", noted.append)
    monkeypatch.setattr("meshapi._async_executor.anyio.sleep", sleep)
    return noted
