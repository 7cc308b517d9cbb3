"""The lines that a set of changes asks for in the changelog (Keep a Changelog)."""

from __future__ import annotations

import re
from typing import Final

from generator.diff.changes import Act, Change
from generator.diff.labels import listed

_SECTIONS: Final[dict[Act, str]] = {"added": "Added", "changed": "Changed", "removed": "Removed"}
_WIDTH: Final = 118
_ADDRESS: Final = re.compile(r"[A-Z]+ /\S* ?")


def proposed(changes: tuple[Change, ...]) -> dict[str, list[str]]:
    """Lines by section, breaking ones first; editorial changes need none."""
    found: dict[str, list[str]] = {}
    for act, section in _SECTIONS.items():
        lines = [_line(change) for change in changes if change.act == act and change.level != "editorial"]
        if lines:
            found[section] = list(dict.fromkeys(lines))
    return found


def _line(change: Change) -> str:
    marked = "**Breaking:** " if change.level == "breaking" else ""
    methods = listed([f"`{method}`" for method in change.methods], 4)
    if methods and (address := _ADDRESS.match(change.subject)):
        part = change.subject[address.end() :]
        return f"- {marked}{methods}: {part + ': ' if part else ''}{change.what}."
    named = any(method in (change.subject, change.what.rpartition(" ")[2]) for method in change.methods)
    others = f" ({methods})" if methods and not named else ""
    return f"- {marked}`{change.subject}`: {change.what}{others}."


def text(changes: tuple[Change, ...]) -> str:
    """The sections as they stand in the file, lines wrapped."""
    sections = proposed(changes)
    return "\n\n".join(
        f"### {section}\n\n" + "\n".join(map(_wrapped, lines)) for section, lines in sections.items()
    )


def _wrapped(line: str) -> str:
    rows = [""]
    for word in line.split(" "):
        if rows[-1].strip() and len(rows[-1]) + 1 + len(word) > _WIDTH:
            rows.append(f"  {word}")
        else:
            rows[-1] = f"{rows[-1]} {word}" if rows[-1] else word
    return "\n".join(rows)
