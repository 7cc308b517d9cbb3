"""Names for places of a contract, as people know them."""

from __future__ import annotations

import json
from typing import Any, Final, Literal

from generator.grammar import parts

Document = Literal["old", "new"]

_ROOTS: Final = ("schema", "schemas")
_BRANCHES: Final = ("allOf", "anyOf", "oneOf")


def component(pointer: str) -> str | None:
    """The component schema that the place is in."""
    keys = parts(pointer)
    return keys[2] if len(keys) > 2 and keys[:2] == ["components", "schemas"] else None


def label(document: dict[str, Any], pointer: str) -> str:
    """`ChatMessage.role` for a schema, `POST /v1/files response 200` for a part of an operation."""
    keys = parts(pointer)
    if keys[:1] == ["paths"] and len(keys) > 2:
        text, start = f"{keys[2].upper()} {keys[1]}", 3
        if keys[2] == "parameters":
            text, start = keys[1], 2
    elif keys[:1] == ["components"] and len(keys) > 2:
        text, start = (keys[2], 3) if keys[1] == "schemas" else (f"{keys[1]} {keys[2]}", 3)
    else:
        return keys[0] if keys else "the contract"
    node: Any = document
    for key in keys[:start]:
        node = _inside(node, key)
    while start < len(keys):
        key, after = keys[start], keys[start + 1] if start + 1 < len(keys) else ""
        held = _inside(node, key)
        step = 1
        if key == "properties":
            text, held, step = f"{text}.{after}".rstrip("."), _inside(held, after), 2
        elif key in _BRANCHES or key == "content":
            held, step = _inside(held, after), 2
        elif key == "parameters" and after:
            held, step = _inside(held, after), 2
            name = held.get("name", after) if isinstance(held, dict) else after
            text = f"{text} parameter {name}"
        elif key in ("responses", "headers"):
            text, held, step = f"{text} {key.removesuffix('s')} {after}".rstrip(), _inside(held, after), 2
        elif key == "x-meshapi-methods" and after:
            return after
        elif key == "requestBody":
            text = f"{text} body"
        elif key in ("items", "additionalProperties"):
            text += "[]"
        elif key not in _ROOTS:
            break
        node, start = held, start + step
    return text


def _inside(node: Any, key: str) -> Any:
    if isinstance(node, list) and key.isdecimal() and int(key) < len(node):
        return node[int(key)]
    return node.get(key) if isinstance(node, dict) else None


def shown(value: Any) -> str:
    """A value in a line, shortened if it is long."""
    text = value if isinstance(value, str) and value else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."


def printable(text: str) -> str:
    """The text on one line, whatever a contract holds."""
    return "".join(mark if mark.isprintable() else mark.encode("unicode_escape").decode() for mark in text)


def listed(values: list[str], most: int = 8) -> str:
    """Words in a line, the first few if they are many."""
    more = len(values) - most
    return ", ".join(values[:most]) + (f" and {more} more" if more > 0 else "")
