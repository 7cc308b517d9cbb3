"""The verdict on two contracts."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from generator.contract import mapping
from generator.diff.changes import LEVELS, Change, Level
from generator.diff.version import Bump, Version, has, needed, suffices


@frozen
class Report:
    """All changes, the gravest first, and what they mean for the version."""

    changes: tuple[Change, ...]
    old_version: str
    new_version: str

    @classmethod
    def of(cls, changes: tuple[Change, ...], old: dict[str, Any], new: dict[str, Any]) -> Report:
        """The report on the changes between these contracts."""
        before, after = (str(mapping(document.get("info")).get("version", "")) for document in (old, new))
        return cls(changes, before, after)

    @property
    def level(self) -> Level | None:
        """The gravest level; None if nothing changed."""
        return next((level for level in reversed(LEVELS) if self.of_level(level)), None)

    @property
    def bump(self) -> Bump | None:
        """The bump that the version of the contract must have; None if none is needed."""
        return needed(self.level, Version.read(self.old_version))

    @property
    def bumped(self) -> Bump | None:
        """The bump that it has."""
        old, new = Version.read(self.old_version), Version.read(self.new_version)
        return has(old, new) if old and new else None

    @property
    def wanted(self) -> str | None:
        """The lowest version that would do."""
        old = Version.read(self.old_version)
        return str(old.bumped(self.bump)) if old and self.bump else None

    @property
    def complaint(self) -> str | None:
        """What is wrong with the version; None if it is right."""
        old, new = Version.read(self.old_version), Version.read(self.new_version)
        for version, text, which in ((old, self.old_version, "old"), (new, self.new_version, "new")):
            if version is None:
                return f"the {which} version {text!r} is not of the form 1.2.3"
        if old and new and new.order() < old.order():
            return f"the version falls from {self.old_version} to {self.new_version}"
        if not old or not new or self.bump is None or suffices(old, new, self.bump):
            return None
        what = f"{'a' if self.level == 'breaking' else 'an'} {self.level} change"
        return f"{what} needs {self.wanted} or later, but the version is {self.new_version}"

    def of_level(self, level: Level) -> list[Change]:
        """The changes of one level."""
        return [change for change in self.changes if change.level == level]
