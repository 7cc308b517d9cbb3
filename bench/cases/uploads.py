"""A large upload: how fast, and how much of it is in memory at once."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.cases.base import Case, Goal, Setup
from bench.metering import Figures

SIZE = 512 << 20
PIECE = 1 << 20


@contextmanager
def file_of(size: int) -> Iterator[Path]:
    """A file that is read from memory, not from the disk: it has nothing but holes, and was read before."""
    with tempfile.NamedTemporaryFile(prefix="bench-", suffix=".bin") as file:
        file.truncate(size)
        while file.read(PIECE):
            pass
        yield Path(file.name)


def by_path(client: Any, path: Path) -> None:
    client.upload_path(path)


def by_file(client: Any, path: Path) -> None:
    with path.open("rb") as file:
        client.upload_file(file)


def upload(send: Callable[[Any, Path], None]) -> Callable[[Setup], Figures]:
    def measure(setup: Setup) -> Figures:
        client = setup.client()
        with file_of(PIECE) as small:
            send(client, small)
        size = setup.scaled(SIZE)
        with file_of(size) as path, setup.meter(1) as meter:
            send(client, path)
        client.close()
        wall = meter.figures["wall"]
        return {**meter.figures, "throughput": size / wall if wall else None}

    return measure


FIGURES = ("throughput", "peak", "cpu", "server_cpu")
GOALS = (Goal("throughput", 0.75, of="floor", at_least=True), Goal("peak", 4 << 20))

CASES = (
    Case(
        name="upload-path",
        title="upload of 512 MiB from a path",
        needs="upload_path",
        measure=upload(by_path),
        figures=FIGURES,
        goals=GOALS,
    ),
    Case(
        name="upload-file",
        title="upload of 512 MiB from an open file",
        needs="upload_file",
        measure=upload(by_file),
        figures=FIGURES,
        goals=GOALS,
    ),
)
