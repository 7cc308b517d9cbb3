"""Which object of OpenAPI 3.1 stands where in a document: one table, and the walk over it.

The walk knows what is a schema and what is only data (an example, a default, an enum value), so a `$ref` or
a key that looks like a keyword inside data is never taken for one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import frozen

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def _fields(data: str, objects: dict[str, str]) -> dict[str, str]:
    return dict.fromkeys(data.split(), "") | objects


_PARAMETER: Final = _fields(
    "description required deprecated allowEmptyValue style explode allowReserved example",
    {"schema": "Schema", "content": "MediaType{}", "examples": "Example{}"},
)

GRAMMAR: Final[dict[str, dict[str, str]]] = {
    "OpenAPI": _fields(
        "openapi jsonSchemaDialect security",
        {
            "info": "Info",
            "servers": "Server[]",
            "paths": "PathItem{}",
            "webhooks": "PathItem{}",
            "components": "Components",
            "tags": "Tag[]",
            "externalDocs": "ExternalDocs",
        },
    ),
    "Info": _fields(
        "title summary description termsOfService version", {"contact": "Contact", "license": "License"}
    ),
    "Contact": _fields("name url email", {}),
    "License": _fields("name identifier url", {}),
    "Server": _fields("url description", {"variables": "ServerVariable{}"}),
    "ServerVariable": _fields("enum default description", {}),
    "ExternalDocs": _fields("description url", {}),
    "Tag": _fields("name description", {"externalDocs": "ExternalDocs"}),
    "Components": {
        "schemas": "Schema{}",
        "responses": "Response{}",
        "parameters": "Parameter{}",
        "examples": "Example{}",
        "requestBodies": "RequestBody{}",
        "headers": "Header{}",
        "securitySchemes": "SecurityScheme{}",
        "links": "Link{}",
        "callbacks": "Callback{}",
        "pathItems": "PathItem{}",
    },
    "PathItem": _fields(
        "$ref summary description",
        {"servers": "Server[]", "parameters": "Parameter[]"} | dict.fromkeys(METHODS, "Operation"),
    ),
    "Operation": _fields(
        "tags summary description operationId deprecated security",
        {
            "externalDocs": "ExternalDocs",
            "parameters": "Parameter[]",
            "requestBody": "RequestBody",
            "responses": "Response{}",
            "callbacks": "Callback{}",
            "servers": "Server[]",
        },
    ),
    "Parameter": _fields("name in", _PARAMETER),
    "Header": _PARAMETER,
    "RequestBody": _fields("description required", {"content": "MediaType{}"}),
    "MediaType": _fields("example", {"schema": "Schema", "examples": "Example{}", "encoding": "Encoding{}"}),
    "Encoding": _fields("contentType style explode allowReserved", {"headers": "Header{}"}),
    "Response": _fields("description", {"headers": "Header{}", "content": "MediaType{}", "links": "Link{}"}),
    "Example": _fields("summary description value externalValue", {}),
    "Link": _fields("operationRef operationId parameters requestBody description", {"server": "Server"}),
    "Callback": {"*": "PathItem"},
    "SecurityScheme": _fields("type description name in scheme bearerFormat flows openIdConnectUrl", {}),
    "Discriminator": _fields("propertyName mapping", {}),
    "Schema": _fields(
        "$ref $comment type enum const title description default deprecated readOnly writeOnly examples "
        "format multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern "
        "maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required "
        "dependentRequired contentEncoding contentMediaType",
        dict.fromkeys(["allOf", "anyOf", "oneOf", "prefixItems"], "Schema[]")
        | dict.fromkeys(["properties", "patternProperties", "dependentSchemas"], "Schema{}")
        | dict.fromkeys(
            ["items", "contains", "additionalProperties", "propertyNames", "contentSchema"], "Schema"
        )
        | dict.fromkeys(["unevaluatedItems", "unevaluatedProperties", "not", "if", "then", "else"], "Schema")
        | {"discriminator": "Discriminator"},
    ),
    "Reference": _fields("$ref summary description", {}),
}

SECTIONS: Final = {kind.removesuffix("{}"): section for section, kind in GRAMMAR["Components"].items()}
"""The section of `components` that each kind of object is referred to in."""


@frozen
class Place:
    """One object of the document: where it stands, what it should be, and what really stands there."""

    pointer: str
    kind: str
    value: Any
    under: str = ""
    """The field of the parent that holds it, such as `properties` or `anyOf`."""
    name: str = ""
    """Its key or index in that field."""

    @property
    def fields(self) -> dict[str, Any]:
        """The value if it is an object, else nothing."""
        return self.value if isinstance(self.value, dict) else {}


def child(pointer: str, *keys: object) -> str:
    """The JSON pointer (RFC 6901) of what stands under `keys` below `pointer`."""
    return pointer + "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in keys)


def parts(pointer: str) -> list[str]:
    """The keys of a JSON pointer."""
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]


def places(
    value: Any, kind: str = "OpenAPI", pointer: str = "", under: str = "", name: str = ""
) -> Iterator[Place]:
    """Every object at and below `value`, parents first, in their order; references are not followed."""
    yield Place(pointer, kind, value, under, name)
    if not isinstance(value, dict) or ("$ref" in value and kind not in ("Schema", "PathItem")):
        return
    grammar = GRAMMAR[kind]
    for key, held in value.items():
        shape = grammar.get(key) or grammar.get("*", "")
        if shape.endswith("{}"):
            if isinstance(held, dict):
                for entry, item in held.items():
                    yield from places(item, shape[:-2], child(pointer, key, entry), key, str(entry))
        elif shape.endswith("[]"):
            if isinstance(held, list):
                for index, item in enumerate(held):
                    yield from places(item, shape[:-2], child(pointer, key, index), key, str(index))
        elif shape:
            yield from places(held, shape, child(pointer, key), str(key))
