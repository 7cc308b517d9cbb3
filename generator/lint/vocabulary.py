"""Keys: those that OpenAPI 3.1 and JSON Schema 2020-12 know, and `x-meshapi-*` where they have a meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from generator.contract import Problem, mapping
from generator.grammar import GRAMMAR, Place, child, places
from generator.lint.words import closest

EXTENSIONS: Final = {
    "x-meshapi-methods": "an operation",
    "x-meshapi-stream": "an operation",
    "x-meshapi-retry": "an operation",
    "x-meshapi-query": "an operation",
    "x-meshapi-segments": "a path parameter",
    "x-meshapi-send-default": "a property",
    "x-meshapi-filename": "a property with format: binary",
    "x-meshapi-accepts": "a component schema",
    "x-meshapi-base": "a component schema",
    "x-meshapi-module": "a component schema",
}

_INSTEAD: Final = {
    "nullable": "write type: [..., 'null']",
    "example": "write examples: [...]",
    "$defs": "make each a component and refer to it by $ref",
    "definitions": "make each a component and refer to it by $ref",
}

_BOOLEAN_ALLOWED: Final = ("additionalProperties", "unevaluatedProperties")


def problems(document: dict[str, Any]) -> Iterator[Problem]:
    """Unknown, misspelt, misplaced and unquoted keys; schemas that are `true` or `false`."""
    if document.get("openapi") != "3.1.0":
        yield Problem(
            "/openapi", f"the contract is {document.get('openapi')!r}, not 3.1.0", "write openapi: 3.1.0"
        )
    for place in places(document):
        if place.kind == "Schema" and isinstance(place.value, bool) and place.under not in _BOOLEAN_ALLOWED:
            yield Problem(
                place.pointer,
                "a boolean schema is dropped by the generators",
                "write an object, {} for any value",
            )
        if place.kind == "PathItem" and place.under == "paths":
            yield from _path(place)
        for key, held in place.fields.items():
            yield from _key(place, key)
            entries = mapping(held) if GRAMMAR[place.kind].get(key, "").endswith("{}") else {}
            for entry in entries:
                yield from _quoted(entry, child(place.pointer, key, entry))


def _path(place: Place) -> Iterator[Problem]:
    if not place.name.startswith("/"):
        yield Problem(place.pointer, f"the path {place.name!r} does not start with /", "write the whole path")
    elif not re.fullmatch(r"([A-Za-z0-9/._~:@+-]|{[^{}]*})+", place.name):
        hint = "letters, digits, / . _ ~ : @ + - and {parameters}"
        yield Problem(place.pointer, f"{place.name!r} cannot be a path", hint)


def _key(place: Place, key: Any) -> Iterator[Problem]:
    reference = place.kind != "Schema" and "$ref" in place.fields
    grammar = GRAMMAR["Reference" if reference and place.kind != "PathItem" else place.kind]
    where = child(place.pointer, key)
    yield from _quoted(key, where)
    if not isinstance(key, str):
        return
    if key.startswith("x-"):
        if key not in EXTENSIONS:
            yield Problem(where, f"{key} is not a key of this contract", closest(key, EXTENSIONS))
        elif EXTENSIONS[key] not in _roles(place):
            yield Problem(where, f"{key} has no meaning here", f"it belongs on {EXTENSIONS[key]}")
    elif key not in grammar and "*" not in grammar:
        name = "a reference" if reference else f"{place.kind} in OpenAPI 3.1"
        yield Problem(where, f"{key} is not a key of {name}", _INSTEAD.get(key) or closest(key, grammar))


def _quoted(key: Any, pointer: str) -> Iterator[Problem]:
    if not isinstance(key, str):
        yield Problem(pointer, f"the key {key!r} is not a string", f"quote it: '{key}'")


def _roles(place: Place) -> list[str]:
    """What this place is, in the words of `EXTENSIONS`."""
    if place.kind == "Operation":
        return ["an operation"]
    if place.kind == "Parameter" and place.fields.get("in") == "path":
        return ["a path parameter"]
    if place.kind == "Schema" and place.under == "properties":
        return ["a property", f"a property with format: {place.fields.get('format')}"]
    if place.kind == "Schema" and place.under == "schemas":
        return ["a component schema"]
    return []
