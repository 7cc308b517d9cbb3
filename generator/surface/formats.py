"""The report as text, JSON, Markdown for a comment, and annotations of a GitHub workflow."""

from __future__ import annotations

import json
from typing import Final

import attrs
from attrs import frozen

from generator.surface.calls import Level
from generator.surface.report import Report

LEVELS: Final[tuple[Level, ...]] = ("breaking", "additive")


def verdict(report: Report) -> str:
    """One line: how grave it is, and what the version has to be."""
    if report.level is None:
        later = f" The next release is {report.wanted} or later ({report.bump})." if report.bump else ""
        return f"No change.{later}"
    counts = ", ".join(f"{len(found)} {level}" for level in LEVELS if (found := report.of_level(level)))
    grave = f"{report.level.capitalize()}: {counts}."
    if report.level != "breaking":
        return f"{grave} The next release is {report.wanted} or later ({report.bump})."
    return (
        f"{grave} The version must be {report.wanted} or later ({report.bump}) and is {report.new_version}."
    )


def as_text(report: Report) -> str:
    """One line for each change and one for its place, and what to do."""
    lines: list[str] = []
    for change in report.changes:
        lines += [f"{change.level:9}  {change.text}", f"{'':11}{change.file}:{change.line}"]
    lines += [""] * bool(lines) + [verdict(report)]
    if report.complaint:
        lines.append(f"Version: {report.complaint}.")
    return "\n".join(lines)


def as_dict(report: Report) -> dict[str, object]:
    """Everything, for programs."""
    return {
        "level": report.level,
        "version": {
            "old": report.old_version,
            "new": report.new_version,
            "bump": report.bump,
            "wanted": report.wanted,
            "complaint": report.complaint,
        },
        "changes": [attrs.asdict(change) | {"text": change.text} for change in report.changes],
    }


def as_json(report: Report) -> str:
    """Everything, for programs."""
    return json.dumps(as_dict(report), indent=2, ensure_ascii=False)


def as_markdown(report: Report) -> str:
    """A comment on a pull request."""
    lines = ["## Python surface", "", f"**{verdict(report)}**"]
    if report.complaint:
        lines += ["", f"**Version:** {report.complaint}."]
    for level in LEVELS:
        if changes := report.of_level(level):
            rows = [f"| {_cell(change.text)} | `{change.file}:{change.line}` |" for change in changes]
            table = ["| change | where |", "| --- | --- |", *rows]
            if level == "additive":
                table = ["<details><summary>Show</summary>", "", *table, "", "</details>"]
            lines += ["", f"### {level.capitalize()}", "", *table]
    return "\n".join(lines)


def _cell(text: str) -> str:
    # Types stand in backticks, where nothing but the border of the cell has a meaning; names may hold underscores.
    return text.replace("|", "\\|").replace("_", "\\_") if "`" not in text else text.replace("|", "\\|")


def as_github(report: Report) -> str:
    """Workflow commands: an annotation for each breaking change, as an error if the version does not say so."""
    word = "error" if report.complaint else "warning"
    title = "Breaking change of the Python surface"
    lines = [
        command(word, change.text, title, change.file, change.line) for change in report.of_level("breaking")
    ]
    if report.complaint:
        lines.append(command("error", report.complaint, "Version of the SDK"))
    return "\n".join([*lines, verdict(report)])


@frozen
class Reason:
    """Why something could not be judged, and where in the checkout that is."""

    text: str
    file: str = ""
    line: int = 0


def refusal(reasons: list[Reason], form: str) -> str:
    """Why there is no verdict, in one of the formats other than text."""
    if form == "json":
        return json.dumps({"error": [reason.text for reason in reasons]}, indent=2, ensure_ascii=False)
    if form == "github":
        return "\n".join(
            command("error", reason.text, "Could not be judged", reason.file, reason.line)
            for reason in reasons
        )
    escaped = (" ".join(reason.text.split()).replace("<", "&lt;") for reason in reasons)
    return "\n\n".join(f"Could not be judged: {text}" for text in escaped)


def command(word: str, message: str, title: str, file: str = "", line: int = 0) -> str:
    """A workflow command: an annotation, at a place if there is one."""
    place = f"file={_data(file, ':,')},line={line}," if file else ""
    return f"::{word} {place}title={title}::{_data(message)}"


def _data(value: str, more: str = "") -> str:
    return "".join(f"%{ord(mark):02X}" if mark in f"%\r\n{more}" else mark for mark in value)
