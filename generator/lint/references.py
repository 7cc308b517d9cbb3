"""References: each one names a component of the right section of this document, and ends somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.contract import Problem, directions, locate, mapping, mentions, resolve, schemas_of
from generator.grammar import SECTIONS, Place, child, places
from generator.lint.words import closest


def problems(document: dict[str, Any]) -> Iterator[Problem]:
    """References that lead nowhere, outside, into a component or in a circle; schemas that none leads to."""
    broken = [
        problem
        for place in places(document)
        if "$ref" in place.fields
        for problem in _reference(document, place)
    ]
    yield from broken
    yield from _circles(document)
    if broken:
        return  # What seems to be out of reach may be what one of these means.
    travelling = directions(document)
    for name in schemas_of(document):
        if name not in travelling.requests | travelling.responses:
            pointer = child("/components/schemas", name)
            yield Problem(
                pointer, "no operation reaches this schema, so no module owns it", "refer to it or remove it"
            )


def _reference(document: dict[str, Any], place: Place) -> Iterator[Problem]:
    ref = place.fields["$ref"]
    pointer = child(place.pointer, "$ref")
    section = SECTIONS.get(place.kind)
    if section is None:
        yield Problem(pointer, f"{place.kind} in OpenAPI 3.1 takes no $ref", "write it here")
        return
    prefix = f"#/components/{section}/"
    known = mapping(mapping(document.get("components")).get(section))
    if place.kind == "PathItem":
        yield Problem(
            pointer, "the operations of a path item behind a $ref vanish silently", "write the path item here"
        )
    elif not isinstance(ref, str):
        yield Problem(pointer, f"the reference {ref!r} is not a string", f"write '{prefix}Name'")
    elif not ref.startswith("#"):
        yield Problem(pointer, f"{ref} is outside this document", f"bring it in, below {prefix}")
    elif not _resolves(document, ref):
        yield Problem(
            pointer,
            f"{ref} points to nothing",
            closest(ref.removeprefix(prefix), known, "add it or correct the name"),
        )
    elif not ref.startswith(prefix) or "/" in ref.removeprefix(prefix):
        yield Problem(pointer, f"{ref} is not a name in {prefix}", "make what it points to a component there")
    elif not locate(document, place.value)[1] and _circular(document, ref):
        yield Problem(pointer, f"{ref} leads back to itself", "end the chain at an object")


def _circles(document: dict[str, Any]) -> Iterator[Problem]:
    """Schemas that are no objects and hold themselves: a type expression of one would never end."""
    parts: dict[str, set[str]] = {
        name: mentions(document, schema)
        for name, schema in schemas_of(document).items()
        if "properties" not in mapping(schema) and "$ref" not in mapping(schema)
    }
    for name in parts:
        inside = {*parts[name]}
        while more := {part for held in inside & {*parts} for part in parts[held]} - inside:
            inside |= more
        if name in inside:
            pointer = child("/components/schemas", name)
            yield Problem(
                pointer, f"{name} holds itself, but is no object", "let an object with properties hold it"
            )


def _resolves(document: dict[str, Any], ref: str) -> bool:
    try:
        resolve(document, ref)
    except LookupError:
        return False
    return True


def _circular(document: dict[str, Any], ref: str) -> bool:
    seen: list[str] = []
    while ref not in seen and _resolves(document, ref):
        seen.append(ref)
        ref = str(mapping(resolve(document, ref)).get("$ref"))
    return ref in seen
