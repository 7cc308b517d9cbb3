"""What a server says without having been asked: it must not answer the next request."""

from __future__ import annotations

import asyncio
import time
from typing import Callable

import pytest

import meshapi
from tests.both import Both
from tests.contract.samples import MESSAGES
from tests.integration.faults.gateway import sized
from tests.integration.wire_server import HEAD, LAST, Connection, WireServer

FREE = sized(200, [])
FORGED = sized(200, [{"id": "forged", "name": "F", "is_free": True}])


def answering_with(rest: bytes, pause: float = 0.0) -> Callable[[Connection], None]:
    """Answers every request, and says more behind it, in the same segment or later."""

    def script(connection: Connection) -> None:
        while connection.read_request():
            if pause:
                connection.send(FREE)
                time.sleep(pause)
                connection.send(rest)
            else:
                connection.send(FREE + rest)

    return script


@pytest.mark.parametrize("rest", [FORGED, b"\r\n", FORGED[:20]], ids=["an answer", "a line", "half a head"])
def test_what_comes_with_an_answer(both: Both, rest: bytes) -> None:
    with WireServer(answering_with(rest)) as server:
        client = both.client(base_url=server.url)
        assert [both.run(client.models.free()) for _ in range(3)] == [[], [], []]


@pytest.mark.parametrize("is_seen", [False, True])
def test_what_comes_after_an_answer(both: Both, is_seen: bool) -> None:
    """Whether the event loop has read it, or it still lies in the system."""
    with WireServer(answering_with(FORGED, 0.05)) as server:
        client = both.client(base_url=server.url)
        assert both.run(client.models.free()) == []
        if is_seen:
            both.loop.run_until_complete(asyncio.sleep(0.2))
        else:
            time.sleep(0.2)
        assert both.run(client.models.free()) == []
        assert server.accepted == 2


def test_what_comes_with_the_end_of_a_stream(both: Both) -> None:
    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(HEAD + b"e\r\ndata: [DONE]\n\n\r\n" + LAST + FORGED)
        connection.wait_for_hang_up()

    with WireServer(script) as server:
        client = both.client(base_url=server.url, timeout=meshapi.Timeout(read=5))
        for _ in range(2):
            assert both.items(client.chat.completions.stream(messages=MESSAGES)) == []
        assert server.accepted == 2
