"""Bodies and responses: status codes, media types, headers, and the schemas that each client method uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, Literal

from attrs import frozen

from generator.contract import SCHEMAS, branches, mapping, sequence
from generator.diff.changes import Effect, Finding, Way
from generator.diff.defaults import defaults
from generator.diff.generic import keys
from generator.diff.labels import listed
from generator.diff.methods import STREAM, Method, methods
from generator.diff.normal import Node, Side
from generator.diff.parameters import followed, parameter, schemas_of
from generator.grammar import child

_EVENTS: Final = "text/event-stream"
Found = Callable[[Finding, Way | None], None]
Root = Callable[[Node, Node, Way, list[Method]], None]


@frozen
class Exchange:
    """One operation of both contracts, and where what is found in it goes."""

    old: Side
    new: Side
    one: Node
    other: Node
    methods: list[Method]
    found: Found
    root: Root


def bodies(exchange: Exchange) -> None:
    """Compares the request bodies."""
    key = "requestBody"
    one, other = (key in mapping(node.value) for node in (exchange.one, exchange.other))
    if not one and not other:
        return
    old, new = _parts(exchange, key)
    required = new.value.get("required") is True
    if not other:
        what = Finding(Effect.BREAK, "removed", "old", exchange.one.at(key).pointer, "body removed")
        exchange.found(what, "request")
    elif not one:
        effect = Effect.BREAK if required else Effect.ADD
        exchange.found(
            Finding(effect, "added", "new", new.pointer, f"{'required ' * required}body added"), "request"
        )
    else:

        def judge(name: str, was: bool, now: bool) -> Effect | None:
            if name == "content" or (name == "required" and required == (old.value.get(name) is True)):
                return None
            return Effect.ADD if name == "required" and not required else Effect.BREAK

        _all(exchange, keys(old, new, judge), "request")
        _content(exchange, old, new, "request")


def responses(exchange: Exchange) -> None:
    """Compares the responses: those that programs get, and those that become errors."""
    one, other = (mapping(mapping(node.value).get("responses")) for node in (exchange.one, exchange.other))
    good_old, good_new = ([status for status in found if _good(status)] for found in (one, other))
    gone, came = ([s for s in a if s not in b] for a, b in ((good_old, good_new), (good_new, good_old)))
    same = [(status, status) for status in good_old if status in good_new]
    if gone and came:
        place = exchange.other.at("responses", came[0]).pointer
        what = f"success is {listed(came)}, not {listed(gone)}"
        exchange.found(Finding(Effect.BREAK, "changed", "new", place, what), "response")
        same += [*zip(gone, came, strict=False)]
    else:
        for status in gone:
            place = exchange.one.at("responses", status).pointer
            exchange.found(
                Finding(Effect.BREAK, "removed", "old", place, "success status removed"), "response"
            )
        for status in came:
            place = exchange.other.at("responses", status).pointer
            exchange.found(Finding(Effect.BREAK, "added", "new", place, "success status added"), "response")
    for old, new in same:
        _response(exchange, *_parts(exchange, "responses", old, new), "response")
    for status in one.keys() - good_old:
        if status in other:
            _response(exchange, *_parts(exchange, "responses", status, status), "apart")
        else:
            place = exchange.one.at("responses", status).pointer
            exchange.found(Finding(Effect.TEXT, "removed", "old", place, "error status removed"), "response")
    for status in other.keys() - good_new - one.keys():
        place = exchange.other.at("responses", status).pointer
        exchange.found(Finding(Effect.ADD, "added", "new", place, "error status added"), "response")


def _parts(exchange: Exchange, key: str, *names: str) -> tuple[Node, Node]:
    old, new = names or (None, None)
    one = exchange.one.at(key) if old is None else exchange.one.at(key, old)
    other = exchange.other.at(key) if new is None else exchange.other.at(key, new)
    return followed(exchange.old, one), followed(exchange.new, other)


def _all(exchange: Exchange, findings: Iterator[Finding], way: Way) -> None:
    for finding in findings:
        exchange.found(finding, way)


def _response(exchange: Exchange, old: Node, new: Node, way: Way) -> None:
    def judge(name: str, was: bool, now: bool) -> Effect | None:
        return None if name in ("content", "headers") else Effect.BREAK

    _all(exchange, keys(old, new, judge), way)
    _headers(exchange, old, new, way)
    _content(exchange, old, new, way)


def _headers(exchange: Exchange, old: Node, new: Node, way: Way) -> None:
    one = {str(name).lower(): name for name in mapping(old.value.get("headers"))}
    other = {str(name).lower(): name for name in mapping(new.value.get("headers"))}
    for lower, name in one.items():
        node = old.at("headers", name)
        if lower not in other:
            finding = Finding(Effect.BREAK, "removed", "old", node.pointer, "header removed")
            exchange.found(finding, way)
            continue
        before, after = followed(exchange.old, node), followed(exchange.new, new.at("headers", other[lower]))

        _all(exchange, parameter((exchange.old, exchange.new), before, after), way)
        for left, right in schemas_of(before, after):
            exchange.root(left, right, way, exchange.methods)
    for lower, name in other.items():
        if lower not in one:
            place = new.at("headers", name).pointer
            exchange.found(Finding(Effect.ADD, "added", "new", place, "header added"), way)


def _content(exchange: Exchange, old: Node, new: Node, way: Way) -> None:
    one, other = (_media(node) for node in (old, new))
    gone, came = [name for name in one if name not in other], [name for name in other if name not in one]
    same = [(name, name) for name in one if name in other]
    if gone and came:
        what = f"media type {listed(gone)} became {listed(came)}"
        place = new.at("content", other[came[0]]).pointer
        exchange.found(Finding(Effect.BREAK, "changed", "new", place, what), way)
        same += [*zip(gone, came, strict=False)]
    else:
        for name in gone:
            place = old.at("content", one[name]).pointer
            exchange.found(Finding(Effect.BREAK, "removed", "old", place, f"media type {name} removed"), way)
        for name in came:
            place = new.at("content", other[name]).pointer
            exchange.found(Finding(Effect.ADD, "added", "new", place, f"media type {name} added"), way)
    for left, right in same:
        before, after = old.at("content", one[left]), new.at("content", other[right])

        def judge(key: str, was: bool, now: bool) -> Effect | None:
            return None if key == "schema" else Effect.BREAK

        _all(exchange, keys(before, after, judge), way)
        if before.value is True or after.value is True:
            continue
        if way == "request":
            optional = not (old.value.get("required") or new.value.get("required"))
            sides = (exchange.old, exchange.new)
            _all(exchange, defaults(sides, before.at("schema"), after.at("schema"), optional), way)
        _schema(exchange, before.at("schema"), after.at("schema"), way, right)


def _media(node: Node) -> dict[str, str]:
    """The media types as they are compared, with how they are written."""
    return {str(name).lower().replace(" ", ""): name for name in mapping(node.value.get("content"))}


def _schema(exchange: Exchange, old: Node, new: Node, way: Way, media: str) -> None:
    """Compares a body as each method sees it: methods that choose one branch of it see nothing else."""
    if way == "apart" or not exchange.methods:
        exchange.root(old, new, way, exchange.methods)
        return
    key: Literal["request", "response"] = "request" if way == "request" else "response"
    if any(key in details for method in exchange.methods for details in (method.was, method.now)):
        exchange.root(old, new, "apart", exchange.methods)  # branches that no method chooses
    for method in exchange.methods:
        if not (
            _sees(exchange.one, method.was, key, media) and _sees(exchange.other, method.now, key, media)
        ):
            continue
        left = _chosen(exchange.old, old, method.was, key)
        right = _chosen(exchange.new, new, method.now, key)
        exchange.root(left, right, way, [method])


def schemas_seen(side: Side, operation: Node) -> Iterator[tuple[str, Node]]:
    """What each client method sends and receives in bodies, as (method, schema)."""
    content = [("request", followed(side, operation.at("requestBody")))]
    good = filter(_good, mapping(operation.value.get("responses")))
    content += [("response", followed(side, operation.at("responses", status))) for status in good]
    for method, details in methods(operation).items():
        for key, holder in content:
            for media, name in _media(holder).items():
                if _sees(operation, details, key, media):
                    yield method, _chosen(side, holder.at("content", name, "schema"), details, key)


def _good(status: object) -> bool:
    return str(status).upper().startswith("2")


def _sees(operation: Node, details: dict[str, Any], key: str, media: str) -> bool:
    """Whether a method has to do with a body of this media type."""
    if key == "request":
        return True
    if media == _EVENTS:
        return details.get("stream") != "bytes"
    final = "final" in mapping(mapping(operation.value).get(STREAM))
    return not (key in details and details[key] is None) and (details.get("stream") is not True or final)


def _chosen(side: Side, node: Node, details: dict[str, Any], key: str) -> Node:
    """The branch that a method chooses; the whole if it chooses none."""
    name = details.get(key)
    for index, branch in enumerate(sequence(mapping(node.value).get("oneOf"))):
        if name in branches(side.document, branch):
            return Node({"$ref": f"{SCHEMAS}{name}"}, child(node.pointer, "oneOf", index))
    return node
