"""Parameters: declared and used both ways, described, and of a form that the parser does not drop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator.contract import (
    Problem,
    RawOperation,
    branches,
    locate,
    mapping,
    operations,
    parameters,
    schemas_of,
    sequence,
)
from generator.grammar import Place, child, places
from generator.lint.words import filled


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
        if not isinstance(name, str) or not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
            yield Problem(
                child(place.pointer, "name"),
                f"the path parameter {name!r} is no identifier",
                "letters, digits, _",
            )
    if parameter.get("in") == "header":
        _, kind = locate(document, schema)
        if kind.get("type") in ("array", "object") or kind.get("format") in ("date", "date-time"):
            yield Problem(
                child(place.pointer, "schema"),
                f"the header {name} would drop its operation",
                "make it a scalar",
            )
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
    yield from _beside(document, operation, declared)
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


def _beside(
    document: dict[str, Any], operation: RawOperation, declared: list[tuple[str, dict[str, Any]]]
) -> Iterator[Problem]:
    """Query parameters of an operation with a body, which are arguments beside the properties of that."""
    _, body = locate(document, operation.spec.get("requestBody"))
    bodies = {
        name
        for media in mapping(body.get("content")).values()
        for name in branches(document, mapping(media).get("schema"))
    }
    taken = {"params", "options", "filename", "stream"}.union(
        *(mapping(mapping(schemas_of(document).get(name)).get("properties")) for name in bodies)
    )
    for pointer, parameter in declared:
        if body and parameter.get("in") == "query" and str(parameter.get("name")) in taken:
            yield Problem(
                child(pointer, "name"),
                f"the query parameter {parameter['name']} would be an argument twice",
                "the body, or every method, has one of that name",
            )


def query_names(document: dict[str, Any], operation: RawOperation) -> list[str]:
    """The query parameters of `operation`."""
    found = (mapping(parameter) for _, parameter in parameters(document, operation))
    return [str(parameter.get("name")) for parameter in found if parameter.get("in") == "query"]
