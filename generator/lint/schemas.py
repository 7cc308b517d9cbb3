"""Schemas by themselves: names, texts, properties, bounds, and the keys that only some schemas take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generator.contract import Problem, directions, mapping, schemas_of, sequence
from generator.grammar import Place, child, places
from generator.lint.words import CLASS, class_name, closest, filled
from generator.projections import BASES

_BOUNDS: Final = frozenset(
    [
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "minLength",
        "maxLength",
        "pattern",
        "minItems",
        "maxItems",
        "uniqueItems",
        "minProperties",
        "maxProperties",
    ]
)
_TOGETHER: Final = frozenset(["required", "anyOf", "oneOf", "not"])
"""What may stand in a rule on which properties go together: it is for validators, a model does without it."""
_FORMATS: Final = {
    "string": ("binary", "date-time", "uri", "uuid"),
    "integer": ("int32", "int64"),
    "number": ("double", "float"),
}
"""Formats by type. Another would be lost, make another Python type than the arguments have, or ask for a package."""
_TAKEN: Final = ("http", "model_config")
"""Attributes of every model. The model generator renames the others that shadow one, and adds an alias."""


def problems(document: dict[str, Any]) -> Iterator[Problem]:
    """Rules on each schema, wherever it stands."""
    yield from _names(document)
    ways = directions(document)
    for place in places(document):
        if place.kind != "Schema" or not isinstance(place.value, dict):
            continue
        yield from _object(place)
        yield from _values(place)
        if place.under in ("schemas", "properties") and not filled(place.value.get("description")):
            what = "schema" if place.under == "schemas" else "property"
            yield Problem(
                place.pointer,
                f"the {what} {place.name} has no description",
                "say what it means, with its unit",
            )
        if place.under == "schemas" and "x-meshapi-accepts" in place.value:
            yield from _accepts(document, place)
        if place.under == "schemas" and "x-meshapi-base" in place.value:
            yield from _base(place, ways.responses)
        if place.under == "schemas" and "x-meshapi-module" in place.value:
            yield from _module(document, place)
        if place.under == "properties" and "x-meshapi-send-default" in place.value:
            yield from _send_default(place, ways.requests)


def _names(document: dict[str, Any]) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for name in map(str, schemas_of(document)):
        pointer = child("/components/schemas", name)
        if not class_name(name):
            yield Problem(
                pointer,
                f"{name!r} cannot be a public class",
                CLASS,
            )
        plain = "".join(filter(str.isalnum, name)).casefold()
        if plain in taken:
            yield Problem(
                pointer, f"{name} differs from {taken[plain]} only in its case", "rename one of them"
            )
        taken.setdefault(plain, name)


def _object(place: Place) -> Iterator[Problem]:
    schema = place.value
    if "properties" not in schema:
        return
    if place.under != "schemas":
        yield Problem(
            place.pointer, "an object with properties has no name", "make it a component and refer to it"
        )
    if isinstance(schema.get("additionalProperties"), dict):
        where = child(place.pointer, "additionalProperties")
        yield Problem(
            where,
            "typed additionalProperties stand beside properties",
            "leave them out: an open object keeps all",
        )
    for key in {"anyOf", "oneOf", "not"} & {*schema}:
        for rule in sequence(schema[key]) or [schema[key]]:
            yield from _together(rule, child(place.pointer, key))
    for name in mapping(schema["properties"]):
        if name in _TAKEN:
            where = child(place.pointer, "properties", name)
            yield Problem(
                where,
                f"a model has an attribute {name} already",
                "such a property cannot be modelled, rename it",
            )


def _together(rule: Any, pointer: str) -> Iterator[Problem]:
    if other := sorted(map(str, {*mapping(rule)} - _TOGETHER)):
        hint = "beside properties: required and not only, on which properties go together"
        yield Problem(pointer, f"a model would lose this rule: {', '.join(other)}", hint)
    for key in _TOGETHER & {*mapping(rule)} - {"required"}:
        for inner in sequence(rule[key]) or [rule[key]]:
            yield from _together(inner, pointer)


def _values(place: Place) -> Iterator[Problem]:
    schema = place.value
    if place.under in ("anyOf", "oneOf") and (found := sorted(_BOUNDS & {*schema})):
        hint = "put them beside a type list: type: [number, 'null'], minimum: 0"
        yield Problem(place.pointer, f"bounds inside a branch of {place.under}: {', '.join(found)}", hint)
    if "array" in types(schema) and not {"items", "prefixItems"} & {*schema}:
        yield Problem(
            place.pointer, "an array says nothing of its items", "write items: {...}, items: {} for any"
        )
    if "enum" in schema and not [value for value in sequence(schema["enum"]) if value is not None]:
        yield Problem(child(place.pointer, "enum"), "an enum without values", "name one, or use type: 'null'")
    form, known = schema.get("format"), {each for kind in types(schema) for each in _FORMATS.get(kind, ())}
    if isinstance(form, str) and form not in known:
        where, hint = child(place.pointer, "format"), closest(form, known, "say it in the description")
        yield Problem(where, f"no model knows the format {form} of this type", hint)
    kinds = {type(value).__name__ for value in sequence(schema.get("enum")) if value is not None}
    if len(kinds) > 1:
        where = child(place.pointer, "enum")
        yield Problem(
            where,
            f"values of several types in one enum: {', '.join(sorted(kinds))}",
            "one enum for each, in anyOf",
        )


def types(schema: dict[str, Any]) -> set[str]:
    """The JSON types that the schema names, null left out."""
    named = schema.get("type")
    return {kind for kind in (sequence(named) or [named]) if isinstance(kind, str)} - {"null"}


def _accepts(document: dict[str, Any], place: Place) -> Iterator[Problem]:
    pointer = child(place.pointer, "x-meshapi-accepts")
    names = place.value["x-meshapi-accepts"]
    if not sequence(names):
        yield Problem(pointer, "x-meshapi-accepts is not a list of schema names", "write [Name]")
    known = [name for name in schemas_of(document) if name != place.name]
    for index, name in enumerate(sequence(names)):
        if name not in known:
            yield Problem(child(pointer, index), f"{name} is not another schema", closest(name, known))


def _base(place: Place, received: frozenset[str]) -> Iterator[Problem]:
    pointer = child(place.pointer, "x-meshapi-base")
    base = str(place.value["x-meshapi-base"])
    if base not in BASES:
        yield Problem(pointer, f"{base} is no class of runtime/bases.py", closest(base, BASES))
        return
    if place.name not in received:
        yield Problem(pointer, f"{place.name} is only sent", "a base belongs to a model that is received")
    for name in BASES[base]:
        if name not in mapping(place.value.get("properties")):
            yield Problem(pointer, f"{base} reads {name}, which is no property here", "declare it")


def _module(document: dict[str, Any], place: Place) -> Iterator[Problem]:
    module = place.value["x-meshapi-module"]
    tags = [mapping(tag).get("name") for tag in sequence(document.get("tags"))]
    if module not in tags:
        yield Problem(
            child(place.pointer, "x-meshapi-module"),
            f"{module} is not a tag",
            closest(str(module), map(str, tags)),
        )


def _send_default(place: Place, sent: frozenset[str]) -> Iterator[Problem]:
    pointer = child(place.pointer, "x-meshapi-send-default")
    owner = place.pointer.split("/")[3]
    if place.value["x-meshapi-send-default"] is not True:
        yield Problem(pointer, "x-meshapi-send-default is not true", "write true or leave it out")
    if "default" not in place.value:
        yield Problem(pointer, "there is no default to send", "add default: beside it")
    if owner not in sent:
        yield Problem(pointer, f"{owner} is never sent", "remove it: only requests send defaults")
