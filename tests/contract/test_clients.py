"""Clients as objects: making, configuring, closing, showing them."""

from __future__ import annotations

import copy
import logging
import pickle
from typing import Any, List
from unittest.mock import Mock

import httpx
import pytest
import respx

import meshapi
from meshapi import AsyncMeshAPI, ConfigurationError, MeshAPI, MeshAPIConfig
from tests.both import KEY, URL, Both
from tests.contract.samples import COMPLETION, MESSAGES, REGISTERED, chunk, sse


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MESHAPI_TOKEN", "MESHAPI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


def test_settings_come_from_the_environment(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MESHAPI_TOKEN", "from_environment")
    monkeypatch.setenv("MESHAPI_BASE_URL", "http://environment.test/")
    seen: List[httpx.Request] = []
    client = both.mocked(
        lambda request: seen.append(request) or httpx.Response(200, json=[]), base_url=None, token=None
    )
    both.run(client.models.free())

    assert str(seen[0].url) == "http://environment.test/v1/models/free"
    assert seen[0].headers["authorization"] == "Bearer from_environment"


def test_the_production_gateway_is_the_default(both: Both) -> None:
    assert "https://api.meshapi.ai" in repr(both.client(base_url=None))


def test_a_missing_token_says_what_would_give_one(both: Both) -> None:
    with pytest.raises(ConfigurationError, match=r"token=.*MESHAPI_TOKEN") as caught:
        both.client(token=None)

    assert isinstance(caught.value, ValueError)


def test_from_config(both: Both) -> None:
    config = MeshAPIConfig(f"{URL}/", KEY, 5.0, 1)
    kind: Any = AsyncMeshAPI if both.is_async else MeshAPI
    client = kind.from_config(config)

    assert config.base_url == URL
    assert KEY not in repr(config)
    assert URL in repr(client)
    both.run(client.close())


def test_both_names_of_the_http_client(both: Both) -> None:
    seen: List[httpx.Request] = []
    given = both.http_client(lambda request: seen.append(request) or httpx.Response(200, json=[]))
    older = "async_httpx_client" if both.is_async else "httpx_client"
    both.run(both.client(**{older: given}).models.free())

    assert len(seen) == 1
    with pytest.raises(TypeError, match=older):
        both.client(**{older: given, "http_client": given})


def test_the_other_kind_of_http_client_is_refused(both: Both) -> None:
    with pytest.raises(TypeError, match=r"must be an httpx\.(Async)?Client"):
        both.client(http_client=httpx.Client() if both.is_async else object())


def test_a_closed_client_refuses_calls(both: Both) -> None:
    client = both.client()
    both.run(client.close())

    with pytest.raises(ConfigurationError, match="closed"):
        both.run(client.models.free())
    with pytest.raises(ConfigurationError, match="closed"):
        both.next(client.chat.completions.stream(messages=MESSAGES))


def test_a_derived_client_shares_the_connections_and_does_not_close_them(both: Both) -> None:
    client = both.mocked(lambda request: httpx.Response(200, json=[]))
    derived = client.with_options(timeout=1, max_retries=0)

    assert type(derived) is type(client)
    assert derived._executor.sender is client._executor.sender
    both.leave(both.enter(derived))
    assert both.run(client.models.free()) == []


def test_a_client_shows_no_key_and_cannot_be_copied(both: Both) -> None:
    client = both.client(default_headers={"X-Secret": "hidden"})

    for text in (repr(client), str(vars(client)), repr(client._executor.config)):
        assert KEY not in text
        assert "hidden" not in text
    for make_copy in (pickle.dumps, copy.copy, copy.deepcopy):
        for thing in (client, client._executor, client._executor.config):
            with pytest.raises(TypeError, match="with_options"):
                make_copy(thing)


def test_clients_share_the_certificates(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    from meshapi._own_clients import ssl_context

    make = Mock(wraps=httpx.create_ssl_context)
    monkeypatch.setattr(httpx, "create_ssl_context", make)
    ssl_context.cache_clear()
    try:
        with respx.mock:
            respx.get(f"{URL}/v1/models/free").respond(json=[])
            for _ in range(3):
                both.run(both.client().models.free())
    finally:
        ssl_context.cache_clear()

    assert make.call_count == 1


@pytest.mark.parametrize("using", ["httpcore", "httpx"])
def test_respx_sees_every_request_of_a_default_client(both: Both, using: str) -> None:
    with respx.mock(using=using) as mock:
        chat = mock.post(f"{URL}/v1/chat/completions").respond(json=COMPLETION)
        put = mock.put("https://files.test/u/f1?sig=SECRET").respond(200)
        mock.post(f"{URL}/v1/files").respond(json=REGISTERED)
        client = both.client()
        assert both.run(client.chat.completions.create(messages=MESSAGES)).id == "chatcmpl-1"
        both.run(client.rag.upload_file(content=b"abc", file_name="a.txt"))
        chat.respond(content=sse(chunk("a"), "[DONE]"), headers={"content-type": "text/event-stream"})
        assert len(both.items(client.chat.completions.stream(messages=MESSAGES))) == 1

    assert put.calls.last.request.content == b"abc"


def test_an_unexpected_request_does_not_reach_the_network(both: Both) -> None:
    with respx.mock, pytest.raises(respx.models.AllMockedAssertionError):
        both.run(both.client().models.free())


def test_the_log_is_quiet_and_shows_no_secret(both: Both, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "PUT":
            return httpx.Response(200)
        return httpx.Response(200, json=REGISTERED, headers={"x-request-id": "req_1"})

    client = both.mocked(handler, default_headers={"X-Secret": "hidden"})
    both.run(client.rag.upload_file(content=b"abc", file_name="a.txt"))
    own = [record for record in caplog.records if record.name == "meshapi"]

    assert {record.levelno for record in own} == {logging.DEBUG}
    assert own[0].getMessage() == "POST /v1/files: status 200, attempt 1, request id req_1"
    assert any("https://files.test/u/f1" in record.getMessage() for record in caplog.records)
    for secret in (KEY, "SECRET", "hidden"):
        assert secret not in caplog.text


def test_the_namespace_is_complete() -> None:
    for name in meshapi.__all__:
        assert getattr(meshapi, name) is not None
    assert set(meshapi.__all__) <= set(dir(meshapi))
    with pytest.raises(AttributeError, match="no_such"):
        _ = meshapi.no_such


def test_role_messages_are_messages(both: Both) -> None:
    import json

    sent: List[Any] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(json.loads(request.content))
        return httpx.Response(200, json=COMPLETION)

    client = both.mocked(handler)
    messages = [meshapi.SystemMessage(content="Be brief."), meshapi.UserMessage(content="hi")]
    reply = both.run(client.chat.send(messages, model="m", temperature=0))
    messages.append(reply.choices[0].message)
    both.run(client.chat.send(messages))

    assert sent[0] == {
        "model": "m",
        "temperature": 0,
        "stream": False,
        "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "hi"}],
    }
    assert sent[1]["messages"][2] == {"role": "assistant", "content": "Hello!"}
