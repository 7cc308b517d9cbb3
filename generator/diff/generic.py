"""Parts of the contract that are compared key by key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from generator.contract import mapping
from generator.diff.canonical import same
from generator.diff.changes import Effect, Finding
from generator.diff.labels import shown
from generator.diff.normal import Node

Judge = Callable[[str, bool, bool], Effect | None]
"""The effect of a difference in a key, given whether the old and the new side have it; None if there is none here."""

TEXTS: Final = frozenset(
    (
        "summary",
        "description",
        "example",
        "examples",
        "externalDocs",
        "servers",
        "links",
        "title",
        "bearerFormat",
    )
)
"""Keys of OpenAPI's objects that only tell people something."""


def foreign(key: str) -> bool:
    """Whether the key is an extension that is not ours, which nothing here reads."""
    return key.startswith("x-") and not key.startswith("x-meshapi-")


def keys(old: Node, new: Node, judge: Judge) -> Iterator[Finding]:
    """Every key whose values differ."""
    one, other = mapping(old.value), mapping(new.value)
    for key in dict.fromkeys((*one, *other)):
        if key in one and key in other and same(one[key], other[key]):
            continue
        silent = key in TEXTS or foreign(key)
        effect = Effect.TEXT if silent else judge(key, key in one, key in other)
        if effect is not None:
            yield key_finding(effect, old, new, key)


def key_finding(effect: Effect, old: Node, new: Node, key: str) -> Finding:
    """The finding that a key was added, removed or changed; the object that has it has changed in each case."""
    one, other = mapping(old.value), mapping(new.value)
    gone, came = key not in other, key not in one
    node = old.at(key) if gone else new.at(key)
    if key in TEXTS:
        what = f"{key} changed"
    elif gone or came:
        what = f"{key} {'removed' if gone else 'added'} ({shown(node.value)})"
    else:
        what = f"{key} changed from {shown(one[key])} to {shown(other[key])}"
    return Finding(effect, "changed", "old" if gone else "new", node.pointer, what)
