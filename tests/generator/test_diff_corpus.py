"""The corpus that judges the diff: one edit of a small contract, or several, with the verdict and its reason.

The cases in `diff/cases` are written from the standards and from spec/COMPATIBILITY.md, which they call the policy. OAS
is OpenAPI 3.1.0; JSC and JSV are the Core and the Validation part of JSON Schema 2020-12; the numbers are of sections.

`given` and `edits` are lists of operations of JSON Patch (RFC 6902), beside them `rename`, which gives a schema another
name wherever it is referred to. What is given stands in both contracts. A pointer may begin with an operationId or the
name of a schema in place of the way there. `methods` are exactly those that the gravest changes affect, `types` some of
theirs; `count` is the number of all changes, where nothing must be told twice. Whom an editorial change affects is not
judged: no program notices it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.contract import load, operations, resolve, schemas_of
from generator.diff import diff
from generator.grammar import child, places
from generator.lint import lint, standard

HERE = Path(__file__).parent / "diff"
BASE = load(HERE / "base.yaml")
CASES: dict[str, dict[str, Any]] = {
    f"{path.stem}: {name}": case
    for path in sorted(HERE.glob("cases/*.yaml"))
    for name, case in yaml.safe_load(path.read_bytes()).items()
}
LEVELS = [None, "editorial", "additive", "breaking"]
BUMPS = dict(zip(LEVELS, [None, "patch", "minor", "major"], strict=True))


def pointer(document: dict[str, Any], path: str) -> str:
    """The JSON pointer that `path` stands for; its first word may be an operationId or the name of a schema."""
    named = {name: child("/components/schemas", name) for name in schemas_of(document)}
    named |= {str(operation.spec["operationId"]): operation.pointer for operation in operations(document)}
    first, slash, rest = path.partition("/")
    return named.get(first, first) + slash + rest


def holder(document: dict[str, Any], path: str) -> tuple[Any, Any]:
    """What the last part of the pointer is a key of, and that key."""
    parent, _, last = path.rpartition("/")
    node = resolve(document, f"#{parent}")
    if isinstance(node, list):
        return node, len(node) if last == "-" else int(last)
    return node, last.replace("~1", "/").replace("~0", "~")


def edited(document: dict[str, Any], edits: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """A copy after the edits. Raises `LookupError` when one finds nothing at its place."""
    document = deepcopy(document)
    for edit in edits:
        op, value = edit["op"], deepcopy(edit.get("value"))
        source, target = (pointer(document, edit.get(key, edit["path"])) for key in ("from", "path"))
        if op == "rename":
            target = child("/components/schemas", edit["to"])
            document = json.loads(json.dumps(document).replace(f'"#{source}"', f'"#{target}"'))
        if op != "add":
            node, key = holder(document, source)
            taken = node.pop(key)
            value = taken if op in ("move", "rename") else value
        if op != "remove":
            node, key = holder(document, target)
            if isinstance(node, list):
                node.insert(key, value)
            else:
                node[key] = value
    return document


def contracts(case: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The old contract and the new one."""
    old = edited(BASE, case.get("given", ()))
    return old, edited(old, case["edits"])


def affected(changes: Iterable[Any], what: str) -> set[str]:
    """The names of methods or types that any of the changes gives."""
    return {name for change in changes for name in getattr(change, what)}


def gravest(changes: Iterable[Any]) -> str | None:
    """The level of the gravest change, None if there is none."""
    return max((change.level for change in changes), key=LEVELS.index, default=None)


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_judged_right(name: str) -> None:
    old, new = contracts(CASES[name])
    expected = CASES[name]["expect"]
    report = diff(old, new)
    told = "".join(
        f"\n{c.level} {c.pointer}: {c.text} {sorted(c.methods)} {sorted(c.types)}" for c in report.changes
    )
    level = expected["level"]
    assert report.level == gravest(report.changes) == level, told
    assert report.claim.bump == expected.get("bump", BUMPS[level])
    grave = [change for change in report.changes if change.level == level]
    if "methods" in expected:
        assert affected(grave, "methods") == {*expected["methods"]}, told
    assert affected(grave, "types") >= {*expected.get("types", ())}, told
    assert len(report.changes) == expected.get("count", len(report.changes)), told
    for found in expected.get("changes", ()):
        ways = {pointer(old, found["at"]), pointer(new, found["at"])}
        here = [c for c in report.changes if any(f"{c.pointer}/".startswith(f"{way}/") for way in ways)]
        assert gravest(here) == found["level"], told
        told_here = affected([c for c in here if c.level == found["level"]], "methods")
        assert told_here == {*found.get("methods", told_here)}, told


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_about_contracts(name: str) -> None:
    for document in contracts(CASES[name]):
        for place in places(document):
            if "$ref" in place.fields:
                resolve(document, place.fields["$ref"])
        ids = [operation.spec["operationId"] for operation in operations(document)]
        assert len(ids) == len({*ids})
        # Only what differs from the base is validated: the whole would take half a second.
        paths = differing(BASE["paths"], document["paths"])
        components = {
            section: differing(BASE["components"].get(section, {}), entries)
            for section, entries in document["components"].items()
        }
        assert not [*standard._structure({**document, "paths": paths, "components": components})]


def differing(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in new.items() if value != old.get(name)}


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_complete(name: str) -> None:
    case = CASES[name]
    expected = case["expect"]
    old, new = map(names, contracts(case))
    assert case["why"].strip()
    assert expected["level"] in LEVELS
    assert ("methods" in expected) == (expected["level"] in ("additive", "breaking"))
    for claim in (expected, *expected.get("changes", ())):
        assert {*claim.get("methods", ()), *claim.get("types", ())} <= old | new


def names(document: dict[str, Any]) -> set[str]:
    """Every method of the clients and every type that the document names."""
    specs = [operation.spec for operation in operations(document)]
    queries = {spec["x-meshapi-query"] for spec in specs if "x-meshapi-query" in spec}
    return {*schemas_of(document), *queries}.union(*(spec["x-meshapi-methods"] for spec in specs))


def test_the_corpus_is_large_and_its_base_is_good() -> None:
    several = [name for name in CASES if name.startswith("multi: ")]
    assert len(several) >= 18
    assert len(CASES) - len(several) >= 70
    assert lint(BASE) == []
