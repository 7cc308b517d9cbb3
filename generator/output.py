"""Formats what was rendered, checks it, writes it, and compares it with what is there."""

from __future__ import annotations

import difflib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path


class OutputError(Exception):
    """What was generated must not be kept; the message says why."""


def write(files: dict[str, str], folder: Path, settings: Path) -> None:
    """Replaces `folder` by the files, formatted and checked. Until all is right, the old folder stays as it is."""
    fresh = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        for name, text in files.items():
            write_text(fresh / name, text)
        _format(fresh, settings)
        _check(fresh)
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def write_text(path: Path, text: str) -> None:
    """Writes one file, the same bytes everywhere."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _format(folder: Path, settings: Path) -> None:
    for command in (["check", "--fix", "--quiet"], ["format", "--quiet"]):
        run = [sys.executable, "-m", "ruff", *command, "--no-cache", "--config", str(settings), str(folder)]
        done = subprocess.run(run, capture_output=True, text=True, check=False)
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


def texts(folder: Path, beside: str) -> dict[str, str]:
    """The files of a folder by their paths inside it, and the file of this path beside the folder, if it is there."""
    found = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    if (other := folder.parent / beside).is_file():
        found[beside] = other
    return {name: path.read_text(encoding="utf-8") for name, path in found.items()}
