"""Make an instance that fits a JSON Schema, with values taken from a text where it has them.

Covers what function tools and structured outputs are written in: types, enum, const, objects, arrays,
bounds, formats, references inside the document, anyOf/oneOf/allOf. The result is checked with
``jsonschema`` before it is handed out, so a keyword outside of this set leads to an error and not to a
wrong instance.
"""

from __future__ import annotations

import math
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from attrs import define, frozen
from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError
from jsonschema.exceptions import ValidationError as InstanceError

from meshapi_sandbox.engine.hints import Hints
from meshapi_sandbox.engine.json_values import is_object

MAX_DEPTH = 24
DEPTH_OF_CHOICE = 6

Schema = Mapping[str, Any]


@frozen
class UnusableSchema(Exception):
    """The schema is malformed, or nothing that the generator can make fits it."""

    reason: str


def check(schema: object) -> None:
    """Raise UnusableSchema unless this is a JSON Schema (draft 2020-12)."""
    try:
        Draft202012Validator.check_schema(schema)  # type: ignore[arg-type]
    except SchemaError as error:
        where = "/".join(map(str, error.absolute_path)) or "the root"
        raise UnusableSchema(f"not a JSON Schema: {error.message} (at {where})") from None


def instance(schema: Schema, hints: Hints) -> Any:
    """An instance of the schema: from the hints where they help, the plainest value elsewhere."""
    check(schema)
    try:
        made = _Maker(schema, hints).make(schema, "")
        validator: Any = Draft202012Validator(schema)
        validator.validate(made)
    except InstanceError as error:
        where = "/".join(map(str, error.absolute_path)) or "the root"
        raise UnusableSchema(
            f"the sandbox cannot make an instance of this schema: {error.message} (at {where})"
        ) from None
    except _NoInstance as error:
        raise UnusableSchema(f"the sandbox cannot make an instance of this schema: {error}") from None
    return made


class _NoInstance(Exception):
    """This branch of the schema has no instance that we can make."""


@define
class _Maker:
    root: Schema
    hints: Hints
    _depth: int = 0

    def make(self, schema: Any, name: str) -> Any:
        if schema is True or not is_object(schema):
            return name
        if self._depth >= MAX_DEPTH:
            raise _NoInstance("it nests without end")
        self._depth += 1
        try:
            return self._make(self._flat(schema), name)
        finally:
            self._depth -= 1

    def _make(self, schema: Schema, name: str) -> Any:
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self.hints.choice(list(schema["enum"]), name)
        for union in ("anyOf", "oneOf"):
            if union in schema:
                return self._first(schema, union, name)
        kind = _kind(schema)
        if kind == "object":
            return self._object(schema)
        if kind == "array":
            return self._array(schema, name)
        if kind == "string":
            return _sized(self.hints.text(name, schema), schema)
        if kind in ("integer", "number"):
            return _bounded(self.hints.number(name, schema), schema, whole=kind == "integer")
        if kind == "boolean":
            return self.hints.boolean(name)
        return None

    def _flat(self, schema: Schema) -> Schema:
        """Without ``$ref`` and ``allOf``: their keywords merged into one schema."""
        seen: List[str] = []
        while "$ref" in schema:
            reference = schema["$ref"]
            if reference in seen:
                raise _NoInstance(f"{reference} refers to itself")
            seen.append(reference)
            schema = {
                **self._resolve(reference),
                **{key: value for key, value in schema.items() if key != "$ref"},
            }
        if "allOf" not in schema:
            return schema
        merged: Dict[str, Any] = {key: value for key, value in schema.items() if key != "allOf"}
        for part in map(self._flat, schema["allOf"]):
            for key, value in part.items():
                if key == "properties":
                    merged[key] = {**merged.get(key, {}), **value}
                elif key == "required":
                    merged[key] = [*merged.get(key, []), *value]
                else:
                    merged.setdefault(key, value)
        return merged

    def _resolve(self, reference: str) -> Schema:
        node: Any = self.root
        if reference != "#" and not reference.startswith("#/"):
            raise _NoInstance(f"{reference} is outside of the schema")
        for part in reference[2:].split("/") if reference != "#" else ():
            key = part.replace("~1", "/").replace("~0", "~")
            if not is_object(node) or key not in node:
                raise _NoInstance(f"{reference} does not resolve")
            node = node[key]
        return node if is_object(node) else {}

    def _first(self, schema: Schema, union: str, name: str) -> Any:
        """The first branch that has an instance.

        ``null`` is the last choice, but the first one deep inside recursion.
        """
        rest = {key: value for key, value in schema.items() if key != union}
        problem: Optional[_NoInstance] = None
        deep = self._depth > DEPTH_OF_CHOICE
        for branch in sorted(schema[union], key=lambda branch: (_kind(branch) == "null") != deep):
            whole = {**rest, **branch} if is_object(branch) else rest
            try:
                return self.make(whole, name)
            except _NoInstance as error:
                problem = error
        raise problem or _NoInstance(f"{union} is empty")

    def _object(self, schema: Schema) -> Dict[str, Any]:
        properties: Mapping[str, Any] = schema.get("properties", {})
        required: Sequence[str] = schema.get("required", ())
        made: Dict[str, Any] = {}
        for name, property_schema in properties.items():
            if name in required:
                made[name] = self.make(property_schema, name)
            elif self.hints.mentions(name, property_schema):
                try:
                    made[name] = self.make(property_schema, name)
                except _NoInstance:
                    continue
        for name in required:
            if name not in made:
                extra = schema.get("additionalProperties", True)
                made[name] = self.make(extra if is_object(extra) else {"type": "string"}, name)
        return made

    def _array(self, schema: Schema, name: str) -> List[Any]:
        least = int(schema.get("minItems", 0))
        most = int(schema.get("maxItems", max(least, 3)))
        singular = name[:-1] if name.endswith("s") else name
        made = [self.make(item, singular) for item in schema.get("prefixItems", ())][:most]
        items = schema.get("items", True)
        if items is False:
            return made
        item_kind = _kind(self._flat(items)) if is_object(items) else "string"
        if item_kind == "string" and is_object(items) and "enum" not in items:
            made.extend(_sized(text, items) for text in self.hints.listing()[: most - len(made)])
        while len(made) < max(least, min(1, most)):
            item = self.make(items if is_object(items) else {"type": "string"}, singular)
            if schema.get("uniqueItems") and item in made:
                item = _another(item, made, items if is_object(items) else {})
            made.append(item)
        return made


def _kind(schema: Any) -> str:
    """The type to make: the first one that is not null, or what the other keywords imply."""
    if not is_object(schema):
        return "string"
    declared = schema.get("type")
    if isinstance(declared, str):
        return declared
    if declared:
        kinds: Tuple[str, ...] = tuple(declared)
        return next((kind for kind in kinds if kind != "null"), "null")
    if "properties" in schema or "required" in schema or "additionalProperties" in schema:
        return "object"
    if "items" in schema or "prefixItems" in schema:
        return "array"
    if "minimum" in schema or "maximum" in schema or "multipleOf" in schema:
        return "number"
    return "string"


def _sized(text: str, schema: Schema) -> str:
    text = text[: int(schema.get("maxLength", len(text)))]
    least = int(schema.get("minLength", 0))
    return text if len(text) >= least else (text + "." * least)[:least]


def _bounded(value: float, schema: Schema, whole: bool) -> float:
    step = schema.get("multipleOf") or (1 if whole else None)
    low, high = schema.get("minimum"), schema.get("maximum")
    grain = step or 0.5
    if isinstance(schema.get("exclusiveMinimum"), (int, float)):
        low = schema["exclusiveMinimum"] + grain
    if isinstance(schema.get("exclusiveMaximum"), (int, float)):
        high = schema["exclusiveMaximum"] - grain
    if low is not None:
        value = max(value, low)
    if high is not None:
        value = min(value, high)
    if step:
        value = math.ceil(value / step) * step if low is not None else round(value / step) * step
        if high is not None and value > high:
            value = math.floor(high / step) * step
    return int(value) if float(value).is_integer() else value


def _another(item: Any, taken: List[Any], schema: Schema) -> Any:
    """A value like this one that is not taken yet."""
    for number in range(1, len(taken) + 2):
        other: Any = None
        if "enum" in schema:
            other = next((choice for choice in schema["enum"] if choice not in taken), None)
        elif isinstance(item, bool):
            other = not item
        elif isinstance(item, (int, float)):
            other = item + number * (schema.get("multipleOf") or 1)
        elif isinstance(item, str):
            other = f"{item} {number + 1}"
        if other is not None and other not in taken:
            return other
    raise _NoInstance("it asks for more different items than there are")
