"""Which alternative of a new schema is which of the old one: by name, by tag, by structure, never by index."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from attrs import define, field

from generator.diff.canonical import skeleton, text
from generator.diff.labels import listed
from generator.diff.names import Names
from generator.diff.normal import Alternative, Side

_PLACELESS: Final = ("string", "integer", "number", "boolean", "null")


@define
class Matching:
    """Pairs the alternatives of two schemas; what has no partner is left in `gone` and `came`."""

    old_side: Side
    new_side: Side
    names: Names
    anonymous: bool
    """Whether names of components do not count."""
    old: list[Alternative] = field(factory=list)
    new: list[Alternative] = field(factory=list)
    pairs: list[tuple[Alternative, Alternative]] = field(factory=list)
    gone: list[Alternative] = field(factory=list)
    came: list[Alternative] = field(factory=list)

    def match(self, old: list[Alternative], new: list[Alternative]) -> None:
        """Pairs the surest first."""
        self.old, self.new = old, new
        self.gone, self.came = [*old], [*new]
        alone = len(old) == len(new) == 1
        if not self.anonymous:
            self._pair(lambda a, b: bool(a.name and b.name and self.names.now(a.name) == b.name))
            self._pair(lambda a, b: bool(a.name and b.name and self.names.correspond(a.name, b.name)))
        if not alone:
            tags_old = {id(each): tags(self.old_side, each) for each in self.gone}
            tags_new = {id(each): tags(self.new_side, each) for each in self.came}
            self._pair(lambda a, b: self._similar(a, b) and tags_old[id(a)] == tags_new[id(b)] != {})
            shapes_old = {id(each): _shape(each, self.names.now) for each in self.gone}
            shapes_new = {id(each): _shape(each, str) for each in self.came}
            self._pair(lambda a, b: self._similar(a, b) and shapes_old[id(a)] == shapes_new[id(b)])

            def untagged(a: Alternative, b: Alternative) -> bool:
                return self._similar(a, b) and not (tags_old[id(a)] or tags_new[id(b)])

            self._pair(lambda a, b: untagged(a, b) and a.facts.properties.keys() == b.facts.properties.keys())
            self._pair(lambda a, b: untagged(a, b) and _alike(a, b))
        else:
            self._pair(self._similar)
            self._pair(lambda a, b: "any" in (a.kind, b.kind) and a.model and b.model)
        self._pair(lambda a, b: a.kind == b.kind and a.kind in (*_PLACELESS, "any", "array"))

    def _similar(self, old: Alternative, new: Alternative) -> bool:
        """Whether they may be one: of one type, and not two components that both have a name of their own."""
        strangers = old.name is not None and new.name is not None and not self.anonymous
        return old.kind == new.kind and not strangers

    def _pair(self, fits: Callable[[Alternative, Alternative], bool]) -> None:
        for one in [*self.gone]:
            other = next((each for each in self.came if fits(one, each)), None)
            if other is not None:
                self.pairs.append((one, other))
                self.gone.remove(one)
                self.came.remove(other)


def _shape(alternative: Alternative, named: Callable[[str], str]) -> str:
    facts = alternative.facts
    keywords = {
        name: skeleton({name.rstrip("+"): node.value}, named) for name, node in facts.keywords.items()
    }
    properties = {name: skeleton(node.value, named) for name, node in facts.properties.items()}
    return text([alternative.kind, keywords, properties, sorted(facts.required)])


def _alike(old: Alternative, new: Alternative) -> bool:
    one, other = {*old.facts.properties}, {*new.facts.properties}
    return len(one & other) * 2 >= max(len(one), len(other))


def tags(side: Side, alternative: Alternative) -> dict[str, str]:
    """The constants by which a value tells which alternative it is: required properties with one value."""
    found: dict[str, str] = {}
    for name in alternative.facts.required & alternative.facts.properties.keys():
        facts = side.facts(alternative.facts.properties[name])
        values = [facts.get("const")] if "const" in facts.keywords else facts.get("enum") or []
        if len(values) == 1:
            found[name] = text(values[0])
    return found


def disjoint(side: Side, alternatives: list[Alternative]) -> bool:
    """Whether no value can be two of them."""
    return all(
        _apart(side, one, other) for index, one in enumerate(alternatives) for other in alternatives[:index]
    )


def _apart(side: Side, one: Alternative, other: Alternative) -> bool:
    if one.kind != other.kind:
        return "any" not in (one.kind, other.kind) and {one.kind, other.kind} != {"integer", "number"}
    left, right = tags(side, one), tags(side, other)
    return any(left[name] != right[name] for name in left.keys() & right.keys())


def said(alternatives: Iterable[Alternative]) -> str:
    """The alternatives in words."""
    return listed([each.name or _words(each) for each in alternatives])


def _words(alternative: Alternative) -> str:
    if alternative.values is not None and alternative.kind != "null":
        return listed([*alternative.values])
    kind: Any = alternative.facts.get("format")
    return f"{alternative.kind} ({kind})" if isinstance(kind, str) else alternative.kind
