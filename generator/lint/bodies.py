"""Bodies and responses: named models, lists or unions of them, forms, plain objects, and bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from generator.contract import Problem, mapping, schema_name, sequence
from generator.grammar import GRAMMAR, child, places

_MODELLED: Final = (
    r"application/([\w.-]+\+)?json|application/x-www-form-urlencoded|multipart/form-data|text/event-stream"
)


def problems(document: dict[str, Any]) -> Iterator[Problem]:
    """The shape of every body and response, and what they mix."""
    for place in places(document):
        if "content" not in GRAMMAR[place.kind] or "$ref" in place.fields:
            continue
        content = mapping(place.fields.get("content"))
        for media, value in content.items():
            yield from _shape(place.kind, str(media), mapping(value), child(place.pointer, "content", media))
        if place.kind == "RequestBody" and len(content) > 1:
            yield Problem(
                place.pointer, f"one body of {len(content)} media types", "keep what the methods send"
            )
        if place.kind == "Response" and len({modelled(str(media)) for media in content}) > 1:
            yield Problem(place.pointer, "models and bytes in one response", "keep what the methods return")


def modelled(media: str) -> bool:
    """Whether what travels as this media type is a model."""
    return re.fullmatch(_MODELLED, media.partition(";")[0].strip().lower()) is not None


def binary(schema: Any) -> bool:
    """Whether the schema stands for raw bytes."""
    return mapping(schema).get("type") == "string" and mapping(schema).get("format") == "binary"


def _shape(kind: str, media: str, fields: dict[str, Any], pointer: str) -> Iterator[Problem]:
    schema = fields.get("schema")
    pointer = child(pointer, "schema") if "schema" in fields else pointer
    if not modelled(media):
        if kind != "Response":
            yield Problem(pointer, f"no method can send {media}", "send JSON or a form")
        elif not binary(schema):
            hint = "write schema: {type: string, format: binary}"
            yield Problem(pointer, f"the {media} content is no model, but not bytes either", hint)
    elif not (_named(schema) or _union(schema) or _plain(schema, kind)):
        hint = "make it a component and refer to it; arrays and oneOf of references are fine too"
        yield Problem(pointer, f"the {media} content is not a named model", hint)


def _named(schema: Any) -> bool:
    if not isinstance(schema, dict):
        return False
    item = schema.get("items") if schema.get("type") == "array" else None
    return schema_name(schema) is not None or schema_name(item) is not None


def _union(schema: Any) -> bool:
    choices = sequence(mapping(schema).get("oneOf"))
    return bool(choices) and all(map(_named, choices))


def _plain(schema: Any, kind: str) -> bool:
    """A body that is always the same, or a response that the caller gets as a plain dict."""
    node = mapping(schema)
    if kind == "RequestBody":
        return "const" in node
    return kind == "Response" and node.get("type") == "object" and "properties" not in node
