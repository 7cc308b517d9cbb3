"""Defaults: what stands for a value that is left out. Where nothing can be left out, a default says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.canonical import text
from generator.diff.changes import Effect, Finding
from generator.diff.labels import component, shown
from generator.diff.normal import Facts, Node, Side


def defaults(sides: tuple[Side, Side], old: Node, new: Node, optional: bool) -> Iterator[Finding]:
    """Compares the defaults of a value, which may be left out only if it is optional."""
    was, now = (
        _defaults(side, side.facts(node), set()) for side, node in zip(sides, (old, new), strict=True)
    )
    gone = [node for key, node in was.items() if key not in now]
    came = [node for key, node in now.items() if key not in was]
    if not gone and not came:
        return
    node = (came or gone)[0]
    if gone and came:
        what = f"default changed from {shown(gone[0].value)} to {shown(node.value)}"
    else:
        what = f"default added ({shown(node.value)})" if came else "default removed"
    effect = Effect.TEXT if not optional else Effect.BREAK if gone else Effect.ADD
    # The default may stand in a component, for others to use where they do not say one themselves.
    types = tuple(filter(None, [component(node.pointer)]))
    yield Finding(effect, "changed", "new" if came else "old", node.pointer, what, types)


def _defaults(side: Side, facts: Facts, seen: set[str]) -> dict[str, Node]:
    """What a schema says is the default, by its JSON text: it does so itself, or else its branches do."""
    if "default" in facts.keywords:
        node = facts.keywords["default"]
        return {text(node.value): node}
    seen.add(facts.pointer)
    branches = [side.facts(branch) for _, nodes in facts.unions for branch in nodes]
    found: dict[str, Node] = {}
    for branch in branches:
        if branch.pointer not in seen:
            found |= _defaults(side, branch, seen)
    return found
