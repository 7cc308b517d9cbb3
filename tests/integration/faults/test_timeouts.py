"""Waits that end: each phase by its own timeout, the whole call by its deadline."""

from __future__ import annotations

import socket
import threading
import time
from typing import Any, Callable, Iterator, List

import httpx
import pytest

import meshapi
from meshapi import RequestOptions, Timeout
from tests.both import Both
from tests.integration.faults.gateway import (
    Gateway,
    Step,
    drip,
    error_body,
    head,
    pause,
    sized,
    stall,
    wait,
)
from tests.integration.faults.kinds import CALLS, CHUNKED, DONE, OPENINGS, STREAMS, StreamKind, chunked
from tests.integration.faults.outcomes import Told, at_once, called, check, check_given_back, streamed
from tests.integration.wire_server import Connection, WireServer, http_chunk

SHORT = 0.25
SSE = head(200, b"text/event-stream", CHUNKED)
CUT = sized(200, b'{"id":', more=9)


def too_late(phase: str, request_id: str = "") -> Told:
    says = f"within {SHORT:g} s ({phase} timeout)"
    return Told(meshapi.APITimeoutError, "timeout", 0, says, is_caused=True, request_id=request_id)


def idle(seconds: str) -> Told:
    return Told(meshapi.StreamIdleTimeoutError, "stream_idle_timeout", 0, seconds, is_caused=True)


# Reading.


def test_silence_before_the_head_is_a_timeout(both: Both) -> None:
    def test(both: Both, name: str) -> None:
        with Gateway((stall,)) as gateway:
            client = both.client(base_url=gateway.url, timeout=Timeout(read=SHORT), max_retries=0)
            if name in CALLS:
                error = called(both, lambda: CALLS[name].made(client)).error
            else:
                error = streamed(both, OPENINGS[name](client), gateway).error
            check(error, too_late("read"))
            assert "127.0.0.1" in str(error)
            check_given_back(both, client)

    at_once(both, ["get", "post", "form", *OPENINGS], test)


@pytest.mark.parametrize("step", [(stall,), (CUT, stall)], ids=["head", "body"])
def test_after_a_silence_only_what_is_safe_is_sent_again(both: Both, step: Step) -> None:
    def test(both: Both, name: str) -> None:
        call = CALLS[name]
        with Gateway(step, call.good) as gateway:
            # Long enough for the good answer on a busy machine.
            client = both.client(base_url=gateway.url, timeout=Timeout(read=0.8))
            error = called(both, lambda: call.made(client)).error
            assert (error is None) is call.is_safe
            assert error is None or error.request_id == ("req_1" if CUT in step else "")
            assert len(gateway.seen) == 1 + call.is_safe
            check_given_back(both, client)

    at_once(both, ["get", "post", "safe post", "form", "upload"], test)


def test_an_error_whose_body_falls_silent_is_that_error(both: Both) -> None:
    with Gateway((sized(403, error_body(), more=9), stall)) as gateway:
        client = both.client(base_url=gateway.url, timeout=Timeout(read=SHORT))
        error = called(both, lambda: CALLS["post"].made(client)).error
        check(error, Told(meshapi.PermissionDeniedError, "forbidden", 403, "HTTP 403"))
        check_given_back(both, client)


def test_a_silent_stream_is_idle_and_comments_are_life(both: Both) -> None:
    alive: Step = (http_chunk(b": still here\n\n"), pause(0.25)) * 3

    def test(both: Both, kind: StreamKind) -> None:
        with Gateway((SSE, *alive, http_chunk(kind.frame("a")), stall)) as gateway:
            client = both.client(base_url=gateway.url, timeout=Timeout(read=0.6))
            outcome = streamed(both, kind.opened(client), gateway)
            assert kind.texts(outcome.value) == "a"
            check(outcome.error, idle("0.6 s"))
            check_given_back(both, client)

    at_once(both, STREAMS.values(), test)


def test_so_is_one_of_bytes(both: Both) -> None:
    with Gateway((sized(200, b"ID3", media=b"audio/mpeg", more=9), stall)) as gateway:
        client = both.client(base_url=gateway.url, timeout=Timeout(read=SHORT))
        outcome = streamed(both, OPENINGS["speech"](client), gateway)
        assert outcome.value == [b"ID3"]
        check(outcome.error, idle("0.25 s"))
        check_given_back(both, client)


# The other phases.


@pytest.mark.parametrize("content", [lambda: bytes(64 << 20), lambda: iter([bytes(64 << 20)])])
def test_a_server_that_takes_no_data(both: Both, content: Callable[[], Any]) -> None:
    is_over = threading.Event()

    def script(connection: Connection) -> None:
        connection.sock.recv(1)
        is_over.wait(10)

    with WireServer(script) as server:
        client = both.client(base_url=server.url, timeout=Timeout(write=SHORT))
        error = called(both, lambda: client.audio.transcribe(content(), model="m")).error
        is_over.set()
        check(error, too_late("write"))
        check_given_back(both, client)
        assert server.accepted == 1


def test_a_content_may_be_slower_than_the_server_has_to_be(both: Both) -> None:
    def script(connection: Connection) -> None:
        received = b""
        while not received.endswith(b"0\r\n\r\n"):
            received += connection.sock.recv(65536)
        connection.send(sized(200, {"text": "hi"}))

    def pieces() -> Iterator[bytes]:
        for _ in range(3):
            yield b"x"
            time.sleep(2 * SHORT)

    with WireServer(script) as server:
        client = both.client(base_url=server.url, timeout=Timeout(read=SHORT, write=SHORT), max_retries=0)
        assert both.run(client.audio.transcribe(pieces(), model="m")).text == "hi"


@pytest.mark.skipif(not hasattr(socket, "SO_DOMAIN"), reason="elsewhere a full queue refuses")
def test_a_server_that_accepts_nobody(both: Both) -> None:
    queue: List[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        address = listener.getsockname()
        try:
            for _ in range(4):  # so many that the next one does not get in
                queue.append(socket.socket())
                queue[-1].setblocking(False)
                queue[-1].connect_ex(address)
            url = f"http://127.0.0.1:{address[1]}"
            client = both.client(base_url=url, timeout=Timeout(connect=SHORT), max_retries=1)
            # Nothing was sent, so that every call may try again.
            check(called(both, lambda: CALLS["post"].made(client)).error, too_late("connect"), attempts=2)
            check_given_back(both, client)
        finally:
            for waiting in queue:
                waiting.close()


def test_a_pool_that_is_used_up(both: Both) -> None:
    kind: Any = httpx.AsyncClient if both.is_async else httpx.Client
    given = kind(limits=httpx.Limits(max_connections=1), trust_env=False)
    both.opened.append(given)
    with Gateway((chunked(STREAMS["chat"].frame("a"), end=b""), stall)) as gateway:
        client = both.client(
            base_url=gateway.url, http_client=given, timeout=Timeout(pool=SHORT), max_retries=1
        )
        stream = both.enter(STREAMS["chat"].opened(client))
        check(called(both, lambda: CALLS["post"].made(client)).error, too_late("pool"), attempts=2)
        both.run(stream.close())
        check_given_back(both, client)
        assert len(gateway.seen) == 1


# The deadline. What ends an exchange may be its own clock or that of the network, which is then the cause.


def missed(error: Any, seconds: str, request_id: str = "") -> Told:
    says = f"deadline of {seconds} s"
    is_caused = error is not None and error.__cause__ is not None
    return Told(meshapi.DeadlineExceededError, "deadline_exceeded", 0, says, is_caused, request_id)


def test_a_deadline_ends_the_silence_of_any_attempt(both: Both) -> None:
    busy = sized(503, error_body(), b"Retry-After: 0")

    def test(both: Both, name: str) -> None:
        with Gateway(busy, busy, (stall,)) as gateway:
            client = both.client(base_url=gateway.url, deadline=0.8)
            error = called(both, lambda: CALLS[name].made(client)).error
            check(error, missed(error, "0.8"), attempts=3)
            check_given_back(both, client)
            assert len(gateway.seen) == 3

    at_once(both, ["get", "post", "form", "upload"], test)


def test_a_deadline_is_not_slept_past(both: Both) -> None:
    """A wait that the server asks for would end too late: its error is raised without that wait."""
    busy = sized(503, error_body(), b"Retry-After: 2")
    with Gateway(busy, busy) as gateway:
        client = both.client(base_url=gateway.url)
        started = time.monotonic()
        error = called(both, lambda: client.models.get("m", options=RequestOptions(deadline=1.9))).error
        assert time.monotonic() - started < 1.5
        check(error, Told(meshapi.ServiceUnavailableError, "some_code", 503, "retry after 2 s"))
        assert len(gateway.seen) == 1


def test_a_deadline_ends_a_lively_stream(both: Both) -> None:
    def test(both: Both, kind: StreamKind) -> None:
        with Gateway((SSE, drip(http_chunk(kind.frame("a"))))) as gateway:
            client = both.client(base_url=gateway.url, deadline=0.5)
            outcome = streamed(both, kind.opened(client), gateway)
            assert set(kind.texts(outcome.value)) == {"a"}
            check(outcome.error, missed(outcome.error, "0.5", "req_1"))
            check_given_back(both, client)

    at_once(both, STREAMS.values(), test)


# The rest of a stream.


def test_what_drips_after_the_terminator_is_not_waited_for(both: Both) -> None:
    def test(both: Both, kind: StreamKind) -> None:
        step: Step = (chunked(kind.frame("a") + DONE, end=b""), wait, drip(http_chunk(b": more\n\n")))
        with Gateway(step) as gateway:
            client = both.client(base_url=gateway.url, timeout=20)
            stream = kind.opened(client)
            assert kind.text(both.next(stream)) == "a"
            gateway.go_on.set()
            started = time.monotonic()
            assert both.items(stream) == []
            assert time.monotonic() - started < 1.5  # 0.1 s by itself; the rest is for a busy machine
            assert stream.completed
            check_given_back(both, client)

    at_once(both, STREAMS.values(), test)
