"""Streams: long ones, many at once, short ones in a row."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bench.cases.base import Case, Goal, Setup, check
from bench.metering import Figures
from bench.payloads import TOKEN_LENGTH


def events(count: int) -> tuple[int, int]:
    return count, count * TOKEN_LENGTH


def one_long(count: int) -> Callable[[Setup], Figures]:
    def measure(setup: Setup) -> Figures:
        client = setup.client()
        check(client.stream(500), events(500))
        with setup.meter(setup.scaled(count)) as meter:
            check(client.stream(meter.units), events(meter.units))
        client.close()
        return meter.figures

    return measure


def short_ones(streams: int, length: int) -> Callable[[Setup], Figures]:
    def measure(setup: Setup) -> Figures:
        client = setup.client()
        for _ in range(5):
            check(client.stream(length), events(length))
        with setup.meter(setup.scaled(streams)) as meter:
            for _ in range(meter.units):
                check(client.stream(length), events(length))
        client.close()
        return meter.figures

    return measure


def at_once(streams: int, length: int) -> Callable[[Setup], Figures]:
    async def run(setup: Setup) -> Figures:
        client = setup.async_client()

        async def work(length: int) -> None:
            check(await client.stream(length), events(length))

        await asyncio.gather(*(work(50) for _ in range(streams)))
        each = setup.scaled(length, least=40)
        with setup.meter(streams * each) as meter:
            await asyncio.gather(*(work(each) for _ in range(streams)))
        await client.close()
        return meter.figures

    return lambda setup: asyncio.run(run(setup))


CASES = (
    Case(
        name="stream",
        title="a stream of 20,000 events, one a chunk, an event",
        needs="stream",
        measure=one_long(20_000),
        goals=(Goal("cpu", 1.0, of="floor"),),
    ),
    Case(
        name="stream-batched",
        title="the same, 16 events a chunk, an event",
        needs="stream",
        settings="batch-16",
        measure=one_long(20_000),
        goals=(Goal("cpu", 1.1, of="floor"),),
    ),
    Case(
        name="stream-paced",
        title="a stream of 5,000 events, paced so that each wakes the client, an event",
        needs="stream",
        settings="pace-300",
        measure=one_long(5_000),
        goals=(Goal("cpu", 1.0, of="floor"),),
    ),
    Case(
        name="stream-async",
        title="200 async streams at once, 200 events each, an event",
        needs="async stream",
        settings="turns-1",
        measure=at_once(200, 200),
        goals=(Goal("cpu", 0.72, of="floor"),),
    ),
    Case(
        name="stream-short",
        title="60 streams of 20 events in a row, a stream",
        needs="stream",
        measure=short_ones(60, 20),
        goals=(Goal("cpu", 0.70, of="floor"), Goal("connections", 0)),
    ),
    Case(
        name="stream-short-tls",
        title="the same over TLS, a stream",
        needs="stream",
        tls=True,
        measure=short_ones(60, 20),
        goals=(Goal("cpu", 0.45, of="floor"), Goal("connections", 0)),
    ),
)
