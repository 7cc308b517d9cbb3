"""The constructor arguments that say how connections are made: what they take, what they refuse, what they show."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any, Dict

import httpx
import pytest

import meshapi
from meshapi import ConfigurationError, Limits
from meshapi._connections import Connections
from meshapi._own_clients import ssl_context
from tests.both import Both


def made(**settings: Any) -> Connections:
    return Connections.make(None, **{"limits": None, "proxy": None, "verify": True, **settings})


@pytest.mark.parametrize(
    ("given", "url", "auth"),
    [
        ("http://proxy.test:3128", "http://proxy.test:3128", None),
        ("https://proxy.test/", "https://proxy.test", None),
        ("http://me:p%40ss@[::1]:3128", "http://[::1]:3128", ("me", "p@ss")),
        ("http://me@proxy.test", "http://proxy.test", ("me", "")),
        ("socks5h://proxy.test:1080", "socks5h://proxy.test:1080", None),
        (httpx.Proxy("http://me:pass@proxy.test:3128"), "http://proxy.test:3128", ("me", "pass")),
        (httpx.Proxy("http://proxy.test", auth=("me", "p@ss")), "http://proxy.test", ("me", "p@ss")),
    ],
)
def test_a_proxy_is_a_url_or_an_object(
    given: Any, url: str, auth: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("meshapi._connections.find_spec", lambda name: object())
    proxy = made(proxy=given).proxy

    assert proxy is not None
    assert (proxy.url, proxy.auth) == (url, auth)
    assert repr(proxy) == f"Proxy(url={url!r}, context=None)"


@pytest.mark.parametrize(
    "proxy",
    [
        "",
        "proxy.test:3128",
        "ftp://me:secret@proxy.test",
        "http://",
        "http://me:secret@proxy.test:port",
        "http://me:se/cret@proxy.test",
        "http://me:secret@proxy.test/path",
        "http://me:secret@proxy.test?q",
        "http://me:secret@proxy.test:0",
        "http://me:secret@proxy.test\n",
        "http://[me:secret@proxy.test",
        b"http://me:secret@proxy.test",
        3128,
        {"http": "http://me:secret@proxy.test"},
    ],
)
def test_another_proxy_is_refused_and_not_shown(both: Both, proxy: Any) -> None:
    with pytest.raises(ConfigurationError, match="proxy must be a URL") as caught:
        both.client(proxy=proxy)

    assert "cret" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_socks_proxy_says_what_it_needs(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("meshapi._connections.find_spec", lambda name: None)

    with pytest.raises(ConfigurationError, match=r"pip install 'httpx\[socks\]'"):
        both.client(proxy="socks5://proxy.test")


def test_a_context_for_a_proxy_without_tls_is_refused(both: Both) -> None:
    proxy = httpx.Proxy("http://proxy.test", ssl_context=ssl.create_default_context())

    with pytest.raises(ConfigurationError, match="needs one that is reached by https"):
        both.client(proxy=proxy)


@pytest.mark.parametrize(
    "value", ["ftp://me:secret@proxy.test", "http://me:se/cret@proxy.test", "socks4://me:secret@proxy.test"]
)
def test_a_proxy_of_the_environment_that_is_none_is_named_and_not_shown(
    both: Both, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", value)

    with pytest.raises(ConfigurationError, match="HTTP_PROXY") as caught:
        both.run(both.client().models.free())
    assert "cret" not in repr(caught.value) + repr(caught.value.__cause__)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("verify", [None, "", 1, b"ca.pem"])
def test_another_verify_is_refused(both: Both, verify: Any) -> None:
    with pytest.raises(ConfigurationError, match="verify must be True, False, the path"):
        both.client(verify=verify)


@pytest.mark.parametrize("content", [None, "", "no certificate"])
def test_a_ca_file_must_hold_certificates(both: Both, tmp_path: Path, content: Any) -> None:
    file = tmp_path / "ca.pem"
    if content is not None:
        file.write_text(content)

    for path in (file, str(file)):
        with pytest.raises(ConfigurationError, match=r"no certificates can be read from .*ca\.pem") as caught:
            both.client(verify=path)
        assert isinstance(caught.value.__cause__, OSError)


def test_verify_takes_a_context_a_folder_or_no_authority_at_all(tmp_path: Path) -> None:
    own = ssl.create_default_context()
    folder, nobody = made(verify=tmp_path).context, made(verify=False).context

    assert made(verify=own).context is own
    assert made().context is None  # the shared one
    assert folder is not None
    assert folder.verify_mode == ssl.CERT_REQUIRED
    assert folder.check_hostname
    assert nobody is not None
    assert nobody.verify_mode == ssl.CERT_NONE


def test_certificates_of_the_environment_that_are_none_are_a_configuration_error(
    both: Both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "ca.pem"
    file.write_text("no certificate")
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    ssl_context.cache_clear()

    with pytest.raises(ConfigurationError, match="SSL_CERT_FILE"):
        both.run(both.client().models.free())


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (None, Limits()),
        (Limits(max_connections=3), Limits(max_connections=3)),
        (
            httpx.Limits(max_connections=3),
            Limits(max_connections=3, max_keepalive_connections=None, keepalive_expiry=5),
        ),
        (Limits(max_connections=None, keepalive_expiry=0), Limits(max_connections=None, keepalive_expiry=0)),
    ],
)
def test_limits_come_in_two_forms(both: Both, limits: Any, expected: Limits) -> None:
    assert both.client(limits=limits)._executor.sender.connections.limits == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("max_connections", 0),
        ("max_connections", True),
        ("max_connections", "10"),
        ("max_keepalive_connections", -1),
        ("keepalive_expiry", -1),
        ("keepalive_expiry", float("nan")),
        ("keepalive_expiry", "5"),
    ],
)
def test_other_limits_are_refused(name: str, value: Any) -> None:
    wrong: Dict[str, Any] = {name: value}

    with pytest.raises(ConfigurationError, match=name):
        Limits(**wrong)


@pytest.mark.parametrize("limits", [10, {"max_connections": 10}])
def test_limits_are_an_object(both: Both, limits: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"a meshapi\.Limits, an httpx\.Limits or None"):
        both.client(limits=limits)


@pytest.mark.parametrize(
    "setting",
    [{"proxy": "http://proxy.test"}, {"verify": False}, {"limits": Limits()}],
    ids=lambda setting: next(iter(setting)),
)
def test_an_http_client_brings_its_own(both: Both, setting: Dict[str, Any]) -> None:
    given = both.http_client(lambda request: httpx.Response(200, json=[]))

    with pytest.raises(
        ConfigurationError, match=f"{next(iter(setting))} cannot be given with an HTTP client"
    ):
        both.client(http_client=given, **setting)
    assert both.run(both.client(http_client=given, proxy=None, verify=True, limits=None).models.free()) == []


def test_no_client_shows_the_password_of_its_proxy(both: Both) -> None:
    client = both.client(proxy="http://me:hidden@proxy.test")
    sender = client._executor.sender

    for thing in (client, vars(client), vars(sender), sender.connections, sender.connections.proxy):
        assert "hidden" not in repr(thing)
    assert "hidden" not in repr(vars(both.run(sender._client())))


def test_derived_clients_have_the_same_connections(both: Both) -> None:
    client = both.client(proxy="http://proxy.test", limits=Limits(max_connections=3))

    assert client.with_options(timeout=1)._executor.sender is client._executor.sender


def test_limits_are_exported() -> None:
    assert meshapi.Limits is Limits
