"""One client in several event loops, threads and processes, and one that nobody closes."""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from typing import Any, Callable, List

import pytest

import meshapi
from tests.both import Both
from tests.integration.streams import WHOLE, endless, stream_of, texts
from tests.integration.wire_server import HEAD, WireServer, answering


async def read(client: Any) -> str:
    return texts([item async for item in stream_of(client)])


# Event loops.


def test_an_async_client_goes_from_loop_to_loop_without_a_trace(fast: bool) -> None:
    with WireServer(answering(HEAD + WHOLE)) as server:
        client = meshapi.AsyncMeshAPI(base_url=server.url, token="t", max_retries=0, fast=fast)
        for _ in range(3):
            assert asyncio.run(read(client)) == "ab"
        gc.collect()
        assert server.accepted == 3
        asyncio.run(client.aclose())


# What asyncio itself says about the first loop.
@pytest.mark.filterwarnings("ignore:unclosed (transport|<socket):ResourceWarning")
def test_a_loop_that_was_only_closed_does_not_take_the_client_along(
    fast: bool, caplog: pytest.LogCaptureFixture
) -> None:
    with WireServer(answering(HEAD + WHOLE)) as server:
        client = meshapi.AsyncMeshAPI(base_url=server.url, token="t", max_retries=0, fast=fast)
        loop = asyncio.new_event_loop()
        assert loop.run_until_complete(read(client)) == "ab"
        loop.close()
        assert asyncio.run(read(client)) == "ab"
        assert asyncio.run(read(client)) == "ab"
        del loop
        gc.collect()
        assert not caplog.records


def test_loops_at_the_same_time_have_their_own_connections(fast: bool) -> None:
    with WireServer(answering(HEAD + WHOLE)) as server:
        client = meshapi.AsyncMeshAPI(base_url=server.url, token="t", max_retries=0, fast=fast)
        together = threading.Barrier(4)
        results: List[str] = []

        async def main() -> None:
            for _ in range(3):
                together.wait(10)
                results.append(await read(client))

        run_threads(4, lambda: asyncio.run(main()))
        assert results == ["ab"] * 12
        assert server.accepted == 4


def test_trio_runs_have_their_own_connections() -> None:
    trio = pytest.importorskip("trio")
    with WireServer(answering(HEAD + WHOLE)) as server:
        client = meshapi.AsyncMeshAPI(base_url=server.url, token="t", max_retries=0)
        together = threading.Barrier(2)

        async def main() -> None:
            for _ in range(3):
                together.wait(10)
                assert await read(client) == "ab"

        run_threads(2, lambda: trio.run(main))
        trio.run(read, client)
        trio.run(client.aclose)
        assert server.accepted == 3


def test_streams_that_a_loop_leaves_behind_are_closed_with_it(fast: bool) -> None:
    with WireServer(endless) as server:
        client = meshapi.AsyncMeshAPI(base_url=server.url, token="t", fast=fast)
        left: List[Any] = []

        async def main() -> None:
            stream = stream_of(client)
            await stream.__anext__()
            left.append(stream)

        asyncio.run(main())
        left.clear()
        gc.collect()


# Threads.


def run_threads(count: int, target: Any) -> None:
    threads = [threading.Thread(target=target) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)


def test_sixteen_threads_share_a_client() -> None:
    with (
        WireServer(answering(HEAD + WHOLE)) as server,
        meshapi.MeshAPI(base_url=server.url, token="t") as client,
    ):
        together = threading.Barrier(16)
        results: List[str] = []

        def use() -> None:
            together.wait(10)
            results.extend(texts(list(stream_of(client))) for _ in range(5))

        run_threads(16, use)
        assert results == ["ab"] * 80
        assert server.accepted <= 16


# Processes.


def child(run: Callable[[], str]) -> int:
    """The status of a forked process that runs this."""
    process = os.fork()
    if process == 0:
        status = 2
        signal.alarm(10)
        try:
            status = 0 if run() == "ab" else 1
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
may_fork = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


@forks
@may_fork
def test_a_forked_process_opens_its_own_connections(both: Both) -> None:
    def run() -> str:
        return asyncio.run(read(client)) if both.is_async else texts(list(stream_of(client)))

    with WireServer(answering(HEAD + WHOLE)) as server:
        client = both.client(base_url=server.url)
        assert texts(both.items(stream_of(client))) == "ab"
        assert child(run) == 0
        assert texts(both.items(stream_of(client))) == "ab"
        assert server.accepted == 2


@forks
@may_fork
def test_a_forked_event_loop_is_refused(fast: bool) -> None:
    def run() -> str:
        with pytest.raises(meshapi.ConfigurationError, match="parent process"):
            loop.run_until_complete(read(client))
        return "ab"

    with WireServer(answering(HEAD + WHOLE)) as server:
        client = meshapi.AsyncMeshAPI(base_url=server.url, token="t", fast=fast)
        loop = asyncio.new_event_loop()
        assert loop.run_until_complete(read(client)) == "ab"
        assert child(run) == 0
        assert loop.run_until_complete(read(client)) == "ab"
        loop.run_until_complete(client.aclose())
        loop.close()


@forks
@may_fork
def test_a_forked_process_leaves_the_connections_of_its_parent_open() -> None:
    """And waits for none of its locks, which another thread may have held at that moment."""

    def run() -> str:
        text = texts(list(islice(stream_of(client), 2)))
        client.close()
        return text

    with WireServer(endless) as server:
        client = meshapi.MeshAPI(base_url=server.url, token="t")
        stream = stream_of(client)
        assert next(stream)
        with client._executor.sender._client()._transport._given_back:
            assert child(run) == 0
        assert texts([next(stream)]) == "b"
        assert server.accepted == 2
        stream.close()
        client.close()


def in_another_process(url: str) -> str:
    with meshapi.MeshAPI(base_url=url, token="t") as client:
        return texts(list(stream_of(client)))


def test_a_spawned_process_makes_its_own_client() -> None:
    spawn = multiprocessing.get_context("spawn")
    with WireServer(answering(HEAD + WHOLE)) as server:
        client = meshapi.MeshAPI(base_url=server.url, token="t")
        with pytest.raises(TypeError, match="cannot be pickled or copied"):
            spawn.Process(target=stream_of, args=(client,)).start()
        with ProcessPoolExecutor(1, mp_context=spawn) as pool:
            assert pool.submit(in_another_process, server.url).result(60) == "ab"


# Nobody closes it.

UNCLOSED = """
import asyncio, gc, meshapi, sys

URL, how = sys.argv[1:]
MESSAGES = [{"role": "user", "content": "hi"}]

def use(client):
    stream = client.chat.completions.stream(messages=MESSAGES)
    next(stream)  # keeps one connection busy; another one stays idle
    assert len(list(client.chat.completions.stream(messages=MESSAGES))) == 2
    return stream

async def ause(client):
    stream = client.chat.completions.stream(messages=MESSAGES)
    await stream.__anext__()
    assert len([chunk async for chunk in client.chat.completions.stream(messages=MESSAGES)]) == 2
    return stream

async def forget():
    stream = await ause(meshapi.AsyncMeshAPI(base_url=URL, token="t"))
    del stream
    gc.collect()
    await asyncio.sleep(0.01)

if how == "forgotten":
    use(meshapi.MeshAPI(base_url=URL, token="t"))
    gc.collect()
    asyncio.run(forget())
else:
    client, aclient = meshapi.MeshAPI(base_url=URL, token="t"), meshapi.AsyncMeshAPI(base_url=URL, token="t")
    stream, astream = use(client), asyncio.run(ause(aclient))
"""


@pytest.mark.parametrize("how", ["forgotten", "kept to the end"])
def test_a_client_that_nobody_closes_leaves_no_warning(how: str) -> None:
    with WireServer(answering(HEAD + WHOLE)) as server:
        command = [sys.executable, "-W", "error", "-c", UNCLOSED, server.url, how]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)

    assert (done.returncode, done.stderr) == (0, "")
