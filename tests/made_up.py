"""Data made from a schema of the contract, as the gateway sends it now and as it may send it one day."""

from __future__ import annotations

from functools import cache
from typing import Any, Dict, Iterator, List, Tuple, Union

from hypothesis import strategies as st

from tests.the_contract import resolved

Path = Tuple[Union[str, int], ...]

NEW = "added_later"
# Some that are attributes of the models, reserved words, or no names at all.
NEW_NAMES = (
    "added_later",
    "http",
    "copy",
    "model_extra",
    "model_config",
    "class",
    "self",
    "_http",
    "a b",
    "",
    "é",
)
TIMES = (
    "2026-03-02T12:00:00Z",
    "2026-03-02T12:00:00.1200000+00:00",
    "2026-03-02T12:00:00.123456789-07:30",
    "2026-03-02t12:00:00z",
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
# 5 and 5.0 are one number to JSON; what is written with a point comes back with one.
NUMBER = st.floats(allow_nan=False, allow_infinity=False)
SCALAR = st.none() | st.booleans() | st.integers() | st.integers(2**63, 2**70) | NUMBER | TEXT
ANY = st.recursive(
    SCALAR, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner, max_size=2), max_leaves=4
)


def values(schema: Dict[str, Any], grown: bool = False) -> st.SearchStrategy[Any]:
    """Valid data. Grown data has an unknown member in every object, an unknown value for every enum and an unknown tag
    for every union; what is optional is null as often as not.
    """
    if "$ref" in schema:
        return _named(schema["$ref"], grown)
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    branches = schema.get("anyOf") or schema.get("oneOf")
    if branches:
        known = [branch for branch in branches if _is_closed(branch)]
        if grown and known:
            return st.one_of([_unknown(branch, known) for branch in branches if branch not in known])
        return st.one_of([values(branch, grown) for branch in branches])
    types = schema.get("type", [])
    kinds: List[str] = [types] if isinstance(types, str) else types
    return st.one_of([_typed(kind, schema, grown) for kind in kinds]) if kinds else ANY


@cache
def _named(reference: str, grown: bool) -> st.SearchStrategy[Any]:
    return st.deferred(lambda: values(resolved({"$ref": reference}), grown))


def _is_closed(schema: Dict[str, Any]) -> bool:
    """Whether a branch holds the values or tags that are known."""
    return "enum" in schema or "oneOf" in resolved(schema)


def _unknown(schema: Dict[str, Any], known: List[Dict[str, Any]]) -> st.SearchStrategy[Any]:
    """What only this branch takes, which is there for what is unknown."""
    made = values(schema, grown=True)
    tags = {tag for branch in known for tag in _tags(resolved(branch))}
    return made.filter(lambda value: (value.get("type") if isinstance(value, dict) else value) not in tags)


def _tags(schema: Dict[str, Any]) -> List[str]:
    return [*schema.get("enum", ()), *schema.get("discriminator", {}).get("mapping", ())]


def _typed(kind: str, schema: Dict[str, Any], grown: bool) -> st.SearchStrategy[Any]:
    if kind == "object":
        return _object(schema, grown)
    if kind == "array":
        return st.lists(values(schema.get("items", {}), grown), min_size=int(grown), max_size=2)
    if kind == "string" and schema.get("format") == "date-time":
        return st.sampled_from(TIMES)
    return {
        "null": st.none(),
        "boolean": st.booleans(),
        "integer": st.integers() | st.integers(2**63, 2**70),
        "number": NUMBER,
        "string": TEXT,
    }[kind]


def _object(schema: Dict[str, Any], grown: bool) -> st.SearchStrategy[Any]:
    if "properties" not in schema:
        return st.dictionaries(TEXT, values(schema.get("additionalProperties", {}), grown), max_size=2)
    members = {name: values(member, grown) for name, member in schema["properties"].items()}
    required = {name: members.pop(name) for name in schema.get("required", ())}
    if grown:
        defaults = {
            name for name, member in schema["properties"].items() if member.get("default") is not None
        }
        members = {name: made if name in defaults else st.none() | made for name, made in members.items()}
    made = st.fixed_dictionaries(required, optional=members)
    if not grown:
        return made
    names = st.sampled_from([name for name in NEW_NAMES if name not in schema["properties"]])
    return st.builds(lambda known, name, value: {**known, name: value}, made, names, ANY)


def complete(schema: Dict[str, Any]) -> Any:
    """One value in which everything is there, and of every list one item."""
    schema = resolved(schema)
    branches = schema.get("anyOf") or schema.get("oneOf")
    if branches:
        return complete(max(branches, key=_wealth))
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    types = schema.get("type", "integer")  # of any kind where none is named
    kind = types if isinstance(types, str) else types[0]
    if kind == "object":
        return {name: complete(member) for name, member in schema.get("properties", {}).items()}
    if kind == "array":
        return [complete(schema.get("items", {}))]
    return {"null": None, "boolean": True, "integer": 7, "number": 0.5, "string": TIMES[0]}[kind]


def _wealth(schema: Dict[str, Any]) -> int:
    """How much a branch can hold: other objects most."""
    types = resolved(schema).get("type", "object")
    return ["null", "boolean", "integer", "number", "string", "array", "object"].index(
        types if isinstance(types, str) else types[0]
    )


def members(value: Any, path: Path = ()) -> Iterator[Path]:
    """The path to every member of every object in a value."""
    for key, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        if isinstance(value, dict):
            yield (*path, key)
        yield from members(inner, (*path, key))
