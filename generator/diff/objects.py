"""Objects: their properties, which of them are required, and what else may be there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from generator.diff.canonical import same, skeleton, text
from generator.diff.changes import Effect
from generator.diff.defaults import defaults
from generator.diff.normal import Facts, Node, Side
from generator.diff.units import Unit

Compare = Callable[[Unit, Node, Node], None]


def objects(
    compare: Compare,
    unit: Unit,
    sides: tuple[Side, Side],
    old: Facts,
    new: Facts,
    named: Callable[[str], str],
) -> None:
    """Compares what two objects may and must hold; `named` gives the new name of a component."""
    closed = _closed(old)
    renamed = {} if unit.probe else _renamed(old, new, named)
    for name, node in old.properties.items():
        if name in new.properties:
            place, was, now = new.properties[name], name in old.required, name in new.required
            _required(unit, sides[1], place, was, now)
            if not unit.probe:
                unit.findings += defaults(sides, node, place, not (was or now))
            compare(unit, node, place)
        elif name in renamed:
            unit.add(Effect.BREAK, "changed", new.properties[renamed[name]], f"renamed from {name}")
        elif not unit.probe:
            unit.add(Effect.BREAK, "removed", node, "property removed")
        elif _closed(new):
            unit.add(Effect.NARROW, "removed", node, "property removed")
    for name, node in new.properties.items():
        if name in old.properties or name in renamed.values():
            continue
        if unit.way == "request" and name in new.required and name not in old.required:
            unit.add(Effect.NARROW, "added", node, "required property added")
        else:
            unit.add(Effect.WIDEN if closed else Effect.ADD, "added", node, "property added")
    _undeclared(unit, old, new)
    _additional(compare, unit, old, new)


def _required(unit: Unit, side: Side, new: Node, was: bool, now: bool) -> None:
    if now and not was:
        unit.add(Effect.NARROW, "changed", new, "required now")
    elif was and not now:
        # A default stands in for what is absent, so that those who read the property see no difference.
        has_default = side.facts(new).get("default") is not None
        unit.add(Effect.ADD if has_default else Effect.WIDEN, "changed", new, "no longer required")


def _undeclared(unit: Unit, old: Facts, new: Facts) -> None:
    """Compares which properties are required that are not declared."""
    undeclared = {*old.required, *new.required} - {*old.properties, *new.properties}
    if unit.probe:
        undeclared |= (old.required - new.properties.keys()) | (new.required - old.properties.keys())
    for name in sorted(undeclared):
        if (name in old.required) != (name in new.required):
            narrower = name in new.required
            what = f"{name} is required now" if narrower else f"{name} is no longer required"
            unit.add(Effect.NARROW if narrower else Effect.WIDEN, "changed", new, what)


def _renamed(old: Facts, new: Facts, named: Callable[[str], str]) -> dict[str, str]:
    """Properties that have only another name: the same schema, and no second candidate."""
    gone = {name: node for name, node in old.properties.items() if name not in new.properties}
    came = {name: node for name, node in new.properties.items() if name not in old.properties}
    found: dict[str, str] = {}
    for name, node in gone.items():
        shape = text(skeleton(node.value, named))
        twins = [other for other, each in came.items() if text(skeleton(each.value, str)) == shape]
        rivals = [other for other, each in gone.items() if text(skeleton(each.value, named)) == shape]
        if len(twins) == len(rivals) == 1 and (name in old.required) == (twins[0] in new.required):
            found[name] = twins[0]
    return found


Openness = Literal["open", "closed", "typed"]


def _closed(facts: Facts) -> bool:
    return _openness(facts) == "closed"


def _openness(facts: Facts) -> Openness:
    value = facts.get("additionalProperties")
    if value is False or (value is None and facts.get("unevaluatedProperties") is False):
        return "closed"
    return "open" if value is None or value is True or same(value, {}) else "typed"


def _additional(compare: Compare, unit: Unit, old: Facts, new: Facts) -> None:
    was, now = _openness(old), _openness(new)
    if was == now == "typed":
        compare(unit, old.keywords["additionalProperties"], new.keywords["additionalProperties"])
    elif was != now:
        narrower = now == "closed" or was == "open"
        what = f"other properties: {was} became {now}"
        unit.add(Effect.NARROW if narrower else Effect.WIDEN, "changed", new, what)
