"""What `details` say in a line: the problems of a validation error, each with its place."""

from __future__ import annotations

from typing import Any, Iterable, List, cast


def lines_of(details: Iterable[object]) -> List[str]:
    """`body.endpoint: Field required` for each detail of that form; nothing for those of another."""
    lines: List[str] = []
    for detail in details:
        if isinstance(detail, dict):
            problem = cast("dict[str, Any]", detail)
            place, text = problem.get("loc"), problem.get("msg")
            where = ".".join(map(str, cast("list[object]", place))) if isinstance(place, list) else ""
            lines.append(": ".join(part for part in (where, text) if isinstance(part, str) and part))
    return [line for line in lines if line]
