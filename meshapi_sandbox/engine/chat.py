"""The offline chat model: rules instead of weights, the same answer every time.

What it is good for: seeing that a request arrived as meant, trying streams, tools, structured output and
retrieval without a key, and tests that can state the expected answer.
"""

from __future__ import annotations

import json
import re
from typing import Any, List, Mapping, Optional, Sequence, Tuple

from attrs import frozen

from meshapi_sandbox.engine import json_schema, tokens
from meshapi_sandbox.engine.answers import answer
from meshapi_sandbox.engine.conversation import Conversation, Message, prompt_tokens
from meshapi_sandbox.engine.hints import Hints
from meshapi_sandbox.engine.tools import ToolRequest, choose

_WANTED_KEYS = re.compile(
    r"\b(?:keys?|fields?|properties|members)\b[\s:]*((?:(?:and|,)?\s*[\"'`]?\w+[\"'`]?\s*(?=,|and\b|[.;:?!]|$))+)",
    re.IGNORECASE,
)


@frozen
class ChatRequest:
    """What decides a completion. ``messages``, ``tools`` and ``response_format`` are as on the wire."""

    messages: Sequence[Message]
    tools: Sequence[Mapping[str, Any]] = ()
    tool_choice: Any = None
    response_format: Optional[Mapping[str, Any]] = None
    max_tokens: Optional[int] = None
    stop: Sequence[str] = ()
    seed: Optional[int] = None


@frozen
class Completion:
    """An answer: its text as tokens, or the tools it wants called, and why it ended."""

    pieces: Tuple[str, ...]
    tool_calls: Tuple[ToolRequest, ...]
    finish_reason: str
    prompt_tokens: int
    completion_tokens: int

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.pieces)


def complete(request: ChatRequest) -> Completion:
    """Answer a request.

    Raises UnusableSchema for a schema without an instance, UnknownTool for a tool that was not given.
    """
    conversation = Conversation.of(request.messages)
    asked = prompt_tokens(request.messages, request.tools)
    seed = request.seed or 0
    calls = choose(conversation, request.tools, request.tool_choice, seed)
    if calls:
        spent = sum(tokens.count(call.name) + tokens.count(call.arguments) for call in calls)
        return Completion((), calls, "tool_calls", asked, spent)
    text = _formatted(conversation, request.response_format, seed)
    pieces, reason = _cut(text, request.stop, request.max_tokens)
    return Completion(tuple(pieces), (), reason, asked, len(pieces))


def _formatted(conversation: Conversation, response_format: Optional[Mapping[str, Any]], seed: int) -> str:
    plain = answer(conversation, seed)
    kind = (response_format or {}).get("type", "text")
    if kind == "text":
        return plain.text
    hints = Hints(said=conversation.question.text, answer=plain.text, core=plain.core, seed=seed)
    if kind == "json_schema" and response_format:
        schema = response_format["json_schema"]["schema"]
    else:
        keys = _wanted_keys(conversation) or ["answer"]
        schema = {"type": "object", "properties": {key: {"type": "string"} for key in keys}, "required": keys}
    return json.dumps(json_schema.instance(schema, hints), ensure_ascii=False)


def _wanted_keys(conversation: Conversation) -> List[str]:
    """The keys that a prompt for a JSON object names."""
    for text in (conversation.question.text, conversation.system):
        found = _WANTED_KEYS.search(text)
        if found:
            return [key for key in re.findall(r"\w+", found.group(1)) if key.lower() != "and"]
    return []


def _cut(text: str, stop: Sequence[str], max_tokens: Optional[int]) -> Tuple[List[str], str]:
    """End the text at the first stop sequence or at the last token allowed, whichever comes first."""
    ends = [text.find(sequence) for sequence in stop if sequence and sequence in text]
    if ends:
        text = text[: min(ends)]
    pieces = tokens.split(text)
    if max_tokens is not None and len(pieces) > max_tokens:
        return pieces[:max_tokens], "length"
    return pieces, "stop"
