"""The verdict on two surfaces."""

from __future__ import annotations

import re

from attrs import frozen

from generator.diff.version import Bump, Version, needed, suffices
from generator.surface.calls import Level
from generator.surface.compare import Change


@frozen
class Report:
    """All changes, the gravest first, and whether the version of the SDK says that programs will break."""

    changes: tuple[Change, ...]
    old_version: str
    new_version: str

    @property
    def level(self) -> Level | None:
        """The gravest level; None if nothing changed."""
        return self.changes[0].level if self.changes else None

    @property
    def bump(self) -> Bump | None:
        """The bump that the next release must have; None if none is needed."""
        return needed(self.level, _version(self.old_version))

    @property
    def wanted(self) -> str | None:
        """The lowest version that would do."""
        old = _version(self.old_version)
        return str(old.bumped(self.bump)) if old and self.bump else None

    @property
    def complaint(self) -> str | None:
        """What is wrong with the version; None if it is right. What is only added can wait for the next release."""
        if self.level != "breaking" or not self.bump:
            return None
        old, new = _version(self.old_version), _version(self.new_version)
        if old and new and suffices(old, new, self.bump):
            return None
        return f"a breaking change needs {self.wanted} or later, but the version is {self.new_version}"

    def of_level(self, level: str) -> list[Change]:
        """The changes of one level."""
        return [change for change in self.changes if change.level == level]


def _version(text: str) -> Version | None:
    """The numbers of a version of Python's kind: a pre-release counts as the release that it leads to."""
    numbers = re.match(r"\d+\.\d+\.\d+", text)
    return Version.read(numbers.group()) if numbers else None
