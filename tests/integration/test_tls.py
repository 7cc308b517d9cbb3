"""Whose certificates are believed: calls, streams, uploads' signed URLs and sessions over TLS."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any, Iterator

import pytest

import meshapi
from meshapi._own_clients import ssl_context
from tests.both import Both
from tests.integration.socket_server import SocketServer, opened
from tests.integration.streams import WHOLE, stream_of, texts
from tests.integration.wire_server import HEAD, WireServer, answering


@pytest.fixture
def server(server_side: ssl.SSLContext) -> Iterator[WireServer]:
    with WireServer(answering(HEAD + WHOLE), server_side) as running:
        yield running


@pytest.fixture
def socket_server(server_side: ssl.SSLContext) -> Iterator[Any]:
    with SocketServer(lambda connection: connection.send("{}"), ssl=server_side) as running:
        running.url = running.url.replace("http://127.0.0.1", "https://localhost")
        yield running


def use(both: Both, url: str, **settings: Any) -> None:
    client = both.client(base_url=url, max_retries=0, timeout=5, **settings)
    assert texts(both.items(stream_of(client))) == "ab"


def use_session(both: Both, url: str, **settings: Any) -> None:
    client = both.client(base_url=url, timeout=5, **settings)
    with opened(both, client.realtime.connect(model="m")) as session:
        assert len(both.loop_over(session)) == 1


USES = pytest.mark.parametrize(
    ("use", "kind"), [(use, "server"), (use_session, "socket_server")], ids=["stream", "session"]
)


@USES
@pytest.mark.parametrize("form", [str, Path, lambda file: ssl.create_default_context(cafile=str(file)), bool])
def test_verify_says_who_is_believed(
    both: Both, use: Any, kind: str, form: Any, certificate: Path, request: pytest.FixtureRequest
) -> None:
    verify = False if form is bool else form(certificate)
    use(both, request.getfixturevalue(kind).url, verify=verify)


@USES
def test_nobody_else_is(both: Both, use: Any, kind: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(meshapi.APIConnectionError, match="certificate verify failed"):
        use(both, request.getfixturevalue(kind).url)


@USES
def test_an_authority_of_your_own_vouches_for_no_other_host(
    both: Both, use: Any, kind: str, certificate: Path, request: pytest.FixtureRequest
) -> None:
    url = request.getfixturevalue(kind).url.replace("localhost", "127.0.0.1")

    with pytest.raises(meshapi.APIConnectionError, match=r"not valid for '127\.0\.0\.1'"):
        use(both, url, verify=certificate)


@USES
def test_the_environment_names_authorities(
    both: Both,
    use: Any,
    kind: str,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    ssl_context.cache_clear()
    try:
        use(both, request.getfixturevalue(kind).url)
    finally:
        ssl_context.cache_clear()


def test_clients_share_the_default_and_leave_it_alone(
    both: Both, server: WireServer, certificate: Path
) -> None:
    shared = ssl_context()
    for verify in (False, certificate):
        use(both, server.url, verify=verify)

    assert ssl_context() is shared
    assert shared.verify_mode == ssl.CERT_REQUIRED
    assert shared.check_hostname
