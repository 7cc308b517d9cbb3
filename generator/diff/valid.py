"""Whether a contract can be judged: valid OpenAPI 3.1 whose references all lead somewhere.

No house rules here: an old contract need not keep those of today. The lint holds them, and takes much longer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, Final

from attrs import frozen
from jsonschema_rs import Draft202012Validator, ValidationError

from generator.contract import ContractError, Problem, mapping, parsed, resolve, walk
from generator.diff.normal import Side
from generator.diff.operations import Operation, operations
from generator.diff.parameters import declared
from generator.grammar import SECTIONS, child, places
from generator.reading import Lines
from generator.refusal import Reason, Unjudged

_HINT: Final = "see OpenAPI 3.1 and JSON Schema 2020-12"
_SCHEMA: Final = "openapi_spec_validator/resources/schemas/v3.1/schema.json"
_META: Final = "https://json-schema.org/draft/2020-12/schema"
_ENOUGH: Final = 20
"""Problems that are told of one contract."""


@frozen
class Source:
    """A contract as it was found."""

    name: str
    content: bytes
    file: str = ""
    """Where it is in the checkout, if it is there."""


def documents(*sources: Source) -> list[dict[str, Any]]:
    """The contracts, checked. Raises `Unjudged`, with what is wrong with each of them, if one cannot be judged."""
    found: list[dict[str, Any]] = []
    reasons: list[Reason] = []
    for source in sources:
        try:
            found.append(document := parsed(source.content))
            if wrong := problems(document):
                raise ContractError(wrong)
        except ContractError as error:
            lines = Lines(source.content)
            reasons += [
                Reason(f"{source.name}: {problem}", source.file, lines.of(problem.pointer))
                for problem in error.problems
            ]
    if reasons:
        raise Unjudged(*reasons)
    return found


def problems(document: dict[str, Any]) -> list[Problem]:
    """Why the contract cannot be judged; empty if it can."""
    for rules in (_keys, _structure, _references, _identity):
        if found := sorted(set(rules(document)))[:_ENOUGH]:
            return found
    return []


def _keys(document: dict[str, Any]) -> Iterator[Problem]:
    for pointer, node in walk(document):
        for key in node if isinstance(node, dict) else ():
            if not isinstance(key, str):
                yield Problem(child(pointer, key), f"the key {key!r} is not a string", f"quote it: '{key}'")


@cache
def _validator() -> Draft202012Validator:
    """The schema of OpenAPI 3.1, which leaves schemas to their own meta-schema, with that one filled in."""
    file = Path(str(distribution("openapi-spec-validator").locate_file(_SCHEMA)))
    schema = json.loads(file.read_text(encoding="utf-8"))
    schema["$defs"]["schema"] = {"$dynamicAnchor": "meta", "$ref": _META}
    return Draft202012Validator(schema)


def _structure(document: dict[str, Any]) -> Iterator[Problem]:
    try:
        for error in _validator().iter_errors(document):
            yield Problem(child("", *error.instance_path), _message(error), _HINT)
    except ValueError as error:  # Numbers and depths that the validator cannot take.
        yield Problem("", f"cannot be validated: {error}", _HINT)


def _message(error: ValidationError) -> str:
    text = " ".join(error.message.split())
    return text if len(text) <= 200 else f"{text[:100]} ... {text[-97:]}"


def _references(document: dict[str, Any]) -> Iterator[Problem]:
    for place in places(document):
        for key in ("$id", "$anchor", "$dynamicRef", "$dynamicAnchor") if place.kind == "Schema" else ():
            if key in place.fields:
                yield Problem(
                    child(place.pointer, key), f"{key} is not followed here", "refer by $ref: '#/...'"
                )
        if place.kind == "Discriminator":
            for tag, ref in mapping(place.fields.get("mapping")).items():
                target = ref if "/" in str(ref) else f"#/components/schemas/{ref}"
                yield from _reference(document, child(place.pointer, "mapping", tag), target)
        elif "$ref" in place.fields:
            pointer, ref = child(place.pointer, "$ref"), str(place.fields["$ref"])
            yield from _reference(document, pointer, ref)
            section = SECTIONS.get(place.kind)
            if section and ref.startswith("#/components/") and ref.split("/")[2] != section:
                yield Problem(
                    pointer, f"{ref} is not among the {section}", f"refer to #/components/{section}/..."
                )


def _reference(document: dict[str, Any], pointer: str, ref: Any) -> Iterator[Problem]:
    seen: list[Any] = []
    while ref is not None:
        if ref in seen:
            yield Problem(pointer, f"{seen[0]} leads back to itself", "end the chain at an object")
            return
        seen.append(ref)
        try:
            target = mapping(resolve(document, str(ref)))
        except LookupError as error:
            yield Problem(pointer, str(error), "add it or correct the reference")
            return
        ref = target.get("$ref") if target.keys() == {"$ref"} else None


def _identity(document: dict[str, Any]) -> Iterator[Problem]:
    """What JSON Schema cannot say of operations: names and addresses that are unique, parameters of the path."""
    names: dict[Any, Operation] = {}
    addresses: dict[Any, Operation] = {}
    for operation in operations(document):
        pointer = operation.node.pointer
        name = operation.node.value.get("operationId")
        if name is not None and name in names:
            yield Problem(
                child(pointer, "operationId"), f"{name} is that of {names[name]} too", "name one otherwise"
            )
        if operation.address in addresses:
            yield Problem(
                pointer, f"the same path as {addresses[operation.address]}", "remove one of the two"
            )
        names[name] = addresses[operation.address] = operation
        given = [
            name
            for place, name in declared(Side(document), operation.item, operation.node)
            if place == "path"
        ]
        for slot in {*operation.slots} ^ {*given}:
            where = "in the path" if slot in given else "among the parameters"
            yield Problem(pointer, f"the path parameter {slot} is not {where}", "add it or correct the name")
