"""Judgements that need more than one keyword: what the corpus of single edits does not reach."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from generator.diff import Report, diff

Schema = dict[str, Any]
DATE: Schema = {"type": "string", "format": "date-time"}
SHORT: Schema = {"maxLength": 5}
APART: list[Schema] = [{"type": "string"}, {"type": "null"}]
TUPLE: Schema = {"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}}


def contract(**parts: Any) -> dict[str, Any]:
    """A contract with one operation; the parts are `sent`, `received`, `schemas`, or keys of the operation."""
    sent, received = parts.pop("sent", True), parts.pop("received", True)
    schemas = parts.pop("schemas", {})
    operation = {
        "operationId": "act",
        "tags": ["all"],
        "x-meshapi-methods": {"things.act": {}},
        "requestBody": {"content": {"application/json": {"schema": sent}}},
        "responses": {"200": {"description": "", "content": {"application/json": {"schema": received}}}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "", "version": "1.0.0"},
        "tags": [{"name": "all"}],
        "paths": {"/act": {"post": operation | parts}},
        "components": {"schemas": schemas},
    }


def levels(old: Schema, new: Schema) -> tuple[str | None, str | None]:
    return diff(contract(sent=old), contract(sent=new)).level, diff(
        contract(received=old), contract(received=new)
    ).level


def objects(required: str = "", **properties: Any) -> Schema:
    return {"type": "object", "required": required.split(), "properties": properties}


TAGS = {
    "One": objects("kind", kind={"const": "one"}),
    "Two": objects("kind", kind={"const": "two"}),
    "Free": objects("kind", kind={"type": "string"}),
    "Other": objects("size", size={"type": "integer"}),
}


def union(*names: str, **more: Any) -> Schema:
    return {"oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in names], **more}


@pytest.mark.parametrize(
    ("old", "new", "sent", "received"),
    [
        ({"type": "string"}, DATE, "breaking", "additive"),
        (DATE, {"type": "string"}, "breaking", "breaking"),
        ({"type": "string"}, {"type": "string", "format": "uuid"}, "breaking", "breaking"),
        ({"type": "integer", "format": "int64"}, {"type": "integer"}, "additive", "additive"),
        ({"type": "integer", "minimum": 1}, {"type": "integer", "exclusiveMinimum": 0}, "editorial", "editorial"),
        ({"type": "number", "minimum": 1}, {"type": "number", "exclusiveMinimum": 1}, "breaking", "additive"),
        ({"type": "number", "multipleOf": 2}, {"type": "number", "multipleOf": 1}, "additive", "additive"),
        ({"type": "number", "multipleOf": 2}, {"type": "number", "multipleOf": 3}, "breaking", "additive"),
        ({}, {"type": "string"}, "breaking", "additive"),
        ({"type": "string"}, {}, "additive", "breaking"),
        ({"type": "object"}, objects(a={}), "breaking", "breaking"),
        ({"properties": {"a": {}}}, objects(a={}), "breaking", "additive"),
        ({"type": ["string", "array"]}, {"type": ["string", "object"]}, "breaking", "breaking"),
        ({"type": "boolean"}, {"enum": [True, False]}, "editorial", "editorial"),
        ({"enum": [1]}, {"enum": [True]}, "breaking", "breaking"),
        ({"enum": [1]}, {"enum": [1.0]}, None, None),
        ({"type": "boolean"}, {"const": True}, "breaking", "additive"),
        (TUPLE, TUPLE | {"prefixItems": []}, "breaking", "breaking"),
        (TUPLE, TUPLE | {"prefixItems": [{"type": "string"}, {"type": "integer"}]}, "editorial", "editorial"),
        (TUPLE, TUPLE | {"items": {"type": "number"}}, "additive", "breaking"),
        (objects(a={}), {"allOf": [objects(a={}), objects(b={})]}, "additive", "additive"),
        ({"allOf": [objects(a=SHORT), objects(a={"maxLength": 9})]}, objects(a=SHORT), "editorial", "editorial"),
        ({"allOf": [{"pattern": "a"}, {"pattern": "b"}]}, {"pattern": "b"}, "additive", "additive"),
        ({"allOf": [{"enum": [1, 2]}, {"enum": [2, 3]}]}, {"enum": [2]}, "editorial", "editorial"),
        ({"allOf": [{"type": "string"}, {"type": ["string", "null"]}]}, {"type": "string"}, "editorial", "editorial"),
        ({"patternProperties": {"a": {}}, "type": "object"}, {"type": "object"}, "additive", "additive"),
        ({"type": "object"}, {"type": "object", "dependentRequired": {"a": ["b"]}}, "breaking", "additive"),
        ({"type": "object", "additionalProperties": {"type": "string"}}, {"type": "object"}, "additive", "breaking"),
        (objects("a"), objects(), "additive", "breaking"),
        (False, {"type": "string"}, "additive", "breaking"),
        ({"anyOf": [objects(a={}), objects(b={})]}, {"oneOf": [objects(a={}), objects(b={})]}, "breaking", "additive"),
        ({"anyOf": APART}, {"oneOf": APART}, "editorial", "editorial"),
        ({"anyOf": [{"type": "string"}, {"type": "array"}]}, {"type": "string"}, "breaking", "additive"),
        ({"x-foo": 1}, {"x-foo": 2}, "editorial", "editorial"),
        ({"x-meshapi-foo": 1}, {"x-meshapi-foo": 2}, "breaking", "breaking"),
        ({"type": "string", "contentEncoding": "base64"}, {"type": "string"}, "breaking", "breaking"),
        ({"writeOnly": True}, {}, "editorial", "additive"),
        ({"deprecated": True}, {}, "editorial", "editorial"),
    ],
)  # fmt: skip
def test_schemas(old: Schema, new: Schema, sent: str | None, received: str | None) -> None:
    assert levels(old, new) == (sent, received)


@pytest.mark.parametrize(
    ("old", "new", "sent", "received"),
    [
        (union("One", "Two"), union("Two", "One"), "editorial", "editorial"),
        (union("One"), union("One", "Two"), "additive", "breaking"),
        (union("One", "Free"), union("Two", "One", "Free"), "additive", "additive"),
        (union("Two", "One", "Free"), union("One", "Free"), "breaking", "editorial"),
        (union("One", "Free"), union("One", "Free", "Other"), "additive", "breaking"),
        (union("One"), union("Two"), "breaking", "breaking"),
        (union("One", "Two", discriminator={"propertyName": "kind"}), union("One", "Two"), "editorial", "editorial"),
        (
            union("Free", "Other", discriminator={"propertyName": "kind"}),
            union("Free", "Other", discriminator={"propertyName": "size"}),
            "breaking",
            "breaking",
        ),
        (
            union("Free", "Other", discriminator={"propertyName": "kind", "mapping": {"a": "Free", "b": "Other"}}),
            union("Free", "Other", discriminator={"propertyName": "kind", "mapping": {"b": "Free", "a": "Other"}}),
            "breaking",
            "breaking",
        ),
        (
            union("Free", "Other", discriminator={"propertyName": "kind", "mapping": {"a": "Free"}}),
            union("Free", "Other", discriminator={"propertyName": "kind", "mapping": {"a": "Free", "b": "Free"}}),
            "additive",
            "breaking",
        ),
    ],
)  # fmt: skip
def test_unions(old: Schema, new: Schema, sent: str, received: str) -> None:
    held = union(*TAGS)  # another operation keeps all of the types in use
    found: list[str | None] = []
    for way in ("sent", "received"):
        documents = [contract(**{way: schema}, schemas=copy.deepcopy(TAGS)) for schema in (old, new)]
        for document in documents:
            document["paths"]["/keep"] = contract(sent=held)["paths"]["/act"]
            document["paths"]["/keep"]["post"].update(
                {"operationId": "keep", "x-meshapi-methods": {"things.keep": {}}}
            )
        found.append(diff(*documents).level)
    assert found == [sent, received]


def ok(*statuses: str, **more: Any) -> dict[str, Any]:
    return {"responses": {status: {"description": "", **more} for status in statuses}}


def header(**more: Any) -> dict[str, Any]:
    return ok("200", headers={"A": {"schema": {"type": "string"}} | more})


def media(name: str) -> dict[str, Any]:
    return ok("200", content={name: {}})


@pytest.mark.parametrize(
    ("old", "new", "level", "pointer"),
    [
        (ok("200"), ok("201"), "breaking", "responses/201"),
        (ok("200"), ok("200", "202"), "breaking", "responses/202"),
        (ok("200", "202"), ok("200"), "breaking", "responses/202"),
        (ok("200"), ok("200", "404"), "additive", "responses/404"),
        (ok("200", "404"), ok("200"), "editorial", "responses/404"),
        (header(), ok("200"), "breaking", "responses/200/headers/A"),
        (ok("200"), header(), "additive", "responses/200/headers/A"),
        (header(required=True), header(), "breaking", "responses/200/headers/A/required"),
        (header(), header(deprecated=True), "additive", "responses/200/headers/A/deprecated"),
        (header(), header(schema={"type": "integer"}), "breaking", "responses/200/headers/A/schema"),
        (ok("200"), media("a/b"), "additive", "responses/200/content/a~1b"),
        (media("a/b"), ok("200"), "breaking", "responses/200/content/a~1b"),
        (media("a/b"), media("a/c"), "breaking", "responses/200/content/a~1c"),
        (media("A/b"), media("a/B"), "editorial", "responses/200/content"),
        ({"callbacks": {}}, {}, "breaking", "callbacks"),
        ({}, {"x-foo": 1}, "editorial", "x-foo"),
        ({}, {"x-meshapi-foo": 1}, "breaking", "x-meshapi-foo"),
    ],
)  # fmt: skip
def test_operations(old: dict[str, Any], new: dict[str, Any], level: str, pointer: str) -> None:
    report = diff(contract(**old), contract(**new))
    assert [(change.level, change.pointer, change.methods) for change in report.changes] == [
        (
            level,
            f"/paths/~1act/post/{pointer}",
            () if level == "editorial" and pointer.endswith("content") else ("things.act",),
        )
    ]


PARAMETER = {"name": "q", "in": "query", "schema": {"type": "string"}}
JSON = {"name": "q", "in": "query", "content": {"application/json": {"schema": {"type": "string"}}}}


@pytest.mark.parametrize(
    ("old", "new", "level"),
    [
        (PARAMETER, JSON, "breaking"),
        (JSON, JSON | {"content": {"text/plain": {}}}, "breaking"),
        (
            JSON,
            JSON | {"content": {"application/json": {"schema": {"type": ["string", "null"]}}}},
            "additive",
        ),
        (PARAMETER, PARAMETER | {"allowReserved": True}, "breaking"),
        (PARAMETER, PARAMETER | {"in": "header"}, "breaking"),
        (PARAMETER, PARAMETER | {"name": "p"}, "breaking"),
    ],
)
def test_parameters(old: dict[str, Any], new: dict[str, Any], level: str) -> None:
    query = {"x-meshapi-query": "ActParams"}
    report = diff(contract(parameters=[old], **query), contract(parameters=[new], **query))
    assert {change.level for change in report.changes} == {level}
    assert {(change.direction, change.types) for change in report.changes} == {("request", ("ActParams",))}


def recursive(name: str, leaf: Schema) -> dict[str, Any]:
    """A model that holds itself, directly and by way of another one, and is sent and received."""
    ref = {"$ref": f"#/components/schemas/{name}"}
    schemas = {
        name: objects(
            leaf=leaf,
            same={"allOf": [ref], "minProperties": 1},
            other={"$ref": "#/components/schemas/Middle"},
        ),
        "Middle": objects(back={"type": "array", "items": ref}),
    }
    return contract(sent=ref, received={"anyOf": [ref, {"type": "null"}]}, schemas=schemas)


def test_circles_end_and_a_change_in_them_is_one() -> None:
    report = diff(recursive("Node", {"type": "string"}), recursive("Node", {"type": ["string", "null"]}))
    assert [(c.level, c.pointer, c.direction, c.types) for c in report.changes] == [
        ("breaking", "/components/schemas/Node/properties/leaf", "both", ("Node",))
    ]


def test_a_model_that_is_renamed_and_changed_is_still_the_same_one() -> None:
    report = diff(recursive("Node", {"type": "string"}), recursive("Tree", {"type": ["string", "null"]}))
    assert {(c.level, c.pointer, c.what) for c in report.changes} == {
        ("breaking", "/components/schemas/Tree", "type renamed from Node"),
        ("breaking", "/components/schemas/Tree/properties/leaf", "nullable now"),
    }


def test_a_model_that_has_nothing_in_common_is_another_one() -> None:
    def one(name: str) -> dict[str, Any]:
        return contract(
            sent={"$ref": f"#/components/schemas/{name}"},
            schemas={name: {"type": "object", "properties": {name: {}}}},
        )

    assert {change.what for change in diff(one("Cat"), one("Car")).changes} == {
        "type removed",
        "type added",
        "type changed from Cat to Car",
    }


def test_a_method_that_went_to_another_operation() -> None:
    old, new = (contract() for _ in range(2))
    for document, names in ((old, ("a.one", "a.two")), (new, ("a.two", "a.one"))):
        for path, name in zip(("/act", "/other"), names, strict=True):
            document["paths"][path] = contract(operationId=path, **{"x-meshapi-methods": {name: {}}})[
                "paths"
            ]["/act"]
    report: Report = diff(old, new)
    assert {(c.level, c.text, c.methods) for c in report.changes} == {
        ("breaking", "a.one: is POST /other now", ("a.one",)),
        ("breaking", "a.two: is POST /act now", ("a.two",)),
    }
