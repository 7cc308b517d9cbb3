"""Instances of JSON Schemas: they fit, and they take what was said."""

from __future__ import annotations

from typing import Any, Dict

import pytest
from jsonschema import Draft202012Validator

from meshapi_sandbox.engine.hints import Hints
from meshapi_sandbox.engine.json_schema import UnusableSchema, instance

NODE: Dict[str, Any] = {
    "$defs": {
        "node": {
            "type": "object",
            "properties": {
                "value": {"type": "integer"},
                "next": {"anyOf": [{"$ref": "#/$defs/node"}, {"type": "null"}]},
            },
            "required": ["value", "next"],
        }
    },
    "$ref": "#/$defs/node",
}


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "minLength": 20},
        {"type": "string", "maxLength": 3},
        {"type": "string", "pattern": "^[A-Z]{3}$"},
        *(
            {"type": "string", "format": name}
            for name in ("date", "date-time", "time", "email", "uri", "uuid", "ipv4")
        ),
        {"type": "integer", "minimum": 11, "maximum": 15, "multipleOf": 5},
        {"type": "integer", "exclusiveMinimum": 3, "exclusiveMaximum": 5},
        {"type": "number", "maximum": -1.5},
        {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1},
        {"type": "boolean"},
        {"type": "null"},
        {"type": ["null", "integer"]},
        {"const": {"a": [1]}},
        {"enum": [None, "x"]},
        {"type": "array", "items": {"type": "integer"}, "minItems": 4, "maxItems": 5, "uniqueItems": True},
        {"type": "array", "items": {"enum": ["a", "b"]}, "minItems": 2, "uniqueItems": True},
        {"type": "array", "items": {"type": "string"}, "minItems": 2, "uniqueItems": True},
        {
            "type": "array",
            "prefixItems": [{"type": "string"}, {"type": "integer"}],
            "items": False,
            "minItems": 2,
        },
        {"type": "array", "maxItems": 0},
        {"oneOf": [{"type": "integer"}, {"type": "string"}]},
        {
            "anyOf": [
                {"type": "null"},
                {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]},
            ]
        },
        {
            "allOf": [
                {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]},
                {"required": ["b"]},
            ]
        },
        {"type": "object", "additionalProperties": {"type": "integer"}, "required": ["n"]},
        {"properties": {"a": {"items": {"type": "boolean"}}}, "required": ["a"]},
        {"type": "object", "properties": {"any": {}, "yes": True}, "required": ["any", "yes"]},
        NODE,
        {},
    ],
)
@pytest.mark.parametrize(
    "said", ["", "Ada Lovelace, born 1815 in London, has 2 cats, 7 dogs and -3.5 degrees."]
)
def test_instances_fit(schema: Dict[str, Any], said: str) -> None:
    Draft202012Validator(schema).validate(instance(schema, Hints(said=said, answer="Fine.", seed=7)))


def test_what_was_said_is_used() -> None:
    said = (
        "Ada Lovelace (ada@example.com) was born on 1815-12-10 in London and is a mathematician, not "
        "retired. Her score is 9.5 and her age 36."
    )
    schema = {
        "type": "object",
        "properties": {
            "name": {"type": "string"},
            "email": {"type": "string"},
            "city": {"type": "string"},
            "age": {"type": "integer"},
            "score": {"type": "number"},
            "born": {"type": "string", "format": "date"},
            "retired": {"type": "boolean"},
            "profession": {"enum": ["poet", "mathematician"]},
            "nickname": {"type": "string"},
        },
        "required": ["name", "email", "city", "age", "score", "born", "retired", "profession"],
    }
    assert instance(schema, Hints(said)) == {
        "name": "Ada Lovelace",
        "email": "ada@example.com",
        "city": "London",
        "age": 36,
        "score": 9.5,
        "born": "1815-12-10",
        "retired": False,
        "profession": "mathematician",
    }


@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        ({"type": "nonsense"}, "not a JSON Schema"),
        ({"$ref": "#/$defs/none"}, "does not resolve"),
        ({"$ref": "https://elsewhere.test/x"}, "outside"),
        ({"$ref": "#"}, "refers to itself"),
        ({"type": "object", "properties": {"a": {"$ref": "#"}}, "required": ["a"]}, "without end"),
        ({"type": "string", "pattern": "^q{17}$"}, "cannot make"),
        ({"type": "array", "items": {"enum": ["a"]}, "minItems": 2, "uniqueItems": True}, "different"),
        ({"not": {}}, "cannot make"),
    ],
)
def test_what_has_no_instance_is_refused(schema: Dict[str, Any], reason: str) -> None:
    with pytest.raises(UnusableSchema, match=reason):
        instance(schema, Hints("x"))
