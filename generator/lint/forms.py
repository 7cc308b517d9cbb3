"""Forms: flat models of what `multipart/form-data` can say, with one part that is a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generator.contract import Problem, alternatives, locate, mapping, schema_name, schemas_of
from generator.grammar import child, places
from generator.lint.bodies import binary
from generator.lint.words import filled

FORM: Final = "multipart/form-data"
_SCALARS: Final = ("string", "integer", "number", "boolean")


def problems(document: dict[str, Any]) -> Iterator[Problem]:
    """Forms that are no flat model or have not one file, and bytes outside of them."""
    forms: set[str] = set()
    for place in places(document):
        if place.kind == "MediaType" and place.name == FORM:
            name = schema_name(place.fields.get("schema"))
            forms |= {name} if name else set()
            if name is None and "schema" in place.fields:
                yield Problem(
                    child(place.pointer, "schema"), "a form is not one model", "refer to one component"
                )
    for name in sorted(forms & {*schemas_of(document)}):
        yield from _form(document, name)
    for place in places(document):
        owner = place.pointer.removeprefix("/components/schemas/").removesuffix(f"/properties/{place.name}")
        part = place.under == "properties" and owner in forms
        whole = place.under == "schema" and "/content/" in place.pointer
        if place.kind == "Schema" and place.fields.get("format") == "binary" and not (part or whole):
            hint = "only a property of a form and a whole response can be; elsewhere write it in base64"
            yield Problem(place.pointer, "bytes do not fit into JSON", hint)


def _form(document: dict[str, Any], name: str) -> Iterator[Problem]:
    pointer = child("/components/schemas", name)
    properties = mapping(mapping(schemas_of(document)[name]).get("properties"))
    files = [each for each, value in properties.items() if binary(value)]
    if len(files) != 1:
        yield Problem(pointer, f"the form {name} has {len(files)} files", "give one property format: binary")
    for part, value in properties.items():
        where = child(pointer, "properties", part)
        if part in files:
            if not filled(mapping(value).get("x-meshapi-filename")):
                yield Problem(
                    where, f"nothing says how the file {part} is called", "write x-meshapi-filename: a.mp3"
                )
        elif not _flat(document, value):
            hint = "a form holds strings, numbers, booleans and lists of them; there is no null"
            yield Problem(where, f"a form cannot say what {part} is", hint)


def _flat(document: dict[str, Any], schema: Any) -> bool:
    _, node = locate(document, schema)
    return _scalar(document, node.get("items") if node.get("type") == "array" else node)


def _scalar(document: dict[str, Any], schema: Any) -> bool:
    return all(node.get("type") in _SCALARS for node in alternatives(document, schema))
