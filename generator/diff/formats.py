"""The report as text, JSON, Markdown for a comment, and annotations of a GitHub workflow."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Final

import attrs

from generator.diff import changelog
from generator.diff.changes import LEVELS, Change
from generator.diff.labels import listed, printable
from generator.diff.report import Report

_TITLES: Final = {"breaking": "Breaking", "additive": "Additive", "editorial": "Editorial"}
_COMMANDS: Final = {"breaking": "error", "additive": "notice"}


def verdict(report: Report) -> str:
    """How grave it is, in one line."""
    if report.level is None:
        return "No change."
    counts = [f"{len(found)} {level}" for level in reversed(LEVELS) if (found := report.of_level(level))]
    return f"Changes: {listed(counts)}."


def version(report: Report) -> str:
    """What the version has to be, and whether it is that."""
    if report.complaint:
        return f"Version: {report.complaint}."
    return f"Version: {report.new_version} is high enough for these changes." if report.wanted else ""


def as_text(report: Report) -> str:
    """One line for each change, and what to do."""
    lines: list[str] = []
    for change in report.changes:
        lines.append(f"{change.level:9}  {change.text}{_ways(change)}")
        lines.append(f"{'':11}{change.document} {printable(change.pointer) or '(document)'}")
        if change.methods or change.types:
            lines.append(f"{'':11}{listed([*change.methods, *change.types], 12)}")
    lines += [""] * bool(lines) + [verdict(report), version(report)]
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
            "version": {
                "old": report.old_version,
                "new": report.new_version,
                "bump": report.bump,
                "bumped": report.bumped,
                "wanted": report.wanted,
                "complaint": report.complaint,
            },
            "changes": [attrs.asdict(change) | {"text": change.text} for change in report.changes],
            "changelog": changelog.proposed(report.changes),
        },
        indent=2,
    )


def as_markdown(report: Report) -> str:
    """A comment on a pull request."""
    lines = ["## Contract", "", f"**{verdict(report)}**"]
    lines += ["", _escaped(version(report))]
    for level in reversed(LEVELS):
        if changes := report.of_level(level):
            rows = [_row(change) for change in changes]
            table = ["| change | where | affects |", "| --- | --- | --- |", *rows]
            if level == "editorial":
                table = ["<details><summary>Show</summary>", "", *table, "", "</details>"]
            lines += ["", f"### {_TITLES[level]}", "", *table]
    if proposal := changelog.text(report.changes):
        lines += ["", "### Proposed for the changelog", "", "```markdown", proposal, "```"]
    return "\n".join(lines).rstrip()


def _row(change: Change) -> str:
    affects = listed([f"`{name}`" for name in (*change.methods, *change.types)])
    return f"| {_escaped(change.text + _ways(change))} | `{_cell(change.pointer)}` | {affects} |"


def _cell(code: str) -> str:
    return printable(code).replace("|", "\\|")


def _escaped(text: str) -> str:
    for mark in "\\|<>*_`[]":
        text = text.replace(mark, f"\\{mark}")
    return text


def as_github(report: Report, file: str, line: Callable[[str], int], strict: bool = True) -> str:
    """Workflow commands; `line` says where in `file` a place of the new contract is.

    A wrong version is an error where it is `strict`, else a warning.
    """
    return "\n".join(_annotations(report, file, line, strict))


def _annotations(report: Report, file: str, line: Callable[[str], int], strict: bool) -> Iterator[str]:
    for change in report.changes:
        if command := _COMMANDS.get(change.level):
            affected = f" ({listed([*change.methods])})" if change.methods else ""
            title = f"{_TITLES[change.level]} change of the contract"
            yield _command(command, file, line(change.pointer), title, change.text + affected)
    if report.complaint:
        command = "error" if strict else "warning"
        yield _command(command, file, line("/info/version"), "Version of the contract", report.complaint)
    yield verdict(report)


def refusal(reasons: list[str], format: str, file: str) -> str:
    """Why the contracts could not be judged, in one of the formats other than text."""
    if format == "json":
        return json.dumps({"error": reasons}, indent=2)
    if format == "markdown":
        lines = [f"- {_escaped(printable(reason))}" for reason in reasons]
        return "\n".join(["## Contract", "", "**Could not be judged:**", "", *lines])
    title = "The contracts could not be judged"
    return "\n".join(_command("error", file, 1, title, reason) for reason in reasons)


def _command(name: str, file: str, line: int, title: str, message: str) -> str:
    values = ",".join(
        f"{key}={_data(value, ':,')}" for key, value in (("file", file), ("line", line), ("title", title))
    )
    return f"::{name} {values}::{_data(message)}"


def _data(value: object, more: str = "") -> str:
    return "".join(f"%{ord(mark):02X}" if mark in f"%\r\n{more}" else mark for mark in str(value))
