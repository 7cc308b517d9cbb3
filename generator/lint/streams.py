"""`x-meshapi-stream`: how an operation streams, in agreement with its body and its events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generator.contract import (
    Problem,
    RawOperation,
    branches,
    locate,
    mapping,
    responses,
    schemas_of,
    sequence,
)
from generator.grammar import child
from generator.lint.schemas import types
from generator.lint.words import CLASS, class_name, closest, filled, snake_case

EVENT_STREAM: Final = "text/event-stream"
_KEYS: Final = ("flag", "terminator", "event_name", "payload", "errors", "final", "on_flag")
_STREAM: Final = ("aclose", "close", "completed", "http", "skipped_events")
"""Attributes of every stream."""
_RULE: Final = ("property", "type", "without", "equals")


def streams(document: dict[str, Any], operation: RawOperation) -> Iterator[Problem]:
    """Whether the key, the streaming methods and the event stream of the 200 response come together."""
    pointer = child(operation.pointer, "x-meshapi-stream")
    stream = operation.spec.get("x-meshapi-stream")
    methods = mapping(operation.spec.get("x-meshapi-methods"))
    streaming = [name for name, details in methods.items() if mapping(details).get("stream") is True]
    media = [
        mapping(r.get("content")).get(EVENT_STREAM)
        for status, _, r in responses(document, operation)
        if status == "200"
    ]
    events = [mapping(event).get("schema") for event in media if event is not None]
    if "x-meshapi-stream" not in operation.spec:
        for name in streaming:
            where = child(operation.pointer, "x-meshapi-methods", name)
            yield Problem(
                where, f"{name} streams, but nothing says how", "add x-meshapi-stream to the operation"
            )
        if events and not streaming:
            hint = "add x-meshapi-stream and a method with stream: true"
            yield Problem(
                operation.pointer, f"the operation answers {EVENT_STREAM}, but no method streams", hint
            )
        return
    if not streaming:
        yield Problem(
            pointer, "no method of the operation streams", "give one of x-meshapi-methods stream: true"
        )
    if not events:
        yield Problem(
            pointer, f"there is no {EVENT_STREAM} in the 200 response", "add it, with the event as schema"
        )
    if not isinstance(stream, dict):
        yield Problem(
            pointer, "x-meshapi-stream is not a mapping", "write flag: stream and terminator: '[DONE]'"
        )
        return
    for key in stream:
        if key not in _KEYS:
            yield Problem(child(pointer, key), f"{key} is not a key of x-meshapi-stream", closest(key, _KEYS))
    if not filled(stream.get("terminator")):
        yield Problem(pointer, "nothing says what ends the stream", "write terminator: '[DONE]'")
    if stream.get("on_flag", "override") not in ("override", "refuse"):
        yield Problem(
            child(pointer, "on_flag"), f"on_flag is {stream['on_flag']!r}", "write override or refuse"
        )
    yield from _flag(document, operation, stream.get("flag"), pointer)
    if "final" in stream:
        yield from _final(document, operation, stream["final"], child(pointer, "final"))
    for event in events:
        for key in {"event_name", "payload"} & {*stream}:
            yield from _member(document, event, stream[key], child(pointer, key))
    yield from _rules(stream.get("errors", []), child(pointer, "errors"))


def _flag(document: dict[str, Any], operation: RawOperation, flag: Any, pointer: str) -> Iterator[Problem]:
    if not filled(flag):
        yield Problem(pointer, "nothing says which property asks for a stream", "write flag: stream")
        return
    details = mapping(operation.spec.get("x-meshapi-methods")).values()
    chosen = {str(mapping(each)["request"]) for each in details if {"stream", "request"} <= {*mapping(each)}}
    _, body = locate(document, operation.spec.get("requestBody"))
    named = [
        n
        for media in mapping(body.get("content")).values()
        for n in branches(document, mapping(media).get("schema"))
    ]
    asked = [mapping(schemas_of(document).get(name)) for name in named if not chosen or name in chosen]
    flags = [
        mapping(mapping(schema.get("properties")).get(flag)) for schema in asked if "properties" in schema
    ]
    if not flags or any(types(locate(document, each)[1]) != {"boolean"} for each in flags):
        hint = "declare it with type: boolean, or correct the name"
        yield Problem(child(pointer, "flag"), f"{flag} is not a boolean property of the body", hint)


def _member(document: dict[str, Any], event: Any, value: Any, pointer: str) -> Iterator[Problem]:
    name = str(value)
    found = [mapping(schemas_of(document).get(name)).get("properties") for name in branches(document, event)]
    objects = [mapping(properties) for properties in found if properties is not None]
    if not objects or any(name not in properties for properties in objects):
        hint = closest(name, {str(each) for properties in objects for each in properties}, "declare it")
        yield Problem(pointer, f"{name} is not a property of the event", hint)


def _final(document: dict[str, Any], operation: RawOperation, final: Any, pointer: str) -> Iterator[Problem]:
    if {*mapping(final)} != {"class", "method"}:
        hint = "write final: {class: ChatCompletionStream, method: get_final_completion}"
        yield Problem(pointer, "final does not name one class and one method", hint)
        return
    name, method = final["class"], final["method"]
    if not class_name(name) or name in schemas_of(document):
        yield Problem(child(pointer, "class"), f"{name} cannot be the name of a class", CLASS)
    if not snake_case(method) or method in _STREAM:
        hint = "snake_case, and no name that every stream has"
        yield Problem(child(pointer, "method"), f"{method} is no name of a method", hint)
    media = [mapping(r.get("content")) for status, _, r in responses(document, operation) if status == "200"]
    if not any("application/json" in content for content in media):
        yield Problem(pointer, "there is no JSON answer for the events to make up", "remove final")


def _rules(errors: Any, pointer: str) -> Iterator[Problem]:
    if not isinstance(errors, list):
        yield Problem(pointer, "errors is not a list of rules", "write - property: error")
    for index, rule in enumerate(sequence(errors)):
        where = child(pointer, index)
        if not filled(mapping(rule).get("property")):
            yield Problem(where, "the rule names no property", "write property: error")
        for key, value in mapping(rule).items():
            if key not in _RULE:
                yield Problem(child(where, key), f"{key} is not a key of an error rule", closest(key, _RULE))
            elif key == "type" and value != "object":
                yield Problem(
                    child(where, key), f"type: {value} is not known", "write object or leave it out"
                )
            elif key in ("without", "equals") and not filled(value):
                yield Problem(child(where, key), f"{key} is not a text", "write it as a text or leave it out")
