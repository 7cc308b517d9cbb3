"""The comparison of two contracts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from attrs import define, field

from generator.contract import mapping, sequence
from generator.diff import document
from generator.diff.bodies import Exchange, bodies, responses
from generator.diff.canonical import same, skeleton
from generator.diff.changes import Effect, Finding, Ledger, Way
from generator.diff.components import rest, types, unused
from generator.diff.generic import keys
from generator.diff.methods import QUERY, Method, details, other_key, paired, stream
from generator.diff.methods import methods as methods_of
from generator.diff.names import Names, match
from generator.diff.normal import Node, Side
from generator.diff.operations import Operation, operations, pairs
from generator.diff.parameters import declared, parameter, schemas_of
from generator.diff.parameters import paired as paired_parameters
from generator.diff.report import Report
from generator.diff.schemas import Schemas
from generator.diff.security import schemes, security


def diff(old: dict[str, Any], new: dict[str, Any]) -> Report:
    """Every change between two valid contracts, and the version that they ask for."""
    comparison = Comparison(Side(old), Side(new), match(old, new))
    if not same(old, new):
        comparison.run()
    return Report.of(comparison.ledger.changes(), old, new)


@define
class Comparison:
    """One run over two contracts; what it finds is in the ledger."""

    old: Side
    new: Side
    names: Names
    ledger: Ledger = field(init=False)
    schemas: Schemas = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.ledger = Ledger({"old": self.old.document, "new": self.new.document})
        self.schemas = Schemas(self.old, self.new, self.names)

    def run(self) -> None:
        """Compares everything."""
        homes = [
            {name: str(each) for each in operations(side.document) for name in each.methods}
            for side in (self.old, self.new)
        ]
        for one, other in pairs(self.old.document, self.new.document):
            if one and other:
                self._operation(one, other, homes[0], homes[1])
            elif one:
                finding = Finding(Effect.BREAK, "removed", "old", one.node.pointer, "operation removed")
                self.ledger.add(finding, None, one.methods)
            elif other:
                finding = Finding(Effect.ADD, "added", "new", other.node.pointer, "operation added")
                self.ledger.add(finding, None, other.methods)
        rest(self.old, self.new, self.names, self.schemas)
        self.schemas.settle(self.ledger)
        types(self.old, self.new, self.names, self.ledger)
        unused(self.old, self.new, self.ledger)
        for finding, methods in schemes(self.old, self.new):
            self.ledger.add(finding, None, methods)
        for finding in document.differences(self.old.document, self.new.document):
            self.ledger.add(finding)
        if not self.ledger.changes():
            for finding in document.rewritten(self.old.document, self.new.document):
                self.ledger.add(finding)

    def _operation(self, one: Operation, other: Operation, was: dict[str, str], now: dict[str, str]) -> None:
        old, new = one.node, other.node
        affected = one.methods or other.methods

        # Whoever asks for a stream by the name of the method says nothing by the flag.
        plain = [name for name, how in {**methods_of(new), **methods_of(old)}.items() if "stream" not in how]
        queries = [str(node.value[QUERY]) for node in (old, new) if QUERY in node.value]

        def add(findings: Iterable[Finding], way: Way | None = None, types: Iterable[str] = ()) -> None:
            for finding in findings:
                self.ledger.add(finding, way, affected, types)

        if one.address != other.address:
            add([Finding(Effect.BREAK, "changed", "new", new.pointer, f"moved from {one} to {other}")])
        for finding in keys(old, new, partial(_own, old, new, self.names.now)):
            add([finding], None, queries if finding.pointer.endswith(f"/{QUERY}") else ())
        add(keys(one.item, other.item, lambda key, *_: Effect.BREAK if key.startswith("x-") else None))
        methods, found = paired(old, new, lambda name: (now if name in one.methods else was).get(name))
        for finding, name in found:
            self.ledger.add(finding, None, [name])
        for method in methods:
            for finding in details(old, new, method):
                self.ledger.add(finding, None, [method.old])
        for finding in stream(old, new):
            refused = finding.pointer.endswith("/on_flag")
            self.ledger.add(finding, None, plain if refused else affected)
        add(security(self.old, self.new, old, new))
        self._parameters(one, other, affected, queries)

        def root(left: Node, right: Node, way: Way, callers: list[Method]) -> None:
            self.schemas.root(left, right, way, [method.old for method in callers] or affected)

        exchange = Exchange(self.old, self.new, old, new, methods, lambda f, way: add([f], way), root)
        bodies(exchange)
        responses(exchange)

    def _parameters(self, one: Operation, other: Operation, affected: list[str], queries: list[str]) -> None:
        before, after = declared(self.old, one.item, one.node), declared(self.new, other.item, other.node)
        slots = dict(zip(one.slots, other.slots, strict=False))
        pairs, found = paired_parameters(before, after, slots, tuple(queries))
        for finding in found:
            self.ledger.add(finding, "request", affected)
        for old, new in pairs:
            types = queries if "query" in (old.value.get("in"), new.value.get("in")) else []
            for finding in parameter((self.old, self.new), old, new):
                self.ledger.add(finding, "request", affected, types)
            for left, right in schemas_of(old, new):
                self.schemas.root(left, right, "request", affected, types)


def _own(old: Node, new: Node, named: Callable[[str], str], key: str, was: bool, now: bool) -> Effect | None:
    """What a difference in a key of an operation means, if the key is not compared elsewhere."""
    if key in ("parameters", "requestBody", "responses", "security"):
        return None
    if key == "tags":
        first = [sequence(node.value.get(key))[:1] for node in (old, new)]
        return Effect.BREAK if first[0] != first[1] else Effect.TEXT
    if key == "deprecated":
        if bool(old.value.get(key)) == bool(new.value.get(key)):
            return None
        return Effect.ADD if now else Effect.TEXT
    if key == "callbacks":
        one, other = ({key: mapping(node.value).get(key)} for node in (old, new))
        alike = same(skeleton(one, named, "Operation"), skeleton(other, str, "Operation"))
        return None if alike else Effect.BREAK if was else Effect.ADD
    return other_key(key, was, now)
