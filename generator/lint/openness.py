"""Open and closed: what we send is checked, what the gateway sends may grow.

A new value, tag or field of the gateway must never break a client that is already installed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import field, frozen

from generator.contract import (
    Problem,
    alternatives,
    directions,
    locate,
    mapping,
    operations,
    responses,
    schemas_of,
    sequence,
)
from generator.grammar import child, places
from generator.lint.schemas import types

_ENUM: Final = "anyOf: [{type: string, enum: [...]}, {type: string}]"
_UNION: Final = "put it into an anyOf, beside an object that takes any other tag"


def problems(document: dict[str, Any]) -> Iterator[Problem]:
    """Closed where it must be open, or the other way round."""
    yield from _fields(document)
    visit = _Visit(document)
    for operation in operations(document):
        for _, pointer, response in responses(document, operation):
            for place in places(response, "Response", pointer):
                if place.under == "schema":
                    yield from visit.top(place.pointer, place.value)


def _fields(document: dict[str, Any]) -> Iterator[Problem]:
    ways = directions(document)
    for name, schema in schemas_of(document).items():
        if "properties" not in mapping(schema):
            continue
        pointer = child("/components/schemas", name)
        closed = schema.get("additionalProperties") is False or schema.get("unevaluatedProperties") is False
        if closed and name in ways.responses:
            yield Problem(
                pointer,
                f"{name} is closed, but a response can contain it",
                "remove additionalProperties: false",
            )
        elif not closed and name in ways.bodies - ways.responses - ways.nested:
            yield Problem(
                pointer, f"{name} is only a request body, but open", "write additionalProperties: false"
            )
        for prop, value in mapping(schema["properties"]).items() if name in ways.responses else ():
            has_default = mapping(value).get("default") is not None
            if prop in sequence(schema.get("required")) or has_default:
                continue
            if not _nullable(document, value):
                inside = "{$ref: ...}" if "$ref" in mapping(value) else "..."
                typed = "type" in mapping(value)
                null = "type: [..., 'null']" if typed else f"anyOf: [{inside}, {{type: 'null'}}]"
                yield Problem(
                    child(pointer, "properties", prop),
                    f"a response may leave {prop} out, but not say null",
                    f"let it be null too: {null}",
                )


def _nullable(document: dict[str, Any], schema: Any) -> bool:
    named = (
        sequence(node.get("type")) or [node.get("type", "null")] for node in alternatives(document, schema)
    )
    return any("null" in kinds for kinds in named)


@frozen
class _Visit:
    """One walk over all that responses can contain; `excused` is what an `anyOf` around the schema opens."""

    document: dict[str, Any]
    seen: set[tuple[str, frozenset[str]]] = field(factory=set)

    def top(self, pointer: str, schema: Any) -> Iterator[Problem]:
        """The schema of a whole response, where a method chooses the branch of a `oneOf`."""
        inline = sequence(mapping(schema).get("oneOf"))
        if not inline:
            yield from self.visit(pointer, schema, frozenset())
        for index, branch in enumerate(inline):
            yield from self.visit(child(pointer, "oneOf", index), branch, frozenset())

    def visit(self, pointer: str, schema: Any, excused: frozenset[str]) -> Iterator[Problem]:
        pointer, node = locate(self.document, schema, pointer)
        if (pointer, excused) in self.seen:
            return
        self.seen.add((pointer, excused))
        if "enum" in node and "enum" not in excused:
            yield Problem(pointer, "a response can contain this closed enum", f"open it: {_ENUM}")
        if "const" in node and not excused & {"enum", "tag"}:
            yield Problem(
                pointer, "a response can contain this const, which a new value breaks", f"open it: {_ENUM}"
            )
        if "oneOf" in node and "union" not in excused:
            yield Problem(pointer, "a response can contain this closed union", _UNION)
        tag = str(mapping(node.get("discriminator")).get("propertyName"))
        for index, branch in enumerate(sequence(node.get("oneOf"))):
            yield from self.visit(child(pointer, "oneOf", index), branch, frozenset({f"tag {tag}"}))
        choices = sequence(node.get("anyOf"))
        for index, branch in enumerate(choices):
            others = [locate(self.document, other)[1] for other in choices[:index] + choices[index + 1 :]]
            yield from self.visit(child(pointer, "anyOf", index), branch, self._opened(branch, others))
        for index, part in enumerate(sequence(node.get("allOf"))):
            yield from self.visit(child(pointer, "allOf", index), part, excused)
        for name, value in mapping(node.get("properties")).items():
            inside = frozenset({"tag"}) if f"tag {name}" in excused else frozenset[str]()
            yield from self.visit(child(pointer, "properties", name), value, inside)
        for key in {"items", "additionalProperties", "contains", "propertyNames"} & {*node}:
            yield from self.visit(child(pointer, key), node[key], frozenset())
        for index, value in enumerate(sequence(node.get("prefixItems"))):
            yield from self.visit(child(pointer, "prefixItems", index), value, frozenset())
        for name, value in mapping(node.get("patternProperties")).items():
            yield from self.visit(child(pointer, "patternProperties", name), value, frozenset())

    def _opened(self, branch: Any, others: list[dict[str, Any]]) -> frozenset[str]:
        """What the other branches take that this one refuses."""
        kinds = types(locate(self.document, branch)[1])
        free = [types(other) for other in others if not {"enum", "const", "pattern"} & {*other}]
        opened = {"enum"} if kinds and any(kinds <= each for each in free) else set[str]()
        return frozenset(opened | ({"union"} if any(map(_takes_any_tag, others)) else set()))


def _takes_any_tag(schema: dict[str, Any]) -> bool:
    fixed = [mapping(value) for value in mapping(schema.get("properties")).values()]
    return types(schema) == {"object"} and not any({"const", "enum"} & {*value} for value in fixed)
