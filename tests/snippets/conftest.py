"""A gateway for each test module, and both clients for it."""

from __future__ import annotations

from typing import Any, Iterator

import pytest

from meshapi_sandbox import Sandbox
from tests.both import Both


@pytest.fixture(scope="module")
def gateway() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def client(both: Both, gateway: Sandbox) -> Any:
    return both.client(base_url=gateway.url, token=gateway.token)
