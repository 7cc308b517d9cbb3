"""How the texts of an error are shown."""

from __future__ import annotations

import re
from typing import Any, Iterable, List, cast

MOST_CHARACTERS = 10_000

# What moves the cursor, changes colours or the direction of writing, or cannot be written; lines and tabs may stay.
_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"


def printable(text: str) -> str:
    """The text, at most 10,000 characters, with escapes for what could play tricks on a terminal or a log."""
    rest = len(text) - MOST_CHARACTERS
    shown = re.sub(_CONTROL, lambda found: ascii(found.group())[1:-1], text[:MOST_CHARACTERS])
    return f"{shown}... ({rest} more characters)" if rest > 0 else shown


def lines_of(details: Iterable[object]) -> List[str]:
    """The problems of a validation error, as `body.endpoint: Field required`; nothing for details of other forms."""
    lines: List[str] = []
    for detail in details:
        if isinstance(detail, dict):
            problem = cast("dict[str, Any]", detail)
            place, text = problem.get("loc"), problem.get("msg")
            where = ".".join(map(str, cast("list[object]", place))) if isinstance(place, list) else ""
            lines.append(": ".join(part for part in (where, text) if isinstance(part, str) and part))
    return [line for line in lines if line]
