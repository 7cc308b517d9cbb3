"""Chat completions: one after the other, many at once, late, over TLS, refused at first."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bench.cases.base import Case, Goal, Setup, check
from bench.metering import Figures
from bench.payloads import ANSWER


def in_a_row(operation: str, calls: int, warm: int) -> Callable[[Setup], Figures]:
    def measure(setup: Setup) -> Figures:
        client = setup.client()
        ask = getattr(client, operation)
        for _ in range(warm):
            check(ask(), ANSWER)
        with setup.meter(setup.scaled(calls, least=5)) as meter:
            for _ in range(meter.units):
                check(ask(), ANSWER)
        client.close()
        return meter.figures

    return measure


def at_once(tasks: int, calls: int) -> Callable[[Setup], Figures]:
    """So many tasks, each with so many calls one after the other."""

    async def run(setup: Setup) -> Figures:
        client = setup.async_client()

        async def work(calls: int) -> None:
            for _ in range(calls):
                check(await client.chat(), ANSWER)

        await asyncio.gather(*(work(2) for _ in range(tasks)))
        each = setup.scaled(calls, least=2)
        with setup.meter(tasks * each) as meter:
            await asyncio.gather(*(work(each) for _ in range(tasks)))
        await client.close()
        return meter.figures

    return lambda setup: asyncio.run(run(setup))


CASES = (
    Case(
        name="chat",
        title="chat, one call after the other, a call",
        needs="chat",
        measure=in_a_row("chat", 500, warm=20),
        goals=(Goal("cpu", 0.76, of="floor"),),
    ),
    Case(
        name="chat-late",
        title="the same with the answer 1 ms late, a call",
        needs="chat",
        settings="late-1",
        measure=in_a_row("chat", 300, warm=20),
        goals=(Goal("cpu", 0.76, of="floor"),),
    ),
    Case(
        name="chat-async",
        title="chat, async, 100 at once, a call",
        needs="async chat",
        measure=at_once(100, 8),
        goals=(Goal("cpu", 0.28, of="floor"), Goal("connections", 0)),
    ),
    Case(
        name="chat-async-late",
        title="the same with the answers 20 ms late, a call",
        needs="async chat",
        settings="late-20",
        measure=at_once(100, 8),
        goals=(Goal("cpu", 0.48, of="floor"), Goal("connections", 0)),
    ),
    Case(
        name="chat-async-tls",
        title="chat, async, 50 at once over TLS, a call",
        needs="async chat",
        tls=True,
        measure=at_once(50, 12),
        goals=(Goal("cpu", 0.35, of="floor"), Goal("connections", 0)),
    ),
    Case(
        name="chat-refused",
        title="a call whose first answer is a 429 with Retry-After: 0",
        needs="chat_retried",
        settings="refuse-1",
        measure=in_a_row("chat_retried", 12, warm=2),
        goals=(Goal("cpu", 0.35, of="openai"),),
    ),
)
