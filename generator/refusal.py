"""What could not be judged, and why: to people, and in each format; and the annotations of a GitHub workflow."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from generator.markdown import escaped


@frozen
class Reason:
    """Why something could not be judged, and where in the checkout that is."""

    text: str
    file: str = ""
    line: int = 0


class Unjudged(Exception):
    """No verdict can be given; `reasons` says why."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__("\n".join(reason.text for reason in reasons))
        self.reasons = reasons


def refused(reasons: Sequence[Reason], form: str, what: str) -> int:
    """Says why there is no verdict: to people, and in the format that was asked for. Gives the exit status."""
    if form == "json":
        print(json.dumps({"error": [reason.text for reason in reasons]}, indent=2, ensure_ascii=False))
    elif form == "github":
        for reason in reasons:
            print(annotation("error", reason.text, "Could not be judged", reason.file, reason.line))
    elif form == "markdown":
        lines = (f"- {escaped(' '.join(reason.text.split()))}" for reason in reasons)
        print("\n".join([f"**{what} could not be judged:**", "", *lines]))
    for reason in reasons:
        print(reason.text, file=sys.stderr)
    print(f"{what} could not be judged.", file=sys.stderr)
    return 2


def from_here(path: Path) -> str:
    """The path as a workflow knows it: from the folder that it runs in."""
    here, full = Path.cwd(), path.resolve()
    return str(full.relative_to(here)) if full.is_relative_to(here) else str(path)


def annotation(word: str, message: str, title: str, file: str = "", line: int = 0) -> str:
    """A workflow command that annotates: at a place, if there is one."""
    place = f"file={_data(file, ':,')},line={line}," if file else ""
    return f"::{word} {place}title={_data(title, ':,')}::{_data(message)}"


def _data(value: str, more: str = "") -> str:
    return "".join(f"%{ord(mark):02X}" if mark in f"%\r\n{more}" else mark for mark in value)
