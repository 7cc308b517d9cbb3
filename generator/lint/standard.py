"""What openapi-spec-validator and the meta-schema of JSON Schema 2020-12 say."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from jsonschema_specifications import REGISTRY  # type: ignore[import-untyped]  # has no types
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.schemas import openapi_v31_schema_validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from generator.contract import Problem
from generator.grammar import child, places
from generator.lint.examples import explained

# With jsonschema-rs, which it takes where that happens to be installed, it words and orders its findings differently.
os.environ["OPENAPI_SPEC_VALIDATOR_SCHEMA_VALIDATOR_BACKEND"] = "jsonschema"

_HINT: Final = "see OpenAPI 3.1 and JSON Schema 2020-12"
_META: Final = "https://json-schema.org/draft/2020-12/meta/"
_VOCABULARIES: Final = (
    "core",
    "applicator",
    "unevaluated",
    "validation",
    "meta-data",
    "format-annotation",
    "content",
)


def problems(document: dict[str, Any], house: set[Problem]) -> list[Problem]:
    """What the standards say and the house rules, whose words are clearer, do not.

    What the validator checks beside the structure has no pointer there and a house rule with one here. So that
    pass, which stops at a reference to nowhere, has the last word on a contract that seems good.
    """
    said = [problem.pointer for problem in house]
    found = [
        new for new in _structure(document) if not any(_within(pointer, new.pointer) for pointer in said)
    ]
    return found if house or found else list(_last_word(document))


def _within(inner: str, outer: str) -> bool:
    return inner == outer or inner.startswith(f"{outer}/")


def _structure(document: dict[str, Any]) -> Iterator[Problem]:
    try:
        for error in _of_openapi().iter_errors(document):
            yield _problem("", error)
    except TypeError:  # An unquoted key, which a house rule reports.
        pass
    one_schema = _of_schemas()
    for place in places(document):
        if place.kind == "Schema":
            for error in one_schema.iter_errors(place.value):
                yield _problem(place.pointer, error)


@cache
def _of_openapi() -> Any:
    """The validator of documents, which knows its meta-schemas: else it looks through them again for each schema."""
    schema: Any = openapi_v31_schema_validator.schema
    known: Registry[Any] = REGISTRY.with_resource(schema["$id"], DRAFT202012.create_resource(schema)).crawl()
    return OAS31Validator(schema, registry=known, format_checker=oas31_format_checker)


@cache
def _of_schemas() -> Any:
    """The validator of one schema: all vocabularies in one, without the way down, which `places` knows."""
    parts: list[Any] = [REGISTRY.contents(_META + name) for name in _VOCABULARIES]
    meta = {
        "type": ["object", "boolean"],
        "properties": {name: _shallow(rule) for part in parts for name, rule in part["properties"].items()},
        "$defs": {name: _shallow(rule) for part in parts for name, rule in part.get("$defs", {}).items()},
    }
    return OAS31Validator(meta, format_checker=oas31_format_checker)


def _shallow(rule: Any) -> Any:
    if isinstance(rule, list):
        return [_shallow(item) for item in rule]
    if not isinstance(rule, dict):
        return rule
    if "$dynamicRef" in rule:
        return {"type": ["object", "boolean"]}
    return {key: _shallow(value) for key, value in rule.items()}


def _problem(pointer: str, error: Any) -> Problem:
    return Problem(child(pointer, *error.absolute_path), explained(error), _HINT)


def _last_word(document: dict[str, Any]) -> Iterator[Problem]:
    validator = OpenAPIV31SpecValidator(document)
    try:
        for error in validator.root_validator(validator.schema_path):
            yield _problem("", error)
    except Exception as error:  # Whatever it trips over is a fault of the contract.
        yield Problem("", f"openapi-spec-validator stopped: {error!r}", _HINT)
