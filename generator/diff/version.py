"""Version numbers (SemVer 2.0.0): which bump a change asks for, and which one a contract has."""

from __future__ import annotations

import re
from typing import Final, Literal

from attrs import frozen

from generator.diff.changes import Level

Bump = Literal["major", "minor", "patch"]

BUMPS: Final[tuple[Bump, ...]] = ("major", "minor", "patch")
_FORM: Final = re.compile(
    r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?",
    re.ASCII,
)


@frozen
class Version:
    """A version; `ahead` is what follows the hyphen of a pre-release."""

    numbers: tuple[int, int, int]
    ahead: str = ""

    @classmethod
    def read(cls, text: object) -> Version | None:
        """The version that the text says, if it follows SemVer."""
        found = _FORM.fullmatch(text) if isinstance(text, str) else None
        if found is None:
            return None
        major, minor, patch, ahead = found.groups()
        return cls((int(major), int(minor), int(patch)), ahead or "")

    def __str__(self) -> str:
        return ".".join(map(str, self.numbers)) + (f"-{self.ahead}" if self.ahead else "")

    def bumped(self, bump: Bump) -> Version:
        """The lowest version that has this bump over the present one."""
        at = BUMPS.index(bump)
        if self.ahead and not any(self.numbers[at + 1 :]):
            return Version(self.numbers)
        major, minor, patch = (*self.numbers[:at], self.numbers[at] + 1, 0, 0)[:3]
        return Version((major, minor, patch))

    def order(self) -> tuple[object, ...]:
        """What versions are compared by: SemVer, section 11."""
        parts = [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in self.ahead.split(".")]
        return (*self.numbers, not self.ahead, *(parts if self.ahead else ()))


def needed(level: Level | None, old: Version | None) -> Bump | None:
    """The bump that a change of this level asks for. Below 1.0.0 one step less, as SemVer allows."""
    if level is None:
        return None
    early = old is not None and old.numbers[0] == 0
    if level == "breaking":
        return "minor" if early else "major"
    return "minor" if level == "additive" and not early else "patch"


def has(old: Version, new: Version) -> Bump | None:
    """The bump between two versions; None if the new one is no later one."""
    if new.order() <= old.order():
        return None
    for bump, before, after in zip(BUMPS, old.numbers, new.numbers, strict=True):
        if before != after:
            return bump
    return "patch"


def suffices(old: Version, new: Version, bump: Bump) -> bool:
    """Whether the new version has at least this bump. Between two pre-releases of one version anything goes."""
    if new.order() <= old.order():
        return False
    return new.numbers >= old.bumped(bump).numbers or (bool(old.ahead) and new.numbers == old.numbers)
