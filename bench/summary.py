"""Statistics: medians with their spread, ratios round by round, noise, and whether a goal holds."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence

from attrs import frozen

from bench.cases import Goal
from bench.lineup import AGAIN
from bench.metering import Figures

# With more noise than this a missed goal is neither missed nor met.
BEARABLE = 0.1

Rounds = Mapping[str, Sequence[Figures]]


@frozen
class Spread:
    """Values of one thing, measured several times."""

    median: float
    least: float
    most: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread | None:
        """`None` of no values. `low` and `high` are the quartiles."""
        if not values:
            return None
        if len(values) == 1:
            return cls(*values, *values, *values, *values, *values)
        low, median, high = statistics.quantiles(values, n=4, method="inclusive")
        return cls(median, min(values), max(values), low, high)


def spread(rounds: Rounds, candidate: str, figure: str) -> Spread | None:
    """A figure of a candidate over all rounds."""
    values = [figures.get(figure) for figures in rounds.get(candidate, ())]
    return Spread.of([value for value in values if value is not None])


def ratio(rounds: Rounds, candidate: str, figure: str, base: str) -> Spread | None:
    """The same, each value over that of `base` in the same round; some candidates sit out the later ones."""
    pairs = zip(rounds.get(candidate, ()), rounds.get(base, ()), strict=False)
    values = [(ours.get(figure), theirs.get(figure)) for ours, theirs in pairs]
    return Spread.of(
        [ours / theirs for ours, theirs in values if ours is not None and theirs is not None and theirs > 0]
    )


def noise(rounds: Rounds, figure: str, floor: str) -> float | None:
    """How far the floor is from itself, as a share: half of all rounds lie within it."""
    again = ratio(rounds, floor + AGAIN, figure, floor)
    return None if again is None else max(abs(again.low - 1), abs(again.high - 1))


@frozen
class Verdict:
    """What became of a goal.

    Attributes:
        value: this SDK's figure, or its ratio.
        noise: share of the limit by which the value may miss it.
        word: `yes`, `within noise`, `too noisy` to tell, `no`, or `not measured`.
    """

    goal: Goal
    value: Spread | None
    noise: float
    word: str


def judge(goal: Goal, rounds: Rounds, ours: str, floor: str) -> Verdict:
    """A ratio may miss its limit by the noise of the floor, a figure by half of its own middle spread."""
    if goal.of is None:
        value = spread(rounds, ours, goal.figure)
        allowed = (value.high - value.low) / 2 / goal.limit if value and goal.limit else 0.0
    else:
        value = ratio(rounds, ours, goal.figure, goal.of)
        allowed = noise(rounds, goal.figure, floor) or 0.0
    return Verdict(goal, value, allowed, _word(goal, value, allowed))


def _word(goal: Goal, value: Spread | None, allowed: float) -> str:
    if value is None:
        return "not measured"
    sign = -1 if goal.at_least else 1
    missed_by = sign * (value.median - goal.limit)
    if missed_by <= 0:
        return "yes"
    if missed_by > allowed * goal.limit:
        return "no"
    return "within noise" if allowed <= BEARABLE else "too noisy"


def best_peer(rounds: Rounds, figure: str, peers: Sequence[str], *, at_least: bool = False) -> str | None:
    """The peer with the best median."""
    medians = {peer: value.median for peer in peers if (value := spread(rounds, peer, figure))}
    if not medians:
        return None
    return (max if at_least else min)(medians, key=lambda peer: medians[peer])
