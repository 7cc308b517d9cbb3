"""Memory that does not come back: of clients that were closed, of calls."""

from __future__ import annotations

import gc

from bench import memory
from bench.cases.base import Case, Goal, Setup, check
from bench.metering import Figures
from bench.payloads import ANSWER

MIB = 1024 * 1024


def growth(before: int | None) -> float | None:
    after = memory.resident()
    return None if before is None or after is None else after - before


def clients(setup: Setup) -> Figures:
    """Each is made, asks once and is closed."""

    def use(count: int) -> None:
        for _ in range(count):
            client = setup.client()
            check(client.chat(), ANSWER)
            client.close()

    use(setup.scaled(500))  # until the heap has found its size, which takes some hundreds
    gc.collect()
    before = memory.resident()
    use(setup.scaled(2000))
    gc.collect()
    return {"growth": growth(before)}


def calls(setup: Setup) -> Figures:
    client = setup.client()

    def ask(count: int) -> None:
        for _ in range(count):
            check(client.chat(), ANSWER)

    ask(200)
    gc.collect()
    gc.disable()
    before = memory.resident()
    ask(setup.scaled(10_000))
    figures: Figures = {"growth": growth(before)}
    gc.enable()
    client.close()
    return figures


CASES = (
    Case(
        name="closed-clients",
        title="2,000 clients made, used once and closed: memory",
        needs="chat",
        measure=clients,
        figures=("growth",),
        goals=(Goal("growth", 0.2 * MIB),),
        most_rounds=1,
    ),
    Case(
        name="uncollected",
        title="10,000 calls with the cyclic collector off: memory",
        needs="chat",
        measure=calls,
        figures=("growth",),
        goals=(Goal("growth", 5 * MIB),),
        most_rounds=1,
    ),
)
