"""A gateway for each test module, and the clients for it: a plain one of HTTP, and both of the SDK."""

from __future__ import annotations

from typing import Any, Iterator

import httpx
import pytest

from meshapi_sandbox import Sandbox
from tests.both import Both


@pytest.fixture(scope="module")
def gateway() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def http(gateway: Sandbox) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {gateway.token}"}
    with httpx.Client(base_url=gateway.url, headers=headers, timeout=10) as client:
        yield client


@pytest.fixture
def client(gateway: Sandbox, both: Both) -> Any:
    return both.client(base_url=gateway.url, token=gateway.token)
