"""The verdict on two contracts."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from generator.contract import mapping
from generator.diff.changes import LEVELS, Change, Level
from generator.diff.version import Claim


@frozen
class Report:
    """All changes, the gravest first, and what they mean for the version."""

    changes: tuple[Change, ...]
    claim: Claim

    @classmethod
    def of(cls, changes: tuple[Change, ...], old: dict[str, Any], new: dict[str, Any]) -> Report:
        """The report on the changes between these contracts."""
        before, after = (str(mapping(document.get("info")).get("version", "")) for document in (old, new))
        return cls(changes, Claim(before, after, gravest(changes)))

    @property
    def level(self) -> Level | None:
        """The gravest level; None if nothing changed."""
        return gravest(self.changes)

    def of_level(self, level: Level) -> list[Change]:
        """The changes of one level."""
        return [change for change in self.changes if change.level == level]


def gravest(changes: tuple[Change, ...]) -> Level | None:
    """The gravest level of these changes; None if there are none."""
    met = {change.level for change in changes}
    return next((level for level in reversed(LEVELS) if level in met), None)
