"""Parameters: declared and used both ways, described, and of a form that the parser does not drop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from generator.contract import (
    Problem,
    RawOperation,
    alternatives,
    mapping,
    operations,
    parameters,
    sequence,
)
from generator.grammar import Place, child, places
from generator.lint.words import filled

_SCALARS: Final = {
    "path": ("string", "integer", "number", "boolean"),
    "header": ("string", "integer", "number", "boolean", "null"),
}
"""What openapi-python-client takes as a parameter in these places; it passes over an operation with another."""


def problems(document: dict[str, Any]) -> Iterator[Problem]:
    """Rules on each parameter, and on the parameters of each operation together."""
    for place in places(document):
        if place.kind == "Parameter" and "$ref" not in place.fields:
            yield from _parameter(document, place)
    for operation in operations(document):
        yield from _together(document, operation)


def _parameter(document: dict[str, Any], place: Place) -> Iterator[Problem]:
    parameter = place.fields
    name, schema = parameter.get("name"), parameter.get("schema")
    if not filled(parameter.get("description")):
        yield Problem(
            place.pointer,
            f"the parameter {name} has no description",
            "say what it means, with unit and default",
        )
    if not isinstance(schema, dict):
        yield Problem(
            place.pointer, f"the parameter {name} has no schema and would be dropped", "give it a schema"
        )
    if parameter.get("in") == "path":
        if parameter.get("required") is not True:
            where = child(place.pointer, *(["required"] if "required" in parameter else []))
            yield Problem(where, f"the path parameter {name} is not required", "write required: true")
        if "example" not in parameter:
            hint = "give it example: ..., for the docstrings of the methods"
            yield Problem(place.pointer, f"the path parameter {name} has no example", hint)
    if (kind := str(parameter.get("in"))) in _SCALARS and isinstance(schema, dict):
        for node in alternatives(document, schema):
            kinds = sequence(node.get("type")) or [node.get("type")]
            dated = kind == "header" and node.get("format") in ("date", "date-time")
            if dated or not all(named in _SCALARS[kind] for named in kinds):
                where, hint = child(place.pointer, "schema"), "type: string, integer, number or boolean"
                yield Problem(where, f"the {kind} parameter {name} would drop its operation", hint)
                break
    yield from _flag(parameter, place.pointer)


def _flag(parameter: dict[str, Any], pointer: str) -> Iterator[Problem]:
    if parameter.get("x-meshapi-segments", True) is not True:
        yield Problem(
            child(pointer, "x-meshapi-segments"),
            "x-meshapi-segments is not true",
            "write true or leave it out",
        )


def _together(document: dict[str, Any], operation: RawOperation) -> Iterator[Problem]:
    declared = parameters(document, operation)
    own = len(sequence(operation.spec.get("parameters")))
    for group in (declared[: len(declared) - own], declared[len(declared) - own :]):
        counts = Counter(
            (str(parameter.get("name")), str(parameter.get("in"))) for _, parameter in group if parameter
        )
        for (name, place), count in counts.items():
            if count > 1:
                yield Problem(
                    operation.pointer, f"the {place} parameter {name} is declared {count} times", "keep one"
                )
    in_path = {
        str(parameter.get("name")): pointer
        for pointer, parameter in declared
        if parameter.get("in") == "path"
    }
    in_template = set(re.findall(r"{([^}]*)}", operation.path))
    for name in sorted(in_template - {*in_path}):
        yield Problem(
            operation.pointer, f"the path parameter {name} is not declared", "declare it with in: path"
        )
    for name in sorted({*in_path} - in_template):
        yield Problem(
            in_path[name], f"the path parameter {name} is not in {operation.path}", "correct one of the two"
        )


def query_names(document: dict[str, Any], operation: RawOperation) -> list[str]:
    """The query parameters of `operation`."""
    found = (mapping(parameter) for _, parameter in parameters(document, operation))
    return [str(parameter.get("name")) for parameter in found if parameter.get("in") == "query"]
