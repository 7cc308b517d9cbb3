"""Connections are used again, and always given back: by streams that end, are left, cancelled or broken."""

from __future__ import annotations

import asyncio
import ssl
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Callable, List

import pytest
import uvicorn

import meshapi
from tests.both import Both
from tests.contract.samples import chunk, sse
from tests.integration.forward_proxy import ForwardProxy
from tests.integration.streams import (
    DONE,
    WHOLE,
    assert_given_back,
    check_given_back,
    endless,
    given_client,
    is_kept_alive,
    own_stacks,
    socket_of,
    stream_of,
    texts,
)
from tests.integration.wire_server import HEAD, LAST, Connection, WireServer, answering, http_chunk

FREE = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]"

# Reuse.


@pytest.mark.parametrize(
    "parts",
    [
        [HEAD + WHOLE],
        [HEAD, WHOLE[:-5], WHOLE[-5:]],  # the terminating chunk comes by itself
        [HEAD, http_chunk(sse(chunk("ab")) + DONE + b": after\n\n"), http_chunk(b": more\n\n"), LAST],
    ],
)
def test_ten_streams_in_a_row_use_one_connection(both: Both, parts: List[bytes]) -> None:
    with WireServer(answering(*parts, pause=0.005)) as server:
        client = both.client(base_url=server.url)
        for _ in range(10):
            stream = stream_of(client)
            assert texts(both.items(stream)) == "ab"
            assert stream.completed
        assert server.accepted == 1


def test_a_client_that_was_handed_in_keeps_its_connection_too(both: Both) -> None:
    with WireServer(answering(HEAD, WHOLE[:-5], WHOLE[-5:], pause=0.005)) as server:
        client = both.client(base_url=server.url, http_client=given_client(both))
        for _ in range(5):
            assert texts(both.items(stream_of(client))) == "ab"
        assert server.accepted == 1


def test_an_error_answer_leaves_the_connection_usable(both: Both) -> None:
    refusal = b'{"error":{"code":"forbidden","message":"m"}}'
    answer = b"HTTP/1.1 403 F\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (
        len(refusal),
        refusal,
    )
    with WireServer(answering(answer)) as server:
        client = both.client(base_url=server.url)
        for _ in range(3):
            with pytest.raises(meshapi.PermissionDeniedError):
                both.next(stream_of(client))
        assert server.accepted == 1


def test_streams_over_tls_use_one_connection(
    both: Both, certificate: Path, server_side: ssl.SSLContext
) -> None:
    with WireServer(answering(HEAD + WHOLE), server_side) as server:
        client = both.client(base_url=server.url, verify=certificate)
        for _ in range(10):
            assert texts(both.items(stream_of(client))) == "ab"
        assert server.accepted == 1


@pytest.mark.parametrize("secured", [False, True])
def test_a_connection_that_the_server_closed_between_calls_is_no_error(
    both: Both, secured: bool, certificate: Path, server_side: ssl.SSLContext
) -> None:
    closed = threading.Semaphore(0)

    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(FREE)
        connection.sock.close()
        closed.release()

    with WireServer(script, server_side if secured else None) as server:
        client = both.client(base_url=server.url, verify=certificate, max_retries=0)
        for _ in range(3):
            assert both.run(client.models.free()) == []
            assert closed.acquire(timeout=10)
        assert server.accepted == 3


def test_calls_at_once_open_connections_once(both: Both) -> None:
    together = threading.Barrier(30)

    def script(connection: Connection) -> None:
        while connection.read_request():
            together.wait(10)  # answers when thirty have asked
            connection.send(FREE)

    with WireServer(script) as server:
        client = both.client(base_url=server.url, timeout=10)

        async def at_once() -> None:
            await asyncio.gather(*(client.models.free() for _ in range(30)))

        for _ in range(3):
            if both.is_async:
                both.run(at_once())
            else:
                with ThreadPoolExecutor(30) as threads:
                    assert len(list(threads.map(lambda _: client.models.free(), range(30)))) == 30
        assert server.accepted == 30


@pytest.mark.parametrize(
    ("limits", "connections"),
    [({}, 1), ({"max_keepalive_connections": 0}, 3), ({"keepalive_expiry": 0}, 3)],
)
def test_limits_say_what_is_kept(both: Both, limits: Any, connections: int) -> None:
    with WireServer(answering(FREE)) as server:
        client = both.client(base_url=server.url, limits=meshapi.Limits(**limits))
        for _ in range(3):
            assert both.run(client.models.free()) == []
        assert server.accepted == connections


@pytest.mark.parametrize("secured", [False, True])
def test_connections_are_kept_alive(
    both: Both, secured: bool, certificate: Path, server_side: ssl.SSLContext
) -> None:
    with WireServer(answering(FREE), server_side if secured else None) as server:
        client = both.client(base_url=server.url, verify=certificate)
        assert both.run(client.models.free()) == []
        assert is_kept_alive(socket_of(both, client))


def test_an_unused_connection_is_left_before_common_servers_hang_up(both: Both) -> None:
    kept = {stack.shelf._expiry for stack in own_stacks(both, both.client())}

    assert kept == {meshapi.Limits().keepalive_expiry} == {4.5}
    assert max(kept) < uvicorn.Config("app").timeout_keep_alive


def test_a_call_waits_for_a_connection_as_long_as_the_pool_timeout_says(both: Both) -> None:
    with WireServer(endless) as server:
        timeout = meshapi.Timeout(pool=0.05)
        limits = meshapi.Limits(max_connections=1)
        client = both.client(base_url=server.url, limits=limits, timeout=timeout, max_retries=0)
        stream = stream_of(client)
        both.next(stream)
        with pytest.raises(meshapi.APITimeoutError, match="pool timeout"):
            both.run(client.models.free())
        both.run(stream.close())
        both.next(stream_of(client))


# Giving back.


def left(both: Both, client: Any) -> None:
    both.next(stream_of(client))


def entered_and_left(both: Both, client: Any) -> None:
    both.enter(stream_of(client))


def closed(both: Both, client: Any) -> None:
    stream = stream_of(client)
    both.next(stream)
    both.run(stream.close())


def broken_by_the_peer(both: Both, client: Any) -> None:
    with pytest.raises(meshapi.StreamInterruptedError):
        both.items(stream_of(client, extra_headers=BREAK))


def broken_by_the_caller(both: Both, client: Any) -> None:
    stream = both.enter(stream_of(client))
    try:
        with pytest.raises(ZeroDivisionError):
            1 / 0  # noqa: B018
    finally:
        both.leave(stream)


def cancelled(both: Both, client: Any) -> None:
    async def main() -> None:
        task = asyncio.ensure_future(stream_of(client).__anext__())
        await asyncio.wait([task], timeout=0.001)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    both.run(main())


CANCELS = sys.version_info >= (3, 11)
BREAK = {"X-Break": "yes"}
WAYS: List[Callable[[Both, Any], None]] = [
    left,
    entered_and_left,
    closed,
    broken_by_the_peer,
    broken_by_the_caller,
]


def endless_or_broken(connection: Connection) -> None:
    while True:
        request = connection.read_request()
        connection.send(HEAD, http_chunk(sse(chunk("a"))))
        if not request or b"x-break: yes" in request.lower():
            return
        connection.send(http_chunk(sse(chunk("b"))))


@pytest.mark.parametrize(("given", "streams"), [(False, 1000), (True, 250)])
def test_streams_of_every_fate_leave_no_connection_in_use(both: Both, given: bool, streams: int) -> None:
    """A pool of ten would be used up at once if one of the ways kept its connection."""
    if given:
        settings: Any = {"http_client": given_client(both, max_connections=10)}
    else:
        settings = {"limits": meshapi.Limits(max_connections=10)}
    with WireServer(endless_or_broken) as server:
        client = both.client(base_url=server.url, timeout=5, **settings)
        # What the pool of another client makes of cancellation is not ours to mend.
        ways = [*WAYS, cancelled] if both.is_async and not given and CANCELS else WAYS
        for use in islice(cycle(ways), streams):
            use(both, client)
        both.run(asyncio.sleep(0.05))
        check_given_back(both, client)


@pytest.mark.skipif(not CANCELS, reason="anyio loses cancellations while it connects")
@pytest.mark.parametrize(("proxied", "rounds"), [(False, 200), (True, 75)])
def test_cancelled_streams_give_their_connections_back(proxied: bool, rounds: int, fast: bool) -> None:
    """Cancelled at every step of the event loop in turn, so in every state that a request can be in."""

    async def read(client: Any) -> None:
        async for _ in stream_of(client):
            pass

    async def main(url: str, proxy: Any) -> None:
        limits = meshapi.Limits(max_connections=10)
        async with meshapi.AsyncMeshAPI(
            base_url=url, token="t", timeout=10, limits=limits, proxy=proxy, fast=fast
        ) as client:
            own = await client._executor.sender._client()
            for steps in range(rounds):
                tasks = [asyncio.ensure_future(read(client)) for _ in range(10)]
                for _ in range(steps % 50):
                    await asyncio.sleep(0)
                if steps >= rounds - 25:
                    await asyncio.sleep(0.005)
                for task in tasks:
                    task.cancel()
                results = await asyncio.gather(*tasks, return_exceptions=True)
                assert all(isinstance(result, asyncio.CancelledError) for result in results)
            await asyncio.sleep(0.05)
            assert_given_back(own)

    with WireServer(endless) as server, ForwardProxy() as proxy:
        asyncio.run(main(server.url, proxy.url if proxied else None))
        assert bool(proxy.lines) == proxied
