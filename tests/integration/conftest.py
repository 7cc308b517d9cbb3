"""A gateway for each test module, and a plain HTTP client for it."""

from __future__ import annotations

from typing import Iterator

import httpx
import pytest

from meshapi_sandbox import Sandbox


@pytest.fixture(scope="module")
def gateway() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def http(gateway: Sandbox) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {gateway.token}"}
    with httpx.Client(base_url=gateway.url, headers=headers, timeout=10) as client:
        yield client
