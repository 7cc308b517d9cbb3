"""Start-up, and what a client costs before it is used."""

from __future__ import annotations

import gc
import time

from bench import memory
from bench.cases.base import Case, Goal, Setup, check
from bench.metering import Figures
from bench.payloads import ANSWER

IDLE = 200


def idle_clients(setup: Setup) -> Figures:
    """After a first client: the time that one more takes, and its memory, before and after a call."""
    count = setup.scaled(IDLE, least=50)
    first = setup.client()
    check(first.chat(), ANSWER)
    gc.collect()
    resident, cpu = memory.resident(), time.process_time()
    clients = [setup.client() for _ in range(count)]
    cpu = time.process_time() - cpu
    made = memory.resident()
    for client in clients:
        check(client.chat(), ANSWER)
    used = memory.resident()
    for client in [first, *clients]:
        client.close()
    figures: Figures = {"make": cpu / count, "idle": None, "used": None}
    if resident is not None and made is not None and used is not None:
        figures |= {"idle": (made - resident) / count, "used": (used - resident) / count}
    return figures


CASES = (
    Case(
        name="import",
        title="import and first client, in a fresh process",
        needs="chat",
        measure=None,
        floor="floor + pydantic",
        figures=("cpu", "wall", "memory"),
        goals=(Goal("cpu", 0.85, of="floor + pydantic"),),
    ),
    Case(
        name="first-answer",
        title="import to the first chat answer over TLS, in a fresh process",
        needs="chat",
        measure=None,
        tls=True,
        figures=("cpu", "wall", "memory"),
        goals=(Goal("cpu", 2.3, of="floor"),),
    ),
    Case(
        name="clients",
        title="one more client in a process that has one",
        needs="chat",
        measure=idle_clients,
        figures=("make", "idle", "used"),
        goals=(Goal("make", 0.3e-3), Goal("idle", 10 * 1024)),
    ),
)
