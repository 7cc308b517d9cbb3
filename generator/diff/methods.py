"""The `x-meshapi-*` keys of an operation: client methods, streams, retries and query models."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import Any, Final

from attrs import frozen

from generator.contract import mapping, sequence
from generator.diff.canonical import text
from generator.diff.changes import Effect, Finding
from generator.diff.generic import TEXTS, key_finding, keys
from generator.diff.normal import Node
from generator.diff.remarks import own_key

KEY: Final = "x-meshapi-methods"
STREAM: Final = "x-meshapi-stream"
QUERY: Final = "x-meshapi-query"
_CHOICES: Final = ("request", "response")


@frozen
class Method:
    """A client method of an operation, under its old and its new name."""

    old: str
    new: str
    was: dict[str, Any]
    now: dict[str, Any]


def methods(node: Node) -> dict[str, dict[str, Any]]:
    """The client methods of an operation with their details."""
    return {str(name): mapping(details) for name, details in mapping(mapping(node.value).get(KEY)).items()}


def paired(
    old: Node, new: Node, moved: Callable[[str], str | None]
) -> tuple[list[Method], list[tuple[Finding, str]]]:
    """The methods that both operations have, and what became of the others.

    `moved` says at which other operation of the new contract a method is, or which had it in the old one.
    """
    one, other = methods(old), methods(new)
    pairs = [Method(name, name, one[name], other[name]) for name in one if name in other]
    gone = [name for name in one if name not in other and not moved(name)]
    came = [name for name in other if name not in one and not moved(name)]
    found: list[tuple[Finding, str]] = []
    for name, twin in _renamed({name: one[name] for name in gone}, {name: other[name] for name in came}):
        what = f"method renamed from {name}"
        found.append((Finding(Effect.BREAK, "changed", "new", new.at(KEY, twin).pointer, what), name))
        pairs.append(Method(name, twin, one[name], other[twin]))
        gone.remove(name)
        came.remove(twin)
    for name in gone:
        place = old.at(KEY, name).pointer
        found += [(Finding(Effect.BREAK, "removed", "old", place, "method removed"), name)]
    for name in came:
        place = new.at(KEY, name).pointer
        found += [(Finding(Effect.ADD, "added", "new", place, "method added"), name)]
    for name in one:
        if name not in other and (home := moved(name)):
            what = f"is {home} now"
            found.append((Finding(Effect.BREAK, "removed", "old", old.at(KEY, name).pointer, what), name))
    return pairs, found


def _renamed(gone: dict[str, dict[str, Any]], came: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Methods that are made alike under another name, the most similar names first; else the only two that are left."""
    old, new = (
        {name: text({key: how[key] for key in how.keys() - TEXTS}) for name, how in named.items()}
        for named in (gone, came)
    )
    alike = [(SequenceMatcher(None, a, b).ratio(), a, b) for a in old for b in new if old[a] == new[b]]
    for _, name, twin in sorted(alike, reverse=True):
        if name in old and twin in new:
            del old[name], new[twin]
            yield name, twin
    if len(old) == len(new) == 1:
        yield old.popitem()[0], new.popitem()[0]


def details(old: Node, new: Node, method: Method) -> Iterator[Finding]:
    """Compares how one method is made, but for the schemas that it chooses."""
    one, other = old.at(KEY, method.old), new.at(KEY, method.new)

    def judge(key: str, was: bool, now: bool) -> Effect | None:
        if key in _CHOICES:
            nothing = [key in side and side[key] is None for side in (method.was, method.now)]
            return Effect.BREAK if nothing[0] != nothing[1] else None
        if key == "positional":
            before, after = (list(map(str, sequence(side.get(key)))) for side in (method.was, method.now))
            return None if before == after else Effect.ADD if after[: len(before)] == before else Effect.BREAK
        return Effect.BREAK

    yield from keys(one, other, judge)


def stream(old: Node, new: Node) -> Iterator[Finding]:
    """Compares how an operation streams."""
    one, other = mapping(old.value).get(STREAM), mapping(new.value).get(STREAM)
    if one is None or other is None:
        if one != other:
            yield key_finding(Effect.ADD if one is None else Effect.BREAK, old, new, STREAM)
        return

    def judge(key: str, was: bool, now: bool) -> Effect | None:
        if key == "errors":
            rules = [{*map(text, sequence(mapping(side).get(key)))} for side in (one, other)]
            return Effect.BREAK if rules[0] != rules[1] else None
        if key == "on_flag":
            before, after = (mapping(side).get(key, "override") for side in (one, other))
            return None if before == after else Effect.ADD if after == "override" else Effect.BREAK
        return Effect.ADD if key == "final" and not was else Effect.BREAK

    yield from keys(old.at(STREAM), new.at(STREAM), judge)


def other_key(key: str, was: bool, now: bool) -> Effect | None:
    """What a difference in another `x-` key of an operation means."""
    if key == "x-meshapi-retry":
        return Effect.BREAK if was else Effect.ADD
    return None if key in (KEY, STREAM) else own_key(key, (was, now))
