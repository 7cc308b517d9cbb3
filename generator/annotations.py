"""Schemas as Python type expressions, for the keywords of the client methods.

Here a nested model may also be given as a mapping, and lists as any sequence: what a caller types, not what a model
holds. The expressions are valid on Python 3.9.
"""

from __future__ import annotations

from typing import Any

from attrs import define, field

from generator.contract import resolve, schema_name

SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}


@define
class Annotator:
    """Writes type expressions and remembers which models they name."""

    document: dict[str, Any]
    models: set[str] = field(factory=set)

    def given(self, schema: dict[str, Any]) -> str:
        """The type of an argument of this schema, without the None that stands for "left out"."""
        members = [member for member in self._members(schema) if member != "None"]
        if not members:
            return "None"
        return members[0] if len(members) == 1 else f"Union[{', '.join(members)}]"

    def _members(self, schema: dict[str, Any]) -> list[str]:
        """The alternatives of a schema, each once, in their order."""
        found: list[str] = []
        for member in self._alternatives(schema):
            if member not in found:
                found.append(member)
        # A literal beside the type that it narrows says nothing to a type checker, but editors complete it.
        return found

    def _alternatives(self, schema: dict[str, Any]) -> list[str]:
        if (name := schema_name(schema)) is not None:
            return self._component(name)
        for keyword in ("anyOf", "oneOf"):
            if keyword in schema:
                return [member for branch in schema[keyword] for member in self._members(branch)]
        if "const" in schema:
            return [f"Literal[{schema['const']!r}]"]
        if "enum" in schema:
            known = ", ".join(repr(value) for value in schema["enum"] if value is not None)
            return [f"Literal[{known}]"]
        types = schema.get("type", [])
        return [self._typed(kind, schema) for kind in ([types] if isinstance(types, str) else types)] or [
            "Any"
        ]

    def _typed(self, kind: str, schema: dict[str, Any]) -> str:
        if kind == "array":
            return f"Sequence[{self.given(schema.get('items', {}))}]"
        if kind == "object":
            values = schema.get("additionalProperties")
            return f"Mapping[str, {self.given(values) if isinstance(values, dict) and values else 'Any'}]"
        if schema.get("format") == "date-time" and kind == "string":
            return "Union[str, datetime]"
        return SCALARS[kind]

    def _component(self, name: str) -> list[str]:
        schema: dict[str, Any] = resolve(self.document, f"#/components/schemas/{name}")
        if "properties" not in schema:
            return self._members(schema)
        names = [name, *schema.get("x-meshapi-accepts", [])]
        self.models.update(names)
        return [*names, "Mapping[str, Any]"]
