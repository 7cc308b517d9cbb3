"""One measurement: what a block of code took of this process, and of the server."""

from __future__ import annotations

import gc
import json
import socket
import time
from cProfile import Profile
from types import TracebackType
from typing import Any

from attrs import define, field

from bench import memory

Figures = dict[str, float | None]


def server_counts(port: int) -> Any:
    """What the server has counted so far."""
    with socket.create_connection(("127.0.0.1", port)) as connection, connection.makefile("rb") as file:
        return json.loads(file.read())


@define
class Meter:
    """Measures a `with` block. Times are seconds, memory is bytes; a figure is `None` where it cannot be had.

    Attributes:
        control_port: where the server tells its counts.
        units: what times and the server's work are divided by.
        profile: a file for the profile of the block, which then takes longer.
    """

    control_port: int
    units: int
    profile: str | None = None
    figures: Figures = field(factory=dict)
    _begun: tuple[Any, ...] = ()
    _profiler: Profile = field(factory=lambda: Profile(time.process_time))

    def __enter__(self) -> Meter:
        gc.collect()
        counts = server_counts(self.control_port)
        memory.reset_peak()
        self._begun = (counts, memory.resident(), time.perf_counter(), time.process_time())
        if self.profile:
            self._profiler.enable()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._profiler.disable()
        counts, resident, wall, cpu = self._begun
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        peak = memory.peak()
        after = server_counts(self.control_port)
        self.figures = {
            "cpu": cpu / self.units,
            "wall": wall / self.units,
            "peak": None if peak is None or resident is None else peak - resident,
            "connections": after["connections"] - counts["connections"],
            "server_cpu": (after["cpu"] - counts["cpu"]) / self.units,
        }
        if self.profile:
            self._profiler.dump_stats(self.profile)
