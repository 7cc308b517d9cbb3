"""`python -m generator compare`: the verdict on the contract and the one on the Python surface, side by side."""

from __future__ import annotations

import argparse
import json
import re
from functools import partial
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from generator.diff import Report, diff, formats
from generator.diff.changes import LEVELS
from generator.diff.valid import Source, documents
from generator.markdown import ALL, Room, fitted, table
from generator.output import PACKAGE, digest
from generator.reading import Lines
from generator.refusal import Reason, Unjudged, refused
from generator.revision import RevisionError, files_at
from generator.surface import Report as SurfaceReport
from generator.surface import command as surface
from generator.surface import formats as surface_formats

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
        "--release",
        metavar="REF",
        help="hold the versions to all that changed since this revision, if it is not that of --base; "
        "to nothing if it is empty, for there is no release yet",
    )
    command.add_argument(
        "--require-bump", action="store_true", help="exit 1 as well when what is only added has no bump"
    )
    command.add_argument(
        "--limit",
        type=int,
        metavar="N",
        help="let the tables of the Markdown end early, so that it has N characters",
    )
    command.epilog = (
        "exit status: 0 each version says what breaks, 1 a version is too low, 2 could not be judged"
    )


def run(options: argparse.Namespace, root: Path) -> int:
    """Prints both. Exit status: 0 each version says what breaks, 1 one is too low, 2 could not be judged."""
    try:
        pair = judge(options.tree, options.base, strict=options.require_bump)
        if options.release is not None:
            pair = pair.held_to(options.release, options.tree)
    except Unjudged as unjudged:
        return refused(unjudged.reasons, options.format, "The two")
    if options.format == "github":
        print(as_github(pair, options.tree))
    elif options.format == "markdown":
        print(fitted(partial(as_markdown, pair), options.limit) if options.limit else as_markdown(pair))
    else:
        print({"text": as_text, "json": as_json}[options.format](pair))
    return int(any(pair.too_low(report) for report in pair.both))


@frozen
class Pair:
    """Both verdicts."""

    contract: Report
    surface: SurfaceReport
    strict: bool = False
    """Whether what is only added needs its bump now, and not only with the next release."""

    @property
    def both(self) -> tuple[Report, SurfaceReport]:
        return self.contract, self.surface

    def too_low(self, report: Report | SurfaceReport) -> bool:
        """Whether the version must be another one now."""
        return report.claim.complaint is not None and (self.strict or not report.claim.waits)

    def held_to(self, release: str, root: Path) -> Pair:
        """The same changes, with versions that have to cover all those since the release; none if it is empty."""
        if not release:
            contract, there = (evolve(report.claim, level=None) for report in self.both)
        else:
            contract, there = (
                evolve(report.claim, subject=f"{report.claim.subject} since {release}")
                for report in judge(root, release).both
            )
        return evolve(
            self, contract=evolve(self.contract, claim=contract), surface=evolve(self.surface, claim=there)
        )


def judge(root: Path, base: str, *, strict: bool = False) -> Pair:
    """What the checkout at `root` has changed since that revision: in the contract, and in the Python surface.

    The version of the package must cover both. Raises `Unjudged` if something cannot be read.
    """
    try:
        files = files_at(root, base, CONTRACT)
    except RevisionError as error:
        raise Unjudged(Reason(str(error))) from error
    if CONTRACT not in files:
        raise Unjudged(Reason(f"{base} has no {CONTRACT}"))
    try:
        content = (root / CONTRACT).read_bytes()
    except OSError as error:
        raise Unjudged(Reason(f"cannot read {CONTRACT}: {error.strerror}")) from error
    reasons: list[Reason] = []
    contract = there = None
    try:
        old = Source(f"{CONTRACT}, old, at {base}", files[CONTRACT])
        contract = diff(*documents(old, Source(f"{CONTRACT}, new", content, CONTRACT)))
        _made_of(content, root)
    except Unjudged as unjudged:
        reasons += unjudged.reasons
    try:
        there = surface.judge(root, base)
    except Unjudged as unjudged:
        reasons += unjudged.reasons
    if reasons or not contract or not there:
        raise Unjudged(*reasons)
    grave = max(there.level, contract.level, key=(None, *LEVELS).index)
    if grave not in (there.level, "editorial"):
        # No signature shows that the end of a stream is another one, yet it breaks programs as well.
        there = evolve(there, claim=evolve(there.claim, level=grave, subject=" of the contract"))
    return Pair(contract, there, strict)


def _made_of(contract: bytes, root: Path) -> None:
    """Raises `Unjudged` if the generated package says that it was made of another contract."""
    package = root / PACKAGE / "__init__.py"
    said = (
        re.search(r'"sha256:([0-9a-f]+)"', package.read_text(encoding="utf-8")) if package.exists() else None
    )
    if said and said[1] != digest(contract):
        raise Unjudged(Reason(f"{PACKAGE}/ is not made of this contract: run `make generate`"))


def as_text(pair: Pair) -> str:
    """Both in a table, then each on its own."""
    rows = [_TITLES, *_rows(pair)]
    head = [f"{name:11}{one:28}{other}".rstrip() for name, one, other in rows]
    whole = (formats.as_text(pair.contract), surface_formats.as_text(pair.surface))
    parts = [f"{title}\n{'-' * len(title)}\n{text}" for title, text in zip(_TITLES[1:], whole, strict=True)]
    return "\n\n".join(["\n".join(head), *parts])


def as_markdown(pair: Pair, room: Room = ALL) -> str:
    """A comment on a pull request: both in a table, then each on its own."""
    head = "\n".join(table(_TITLES, _rows(pair), len(_ROWS)))
    there = surface_formats.as_markdown(pair.surface, room)
    return "\n\n".join([head, formats.as_markdown(pair.contract, room), there])


def as_json(pair: Pair) -> str:
    """Everything, for programs."""
    both = {
        "contract": json.loads(formats.as_json(pair.contract)),
        "surface": json.loads(surface_formats.as_json(pair.surface)),
    }
    return json.dumps(both, indent=2, ensure_ascii=False)


def as_github(pair: Pair, root: Path) -> str:
    """Workflow commands of both; a breaking change is an error only if the version does not say so."""
    lines = Lines((root / CONTRACT).read_bytes())
    one, other = ("error" if pair.too_low(report) else "warning" for report in pair.both)
    contract = formats.as_github(pair.contract, CONTRACT, lines.of, one, one)
    return f"{contract}\n{surface_formats.as_github(pair.surface, other, other)}"


def _rows(pair: Pair) -> list[tuple[str, str, str]]:
    return list(zip(_ROWS, *(_column(report, pair.too_low(report)) for report in pair.both), strict=True))


def _column(report: Report | SurfaceReport, too_low: bool) -> tuple[str, ...]:
    claim, levels = report.claim, [str(change.level) for change in report.changes]
    needs = f"{claim.wanted} ({claim.bump})" if claim.wanted else "nothing"
    verdict = (report.level or "no change") + ", version too low" * too_low
    counts = (str(levels.count(level)) for level in ("breaking", "additive", "editorial"))
    return (f"{claim.old} -> {claim.new}", *counts, needs, verdict)
