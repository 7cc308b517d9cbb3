"""Version numbers (SemVer 2.0.0): which bump a change asks for, and whether a version has it."""

from __future__ import annotations

import re
from collections.abc import Callable
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


@frozen
class Claim:
    """What a version says of the changes since an older one: that they are at most of its bump."""

    old: str
    new: str
    level: Level | None
    """The gravest level of what the version has to cover."""
    subject: str = ""
    """What that change is of, where it is not plain."""
    reader: Callable[[str], Version | None] = Version.read

    @property
    def bump(self) -> Bump | None:
        """The bump that the version must have; None if none is needed."""
        return needed(self.level, self.reader(self.old))

    @property
    def bumped(self) -> Bump | None:
        """The bump that it has."""
        old, new = self.reader(self.old), self.reader(self.new)
        return has(old, new) if old and new else None

    @property
    def wanted(self) -> str | None:
        """The lowest version that would do."""
        old = self.reader(self.old)
        return str(old.bumped(self.bump)) if old and self.bump else None

    @property
    def complaint(self) -> str | None:
        """What is wrong with the version; None if it covers the changes."""
        old, new = self.reader(self.old), self.reader(self.new)
        for version, text, which in ((old, self.old, "old"), (new, self.new, "new")):
            if version is None:
                return f"the {which} version {text!r} is not of the form 1.2.3"
        if self._falls:
            return f"the version falls from {self.old} to {self.new}"
        if not old or not new or self.bump is None or suffices(old, new, self.bump):
            return None
        what = f"{'a' if self.level == 'breaking' else 'an'} {self.level} change{self.subject}"
        return f"{what} needs {self.wanted} or later, but the version is {self.new}"

    @property
    def waits(self) -> bool:
        """Whether the complaint can wait for the release: nothing breaks, and the version does not fall."""
        return self.level != "breaking" and not self._falls

    @property
    def _falls(self) -> bool:
        old, new = self.reader(self.old), self.reader(self.new)
        return bool(old and new and new.order() < old.order())

    @property
    def sentence(self) -> str:
        """What the version has to be, and whether it is that; nothing where it need be nothing."""
        if self.complaint:
            return f"Version: {self.complaint}."
        return (
            f"Version: {self.new} is high enough ({self.wanted} or later, {self.bump})." if self.bump else ""
        )

    def as_dict(self) -> dict[str, str | None]:
        """Everything, for programs."""
        names = ("old", "new", "bump", "bumped", "wanted", "complaint")
        return {name: getattr(self, name) for name in names}
