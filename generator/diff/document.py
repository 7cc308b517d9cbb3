"""What stands at the top of a contract: texts, tags, servers, and what this tool does not know."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from generator.contract import mapping, sequence
from generator.diff.canonical import same, text
from generator.diff.changes import Effect, Finding
from generator.diff.generic import keys
from generator.diff.normal import Node
from generator.grammar import child

_ELSEWHERE: Final = ("info", "paths", "components", "security", "tags")
_DIALECT: Final = "https://spec.openapis.org/oas/3.1/dialect/base"
"""That of a contract which names none."""


def differences(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Finding]:
    """What differs there. Another version counts only if it is all that differs."""
    before, after = Node(old, ""), Node(new, "")
    yield from keys(before, after, partial(_top, before, after))
    yield from keys(before.at("info"), after.at("info"), _info)
    yield from keys(before.at("components"), after.at("components"), _components)
    tags = [{str(mapping(tag).get("name")): tag for tag in sequence(node.get("tags"))} for node in (old, new)]
    for name in tags[0].keys() - tags[1].keys():
        yield Finding(Effect.TEXT, "removed", "old", "/tags", f"tag {name} removed")
    for name in tags[1].keys() - tags[0].keys():
        yield Finding(Effect.TEXT, "added", "new", "/tags", f"tag {name} added")
    for name in tags[0].keys() & tags[1].keys():
        if not same(tags[0][name], tags[1][name]):
            yield Finding(Effect.TEXT, "changed", "new", "/tags", f"tag {name} described otherwise")


def rewritten(old: Any, new: Any, pointer: str = "") -> Iterator[Finding]:
    """The innermost places that differ, for contracts that mean the same."""
    if same(old, new):
        return
    if pointer == "/info/version":
        yield Finding(Effect.TEXT, "changed", "new", pointer, f"version changed from {old} to {new}")
        return
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        for key in old:
            yield from rewritten(old[key], new[key], child(pointer, key))
    else:
        lists = isinstance(old, list) and isinstance(new, list)
        reordered = lists and sorted(map(text, old)) == sorted(map(text, new))
        what = "order changed" if reordered else "written otherwise, with the same meaning"
        yield Finding(Effect.TEXT, "changed", "new", pointer, what)


def _top(old: Node, new: Node, key: str, was: bool, now: bool) -> Effect | None:
    if key in _ELSEWHERE:
        return None
    if key == "jsonSchemaDialect" and old.value.get(key, _DIALECT) == new.value.get(key, _DIALECT):
        return Effect.TEXT
    if key == "openapi":
        return Effect.TEXT
    return Effect.ADD if key == "webhooks" and not was else Effect.BREAK


def _info(key: str, was: bool, now: bool) -> Effect | None:
    return Effect.BREAK if key.startswith("x-") else None if key == "version" else Effect.TEXT


def _components(key: str, was: bool, now: bool) -> Effect | None:
    return Effect.BREAK if key.startswith("x-") else None
