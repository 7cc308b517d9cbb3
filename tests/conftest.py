"""What every test shares: the event loop, and which folders this Python can collect."""

from __future__ import annotations

import sys

import pytest

# The pinned generator tools need 3.11; what they produce is tested on every Python.
collect_ignore = [] if sys.version_info >= (3, 11) else ["generator"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if collect_ignore:
        terminalreporter.write_line("tests/generator: left out, needs Python 3.11")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"
