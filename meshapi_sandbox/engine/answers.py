"""The plain-text answer to a conversation: the first rule that has something to say."""

from __future__ import annotations

import json
import re
from typing import Any, Callable, List, Optional, Tuple

from attrs import frozen

from meshapi_sandbox.engine import phrases
from meshapi_sandbox.engine.arithmetic import calculate
from meshapi_sandbox.engine.conversation import Conversation
from meshapi_sandbox.engine.json_values import is_array, is_object
from meshapi_sandbox.engine.passages import from_context, summary

LONGEST_COUNT = 100_000

_COUNT = re.compile(
    r"\bcount\s+(?P<down>down\s+)?(?:from\s+(?P<start>\d+)\s*)?(?:(?:up\s+|down\s+)?to\s+(?P<end>\d+))?", re.I
)
_CAPITAL = re.compile(r"\bcapital(?: city)? of (?:the )?(?P<country>[\w .'’-]{1,40}?)\s*(?:[?.!,]|$)", re.I)
_HAIKU = re.compile(
    r"\bhaiku\b(?:\s+(?:about|on|for)\s+(?P<topic>[^.?!\n]{1,80}?)(?:\s+in\s+[A-Z]\w+)?\s*(?:[.?!\n]|$))?",
    re.I,
)
_SAY = re.compile(
    r"^\s*(?:please\s+|just\s+|only\s+)*(?:say|repeat|echo|(?:reply|respond|answer)\s+with)\b"
    r"(?:\s+(?:exactly|only|just|this|after me|the words?|the text))*\s*[:,]?\s*(?P<text>.+)",
    re.I | re.S,
)
_GREETING = re.compile(
    r"^\W*(hello|hi|hey|greetings|good (?:morning|afternoon|evening)|bonjour|salut|hola|hallo|ciao)\b", re.I
)
_IDENTITY = re.compile(r"\b(?:who|what) are you\b|\bwhat model\b|\bwhich model\b", re.I)
_ONE_WORD = re.compile(r"\b(?:one|single|a single|1)[ -]word\b", re.I)
_UPPER = re.compile(r"\b(?:upper[ -]?case|capital letters|all caps)\b", re.I)


@frozen
class Answer:
    """A sentence and, where there is one, the single word that it is about."""

    text: str
    core: str = ""


Rule = Callable[[Conversation, int], Optional[Answer]]


def answer(conversation: Conversation, seed: int) -> Answer:
    """The answer, in the form that the conversation asks for (one word, capital letters)."""
    found = next(filter(None, (rule(conversation, seed) for rule in _RULES)), None) or _echo(
        conversation, seed
    )
    orders = f"{conversation.system}\n{conversation.question.text}"
    text = found.text
    if _ONE_WORD.search(orders):
        text = found.core or (re.findall(r"[\w'’-]+", text) or [""])[-1]
    return Answer(text.upper() if _UPPER.search(orders) else text, found.core)


def _tool_result(conversation: Conversation, seed: int) -> Optional[Answer]:
    results = [turn for turn in conversation.turns if turn.role == "tool"]
    if conversation.last.role != "tool":
        return None
    spoken: List[str] = []
    for turn in results[-3:]:
        name = conversation.tool_names.get(turn.tool_call_id, "the tool")
        spoken.append(f"According to {name}: {_spoken(turn.text)}.")
    return Answer(" ".join(spoken))


def _spoken(result: str) -> str:
    """A tool's result, as one would say it: JSON objects become ``key: value`` lists."""
    try:
        value: Any = json.loads(result)
    except ValueError:
        return result.strip().rstrip(".")
    return _flat(value)


def _flat(value: Any) -> str:
    if is_object(value):
        return ", ".join(f"{str(key).replace('_', ' ')}: {_flat(item)}" for key, item in value.items())
    if is_array(value):
        return "; ".join(map(_flat, value))
    return value if isinstance(value, str) else json.dumps(value)


def _context(conversation: Conversation, seed: int) -> Optional[Answer]:
    found = from_context(conversation)
    return Answer(found) if found else None


def _summary(conversation: Conversation, seed: int) -> Optional[Answer]:
    found = summary(conversation.question.text)
    return Answer(found) if found else None


def _sum(conversation: Conversation, seed: int) -> Optional[Answer]:
    found = calculate(conversation.question.text)
    return Answer(f"{found.expression} = {found.value}", found.value) if found else None


def _count(conversation: Conversation, seed: int) -> Optional[Answer]:
    found = _COUNT.search(conversation.question.text)
    if not found or not (found["start"] or found["end"]):
        return None
    start, end = int(found["start"] or 1), int(found["end"] or 1)
    step = 1 if end >= start else -1
    numbers = (
        list(range(start, end + step, step))[:LONGEST_COUNT] if abs(end - start) <= LONGEST_COUNT else []
    )
    return Answer(", ".join(map(str, numbers)), str(end)) if numbers else None


def _capital(conversation: Conversation, seed: int) -> Optional[Answer]:
    found = _CAPITAL.search(conversation.question.text)
    if not found:
        return None
    country = found["country"].strip()
    city = phrases.CAPITALS.get(country.lower())
    return Answer(f"The capital of {country} is {city}.", city) if city else None


def _haiku(conversation: Conversation, seed: int) -> Optional[Answer]:
    found = _HAIKU.search(conversation.question.text) or _HAIKU.search(conversation.system)
    return Answer(phrases.haiku((found["topic"] or "rain").strip(" \"'"), seed)) if found else None


def _say(conversation: Conversation, seed: int) -> Optional[Answer]:
    found = _SAY.match(conversation.question.text)
    if not found or _ONE_WORD.search(conversation.question.text):
        return None
    text = found["text"].strip()
    unquoted = re.fullmatch(r"([\"'“`])(.*)[\"'”`][.!]?", text, re.S)
    said = unquoted[2] if unquoted else text if text.endswith("...") else re.sub(r"(?<=\w)\.$", "", text)
    return Answer(said, said)


def _greeting(conversation: Conversation, seed: int) -> Optional[Answer]:
    found = _GREETING.match(conversation.question.text)
    if not found or len(conversation.question.text) > 60:
        return None
    return Answer(phrases.greeting(phrases.language(f"{conversation.system}\n{found[1]}")))


def _identity(conversation: Conversation, seed: int) -> Optional[Answer]:
    if not _IDENTITY.search(conversation.question.text):
        return None
    return Answer(
        "I am the MeshAPI sandbox: an offline gateway that answers by rule, with no model behind it.",
        "Sandbox",
    )


def _echo(conversation: Conversation, seed: int) -> Answer:
    """Nothing matched: say what arrived, so that the caller can see it."""
    question = conversation.question
    what = f"“{question.text.strip()}”" if question.text.strip() else "a message without text"
    for kind in sorted(set(question.attachments)):
        number = question.attachments.count(kind)
        what += f" with {number} {kind}{'s' if number > 1 else ''}"
    template = phrases.echo(phrases.language(conversation.system))
    system = " ".join(conversation.system.split())
    return Answer(template.format(what=what) + (f" (System prompt: “{system}”)" if system else ""))


_RULES: Tuple[Rule, ...] = (
    _tool_result,
    _summary,
    _context,
    _haiku,
    _say,
    _count,
    _sum,
    _capital,
    _identity,
    _greeting,
)
