"""Bodies that would go on for too long, and streams that somebody else ends."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable, List

import httpx
import pytest

import meshapi
from meshapi import AsyncMeshAPI
from meshapi._bodies import SyncBody
from meshapi._network import Interrupter
from tests.both import KEY, Both
from tests.contract.samples import MESSAGES, chunk, sse
from tests.contract.test_streams import Body
from tests.integration.faults.gateway import sized
from tests.integration.streams import given_client, stream_of, texts
from tests.integration.wire_server import HEAD, LAST, Connection, WireServer, http_chunk


def dripping(head: bytes, piece: bytes) -> Any:
    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(head)
        for _ in range(200):
            connection.send(piece)
            time.sleep(0.02)

    return script


@pytest.mark.parametrize("given", [False, True])
@pytest.mark.parametrize("streamed", [False, True])
def test_a_deadline_ends_what_never_falls_silent(both: Both, given: bool, streamed: bool) -> None:
    json_head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n"
    script = dripping(HEAD, http_chunk(sse(chunk("a")))) if streamed else dripping(json_head, b" ")
    with WireServer(script) as server:
        client = both.client(base_url=server.url, http_client=given_client(both) if given else None)
        options = meshapi.RequestOptions(deadline=0.3)

        def call() -> Any:
            completions = client.chat.completions
            if streamed:
                return both.items(completions.stream(messages=MESSAGES, options=options))
            return both.run(completions.create(messages=MESSAGES, options=options))

        started = time.monotonic()
        with pytest.raises(meshapi.DeadlineExceededError):
            call()
        assert time.monotonic() - started < 3  # the server would go on for 4 s


@pytest.mark.parametrize("given", [False, True])
def test_closing_from_another_thread_ends_the_iteration(given: bool) -> None:
    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(HEAD, http_chunk(sse(chunk("a"))))
        connection.wait_for_hang_up(30)

    with WireServer(script) as server, Both("sync") as both:
        client = both.client(base_url=server.url, http_client=given_client(both) if given else None)
        stream = stream_of(client)
        both.next(stream)
        rest: List[Any] = []
        reader = threading.Thread(target=lambda: rest.append(list(stream)), daemon=True)
        reader.start()
        time.sleep(0.2)  # so that it is reading
        stream.close()
        reader.join(10)

        assert not reader.is_alive()
        assert rest == [[]]
        assert not stream.completed


def test_a_second_thread_or_task_is_refused_while_the_first_waits(both: Both) -> None:
    go_on = threading.Event()

    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(HEAD, http_chunk(sse(chunk("a"))))
        go_on.wait(10)
        connection.send(http_chunk(sse(chunk("b"), "[DONE]")), LAST)

    def threads(stream: Any) -> Any:
        with ThreadPoolExecutor(1) as pool:
            first = pool.submit(list, stream)
            while not stream._lock.locked():
                time.sleep(0.01)
            refused(lambda: next(stream))
            return first.result(10)

    async def tasks(stream: Any) -> Any:
        first = asyncio.ensure_future(both._list(stream))
        await asyncio.sleep(0)  # it begins
        refused(lambda: stream.__anext__().send(None))
        return await asyncio.wait_for(first, 10)

    def refused(read: Any) -> None:
        with pytest.raises(RuntimeError, match="another thread or task is reading this stream"):
            read()
        go_on.set()

    with WireServer(script) as server:
        stream = stream_of(both.client(base_url=server.url))
        both.next(stream)
        rest = both.run(tasks(stream) if both.is_async else threads(stream))

    assert texts(rest) == "b"
    assert stream.completed


def test_the_connection_of_http2_is_not_shut_down() -> None:
    ours, peer = socket.socketpair()

    class Stream:
        def get_extra_info(self, info: str) -> socket.socket:
            return ours

    body = Body(sse(chunk("a"), "[DONE]"), b": more\n\n", b": more\n\n")
    extensions = {"http_version": b"HTTP/2", "network_stream": Stream()}
    headers = {"content-type": "text/event-stream"}

    def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=body, headers=headers, extensions=extensions)

    with ours, peer, Both("sync") as both:
        stream = both.mocked(handler).chat.completions.stream(messages=MESSAGES)
        assert len(both.items(stream)) == 1
        assert body.closed
        assert body.taken == 1  # no read that could block, as nothing could end it
        ours.send(b"alive")
        assert peer.recv(5) == b"alive"


def test_a_connection_that_was_given_back_is_not_shut_down() -> None:
    ours, peer = socket.socketpair()

    class Stream:
        def get_extra_info(self, info: str) -> socket.socket:
            return ours

    with ours, peer:
        interrupter = Interrupter(Stream())
        interrupter.disarm()
        interrupter.interrupt()
        ours.send(b"alive")
        assert peer.recv(5) == b"alive"

        Interrupter(Stream()).interrupt()
        assert peer.recv(5) == b""


def test_a_body_disarms_before_it_closes() -> None:
    ours, peer = socket.socketpair()

    class Stream:
        def get_extra_info(self, info: str) -> socket.socket:
            return ours

    class Closing(Body):
        def close(self) -> None:
            assert answer_body.interrupt is not None
            answer_body.interrupt()  # a timer that fires while the connection is given back
            super().close()

    source = Closing(sse("[DONE]"))
    headers = {"content-type": "text/event-stream"}
    extensions = {"network_stream": Stream()}

    def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=source, headers=headers, extensions=extensions)

    with ours, peer, Both("sync") as both:
        stream = both.mocked(handler).chat.completions.stream(messages=MESSAGES)
        both.enter(stream)
        answer_body: SyncBody = stream._opened.body
        both.items(stream)

        assert source.closed
        ours.send(b"alive")
        assert peer.recv(5) == b"alive"


FREE = sized(200, [])
STREAM = HEAD + http_chunk(sse(chunk("a")))


def silent_after(told: bytes) -> Callable[[Connection], None]:
    """Sends the start of an answer, and then nothing more."""

    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(told)
        connection.wait_for_hang_up()

    return script


async def all_of(client: AsyncMeshAPI) -> List[Any]:
    return [item async for item in stream_of(client)]


@pytest.mark.parametrize(
    ("told", "call", "error"),
    [
        (b"", lambda client: client.models.free(), meshapi.APIConnectionError),
        (FREE[:-1], lambda client: client.models.free(), meshapi.APIConnectionError),
        (STREAM, all_of, meshapi.StreamInterruptedError),
    ],
    ids=["no head", "half a body", "a stream"],
)
def test_a_task_that_waits_hears_that_its_client_was_closed(
    fast: bool, told: bytes, call: Callable[[AsyncMeshAPI], Any], error: Any
) -> None:
    async def main(url: str) -> None:
        client = AsyncMeshAPI(base_url=url, token=KEY, fast=fast, timeout=None, max_retries=0)
        waiting = asyncio.ensure_future(call(client))
        await asyncio.sleep(0.2)
        await client.aclose()
        with pytest.raises(error):
            await asyncio.wait_for(waiting, 5)

    with WireServer(silent_after(told)) as server:
        asyncio.run(main(server.url))


def test_so_does_one_that_reads_on(fast: bool) -> None:
    async def main(url: str) -> None:
        client = AsyncMeshAPI(base_url=url, token=KEY, fast=fast)
        stream = stream_of(client)
        await stream.__anext__()
        await client.aclose()
        with pytest.raises(meshapi.StreamInterruptedError):
            await asyncio.wait_for(stream.__anext__(), 5)

    with WireServer(silent_after(STREAM)) as server:
        asyncio.run(main(server.url))
