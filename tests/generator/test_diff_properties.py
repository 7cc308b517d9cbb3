"""What holds of every pair of contracts: the engine judges them, or says why it cannot, and never trips."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import grammar
from generator.contract import load, mapping
from generator.diff import diff
from generator.diff.valid import problems
from tests.generator.test_diff_corpus import CASES, contracts

ROOT = Path(__file__).parent.parent.parent
REAL = load(ROOT / "spec" / "openapi.yaml")
MINIMAL = load(Path(__file__).parent / "minimal.yaml")
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
FEW = settings(max_examples=4, deadline=None, suppress_health_check=SLOW)
MANY = settings(FEW, max_examples=80)

KEYS = (
    "$ref additionalProperties allOf anyOf const content default dependentRequired deprecated discriminator enum "
    "examples format headers if items minimum multipleOf not oneOf parameters pattern prefixItems properties required "
    "security tags then type uniqueItems x-foo x-meshapi-accepts x-meshapi-methods x-meshapi-stream"
).split()


def places(node: Any) -> list[tuple[Any, Any]]:
    """Every entry of every mapping and list, as (holder, key)."""
    keys = [*node] if isinstance(node, dict) else [*range(len(node))] if isinstance(node, list) else []
    return [(node, key) for key in keys] + [place for key in keys for place in places(node[key])]


def values(document: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Things that stand in contracts, in many places wrong ones."""
    refs = st.sampled_from(
        ["#/nowhere", *(f"#/components/schemas/{name}" for name in document["components"]["schemas"])]
    )
    ref = st.builds(lambda target: {"$ref": target}, refs)
    small: st.SearchStrategy[Any] = st.sampled_from(
        [None, True, False, 0, 1.5, "", "x", "string", "null", [], {}, ["string", "null"]]
    )
    union = st.builds(
        lambda key, branches: {key: branches},
        st.sampled_from(["allOf", "anyOf", "oneOf"]),
        st.lists(ref, min_size=1),
    )
    schema = (
        ref
        | union
        | st.sampled_from([{"type": "string"}, {"type": "null"}, {"const": 1}, {"not": {}}, {"items": {}}])
    )
    return small | refs | schema | st.lists(schema, max_size=3)


@st.composite
def mutants(draw: st.DrawFn, document: dict[str, Any]) -> dict[str, Any]:
    """A valid contract made of this one: a few things deleted, replaced, moved and added anywhere."""
    mutant = document
    for _ in range(draw(st.integers(1, 6))):
        attempt = copy.deepcopy(mutant)
        found = places(attempt)
        holder, key = found[draw(st.integers(0, len(found) - 1))]
        act = draw(st.sampled_from(["delete", "replace", "copy", "add"]))
        if act == "delete":
            del holder[key]
        elif act == "replace":
            holder[key] = draw(values(document))
        elif act == "copy":
            other, at = found[draw(st.integers(0, len(found) - 1))]
            holder[key] = copy.deepcopy(other[at])
        elif isinstance(holder, dict):
            holder[draw(st.sampled_from(KEYS))] = draw(values(document))
        else:
            holder.append(draw(values(document)))
        if not problems(attempt):
            mutant = attempt
    return mutant


UNORDERED = {
    "OpenAPI": ["security", "servers"],
    "PathItem": ["parameters", "servers"],
    "Operation": ["parameters", "security", "servers"],
    "Schema": ["allOf", "anyOf", "enum", "examples", "oneOf", "required", "type", "x-meshapi-accepts"],
}
"""The lists whose order means nothing, by the object that holds them. That of the others counts: `tags` is the order of
the modules, `prefixItems` and `positional` are about places, and a list inside a value is data."""


def rekeyed(node: Any, random: Any) -> Any:
    """The same with its keys in another order."""
    if isinstance(node, dict):
        return {key: rekeyed(node[key], random) for key in random.sample([*node], len(node))}
    return [rekeyed(each, random) for each in node] if isinstance(node, list) else node


def shuffled(document: dict[str, Any], random: Any) -> dict[str, Any]:
    """The same with its keys in another order, and its lists as far as their order means nothing."""
    document = rekeyed(document, random)
    for place in grammar.places(document):
        lists = [place.fields.get(key) for key in UNORDERED.get(place.kind, ())]
        for each in (*lists, mapping(place.fields.get("x-meshapi-stream")).get("errors")):
            if isinstance(each, list):
                random.shuffle(each)
    return document


def judged(old: dict[str, Any], new: dict[str, Any]) -> None:
    there, back = diff(old, new), diff(new, old)
    assert bool(there.changes) == bool(back.changes)
    assert {change.level for change in there.changes} <= {"breaking", "additive", "editorial"}
    for change in (*there.changes, *back.changes):
        assert change.text.isprintable()
        assert change.pointer == "" or change.pointer.startswith("/")


@pytest.mark.parametrize("document", [REAL, MINIMAL], ids=["real", "minimal"])
def test_contracts_of_the_project_can_be_judged(document: dict[str, Any]) -> None:
    assert problems(document) == []
    assert diff(document, copy.deepcopy(document)).level is None


@FEW
@given(st.data())
def test_real_contract_with_anything_changed(data: st.DataObject) -> None:
    judged(REAL, data.draw(mutants(REAL)))


@MANY
@given(st.data())
def test_small_contract_with_anything_changed(data: st.DataObject) -> None:
    one, other = data.draw(mutants(MINIMAL)), data.draw(mutants(MINIMAL))
    judged(one, other)
    random = data.draw(st.randoms(use_true_random=True))
    # What is no contract has no lists whose order means nothing: a schema in the place of a response, say.
    assert problems(one) or diff(one, shuffled(one, random)).level in (None, "editorial")


@FEW
@given(st.randoms(use_true_random=True), st.sampled_from([REAL, MINIMAL]))
def test_order_means_nothing(random: Any, document: dict[str, Any]) -> None:
    assert diff(document, rekeyed(document, random)).changes == ()
    assert diff(document, shuffled(document, random)).level in (None, "editorial")


@settings(FEW, max_examples=20)
@given(st.randoms(use_true_random=True), st.sampled_from(sorted(CASES)))
def test_order_changes_no_verdict(random: Any, name: str) -> None:
    old, new = contracts(CASES[name])
    level = diff(shuffled(old, random), shuffled(new, random)).level
    assert (level or "editorial") == (CASES[name]["expect"]["level"] or "editorial")


@FEW
@given(st.sampled_from(sorted(REAL["components"]["schemas"])))
def test_a_new_name_is_one_change(name: str) -> None:
    def renamed(node: Any) -> Any:
        if isinstance(node, list):
            return [renamed(each) for each in node]
        if isinstance(
            node, dict
        ):  # a name may be a key, a value of one of our keys, or the end of a reference
            return {("Another" if key == name else key): renamed(value) for key, value in node.items()}
        return {name: "Another", f"#/components/schemas/{name}": "#/components/schemas/Another"}.get(
            node, node
        )

    report = diff(REAL, renamed(REAL))
    assert [(change.level, change.what) for change in report.changes] == [
        ("breaking", f"type renamed from {name}")
    ]
    assert report.changes[0].types == tuple(sorted((name, "Another")))
