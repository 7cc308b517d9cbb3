"""Parameters of an operation: matched by name and place, whatever their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generator.contract import locate, mapping, sequence
from generator.diff.canonical import same, skeleton, text
from generator.diff.changes import Act, Effect, Finding
from generator.diff.defaults import defaults
from generator.diff.generic import keys
from generator.diff.normal import Node, Side
from generator.diff.remarks import own_key

_IGNORED: Final = [("header", name) for name in ("accept", "content-type", "authorization")]
"""Parameters that are none, says OpenAPI."""
_STYLES: Final = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}

Place = tuple[str, str]
"""`in` and `name`."""


def declared(side: Side, item: Node, operation: Node) -> dict[Place, Node]:
    """The parameters of an operation and of its path item, references followed."""
    found: dict[Place, Node] = {}
    for holder in (item, operation):
        for index in range(len(sequence(mapping(holder.value).get("parameters")))):
            node = followed(side, holder.at("parameters", index))
            place, name = str(node.value.get("in")), str(node.value.get("name"))
            name = name.lower() if place == "header" else name
            if (place, name) not in _IGNORED:
                found[place, name] = node
    return found


def followed(side: Side, node: Node) -> Node:
    """What the node is or refers to."""
    pointer, value = locate(side.document, node.value, node.pointer)
    return Node(value, pointer)


def paired(
    old: dict[Place, Node], new: dict[Place, Node], slots: dict[str, str], queries: tuple[str, ...]
) -> tuple[list[tuple[Node, Node]], list[Finding]]:
    """The parameters that both have, and what became of the others.

    `slots` maps the names in the old path to those in the new one; `queries` are the types made of query parameters.
    """
    pairs = [(node, new[place]) for place, node in old.items() if place in new]
    gone = {place: node for place, node in old.items() if place not in new}
    came = {place: node for place, node in new.items() if place not in old}
    found: list[Finding] = []

    def add(effect: Effect, act: Act, node: Node, what: str, *where: str) -> None:
        types = queries if "query" in where else ()
        found.append(Finding(effect, act, "old" if act == "removed" else "new", node.pointer, what, types))

    for (where, name), node in [*gone.items()]:
        twin = _twin(where, name, node, gone, came, slots)
        if twin is not None:
            del gone[where, name]
            other = came.pop(twin)
            what = f"renamed from {name}" if where == twin[0] else f"moved from {where} to {twin[0]}"
            add(Effect.BREAK, "changed", other, what, where, twin[0])
            pairs.append((node, other))
    for (where, _), node in gone.items():
        add(Effect.BREAK, "removed", node, f"parameter ({where}) removed", where)
    for (where, _), node in came.items():
        if node.value.get("required") is True:
            add(Effect.BREAK, "added", node, f"required parameter ({where}) added", where)
        else:
            add(Effect.ADD, "added", node, f"parameter ({where}) added", where)
    return pairs, found


def _twin(
    where: str, name: str, node: Node, gone: dict[Place, Node], came: dict[Place, Node], slots: dict[str, str]
) -> Place | None:
    """What a parameter that is gone has become: one of that name elsewhere, or the only one that is just like it."""
    elsewhere_now = next((place for place in came if place[1].lower() == name.lower()), None)
    if elsewhere_now is not None:
        return elsewhere_now
    if where == "path":
        place = (where, slots.get(name, name))
        return place if place in came else None
    shape = _shape(node)
    alike = [place for place, other in came.items() if place[0] == where and _shape(other) == shape]
    rivals = [place for place, other in gone.items() if place[0] == where and _shape(other) == shape]
    return alike[0] if len(alike) == len(rivals) == 1 else None


def _shape(node: Node) -> str:
    ignored = ("name", "description", "example", "examples")
    return text(
        {k: skeleton(v, str) if k == "schema" else v for k, v in node.value.items() if k not in ignored}
    )


def parameter(sides: tuple[Side, Side], old: Node, new: Node) -> Iterator[Finding]:
    """Compares two parameters, or two headers of a response, but for the values that their schemas accept."""
    one, other = _complete(old.value), _complete(new.value)

    def judge(key: str, was: bool, now: bool) -> Effect | None:
        if key in ("schema", "content"):
            return None if was and now and (key == "schema" or {*one[key]} == {*other[key]}) else Effect.BREAK
        if key in ("name", "in") or same(one.get(key), other.get(key)):
            return None
        if key == "required":
            return Effect.NARROW if other[key] else Effect.WIDEN
        if key == "allowEmptyValue":
            return Effect.WIDEN if other[key] else Effect.NARROW
        if key == "deprecated":
            return Effect.ADD if other[key] else Effect.TEXT
        if key == "explode" and not _may_explode(sides, old, new, other["style"]):
            return Effect.TEXT
        return own_key(key, (was, now)) if key.startswith("x-") else Effect.BREAK

    yield from keys(old, new, judge)
    for left, right in schemas_of(old, new):
        yield from defaults(sides, left, right, not (one["required"] or other["required"]))


def _complete(value: dict[str, Any]) -> dict[str, Any]:
    """The parameter with what OpenAPI says of absent keys; a header of a response is one that does not say where."""
    style = value.get("style") or _STYLES.get(str(value.get("in", "header")), "form")
    absent = {
        "required": False,
        "deprecated": False,
        "allowEmptyValue": False,
        "allowReserved": False,
        "style": style,
        "explode": style == "form",
        "x-meshapi-segments": False,
    }
    return absent | {key: each for key, each in value.items() if each is not None}


def _may_explode(sides: tuple[Side, Side], old: Node, new: Node, style: str) -> bool:
    """Whether there are values that are written in one piece or in several. In simple style lists always are in one."""
    kinds = {
        alternative.kind
        for pair in schemas_of(old, new)
        for side, node in zip(sides, pair, strict=True)
        for alternative in side.alternatives(node)
    }
    return not kinds.isdisjoint({"any", "object"} if style == "simple" else {"any", "object", "array"})


def schemas_of(old: Node, new: Node) -> Iterator[tuple[Node, Node]]:
    """The schemas of two parameters: their own, or those of their media type."""
    if "schema" in old.value and "schema" in new.value:
        yield old.at("schema"), new.at("schema")
    for media in mapping(old.value.get("content")).keys() & mapping(new.value.get("content")).keys():
        yield old.at("content", media, "schema"), new.at("content", media, "schema")
