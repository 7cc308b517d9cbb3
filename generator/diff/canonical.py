"""JSON and schemas in one form for what means the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from generator.contract import SCHEMAS, mapping
from generator.diff.labels import component
from generator.grammar import GRAMMAR, child

TEXTS: Final = frozenset(
    ("title", "summary", "description", "examples", "example", "$comment", "externalDocs", "xml")
)
"""Keywords that only tell people something."""


def text(value: Any) -> str:
    """The value as JSON, for comparison: 1 and 1.0 are one number, 1 and true are not one value."""
    return json.dumps(_plain(value), sort_keys=True, ensure_ascii=False, default=str)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def same(one: Any, other: Any) -> bool:
    """Whether both are the same JSON."""
    if isinstance(one, str) and isinstance(other, str):
        return one == other
    return one is other or text(one) == text(other)


def skeleton(schema: Any, named: Callable[[str], str], kind: str = "Schema") -> Any:
    """The schema without texts and without order that means nothing; `named` maps the names it refers to."""
    if not isinstance(schema, dict):
        return schema
    grammar = GRAMMAR[kind]
    found: dict[str, Any] = {}
    for keyword, value in schema.items():
        shape = grammar.get(keyword) or grammar.get("*", "")
        if keyword in TEXTS:
            continue
        if keyword == "$ref" and isinstance(value, str):
            name = component_of(value)
            found[keyword] = value if name is None else named(name)
        elif shape.endswith("{}") and isinstance(value, dict):
            found[keyword] = {name: skeleton(each, named, shape[:-2]) for name, each in value.items()}
        elif shape.endswith("[]") and isinstance(value, list):
            each = [skeleton(item, named, shape[:-2]) for item in value]
            found[keyword] = each if keyword == "prefixItems" else sorted(each, key=text)
        elif shape == "Discriminator" and isinstance(value, dict):
            tags = {
                tag: named(component_of(str(ref)) or str(ref))
                for tag, ref in mapping(value.get("mapping")).items()
            }
            found[keyword] = {**value, "mapping": tags}
        elif shape:
            found[keyword] = skeleton(value, named, shape)
        elif keyword in ("required", "enum", "type", "x-meshapi-accepts"):
            each = value if isinstance(value, list) else [value]
            found[keyword] = sorted(
                (named(n) if keyword.startswith("x-") and isinstance(n, str) else n for n in each), key=text
            )
        else:
            found[keyword] = value
    return found


def component_of(ref: str) -> str | None:
    """The name of the component schema that the reference leads to."""
    name = component(ref[1:])
    return name if ref == child(SCHEMAS[:-1], name) else None
