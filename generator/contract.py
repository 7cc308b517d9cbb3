"""Reads the contract and answers what the other stages ask; all but `load` are pure functions over data."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from generator.grammar import METHODS, SECTIONS, child, places
from generator.reading import ReadingError, read

SCHEMAS: Final = "#/components/schemas/"
ERRORS: Final = "errors"
"""Owner of the schemas of error responses, beside the tags."""


@frozen(order=True)
class Problem:
    """What is wrong at a place of the contract, and what to do about it."""

    pointer: str
    """JSON pointer (RFC 6901); empty for the document itself."""
    message: str
    hint: str

    def __str__(self) -> str:
        """One line, whatever the contract holds."""
        line = f"{self.pointer or '(document)'}: {self.message} ({self.hint})"
        return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)


class ContractError(Exception):
    """The contract cannot be used; `problems` says why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def load(path: Path | str) -> dict[str, Any]:
    """The contract at `path` as plain data: dict, list, strings, numbers, booleans, None. Dates are strings.

    Raises `ContractError` if it cannot be read, or is no contract (`parsed`).
    """
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise _unreadable(f"cannot read {path}: {error.strerror}", "give the path of the contract") from error
    return parsed(content)


def parsed(content: bytes) -> dict[str, Any]:
    """The contract that a file of this content holds.

    Raises `ContractError` if it is not YAML, has a key twice, or holds what JSON cannot say.
    """
    try:
        document = read(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _unreadable(f"not UTF-8: {error}", "save it as UTF-8") from error
    except ReadingError as error:
        raise _unreadable(str(error), error.hint) from error
    if not isinstance(document, dict):
        raise _unreadable("not a mapping", "start with openapi: 3.1.0")
    return document


def _unreadable(message: str, hint: str) -> ContractError:
    return ContractError([Problem("", message, hint)])


def resolve(document: dict[str, Any], ref: str) -> Any:
    """What the local reference (`#/components/...`) points to. Raises `LookupError` if nothing is there."""
    if not ref.startswith("#"):
        raise LookupError(f"{ref} is not in this document")
    node: Any = document
    for part in ref[1:].split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(node, dict) and key in node:
            node = node[key]
        elif isinstance(node, list) and key.isdecimal() and int(key) < len(node):
            node = node[int(key)]
        else:
            raise LookupError(f"{ref} points to nothing")
    return node


def locate(document: dict[str, Any], node: Any, pointer: str = "") -> tuple[str, dict[str, Any]]:
    """What `node`, or its chain of references, ends at, as (pointer, object); an empty object if nothing."""
    seen: set[str] = set()
    while isinstance(node, dict) and isinstance(ref := node.get("$ref"), str):
        if ref in seen:
            return pointer, {}
        seen.add(ref)
        try:
            pointer, node = ref[1:], resolve(document, ref)
        except LookupError:
            return pointer, {}
    return pointer, mapping(node)


def mapping(node: Any) -> dict[str, Any]:
    """`node` if it is a dict, else an empty one: a broken contract is to be reported, not tripped over."""
    return node if isinstance(node, dict) else {}


def sequence(node: Any) -> list[Any]:
    """`node` if it is a list, else an empty one."""
    return node if isinstance(node, list) else []


def walk(node: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Every node at and below `node`, data included, as (JSON pointer, node), parents first."""
    yield pointer, node
    if isinstance(node, dict):
        for key, value in node.items():
            yield from walk(value, child(pointer, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from walk(value, child(pointer, index))


@frozen
class RawOperation:
    """One operation as it stands in the contract."""

    path: str
    method: str
    pointer: str
    spec: dict[str, Any]
    shared: list[Any]
    """The parameters of its path item."""


def operations(document: dict[str, Any]) -> Iterator[RawOperation]:
    """Every operation, in the order of the document."""
    for path, item in mapping(document.get("paths")).items():
        for method, spec in mapping(item).items():
            if method in METHODS:
                pointer = child("/paths", path, method)
                shared = sequence(item.get("parameters"))
                yield RawOperation(str(path), method, pointer, mapping(spec), shared)


def parameters(document: dict[str, Any], operation: RawOperation) -> list[tuple[str, dict[str, Any]]]:
    """The parameters of `operation` and of its path item, references followed, as (pointer, parameter)."""
    item = operation.pointer.rpartition("/")[0]
    return [
        locate(document, parameter, child(pointer, "parameters", index))
        for pointer, declared in (
            (item, operation.shared),
            (operation.pointer, sequence(operation.spec.get("parameters"))),
        )
        for index, parameter in enumerate(declared)
    ]


def responses(document: dict[str, Any], operation: RawOperation) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The responses of `operation`, references followed, as (status, pointer, response)."""
    for status, response in mapping(operation.spec.get("responses")).items():
        yield str(status), *locate(document, response, child(operation.pointer, "responses", status))


def branches(document: dict[str, Any], schema: Any) -> list[str]:
    """The component schemas that a body or response of this schema can be: itself, its items, its branches.

    A component that is a union comes before its own branches.
    """
    found: list[str] = []
    waiting = [schema]
    while waiting:
        node = mapping(waiting.pop(0))
        name = schema_name(node)
        if name is None:
            waiting += [*sequence(node.get("oneOf")), *sequence(node.get("anyOf"))]
            waiting += [node["items"]] if "items" in node else []
        elif name not in found:
            found.append(name)
            waiting.append(schemas_of(document).get(name))
    return found


def alternatives(document: dict[str, Any], schema: Any) -> Iterator[dict[str, Any]]:
    """What a value of this schema may follow: its branches, references followed, or the schema itself; each once."""
    seen: set[str] = set()
    waiting = [schema]
    while waiting:
        pointer, node = locate(document, waiting.pop(0))
        if pointer in seen:
            continue
        seen |= {pointer} if pointer else set()
        choices = [*sequence(node.get("anyOf")), *sequence(node.get("oneOf"))]
        waiting += choices
        if not choices:
            yield node


def schema_name(node: Any) -> str | None:
    """The name of the component schema that `node` is a reference to."""
    ref = mapping(node).get("$ref")
    return ref.removeprefix(SCHEMAS) if isinstance(ref, str) and ref.startswith(SCHEMAS) else None


def schemas_of(document: dict[str, Any]) -> dict[str, Any]:
    """The component schemas by name."""
    return mapping(mapping(document.get("components")).get("schemas"))


def mentions(document: dict[str, Any], node: Any, kind: str = "Schema") -> set[str]:
    """The schemas that `node`, an object of this kind, refers to, by way of other components too."""
    names: set[str] = set()
    seen: set[str] = set()
    waiting = [(node, kind)]
    while waiting:
        for place in places(*waiting.pop()):
            ref = place.fields.get("$ref")
            if (name := schema_name(place.value)) is not None:
                names.add(name)
            elif isinstance(ref, str) and ref not in seen and place.kind in SECTIONS:
                seen.add(ref)
                waiting.append((locate(document, place.value)[1], place.kind))
    return names


def reachable(document: dict[str, Any], *names: str, known: Collection[str] = ()) -> frozenset[str]:
    """These component schemas and all that they refer to, however far down, but nothing through `known`."""
    schemas = schemas_of(document)
    reached: set[str] = set()
    waiting = [*names]
    while waiting:
        name = waiting.pop()
        if name in schemas and name not in reached and name not in known:
            reached.add(name)
            waiting += mentions(document, schemas[name])
    return frozenset(reached)


@frozen
class Directions:
    """Which component schemas travel which way. A schema can be in all of them."""

    requests: frozenset[str]
    """Reached from a parameter or a body."""
    responses: frozenset[str]
    """Reached from a response, an event of a stream or an error."""
    errors: frozenset[str]
    """Reached from an error response."""
    bodies: frozenset[str]
    """What a request body itself can be, unions taken apart: the top level of requests."""
    nested: frozenset[str]
    """Reached from inside such a body."""


def kept(document: dict[str, Any]) -> dict[str, str]:
    """The schemas that no operation needs to reach, by name, with the module that each belongs to."""
    asked = ((name, mapping(schema).get("x-meshapi-module")) for name, schema in schemas_of(document).items())
    return {name: str(module) for name, module in asked if module is not None}


def directions(document: dict[str, Any]) -> Directions:
    """Follows every reference from every operation. A schema that is kept for its name counts as sent."""
    sent: set[str] = {*kept(document)}
    received: set[str] = set()
    failed: set[str] = set()
    bodies: set[str] = set()
    for operation in operations(document):
        for _, parameter in parameters(document, operation):
            sent |= mentions(document, parameter, "Parameter")
        _, body = locate(document, operation.spec.get("requestBody"))
        sent |= mentions(document, body, "RequestBody")
        for media in mapping(body.get("content")).values():
            bodies |= {*branches(document, mapping(media).get("schema"))}
        for status, _, response in responses(document, operation):
            received |= (names := mentions(document, response, "Response"))
            failed |= set() if status.startswith("2") else names
    schemas = schemas_of(document)
    objects = [mapping(schemas.get(name)) for name in bodies]
    inside = [mentions(document, schema) for schema in objects if "properties" in schema]
    return Directions(
        requests=reachable(document, *sent),
        responses=reachable(document, *received),
        errors=reachable(document, *failed),
        bodies=frozenset(bodies),
        nested=reachable(document, *set().union(*inside)),
    )


def owners(document: dict[str, Any]) -> dict[str, str]:
    """The module of each component schema: `errors`, else the first tag, in their order, that reaches it.

    What a schema refers to is owned by the same module or an earlier one, so the modules form no circle.
    """
    owned = dict.fromkeys(sorted(directions(document).errors), ERRORS)
    by_tag: dict[str, list[RawOperation]] = {}
    for tag in sequence(document.get("tags")):
        by_tag[str(mapping(tag).get("name"))] = []
    for operation in operations(document):
        for tag in sequence(operation.spec.get("tags"))[:1]:
            by_tag.setdefault(str(tag), []).append(operation)
    for tag, members in by_tag.items():
        roots = {name for name, module in kept(document).items() if module == tag}
        for operation in members:
            roots |= mentions(document, operation.spec, "Operation")
            for _, parameter in parameters(document, operation):
                roots |= mentions(document, parameter, "Parameter")
        owned |= dict.fromkeys(sorted(reachable(document, *roots, known={*owned})), tag)
    return owned
