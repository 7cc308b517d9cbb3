"""Listed values: the only ones of their type, or those that are known among others."""

from __future__ import annotations

from generator.diff.changes import Effect
from generator.diff.facets import keyword_finding
from generator.diff.labels import listed
from generator.diff.normal import Alternative
from generator.diff.units import Unit


def values(unit: Unit, old: Alternative, new: Alternative) -> None:
    """Compares the values that are listed for a type."""
    one, other = old.listing or old.facts, new.listing or new.facts
    keyword = next((k for facts in (other, one) for k in ("enum", "const") if k in facts.keywords), None)
    was = old.known if old.values is None else old.values
    now = new.known if new.values is None else new.values
    removed, added = sorted(was.keys() - now.keys()), sorted(now.keys() - was.keys())

    def add(effect: Effect, what: str) -> None:
        if keyword is None:
            unit.add(effect, "changed", other, what)
        else:
            unit.findings.append(keyword_finding(effect, keyword, one, other, what))

    if old.values is None and new.values is not None:
        add(Effect.NARROW, f"only {listed([*now])} from now on")
    elif old.values is not None and new.values is None:
        add(Effect.WIDEN, f"any {new.kind} from now on, no longer only {listed([*was])}")
    else:
        open_ = old.values is None
        if removed and added and len(was) == len(now) == 1 and not open_:
            add(Effect.BREAK, f"value changed from {removed[0]} to {added[0]}")
            return
        if removed:
            add(Effect.TEXT if open_ else Effect.NARROW, f"value {listed(removed)} removed")
        if added:
            add(Effect.ADD if open_ else Effect.WIDEN, f"value {listed(added)} added")
