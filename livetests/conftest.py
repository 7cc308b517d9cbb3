"""The gateway of the live tests, a real one where a key is set, otherwise the sandbox; both clients for each test."""

from __future__ import annotations

from typing import Any, Iterator

import pytest

from livetests.settings import Settings, for_sandbox, from_environment
from meshapi_sandbox import Sandbox
from tests.both import Both
from tests.conftest import both as both


@pytest.fixture(scope="session")
def settings() -> Iterator[Settings]:
    real = from_environment()
    if real is not None:
        yield real
        return
    with Sandbox() as gateway:
        yield for_sandbox(gateway.url, gateway.token)


@pytest.fixture
def client(both: Both, settings: Settings) -> Any:
    return both.client(base_url=settings.base_url, token=settings.token)


def pytest_report_header() -> str:
    real = from_environment()
    return f"live tests: {real.base_url if real else 'the sandbox (MESHAPI_TOKEN is not set)'}"
