"""The sandbox as an HTTP server: starting, stopping, credentials, headers, envelopes, limits."""

from __future__ import annotations

import inspect
import re
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Set, get_args, get_type_hints

import anyio
import httpx
import pytest

from meshapi_generated import models
from meshapi_generated.registry import OPERATIONS
from meshapi_sandbox import Sandbox
from meshapi_sandbox.__main__ import main
from meshapi_sandbox.operations import HANDLERS, handles

PING = {"model": "openai/gpt-4o-mini", "messages": [{"role": "user", "content": "ping"}]}


def test_every_operation_has_a_handler_that_takes_its_model(gateway: Sandbox) -> None:
    assert HANDLERS.keys() == OPERATIONS.keys()
    for operation in OPERATIONS.values():
        hints = get_type_hints(inspect.unwrap(HANDLERS[operation.id].handler)).values()
        taken = {kind for hint in hints for kind in (hint, *get_args(hint))}
        names = operation.request or (operation.query,) * bool(operation.query)
        assert {getattr(models, str(name)) for name in names} <= taken, operation.id


def test_an_operation_has_only_one_handler(gateway: Sandbox) -> None:
    with pytest.raises(ValueError, match="two handlers"):
        handles("get_balance")(lambda call: None)


@pytest.mark.parametrize("header", [None, "Basic abc", "Bearer", "Bearer rsk_other", "rsk_sandbox"])
def test_a_wrong_credential_is_401_in_the_envelope(gateway: Sandbox, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header}
    response = httpx.get(gateway.url + "/v1/balance", headers=headers)
    assert response.status_code == 401
    assert response.json()["error"]["code"] == "unauthorized"
    assert response.json()["request_id"] == response.headers["x-request-id"]


def test_the_request_id_is_a_ulid_or_the_callers(http: httpx.Client) -> None:
    minted = http.get("/v1/balance").headers["x-request-id"]
    assert re.fullmatch(r"req_[0-7][0-9A-HJKMNP-TV-Z]{25}", minted)
    assert http.get("/v1/balance", headers={"X-Request-Id": "mine:1"}).headers["x-request-id"] == "mine:1"
    refused = http.get("/v1/balance", headers={"X-Request-Id": "not allowed"}).headers["x-request-id"]
    assert refused.startswith("req_")


def test_the_contract_version_is_checked_before_the_credential(gateway: Sandbox, http: httpx.Client) -> None:
    assert http.get("/v1/balance").headers["x-mesh-version"] == "2026-08"
    assert (
        http.get("/v1/balance", headers={"X-Mesh-Version": "2026-09"}).headers["x-mesh-version"] == "2026-09"
    )
    for wrong in ({"X-Mesh-Version": "2020-01"}, {"X-Mesh-Version": ""}):
        response = httpx.get(gateway.url + "/v1/balance", headers=wrong)
        assert (response.status_code, response.json()["error"]["code"]) == (400, "invalid_api_version")
    twice = [("X-Mesh-Version", "2026-08"), ("X-Mesh-Version", "2026-09")]
    assert httpx.get(gateway.url + "/v1/balance", headers=twice).status_code == 400


def test_foreign_paths_and_methods_are_answered_in_the_envelope(http: httpx.Client) -> None:
    missing = http.get("/v1/nothing")
    assert (missing.status_code, missing.json()["error"]["code"]) == (404, "not_found")
    wrong = http.put("/v1/balance")
    assert (wrong.status_code, wrong.json()["error"]["code"]) == (405, "invalid_request")
    assert "GET" in wrong.headers["allow"]
    allowed = http.put("/v1/templates/x").headers["allow"]
    assert {"GET", "PATCH", "DELETE"} <= set(allowed.split(", "))


def test_a_faulty_body_is_400_or_422_with_details(http: httpx.Client) -> None:
    for body in (b"{", b"", b'{"temperature": NaN}'):
        torn = http.post("/v1/chat/completions", content=body)
        assert (torn.status_code, torn.json()["error"]["code"]) == (400, "invalid_request")
    assert http.post("/v1/chat/completions", json=[1]).status_code == 422
    refused = http.post("/v1/chat/completions", json={**PING, "max_tokens": 0, "temperature": "hot"})
    error = refused.json()["error"]
    assert (refused.status_code, error["code"]) == (422, "validation_error")
    assert {tuple(item["loc"]) for item in error["details"]} == {
        ("body", "max_tokens"),
        ("body", "temperature"),
    }
    assert all(item["type"] and item["msg"] for item in error["details"])
    query = http.get("/v1/models", params={"type": "smell"})
    assert query.json()["error"]["details"][0]["loc"] == ["query", "type"]


def test_unknown_members_are_dropped_in_silence(http: httpx.Client) -> None:
    assert http.post("/v1/chat/completions", json={**PING, "stream_options": {}, "n": 1}).status_code == 200


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_over_32_mib_meets_the_edge(gateway: Sandbox, http: httpx.Client, chunked: bool) -> None:
    mebibyte = b"x" * 1024 * 1024
    content = (mebibyte for _ in range(33)) if chunked else mebibyte * 33
    response = http.post("/v1/chat/completions", content=content)
    assert response.status_code == 413
    assert response.headers["content-type"].startswith("text/html")
    assert "x-request-id" not in response.headers


def test_each_key_has_its_own_account() -> None:
    with Sandbox(token=["rsk_a", "rsk_b"]) as gateway:
        assert gateway.token == "rsk_a"
        for token in ("rsk_a", "rsk_b"):
            headers = {"Authorization": f"Bearer {token}"}
            created = httpx.post(gateway.url + "/v1/templates", json={"name": "same"}, headers=headers)
            assert created.status_code == 201
        assert len(httpx.get(gateway.url + "/v1/templates", headers=headers).json()) == 1


def test_the_requests_are_remembered(http: httpx.Client, gateway: Sandbox) -> None:
    http.get("/v1/models", params={"free": "true"}, headers={"X-Mark": "1"})
    seen = gateway.requests[-1]
    assert (seen.method, seen.path, seen.query, seen.headers["x-mark"]) == (
        "GET",
        "/v1/models",
        "free=true",
        "1",
    )


def _own_threads() -> Set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name.startswith("meshapi-sandbox")}


def test_start_and_stop_leave_nothing_behind() -> None:
    before = _own_threads()
    gateway = Sandbox()
    with pytest.raises(RuntimeError, match="not running"):
        gateway.inject("stall")
    for _ in range(2):  # a closed one can be started again
        with gateway:
            with pytest.raises(RuntimeError, match="running already"):
                gateway.start()
            assert httpx.get(gateway.url + "/v1/balance").status_code == 401
        gateway.close()
    assert _own_threads() == before
    with pytest.raises(httpx.ConnectError):
        httpx.get(gateway.url)


def test_closing_does_not_wait_for_a_stream_that_nobody_reads() -> None:
    with Sandbox(token_delay=5) as gateway, httpx.Client() as client:
        request = client.build_request(
            "POST",
            gateway.url + "/v1/chat/completions",
            json={**PING, "stream": True},
            headers={"Authorization": f"Bearer {gateway.token}"},
        )
        response = client.send(request, stream=True)
        assert response.status_code == 200
        gateway.close()
        with pytest.raises(httpx.TransportError):
            response.read()
        response.close()


@pytest.mark.anyio
async def test_works_inside_an_async_test() -> None:
    with Sandbox() as gateway:
        async with httpx.AsyncClient(base_url=gateway.url) as client:
            results = []

            async def call() -> None:
                response = await client.get(
                    "/v1/models", headers={"Authorization": f"Bearer {gateway.token}"}
                )
                results.append(response.status_code)

            async with anyio.create_task_group() as group:
                for _ in range(20):
                    group.start_soon(call)
    assert results == [200] * 20


def test_a_database_that_cannot_be_opened_is_told() -> None:
    with pytest.raises(sqlite3.OperationalError):
        Sandbox(data="/nowhere/at/all.db").start()


def test_data_in_a_file_outlives_the_process(tmp_path: Path) -> None:
    path = f"{tmp_path}/gateway.db"
    with Sandbox(data=path) as gateway:
        headers = {"Authorization": f"Bearer {gateway.token}"}
        httpx.post(gateway.url + "/v1/templates", json={"name": "kept"}, headers=headers)
    with Sandbox(data=path) as gateway:
        assert [t["name"] for t in httpx.get(gateway.url + "/v1/templates", headers=headers).json()] == [
            "kept"
        ]


def test_the_command_serves_until_it_is_interrupted() -> None:
    command = [sys.executable, "-W", "error", "-m", "meshapi_sandbox", "--port", "0", "--token", "rsk_cli"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(3)]
        url = lines[1].split()[-1]
        assert lines[2].split()[-1] == "rsk_cli"
        assert httpx.get(url + "/v1/balance", headers={"Authorization": "Bearer rsk_cli"}).status_code == 200
        process.send_signal(2)
        _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (0, "")


def test_the_command_refuses_addresses_that_others_can_reach(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--host", "0.0.0.0"]) == 2
    assert "--allow-remote" in capsys.readouterr().err


def test_the_command_says_when_the_port_is_taken(
    gateway: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--port", gateway.url.rpartition(":")[2]]) == 1
    assert "Cannot listen" in capsys.readouterr().err
