"""Fixtures for pytest: `mesh_gateway` and `mesh_sandbox`.

In the `conftest.py` at the root of your tests:

    pytest_plugins = ["meshapi.testing.pytest_plugin"]

It is not loaded by itself: pytest rewrites the assertions of every package of a distribution that brings a plugin, so
all who install the SDK would wait longer for it in their tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Iterator

import pytest

if TYPE_CHECKING:
    from meshapi.testing import MockGateway
    from meshapi_sandbox import Sandbox


@pytest.fixture
def mesh_gateway() -> Iterator[MockGateway]:
    """A `meshapi.testing.MockGateway`. A request that no route answers fails the test, even when it is swallowed."""
    from meshapi.testing import MockGateway

    with MockGateway() as gateway:
        yield gateway


@pytest.fixture
def mesh_sandbox() -> Iterator[Sandbox]:
    """A `meshapi_sandbox.Sandbox` of the test's own, served on loopback; needs `meshapi[sandbox]`.

    `MESHAPI_BASE_URL` and `MESHAPI_TOKEN` point to it while the test runs, so that clients which are made without
    arguments find it.
    """
    from meshapi_sandbox import Sandbox

    with Sandbox() as sandbox, pytest.MonkeyPatch.context() as environment:
        environment.setenv("MESHAPI_BASE_URL", sandbox.url)
        environment.setenv("MESHAPI_TOKEN", sandbox.token)
        yield sandbox
