"""Which operation of the new contract is which of the old one, wherever it went."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from generator.contract import locate, mapping
from generator.diff.methods import methods
from generator.diff.normal import Node
from generator.grammar import METHODS


@frozen
class Operation:
    """An operation with its path item."""

    path: str
    verb: str
    item: Node
    node: Node

    @property
    def methods(self) -> list[str]:
        """Its client methods."""
        return [*methods(self.node)]

    @property
    def slots(self) -> list[str]:
        """The names in its path, in their order."""
        return re.findall(r"{([^{}]*)}", self.path)

    @property
    def address(self) -> tuple[str, str]:
        """Its place on the server, whatever the parts of the path are called."""
        return re.sub(r"{[^{}]*}", "{}", self.path), self.verb

    def __str__(self) -> str:
        return f"{self.verb.upper()} {self.path}"


def operations(document: dict[str, Any]) -> Iterator[Operation]:
    """Every operation, path items behind references included."""
    paths = Node(mapping(document.get("paths")), "/paths")
    for path in paths.value:
        start = paths.at(path)
        pointer, value = locate(document, start.value, start.pointer)
        item = Node(value, pointer)
        for verb in METHODS:
            if isinstance(value.get(verb), dict):
                yield Operation(str(path), verb, item, item.at(verb))


def pairs(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[Operation | None, Operation | None]]:
    """Old and new operations, by address, else by `operationId`, else by a client method; None for no partner."""
    gone, came = [*operations(old)], [*operations(new)]
    found: list[tuple[Operation | None, Operation | None]] = []

    def pair(one: Operation, other: Operation) -> bool:
        name = one.node.value.get("operationId")
        return name is not None and name == other.node.value.get("operationId")

    for fits in (
        lambda one, other: (one.path, one.verb) == (other.path, other.verb),
        lambda one, other: one.address == other.address,
        pair,
        lambda one, other: bool({*one.methods} & {*other.methods}),
    ):
        for one in [*gone]:
            other = next((each for each in came if fits(one, each)), None)
            if other is not None:
                found.append((one, other))
                gone.remove(one)
                came.remove(other)
    return found + [(one, None) for one in gone] + [(None, other) for other in came]
