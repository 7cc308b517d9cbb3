"""Markdown for a comment: tables that end early where there is no room for all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Final

from attrs import frozen


@frozen
class Room:
    """How many rows a table may have, and one of what is only editorial."""

    rows: int = sys.maxsize
    editorial: int = sys.maxsize


ALL: Final = Room()
_ROOMS: Final = (ALL, Room(editorial=0), *(Room(2**power, 0) for power in range(9, -1, -1)), Room(0, 0))


def fitted(write: Callable[[Room], str], limit: int) -> str:
    """The text with the most rows of those that have no more characters than `limit`."""
    return next((text for text in map(write, _ROOMS) if len(text) <= limit), write(_ROOMS[-1]))


def table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], most: int, *, folded: bool = False
) -> list[str]:
    """A table, and how many rows it would have had more."""
    lines = [f"| {' | '.join(row)} |" for row in (heads, ("---",) * len(heads), *rows[:most])] if most else []
    if len(rows) > most:
        lines += [""] * bool(lines) + [more(len(rows) - most, "and " * bool(lines))]
    return ["<details><summary>Show</summary>", "", *lines, "", "</details>"] if folded and most else lines


def more(number: int, start: str = "") -> str:
    """Where to find what had no room."""
    return f"{start}{number}{' more' * bool(start)}: see the summary of the run"


def escaped(text: str) -> str:
    """The text as it is, whatever Markdown would make of it."""
    for mark in "\\|<>*_`[]":
        text = text.replace(mark, f"\\{mark}")
    return text
