"""The sandbox keeps to this machine, to its limits and to its own data."""

from __future__ import annotations

import gzip
import io
import socket
import subprocess
import sys
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any, Dict, Iterator, List
from urllib.parse import urlsplit

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from meshapi_sandbox import Sandbox

MEBIBYTE = 1024 * 1024
PING = {"model": "openai/gpt-4o-mini", "messages": [{"role": "user", "content": "ping"}]}


def spoken(gateway: Sandbox, *lines: str) -> bytes:
    """What comes back for a head as it stands."""
    with dialled(gateway) as sock:
        sock.sendall("\r\n".join([*lines, "Connection: close", "", ""]).encode())
        return b"".join(iter(lambda: sock.recv(65536), b""))


def dialled(gateway: Sandbox) -> socket.socket:
    url = urlsplit(gateway.url)
    return socket.create_connection((url.hostname, url.port), timeout=10)


def test_it_listens_on_loopback_only(gateway: Sandbox) -> None:
    assert urlsplit(gateway.url).hostname == "127.0.0.1"
    own = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in own - {"127.0.0.1", "127.0.1.1"}:
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((address, urlsplit(gateway.url).port), timeout=5)


def test_other_machines_are_let_in_with_a_warning() -> None:
    command = [sys.executable, "-m", "meshapi_sandbox", "--host", "0.0.0.0", "--allow-remote", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = [process.stdout.readline() for _ in range(2)][1].split()[-1]
        port = urlsplit(url).port
        response = httpx.get(f"http://127.0.0.1:{port}/v1/balance", headers={"Host": "sandbox.lan"})
        process.send_signal(2)
        _, errors = process.communicate(timeout=10)
    assert response.status_code == 401
    assert errors.startswith("WARNING: other machines can reach this sandbox on 0.0.0.0")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost:8000", "LOCALHOST.", "api.localhost", "[::1]:80", "127.9.9.9"]
)
def test_its_own_names_are_answered(gateway: Sandbox, host: str) -> None:
    assert spoken(gateway, "GET /v1/balance HTTP/1.1", f"Host: {host}").startswith(b"HTTP/1.1 401")


@pytest.mark.parametrize(
    "host",
    [
        "evil.test",
        "127.0.0.1.evil.test",
        "localhost.evil.test",
        "evil.test:80",
        "[::1",
        "",
        "10.0.0.1",
        "a@localhost.b",
    ],
)
def test_other_names_are_refused(gateway: Sandbox, host: str) -> None:
    answer = spoken(
        gateway, "GET /v1/models HTTP/1.1", f"Host: {host}", f"Authorization: Bearer {gateway.token}"
    )
    assert answer.startswith(b"HTTP/1.1 421")
    assert b'"code":"misdirected_request"' in answer
    assert b'"request_id":"req_' in answer


def test_a_page_of_the_web_opens_no_session(gateway: Sandbox) -> None:
    with dialled(gateway) as sock, pytest.raises(InvalidStatus) as caught:
        connect(f"ws://evil.test/v1/realtime?model=m&api_key={gateway.token}", sock=sock)
    assert caught.value.response.status_code == 421


@pytest.mark.parametrize(
    "target",
    [
        "/",
        "/etc/passwd",
        "/v1",
        "/v1/",
        "/docs",
        "/openapi.json",
        "/uploads/",
        "/v1/files/../../x",
        "/v1/%2e%2e/x",
        "//v1/balance",
    ],
)
def test_foreign_paths_are_404_in_the_envelope(gateway: Sandbox, target: str) -> None:
    head = (f"GET {target} HTTP/1.1", "Host: localhost", f"Authorization: Bearer {gateway.token}")
    answer = spoken(gateway, *head)
    assert answer.startswith(b"HTTP/1.1 404"), answer
    assert b'"error":{' in answer
    assert b'"request_id":"req_' in answer


def mebibytes(count: int) -> Iterator[bytes]:
    return (b"x" * MEBIBYTE for _ in range(count))


def large_form() -> Dict[str, Any]:
    return {
        "data": {"model": "openai/whisper-1"},
        "files": {"file": ("a.mp3", io.BytesIO(b"x" * 33 * MEBIBYTE))},
    }


@pytest.mark.parametrize("path", ["/v1/chat/completions", "/v1/nothing"])
def test_a_body_of_unknown_length_is_cut_off(http: httpx.Client, path: str) -> None:
    assert http.post(path, content=mebibytes(33)).status_code == 413


def test_a_form_over_the_limit_is_refused(http: httpx.Client) -> None:
    assert http.post("/v1/audio/transcriptions", **large_form()).status_code == 413


def test_an_announced_length_is_refused_before_it_is_read(gateway: Sandbox) -> None:
    with dialled(gateway) as sock:
        sock.sendall(
            b"POST /v1/embeddings HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n"
        )
        sock.shutdown(socket.SHUT_WR)
        assert sock.recv(65536)[:12] in (b"HTTP/1.1 413", b"HTTP/1.1 400", b"")


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress], ids=["gzip", "deflate"])
def test_nothing_is_unpacked(http: httpx.Client, pack: Any) -> None:
    encoding = "gzip" if pack is gzip.compress else "deflate"
    bomb = pack(b'{"model":"' + b"a" * 64 * MEBIBYTE)
    response = http.post("/v1/chat/completions", content=bomb, headers={"Content-Encoding": encoding})
    assert (response.status_code, response.json()["error"]["code"]) == (400, "invalid_request")


@pytest.mark.parametrize(
    "body", [b"[" * 1_000_000, b'{"a":' * 1_000_000, b"9" * 1_000_000, b'{"model":1e999999}']
)
def test_json_that_is_meant_to_hurt_is_400(http: httpx.Client, body: bytes) -> None:
    response = http.post("/v1/chat/completions", content=body)
    assert response.status_code in (400, 422)
    assert http.get("/v1/balance").status_code == 200


def test_a_message_over_the_limit_ends_the_session(gateway: Sandbox) -> None:
    url = f"ws{gateway.url[4:]}/v1/realtime?model=openai/gpt-realtime-mini&api_key={gateway.token}"
    with connect(url, max_size=None) as session:
        session.recv()
        with suppress(ConnectionClosed):
            session.send("x" * 17 * MEBIBYTE)
        with pytest.raises(ConnectionClosed) as caught:
            session.recv()
    assert caught.value.rcvd is None or caught.value.rcvd.code == 1009
    with connect(url) as session:  # others go on
        assert "session.created" in str(session.recv())


def test_file_names_are_names_only(gateway: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    with Sandbox(data=str(inner / "data.db")) as stored, httpx.Client(base_url=stored.url) as http:
        http.headers["Authorization"] = f"Bearer {stored.token}"
        for name in ("../../escaped.txt", str(tmp_path / "escaped.txt"), "..\\x.txt", "..", "a\0b.txt"):
            registered = http.post("/v1/files", json={"file_name": name, "mime_type": "text/plain"}).json()
            assert httpx.put(
                registered["signed_url"], content=b"x", headers={"Content-Type": "text/plain"}
            ).is_success
            assert http.get(f"/v1/files/{registered['file_id']}").json()["file_name"] == name
    assert {path.name.partition("-")[0] for path in tmp_path.rglob("*") if path.is_file()} == {"data.db"}


def test_slow_clients_hold_nobody_up(gateway: Sandbox, http: httpx.Client) -> None:
    slow: List[socket.socket] = [dialled(gateway) for _ in range(100)]
    try:
        for number, sock in enumerate(slow):
            head = b"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n"
            sock.sendall(head + (b"Content-Length: 1000\r\n\r\n{" if number % 2 else b"X-Slow: "))
        for _ in range(3):
            assert http.post("/v1/chat/completions", json=PING, timeout=5).status_code == 200
    finally:
        for sock in slow:
            sock.close()
