"""`python -m generator surface`: compares the Python surface with that of a revision, and holds the version to it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from generator.surface.compare import compare
from generator.surface.formats import Reason, as_github, as_json, as_markdown, as_text, refusal
from generator.surface.package import PROJECT, changes
from generator.surface.read import read
from generator.surface.report import Report
from generator.surface.revision import RevisionError, files_at
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
    except RevisionError as error:
        return refused([Reason(str(error))], options.format, "The surface")
    except SourceError as error:
        return refused([Reason(str(error), error.file, error.line)], options.format, "The surface")
    formats = {"text": as_text, "json": as_json, "markdown": as_markdown, "github": as_github}
    print(formats[options.format](report))
    return int(report.complaint is not None)


def refused(reasons: list[Reason], form: str, what: str) -> int:
    """Says why there is no verdict: to people, and in the format that was asked for. Gives the exit status."""
    if form != "text":
        print(refusal(reasons, form))
    for reason in reasons:
        print(reason.text, file=sys.stderr)
    print(f"{what} could not be judged.", file=sys.stderr)
    return 2


def judge(root: Path, base: str) -> Report:
    """What the checkout at `root` has changed since that revision.

    Raises `RevisionError` or `SourceError` if one of the two cannot be read.
    """
    try:
        files = files_at(root, base, *PACKAGES, PROJECT)
        old = read(files)
    except SourceError as error:
        raise SourceError(f"the old sources, at {base}: {error}") from error
    try:
        new = read(on_disk(root))
    except SourceError as error:
        raise SourceError(error.message, error.file, error.line, "the new sources") from error
    project = root / PROJECT
    installed = changes(files[PROJECT], project.read_bytes()) if PROJECT in files and project.exists() else ()
    # What breaks comes first.
    return Report((*sorted(installed, key=str), *compare(old, new)), old.version, new.version)
