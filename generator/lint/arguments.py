"""The arguments of the client methods: every parameter and every property of a body is one, under its own name."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from typing import Any, Final

from generator.contract import (
    Problem,
    RawOperation,
    branches,
    locate,
    mapping,
    operations,
    parameters,
    schemas_of,
)
from generator.grammar import child
from generator.lint.forms import FORM

_OURS: Final = frozenset(
    """
    self options executor build_request decode encode params_of path_segment path_segments query_of refuse_flag
    """.split()
)
"""Arguments that every method has, and what the generated functions use by these names."""


def problems(document: dict[str, Any]) -> Iterator[Problem]:
    """Names that no argument can have, and names that two arguments would have."""
    for operation in operations(document):
        yield from _arguments(document, operation)


def _arguments(document: dict[str, Any], operation: RawOperation) -> Iterator[Problem]:
    _, body = locate(document, operation.spec.get("requestBody"))
    content = mapping(body.get("content"))
    # What asks for the stream is no argument but the choice of the method.
    flag = mapping(operation.spec.get("x-meshapi-stream")).get("flag")
    ours = {str(operation.spec.get("operationId"))} | ({"filename"} if FORM in content else set())
    ours |= _OURS | ({"stream"} if isinstance(flag, str) else set())
    bodies = {name for media in content.values() for name in branches(document, mapping(media).get("schema"))}
    fields = [
        (child("/components/schemas", body_name, "properties", name), str(name))
        for body_name in sorted(bodies)
        for name in mapping(mapping(schemas_of(document).get(body_name)).get("properties"))
        if name != flag
    ]
    taken = dict.fromkeys([_python(name) for _, name in fields] + ["params", *ours] if body else ours, "")
    for pointer, name in fields:
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) or name in ours:
            yield _refused(pointer, name)
    # The last of one name and place is the one that counts: an operation's own before that of its path.
    declared = {
        (str(p.get("in")), str(p.get("name"))): child(at, "name") for at, p in parameters(document, operation)
    }
    for (place, name), where in declared.items():
        if place not in ("path", "query"):
            continue
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) or name in ours:
            yield _refused(where, name)
        elif taken.setdefault(_python(name), where) != where:
            hint = "the body, another parameter, or every method has one of that name"
            yield Problem(where, f"the {place} parameter {name} would be an argument twice", hint)


def _refused(pointer: str, name: str) -> Problem:
    hint = "letters, digits, _, and no name that every method has, or uses"
    return Problem(pointer, f"no argument of a method can be called {name!r}", hint)


def _python(name: str) -> str:
    return f"{name}_" if keyword.iskeyword(name) else name
