"""The `x-meshapi-*` keys of an operation: the methods of the clients, streams, retries and query models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generator.contract import (
    Problem,
    RawOperation,
    branches,
    locate,
    mapping,
    operations,
    responses,
    schemas_of,
    sequence,
)
from generator.grammar import child
from generator.lint.bodies import binary
from generator.lint.parameters import query_names
from generator.lint.streams import EVENT_STREAM, streams
from generator.lint.words import class_name, closest, filled, snake_case

_TEXTS: Final = ("summary", "description")
_DETAILS: Final = ("stream", "request", "response", "positional", *_TEXTS)


def problems(document: dict[str, Any]) -> Iterator[Problem]:
    """Rules on the `x-meshapi-*` keys of every operation."""
    declared = [name for o in operations(document) for name in mapping(o.spec.get("x-meshapi-methods"))]
    resources = {str(name).rpartition(".")[0] for name in declared}
    taken: dict[Any, str] = {}
    models: dict[str, str] = {name.casefold(): "a component" for name in map(str, schemas_of(document))}
    for operation in operations(document):
        yield from _methods(document, operation, taken, resources)
        yield from streams(document, operation)
        yield from _retry(operation)
        yield from _query(document, operation, models)


def _methods(
    document: dict[str, Any], operation: RawOperation, taken: dict[Any, str], resources: set[str]
) -> Iterator[Problem]:
    pointer = child(operation.pointer, "x-meshapi-methods")
    named = operation.spec.get("x-meshapi-methods")
    if not isinstance(named, dict) or not named:
        where = pointer if "x-meshapi-methods" in operation.spec else operation.pointer
        yield Problem(where, "x-meshapi-methods names no method", "write resource.method: {}")
    for name, details in mapping(named).items():
        where = child(pointer, name)
        parts = str(name).split(".")
        if len(parts) < 2 or not all(map(snake_case, parts)):
            yield Problem(
                where, f"{name!r} is not a dotted method", "resource.method, snake_case, no keywords"
            )
        elif name in taken:
            yield Problem(where, f"{name} is already a method of {taken[name]}", "name one otherwise")
        elif name in resources:
            yield Problem(where, f"{name} is a resource with methods of its own", "name one otherwise")
        taken.setdefault(name, f"{operation.method.upper()} {operation.path}")
        if isinstance(details, dict):
            yield from _details(document, operation, where, details)
        else:
            yield Problem(where, f"the details of {name} are not a mapping", f"write {name}: {{}}")


def _details(
    document: dict[str, Any], operation: RawOperation, pointer: str, details: dict[Any, Any]
) -> Iterator[Problem]:
    for key in details:
        if key not in _DETAILS:
            yield Problem(child(pointer, key), f"{key} is not a detail of a method", closest(key, _DETAILS))
    for key in _TEXTS:
        if key in details and not filled(details[key]):
            yield Problem(
                child(pointer, key), f"the {key} of the method is no text", "write one, or leave it out"
            )
    stream = details.get("stream", True)
    if stream is not True and stream != "bytes":
        yield Problem(
            child(pointer, "stream"), "stream is not true or bytes", "write one of them or leave it out"
        )
    answers = [
        media
        for status, _, r in responses(document, operation)
        if status.startswith("2")
        for media in _content(r)
    ]
    if "stream" not in details and [media for media, _ in answers] == [EVENT_STREAM]:
        yield Problem(pointer, "the method does not stream, but the only response does", "write stream: true")
    if stream == "bytes" and not any(binary(schema) for _, schema in answers):
        yield Problem(
            child(pointer, "stream"), "the method streams bytes, but no response is bytes", "remove it"
        )
    _, body = locate(document, operation.spec.get("requestBody"))
    for key, content in (("request", _content(body)), ("response", answers)):
        yield from _branch(document, pointer, key, details, [schema for _, schema in content])
    positional = details.get("positional", [])
    where = child(pointer, "positional")
    if not isinstance(positional, list) or len({*map(str, positional)}) < len(positional):
        yield Problem(where, "positional is not a list of different names", "write [limit, offset]")
    if positional and (body or "x-meshapi-query" in operation.spec):
        hint = "remove it, or x-meshapi-query"
        yield Problem(where, "the params object comes first, so nothing else can be given by position", hint)
    query = query_names(document, operation)
    for index, name in enumerate(sequence(positional)):
        if name not in query:
            yield Problem(child(where, index), f"{name} is not a query parameter here", closest(name, query))


def _content(holder: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """(media type, schema) of a body or response."""
    content = mapping(holder.get("content"))
    return [(str(media), mapping(mapping(value).get("schema"))) for media, value in content.items()]


def _branch(
    document: dict[str, Any], pointer: str, key: str, details: dict[Any, Any], schemas: list[dict[str, Any]]
) -> Iterator[Problem]:
    choices = [name for schema in schemas for name in branches(document, {"oneOf": schema.get("oneOf")})]
    name = details.get(key)
    where = child(pointer, key)
    if key not in details:
        if choices and not (key == "response" and details.get("stream") is True):
            yield Problem(
                pointer, f"the {key} is a oneOf, but the method chooses none", f"write {key}: {choices[0]}"
            )
    elif key == "response" and name is None:
        if not schemas:
            yield Problem(where, "the response has no body that could be left aside", "remove it")
    elif not choices:
        yield Problem(where, f"{name} chooses a branch, but there is no oneOf", "remove it")
    elif name not in choices:
        yield Problem(
            where, f"{name} is not a branch of the oneOf", closest(name, choices, f"one of {choices}")
        )


def _retry(operation: RawOperation) -> Iterator[Problem]:
    if operation.spec.get("x-meshapi-retry", "safe") != "safe":
        pointer = child(operation.pointer, "x-meshapi-retry")
        yield Problem(pointer, "x-meshapi-retry is not safe", "write safe or leave it out")


def _query(document: dict[str, Any], operation: RawOperation, models: dict[str, str]) -> Iterator[Problem]:
    if "x-meshapi-query" not in operation.spec:
        return
    name = operation.spec["x-meshapi-query"]
    pointer = child(operation.pointer, "x-meshapi-query")
    if not class_name(name):
        yield Problem(
            pointer,
            f"{name!r} cannot name a model",
            "PascalCase, no name that Python or the generated code uses",
        )
        return
    if name.casefold() in models:
        yield Problem(
            pointer, f"{name} is already the name of {models[name.casefold()]}", "name it otherwise"
        )
    models.setdefault(name.casefold(), f"the query model of {operation.method.upper()} {operation.path}")
    if "requestBody" in operation.spec:
        yield Problem(pointer, "the body is the params object of this operation", "remove the key")
    if not query_names(document, operation):
        yield Problem(
            pointer, f"there is no query parameter to make {name} of", "declare one or remove the key"
        )
