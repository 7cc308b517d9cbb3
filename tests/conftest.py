"""What every test shares: the two clients, the event loop, and which folders this Python can collect."""

from __future__ import annotations

import sys
from typing import Any, Iterator, List

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.both import Both

# No example is timed, for the machine may be busy. For more of them: pytest --hypothesis-profile=long
settings.register_profile("usual", settings.default, deadline=None)
settings.register_profile(
    "long", settings.default, deadline=None, max_examples=5_000, suppress_health_check=[*HealthCheck]
)
# For mutants: the same examples for each, and the first that fails is enough.
settings.register_profile(
    "mutants", deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile("usual")

# The pinned generator tools need 3.11; what they produce is tested on every Python.
collect_ignore = [] if sys.version_info >= (3, 11) else ["generator"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if collect_ignore:
        terminalreporter.write_line("tests/generator: left out, needs Python 3.11")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--fast", action="store_true", help="what is for the async client, with fast=True, alone"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: List[pytest.Item]) -> None:
    if config.getoption("fast"):
        config.hook.pytest_deselected(items=[item for item in items if not is_async(item)])
        items[:] = [item for item in items if is_async(item)]


def is_async(item: Any) -> bool:
    """Whether a test is one of the async client."""
    if "both" in item.fixturenames:
        return bool(item.callspec.params["both"] == "async")
    return "fast" in item.fixturenames


@pytest.fixture
def fast(request: pytest.FixtureRequest) -> bool:
    """What a test of the async client alone gives it as `fast`."""
    return bool(request.config.getoption("fast"))


@pytest.fixture(params=["sync", "async"])
def both(request: Any) -> Iterator[Both]:
    is_fast = request.param == "async" and request.config.getoption("fast", False)
    with Both("fast" if is_fast else request.param) as both:
        yield both
