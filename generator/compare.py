"""`python -m generator compare`: the verdict on the contract and the one on the Python surface, side by side."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from generator.contract import ContractError, load
from generator.diff import diff, formats
from generator.diff.command import Lines
from generator.diff.report import Report
from generator.diff.valid import problems
from generator.surface import command as surface
from generator.surface import formats as surface_formats
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
    command.epilog = (
        "exit status: 0 nothing breaking, or each version says so, 1 breaking, 2 could not be judged"
    )


def run(options: argparse.Namespace, root: Path) -> int:
    """Prints both. Exit status: 0 nothing breaking, or each version says so, 1 breaking, 2 could not be judged."""
    try:
        pair = judge(options.tree, options.base)
    except (ContractError, RevisionError, SourceError) as error:
        print(error, file=sys.stderr)
        print("The two could not be judged.", file=sys.stderr)
        return 2
    if options.format == "github":
        print(as_github(pair, options.tree))
    else:
        print({"text": as_text, "json": as_json, "markdown": as_markdown}[options.format](pair))
    return int(any(_is_unsaid(report) for report in pair))


Pair = tuple[Report, SurfaceReport]


def judge(root: Path, base: str) -> Pair:
    """What the checkout at `root` has changed since that revision: in the contract, and in the Python surface.

    Raises `ContractError`, `RevisionError` or `SourceError` if something cannot be read.
    """
    with tempfile.TemporaryDirectory() as scratch:
        old = Path(scratch) / CONTRACT
        old.parent.mkdir()
        for content in files_at(root, base, CONTRACT).values():
            old.write_bytes(content)
        return diff(_contract(old), _contract(root / CONTRACT)), surface.judge(root, base)


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
    return f"{formats.as_github(pair[0], CONTRACT, lines.of)}\n{surface_formats.as_github(pair[1])}"


def _rows(pair: Pair) -> list[tuple[str, str, str]]:
    return list(zip(_ROWS, _column(pair[0]), _column(pair[1]), strict=True))


def _column(report: Report | SurfaceReport) -> tuple[str, ...]:
    levels = [str(change.level) for change in report.changes]
    needs = f"{report.wanted} ({report.bump})" if report.wanted else "nothing"
    verdict = "breaking, version too low" if _is_unsaid(report) else report.level or "no change"
    counts = (str(levels.count(level)) for level in ("breaking", "additive", "editorial"))
    return (f"{report.old_version} -> {report.new_version}", *counts, needs, verdict)


def _is_unsaid(report: Report | SurfaceReport) -> bool:
    return report.level == "breaking" and report.complaint is not None


def _contract(path: Path) -> dict[str, Any]:
    document = load(path)
    if found := problems(document):
        raise ContractError(found)
    return document
