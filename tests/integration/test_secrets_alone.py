"""Where no server repeats it, no credential shows either: calls that work, that get no answer, that are misused."""

from __future__ import annotations

import asyncio
import copy
import pickle
import socket
import threading
import traceback
from typing import Any, Dict, Iterator, List

import pytest

import meshapi
from tests.both import Both
from tests.integration.leaks import KEY, MARK, OTHER_KEY, QUERY_KEY, USER, leaks_in, outcome, parts_of
from tests.integration.leaks import everything_logged as everything_logged
from tests.integration.wire_server import HEAD, LAST, Connection, WireServer, answering, http_chunk

MESSAGES = [{"role": "user", "content": "hi"}]
SETTINGS: Dict[str, Any] = {
    "token": KEY,
    "default_headers": {"api-key": OTHER_KEY},
    "options": meshapi.RequestOptions(extra_query={"key": QUERY_KEY}, extra_headers={"X-Secret": USER}),
    "max_retries": 0,
}


def create(client: Any, **options: Any) -> Any:
    return client.chat.completions.create(model="m", messages=MESSAGES, **options)


def stream(client: Any) -> Any:
    return client.chat.completions.stream(model="m", messages=MESSAGES)


def echoing(*parts: bytes) -> Any:
    """A script that answers well, and repeats the request in a header field."""

    def script(connection: Connection) -> None:
        head = connection.read_request().partition(b"\r\n\r\n")[0].replace(b"\r\n", b" | ")
        assert MARK.encode() in head
        connection.send(*(part.replace(b"X-Echo: ?", b"X-Echo: " + head) for part in parts))

    return script


def test_a_call_and_a_stream_that_work(both: Both) -> None:
    whole = b'{"id":"1","object":"chat.completion","created":1,"model":"m","choices":[]}'
    head = b"HTTP/1.1 200 OK\r\nX-Echo: ?\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    with WireServer(echoing(head % len(whole) + whole)) as server:
        client = both.client(base_url=server.url, **SETTINGS)
        result = both.run(create(client))
        assert "x-echo" in result.http.headers
        assert leaks_in(result, result.http, pickle.dumps(result), *parts_of(client)) == []
    events = (
        HEAD[:-2] + b"X-Echo: ?\r\n\r\n",
        http_chunk(b'data: {"id":"1","choices":[]}\n\ndata: [DONE]\n\n'),
        LAST,
    )
    with WireServer(echoing(*events)) as server:
        opened = stream(both.client(base_url=server.url, **SETTINGS))
        assert leaks_in(opened) == []
        assert len(both.items(opened)) == 1
        assert leaks_in(opened, opened.http, *vars(opened).values()) == []


def silent(connection: Connection) -> None:
    connection.read_request()
    connection.wait_for_hang_up()


def resetting(connection: Connection) -> None:
    connection.read_request()
    connection.reset()


@pytest.mark.parametrize("call", [create, stream])
@pytest.mark.parametrize("script", [silent, resetting])
@pytest.mark.parametrize("limits", [{"timeout": 0.1}, {"deadline": 0.1}])
def test_no_answer(both: Both, script: Any, limits: Any, call: Any) -> None:
    with WireServer(script) as server:
        client = both.client(base_url=server.url, **SETTINGS, **limits)
        error = outcome(both, lambda: call(client))

    assert isinstance(error, meshapi.APIConnectionError)
    assert leaks_in(error, *parts_of(client)) == []


@pytest.mark.parametrize("call", [create, stream])
@pytest.mark.parametrize("host", ["127.0.0.1", "gateway.invalid"])
def test_no_connection(both: Both, host: str, call: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    client = both.client(base_url=f"http://{host}:{port}", **{**SETTINGS, "max_retries": 1})
    quick = client.with_options(max_retries=0)
    error = outcome(both, lambda: call(quick))

    assert isinstance(error, meshapi.APIConnectionError)
    assert error.__cause__ is not None
    assert leaks_in(error, *parts_of(client)) == []


class Mistake(Exception):
    """One in a caller's own code."""


def mistaken(both: Both, opened: Any) -> None:
    try:
        both.next(opened)
        raise Mistake("inside a with")
    finally:
        both.leave(opened)


def test_a_mistake_in_the_callers_code(both: Both) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"ID3"
        raise Mistake("while sending")

    def no_key() -> str:
        raise Mistake("no key")

    with WireServer(answering(b"")) as server:
        client = both.client(base_url=server.url, **SETTINGS)
        sending = outcome(both, lambda: client.audio.transcribe(pieces(), model="m"))
        asking = outcome(
            both, lambda: create(both.client(base_url=server.url, **{**SETTINGS, "token": no_key}))
        )
    with WireServer(echoing(HEAD, http_chunk(b'data: {"id":"1","choices":[]}\n\n'))) as server:
        opened = both.enter(stream(both.client(base_url=server.url, **SETTINGS)))
        inside = outcome(both, lambda: mistaken(both, opened))

    for error in (sending, asking, inside):
        assert isinstance(error, Mistake)
        assert leaks_in(error) == []
    frames = [entry.name for entry in traceback.extract_tb(sending.__traceback__)]
    assert frames[-1] == "pieces"  # where the mistake is


@pytest.mark.anyio
async def test_a_call_that_is_cancelled(fast: bool) -> None:
    reached = threading.Event()

    def script(connection: Connection) -> None:
        connection.read_request()
        reached.set()
        connection.wait_for_hang_up()

    with WireServer(script) as server:
        async with meshapi.AsyncMeshAPI(base_url=server.url, **SETTINGS, fast=fast) as client:
            task = asyncio.ensure_future(create(client))
            assert await asyncio.to_thread(reached.wait, 10)
            task.cancel()
            with pytest.raises(asyncio.CancelledError) as caught:
                await task

    assert leaks_in(caught.value, task) == []


WRONG_KEYS = [f"Bearer {KEY}", f"{KEY}\n", f" {KEY}", f"{KEY}\0", f"{KEY}é"]


@pytest.mark.parametrize("key", WRONG_KEYS)
def test_a_key_that_is_none(both: Both, key: str) -> None:
    for make in (
        lambda: both.client(token=key),
        lambda: create(both.client(token=lambda: key)),
        lambda: both.run(both.client(token=lambda: key).realtime.connect(model="m")),
    ):
        error = outcome(both, make)
        assert isinstance(error, meshapi.ConfigurationError)
        assert leaks_in(error) == []


@pytest.mark.parametrize(
    "settings",
    [
        {"default_headers": {"X-Key": f"{OTHER_KEY}\r\nX-Other: y"}},
        {"default_headers": {f"X-{MARK}\r\n": "y"}},
        {"default_headers": {"Host": OTHER_KEY}},
        {"options": meshapi.RequestOptions(extra_headers={"X-Key": f"{OTHER_KEY}\n"})},
        {"options": meshapi.RequestOptions(idempotency_key=f"{OTHER_KEY}\0")},
        {"base_url": f"http://{USER}@gateway.test"},
        {"base_url": f"http://gateway.test?key={OTHER_KEY}"},
        {"proxy": f"ftp://{USER}@proxy.test"},
    ],
)
def test_a_setting_that_cannot_be_used(both: Both, settings: Dict[str, Any]) -> None:
    made = {**SETTINGS, **settings}
    errors: List[Any] = [outcome(both, lambda: both.client(**made))]
    if "options" in settings:
        client = both.client(token=KEY)
        fields = (
            {"extra_headers": settings["options"].extra_headers} if settings["options"].extra_headers else {}
        )
        key = settings["options"].idempotency_key
        errors.append(outcome(both, lambda: client.with_options(**fields, idempotency_key=key)))
        errors.append(outcome(both, lambda: create(client, options=settings["options"])))
        errors.append(outcome(both, lambda: client.realtime.connect(model="m", options=settings["options"])))
    for error in errors:
        assert isinstance(error, meshapi.ConfigurationError)
        assert leaks_in(error) == [] or f"X-{MARK}" in str(settings)  # the name of a field is none


def test_what_holds_a_key_is_not_copied(both: Both) -> None:
    config = meshapi.MeshAPIConfig("http://gateway.test", KEY)
    client = both.client(**SETTINGS)
    assert leaks_in(config) == []
    for holder in (
        config,
        *(part for part in parts_of(client) if part is client or part is client._executor),
    ):
        for duplicate in (pickle.dumps, copy.copy, copy.deepcopy):
            with pytest.raises(TypeError, match="cannot be pickled"):
                duplicate(holder)
