"""What each tool gets to see of the contract: the same facts, in the form that it understands whole."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from generator.contract import Directions, directions, operations, owners, parameters, schemas_of

SCHEMAS = "#/components/schemas/"
TIMESTAMP = "meshapi_generated.runtime.models.Timestamp"

BASES = {
    "EmbeddingVector": ("embedding",),
    "ImageData": ("b64_json", "url"),
    "OutputText": ("output",),
    "SignedUrl": ("signed_url",),
}
"""The classes of `runtime/bases.py`, each with the properties that it reads."""


def with_query_models(document: dict[str, Any]) -> dict[str, Any]:
    """The contract with a component schema for every `x-meshapi-query`, made from the operation's query parameters."""
    document = deepcopy(document)
    for operation in operations(document):
        name = operation.spec.get("x-meshapi-query")
        if name is None:
            continue
        query = [p for _, p in parameters(document, operation) if p["in"] == "query"]
        document["components"]["schemas"][name] = {
            "type": "object",
            "description": f"Query parameters of {operation.method.upper()} {operation.path}.",
            "additionalProperties": False,
            "properties": {p["name"]: {**p["schema"], "description": p["description"]} for p in query},
            **(
                {"required": required}
                if (required := [p["name"] for p in query if p.get("required")])
                else {}
            ),
        }
    return document


def homes(document: dict[str, Any]) -> dict[str, str]:
    """The module of every schema, the query models' included: they belong to the tag of their operation."""
    found = owners(document)
    for operation in operations(document):
        if name := operation.spec.get("x-meshapi-query"):
            found[name] = operation.spec["tags"][0]
    return found


def for_operations(document: dict[str, Any]) -> dict[str, Any]:
    """For openapi-python-client: every schema is only a name, so that nothing inside one can drop an endpoint."""
    stubs = {name: {"type": "object", "title": name} for name in schemas_of(document)}
    projected = deepcopy({**document, "components": {**document["components"], "schemas": stubs}})
    for operation in operations(projected):
        for media in operation.spec.get("requestBody", {}).get("content", {}).values():
            media["schema"] = {"type": "object"}
        for status, response in operation.spec["responses"].items():
            # Error answers are decoded by hand, from any shape; a stream or bytes are not one document.
            content = response.get("content", {}) if status.startswith("2") else {}
            operation.spec["responses"][status] = {
                "description": "",
                "content": {"application/json": {"schema": {}}} if "application/json" in content else {},
            }
    return projected


def for_models(document: dict[str, Any]) -> dict[str, Any]:
    """For datamodel-code-generator: only the schemas, each named `<module>.<Name>`, without what it would act upon.

    A default that is not sent is documentation in a request: the field is left out and the server applies it.
    """
    home = homes(document)
    ways = directions(document)
    schemas = {
        f"{module}.{name}": _schema(schemas_of(document)[name], name, ways, home)
        for name, module in home.items()
    }
    return {"openapi": "3.1.0", "info": document["info"], "paths": {}, "components": {"schemas": schemas}}


def request_only(document: dict[str, Any]) -> list[str]:
    """Names, with their modules, of the schemas that no response can contain."""
    ways = directions(document)
    return sorted(
        f"{module}.{name}" for name, module in homes(document).items() if name not in ways.responses
    )


def based(document: dict[str, Any]) -> dict[str, str]:
    """The base of each schema that has one of its own; the schemas by their names with their modules."""
    schemas = schemas_of(document)
    return {
        f"{module}.{name}": schemas[name]["x-meshapi-base"]
        for name, module in owners(document).items()
        if "x-meshapi-base" in schemas[name]
    }


def _schema(schema: dict[str, Any], name: str, ways: Directions, home: dict[str, str]) -> dict[str, Any]:
    projected: dict[str, Any] = _node(_without_rules_and_files(schema), home)
    if name not in ways.responses:
        for prop in projected.get("properties", {}).values():
            if prop.pop("x-meshapi-send-default", False) or "default" not in prop:
                continue
            default = prop.pop("default")
            if default is not None:
                shown = str(default).lower() if isinstance(default, bool) else default
                prop["description"] = (
                    f"{prop.get('description', '').rstrip()} Default of the gateway: {shown}."
                )
    return projected


def _without_rules_and_files(schema: dict[str, Any]) -> dict[str, Any]:
    """An object as a class can hold it: which properties go together is for validators, a file part for the method."""
    if "properties" not in schema:
        return schema
    kept = {name: prop for name, prop in schema["properties"].items() if prop.get("format") != "binary"}
    required = [name for name in schema.get("required", ()) if name in kept]
    rest = {key: value for key, value in schema.items() if key not in ("anyOf", "oneOf", "not", "required")}
    return {**rest, "properties": kept, **({"required": required} if required else {})}


def _node(node: Any, home: dict[str, str]) -> Any:
    """A schema and all below it: references to where the model will live, our timestamps, nothing for readers."""
    if isinstance(node, list):
        return [_node(item, home) for item in node]
    if not isinstance(node, dict):
        return node
    projected: dict[str, Any] = {}
    for key, value in node.items():
        if key == "$ref":
            name = value.removeprefix(SCHEMAS)
            projected[key] = f"{SCHEMAS}{home[name]}.{name}"
        elif key == "properties":
            projected[key] = {name: _node(prop, home) for name, prop in value.items()}
        elif key in _DATA:
            projected[key] = value
        elif key not in _DOCUMENTATION:
            projected[key] = _node(value, home)
    if node.get("format") == "date-time":
        projected["customTypePath"] = TIMESTAMP
    return projected


_DATA = frozenset({"default", "const", "enum", "required"})
"""Keywords whose value is data, not schemas."""

_DOCUMENTATION = frozenset({"deprecated", "example", "examples"})
"""Keywords that models do without; a deprecated field that warns when it is read would break existing code."""
