"""Rules on single values: bounds, patterns, formats, and what JSON Schema says beside the type."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any, Final

from generator.contract import mapping, sequence
from generator.diff.canonical import same, skeleton, text
from generator.diff.changes import Effect, Finding
from generator.diff.labels import shown
from generator.diff.normal import BESIDE, Facts
from generator.grammar import GRAMMAR

_LOWEST: Final = ("minLength", "minItems", "minProperties", "minContains")
_HIGHEST: Final = ("maxLength", "maxItems", "maxProperties", "maxContains")

KEYWORDS: Final[dict[str, tuple[str, ...]]] = {
    "string": (
        "minLength",
        "maxLength",
        "pattern",
        "format",
        "contentEncoding",
        "contentMediaType",
        "contentSchema",
    ),
    "number": ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "format"),
    "array": (
        "minItems",
        "maxItems",
        "uniqueItems",
        "contains",
        "minContains",
        "maxContains",
        "unevaluatedItems",
    ),
    "object": (
        *("minProperties", "maxProperties", "propertyNames", "patternProperties"),
        *("dependentRequired", "dependentSchemas", "unevaluatedProperties"),
    ),
}
"""The keywords that say something about values of a type only."""

_BOUNDS: Final = {*_LOWEST, *_HIGHEST, "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"}
_MEANING: Final = ("contentEncoding", "contentMediaType")
_COMPARED: Final = {"type", "enum", "const", "items", "prefixItems", "additionalProperties", *BESIDE}
"""Keywords that are compared elsewhere."""

_PLAIN: Final = {
    *("uri", "uri-reference", "uri-template", "iri", "iri-reference", "regex", "json-pointer"),
    *("relative-json-pointer", "byte", "int32", "int64", "float", "double"),
}
"""Formats that are text or a number in Python too; any other may be a class of its own there."""

_WIDER: Final = {
    "int32": ("int64", "double"),
    "float": ("double",),
    "uri": ("iri", "uri-reference", "iri-reference"),
    "uri-reference": ("iri-reference",),
    "iri": ("iri-reference",),
}
"""Formats that permit all that another one does."""
_TEXTUAL: Final = {
    *("date-time", "date", "time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4"),
    *("ipv6", "uri", "uri-reference", "uri-template", "iri", "iri-reference", "uuid", "regex", "password"),
    *("json-pointer", "relative-json-pointer", "byte", "binary"),
}
"""Formats that say something of strings only."""


def facets(old: Facts, new: Facts, kind: str, named: Callable[[str], str]) -> Iterator[Finding]:
    """How the rules for values of this type differ; `named` gives the new name of a component."""
    yield from _bounds(old, new, kind)
    elsewhere = {word for other, words in KEYWORDS.items() if not _about(kind, other) for word in words}
    elsewhere -= {word for other, words in KEYWORDS.items() if _about(kind, other) for word in words}
    keywords = dict.fromkeys((*old.keywords, *new.keywords))
    for keyword in keywords:
        base = keyword.rstrip("+")
        if base in _COMPARED or base in _BOUNDS or base in elsewhere or base.startswith("x-"):
            continue
        was, now = old.get(keyword), new.get(keyword)
        if base == "uniqueItems":
            was, now = was or None, now or None
        if base == "multipleOf":
            was, now = _step(was, kind), _step(now, kind)
        if base == "format" and kind in ("integer", "number"):
            was, now = (None if each in _TEXTUAL else each for each in (was, now))
        if base == "unevaluatedProperties" and {type(was), type(now)} <= {bool, type(None)}:
            continue  # It closes an object, as additionalProperties does.
        if _shape(base, was, named) == _shape(base, now, lambda name: name):
            continue
        effect = _effect(base, was, now, old, new)
        yield keyword_finding(effect, keyword, old, new, _said(base, old.get(keyword), new.get(keyword)))


def _about(kind: str, other: str) -> bool:
    return kind in ("any", other) or (kind, other) == ("integer", "number")


def _shape(keyword: str, value: Any, named: Callable[[str], str]) -> str:
    return text(mapping(skeleton({keyword: value}, named)).get(keyword))


def _effect(keyword: str, was: Any, now: Any, old: Facts, new: Facts) -> Effect:
    if keyword == "format" and (was, now) == (None, "date-time"):
        return Effect.NARROW  # What was a str is a Timestamp, which is one too.
    if keyword == "format" and now in _WIDER.get(was, ()):
        return Effect.ADD
    if keyword == "format" and not {was, now} - {None} <= _PLAIN:
        return Effect.BREAK
    if keyword in _MEANING:
        return Effect.BREAK
    if keyword not in GRAMMAR["Schema"]:
        return Effect.TEXT  # To JSON Schema a keyword that it does not know is a remark.
    if keyword == "patternProperties" and (was is None or now is None):
        closed = (new if now is None else old).get("additionalProperties") is False
        return Effect.NARROW if (now is None) == closed else Effect.ADD
    if keyword == "dependentRequired":
        return Effect.NARROW if _pairs(now) - _pairs(was) else Effect.ADD
    if keyword == "multipleOf" and was and now:
        return Effect.ADD if (Fraction(str(was)) / Fraction(str(now))).denominator == 1 else Effect.NARROW
    if keyword == "anyOf" and was is not None and now is not None:
        return Effect.NARROW if {*map(text, sequence(was))} - {*map(text, sequence(now))} else Effect.ADD
    return Effect.ADD if now is None else Effect.NARROW


def _step(step: Any, kind: str) -> Any:
    """The step between values; of integers it is whole, and none if it is 1."""
    if step is None or kind != "integer":
        return step
    whole = Fraction(str(step)).numerator
    return whole if whole != 1 else None


def _pairs(value: Any) -> set[tuple[str, str]]:
    return {(name, str(other)) for name, others in mapping(value).items() for other in sequence(others)}


def _said(keyword: str, was: Any, now: Any) -> str:
    if was is None:
        return f"{keyword} added ({shown(now)})"
    return f"{keyword} removed" if now is None else f"{keyword} changed from {shown(was)} to {shown(now)}"


def keyword_finding(effect: Effect, keyword: str, old: Facts, new: Facts, what: str) -> Finding:
    """The finding that a keyword was added, removed or changed; the schema has changed in each case."""
    if keyword in new.keywords:
        return Finding(effect, "changed", "new", new.keywords[keyword].pointer, what)
    return Finding(effect, "changed", "old", old.keywords[keyword].pointer, what)


def _bounds(old: Facts, new: Facts, kind: str) -> Iterator[Finding]:
    if _about(kind, "number"):
        for side in ("minimum", "maximum"):
            yield from _bound(side, _number(old, side, kind), _number(new, side, kind), old, new)
    for other, words in KEYWORDS.items():
        for keyword in words if other != "number" and _about(kind, other) else ():
            if keyword in _LOWEST:
                least = 1 if keyword == "minContains" else 0
                was, now = (facts.get(keyword) for facts in (old, new))
                yield from _bound(
                    keyword, was if was != least else None, now if now != least else None, old, new
                )
            elif keyword in _HIGHEST:
                yield from _bound(keyword, old.get(keyword), new.get(keyword), old, new)


def _number(facts: Facts, side: str, kind: str) -> tuple[float, bool] | None:
    """The limit and whether it is excluded; of integers it never is."""
    sign = 1 if side == "minimum" else -1
    inclusive, exclusive = facts.get(side), facts.get(f"exclusive{side.capitalize()}")
    limits = [
        (sign * value, out) for value, out in ((inclusive, False), (exclusive, True)) if value is not None
    ]
    if not limits:
        return None
    limit, out = max(limits)
    if kind == "integer":
        limit, out = math.floor(limit) + 1 if out else math.ceil(limit), False
    return limit, out


def _bound(keyword: str, was: Any, now: Any, old: Facts, new: Facts) -> Iterator[Finding]:
    if was == now:
        return
    highest = keyword in _HIGHEST  # numbers are turned so that a higher limit is a tighter one
    tighter = was is None or (now is not None and ((now < was) if highest else (now > was)))
    effect = Effect.NARROW if tighter else Effect.ADD
    names = [keyword, f"exclusive{keyword.capitalize()}"] if isinstance(was or now, tuple) else [keyword]
    place = next(
        (
            n
            for facts in (new, old)
            for n in names
            if n in facts.keywords and not same(old.get(n), new.get(n))
        ),
        keyword,
    )
    yield keyword_finding(effect, place, old, new, _said(place, old.get(place), new.get(place)))
