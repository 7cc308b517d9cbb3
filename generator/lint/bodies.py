"""Bodies and responses: named models, lists or unions of them, forms, plain objects, and bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generator.contract import Problem, mapping, schema_name, schemas_of, sequence
from generator.grammar import GRAMMAR, child, places

_MODELLED: Final = {
    "RequestBody": ("application/json", "multipart/form-data"),
    "Response": ("application/json", "text/event-stream"),
}
"""What the generated code sends and reads as models; by these very names."""


def problems(document: dict[str, Any]) -> Iterator[Problem]:
    """The shape of every body and response, and what they mix."""
    for place in places(document):
        if "content" not in GRAMMAR[place.kind] or "$ref" in place.fields:
            continue
        content = mapping(place.fields.get("content"))
        for media, value in content.items():
            yield from _shape(
                document, place.kind, str(media), mapping(value), child(place.pointer, "content", media)
            )
        if place.kind == "RequestBody" and len(content) > 1:
            yield Problem(
                place.pointer, f"one body of {len(content)} media types", "keep what the methods send"
            )
        if place.kind == "Response" and len({modelled(str(media)) for media in content}) > 1:
            yield Problem(place.pointer, "models and bytes in one response", "keep what the methods return")


def modelled(media: str) -> bool:
    """Whether what travels as this media type is a model."""
    return any(media in names for names in _MODELLED.values())


def binary(schema: Any) -> bool:
    """Whether the schema stands for raw bytes."""
    return mapping(schema).get("type") == "string" and mapping(schema).get("format") == "binary"


def _shape(
    document: dict[str, Any], kind: str, media: str, fields: dict[str, Any], pointer: str
) -> Iterator[Problem]:
    schema = fields.get("schema")
    pointer = child(pointer, "schema") if "schema" in fields else pointer
    if media not in _MODELLED.get(kind, ()):
        if kind != "Response":
            yield Problem(pointer, f"no method can send {media}", "send JSON or a form")
        elif not binary(schema):
            hint = "write schema: {type: string, format: binary}"
            yield Problem(pointer, f"the {media} content is no model, but not bytes either", hint)
    elif not (kind == "RequestBody" and "const" in mapping(schema)) and not _plain(
        media, kind, mapping(schema)
    ):
        names = _names(media, kind, mapping(schema))
        if not names:
            hint = "make it a component and refer to it; a oneOf of references, or a list that comes back, is fine too"
            yield Problem(pointer, f"the {media} content is not a named model", hint)
        for name in names:
            target = schemas_of(document).get(name)
            # An event may be one of several models; it has no facts of an exchange that belong to it alone.
            if media != "text/event-stream" and target is not None and "properties" not in mapping(target):
                hint = "refer to an object with properties, or to each of several in a oneOf here"
                yield Problem(pointer, f"{name} is no object with properties, so no model", hint)


def _plain(media: str, kind: str, schema: dict[str, Any]) -> bool:
    """A response that the caller gets as a plain dict."""
    return (
        (kind, media) == ("Response", "application/json")
        and schema.get("type") == "object"
        and "properties" not in schema
    )


def _names(media: str, kind: str, schema: dict[str, Any]) -> list[str]:
    """The model of the content, that of a list's items, or those that a method chooses from; none if it is no such."""
    if schema.get("type") == "array" and (kind, media) == ("Response", "application/json"):
        schema = mapping(schema.get("items"))
    choices = sequence(schema.get("oneOf")) if media != "text/event-stream" else []
    names = [schema_name(choice) for choice in choices or [schema]]
    return [name for name in names if name is not None] if all(names) else []
