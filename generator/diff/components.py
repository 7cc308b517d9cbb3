"""The types that a contract has, and which of its methods use them."""

from __future__ import annotations

from typing import Final

from generator.contract import SCHEMAS, directions, mapping, mentions, owners, reachable
from generator.diff.bodies import schemas_seen
from generator.diff.changes import Act, Effect, Finding, Ledger, Way
from generator.diff.labels import Document
from generator.diff.names import Names
from generator.diff.normal import Side
from generator.diff.operations import operations
from generator.diff.parameters import declared
from generator.diff.schemas import Schemas
from generator.grammar import SECTIONS, child, places

_PLACE: Final = "/components/schemas"


def types(old: Side, new: Side, names: Names, ledger: Ledger) -> None:
    """Notes the types that came, went or were renamed, that moved to another module, or are exported no more."""
    gone = [name for name in names.old if name not in names.new and name not in names.renamed]
    came = [name for name in names.new if name not in names.old and name not in names.renamed.values()]
    before, after = owners(old.document), owners(new.document)
    found: list[tuple[Finding, Way | None, tuple[str, ...]]] = []

    def add(effect: Effect, act: Act, name: str, what: str, exported: bool, *concerned: str) -> None:
        document: Document = "old" if act == "removed" else "new"
        finding = Finding(effect, act, document, child(_PLACE, name), what)
        found.append((finding, None if exported else "apart", (name, *concerned)))

    for name in gone:
        add(Effect.BREAK, "removed", name, "type removed", name in before)
    for name in came:
        add(Effect.ADD, "added", name, "type added", name in after)
    for name, now in names.renamed.items():
        add(Effect.BREAK, "changed", now, f"type renamed from {name}", name in before, name)
    for name in names.old:
        now = names.now(name)
        if now not in names.new or before.get(name) == after.get(now):
            continue
        if now not in after:
            what = "type no longer exported, for nothing reaches or keeps it"
            add(Effect.BREAK, "removed", name, what, True)
        elif name not in before:
            add(Effect.ADD, "added", now, "type exported now", True)
        else:
            what = f"stands in the module {after[now]} now, not in {before[name]}"
            add(Effect.BREAK, "changed", now, what, True, name)
    users = (_users(old), _users(new)) if found else ()
    for finding, way, concerned in found:
        using = users[finding.act == "added"]
        ledger.add(finding, way, {method for name in concerned for method in using.get(name, ())}, concerned)


def _users(side: Side) -> dict[str, set[str]]:
    """The client methods that send or receive each schema."""
    found: dict[str, set[str]] = {}
    for operation in operations(side.document):
        parameters = declared(side, operation.item, operation.node).values()
        shared = {name for each in parameters for name in mentions(side.document, each.value, "Parameter")}
        roots = {method: {*shared} for method in operation.methods}
        for method, schema in schemas_seen(side, operation.node):
            roots[method] |= mentions(side.document, schema.value)
        for method, names in roots.items():
            for name in reachable(side.document, *names):
                found.setdefault(name, set()).add(method)
    return found


def rest(old: Side, new: Side, names: Names, schemas: Schemas) -> None:
    """Compares the schemas that no pair of operations led to, the way that the old contract reaches them."""
    done = schemas.compared() | old.opened
    left = [name for name in names.old if name not in done and names.now(name) in names.new]
    if not left:
        return
    reached, reached_now = directions(old.document), directions(new.document)
    users = _users(old)
    for name in left:
        now = names.now(name)
        ways: list[Way] = []
        if name in reached.requests and now in reached_now.requests | reached_now.responses:
            ways.append("request")
        if name in reached.responses - reached.errors and now in reached_now.requests | reached_now.responses:
            ways.append("response")
        for way in ways or ["apart"]:
            schemas.root(old.target(SCHEMAS + name), new.target(SCHEMAS + now), way, users.get(name, ()))


def unused(old: Side, new: Side, ledger: Ledger) -> None:
    """Notes components, schemas apart, that differ and that nothing refers to: nobody sees that."""
    refs = {
        place.fields["$ref"]
        for side in (old, new)
        for place in places(side.document)
        if isinstance(place.fields.get("$ref"), str)
    }
    for section in {*SECTIONS.values()} - {"schemas", "securitySchemes"}:
        one, other = (mapping(mapping(side.document.get("components")).get(section)) for side in (old, new))
        for name in {*one, *other}:
            pointer = child("/components", section, name)
            if f"#{pointer}" in refs or (name in one and name in other and one[name] == other[name]):
                continue
            act: Act = "removed" if name not in other else "changed" if name in one else "added"
            document: Document = "old" if act == "removed" else "new"
            ledger.add(Finding(Effect.TEXT, act, document, pointer, f"{act}, used by nothing"))
