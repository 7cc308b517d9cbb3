"""Short waits between attempts; only those that a server asks for take their time."""

from __future__ import annotations

from functools import partial

import pytest

from meshapi._retry import RetryPolicy


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("meshapi._config.RetryPolicy", partial(RetryPolicy, base_delay=0.005))
