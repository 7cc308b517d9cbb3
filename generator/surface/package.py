"""What installs the package: the Pythons and the extras that `pyproject.toml` declares."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any, Final

from generator.surface.compare import Act, Change
from generator.surface.source import SourceError

PROJECT: Final = "pyproject.toml"


def changes(old: bytes, new: bytes) -> Iterator[Change]:
    """What somebody who installs the package cannot do any more. Raises `SourceError` if one is no TOML."""
    was, now = _project(old, "the old sources"), _project(new, "the new sources")
    before, after = (str(project.get("requires-python", "")) for project in (was, now))
    if _floor(after) > _floor(before):
        yield _broken(new, "requires-python", "changed", f"is `{after}`, was `{before}`")
    for extra in was.get("optional-dependencies", {}).keys() - now.get("optional-dependencies", {}).keys():
        yield _broken(old, extra, "removed", "extra removed")


def _project(text: bytes, whose: str) -> dict[str, Any]:
    try:
        project: dict[str, Any] = tomllib.loads(text.decode()).get("project", {})
    except ValueError as error:
        raise SourceError(f"{PROJECT}: {error}", whose=whose) from error
    return project


def _floor(asked: str) -> tuple[int, ...]:
    found = re.search(r">=?\s*(\d+(?:\.\d+)*)", asked)
    return tuple(map(int, found[1].split("."))) if found else ()


def _broken(text: bytes, key: str, act: Act, what: str) -> Change:
    lines = text.decode().splitlines()
    line = next(
        (at for at, one in enumerate(lines, 1) if re.match(rf"\s*\"?{re.escape(key)}\"?\s*=", one)), 1
    )
    return Change("breaking", act, f"{PROJECT}: {key}", what, PROJECT, line)
