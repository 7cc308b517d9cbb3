"""The report as text, JSON, Markdown for a comment, and annotations of a GitHub workflow."""

from __future__ import annotations

import json
from typing import Final

import attrs

from generator.markdown import ALL, Room, escaped, table
from generator.refusal import annotation
from generator.surface.calls import Level
from generator.surface.report import Report

VERSION_FILE: Final = "meshapi/_version.py"
LEVELS: Final[tuple[Level, ...]] = ("breaking", "additive")


def verdict(report: Report) -> str:
    """How grave it is, in one line."""
    if report.level is None:
        return "No change."
    counts = ", ".join(f"{len(found)} {level}" for level in LEVELS if (found := report.of_level(level)))
    return f"Changes: {counts}."


def as_text(report: Report) -> str:
    """One line for each change and one for its place, and what to do."""
    lines: list[str] = []
    for change in report.changes:
        lines += [f"{change.level:9}  {change.text}", f"{'':11}{change.file}:{change.line}"]
    lines += [""] * bool(lines) + [verdict(report), *filter(None, [report.claim.sentence])]
    return "\n".join(lines).rstrip()


def as_dict(report: Report) -> dict[str, object]:
    """Everything, for programs."""
    return {
        "level": report.level,
        "version": report.claim.as_dict(),
        "changes": [attrs.asdict(change) | {"text": change.text} for change in report.changes],
    }


def as_json(report: Report) -> str:
    """Everything, for programs."""
    return json.dumps(as_dict(report), indent=2, ensure_ascii=False)


def as_markdown(report: Report, room: Room = ALL) -> str:
    """A comment on a pull request."""
    lines = ["## Python surface", "", f"**{verdict(report)}**"]
    if sentence := report.claim.sentence:
        lines += ["", escaped(sentence)]
    for level in LEVELS:
        if changes := report.of_level(level):
            rows = [(_cell(change.text), f"`{change.file}:{change.line}`") for change in changes]
            shown = table(("change", "where"), rows, room.rows, folded=level == "additive")
            lines += ["", f"### {level.capitalize()}", "", *shown]
    return "\n".join(lines).rstrip()


def _cell(text: str) -> str:
    # Types stand in backticks, where nothing but the border of the cell has a meaning; names may hold underscores.
    return text.replace("|", "\\|").replace("_", "\\_") if "`" not in text else text.replace("|", "\\|")


def as_github(report: Report, breaking: str, version: str) -> str:
    """Workflow commands; `breaking` and `version` are the words for what breaks and for a wrong version."""
    title = "Breaking change of the Python surface"
    lines = [
        annotation(breaking, change.text, title, change.file, change.line)
        for change in report.of_level("breaking")
    ]
    if complaint := report.claim.complaint:
        lines.append(annotation(version, complaint, "Version of the SDK", VERSION_FILE, 1))
    return "\n".join([*lines, verdict(report)])
