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
        if lines := _lines(
            [change for change in changes if change.act == act and change.level != "editorial"]
        ):
            found[section] = list(dict.fromkeys(lines))
    return found


def _lines(changes: list[Change]) -> list[str]:
    """A line for each change of one kind; the types that only come or go with an operation stand in its line."""
    operations: dict[Change, list[str]] = {
        change: [] for change in changes if change.what == f"operation {change.act}"
    }
    lines: list[Change] = []
    for change in changes:
        methods = {*change.methods}
        homes = [operation for operation in operations if methods & {*operation.methods}]
        alone = methods <= {method for operation in homes for method in operation.methods}
        if homes and alone and change.what == f"type {change.act}":
            operations[homes[0]].append(change.subject)
        else:
            lines.append(change)
    return [_line(change, operations.get(change, [])) for change in lines]


def _line(change: Change, types: list[str]) -> str:
    marked = "**Breaking:** " if change.level == "breaking" else ""
    what = change.what + (f", with {listed([f'`{name}`' for name in types])}" if types else "")
    methods = listed([f"`{method}`" for method in change.methods], 4)
    if methods and (address := _ADDRESS.match(change.subject)):
        part = change.subject[address.end() :]
        return f"- {marked}{methods}: {part + ': ' if part else ''}{what}."
    named = any(method in (change.subject, change.what.rpartition(" ")[2]) for method in change.methods)
    others = f" ({methods})" if methods and not named else ""
    return f"- {marked}`{change.subject}`: {what}{others}."


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
