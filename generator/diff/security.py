"""Security: what a caller must present."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from generator.contract import mapping, sequence
from generator.diff.canonical import same
from generator.diff.changes import Effect, Finding
from generator.diff.labels import Document, shown
from generator.diff.normal import Node, Side
from generator.diff.operations import operations
from generator.grammar import child

_TEXTS: Final = ("description", "bearerFormat")

Requirement = frozenset[tuple[str, str]]
"""Schemes with a scope each; a scheme is also there with an empty one."""


def security(old: Side, new: Side, one: Node, other: Node) -> Iterator[Finding]:
    """Compares what two operations, given as their nodes, ask for."""
    before, after = _asked(old, one), _asked(new, other, _renamed(old, new))
    own = [node.at("security").pointer for node in (other, one) if "security" in mapping(node.value)]
    document: Document = "old" if own and "security" not in mapping(other.value) else "new"
    pointer = own[0] if own else "/security"
    if not all(any(need <= have for need in after) for have in before):
        what = f"{_said(before)} no longer suffices, but {_said(after)} does"
        yield Finding(Effect.BREAK, "changed", document, pointer, what)
    elif {*before} != {*after}:
        what = f"{_said(after)} suffices where it was {_said(before)}"
        yield Finding(Effect.ADD, "changed", document, pointer, what)


def _renamed(old: Side, new: Side) -> dict[str, str]:
    """The old name of each scheme that only has another one; programs never see it."""
    before, after = (_schemes(side.document) for side in (old, new))
    return {
        name: was
        for name in after.keys() - before.keys()
        for was in before.keys() - after.keys()
        if same(_bare(before[was]), _bare(after[name]))
    }


def _asked(
    side: Side, operation: Node, renamed: Mapping[str, str] = MappingProxyType({})
) -> list[Requirement]:
    inherited = side.document.get("security")
    found = [
        frozenset(
            (renamed.get(name, name), scope)
            for name, scopes in mapping(each).items()
            for scope in ("", *map(str, sequence(scopes)))
        )
        for each in sequence(mapping(operation.value).get("security", inherited))
    ]
    return found or [frozenset()]


def _said(asked: list[Requirement]) -> str:
    ways = [" and ".join(sorted({name for name, _ in each})) or "nothing" for each in asked]
    return " or ".join(ways)


def schemes(old: Side, new: Side) -> Iterator[tuple[Finding, list[str]]]:
    """What differs in schemes that both contracts have, with the client methods that may present them."""
    before, after = (_schemes(side.document) for side in (old, new))
    for name in sorted(before.keys() & after.keys()):
        pointer = child("/components/securitySchemes", name)
        if not same(_bare(before[name]), _bare(after[name])):
            what = f"changed from {shown(_said_of(before[name]))} to {shown(_said_of(after[name]))}"
            yield Finding(Effect.BREAK, "changed", "new", pointer, what), _users(old, name)
        elif not same(before[name], after[name]):
            yield Finding(Effect.TEXT, "changed", "new", pointer, "described otherwise"), _users(old, name)


def _users(side: Side, scheme: str) -> list[str]:
    return [
        method
        for operation in operations(side.document)
        if any((scheme, "") in each for each in _asked(side, operation.node))
        for method in operation.methods
    ]


def _schemes(document: dict[str, Any]) -> dict[str, Any]:
    return mapping(mapping(document.get("components")).get("securitySchemes"))


def _said_of(scheme: Any) -> dict[str, Any]:
    """What counts of a scheme."""
    return {key: value for key, value in mapping(scheme).items() if key not in _TEXTS}


def _bare(scheme: Any) -> dict[str, Any]:
    """The same in one form: to HTTP the case of the name of a scheme, or of a header, means nothing."""
    bare = _said_of(scheme)
    caseless = {"http": "scheme", "apiKey": "name"}.get(str(bare.get("type")))
    if caseless and bare.get("in", "header") == "header":
        bare[caseless] = str(bare.get(caseless)).lower()
    return bare
