"""Values for named slots, found in what was said: the arguments of a tool call, the fields of a structured
answer.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import Any, Dict, List, Mapping, Optional
from uuid import UUID

from attrs import define, field

from meshapi_sandbox.engine.arithmetic import calculate
from meshapi_sandbox.engine.json_values import is_object
from meshapi_sandbox.engine.text import STOP_WORDS, content_stems, sentences, stem, words

_NUMBER = re.compile(r"(?<![\w.-])-?\d[\d,]*(?:\.\d+)?(?![\w-])")
_PLACE = re.compile(r"\b(?:in|at|for|of|to|from|near|about)\s+((?:[A-Z][\w'’.-]*)(?:[ -][A-Z][\w'’.-]*)*)")
_NAME = re.compile(r"\b[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*")
_QUOTED = re.compile(r"[\"“«]([^\"”»]+)[\"”»]")
_LIST = re.compile(r"(?:^|\n)[ \t]*(?:[-*•]|\d+[.)])\s+(.+)")
_PATTERNS: Dict[str, re.Pattern[str]] = {
    "date": re.compile(r"\b\d{4}-\d{2}-\d{2}\b"),
    "date-time": re.compile(r"\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})"),
    "time": re.compile(r"\b\d{2}:\d{2}(?::\d{2})?\b"),
    "email": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "uri": re.compile(r"\bhttps?://[^\s\"'<>)\]]+"),
    "uuid": re.compile(r"\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b"),
    "ipv4": re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b"),
}
_FORMAT_ALIASES = {"url": "uri", "uri-reference": "uri", "iri": "uri", "idn-email": "email"}
_PLACE_WORDS = frozenset(
    ("citi", "town", "countri", "locat", "place", "destin", "region", "capit", "state", "origin")
)
_CITY_WORDS = frozenset(("citi", "town", "capit"))
_WHOLE_WORDS = frozenset(
    ("queri", "question", "prompt", "text", "messag", "input", "search", "sentenc", "content", "topic")
)
_ANSWER_WORDS = frozenset(
    ("answer", "respons", "repli", "result", "summari", "output", "explan", "reason", "descript")
)
_EPOCH = datetime(2026, 1, 1, tzinfo=timezone.utc)


@define
class Hints:
    """What was said, and what the plain answer to it would be, as a sentence and as the one word that
    matters in it.

    ``seed`` varies the values that neither gives; equal seeds give equal values.
    """

    said: str
    answer: str = ""
    core: str = ""
    seed: int = 0
    _numbers: List[float] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._numbers = [float(number.replace(",", "")) for number in _NUMBER.findall(self.said)]

    def mentions(self, name: str, schema: Any) -> bool:
        """Whether an optional property has a value in what was said."""
        if not is_object(schema):
            return False
        if "enum" in schema:
            return self._named_choice(schema["enum"]) is not None
        said = set(content_stems(self.said))
        return any(part in said for part in _name_stems(name))

    def choice(self, choices: List[Any], name: str) -> Any:
        """The choice that was named, else the one that the seed picks."""
        named = self._named_choice(choices)
        if named is not None:
            return named
        return choices[self.seed % len(choices)] if choices else None

    def number(self, name: str, schema: Mapping[str, Any]) -> float:
        """The number that stands nearest to the property's name, else the next one that was said."""
        parts = _name_stems(name)
        if _ANSWER_WORDS.intersection(parts) and _NUMBER.fullmatch(self.core):
            return float(self.core.replace(",", ""))
        for sentence in sentences(self.said):
            places = [
                word.start() for word in re.finditer(r"\w+", sentence) if stem(word[0].lower()) in parts
            ]
            found = list(_NUMBER.finditer(sentence))
            if places and found:
                nearest = min(found, key=lambda number: min(abs(number.start() - place) for place in places))
                return self._take(float(nearest.group().replace(",", "")))
        if self._numbers:
            return self._numbers.pop(0)
        return float(schema.get("default", self.seed % 10 if self.seed else 1))

    def boolean(self, name: str) -> bool:
        """False when what was said denies the property, true otherwise."""
        lowered = words(self.said)
        denials = {"no", "not", "without", "never", "don't", "isn't"}
        return not any(
            word in denials
            and any(part in map(stem, lowered[index + 1 : index + 4]) for part in _name_stems(name))
            for index, word in enumerate(lowered)
        )

    def text(self, name: str, schema: Mapping[str, Any]) -> str:
        """A string for the property: by its format, then by its name, then by what its description is
        about.
        """
        wanted = str(schema.get("format", ""))
        wanted = _FORMAT_ALIASES.get(wanted, wanted)
        if not wanted:
            wanted = next(
                (kind for kind in ("email", "uri", "date") if kind in re.split(r"[\W_]+", name.lower())), ""
            )
        if wanted in _PATTERNS:
            found = _PATTERNS[wanted].search(self.said)
            return found.group() if found else self._plain(wanted)
        pattern = schema.get("pattern")
        if isinstance(pattern, str):
            return self._matching(pattern, name)
        parts = set(_name_stems(name))
        if parts & _PLACE_WORDS:
            known = self.core if parts & _CITY_WORDS else ""
            return known or self.place() or self.proper_name() or "Paris"
        if "express" in parts or "formula" in parts:
            found_sum = calculate(self.said)
            return found_sum.expression if found_sum else self.said.strip()
        if parts & _ANSWER_WORDS and self.answer:
            return self.answer
        if parts & _WHOLE_WORDS:
            return self.quoted() or self.said.strip()
        labelled = re.search(
            rf"\b{re.escape(name.replace('_', ' '))}\s*(?:is|:|=)\s*([^.,;\n]+)", self.said, re.IGNORECASE
        )
        if labelled:
            return labelled.group(1).strip()
        if "default" in schema:
            return str(schema["default"])
        found_name = self.quoted() or (
            self.proper_name() if parts & {"name", "person", "author", "titl", "subject"} else ""
        )
        return found_name or self.answer or self.said.strip() or name.replace("_", " ")

    def place(self) -> str:
        """The place that was spoken of: a capitalised name after a preposition."""
        found = _PLACE.search(self.said)
        return found.group(1).rstrip("?.!,'") if found else ""

    def proper_name(self) -> str:
        """A capitalised name; one word that merely begins a sentence only when there is nothing better."""
        fallback = ""
        for sentence in sentences(self.said):
            for found in _NAME.finditer(sentence):
                parts = [part.rstrip(".'’-") for part in found.group().split()]
                while parts and parts[0].lower() in STOP_WORDS:
                    parts.pop(0)
                if len(parts) > 1 or (parts and found.start() > 0):
                    return " ".join(parts)
                fallback = fallback or " ".join(parts)
        return fallback

    def quoted(self) -> str:
        """What stands in quotation marks."""
        found = _QUOTED.search(self.said)
        return found.group(1).strip() if found else ""

    def listing(self) -> List[str]:
        """The items of a bulleted or numbered list, in what was said or in the answer to it."""
        return [str(item).strip() for item in _LIST.findall(self.said) or _LIST.findall(self.answer)]

    def _named_choice(self, choices: Any) -> Optional[Any]:
        said = " ".join(map(stem, words(self.said)))
        for choice in choices:
            if isinstance(choice, str) and choice:
                spelled = " ".join(map(stem, words(choice.replace("_", " "))))
                if spelled and f" {spelled} " in f" {said} ":
                    return choice
        return next(
            (choice for choice in choices if isinstance(choice, (int, float)) and choice in self._numbers),
            None,
        )

    def _take(self, number: float) -> float:
        if number in self._numbers:
            self._numbers.remove(number)
        return number

    def _plain(self, wanted: str) -> str:
        moment = _EPOCH + timedelta(days=self.seed % 365, minutes=self.seed % 1440)
        return {
            "date": moment.date().isoformat(),
            "date-time": moment.isoformat().replace("+00:00", "Z"),
            "time": moment.time().isoformat(),
            "email": "someone@example.com",
            "uri": "https://example.com/",
            "uuid": str(UUID(int=self.seed % 2**128, version=4)),
            "ipv4": "192.0.2.1",
        }[wanted]

    def _matching(self, pattern: str, name: str) -> str:
        """Something that was said, or one of a few plain values, that matches a regular expression."""
        candidates = [
            *self.said.split(),
            *(part.strip("?.!,;:") for part in self.said.split()),
            self.said,
            self.answer,
        ]
        candidates += [
            name,
            str(self.seed),
            "1",
            "0",
            "1.00",
            "12345",
            "123456",
            "A1",
            "ABC",
            "abc",
            "a",
            "A",
            "AB-123",
        ]
        candidates += [self._plain(kind) for kind in _PATTERNS]
        try:
            expression = re.compile(pattern)
        except re.error:
            return name
        return next((text for text in candidates if expression.search(text)), name)


def _name_stems(name: str) -> List[str]:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ").replace("-", " ")
    return [stem(word) for word in words(spaced)]
