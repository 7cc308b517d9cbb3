"""What openapi-spec-validator and the meta-schema of JSON Schema 2020-12 say."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, Final

from openapi_schema_validator import OAS31Validator, oas31_format_checker
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator.contract import Problem
from generator.grammar import child, places
from generator.lint.examples import explained

# With jsonschema-rs, which it takes where that happens to be installed, it words and orders its findings differently.
os.environ["OPENAPI_SPEC_VALIDATOR_SCHEMA_VALIDATOR_BACKEND"] = "jsonschema"

_META: Final = {"$ref": "https://json-schema.org/draft/2020-12/schema"}
_HINT: Final = "see OpenAPI 3.1 and JSON Schema 2020-12"


def problems(document: dict[str, Any], house: set[Problem]) -> list[Problem]:
    """What the standards say and the house rules, whose words are clearer, do not.

    What the validator checks beside the structure has no pointer there and a house rule with one here. So its
    whole pass, which stops at a reference to nowhere, has the last word on a contract that seems good.
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
        for error in OpenAPIV31SpecValidator(document).schema_validator.iter_errors(document):
            yield _problem("", error)
    except TypeError:  # An unquoted key, which a house rule reports.
        pass
    meta = OAS31Validator(_META, format_checker=oas31_format_checker)
    for place in places(document):
        if place.kind == "Schema" and place.under in ("schemas", "schema"):
            for error in meta.iter_errors(place.value):
                yield _problem(place.pointer, error)


def _problem(pointer: str, error: Any) -> Problem:
    return Problem(child(pointer, *error.absolute_path), explained(error), _HINT)


def _last_word(document: dict[str, Any]) -> Iterator[Problem]:
    try:
        for error in OpenAPIV31SpecValidator(document).iter_errors():
            yield _problem("", error)
    except Exception as error:  # Whatever it trips over is a fault of the contract.
        yield Problem("", f"openapi-spec-validator stopped: {error!r}", _HINT)
