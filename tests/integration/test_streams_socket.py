"""Streams over real connections: bytes as they come, every way of ending."""

from __future__ import annotations

import socket
import threading
import time
from typing import Any, Callable, List

import pytest

import meshapi
from tests.both import Both
from tests.contract.samples import MESSAGES, chunk, sse
from tests.integration.streams import (
    DONE,
    WHOLE,
    check_given_back,
    given_client,
    stream_of,
    texts,
)
from tests.integration.wire_server import HEAD, LAST, Connection, WireServer, answering, http_chunk


def chat(both: Both, client: Any) -> Any:
    return both.run(client.chat.completions.create(messages=MESSAGES))


def chat_stream(both: Both, client: Any) -> Any:
    return both.next(stream_of(client))


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


@pytest.mark.parametrize("given", [False, True])
def test_a_deadline_ends_a_stream_however_lively(both: Both, given: bool) -> None:
    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(HEAD)
        for _ in range(150):  # and breaks off, should the deadline not end it
            connection.send(http_chunk(sse(chunk("a"))))
            time.sleep(0.02)

    with WireServer(script) as server:
        http_client = given_client(both) if given else None
        client = both.client(base_url=server.url, http_client=http_client)
        stream = stream_of(client, deadline=0.4)
        chunks: List[Any] = []
        with pytest.raises(meshapi.DeadlineExceededError):
            both.items(stream, into=chunks)
        check_given_back(both, client)

    assert chunks


def test_a_deadline_ends_a_stream_that_was_lively_and_fell_silent(both: Both) -> None:
    """Long before one that would be counted from the last piece."""

    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(HEAD)
        for _ in range(9):
            connection.send(http_chunk(sse(chunk("a"))))
            time.sleep(0.1)
        connection.wait_for_hang_up(3)

    with WireServer(script) as server:
        stream = stream_of(both.client(base_url=server.url), deadline=1)
        started = time.monotonic()
        with pytest.raises(meshapi.DeadlineExceededError):
            both.items(stream)
        assert time.monotonic() - started < 1.7  # it would be 1.9 s


def test_a_deadline_ends_a_call_whose_answer_trickles(both: Both) -> None:
    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(150):
            connection.send(b"x")
            time.sleep(0.02)

    with WireServer(script) as server:
        client = both.client(base_url=server.url, deadline=0.3)
        started = time.monotonic()
        with pytest.raises(meshapi.DeadlineExceededError):
            both.run(client.models.free())
        assert time.monotonic() - started < 2


# After the terminator.


@pytest.mark.parametrize("given", [False, True])
def test_a_peer_that_never_ends_the_body_costs_little(both: Both, given: bool) -> None:
    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(HEAD, http_chunk(sse(chunk("a")) + DONE))
        for _ in range(150):
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
