"""`python -m generator diff`: reads two contracts, from files or from git, and says what changed for whom."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from generator.diff.engine import diff
from generator.diff.formats import as_github, as_json, as_markdown, as_text
from generator.diff.valid import Source, documents
from generator.reading import Lines
from generator.refusal import Reason, Unjudged, from_here, refused
from generator.revision import RevisionError, files_at

ABOUT: Final = (
    "compare two contracts: what is breaking, additive or editorial, for whom, and which version it needs"
)
_EPILOG: Final = "exit status: 0 nothing breaking, 1 breaking, 2 could not be judged"


def add(command: argparse.ArgumentParser, contract: Path) -> None:
    """Declares the arguments; `contract` is the new one with --base, unless another is given."""
    command.epilog = _EPILOG
    command.add_argument(
        "contracts",
        nargs="*",
        type=Path,
        metavar="OLD NEW",
        help=f"with --base: [NEW], default {contract.name}",
    )
    command.add_argument(
        "--base", metavar="REF", help="take the old contract from this commit, branch or tag of git"
    )
    command.add_argument("--format", choices=("text", "json", "markdown", "github"), default="text")
    command.add_argument(
        "--require-bump", action="store_true", help="exit 1 as well when the version is too low"
    )


def run(options: argparse.Namespace, contract: Path) -> int:
    """Prints the report. Exit status: 0 nothing breaking, 1 breaking, or a version too low, 2 could not be judged."""
    try:
        old, new = _sources(options.contracts, options.base, contract)
        report = diff(*documents(old, new))
    except Unjudged as unjudged:
        return refused(unjudged.reasons, options.format, "The contracts")
    if options.format == "github":
        version = "error" if options.require_bump else "warning"
        print(as_github(report, new.file, Lines(new.content).of, "error", version))
    else:
        print({"text": as_text, "json": as_json, "markdown": as_markdown}[options.format](report))
    return int(report.level == "breaking" or (options.require_bump and report.claim.complaint is not None))


def _sources(files: list[Path], base: str | None, contract: Path) -> tuple[Source, Source]:
    """The old contract and the new one. Raises `Unjudged` if one is not there."""
    if len(files) > 1 if base else len(files) != 2:
        wanted = "one contract at most with --base" if base else "OLD and NEW, or --base REF"
        raise Unjudged(Reason(f"give {wanted}"))
    new = files[-1] if files else contract
    return _at(base, new) if base else _file(files[0]), _file(new)


def _file(path: Path) -> Source:
    try:
        return Source(str(path), path.read_bytes(), from_here(path))
    except OSError as error:
        raise Unjudged(Reason(f"cannot read {path}: {error.strerror}", from_here(path), 1)) from error


def _at(revision: str, path: Path) -> Source:
    try:
        found = files_at(path.resolve().parent, revision, path.name)
    except RevisionError as error:
        raise Unjudged(Reason(str(error))) from error
    if path.name not in found:
        raise Unjudged(Reason(f"there is no {path.name} at {revision}"))
    return Source(f"{revision}:{path.name}", found[path.name])
