"""Tables, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bench.cases import CASES, Case, Goal
from bench.lineup import AGAIN, CANDIDATES, FLOORS, OURS
from bench.summary import Rounds, Spread, Verdict, best_peer, judge, noise, ratio, spread

PEERS = [candidate.name for candidate in CANDIDATES if candidate.takes_part]
LABELS = {
    "cpu": "CPU",
    "wall": "wall time",
    "peak": "peak memory",
    "memory": "memory",
    "connections": "new connections",
    "server_cpu": "CPU of the server",
    "make": "CPU to make",
    "idle": "memory",
    "used": "memory after a call",
    "throughput": "throughput",
    "growth": "growth of memory",
}
_BYTES = ("peak", "memory", "idle", "used", "growth")


def shown(figure: str, value: float) -> str:
    """A value with the unit that fits it."""
    if figure in _BYTES:
        unit, size = ("MiB", 1 << 20) if abs(value) >= 1 << 20 else ("KiB", 1 << 10)
        return f"{_short(value / size)} {unit}"
    if figure == "throughput":
        return f"{value / 1e6:.0f} MB/s"
    if figure == "connections":
        return f"{value:.0f}"
    unit, share = next((u, s) for u, s in (("s", 1.0), ("ms", 1e-3), ("us", 0.0)) if abs(value) >= s)
    return f"{_short(value / (share or 1e-6))} {unit}"


def _short(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _median(value: Spread | None, figure: str) -> str:
    return "" if value is None else shown(figure, value.median)


def _range(value: Spread | None, figure: str) -> str:
    return "" if value is None else f"{shown(figure, value.least)} to {shown(figure, value.most)}"


def _times(value: Spread | None) -> str:
    return "" if value is None else f"{value.median:.3g}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], texts: int = 1) -> str:
    """Columns of equal width; the first `texts` are aligned to the left, figures to the right."""
    lines = [head, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    aligned = [str.ljust] * texts + [str.rjust] * (len(head) - texts)
    rule = [
        "-" * width if align is str.ljust else "-" * (width - 1) + ":"
        for align, width in zip(aligned, widths, strict=True)
    ]
    padded = [
        [align(cell, width) for align, cell, width in zip(aligned, line, widths, strict=True)]
        for line in lines
    ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (padded[0], rule, *padded[1:]))


def case_table(case: Case, rounds: Rounds) -> str:
    """All candidates of a case: the main figure with its spread and ratios, medians of the others."""
    main, *others = case.figures
    peer = best_peer(rounds, main, PEERS, at_least=_more_is_better(case, main))
    names = [LABELS[figure] for figure in others]
    head = ["", LABELS[main], "least to most", "x floor", "x best peer", *names]
    rows = []
    for name in rounds:
        ratios = [_times(ratio(rounds, name, main, base)) if base else "" for base in (case.floor, peer)]
        medians = [_median(spread(rounds, name, figure), figure) for figure in others]
        value = spread(rounds, name, main)
        rows.append([name, _median(value, main), _range(value, main), *ratios, *medians])
    return table(head, rows)


def _more_is_better(case: Case, figure: str) -> bool:
    return any(goal.at_least for goal in case.goals if goal.figure == figure)


def bound(goal: Goal) -> str:
    """A goal in words."""
    sign = "at least" if goal.at_least else "at most"
    limit = f"{goal.limit:g} x {goal.of}" if goal.of else shown(goal.figure, goal.limit)
    return f"{LABELS[goal.figure]} {sign} {limit}"


def verdicts(case: Case, rounds: Rounds) -> list[Verdict]:
    return [judge(goal, rounds, OURS.name, case.floor) for goal in case.goals]


def overview(cases: dict[str, Rounds]) -> str:
    """The figure that counts of every case: of the floor as it is, of the others over the floor's."""
    found = dict.fromkeys(name for rounds in cases.values() for name in rounds)
    names = [name for name in found if name.removesuffix(AGAIN) not in FLOORS]
    rows = []
    for case in (CASES[name] for name in cases):
        rounds, figure = cases[case.name], case.figures[0]
        columns = [_times(ratio(rounds, name, figure, case.floor)) for name in (case.floor + AGAIN, *names)]
        rows.append(
            [case.name, LABELS[figure], _median(spread(rounds, case.floor, figure), figure), *columns]
        )
    return table(["case", "figure", "floor", "floor again", *names], rows, texts=2)


def goal_table(cases: dict[str, Rounds]) -> str:
    """Every goal of the cases that were run, and what became of it."""
    head = ["case", "goal", "holds", OURS.name, "least to most", "noise", "best peer"]
    rows = []
    for name, rounds in cases.items():
        case = CASES[name]
        for verdict in verdicts(case, rounds):
            goal = verdict.goal
            value = [
                _compared(goal, verdict.value),
                _compared_range(goal, verdict.value),
                f"{verdict.noise:.1%}",
            ]
            rows.append([name, bound(goal), verdict.word, *value, _peer(goal, rounds)])
    return table(head, rows, texts=3)


def _compared(goal: Goal, value: Spread | None) -> str:
    return _times(value) if goal.of else _median(value, goal.figure)


def _compared_range(goal: Goal, value: Spread | None) -> str:
    if value is None or not goal.of:
        return _range(value, goal.figure)
    return f"{value.least:.3g} to {value.most:.3g}"


def _peer(goal: Goal, rounds: Rounds) -> str:
    peer = best_peer(rounds, goal.figure, PEERS, at_least=goal.at_least)
    if peer is None:
        return ""
    value = ratio(rounds, peer, goal.figure, goal.of) if goal.of else spread(rounds, peer, goal.figure)
    return f"{peer} {_compared(goal, value)}"


def noise_of(case: Case, rounds: Rounds) -> float | None:
    return noise(rounds, case.figures[0], case.floor)
