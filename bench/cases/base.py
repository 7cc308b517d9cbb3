"""What a case is: something to do, what is measured while it is done, and what must come out."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

from attrs import frozen

from bench.metering import Figures, Meter


class WrongAnswer(Exception):
    """A candidate did not receive what the server sends."""


def check(received: object, expected: object) -> None:
    if received != expected:
        raise WrongAnswer(f"received {str(received)[:200]!r}, not {str(expected)[:200]!r}")


@frozen
class Goal:
    """A bound of one figure: of the figure itself, or of its ratio to the same figure of another candidate."""

    figure: str
    limit: float
    of: str | None = None
    at_least: bool = False


@frozen(kw_only=True)
class Setup:
    """What a measurement is given, in the process that makes it.

    Attributes:
        candidate: the module with its clients.
        url: base URL for them.
        control_port: of the server.
        scale: share of the work to do; below 1 for a quick look.
        profile: a file for a profile of what is measured, if one is wanted.
    """

    candidate: ModuleType
    url: str
    control_port: int
    scale: float
    profile: str | None = None

    def client(self) -> Any:
        return self.candidate.Client(self.url)

    def async_client(self) -> Any:
        return self.candidate.AsyncClient(self.url)

    def meter(self, units: int) -> Meter:
        return Meter(self.control_port, units, self.profile)

    def scaled(self, count: int, least: int = 1) -> int:
        return max(least, round(count * self.scale))


@frozen(kw_only=True)
class Case:
    """One line of the goals.

    Attributes:
        name: for the command line.
        title: for the tables; says what times are divided by.
        needs: what a candidate's client must be able to do, as in `bench.operations`; `async ` before it asks the
            async client.
        measure: does it, in a process of its own; `None` for start-up, which `bench/cold.py` measures.
        goals: what this SDK must reach.
        figures: the figures for the table; the first is the one that counts.
        settings: what is asked of the server, see `bench.server.requests`.
        tls: whether the server is spoken to over TLS, and its authority believed by `SSL_CERT_FILE`.
        floor: the candidate that the others are compared with.
        most_rounds: for those that no goal is about, where a measurement takes long and hardly varies.
    """

    name: str
    title: str
    needs: str
    measure: Callable[[Setup], Figures] | None
    goals: tuple[Goal, ...]
    figures: tuple[str, ...] = ("cpu", "wall", "connections", "server_cpu")
    settings: str = "-"
    tls: bool = False
    floor: str = "floor"
    most_rounds: int = 1000

    def can_be_done_by(self, candidate: ModuleType) -> bool:
        """Whether the candidate's client can do what this case needs."""
        prefix, _, operation = self.needs.rpartition(" ")
        return hasattr(getattr(candidate, "AsyncClient" if prefix else "Client", None), operation)
