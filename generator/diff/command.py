"""`python -m generator diff`: reads two contracts, from files or from git, and says what changed for whom."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import yaml

from generator.contract import ContractError, Problem, mapping
from generator.diff import diff
from generator.diff.formats import as_github, as_json, as_markdown, as_text, refusal
from generator.diff.labels import parts
from generator.diff.valid import problems
from generator.reading import ReadingError, read

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
    files: list[Path] = options.contracts
    if len(files) > 1 if options.base else len(files) != 2:
        wanted = "one contract at most with --base" if options.base else "OLD and NEW, or --base REF"
        return _refused([f"give {wanted}"], options.format, _shown(contract))
    new = files[-1] if files else contract
    try:
        old_name, old_text = (
            (f"{options.base}:{new.name}", _at(options.base, new)) if options.base else _file(files[0])
        )
        new_name, new_text = _file(new)
    except _Unreadable as error:
        return _refused([str(error)], options.format, _shown(new))
    documents: list[dict[str, Any]] = []
    for name, text in ((old_name, old_text), (new_name, new_text)):
        try:
            documents.append(_document(text))
        except ContractError as error:
            return _refused([f"{name}: {each}" for each in error.problems], options.format, _shown(new))
    report = diff(*documents)
    if options.format == "github":
        print(as_github(report, _shown(new), Lines(new_text).of, options.require_bump))
    else:
        print({"text": as_text, "json": as_json, "markdown": as_markdown}[options.format](report))
    return int(report.level == "breaking" or (options.require_bump and report.complaint is not None))


class _Unreadable(Exception):
    """There is no such contract; the text says why."""


def _refused(reasons: list[str], format: str = "text", file: str = "") -> int:
    if format != "text":
        print(refusal(reasons, format, file))
    for reason in reasons:
        print(reason, file=sys.stderr)
    print("The contracts could not be judged.", file=sys.stderr)
    return 2


def _file(path: Path) -> tuple[str, str]:
    try:
        return str(path), path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise _Unreadable(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise _Unreadable(f"{path} is not UTF-8: {error}") from error


def _at(ref: str, path: Path) -> str:
    """The text of the file at a commit of the repository that it is in."""
    folder = path.resolve().parent
    if not folder.is_dir():
        raise _Unreadable(f"cannot read {path}: no such folder")
    if not _git(folder, "rev-parse", "--is-inside-work-tree")[0]:
        raise _Unreadable(f"{folder} is in no git repository; give OLD and NEW as files")
    if not _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")[0]:
        branch = ref.removeprefix("origin/")
        fetch = "--unshallow" if branch == ref else f"--depth=1 origin {branch}"
        raise _Unreadable(f"git has no commit {ref} here; in a shallow clone, first run: git fetch {fetch}")
    good, text = _git(folder, "show", f"{ref}:./{path.name}")
    if not good:
        raise _Unreadable(f"there is no {path.name} at {ref}: {' '.join(text.split())}")
    return text


def _git(folder: Path, *arguments: str) -> tuple[bool, str]:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except OSError as error:
        raise _Unreadable(f"cannot run git: {error.strerror}") from error
    try:
        return done.returncode == 0, (done.stderr if done.returncode else done.stdout).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Unreadable(f"what git has is not UTF-8: {error}") from error


def _document(text: str) -> dict[str, Any]:
    """The contract, checked. Raises `ContractError` if it cannot be judged."""
    try:
        document = read(text)
    except ReadingError as error:
        raise ContractError([Problem("", str(error), error.hint)]) from error
    if not isinstance(document, dict):
        raise ContractError([Problem("", "not a mapping", "start with openapi: 3.1.0")])
    if found := problems(document):
        raise ContractError(found)
    return mapping(document)


def _shown(path: Path) -> str:
    """The path as the workflow knows it: from the folder that it runs in."""
    here = Path.cwd()
    full = path.resolve()
    return str(full.relative_to(here)) if full.is_relative_to(here) else str(path)


class Lines:
    """Where the places of a contract stand in its text."""

    def __init__(self, text: str) -> None:
        self._root: Any = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))

    def of(self, pointer: str) -> int:
        """The line of a place, or of the innermost place around it that is there."""
        node, line = self._root, 1
        for key in parts(pointer):
            found = None
            if isinstance(node, yaml.MappingNode):
                found = next((pair for pair in node.value if pair[0].value == key), None)
            elif isinstance(node, yaml.SequenceNode) and key.isdecimal() and int(key) < len(node.value):
                found = (node.value[int(key)],) * 2
            if found is None:
                break
            line, node = found[0].start_mark.line + 1, found[1]
        return line
