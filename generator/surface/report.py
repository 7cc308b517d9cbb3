"""The verdict on two surfaces."""

from __future__ import annotations

import re

from attrs import frozen

from generator.diff.version import Claim, Version
from generator.surface.calls import Level
from generator.surface.compare import Change


@frozen
class Report:
    """All changes, the gravest first, and whether the version of the SDK says so."""

    changes: tuple[Change, ...]
    claim: Claim

    @classmethod
    def of(cls, changes: tuple[Change, ...], old: str, new: str) -> Report:
        """The report on the changes between the surfaces of these versions."""
        return cls(changes, Claim(old, new, changes[0].level if changes else None, reader=python_version))

    @property
    def level(self) -> Level | None:
        """The gravest level; None if nothing changed."""
        return self.changes[0].level if self.changes else None

    def of_level(self, level: str) -> list[Change]:
        """The changes of one level."""
        return [change for change in self.changes if change.level == level]


def python_version(text: str) -> Version | None:
    """The version that the package says it has, in SemVer's terms: `1.2.3rc1` is `1.2.3-rc.1`."""
    found = re.match(r"(\d+\.\d+\.\d+)(?:(a|b|rc)(\d+))?", text)
    return Version.read(f"{found[1]}-{found[2]}.{found[3]}" if found[2] else found[1]) if found else None
