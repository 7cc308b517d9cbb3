"""What every test shares: the two clients, the event loop, and which folders this Python can collect."""

from __future__ import annotations

import sys
from typing import Any, Iterator

import pytest

from tests.both import Both

# The pinned generator tools need 3.11; what they produce is tested on every Python.
collect_ignore = [] if sys.version_info >= (3, 11) else ["generator"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if collect_ignore:
        terminalreporter.write_line("tests/generator: left out, needs Python 3.11")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(params=["sync", "async"])
def both(request: Any) -> Iterator[Both]:
    with Both(request.param) as both:
        yield both
