"""The verdict on two surfaces."""

from __future__ import annotations

import re

from attrs import frozen

from generator.diff.version import Bump, Version, needed, suffices
from generator.surface.calls import Level
from generator.surface.compare import Change


@frozen
class Report:
    """All changes, the gravest first, and whether the version of the SDK says so."""

    changes: tuple[Change, ...]
    old_version: str
    new_version: str
    contract: Level | None = None
    """The gravest level of what changed in the contract, but for what is only editorial."""
    strict: bool = False
    """Whether what is only added needs its bump now, and not only with the next release."""

    @property
    def level(self) -> Level | None:
        """The gravest level; None if nothing changed."""
        return self.changes[0].level if self.changes else None

    @property
    def gravest(self) -> Level | None:
        """The graver one of this level and of the contract's. No signature shows that the end of a stream is another
        one, yet it breaks programs as well.
        """
        return max((self.level, self.contract), key=(None, "additive", "breaking").index)

    @property
    def bump(self) -> Bump | None:
        """The bump that the next release must have; None if none is needed."""
        return needed(self.gravest, _version(self.old_version))

    @property
    def wanted(self) -> str | None:
        """The lowest version that would do."""
        old = _version(self.old_version)
        return str(old.bumped(self.bump)) if old and self.bump else None

    @property
    def complaint(self) -> str | None:
        """What is wrong with the version; None if it is right."""
        old, new = _version(self.old_version), _version(self.new_version)
        if not self.bump or (old and new and suffices(old, new, self.bump)):
            return None
        can_wait = self.gravest != "breaking" and not self.strict
        if can_wait and not (old and new and new.order() < old.order()):
            return None
        if not old:
            return f"the old version {self.old_version!r} does not start like 1.2.3"
        change = "a breaking change" if self.gravest == "breaking" else "an addition"
        where = "" if self.level == self.gravest else " to the contract"
        return f"{change}{where} needs {self.wanted} or later, but the version is {self.new_version}"

    def of_level(self, level: str) -> list[Change]:
        """The changes of one level."""
        return [change for change in self.changes if change.level == level]


def _version(text: str) -> Version | None:
    """The numbers of a version of Python's kind: a pre-release counts as the release that it leads to."""
    numbers = re.match(r"\d+\.\d+\.\d+", text)
    return Version.read(numbers.group()) if numbers else None
