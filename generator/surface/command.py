"""`python -m generator surface`: compares the Python surface with that of a revision, and holds the version to it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from generator.refusal import Reason, Unjudged, refused
from generator.revision import RevisionError, files_at
from generator.surface.compare import compare
from generator.surface.formats import as_github, as_json, as_markdown, as_text
from generator.surface.package import PROJECT, changes
from generator.surface.read import read
from generator.surface.report import Report
from generator.surface.source import PACKAGES, SourceError, on_disk

ABOUT: Final = (
    "compare what programs can import, call and read with an older revision, and hold the version to it"
)
_EPILOG: Final = "exit status: 0 nothing breaking, or the version says so, 1 breaking, 2 could not be judged"


def add(command: argparse.ArgumentParser, root: Path) -> None:
    """Declares the arguments; `root` is the checkout unless another one is given."""
    command.epilog = _EPILOG
    command.add_argument(
        "--base",
        metavar="REF",
        required=True,
        help="the commit, branch or tag of git to compare with: a release",
    )
    command.add_argument("--tree", type=Path, default=root, help="the checkout; default: this one")
    command.add_argument("--format", choices=("text", "json", "markdown", "github"), default="text")


def run(options: argparse.Namespace, root: Path) -> int:
    """Prints the report. Exit status: 0 nothing breaking, or the version says so, 1 breaking, 2 could not be judged."""
    try:
        report = judge(options.tree, options.base)
    except Unjudged as unjudged:
        return refused(unjudged.reasons, options.format, "The surface")
    too_low = report.claim.complaint is not None and not report.claim.waits
    if options.format == "github":
        print(as_github(report, *(["error"] * 2 if too_low else ["warning"] * 2)))
    else:
        print({"text": as_text, "json": as_json, "markdown": as_markdown}[options.format](report))
    return int(too_low)


def judge(root: Path, base: str) -> Report:
    """What the checkout at `root` has changed since that revision. Raises `Unjudged` if one cannot be read."""
    try:
        files = files_at(root, base, *PACKAGES, PROJECT)
        old = read(files)
    except RevisionError as error:
        raise Unjudged(Reason(str(error))) from error
    except SourceError as error:
        raise Unjudged(Reason(f"the old sources, at {base}: {error}")) from error
    project = root / PROJECT
    try:
        new = read(on_disk(root))
    except SourceError as error:
        raise Unjudged(Reason(f"the new sources: {error}", error.file, error.line)) from error
    try:
        known = PROJECT in files and project.exists()
        installed = sorted(changes(files[PROJECT], project.read_bytes()), key=str) if known else ()
    except SourceError as error:
        raise Unjudged(Reason(str(error))) from error
    # What breaks comes first.
    return Report.of((*installed, *compare(old, new)), old.version, new.version)
