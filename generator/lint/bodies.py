"""Bodies and responses: named models, or lists or unions of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from generator.contract import Problem, schema_name, sequence
from generator.grammar import Place, child, places

_MODELLED: Final = (
    r"application/([\w.-]+\+)?json|application/x-www-form-urlencoded|multipart/form-data|text/event-stream"
)


def problems(document: dict[str, Any]) -> Iterator[Problem]:
    """The shape of every JSON, SSE or form body and response."""
    for place in places(document):
        if place.kind == "MediaType" and modelled(place.name):
            yield from _shape(place)


def modelled(media: str) -> bool:
    """Whether what travels as this media type is a model."""
    return re.fullmatch(_MODELLED, media.partition(";")[0].strip().lower()) is not None


def _shape(place: Place) -> Iterator[Problem]:
    schema = place.fields.get("schema")
    pointer = child(place.pointer, "schema") if "schema" in place.fields else place.pointer
    if not isinstance(schema, dict) or not (_named(schema) or _union(schema)):
        hint = "make it a component and refer to it; arrays and oneOf of references are fine too"
        yield Problem(pointer, f"the {place.name} content is not a named model", hint)


def _named(schema: Any) -> bool:
    if not isinstance(schema, dict):
        return False
    item = schema.get("items") if schema.get("type") == "array" else None
    return schema_name(schema) is not None or schema_name(item) is not None


def _union(schema: dict[str, Any]) -> bool:
    return bool(sequence(schema.get("oneOf"))) and all(map(_named, sequence(schema.get("oneOf"))))
