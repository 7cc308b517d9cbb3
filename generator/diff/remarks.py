"""What a schema says beside the values it accepts: texts, deprecation, tags, and our own keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from generator.contract import mapping, sequence
from generator.diff.canonical import TEXTS, component_of, same
from generator.diff.changes import Effect
from generator.diff.facets import keyword_finding
from generator.diff.generic import foreign
from generator.diff.labels import listed, shown
from generator.diff.normal import Facts, Side
from generator.diff.unions import tags
from generator.diff.units import Unit

_WIRE: Final = ("x-meshapi-send-default", "x-meshapi-segments", "x-meshapi-filename")
_OFFERED: Final = ("x-meshapi-query", "x-meshapi-module", "x-meshapi-base")
_ONE_WAY: Final = {"readOnly": "request", "writeOnly": "response"}
"""The way on which a property with this keyword does not travel."""


def remarks(unit: Unit, old: Facts, new: Facts, named: Callable[[str], str]) -> None:
    """Compares all keywords that do not decide which values are accepted, but for defaults."""
    for keyword in dict.fromkeys((*old.keywords, *new.keywords)):
        if keyword == "x-meshapi-accepts":
            _accepts(unit, old, new, named)
            continue
        was, now = (None if value is False else value for value in (old.get(keyword), new.get(keyword)))
        present = (was is not None, now is not None)
        if present[0] == present[1] and same(was, now):
            continue
        effect = _effect(unit, keyword, present)
        if effect is not None:
            unit.findings.append(
                keyword_finding(effect, keyword, old, new, _said(keyword, was, now, present))
            )


def _said(keyword: str, was: Any, now: Any, present: tuple[bool, bool]) -> str:
    if keyword in TEXTS:
        return f"{keyword} changed"
    if present == (True, True):
        return f"{keyword} changed from {shown(was)} to {shown(now)}"
    return f"{keyword} added ({shown(now)})" if present[1] else f"{keyword} removed"


def _effect(unit: Unit, keyword: str, present: tuple[bool, bool]) -> Effect | None:
    if keyword in TEXTS:
        return Effect.TEXT
    if keyword == "deprecated":
        return Effect.ADD if present[1] else Effect.TEXT
    if keyword in _ONE_WAY:
        if unit.way != _ONE_WAY[keyword]:
            return Effect.TEXT
        return Effect.BREAK if present[1] else Effect.ADD
    if keyword in _WIRE and unit.way != "request":
        return Effect.TEXT
    return own_key(keyword, present) if keyword.startswith("x-") else None


def own_key(keyword: str, present: tuple[bool, bool]) -> Effect:
    """What it means that this `x-` key differs; `present` says where it is there at all."""
    if foreign(keyword):
        return Effect.TEXT
    return Effect.ADD if keyword in _OFFERED and not present[0] else Effect.BREAK


def _accepts(unit: Unit, old: Facts, new: Facts, named: Callable[[str], str]) -> None:
    keyword = "x-meshapi-accepts"
    sent = unit.way == "request"
    was = {named(str(name)) for name in sequence(old.get(keyword))}
    now = {str(name) for name in sequence(new.get(keyword))}
    for effect, names, verb in (
        (Effect.BREAK, was - now, "no longer accepts"),
        (Effect.ADD, now - was, "also accepts"),
    ):
        if names:
            what = f"{verb} {listed(sorted(names))}"
            unit.findings.append(keyword_finding(effect if sent else Effect.TEXT, keyword, old, new, what))


def discriminators(
    unit: Unit, sides: tuple[Side, Side], old: Facts, new: Facts, named: Callable[[str], str]
) -> None:
    """Compares which tag stands for which component, where the branches do not say so themselves."""
    was, now = mapping(old.get("discriminator")), mapping(new.get("discriminator"))
    if same(was, now) or not (was or now):
        return
    keyword = "discriminator"
    if not was or not now:
        unit.findings.append(
            keyword_finding(Effect.TEXT, keyword, old, new, f"discriminator {'added' if now else 'removed'}")
        )
        return
    if was.get("propertyName") != now.get("propertyName"):
        what = f"the tag is {shown(now.get('propertyName'))}, not {shown(was.get('propertyName'))}"
        unit.findings.append(keyword_finding(Effect.BREAK, keyword, old, new, what))
        return
    before = {tag: named(name) for tag, name in _tags(was, sides[0], old).items()}
    after = _tags(now, sides[1], new)
    for tag in sorted({*before, *after}):
        one, other = before.get(tag), after.get(tag)
        lone = other if one is None else one
        if one == other or (None in (one, other) and _told(sides, (old, new), was, tag, lone)):
            continue
        if one is None:
            effect, what = Effect.WIDEN, f"tag {tag} added"
        elif other is None:
            effect, what = Effect.NARROW, f"tag {tag} removed"
        else:
            effect, what = Effect.BREAK, f"tag {tag} is {other}, not {one}"
        unit.findings.append(keyword_finding(effect, keyword, old, new, what))


def _branches(side: Side, facts: Facts) -> dict[str, Any]:
    named = [(side.facts(node).name, node) for _, nodes in facts.unions for node in nodes]
    return {name: node for name, node in named if name}


def _tags(discriminator: dict[str, Any], side: Side, facts: Facts) -> dict[str, str]:
    """Tag to component; a component without a tag is its own."""
    mapped = {
        str(tag): component_of(str(ref)) or str(ref)
        for tag, ref in mapping(discriminator.get("mapping")).items()
    }
    return {name: name for name in _branches(side, facts) if name not in mapped.values()} | mapped


def _told(
    sides: tuple[Side, Side],
    facts: tuple[Facts, Facts],
    discriminator: dict[str, Any],
    tag: str,
    name: str | None,
) -> bool:
    """Whether a tag that only one side has needs no word: its branch came or went, or says the tag itself."""
    found = [_branches(side, each) for side, each in zip(sides, facts, strict=True)]
    if any(name not in branches for branches in found):
        return True
    constants = [
        tags(side, alternative).get(str(discriminator.get("propertyName")))
        for side, branches in zip(sides, found, strict=True)
        for alternative in side.alternatives(branches[str(name)])
    ]
    return all(constant == constants[0] is not None for constant in constants)
