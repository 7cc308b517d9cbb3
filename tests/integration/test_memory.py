"""Memory stays flat without the cyclic garbage collector, and there is nothing for it to do."""

from __future__ import annotations

import gc
import tracemalloc
from contextlib import contextmanager
from typing import Any, Callable, Iterator, List, Type

import pytest

import meshapi
from tests.both import Both
from tests.integration.streams import WHOLE, stream_of, texts
from tests.integration.wire_server import HEAD, Connection, WireServer

BYTES_PER_CALL = 5_000_000 / 10_000


def script(connection: Connection) -> None:
    while True:
        request = connection.read_request()
        if not request:
            return
        if b"x-break" in request:
            connection.send(HEAD + WHOLE[:20])
            return
        if b"/chat/" in request and b"x-fail" not in request:
            connection.send(HEAD + WHOLE)
        elif b"/free" in request:
            connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]")
        else:
            connection.send(b'HTTP/1.1 404 N\r\nContent-Length: 13\r\n\r\n{"error":"a"}')


def call(both: Both, client: Any) -> None:
    assert both.run(client.models.free()) == []


def stream(both: Both, client: Any) -> None:
    assert texts(both.loop_over(stream_of(client))) == "ab"


def failing_call(both: Both, client: Any) -> None:
    fail(both, meshapi.NotFoundError, lambda: client.models.get("none"))


def failing_stream(both: Both, client: Any) -> None:
    fail(both, meshapi.NotFoundError, lambda: first_of(stream_of(client, extra_headers={"X-Fail": "1"})))


def broken_stream(both: Both, client: Any) -> None:
    broken = {"X-Break": "1"}
    fail(both, meshapi.StreamInterruptedError, lambda: first_of(stream_of(client, extra_headers=broken)))


def first_of(stream: Any) -> Any:
    return stream.__anext__() if hasattr(stream, "__anext__") else next(stream)


def fail(both: Both, kind: Type[Exception], call: Callable[[], Any]) -> None:
    """Has `kind` raised, and caught within the event loop: what one raises from `run` is garbage of asyncio's."""
    caught: List[bool] = []

    async def main() -> None:
        try:
            await call()
        except kind:
            caught.append(True)

    try:
        both.run(main() if both.is_async else call())
    except kind:
        caught.append(True)
    assert caught


@contextmanager
def no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


USES = [call, stream, failing_call, failing_stream]


@pytest.mark.parametrize("use", USES)
def test_memory_stays_flat_with_the_collector_off(both: Both, use: Callable[[Both, Any], None]) -> None:
    """Below 5 MB for 10,000 calls. What a process fills once, caches and the like, is not of the calls."""
    calls = 150

    def grown() -> int:
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(calls):
            use(both, client)
        return tracemalloc.get_traced_memory()[0] - before

    with WireServer(script) as server:
        client = both.client(base_url=server.url)
        for _ in range(30):
            use(both, client)
        with no_collector():
            tracemalloc.start()
            try:
                use(both, client)
                least = min(grown(), grown())
            finally:
                tracemalloc.stop()

    assert least < BYTES_PER_CALL * calls


@pytest.mark.parametrize("use", [*USES, broken_stream])
def test_nothing_is_left_to_the_collector(both: Both, use: Callable[[Both, Any], None]) -> None:
    with WireServer(script) as server:
        client = both.client(base_url=server.url)
        use(both, client)
        with no_collector():
            for _ in range(20):
                use(both, client)
            gc.set_debug(gc.DEBUG_SAVEALL)
            try:
                gc.collect()
                origins = {type(thing).__module__.partition(".")[0] for thing in gc.garbage}
            finally:
                gc.set_debug(0)
                gc.garbage.clear()

    assert not {"h11", "httpcore", "httpx", "meshapi", "meshapi_generated"} & origins
