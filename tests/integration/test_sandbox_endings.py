"""Exchanges with the sandbox that end early."""

from __future__ import annotations

import socket
import subprocess
import sys
from urllib.parse import urlsplit

import httpx
import pytest

from meshapi_sandbox import Sandbox

HALF_A_FORM = b"""\
POST /v1/audio/transcriptions HTTP/1.1\r
Host: sandbox\r
Authorization: Bearer rsk_sandbox\r
Content-Type: multipart/form-data; boundary=b\r
Content-Length: 1000\r
\r
--b\r
Content-Disposition: form-data; name="file"; filename="a.mp3"\r
\r
ID3"""

STALLED = """
import gc, sys, httpx
from meshapi_sandbox import Sandbox

path, body = sys.argv[1], {"stream": True, **eval(sys.argv[2])}
with Sandbox() as gateway:
    headers = {"Authorization": f"Bearer {gateway.token}"}
    with gateway.inject("stall-after=2"), httpx.Client(base_url=gateway.url, headers=headers) as http:
        with http.stream("POST", path, json=body) as response:
            seen = b""
            for piece in response.iter_raw():
                seen += piece
                if seen.count(b"\\n\\n") >= 2:
                    break
            gateway.close()
gc.collect()
"""

MESSAGES = [{"role": "user", "content": "Count to 9"}]


def test_a_client_that_leaves_in_the_middle_of_a_form_asked_for_nothing() -> None:
    with Sandbox() as gateway:
        address = urlsplit(gateway.url)
        with socket.create_connection((address.hostname or "", address.port or 0)) as connection:
            connection.sendall(HALF_A_FORM)
        headers = {"Authorization": f"Bearer {gateway.token}"}
        for _ in range(3):
            assert httpx.get(gateway.url + "/v1/balance", headers=headers).status_code == 200
        assert {request.path for request in gateway.requests} == {"/v1/balance"}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/chat/completions", {"messages": MESSAGES}),
        ("/v1/chat/compare", {"models": ["openai/gpt-4o", "openai/gpt-4o-mini"], "messages": MESSAGES}),
        ("/v1/responses", {"input": "Count to 9"}),
        ("/v1/images/generations", {"prompt": "x", "size": "64x64", "partial_images": 3}),
    ],
)
def test_a_sandbox_that_is_closed_during_a_stream_says_nothing(path: str, body: object) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error::ResourceWarning", "-c", STALLED, path, repr(body)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
