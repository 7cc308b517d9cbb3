"""The report as text, JSON, Markdown for a comment, and annotations of a GitHub workflow."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

import attrs

from generator.diff import changelog
from generator.diff.changes import LEVELS, Change
from generator.diff.labels import listed, printable
from generator.diff.report import Report
from generator.markdown import ALL, Room, escaped, more, table
from generator.refusal import annotation

_TITLES: Final = {"breaking": "Breaking", "additive": "Additive", "editorial": "Editorial"}


def verdict(report: Report) -> str:
    """How grave it is, in one line."""
    if report.level is None:
        return "No change."
    counts = [f"{len(found)} {level}" for level in reversed(LEVELS) if (found := report.of_level(level))]
    return f"Changes: {listed(counts)}."


def as_text(report: Report) -> str:
    """One line for each change, and what to do."""
    lines: list[str] = []
    for change in report.changes:
        lines.append(f"{change.level:9}  {change.text}{_ways(change)}")
        lines.append(f"{'':11}{change.document} {printable(change.pointer) or '(document)'}")
        if change.methods or change.types:
            lines.append(f"{'':11}affects {listed([*change.methods, *change.types], 12)}")
    lines += [""] * bool(lines) + [verdict(report), *filter(None, [report.claim.sentence])]
    if proposal := changelog.text(report.changes):
        lines += ["", "Proposed for CHANGELOG.md:", "", proposal]
    return "\n".join(lines).rstrip()


def _ways(change: Change) -> str:
    both = "request and response"
    return f" [{both if change.direction == 'both' else change.direction}]" if change.direction else ""


def as_json(report: Report) -> str:
    """Everything, for programs."""
    return json.dumps(
        {
            "level": report.level,
            "version": report.claim.as_dict(),
            "changes": [attrs.asdict(change) | {"text": change.text} for change in report.changes],
            "changelog": changelog.proposed(report.changes),
        },
        indent=2,
    )


def as_markdown(report: Report, room: Room = ALL) -> str:
    """A comment on a pull request."""
    lines = ["## Contract", "", f"**{verdict(report)}**"]
    if sentence := report.claim.sentence:
        lines += ["", escaped(sentence)]
    for level in reversed(LEVELS):
        if changes := report.of_level(level):
            rows = [_row(change) for change in changes]
            folded = level == "editorial"
            most = room.editorial if folded else room.rows
            shown = table(("change", "where", "affects"), rows, most, folded=folded)
            lines += ["", f"### {_TITLES[level]}", "", *shown]
    if proposal := changelog.text(report.changes):
        number = sum(map(len, changelog.proposed(report.changes).values()))
        shown = ["```markdown", proposal, "```"] if number <= room.rows else [more(number)]
        lines += ["", "### Proposed for the changelog", "", *shown]
    return "\n".join(lines).rstrip()


def _row(change: Change) -> tuple[str, str, str]:
    affects = listed([f"`{name}`" for name in (*change.methods, *change.types)])
    return escaped(change.text + _ways(change)), f"`{_cell(change.pointer)}`", affects


def _cell(code: str) -> str:
    return printable(code).replace("|", "\\|")


def as_github(report: Report, file: str, line: Callable[[str], int], breaking: str, version: str) -> str:
    """Workflow commands; `line` says where in `file` a place of the new contract is.

    `breaking` and `version` are the words for what breaks and for a wrong version: `error` or `warning`.
    """
    lines: list[str] = []
    for change in report.changes:
        if word := {"breaking": breaking, "additive": "notice"}.get(change.level):
            affected = f" ({listed([*change.methods])})" if change.methods else ""
            title = f"{_TITLES[change.level]} change of the contract"
            lines.append(annotation(word, change.text + affected, title, file, line(change.pointer)))
    if complaint := report.claim.complaint:
        lines.append(annotation(version, complaint, "Version of the contract", file, line("/info/version")))
    return "\n".join([*lines, verdict(report)])
