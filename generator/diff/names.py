"""Which component of the new contract is which of the old one."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from attrs import define, field

from generator.contract import mapping, schemas_of
from generator.diff.canonical import skeleton, text

_ALIKE = 0.5
"""The share of properties in common from which on another name at the same place is a new name."""


@define
class Names:
    """The component schemas of both contracts, and what was renamed."""

    old: dict[str, Any]
    new: dict[str, Any]
    renamed: dict[str, str] = field(factory=dict)

    def now(self, name: str) -> str:
        """The new name of an old component."""
        return self.renamed.get(name, name)

    def correspond(self, old: str, new: str) -> bool:
        """Whether the two are one component. Asked of a place where the one stands for the other."""
        if self.now(old) == new:
            return True
        free = old not in self.new and new not in self.old
        free = free and old not in self.renamed and new not in self.renamed.values()
        if free and self._alike(self.old[old], self.new[new]):
            self.renamed[old] = new
        return self.now(old) == new

    def _alike(self, old: Any, new: Any) -> bool:
        one, other = mapping(mapping(old).get("properties")), mapping(mapping(new).get("properties"))
        both = {*one} & {*other}
        if one or other:
            return len(both) >= _ALIKE * max(len(one), len(other))
        return text(skeleton(old, self.now)) == text(skeleton(new, str))


def match(old: dict[str, Any], new: dict[str, Any]) -> Names:
    """Finds what has another name and is otherwise the same, whatever refers to it first."""
    names = Names(schemas_of(old), schemas_of(new))
    gone = [name for name in names.old if name not in names.new]
    came = [name for name in names.new if name not in names.old]
    found = True
    while found and gone and came:
        shapes = {name: _shape(names.new, name, str) for name in came}
        candidates = [
            (SequenceMatcher(None, one, other).ratio(), one, other)
            for one in gone
            for other in came
            if _shape(names.old, one, names.now) == shapes[other]
        ]
        found = bool(candidates)
        for _, one, other in sorted(candidates, reverse=True):
            if one in gone and other in came:
                names.renamed[one] = other
                gone.remove(one)
                came.remove(other)
    return names


def _shape(schemas: dict[str, Any], name: str, named: Any) -> str:
    return text(skeleton(schemas[name], lambda other: "" if other == name else named(other)))
