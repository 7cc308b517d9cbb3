"""`python -m generator compare`: the verdict on the contract and the one on the Python surface, side by side."""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from pathlib import Path
from typing import Any, Final

from attrs import evolve
from yaml import YAMLError

from generator.contract import ContractError, load
from generator.diff import diff, formats
from generator.diff.command import Lines
from generator.diff.report import Report
from generator.diff.valid import problems
from generator.surface import command as surface
from generator.surface import formats as surface_formats
from generator.surface.formats import Reason
from generator.surface.report import Report as SurfaceReport
from generator.surface.revision import RevisionError, files_at
from generator.surface.source import SourceError

ABOUT: Final = (
    "show what changed in the contract and in the Python surface since an older revision, side by side"
)
CONTRACT: Final = "spec/openapi.yaml"
_TITLES: Final = ("", "Contract", "Python surface")
_ROWS: Final = ("Version", "Breaking", "Additive", "Editorial", "Needs", "Verdict")


def add(command: argparse.ArgumentParser, root: Path) -> None:
    """Declares the arguments; `root` is the checkout unless another one is given."""
    surface.add(command, root)
    command.add_argument(
        "--require-bump", action="store_true", help="exit 1 as well when what is only added has no bump"
    )
    command.epilog = (
        "exit status: 0 each version says what breaks, 1 a version is too low, 2 could not be judged"
    )


def run(options: argparse.Namespace, root: Path) -> int:
    """Prints both. Exit status: 0 each version says what breaks, 1 one is too low, 2 could not be judged."""
    try:
        pair = judge(options.tree, options.base, strict=options.require_bump)
    except Unjudged as unjudged:
        return surface.refused(unjudged.reasons, options.format, "The two")
    if options.format == "github":
        print(as_github(pair, options.tree))
    else:
        print({"text": as_text, "json": as_json, "markdown": as_markdown}[options.format](pair))
    return int(any(_is_unsaid(report, pair) for report in pair))


Pair = tuple[Report, SurfaceReport]


class Unjudged(Exception):
    """No verdict can be given; `reasons` says why."""

    def __init__(self, reasons: list[Reason]) -> None:
        super().__init__("\n".join(reason.text for reason in reasons))
        self.reasons = reasons


def judge(root: Path, base: str, *, strict: bool = False) -> Pair:
    """What the checkout at `root` has changed since that revision: in the contract, and in the Python surface.

    The version of the package must cover both. Raises `Unjudged` if something cannot be read.
    """
    reasons: list[Reason] = []
    try:
        old = _contract_at(root, base, reasons)
        new = _contract(root / CONTRACT, f"{CONTRACT}, new", CONTRACT, reasons)
        there = surface.judge(root, base)
    except RevisionError as error:
        raise Unjudged([Reason(str(error))]) from error
    except SourceError as error:
        raise Unjudged([*reasons, Reason(str(error), error.file, error.line)]) from error
    if old is None or new is None:
        raise Unjudged(reasons)
    contract = diff(old, new)
    level = contract.level if contract.level != "editorial" else None
    return contract, evolve(there, contract=level, strict=strict)


def _contract_at(root: Path, base: str, reasons: list[Reason]) -> dict[str, Any] | None:
    with tempfile.TemporaryDirectory() as scratch:
        old = Path(scratch) / "openapi.yaml"
        for content in files_at(root, base, CONTRACT).values():
            old.write_bytes(content)
        if old.exists():
            return _contract(old, f"{CONTRACT}, old, at {base}", "", reasons)
    reasons.append(Reason(f"{base} has no {CONTRACT}"))
    return None


def _contract(path: Path, name: str, file: str, reasons: list[Reason]) -> dict[str, Any] | None:
    try:
        document = load(path)
        if found := problems(document):
            raise ContractError(found)
    except ContractError as error:
        reasons += [
            Reason(f"{name}: {problem}", file, _line(path, problem.pointer)) for problem in error.problems
        ]
        return None
    return document


def _line(path: Path, pointer: str) -> int:
    try:
        return Lines(path.read_text(encoding="utf-8-sig")).of(pointer)
    except (OSError, ValueError, YAMLError):
        return 1


def as_text(pair: Pair) -> str:
    """Both in a table, then each on its own."""
    rows = [_TITLES, *_rows(pair)]
    table = [f"{name:11}{one:28}{other}".rstrip() for name, one, other in rows]
    whole = (formats.as_text(pair[0]), surface_formats.as_text(pair[1]))
    parts = [f"{title}\n{'-' * len(title)}\n{text}" for title, text in zip(_TITLES[1:], whole, strict=True)]
    return "\n\n".join(["\n".join(table), *parts])


def as_markdown(pair: Pair) -> str:
    """A comment on a pull request: both in a table, then each on its own."""
    table = [f"| {' | '.join(row)} |" for row in (_TITLES, ("---",) * 3, *_rows(pair))]
    return "\n\n".join(["\n".join(table), formats.as_markdown(pair[0]), surface_formats.as_markdown(pair[1])])


def as_json(pair: Pair) -> str:
    """Everything, for programs."""
    both = {
        "contract": json.loads(formats.as_json(pair[0])),
        "surface": json.loads(surface_formats.as_json(pair[1])),
    }
    return json.dumps(both, indent=2, ensure_ascii=False)


def as_github(pair: Pair, root: Path) -> str:
    """Workflow commands of both."""
    lines = Lines((root / CONTRACT).read_text(encoding="utf-8-sig"))
    contract = formats.as_github(pair[0], CONTRACT, lines.of)
    if not _is_unsaid(pair[0], pair):
        contract = re.sub("^::error ", "::warning ", contract, flags=re.MULTILINE)
    return f"{contract}\n{surface_formats.as_github(pair[1])}"


def _rows(pair: Pair) -> list[tuple[str, str, str]]:
    return list(zip(_ROWS, *(_column(report, pair) for report in pair), strict=True))


def _column(report: Report | SurfaceReport, pair: Pair) -> tuple[str, ...]:
    levels = [str(change.level) for change in report.changes]
    needs = f"{report.wanted} ({report.bump})" if report.wanted else "nothing"
    verdict = (report.level or "no change") + (", version too low" if _is_unsaid(report, pair) else "")
    counts = (str(levels.count(level)) for level in ("breaking", "additive", "editorial"))
    return (f"{report.old_version} -> {report.new_version}", *counts, needs, verdict)


def _is_unsaid(report: Report | SurfaceReport, pair: Pair) -> bool:
    """Whether a version is too low. That of the contract can wait while nothing breaks, unless bumps are required."""
    can_wait = isinstance(report, Report) and report.level != "breaking" and not pair[1].strict
    return report.complaint is not None and not can_wait
