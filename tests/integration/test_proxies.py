"""Calls, streams and sessions through real proxies: that of the client, and that of the environment."""

from __future__ import annotations

import logging
import socket
import ssl
import sys
from pathlib import Path
from typing import Any, Callable, Iterator, List

import httpx
import pytest

import meshapi
from meshapi_sandbox import Sandbox
from tests.both import KEY, Both
from tests.contract.samples import MESSAGES
from tests.integration.forward_proxy import ForwardProxy
from tests.integration.socket_server import SocketServer, opened
from tests.integration.streams import is_kept_alive, socket_of
from tests.integration.wire_server import Connection, WireServer, answering

PASSWORD = "pass:word"
USER = f"me:{PASSWORD}"
USER_INFO = "me:pass%3Aword"
FREE = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]"
VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def proxy() -> Iterator[ForwardProxy]:
    with ForwardProxy() as running:
        yield running


@pytest.fixture
def secure(server_side: ssl.SSLContext) -> Iterator[WireServer]:
    with WireServer(answering(FREE), server_side) as running:
        yield running


def test_calls_and_streams_go_through_the_proxy(both: Both, proxy: ForwardProxy, gateway: Sandbox) -> None:
    client = both.client(base_url=gateway.url, token=gateway.token, proxy=proxy.url)
    assert both.run(client.models.list())
    assert both.items(client.chat.completions.stream(messages=MESSAGES))
    assert both.run(client.with_options(timeout=5).models.list())

    models, chat = f"GET {gateway.url}/v1/models HTTP/1.1", f"POST {gateway.url}/v1/chat/completions HTTP/1.1"
    assert (proxy.lines, proxy.accepted) == ([models, chat, models], 1)
    assert is_kept_alive(socket_of(both, client))


def test_tls_goes_through_a_tunnel(
    both: Both, proxy: ForwardProxy, secure: WireServer, certificate: Path
) -> None:
    client = both.client(base_url=secure.url, proxy=proxy.url, verify=certificate)
    for _ in range(3):
        assert both.run(client.models.free()) == []

    assert proxy.lines == [f"CONNECT {secure.url[8:]} HTTP/1.1"]
    assert is_kept_alive(socket_of(both, client))
    with pytest.raises(meshapi.APIConnectionError, match="certificate verify failed"):
        both.run(both.client(base_url=secure.url, proxy=proxy.url, max_retries=0).models.free())


@pytest.mark.parametrize("own_context", [False, True])
def test_a_proxy_behind_tls_is_verified_as_the_gateway_is(
    both: Both, own_context: bool, secure: WireServer, certificate: Path, server_side: ssl.SSLContext
) -> None:
    if both.is_async and httpx.__version__ < "0.28":
        pytest.skip("httpx before 0.28 forgets the context of the proxy")
    if both.is_fast and sys.version_info < (3, 11):
        pytest.skip("asyncio starts no TLS within TLS there")
    context = ssl.create_default_context(cafile=str(certificate)) if own_context else None
    with ForwardProxy(context=server_side) as proxy:
        through: Any = httpx.Proxy(proxy.url, ssl_context=context) if own_context else proxy.url
        if both.is_fast and own_context:
            with pytest.raises(meshapi.ConfigurationError, match="give it as verify"):
                both.client(proxy=through)
            return
        client = both.client(base_url=secure.url, proxy=through, verify=certificate)
        assert both.run(client.models.free()) == []
        assert proxy.lines == [f"CONNECT {secure.url[8:]} HTTP/1.1"]

        with pytest.raises(meshapi.APIConnectionError, match="certificate verify failed"):
            both.run(both.client(base_url=secure.url, proxy=proxy.url, max_retries=0).models.free())


@pytest.mark.parametrize("as_object", [False, True])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_proxy_gets_its_password_and_the_gateway_does_not(
    both: Both, scheme: str, as_object: bool, certificate: Path, server_side: ssl.SSLContext
) -> None:
    seen: List[bytes] = []

    def script(connection: Any) -> None:
        seen.append(connection.read_request())
        connection.send(FREE)

    context = server_side if scheme == "https" else None
    with ForwardProxy(user=USER) as proxy, WireServer(script, context) as server:
        url: Any = proxy.with_user(USER_INFO)
        through = httpx.Proxy(proxy.url, auth=("me", PASSWORD)) if as_object else url
        client = both.client(base_url=server.url, proxy=through, verify=certificate)
        assert both.run(client.models.free()) == []

    assert len(seen) == 1
    assert b"proxy-authorization" not in seen[0].lower()
    assert KEY not in "".join(proxy.lines)


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("session", [False, True])
def test_a_refusal_by_the_proxy_is_an_error_without_its_password(
    both: Both, scheme: str, session: bool, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with ForwardProxy(user="other:person") as proxy:
        client = both.client(
            base_url=f"{scheme}://gateway.test", proxy=proxy.with_user(USER_INFO), max_retries=0, timeout=5
        )
        with pytest.raises(meshapi.MeshAPIError, match="407") as caught:
            both.run(client.realtime.connect(model="m") if session else client.models.free())

    chain: List[Any] = [caught.value]
    while chain[-1] is not None:
        chain.append(chain[-1].__cause__)
    shown = caplog.text + "".join(map(repr, chain)) + "".join(map(str, chain))
    for secret in (PASSWORD, "pass%3Aword", "bWU6cGFzczp3b3Jk", KEY):
        assert secret not in shown


@pytest.mark.parametrize("secured", [False, True])
@pytest.mark.parametrize("secure_proxy", [False, True])
def test_sessions_go_through_the_proxy(
    both: Both, secure_proxy: bool, secured: bool, certificate: Path, server_side: ssl.SSLContext
) -> None:
    if both.is_async and secure_proxy and secured and sys.version_info < (3, 11):
        pytest.skip("asyncio starts no TLS within TLS there")

    def script(connection: Any) -> None:
        connection.send('{"type": "hello"}')
        connection.recv()

    settings: Any = {"ssl": server_side} if secured else {}
    context = server_side if secure_proxy else None
    with ForwardProxy(user=USER, context=context) as proxy, SocketServer(script, **settings) as server:
        url = server.url.replace("http://127.0.0.1", "https://localhost") if secured else server.url
        through = proxy.with_user(USER_INFO)
        client = both.client(base_url=url, proxy=through, verify=certificate, timeout=5)
        with opened(both, client.realtime.connect(model="m")) as session:
            assert both.next(session).event == {"type": "hello"}
            connection = session._line.connection
            sock = connection.transport.get_extra_info("socket") if both.is_async else connection.socket
            assert is_kept_alive(sock)

    assert proxy.lines == [f"CONNECT {url.rpartition('/')[2]} HTTP/1.1"]


def test_sessions_cannot_send_fields_for_the_proxy(both: Both) -> None:
    client = both.client(proxy=httpx.Proxy("http://proxy.test", headers={"X-Team": "a"}))

    with pytest.raises(meshapi.ConfigurationError, match="header fields"):
        both.run(client.realtime.connect(model="m"))


def call(both: Both, url: str, **settings: Any) -> None:
    assert both.run(both.client(base_url=url, max_retries=0, **settings).models.free()) == []


def session(both: Both, url: str, **settings: Any) -> None:
    with opened(both, both.client(base_url=url, timeout=5, **settings).realtime.connect(model="m")):
        pass


@pytest.mark.parametrize("use", [call, session])
def test_the_environment_names_a_proxy_and_its_exceptions(
    both: Both, use: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    server: Any = WireServer(answering(FREE)) if use is call else SocketServer(lambda connection: None)
    with ForwardProxy() as proxy, server:
        monkeypatch.setenv("http_proxy", proxy.url)
        use(both, server.url)
        assert len(proxy.lines) == 1
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        use(both, server.url)
        assert len(proxy.lines) == 1
        use(both, server.url, proxy=proxy.url)  # an argument goes over the environment
        assert len(proxy.lines) == 2


def test_connections_to_a_proxy_of_the_environment_are_kept(
    both: Both, proxy: ForwardProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    with WireServer(answering(FREE)) as server:
        monkeypatch.setenv("all_proxy", proxy.url)
        client = both.client(base_url=server.url)
        for _ in range(3):
            assert both.run(client.models.free()) == []
        assert is_kept_alive(socket_of(both, client))
        assert (proxy.accepted, server.accepted) == (1, 1)


@pytest.mark.parametrize(
    ("source", "use"),
    [("argument", call), ("environment", call), ("client", call), ("argument", session)],
)
def test_an_unreachable_proxy_is_named_without_its_password(
    both: Both, source: str, use: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        place = f"127.0.0.1:{listener.getsockname()[1]}"
    proxy = f"http://{USER_INFO}@{place}"
    settings: Any = {"proxy": proxy} if source == "argument" else {}
    if source == "environment":
        monkeypatch.setenv("http_proxy", proxy)
    elif source == "client":
        kind: Any = httpx.AsyncClient if both.is_async else httpx.Client
        settings = {"http_client": kind(proxy=proxy)}
        both.opened.append(settings["http_client"])

    told = rf"connection to gateway\.test through the proxy {place} failed: .*(?i:refused|connect)"
    with pytest.raises(meshapi.APIConnectionError, match=told) as caught:
        use(both, "http://gateway.test", **settings)
    assert "word" not in str(caught.value)


def test_a_silent_proxy_is_named_too(both: Both) -> None:
    def script(connection: Connection) -> None:
        connection.read_request()
        connection.wait_for_hang_up()

    with WireServer(script) as proxy:
        client = both.client(proxy=proxy.url, timeout=0.1, max_retries=0)
        with pytest.raises(meshapi.APITimeoutError, match=f"gateway.test through the proxy {proxy.url[7:]} "):
            both.run(client.models.free())
