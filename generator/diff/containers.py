"""Fields that are lists or dicts. `List` and `Dict` are invariant: another type of their items is another type."""

from __future__ import annotations

from typing import Final

from generator.diff.changes import Effect, level_of
from generator.diff.normal import Alternative, Facts, Node, Side
from generator.diff.units import Unit

Type = str | tuple["Type", ...]
"""What of a Python type counts here: all models are one, for a model stays itself when its properties change."""


_TYPED: Final = frozenset(("$ref", "allOf", "anyOf", "oneOf", "items", "additionalProperties"))
_DEPTH: Final = 3
"""Lists of lists are looked into so far; a schema may hold itself."""


def containers(unit: Unit, sides: tuple[Side, Side], old: Facts, new: Facts) -> None:
    """Compares what the lists and dicts hold that both models have as fields."""
    for name in () if unit.probe else old.properties:
        place = new.properties.get(name)
        if place is None or not (_typed(old.properties[name]) and _typed(place)):
            continue
        was, now = _held(sides[0], old.properties[name]), _held(sides[1], place)
        for container in ("List", "Dict"):
            one, other = ({held for outer, held in types if outer == container} for types in (was, now))
            if len(one) == len(other) == 1 and not _same(*one, *other) and not _broken(unit, place):
                what = f"the items have another type, and {container} is invariant"
                unit.add(Effect.BREAK, "changed", place, what)


def _typed(node: Node) -> bool:
    """Whether the schema may say what items are."""
    return node.beside is not None or (isinstance(node.value, dict) and not _TYPED.isdisjoint(node.value))


def _same(one: Type, other: Type) -> bool:
    """Whether a type checker takes the one for the other. It takes `Any` for everything."""
    if "any" in (one, other) or one == other:
        return True
    both = isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other)
    return both and all(map(_same, one, other))


def _broken(unit: Unit, place: Node) -> bool:
    """Whether something inside is known to be breaking, so that nothing needs to be added to it."""
    return any(
        f"{finding.pointer}/".startswith(f"{place.pointer}/")
        and level_of(finding.effect, unit.way) == "breaking"
        for finding in unit.findings
    )


def _held(side: Side, node: Node) -> list[tuple[Type, Type]]:
    types = [_type(side, each, _DEPTH) for each in side.alternatives(node)]
    return [(each[0], each[1]) for each in types if isinstance(each, tuple) and each[0] in ("List", "Dict")]


def _union(side: Side, node: Node | None, depth: int) -> Type:
    if node is None or not depth:
        return "any"
    types = {_type(side, each, depth) for each in side.alternatives(node)}
    return "any" if "any" in types else tuple(sorted(types, key=str))


def _type(side: Side, value: Alternative, depth: int) -> Type:
    facts = value.facts
    if value.model:
        return "model"
    if value.kind in ("array", "object"):
        outer, key = ("List", "items") if value.kind == "array" else ("Dict", "additionalProperties")
        return (outer, _union(side, facts.keywords.get(key), depth - 1))
    if value.values is not None:
        return ("Literal", *sorted(value.values))
    return "Timestamp" if value.kind == "string" and facts.get("format") == "date-time" else value.kind
