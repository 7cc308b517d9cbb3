"""A gateway for each test module, the clients for it (a plain one of HTTP, and both of the SDK), and a certificate."""

from __future__ import annotations

import ssl
import subprocess
from pathlib import Path
from typing import Any, Iterator

import httpx
import pytest

from meshapi_sandbox import Sandbox
from tests.both import Both


@pytest.fixture(scope="module")
def gateway() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def http(gateway: Sandbox) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {gateway.token}"}
    with httpx.Client(base_url=gateway.url, headers=headers, timeout=10) as client:
        yield client


@pytest.fixture
def client(gateway: Sandbox, both: Both) -> Any:
    return both.client(base_url=gateway.url, token=gateway.token)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a self-signed certificate for localhost, not for 127.0.0.1, in one file."""
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    command = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost"
    )
    subject = ["-addext", "subjectAltName=DNS:localhost"]
    subprocess.run(
        [*command.split(), *subject, "-keyout", str(file), "-out", f"{file}.crt"],
        check=True,
        capture_output=True,
    )
    file.write_bytes(file.read_bytes() + Path(f"{file}.crt").read_bytes())
    return file


@pytest.fixture(scope="session")
def server_side(certificate: Path) -> ssl.SSLContext:
    """A server's TLS with that certificate."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context
