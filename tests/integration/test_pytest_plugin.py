"""The fixtures for users' tests, in suites of their own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import meshapi_sandbox  # noqa: F401  # pytester forgets what is imported inside; some extensions load only once

pytest_plugins = "pytester"

PLUGIN = "meshapi.testing.pytest_plugin"


@pytest.fixture(autouse=True)
def conftest(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(f"pytest_plugins = [{PLUGIN!r}]")


def ran(pytester: pytest.Pytester, test: str) -> pytest.RunResult:
    pytester.makepyfile(test)
    return pytester.runpytest("-W", "error", "-p", "no:cacheprovider")


def test_the_mocked_gateway_is_new_for_each_test(pytester: pytest.Pytester) -> None:
    test = """
        import pytest

        @pytest.mark.parametrize("number", [1, 2])
        def test_it(mesh_gateway, number):
            mesh_gateway.on("models.free").reply([])
            assert mesh_gateway.client().models.free() == []
            assert len(mesh_gateway.requests) == 1
    """
    ran(pytester, test).assert_outcomes(passed=2)


def test_an_unexpected_request_that_is_swallowed_fails_the_test(pytester: pytest.Pytester) -> None:
    test = """
        def test_it(mesh_gateway):
            try:
                mesh_gateway.client().models.free()
            except Exception:
                pass
    """
    done = ran(pytester, test)

    done.assert_outcomes(passed=1, errors=1)
    done.stdout.fnmatch_lines(
        ['*UnexpectedRequest: GET /v1/models/free has no route; * gateway.on("models.free")*']
    )


def test_the_sandbox_is_found_by_clients_without_arguments(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MESHAPI_BASE_URL", "http://192.0.2.1")
    monkeypatch.delenv("MESHAPI_TOKEN", raising=False)
    test = """
        import asyncio, pytest
        from meshapi import AsyncMeshAPI, MeshAPI

        @pytest.mark.parametrize("number", [1, 2])
        def test_sync(mesh_sandbox, number):
            with MeshAPI() as client:
                assert client.rag.list().total == 0
                client.rag.upload_file(content=b"a", file_name="a.txt")
            assert mesh_sandbox.requests

        def test_async(mesh_sandbox):
            async def free():
                async with AsyncMeshAPI() as client:
                    return await client.models.free()

            assert asyncio.run(free())
    """
    ran(pytester, test).assert_outcomes(passed=3)
    assert os.environ["MESHAPI_BASE_URL"] == "http://192.0.2.1"
    assert "MESHAPI_TOKEN" not in os.environ


def test_a_missing_extra_is_named(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("meshapi_sandbox")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    done = ran(pytester, "def test_it(mesh_sandbox): pass")

    done.assert_outcomes(errors=1)
    done.stdout.fnmatch_lines(["*the sandbox needs its extra (*uvicorn*): pip install 'meshapi?sandbox?'"])


def test_the_fixtures_say_what_they_are(pytester: pytest.Pytester) -> None:
    done = pytester.runpytest("--fixtures", "-p", "no:cacheprovider")

    done.stdout.fnmatch_lines(
        ["mesh_gateway -- *", "*MockGateway*", "mesh_sandbox -- *", "*served on loopback*"]
    )


def test_the_plugin_brings_in_nothing_before_it_is_used() -> None:
    program = f"""
import sys, pytest
before = set(sys.modules)
import {PLUGIN}
heavy = {{"httpx", "pydantic", "anyio", "meshapi._client", "meshapi.testing._gateway", "meshapi_sandbox"}}
print(sorted(heavy & (set(sys.modules) - before)))
"""
    command = [sys.executable, "-W", "error", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout == "[]\n"
