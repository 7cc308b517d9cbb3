"""Formats what was rendered, checks it, writes it, and compares it with what is there."""

from __future__ import annotations

import difflib
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

PACKAGE: Final = "meshapi_generated"
TABLE: Final = "docs/operations.md"
"""The table of all operations, for readers."""
LISTING: Final = "api.md"
"""The listing of every method and type of the SDK."""
BESIDE: Final = (TABLE, LISTING)
"""What is generated beside the package."""


class OutputError(Exception):
    """What was generated must not be kept, or could not be written; the message says why."""


def write(files: dict[str, str], beside: dict[str, str], folder: Path, settings: Path) -> None:
    """Replaces `folder` by the files, formatted and checked, and writes what belongs beside it: all or nothing.

    All is written and looked at in a folder of its own first; only when it is right do the two change places.
    """
    scratch, past = (folder.with_name(f".{folder.name}.{age}") for age in ("new", "old"))
    try:
        if (past / PACKAGE).exists() and not folder.exists():
            (past / PACKAGE).rename(folder)  # an earlier run was killed while they changed places
        for left in (scratch, past):
            shutil.rmtree(left, ignore_errors=True)
        for name, text in files.items():
            write_text(scratch / PACKAGE / name, text)
        for name, text in beside.items():
            write_text(scratch / name, text)
        _format(scratch / PACKAGE, settings)
        _check(scratch / PACKAGE)
        _exchange({PACKAGE: folder} | {name: folder.parent / name for name in beside}, scratch, past)
    except OSError as error:
        raise OutputError(f"cannot write {error.filename or folder}: {error.strerror}") from error
    finally:
        for left in (scratch, past):
            shutil.rmtree(left, ignore_errors=True)


def _exchange(targets: dict[str, Path], scratch: Path, past: Path) -> None:
    """Moves what is in `scratch` to its target and what was there to `past`; when it cannot, all is as it was."""
    moved: list[tuple[Path, Path]] = []

    def move(source: Path, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target)
        moved.append((source, target))

    try:
        for name, target in targets.items():
            if target.exists():
                move(target, past / name)
            move(scratch / name, target)
    except BaseException:
        for source, target in reversed(moved):
            target.rename(source)
        raise


def write_text(path: Path, text: str) -> None:
    """Writes one file, the same bytes everywhere."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _format(folder: Path, settings: Path) -> None:
    for command in (["check", "--fix", "--quiet"], ["format", "--quiet"]):
        run = [sys.executable, "-m", "ruff", *command, "--no-cache", "--config", str(settings), str(folder)]
        done = subprocess.run(run, capture_output=True, text=True, check=False)
        if "No module named ruff" in done.stderr:
            raise OutputError("ruff is not here: install the extra `generate`")
        if done.returncode:
            raise OutputError(f"ruff {command[0]} refused the generated code:\n{done.stdout}{done.stderr}")


def _check(folder: Path) -> None:
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        compile(text, path.name, "exec")
        if " object at 0x" in text:
            # openapi-python-client wraps what the contract says; printed without a filter, it shows its address.
            raise OutputError(
                f"{path.relative_to(folder)} holds the address of an object: a template lacks a filter"
            )


def differences(wanted: dict[str, str], found: dict[str, str]) -> Iterator[str]:
    """Lines of a unified diff of two sets of files, both ways: changed, missing and left over."""
    for name in sorted(wanted.keys() | found.keys()):
        yield from (
            difflib.unified_diff(
                found.get(name, "").splitlines(),
                wanted.get(name, "").splitlines(),
                f"{name} ({'committed' if name in found else 'missing'})",
                f"{name} ({'generated' if name in wanted else 'not generated any more'})",
                lineterm="",
            )
            if wanted.get(name) != found.get(name)
            else ()
        )
        if (name in wanted) != (name in found) and not wanted.get(name, found.get(name)):
            yield f"{'missing' if name in wanted else 'left over'}: {name}"


def texts(folder: Path, *beside: str) -> dict[str, str]:
    """The files of a folder by their paths inside it, and those of these paths beside the folder that are there."""
    found = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    found |= {name: folder.parent / name for name in beside if (folder.parent / name).is_file()}
    return {name: path.read_text(encoding="utf-8") for name, path in found.items()}


def digest(*parts: bytes) -> str:
    """The hash by which the package says from what it was made."""
    whole = hashlib.sha256()
    for part in parts:
        # Line ends may be changed by a checkout; what is generated is not.
        whole.update(part.replace(b"\r\n", b"\n"))
    return whole.hexdigest()[:16]
