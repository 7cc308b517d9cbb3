"""Examples and defaults: there, and valid against their schemas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote

from openapi_schema_validator import OAS31Validator, oas31_format_checker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from generator.contract import Problem, locate, mapping, schema_name, schemas_of, sequence
from generator.grammar import Place, child, places
from generator.lint.bodies import modelled

_CONTRACT: Final = "urn:contract"


def problems(document: dict[str, Any]) -> Iterator[Problem]:
    """Examples and defaults that do not fit, and models without an example."""
    registry: Any = Registry().with_resource(_CONTRACT, DRAFT202012.create_resource(document))
    for place in places(document):
        for pointer, value, what in _given(document, place):
            yield from _faults(registry, place, pointer, value, what)
    for place in places(document):
        named = {"example", "examples"} & {*place.fields}
        if place.kind == "MediaType" and modelled(place.name) and not named:
            schema = mapping(place.fields.get("schema"))
            yield from _missing(document, schema, set())
            if schema.get("type") == "object" and not sequence(schema.get("examples")):
                pointer = child(place.pointer, "schema")
                yield Problem(pointer, "a plain object has no example", "give it examples: [...]")


def _given(document: dict[str, Any], place: Place) -> Iterator[tuple[str, Any, str]]:
    """The data at this place that a schema at this place describes, as (pointer, data, what it is)."""
    if place.kind == "Schema":
        for index, value in enumerate(sequence(place.fields.get("examples"))):
            yield child(place.pointer, "examples", index), value, "the example"
        if "default" in place.fields:
            yield child(place.pointer, "default"), place.fields["default"], "the default"
    elif "schema" in place.fields:
        if "example" in place.fields:
            yield child(place.pointer, "example"), place.fields["example"], "the example"
        for name, example in mapping(place.fields.get("examples")).items():
            pointer, target = locate(document, example, child(place.pointer, "examples", name))
            if "value" in target:
                yield child(pointer, "value"), target["value"], "the example"


def _faults(registry: Any, place: Place, pointer: str, value: Any, what: str) -> Iterator[Problem]:
    schema = place.pointer if place.kind == "Schema" else child(place.pointer, "schema")
    reference = {"$ref": f"{_CONTRACT}#{quote(schema)}"}
    validator = OAS31Validator(reference, registry=registry, format_checker=oas31_format_checker)
    try:
        faults = list(validator.iter_errors(value))
    except Exception:  # The schema itself is broken, in any way; the rules on schemas say how.
        return
    for fault in faults:
        at = child(pointer, *fault.absolute_path)
        yield Problem(at, f"{what} does not fit: {explained(fault)}", "correct it or its schema")


def explained(fault: Any) -> str:
    """One line on a jsonschema error: in a union, on the branch that the data came closest to."""
    while fault.context:
        fault = max(fault.context, key=lambda each: len(each.absolute_path))
    return " ".join(str(fault.message).split())[-200:]


def _missing(document: dict[str, Any], schema: Any, seen: set[str]) -> Iterator[Problem]:
    name = schema_name(schema)
    node = mapping(schema if name is None else schemas_of(document).get(name))
    inner = [*sequence(node.get("oneOf")), *sequence(node.get("anyOf")), *filter(None, [node.get("items")])]
    if name in seen or not node or sequence(node.get("examples")):
        return
    if name is not None:
        seen.add(name)
        if not inner or not all(map(schema_name, inner)):
            pointer = child("/components/schemas", name)
            yield Problem(
                pointer, f"{name} is sent or received, but has no example", "give it examples: [...]"
            )
            return
    for branch in inner:
        yield from _missing(document, branch, seen)
