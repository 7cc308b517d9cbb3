"""One comparison of a pair of schemas, and what it found."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field, frozen

from generator.diff.changes import Act, Effect, Finding, Way
from generator.diff.labels import Document
from generator.diff.normal import Facts, Node


@frozen
class Key:
    """A pair of places and the way it is reached."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    way: Way
    probe: bool = False
    """Whether only the values count, not the names that programs write."""


@define
class Unit:
    """The comparison of one pair of places."""

    key: Key
    findings: list[Finding] = field(factory=list)
    edges: set[Key] = field(factory=set)
    """The pairs inside it that are compared on their own."""

    @property
    def way(self) -> Way:
        """How the pair is reached."""
        return self.key.way

    @property
    def probe(self) -> bool:
        """Whether only the values count."""
        return self.key.probe

    def add(
        self, effect: Effect, act: Act, place: Node | Facts, what: str, types: Iterable[str] = ()
    ) -> None:
        """Notes a difference, which concerns these types too; what was removed stands in the old contract."""
        document: Document = "old" if act == "removed" else "new"
        self.findings.append(Finding(effect, act, document, place.pointer, what, tuple(types)))
