"""Schemas in a form that can be compared: references followed, `allOf` merged, unions and type lists taken apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Any, Final

from attrs import define, field, frozen

from generator.contract import mapping, resolve, sequence
from generator.diff.canonical import TEXTS, component_of, same, text
from generator.grammar import child

BESIDE: Final = TEXTS | {
    "default",
    "deprecated",
    "readOnly",
    "writeOnly",
    "discriminator",
    "$defs",
    "definitions",
}
"""Keywords that do not decide which values a schema accepts."""
UNIONS: Final = ("anyOf", "oneOf")
KINDS: Final = ("string", "integer", "number", "boolean", "null", "array", "object")

_STRICTER: Final[dict[str, Callable[[Any, Any], Any]]] = {
    **dict.fromkeys("minimum exclusiveMinimum minLength minItems minProperties minContains".split(), max),
    **dict.fromkeys("maximum exclusiveMaximum maxLength maxItems maxProperties maxContains".split(), min),
}


@frozen
class Node:
    """A schema and where it stands; `beside` is one that a value has to satisfy as well."""

    value: Any
    pointer: str
    beside: Node | None = None

    def at(self, *keys: Any) -> Node:
        """What stands under the keys; `true`, the schema of everything, if nothing does."""
        value = self.value
        for key in keys:
            value = value[key] if isinstance(value, list) else mapping(value).get(key, True)
        return Node(value, child(self.pointer, *keys))


@define
class Facts:
    """What a schema says, its references and `allOf` included."""

    pointer: str
    name: str | None = None
    """The component that it is, if it is that and nothing more."""
    keywords: dict[str, Node] = field(factory=dict)
    properties: dict[str, Node] = field(factory=dict)
    required: frozenset[str] = frozenset()
    unions: list[tuple[str, list[Node]]] = field(factory=list)
    never: bool = False
    """Whether it accepts nothing."""

    def get(self, keyword: str) -> Any:
        """The value of a keyword."""
        return self.keywords[keyword].value if keyword in self.keywords else None


@define
class Alternative:
    """One kind of value that a schema accepts."""

    kind: str
    """A type of JSON Schema, or `any`."""
    facts: Facts
    values: dict[str, Any] | None = None
    """The only values, by their JSON text; None for all of the kind."""
    known: dict[str, Any] = field(factory=dict)
    """Values that are named although others may come."""
    listing: Facts | None = None
    """Where the values are listed."""
    union: str | None = None
    """The place of the innermost union that it is a branch of."""

    @property
    def name(self) -> str | None:
        """The component that it is."""
        return self.facts.name

    @property
    def model(self) -> bool:
        """Whether Python has a class for it."""
        return self.kind in ("object", "any") and bool(self.facts.properties)


@frozen
class Side:
    """One of the two contracts."""

    document: dict[str, Any]
    opened: set[str] = field(factory=set, eq=False)
    """Components that were compared branch by branch, as parts of other unions."""

    def facts(self, node: Node, seen: frozenset[str] = frozenset()) -> Facts:
        """What the schema says as a whole."""
        said = self._alone(node, seen)
        return said if node.beside is None else merged(self.facts(node.beside, seen), said)

    def _alone(self, node: Node, seen: frozenset[str]) -> Facts:
        if not isinstance(node.value, dict):
            return Facts(node.pointer, never=node.value is False)
        found = self._own(node)
        ref = node.value.get("$ref")
        inner = [node.at("allOf", index) for index in range(len(sequence(node.value.get("allOf"))))]
        parts: list[Facts] = []
        if isinstance(ref, str) and ref not in seen:
            parts.append(self.facts(self.target(ref), seen | {ref}))
            parts[0].name = parts[0].name or component_of(ref)
        parts += [self.facts(part, seen) for part in inner]
        bare = len(parts) == 1 and not restricting(node.value.keys() - {"$ref", "allOf"})
        name = parts[0].name if bare else None
        for part in parts:
            found = merged(part, found)
        found.pointer = parts[0].pointer if bare else node.pointer
        found.name = name
        return found

    def _own(self, node: Node) -> Facts:
        found = Facts(node.pointer)
        for keyword, value in node.value.items():
            if keyword in ("$ref", "allOf"):
                continue
            if keyword == "properties":
                found.properties = {name: node.at(keyword, name) for name in mapping(value)}
            elif keyword == "required":
                found.required = frozenset(map(str, sequence(value)))
            elif keyword in UNIONS and not all(map(_rule, sequence(value))):
                found.unions.append((keyword, [node.at(keyword, i) for i in range(len(sequence(value)))]))
            else:
                found.keywords[keyword] = node.at(keyword)
        return found

    def target(self, ref: str) -> Node:
        """What a reference leads to; the schema of everything if nothing is there."""
        try:
            return Node(resolve(self.document, ref), ref[1:])
        except LookupError:
            return Node(True, ref[1:])

    def _chain(self, node: Node) -> Iterator[str]:
        """The components that the schema is a reference to, one by way of the other."""
        seen: set[str] = set()
        while isinstance(ref := mapping(node.value).get("$ref"), str) and ref not in seen:
            seen.add(ref)
            node = self.target(ref)
            if (name := component_of(ref)) is not None and any(
                key in mapping(node.value) for key in ("$ref", *UNIONS)
            ):
                yield name

    def alternatives(self, node: Node) -> list[Alternative]:
        """Every kind of value that the schema accepts; scalars of a kind are put together."""
        return _joined(list(self._split(self.facts(node), frozenset())))

    def _split(self, facts: Facts, seen: frozenset[str]) -> Iterator[Alternative]:
        if facts.never or facts.pointer in seen:
            return
        if not facts.unions:
            yield from _by_type(facts)
            return
        own = Facts(facts.pointer, None, facts.keywords, facts.properties, facts.required)
        plain = not (own.properties or own.required or restricting(own.keywords))
        inside = seen | {facts.pointer}
        self.opened.update(name for _, nodes in facts.unions for node in nodes for name in self._chain(node))
        for branches in product(*(nodes for _, nodes in facts.unions)):
            said = [self.facts(branch) for branch in branches]
            whole = own
            for part in said:
                whole = merged(whole, part)
            for alternative in self._split(said[0] if plain and len(said) == 1 else whole, inside):
                alternative.union = alternative.union or facts.pointer
                yield alternative


def restricting(keywords: Iterable[str]) -> list[str]:
    """Those keywords that decide which values a schema accepts."""
    return [keyword for keyword in keywords if keyword not in BESIDE and not keyword.startswith("x-")]


def merged(one: Facts, other: Facts) -> Facts:
    """Both at once."""
    found = Facts(other.pointer, never=one.never or other.never)
    found.keywords = dict(one.keywords)
    for keyword, node in other.keywords.items():
        present = found.keywords.get(keyword)
        if present is None or keyword in BESIDE or same(present.value, node.value):
            found.keywords[keyword] = node
        elif keyword in _STRICTER:
            strictest = _STRICTER[keyword](present.value, node.value)
            found.keywords[keyword] = node if strictest == node.value else present
        elif keyword == "type":
            kept = [kind for kind in _types(present.value) or KINDS if kind in (_types(node.value) or KINDS)]
            found.keywords[keyword] = Node(kept, node.pointer)
        elif keyword == "enum":
            texts = {*map(text, sequence(present.value))}
            found.keywords[keyword] = Node(
                [value for value in sequence(node.value) if text(value) in texts], node.pointer
            )
        elif keyword == "additionalProperties":
            found.keywords[keyword] = present if present.value is False or node.value is True else node
        else:
            found.keywords[f"{keyword}+"] = node
    found.properties = dict(one.properties)
    for name, node in other.properties.items():
        present = found.properties.get(name)
        equal = present is None or same(present.value, node.value)
        found.properties[name] = node if equal else Node(node.value, node.pointer, present)
    found.required = one.required | other.required
    found.unions = [*one.unions, *other.unions]
    return found


def _rule(branch: Any) -> bool:
    """Whether it only says which properties go together, which is no alternative of its own."""
    return (
        isinstance(branch, dict)
        and bool(branch)
        and branch.keys() <= {"required", "not", "anyOf", "oneOf", "allOf", *TEXTS}
        and all(_rule(each) for key in (*UNIONS, "allOf") for each in sequence(branch.get(key)))
        and ("not" not in branch or _rule(branch["not"]))
    )


def _types(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [each for each in sequence(value) if isinstance(each, str)]


def _by_type(facts: Facts) -> Iterator[Alternative]:
    kinds = _types(facts.get("type"))
    values: list[Any] | None = None
    if "enum" in facts.keywords:
        values = sequence(facts.get("enum"))
    if "const" in facts.keywords:
        values = [facts.get("const")]
    if values is None:
        for kind in kinds or ["any"]:
            yield Alternative(kind, facts)
        return
    kinds = kinds or [*KINDS]
    for kind in KINDS:
        held = {text(value): value for value in values if kind in kinds and kind_of(value, kinds) == kind}
        if held:
            yield Alternative(kind, facts, held if kind != "boolean" or len(held) < 2 else None, {}, facts)


def kind_of(value: Any, kinds: Iterable[str] = KINDS) -> str:
    """The type of JSON Schema, out of these, that the value has."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        whole = isinstance(value, int) or value.is_integer()
        return "integer" if whole and "integer" in kinds else "number"
    if isinstance(value, str):
        return "string"
    return "null" if value is None else "array" if isinstance(value, list) else "object"


def _joined(found: list[Alternative]) -> list[Alternative]:
    """Listed scalars of a kind as one; beside an open one of the kind they are what is known of it."""
    joined: list[Alternative] = []
    for kind in dict.fromkeys(alternative.kind for alternative in found):
        members = [alternative for alternative in found if alternative.kind == kind]
        if kind in ("array", "object", "any"):
            joined += members
            continue
        listed = [member for member in members if member.values is not None]
        values = {key: value for member in listed for key, value in (member.values or {}).items()}
        free = [member for member in members if member.values is None]
        if kind == "null":
            joined.append(members[0])
        elif free:
            if listed:
                free[0].known, free[0].listing = values, listed[0].facts
            joined += free
        else:
            joined.append(Alternative(kind, listed[0].facts, values, {}, listed[0].facts))
    return joined
