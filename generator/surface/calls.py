"""Compares the ways to call a function: which calls that were good are not any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from attrs import frozen

from generator.surface.model import Default, Parameter, Signature
from generator.surface.types import Type, text

Level = Literal["additive", "breaking"]
Fits = Callable[[Type, Type], bool]
"""Whether all values of the first type are values of the second one."""


@frozen
class Difference:
    """Something that is not as it was."""

    level: Level
    what: str


def differences(old: Signature, new: Signature, fits: Fits) -> Iterator[Difference]:
    """What differs for the callers of one signature."""
    names = {one.name: one for one in new.parameters if one.keyword and not one.many}
    order = [one for one in new.parameters if one.positional and not one.many]
    rest = any(one.many and one.positional for one in new.parameters)
    keywords = any(one.many and one.keyword for one in new.parameters)
    met: set[str] = set()
    place = 0
    for one in old.parameters:
        if one.many:
            if not (rest if one.positional else keywords):
                yield _broken(f"takes no {'*' if one.positional else '**'}{one.name} any more")
            continue
        there = order[place] if one.positional and place < len(order) else None
        place += one.positional
        now = names.get(one.name) if one.keyword else there
        if now is None:
            if (keywords or not one.keyword) and (rest or not one.positional):
                continue
            yield _broken(f"parameter `{one.name}` {_gone(one, new)}")
            continue
        met.add(now.name)
        if one.positional and one.keyword and there is not now and not (there is None and rest):
            yield _broken(
                f"parameter `{one.name}` {'has another position' if now.positional else 'is keyword-only'} now"
            )
        yield from parameter(one, now, fits)
    for now in new.parameters:
        if now.name not in met and not now.many and not any(one.name == now.name for one in old.parameters):
            if now.required:
                yield _broken(f"required parameter `{now.name}` added")
            else:
                yield Difference("additive", f"parameter `{now.name}` added")
    yield from result(old.returns, new.returns, fits, "returns")


def parameter(old: Parameter, new: Parameter, fits: Fits) -> Iterator[Difference]:
    """What differs for those who give an argument, or leave it out."""
    if new.required and not old.required:
        yield _broken(f"parameter `{old.name}` is required now")
    elif old.required and not new.required:
        yield Difference("additive", f"parameter `{old.name}` may be left out")
    elif old.default and new.default and _differ(old.default, new.default):
        yield _broken(f"default of `{old.name}` is `{new.default.text}`, was `{old.default.text}`")
    if not fits(old.type, new.type):
        yield _broken(f"parameter `{old.name}` takes `{text(new.type)}`, took `{text(old.type)}`")
    elif not fits(new.type, old.type):
        yield Difference(
            "additive", f"parameter `{old.name}` takes `{text(new.type)}`, took `{text(old.type)}`"
        )


def result(old: Type, new: Type, fits: Fits, verb: str) -> Iterator[Difference]:
    """What differs for those who get a value."""
    if not fits(new, old):
        yield _broken(f"{verb} `{text(new)}`, was `{text(old)}`")
    elif not fits(old, new):
        yield Difference("additive", f"{verb} `{text(new)}`, was `{text(old)}`")


def _differ(old: Default, new: Default) -> bool:
    """Whether these are two values, and not perhaps two names of one."""
    return old.constant and new.constant and old.text != new.text


def _gone(old: Parameter, new: Signature) -> str:
    kept = any(one.name == old.name for one in new.parameters)
    return "is positional-only now" if kept else "removed"


def _broken(what: str) -> Difference:
    return Difference("breaking", what)
