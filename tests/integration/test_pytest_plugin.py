"""The fixtures for users' tests, in suites of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest_plugins = "pytester"

ROOT = str(Path(__file__).parents[2])
PLUGIN = "meshapi.testing.pytest_plugin"
CONFTEST = f"pytest_plugins = [{PLUGIN!r}]"


def ran(pytester: pytest.Pytester, test: str, *options: str, conftest: str = CONFTEST) -> pytest.RunResult:
    """A suite in a process of its own: pytester would forget the modules that it imports, and some load only once."""
    pytester.makeconftest(conftest)
    pytester.makepyfile(test)
    return pytester.runpytest_subprocess("-W", "error", "-p", "no:cacheprovider", *options)


@pytest.fixture(autouse=True)
def path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", ROOT)


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
        import asyncio, os, pytest
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

        def test_afterwards():
            assert os.environ["MESHAPI_BASE_URL"] == "http://192.0.2.1"
            assert "MESHAPI_TOKEN" not in os.environ
    """
    ran(pytester, test).assert_outcomes(passed=4)


def test_a_missing_extra_is_named(pytester: pytest.Pytester) -> None:
    missing = f"import sys; sys.modules['uvicorn'] = None; {CONFTEST}"
    done = ran(pytester, "def test_it(mesh_sandbox): pass", conftest=missing)

    done.assert_outcomes(errors=1)
    done.stdout.fnmatch_lines(["*the sandbox needs its extra (*uvicorn*): pip install 'meshapi?sandbox?'"])


def test_the_fixtures_say_what_they_are(pytester: pytest.Pytester) -> None:
    done = ran(pytester, "", "--fixtures")

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
