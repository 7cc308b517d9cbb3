"""Streams over real connections: what is reused, what breaks, what is given back."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import sys
import threading
import time
from typing import Any, Callable, List

import httpx
import pytest

import meshapi
from tests.both import Both
from tests.contract.samples import MESSAGES, chunk, sse
from tests.integration.wire_server import HEAD, LAST, Connection, WireServer, answering, http_chunk

DONE = sse("[DONE]")
WHOLE = http_chunk(sse(chunk("a"))) + http_chunk(sse(chunk("b", "stop"))) + http_chunk(DONE) + LAST


def stream_of(client: Any, **options: Any) -> Any:
    return client.chat.completions.stream(messages=MESSAGES, options=meshapi.RequestOptions(**options))


def given_client(both: Both, **limits: int) -> Any:
    kind: Any = httpx.AsyncClient if both.is_async else httpx.Client
    client = kind(limits=httpx.Limits(**limits), trust_env=False)
    both.opened.append(client)
    return client


def chat(both: Both, client: Any) -> Any:
    return both.run(client.chat.completions.create(messages=MESSAGES))


def chat_stream(both: Both, client: Any) -> Any:
    return both.next(stream_of(client))


def texts(chunks: List[Any]) -> str:
    return "".join(chunk.choices[0].delta.content for chunk in chunks)


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


@pytest.mark.parametrize("given", [False, True])
def test_a_peer_that_never_ends_the_body_costs_little(both: Both, given: bool) -> None:
    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(HEAD, http_chunk(sse(chunk("a")) + DONE))
        while True:
            connection.send(http_chunk(b": keep-alive\n\n"))
            time.sleep(0.02)

    with WireServer(script) as server:
        stream = stream_of(
            both.client(base_url=server.url, http_client=given_client(both) if given else None)
        )
        both.next(stream)
        started = time.monotonic()
        assert both.items(stream) == []
        assert time.monotonic() - started < 0.5  # 0.1 s by itself; the rest is for a busy machine
        assert stream.completed


@pytest.mark.parametrize("given", [False, True])
@pytest.mark.parametrize("trickle", [b"", b"5\r\n"])
def test_one_that_goes_silent_after_the_terminator_costs_little_too(
    both: Both, trickle: bytes, given: bool
) -> None:
    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(HEAD, http_chunk(sse(chunk("a")) + DONE) + trickle)
        connection.wait_for_hang_up()

    with WireServer(script) as server:
        stream = stream_of(
            both.client(base_url=server.url, http_client=given_client(both) if given else None)
        )
        both.next(stream)
        started = time.monotonic()
        assert both.items(stream) == []
        assert time.monotonic() - started < 0.5  # 0.1 s by itself; the rest is for a busy machine


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


# Bytes as they come.


def test_one_byte_per_packet(both: Both) -> None:
    wire = HEAD + WHOLE
    with WireServer(answering(*(wire[at : at + 1] for at in range(len(wire))))) as server:
        client = both.client(base_url=server.url)
        for _ in range(2):
            assert texts(both.items(stream_of(client))) == "ab"
        assert server.accepted == 1


def test_an_event_is_delivered_when_it_arrives(both: Both) -> None:
    go_on = threading.Event()

    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(HEAD, http_chunk(sse(chunk("a"))))
        go_on.wait(10)
        connection.send(http_chunk(sse(chunk("b")) + DONE), LAST)

    with WireServer(script) as server:
        stream = stream_of(both.client(base_url=server.url))
        assert texts([both.next(stream)]) == "a"
        go_on.set()
        assert texts(both.items(stream)) == "b"


# Endings.


def broken(*parts: bytes, reset: bool) -> Callable[[Connection], None]:
    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(*parts)
        time.sleep(0.05)
        if reset:
            connection.reset()

    return script


@pytest.mark.parametrize("reset", [True, False])
@pytest.mark.parametrize("tail", [b"", http_chunk(b'data: {"id": "to'), b'20\r\ndata: {"id'])
def test_a_connection_that_drops_in_the_middle(both: Both, reset: bool, tail: bytes) -> None:
    with WireServer(broken(HEAD, http_chunk(sse(chunk("a"))), tail, reset=reset)) as server:
        stream = stream_of(both.client(base_url=server.url))
        chunks: List[Any] = []
        with pytest.raises(meshapi.StreamInterruptedError) as caught:
            both.items(stream, into=chunks)

    assert texts(chunks) == "a"
    assert caught.value.__cause__ is not None
    assert (caught.value.status, caught.value.request_id) == (0, "req_1")
    assert not stream.completed


@pytest.mark.parametrize("streamed", [True, False])
def test_a_reset_before_the_head_is_a_connection_error_and_sent_once(both: Both, streamed: bool) -> None:
    with WireServer(broken(reset=True)) as server:
        client = both.client(base_url=server.url)
        call = chat_stream if streamed else chat
        with pytest.raises(meshapi.APIConnectionError, match=r"127\.0\.0\.1"):
            call(both, client)
        assert server.accepted == 1


def test_nobody_listening(both: Both) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    client = both.client(base_url=url, max_retries=0)

    with pytest.raises(meshapi.APIConnectionError, match=r"(?i)refused"):
        both.next(stream_of(client))


@pytest.mark.parametrize("reason", ["stop", None])
def test_a_body_that_ends_in_order_without_a_terminator(both: Both, reason: Any) -> None:
    with WireServer(answering(HEAD, http_chunk(sse(chunk("a", reason))), LAST)) as server:
        stream = stream_of(both.client(base_url=server.url))

        assert texts(both.items(stream)) == "a"
        assert not stream.completed


def test_a_body_without_length_ends_with_its_connection(both: Both) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
    with WireServer(broken(head, sse(chunk("a")), DONE, reset=False)) as server:
        stream = stream_of(both.client(base_url=server.url))

        assert texts(both.items(stream)) == "a"
        assert stream.completed


def test_a_body_shorter_than_announced_is_interrupted(both: Both) -> None:
    body = sse(chunk("a", "stop"))
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: %d\r\n\r\n" % (
        len(body) + 9
    )
    with WireServer(broken(head, body, reset=False)) as server:
        stream = stream_of(both.client(base_url=server.url))
        with pytest.raises(meshapi.StreamInterruptedError):
            both.items(stream)


def test_silence_is_an_idle_timeout_and_comments_are_life(both: Both) -> None:
    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(HEAD)
        for _ in range(5):
            time.sleep(0.1)
            connection.send(http_chunk(b": still here\n\n"))
        connection.send(http_chunk(sse(chunk("a"))))
        connection.wait_for_hang_up()

    with WireServer(script) as server:
        stream = stream_of(both.client(base_url=server.url), timeout=0.3)
        chunks: List[Any] = []
        with pytest.raises(meshapi.StreamIdleTimeoutError, match=r"0\.3 s") as caught:
            both.items(stream, into=chunks)

    assert texts(chunks) == "a"
    assert caught.value.request_id == "req_1"


def test_a_deadline_ends_a_stream_however_lively(both: Both) -> None:
    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(HEAD)
        while True:
            connection.send(http_chunk(sse(chunk("a"))))
            time.sleep(0.02)

    with WireServer(script) as server:
        stream = stream_of(both.client(base_url=server.url), deadline=0.4)
        chunks: List[Any] = []
        with pytest.raises(meshapi.DeadlineExceededError):
            both.items(stream, into=chunks)

    assert chunks


def test_a_deadline_ends_a_call_whose_answer_trickles(both: Both) -> None:
    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while True:
            connection.send(b"x")
            time.sleep(0.02)

    with WireServer(script) as server:
        client = both.client(base_url=server.url, deadline=0.3)
        started = time.monotonic()
        with pytest.raises(meshapi.DeadlineExceededError):
            both.run(client.models.free())
        assert time.monotonic() - started < 2


# Giving back.


def endless(connection: Connection) -> None:
    while connection.read_request():
        connection.send(HEAD, http_chunk(sse(chunk("a"))), http_chunk(sse(chunk("b"))))


def breaks(connection: Connection) -> None:
    connection.read_request()
    connection.send(HEAD, http_chunk(sse(chunk("a"))))
    connection.sock.shutdown(socket.SHUT_RDWR)


def pool_of(client: Any) -> Any:
    return client._transport._pool


def assert_idle(pool: Any) -> None:
    assert "0 active, 0 queued" in repr(pool)
    assert "Connections: 0 active" in repr(pool)


ROUNDS = 250


@pytest.mark.parametrize("how", ["forgotten", "entered and forgotten", "closed", "broken off", "own error"])
def test_no_stream_keeps_its_connection(both: Both, how: str) -> None:
    """A pool of ten would be used up at once if it did. The async kind is in the tests below as well."""
    with WireServer(breaks if how == "broken off" else endless) as server:
        given = given_client(both, max_connections=10)
        client = both.client(base_url=server.url, http_client=given, timeout=5)
        for _ in range(ROUNDS):
            stream = stream_of(client)
            if how == "entered and forgotten":
                both.enter(stream)
            else:
                both.next(stream)
            if how == "closed":
                both.run(stream.close())
            elif how == "broken off":
                with pytest.raises(meshapi.StreamInterruptedError):
                    both.items(stream)
            elif how == "own error":
                with pytest.raises(ZeroDivisionError):
                    leave_by_error(both, stream)
            del stream
        both.run(asyncio.sleep(0.05))
        assert_idle(pool_of(given))


def leave_by_error(both: Both, stream: Any) -> None:
    both.enter(stream)
    try:
        1 / 0  # noqa: B018
    finally:
        both.leave(stream)


@pytest.mark.skipif(sys.version_info < (3, 11), reason="there anyio loses cancellations while it connects")
def test_cancelled_streams_give_their_connections_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cancelled at every step of the event loop in turn, so in every state that a request can be in."""
    monkeypatch.setattr("meshapi._network.MAX_CONNECTIONS", 10)

    async def read(client: Any) -> None:
        async for _ in stream_of(client):
            pass

    async def main(url: str) -> None:
        async with meshapi.AsyncMeshAPI(base_url=url, token="t", timeout=10) as client:
            pool = pool_of(await client._flows.sender._client())
            for steps in range(ROUNDS):
                tasks = [asyncio.ensure_future(read(client)) for _ in range(10)]
                for _ in range(steps % 50):
                    await asyncio.sleep(0)
                if steps >= 200:
                    await asyncio.sleep(0.005)
                for task in tasks:
                    task.cancel()
                results = await asyncio.gather(*tasks, return_exceptions=True)
                assert all(isinstance(result, asyncio.CancelledError) for result in results)
            await asyncio.sleep(0.05)
            assert_idle(pool)

    with WireServer(endless) as server:
        asyncio.run(main(server.url))


def test_calls_and_streams_leave_no_cyclic_garbage(both: Both) -> None:
    """What only the garbage collector frees piles up where it is off, or late."""

    def script(connection: Connection) -> None:
        while True:
            request = connection.read_request()
            if not request:
                return
            whole = b"/chat/" in request
            connection.send(HEAD + WHOLE if whole else b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]")

    def use(client: Any) -> None:
        assert texts(both.loop_over(stream_of(client))) == "ab"
        assert both.run(client.models.free()) == []

    with WireServer(script) as server:
        client = both.client(base_url=server.url)
        use(client)
        gc.collect()
        gc.disable()
        try:
            for _ in range(20):
                use(client)
            gc.set_debug(gc.DEBUG_SAVEALL)
            gc.collect()
            origins = {type(thing).__module__.partition(".")[0] for thing in gc.garbage}
        finally:
            gc.set_debug(0)
            gc.garbage.clear()
            gc.enable()

    assert not {"h11", "httpcore", "httpx", "meshapi", "meshapi_generated"} & origins


def test_an_async_client_goes_from_loop_to_loop_without_a_trace() -> None:
    with WireServer(answering(HEAD + WHOLE)) as server:
        client = meshapi.AsyncMeshAPI(base_url=server.url, token="t", max_retries=0)

        async def main() -> str:
            return texts([item async for item in stream_of(client)])

        for _ in range(3):
            assert asyncio.run(main()) == "ab"
        gc.collect()
        assert server.accepted == 3
        asyncio.run(client.aclose())


def test_streams_that_a_loop_leaves_behind_are_closed_with_it() -> None:
    with WireServer(endless) as server:
        client = meshapi.AsyncMeshAPI(base_url=server.url, token="t")
        left: List[Any] = []

        async def main() -> None:
            stream = stream_of(client)
            await stream.__anext__()
            left.append(stream)

        asyncio.run(main())
        left.clear()
        gc.collect()


def test_threads_share_a_client() -> None:
    with (
        WireServer(answering(HEAD + WHOLE)) as server,
        meshapi.MeshAPI(base_url=server.url, token="t") as client,
    ):
        results: List[str] = []
        threads = [
            threading.Thread(target=lambda: results.extend(texts(list(stream_of(client))) for _ in range(5)))
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)

    assert results == ["ab"] * 40


# The surroundings.


def test_a_proxy_of_the_environment_is_used(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    lines: List[bytes] = []

    def script(connection: Connection) -> None:
        while True:
            request = connection.read_request()
            if not request:
                return
            lines.append(request.split(b"\r\n")[0])
            connection.send(HEAD + WHOLE[:-5])
            time.sleep(0.005)
            connection.send(LAST)

    with WireServer(script) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.setenv("no_proxy", "localhost")
        client = both.client(base_url="http://gateway.test")
        for _ in range(3):
            assert texts(both.items(stream_of(client))) == "ab"
        assert proxy.accepted == 1

    assert lines == [b"POST http://gateway.test/v1/chat/completions HTTP/1.1"] * 3


def test_connections_are_kept_alive_by_tcp(both: Both) -> None:
    with WireServer(answering(HEAD + WHOLE)) as server:
        client = both.client(base_url=server.url)
        stream = stream_of(client)
        both.enter(stream)
        own = both.run(client._flows.sender._client())
        connection = pool_of(own).connections[0]._connection._network_stream
        sock = connection.get_extra_info("socket")
        assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        both.leave(stream)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_process_opens_its_own_connections() -> None:
    with WireServer(answering(HEAD + WHOLE)) as server:
        client = meshapi.MeshAPI(base_url=server.url, token="t")
        list(stream_of(client))
        child = os.fork()
        if child == 0:
            os._exit(0 if texts(list(stream_of(client))) == "ab" else 1)
        assert os.waitpid(child, 0)[1] == 0
        assert texts(list(stream_of(client))) == "ab"
        assert server.accepted == 2
        client.close()
