"""Settings: where they come from, what is refused, how options go over them."""

from __future__ import annotations

import copy
import pickle
from typing import Any, Callable, Dict

import httpx
import pytest

from meshapi import ConfigurationError, MeshAPIConfig, RequestOptions, Timeout
from meshapi._config import ClientConfig, timeout_of
from meshapi._headers import checked_headers


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MESHAPI_TOKEN", "MESHAPI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


def made(**settings: Any) -> ClientConfig:
    return ClientConfig.make(**{"token": "t", **settings})


def test_an_argument_goes_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MESHAPI_TOKEN", "from_environment")
    monkeypatch.setenv("MESHAPI_BASE_URL", "http://environment.test")

    assert ClientConfig.make().token == "from_environment"
    assert made().token == "t"
    assert made(base_url="http://argument.test/v/").base_url == "http://argument.test/v"


@pytest.mark.parametrize(
    "url",
    [
        *("", "gateway.test", "ftp://gateway.test", "http://", "http://a b", "http://h:0", 3),
        *("http://a..b", f"http://{'a' * 64}.test"),  # the resolver would refuse these
    ],
)
def test_a_base_url_must_be_http_with_a_host(url: Any) -> None:
    with pytest.raises(ConfigurationError, match="MESHAPI_BASE_URL"):
        made(base_url=url)


@pytest.mark.parametrize(
    "url",
    [
        "http://me:secret@gateway.test",
        "http://me:1234/secret@gateway.test",
        "http://me:se/cret@gateway.test",
        "me:secret@gateway.test",
        "http://gateway.test?key=secret",
        "ftp://gateway.test?key=secret",
        "http://h#secret",
    ],
)
def test_a_base_url_is_nothing_more(url: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        made(base_url=url)

    assert "secret" not in str(caught.value)
    assert "'se'" not in str(caught.value)


@pytest.mark.parametrize("url", ["http://gateway.test/v1", "http://gateway.test/proxy/v1/"])
def test_a_base_url_comes_without_the_version(url: str) -> None:
    with pytest.raises(ConfigurationError, match="leave out /v1: the SDK adds it"):
        made(base_url=url)


def test_a_token_comes_without_its_scheme() -> None:
    with pytest.raises(ConfigurationError, match="only the key, without 'Bearer '") as caught:
        made(token="Bearer rsk_secret")

    assert "rsk_secret" not in str(caught.value)


@pytest.mark.parametrize("make_copy", [pickle.dumps, copy.copy, copy.deepcopy])
@pytest.mark.parametrize("thing", [ClientConfig.make(token="t"), MeshAPIConfig(token="t")], ids=type)
def test_what_holds_a_key_is_not_pickled(make_copy: Callable[[Any], Any], thing: Any) -> None:
    with pytest.raises(TypeError, match="cannot be pickled or copied"):
        make_copy(thing)


@pytest.mark.parametrize("options", [{"timeout": 3}, 3])
def test_options_are_an_object_of_ours(options: Any) -> None:
    with pytest.raises(TypeError, match=f"RequestOptions, not {type(options).__name__}"):
        made().over(options)


def test_nothing_extra_may_be_none() -> None:
    nothing: Any = None
    options = RequestOptions(extra_headers=nothing, extra_query=nothing, extra_body=nothing)

    assert made().over(options) == made()


@pytest.mark.parametrize("token", ["", "a b", "a\n", " a", "a\x00", "ä", 3])
def test_a_token_is_one_printable_word(token: Any) -> None:
    with pytest.raises(ConfigurationError) as caught:
        made(token=token)

    assert repr(token) not in str(caught.value) or token == ""


def test_timeouts_come_in_four_forms() -> None:
    assert timeout_of(5) == Timeout(connect=5, read=5, write=5, pool=5)
    assert timeout_of(None) == Timeout(connect=None, read=None, write=None, pool=None)
    assert timeout_of(Timeout(read=1)) == Timeout(read=1)
    assert timeout_of(httpx.Timeout(5, read=None)) == Timeout(connect=5, read=None, write=5, pool=5)


@pytest.mark.parametrize("value", [0, -1, float("nan"), float("inf"), True, "5", (1, 2), Timeout(read=0)])
def test_other_timeouts_are_refused(value: Any) -> None:
    with pytest.raises(ConfigurationError, match="timeout"):
        made(timeout=value)
    with pytest.raises(ConfigurationError, match="timeout"):
        made().over(RequestOptions(timeout=value))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("max_retries", -1),
        ("max_retries", True),
        ("max_retries", 1.5),
        ("deadline", 0),
        ("deadline", "3"),
        ("max_event_bytes", 0),
    ],
)
def test_other_numbers_are_checked_too(name: str, value: Any) -> None:
    with pytest.raises(ConfigurationError, match=name):
        made(**{name: value})


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.test"},
        {"Content-Length": "3"},
        {"Transfer-Encoding": "chunked"},
        {"X Y": "1"},
        {"X": "a\r\nY: b"},
        {"X": "a\x00"},
        {"X": " a"},
        {"X": "\u20ac"},
    ],
)
def test_headers_that_would_change_the_message_are_refused(headers: Dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match="header"):
        checked_headers(headers)


@pytest.mark.parametrize("value", [1, None, b"a", ["a"]])
def test_the_value_of_a_header_is_a_text(value: Any) -> None:
    with pytest.raises(ConfigurationError, match=f"header 'X' must be a str, not {type(value).__name__}"):
        checked_headers({"X": value})


def test_so_is_its_name() -> None:
    headers: Dict[Any, str] = {b"X": "a"}
    with pytest.raises(ConfigurationError, match="name of a header must be a str, not bytes"):
        checked_headers(headers)


@pytest.mark.parametrize("value", [[("a", "b")], "a=b", {"a"}, 1], ids=repr)
@pytest.mark.parametrize("name", ["default_headers", "extra_headers", "extra_query", "extra_body"])
def test_pairs_come_in_a_dict(name: str, value: Any) -> None:
    make: Dict[str, Any] = {name: value}

    with pytest.raises(ConfigurationError, match=f"{name} must be a dict, not {type(value).__name__}"):
        made(**make) if name == "default_headers" else made().over(RequestOptions(**make))


def test_header_names_differ_by_letters_only() -> None:
    config = made(default_headers={"X-A": "1"}).over(RequestOptions(extra_headers={"x-a": "2", "X-B": ""}))

    assert config.headers == {"x-a": "2", "x-b": ""}


def test_options_go_over_the_settings_and_leave_the_rest() -> None:
    config = made(timeout=5, max_retries=2, deadline=9, default_headers={"a": "1"})
    options = RequestOptions(
        timeout=None,
        deadline=None,
        max_retries=0,
        extra_query={"q": 1},
        extra_body={"b": 1},
        idempotency_key="k",
    )
    changed = config.over(options)

    assert config.over(None) is config
    assert config.over(RequestOptions()) == config
    assert changed.timeout == timeout_of(None)
    assert (changed.deadline, changed.retry.max_retries) == (None, 0)
    assert (changed.query, changed.body) == ({"q": 1}, {"b": 1})
    assert changed.headers == {"a": "1", "idempotency-key": "k"}
    assert config.headers == {"a": "1"}


def test_no_setting_shows_a_secret() -> None:
    config = made(token="hidden", default_headers={"X": "hidden"})
    options = RequestOptions(
        extra_headers={"X": "hidden"}, extra_query={"x": "hidden"}, idempotency_key="hidden"
    )

    for shown in (
        repr(config),
        repr(config.over(options)),
        repr(options),
        repr(MeshAPIConfig("u", "hidden")),
    ):
        assert "hidden" not in shown
