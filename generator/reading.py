"""Reads YAML that means JSON: YAML 1.2 by its core schema, and nothing that JSON could not say.

So no tags, no anchors, no merge keys, and no key twice. PyYAML finds the structure, fast; its own loaders follow
YAML 1.1, where `off` is false, a date is no string, and the last of two keys wins.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

import yaml

from generator.grammar import parts

DEPTH: Final = 64
"""Levels that a document may have. Validators recurse, and some hundred would be too many for them."""

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: Final = {"": None, "~": None} | {
    form: value
    for word, value in (("null", None), ("true", True), ("false", False))
    for form in (word, word.title(), word.upper())
}
_INTEGER: Final = ((r"[-+]?[0-9]+", 10), (r"0o[0-7]+", 8), (r"0x[0-9a-fA-F]+", 16))
_FLOAT: Final = r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
_NO_NUMBER: Final = r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"


class ReadingError(Exception):
    """The text is no such document; says where, and `hint` what to do."""

    def __init__(self, message: str, hint: str, mark: Any = None) -> None:
        where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        super().__init__(where + message)
        self.hint = hint


class Lines:
    """Where the places of a document stand in its text."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def of(self, pointer: str) -> int:
        """The line of a place, or of the innermost place around it that is there; the first if it is no document."""
        node, line = self._root if pointer else None, 1
        for key in parts(pointer):
            found = None
            if isinstance(node, yaml.MappingNode):
                found = next((pair for pair in node.value if pair[0].value == key), None)
            elif isinstance(node, yaml.SequenceNode) and key.isdecimal() and int(key) < len(node.value):
                found = (node.value[int(key)],) * 2
            if found is None:
                break
            line, node = found[0].start_mark.line + 1, found[1]
        return line

    @cached_property
    def _root(self) -> Any:
        try:
            return yaml.compose(self._content.decode("utf-8-sig"), Loader=_LOADER)
        except (ValueError, yaml.YAMLError):
            return None


def read(text: str) -> Any:
    """What `text` says, in dicts, lists, strings, numbers, booleans and None; None if it says nothing.

    The keys of a dict can be any of the last four. Raises `ReadingError` if it is not YAML or not JSON data.
    """
    events = yaml.parse(text, Loader=_LOADER)
    documents: list[Any] = []
    try:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if documents:
                    raise ReadingError("a second document", "one file is one contract", event.start_mark)
                documents.append(_value(events, next(events), DEPTH))
    except yaml.MarkedYAMLError as error:
        raise ReadingError(str(error.problem), "correct the YAML there", error.problem_mark) from error
    except yaml.YAMLError as error:
        raise ReadingError(f"not YAML: {' '.join(str(error).split())}", "remove what YAML refuses") from error
    return documents[0] if documents else None


def _value(events: Iterator[Any], event: Any, depth: int) -> Any:
    """What begins with `event`. No more than `depth` levels of lists and mappings."""
    mark = event.start_mark
    if event.anchor is not None:
        what = "alias *" if isinstance(event, yaml.AliasEvent) else "anchor &"
        raise ReadingError(f"the {what}{event.anchor}", "make it a component and refer to it by $ref", mark)
    if event.tag is not None:
        raise ReadingError(f"the tag {event.tag}", "JSON has no tags; put a string into quotes", mark)
    if isinstance(event, yaml.ScalarEvent):
        return _plain(event.value, mark) if event.implicit[0] else event.value
    if depth == 0:
        raise ReadingError(f"more than {DEPTH} levels", "name inner parts as components", mark)
    read_all = _sequence if isinstance(event, yaml.SequenceStartEvent) else _mapping
    return read_all(events, depth - 1)


def _sequence(events: Iterator[Any], depth: int) -> list[Any]:
    found: list[Any] = []
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        found.append(_value(events, event, depth))
    return found


def _mapping(events: Iterator[Any], depth: int) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _value(events, event, depth)
        if isinstance(key, (dict, list)):
            raise ReadingError("a key that is no text", "put it into quotes", event.start_mark)
        if key in found:
            raise ReadingError(f'found duplicate key "{key}"', "keep one of the two", event.start_mark)
        found[key] = _value(events, next(events), depth)
    return found


def _plain(text: str, mark: Any) -> Any:
    """A scalar without quotes."""
    if text in _WORDS:
        return _WORDS[text]
    if re.fullmatch(_NO_NUMBER, text):
        raise ReadingError(f"{text}, which JSON cannot say", "put it into quotes, or write a number", mark)
    try:
        for form, base in _INTEGER:
            if re.fullmatch(form, text):
                return int(text, base)
    except ValueError as error:  # Python converts no integer of more than some thousand digits.
        raise ReadingError("too large a number", "put it into quotes", mark) from error
    if not re.fullmatch(_FLOAT, text):
        return text
    if math.isinf(number := float(text)):
        raise ReadingError("too large a number", "put it into quotes", mark)
    return number
