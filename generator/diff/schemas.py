"""Compares schemas: each pair of places once for each way it is reached, however often it is used."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Final

from attrs import define, field

from generator.contract import SCHEMAS
from generator.diff.canonical import component_of
from generator.diff.changes import Effect, Ledger, Way, level_of
from generator.diff.containers import containers
from generator.diff.facets import facets
from generator.diff.labels import component
from generator.diff.names import Names
from generator.diff.normal import Alternative, Facts, Node, Side, restricting
from generator.diff.objects import objects
from generator.diff.remarks import discriminators, remarks
from generator.diff.unions import Matching, disjoint, said
from generator.diff.units import Key, Unit
from generator.diff.values import values
from generator.grammar import parts

_COMPOUND: Final = ("$ref", "allOf", "anyOf", "oneOf")


@define
class Concerned:
    """Whom a change concerns."""

    methods: set[str] = field(factory=set)
    types: set[str] = field(factory=set)
    """Types that are made of schemas without a name."""


@define
class Schemas:
    """The comparison of all schemas of two contracts."""

    old: Side
    new: Side
    names: Names
    _units: dict[Key, Unit] = field(factory=dict)
    _roots: dict[Key, Concerned] = field(factory=dict)
    _waiting: deque[tuple[Unit, Node, Node]] = field(factory=deque)
    _probing: deque[tuple[Unit, Node, Node]] = field(factory=deque)

    def root(
        self, old: Node, new: Node, way: Way, methods: Iterable[str] = (), types: Iterable[str] = ()
    ) -> None:
        """Compares what these methods send or receive; `types` are made of it if it has no name of its own."""
        key = Key(("root", *_places(old)), ("root", *_places(new)), way)
        if key not in self._roots:
            self._units[key] = Unit(key)
            self._nodes(self._units[key], old, new)
            self._work(self._waiting)
        concerned = self._roots.setdefault(key, Concerned())
        concerned.methods.update(methods)
        concerned.types.update(types)

    def compared(self) -> set[str]:
        """The old names of the components that were compared."""
        names = {key.old[0]: component(key.old[0]) for key in self._reached()}
        return {name for pointer, name in names.items() if name and len(parts(pointer)) == 3}

    def settle(self, ledger: Ledger) -> None:
        """Enters every finding with the methods that reach it."""
        for key, concerned in self._reached().items():
            for finding in self._units[key].findings:
                home = key.new if finding.document == "new" else key.old
                names = {name for pointer in (finding.pointer, home[-1]) if (name := component(pointer))}
                ledger.add(finding, key.way, concerned.methods, names or concerned.types)

    def _reached(self) -> dict[Key, Concerned]:
        reached: dict[Key, Concerned] = {}
        for root, concerned in self._roots.items():
            waiting, seen = [root], {root}
            while waiting:
                key = waiting.pop()
                found = reached.setdefault(key, Concerned())
                found.methods |= concerned.methods
                found.types |= concerned.types
                fresh = self._units[key].edges - seen
                seen |= fresh
                waiting += fresh
        return reached

    def _work(self, queue: deque[tuple[Unit, Node, Node]]) -> None:
        while queue:
            self._compare(*queue.popleft())

    def _unit(self, unit: Unit, old: Node, new: Node) -> None:
        """Has the pair compared on its own, as a part of `unit`."""
        key = Key(_places(old), _places(new), unit.way, unit.probe)
        if key not in self._units:
            self._units[key] = Unit(key)
            (self._probing if unit.probe else self._waiting).append((self._units[key], old, new))
        unit.edges.add(key)

    def _nodes(self, unit: Unit, old: Node, new: Node) -> None:
        """Compares two schemas inside a unit: at once if they are simple, else as a unit of their own."""
        one, other = _reference(old), _reference(new)
        if one and other and self._same_component(one, other):
            if not unit.probe:
                remarks(unit, _beside(old), _beside(new), self.names.now)
            self._unit(unit, self.old.target(one), self.new.target(other))
        elif _compound(old) or _compound(new):
            self._unit(unit, old, new)
        else:
            self._compare(unit, old, new)

    def _same_component(self, one: str, other: str) -> bool:
        old, new = component_of(one), component_of(other)
        if old is None or new is None or old not in self.names.old or new not in self.names.new:
            return one == other
        return self.names.correspond(old, new)

    def _compare(self, unit: Unit, old: Node, new: Node) -> None:
        one, other = self.old.facts(old), self.new.facts(new)
        matching = Matching(self.old, self.new, self.names, unit.probe)
        matching.match(self.old.alternatives(old), self.new.alternatives(new))
        if not unit.probe:
            remarks(unit, one, other, self.names.now)
            discriminators(unit, (self.old, self.new), one, other, self.names.now)
        for left, right in matching.pairs:
            self._pair(unit, left, right)
        _null(unit, new, matching)
        self._leftovers(unit, old, new, matching)
        unions = [[keyword for keyword, _ in facts.unions] for facts in (one, other)]
        if all(unions) and unions[0] != unions[1] and not disjoint(self.new, matching.new):
            effect = Effect.NARROW if "oneOf" in unions[1] else Effect.ADD
            unit.add(effect, "changed", new, f"{' and '.join(unions[0])} became {' and '.join(unions[1])}")

    def _pair(self, unit: Unit, old: Alternative, new: Alternative) -> None:
        if old.name and new.name and not unit.probe:
            self._unit(unit, self.old.target(SCHEMAS + old.name), self.new.target(SCHEMAS + new.name))
            return
        kind = old.kind if new.kind == "any" else new.kind
        if kind == "object" and old.model != new.model and not unit.probe:
            what = "a plain object became a model" if new.model else "a model became a plain object"
            unit.add(Effect.BREAK, "changed", new.facts, what)
        if old.kind != new.kind:
            effect = Effect.NARROW if old.kind == "any" else Effect.WIDEN
            unit.add(effect, "changed", new.facts, f"type changed from {old.kind} to {new.kind}")
        values(unit, old, new)
        # A bound on numbers is a bound on integers only where both sides speak of integers.
        numbers = "number" if "integer" in (old.kind, new.kind) and old.kind != new.kind else kind
        unit.findings += facets(old.facts, new.facts, numbers, self.names.now)
        if kind in ("array", "any"):
            self._items(unit, old.facts, new.facts)
        if kind in ("object", "any"):
            sides = (self.old, self.new)
            objects(self._nodes, unit, sides, old.facts, new.facts, self.names.now)
            containers(unit, sides, old.facts, new.facts)

    def _items(self, unit: Unit, old: Facts, new: Facts) -> None:
        first = [_prefix(old), _prefix(new)]
        for index in range(max(map(len, first))):
            left, right = (
                prefix[index] if index < len(prefix) else _items(facts)
                for prefix, facts in zip(first, (old, new), strict=True)
            )
            self._nodes(unit, left, right)
        if "items" in old.keywords or "items" in new.keywords:
            self._nodes(unit, _items(old), _items(new))

    def _leftovers(self, unit: Unit, old: Node, new: Node, matching: Matching) -> None:
        gone, came = matching.gone, matching.came
        if not gone and not came:
            return
        stays = [left for left, _ in matching.pairs] + [each for each in gone if not each.name or unit.probe]
        takes = [right for _, right in matching.pairs] + [
            each for each in came if not each.name or unit.probe
        ]
        # A class that a program sends must still be one of those that are asked for.
        classes = unit.way == "request" and not unit.probe
        lost = any(
            (classes and e.name) or not any(self._within(e, by, "request") for by in takes) for e in gone
        )
        gained = any(not any(self._within(e, by, "response") for by in stays) for e in came)
        types = {name for each in (*gone, *came) for name in (each.name, component(each.union or "")) if name}
        if gone and came:
            swapped = any(e.model for e in came) and not any(e.model for e in stays) and not unit.probe
            effect = _effect(lost or swapped, gained or swapped) or Effect.ADD
            unit.add(effect, "changed", new, f"type changed from {said(gone)} to {said(came)}", types)
        elif gone:
            effect = _effect(lost, False) or Effect.TEXT
            unit.add(effect, "removed", _union(gone, old), f"no longer {said(gone)}", types)
        else:
            effect = _effect(False, gained) or Effect.ADD
            unit.add(effect, "added", _union(came, new), f"also {said(came)}", types)

    def _within(self, value: Alternative, by: Alternative, way: Way) -> bool:
        """Whether `by`, of the other contract, accepts all that is `value`."""
        if by.kind == "any" and not by.facts.properties and not by.facts.required:
            return by.values is None and not restricting(by.facts.keywords)
        if by.kind != value.kind and (value.kind, by.kind) != ("integer", "number"):
            return False
        old, new = (value, by) if way == "request" else (by, value)
        key = Key(("probe", old.kind, old.facts.pointer), ("probe", new.kind, new.facts.pointer), way, True)
        if key not in self._units:
            unit = self._units[key] = Unit(key)
            self._pair(unit, old, Alternative(old.kind, new.facts, new.values, new.known))
            self._work(self._probing)
        return not self._breaks(key)

    def _breaks(self, key: Key) -> bool:
        waiting, seen = [key], {key}
        while waiting:
            unit = self._units[waiting.pop()]
            if any(level_of(finding.effect, unit.way) == "breaking" for finding in unit.findings):
                return True
            fresh = unit.edges - seen
            seen |= fresh
            waiting += fresh
        return False


def _union(alternatives: list[Alternative], node: Node) -> Node:
    """The union that has or had the alternatives as branches; the node itself if there is no single one."""
    places = {each.union for each in alternatives}
    place = places.pop()
    return Node(None, place) if place and not places else node


def _effect(lost: bool, gained: bool) -> Effect | None:
    return Effect.BREAK if lost and gained else Effect.NARROW if lost else Effect.WIDEN if gained else None


def _places(node: Node) -> tuple[str, ...]:
    return (node.pointer,) if node.beside is None else (node.pointer, *_places(node.beside))


def _reference(node: Node) -> str | None:
    """Where the schema points, if it is a reference and nothing more."""
    if not isinstance(node.value, dict) or node.beside or restricting(node.value.keys() - {"$ref"}):
        return None
    ref = node.value.get("$ref")
    return ref if isinstance(ref, str) else None


def _beside(node: Node) -> Facts:
    """What stands beside the reference."""
    return Facts(node.pointer, keywords={key: node.at(key) for key in node.value if key != "$ref"})


def _compound(node: Node) -> bool:
    return node.beside is not None or (
        isinstance(node.value, dict) and any(key in node.value for key in _COMPOUND)
    )


def _items(facts: Facts) -> Node:
    return facts.keywords.get("items") or Node(True, f"{facts.pointer}/items")


def _prefix(facts: Facts) -> list[Node]:
    node = facts.keywords.get("prefixItems")
    return [node.at(index) for index in range(len(node.value))] if node else []


def _null(unit: Unit, new: Node, matching: Matching) -> None:
    """Null, which is a matter of its own beside the types that came and went."""
    for found, others, effect, what in (
        (matching.gone, matching.new, Effect.NARROW, "no longer nullable"),
        (matching.came, matching.old, Effect.WIDEN, "nullable now"),
    ):
        nulls = [each for each in found if each.kind == "null"]
        for each in nulls:
            found.remove(each)
        if nulls and not any(each.kind == "any" for each in others):
            unit.add(effect, "changed", new, what)
