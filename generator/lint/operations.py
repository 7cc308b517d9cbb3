"""Operations: identity, tag, texts and statuses."""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterator
from typing import Any

from generator.contract import ERRORS, Problem, RawOperation, mapping, operations, sequence
from generator.grammar import child
from generator.lint.words import closest, filled, snake_case


def problems(document: dict[str, Any]) -> Iterator[Problem]:
    """Rules on `tags:` and on each operation by itself."""
    tags = [mapping(tag).get("name") for tag in sequence(document.get("tags"))]
    for index, tag in enumerate(tags):
        pointer = child("/tags", index, "name")
        if not snake_case(tag) or tag == ERRORS:
            yield Problem(
                pointer, f"the tag {tag!r} cannot name a module", f"snake_case, no keyword, not {ERRORS!r}"
            )
        if tag in tags[:index]:
            yield Problem(pointer, f"the tag {tag!r} is declared twice", "keep one")
    for index, entry in enumerate(sequence(document.get("tags"))):
        if not filled(mapping(entry).get("description")):
            yield Problem(child("/tags", index), "the tag has no description", "say it, for its modules")
    yield from _security(document, document, "")
    taken: dict[Any, str] = {}
    same: dict[str, str] = {}
    for operation in operations(document):
        plain = re.sub("{[^}]*}", "{}", operation.path)
        if same.setdefault(plain, operation.path) != operation.path:
            where = operation.pointer.rpartition("/")[0]
            yield Problem(where, f"no request can tell this path from {same[plain]}", "make them one")
        yield from _security(document, operation.spec, operation.pointer)
        yield from _identity(operation, taken)
        yield from _tag(operation, [str(tag) for tag in tags])
        yield from _statuses(operation)
        for text in ("summary", "description"):
            if not filled(operation.spec.get(text)):
                yield Problem(
                    operation.pointer, f"the operation has no {text}", "say what it does, for the docstring"
                )


def _identity(operation: RawOperation, taken: dict[Any, str]) -> Iterator[Problem]:
    name = operation.spec.get("operationId")
    pointer = child(operation.pointer, "operationId")
    if name is None:
        yield Problem(operation.pointer, "the operation has no operationId", "name it: verb_noun")
    elif not snake_case(name) or hasattr(builtins, name) or name in ("self", "datetime"):
        hint = "verb_noun in snake_case, no keyword, no name that Python has already"
        yield Problem(pointer, f"the operationId {name!r} cannot name a module", hint)
    elif name in taken:
        yield Problem(
            pointer, f"the operationId {name} is already that of {taken[name]}", "name one otherwise"
        )
    else:
        taken[name] = f"{operation.method.upper()} {operation.path}"


def _security(document: dict[str, Any], holder: dict[str, Any], pointer: str) -> Iterator[Problem]:
    schemes = mapping(mapping(document.get("components")).get("securitySchemes"))
    for index, needed in enumerate(sequence(holder.get("security"))):
        for name in mapping(needed):
            if name not in schemes:
                where = child(pointer, "security", index, name)
                yield Problem(where, f"{name} is no security scheme", closest(name, schemes, "declare it"))


def _tag(operation: RawOperation, declared: list[str]) -> Iterator[Problem]:
    used = sequence(operation.spec.get("tags"))
    if len(used) != 1:
        yield Problem(
            operation.pointer, f"the operation has {len(used)} tags", "give it exactly one: its module"
        )
    for index, tag in enumerate(used):
        if tag not in declared:
            hint = closest(tag, declared, "add it to tags:, in the order of the modules")
            yield Problem(child(operation.pointer, "tags", index), f"the tag {tag!r} is not declared", hint)


def _statuses(operation: RawOperation) -> Iterator[Problem]:
    answers = mapping(operation.spec.get("responses"))
    pointer = child(operation.pointer, "responses")
    success = [status for status in answers if str(status).startswith("2")]
    if len(success) != 1:
        yield Problem(
            operation.pointer,
            f"the operation has {len(success)} success statuses",
            "give it exactly one 2xx status",
        )
    for status, response in answers.items():
        where = child(pointer, status)
        if not re.fullmatch(r"2\d\d|[1345](\d\d|XX)|default", str(status)):
            yield Problem(
                where,
                f"{status} is not a status",
                "a number as '200', a range of errors as '5XX', or default",
            )
        elif not str(status).startswith("2") and "$ref" not in mapping(response):
            yield Problem(
                where, "an error response stands here, not a reference", "move it to components/responses"
            )
