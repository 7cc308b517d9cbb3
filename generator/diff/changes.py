"""What a comparison finds: changes, each once, with everybody whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from typing import Any, Final, Literal

from attrs import Factory, define, frozen

from generator.diff.labels import Document, label, printable

Level = Literal["breaking", "additive", "editorial"]
Direction = Literal["request", "response", "both"]
Act = Literal["added", "changed", "removed"]
Way = Literal["request", "response", "apart"]
"""How a schema is reached: sent, received, or apart, where nothing that changes is seen by a program: in an
error response, which is decoded by hand, or by no operation at all."""

LEVELS: Final[tuple[Level, ...]] = ("editorial", "additive", "breaking")
"""From the mildest to the gravest."""


class Effect(Enum):
    """What a change does to a schema."""

    NARROW = auto()
    """Fewer values than before."""
    WIDEN = auto()
    """More values than before."""
    BREAK = auto()
    """Another name, type or meaning, whichever way it goes."""
    ADD = auto()
    TEXT = auto()


_LEVELS: Final[dict[Effect, tuple[Level, Level]]] = {
    Effect.NARROW: ("breaking", "additive"),
    Effect.WIDEN: ("additive", "breaking"),
    Effect.BREAK: ("breaking", "breaking"),
    Effect.ADD: ("additive", "additive"),
    Effect.TEXT: ("editorial", "editorial"),
}
"""How grave an effect is on what is sent, or has no direction, and on what is received."""


def level_of(effect: Effect, way: Way | None) -> Level:
    """How grave the effect is where the schema is reached this way."""
    sent, received = _LEVELS[effect]
    return "editorial" if way == "apart" else received if way == "response" else sent


@frozen
class Finding:
    """One difference, before it is known whom it concerns."""

    effect: Effect
    act: Act
    document: Document
    pointer: str
    what: str
    types: tuple[str, ...] = ()
    """Types that it concerns, beside the one that it stands in."""


@frozen
class Change:
    """One change of the contract."""

    level: Level
    pointer: str
    """JSON pointer (RFC 6901) into `document`."""
    document: Document
    """The contract that has what changed: the old one for what is gone, else the new one."""
    subject: str
    """What changed, in the words of the contract: `ChatMessage.role`."""
    what: str
    """What happened to it."""
    act: Act
    direction: Direction | None
    methods: tuple[str, ...]
    """Client methods that are affected this gravely."""
    types: tuple[str, ...]
    """Public types that are affected."""

    @property
    def text(self) -> str:
        """One line for people."""
        return f"{self.subject}: {self.what}"


@define
class _Entry:
    act: Act
    ways: set[Way] = Factory(set)
    methods: dict[Level, set[str]] = Factory(dict)
    types: set[str] = Factory(set)

    @property
    def level(self) -> Level:
        return max(self.methods, key=LEVELS.index)


@define
class Ledger:
    """Collects findings. The same one met on several ways is one change, as grave as the gravest of them.

    It affects those methods only for which it is that grave.
    """

    documents: dict[Document, dict[str, Any]]
    _entries: dict[tuple[Document, str, str], _Entry] = Factory(dict)

    def add(
        self,
        finding: Finding,
        way: Way | None = None,
        methods: Iterable[str] = (),
        types: Iterable[str] = (),
    ) -> None:
        """Notes a finding and whom it concerns."""
        level = level_of(finding.effect, way)
        key = (finding.document, finding.pointer, finding.what)
        entry = self._entries.setdefault(key, _Entry(finding.act))
        entry.ways |= {way} if way else set()
        entry.methods.setdefault(level, set()).update(methods)
        entry.types.update(types, finding.types)

    def changes(self) -> tuple[Change, ...]:
        """All that was found, the gravest first, then by place."""
        found = [
            Change(
                level=entry.level,
                pointer=pointer,
                document=document,
                subject=printable(label(self.documents[document], pointer)),
                what=printable(what),
                act=entry.act,
                direction=_direction(entry.ways),
                methods=tuple(sorted(entry.methods[entry.level])),
                types=tuple(sorted(entry.types)),
            )
            for (document, pointer, what), entry in self._entries.items()
        ]
        return tuple(sorted(found, key=lambda c: (-LEVELS.index(c.level), c.pointer, c.document, c.what)))


def _direction(ways: set[Way]) -> Direction | None:
    if {"request", "response"} <= ways:
        return "both"
    return "request" if "request" in ways else "response" if "response" in ways else None
