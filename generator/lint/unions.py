"""What a schema says of its properties elsewhere: `required`, and the discriminator of a union."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.contract import SCHEMAS, Problem, locate, mapping, schema_name, sequence
from generator.grammar import child, places
from generator.lint.words import closest, filled


def problems(document: dict[str, Any]) -> Iterator[Problem]:
    """Required properties that are not declared, and discriminators that tell nothing apart."""
    for place in places(document):
        if place.kind != "Schema":
            continue
        if place.under not in ("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"):
            yield from _required(document, place.fields, place.pointer, set())
        if "discriminator" in place.fields:
            yield from _discriminator(document, place.fields, place.pointer)


def _required(
    document: dict[str, Any], schema: dict[str, Any], pointer: str, known: set[str]
) -> Iterator[Problem]:
    """`known`: properties that the schemas around this one, which describe the same object, declare."""
    declared = known | _declared(document, schema, set())
    for index, name in enumerate(sequence(schema.get("required"))):
        if str(name) not in declared:
            hint = closest(name, declared, "declare it or remove it here")
            yield Problem(child(pointer, "required", index), f"{name} is required but not declared", hint)
    for key in ("allOf", "anyOf", "oneOf"):
        for index, part in enumerate(sequence(schema.get(key))):
            yield from _required(document, mapping(part), child(pointer, key, index), declared)
    for key in {"not", "if", "then", "else"} & {*schema}:
        yield from _required(document, mapping(schema[key]), child(pointer, key), declared)
    for name, part in mapping(schema.get("dependentSchemas")).items():
        yield from _required(document, mapping(part), child(pointer, "dependentSchemas", name), declared)


def _declared(document: dict[str, Any], schema: dict[str, Any], seen: set[str]) -> set[str]:
    """The properties of an object of this schema, those of the parts of an `allOf` included."""
    names = {str(name) for name in mapping(schema.get("properties"))}
    for part in sequence(schema.get("allOf")):
        pointer, target = locate(document, part)
        if pointer not in seen:
            names |= _declared(document, target, seen | ({pointer} if pointer else set()))
    return names


def _discriminator(document: dict[str, Any], schema: dict[str, Any], pointer: str) -> Iterator[Problem]:
    where = child(pointer, "discriminator")
    tag = mapping(schema["discriminator"]).get("propertyName")
    if not isinstance(tag, str) or not filled(tag):
        yield Problem(where, "the discriminator names no property", "write propertyName: type")
        return
    if not sequence(schema.get("oneOf")):
        yield Problem(where, "there is no oneOf to tell apart", "list the branches in oneOf")
    consts: dict[str, str] = {}
    for index, branch in enumerate(sequence(schema.get("oneOf"))):
        at = child(pointer, "oneOf", index)
        _, target = locate(document, branch)
        name = schema_name(branch)
        value = mapping(mapping(target.get("properties")).get(tag)).get("const")
        if name is None:
            yield Problem(at, "a branch of a discriminated union is not a reference", "make it a component")
        elif not target:
            continue
        elif not isinstance(value, str) or tag not in sequence(target.get("required")):
            yield Problem(
                at,
                f"{tag} of {name} is not a required const",
                f"declare {tag} with const and list it in required",
            )
        elif value in consts:
            yield Problem(
                at, f"{consts[value]} and {name} have the same {tag}, {value}", "give each its own const"
            )
        else:
            consts[value] = name
    for value, ref in mapping(mapping(schema["discriminator"]).get("mapping")).items():
        if consts.get(value) != str(ref).removeprefix(SCHEMAS):
            at = child(where, "mapping", value)
            yield Problem(at, f"{value} does not lead to the branch with that {tag}", _branch(consts, value))


def _branch(consts: dict[str, str], value: object) -> str:
    if value in consts:
        return f"write {SCHEMAS}{consts[str(value)]}"
    return closest(value, consts, "add the branch or remove the entry")
