"""The messages of a chat request, reduced to what the engines look at."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Mapping, Sequence, Tuple

from attrs import frozen

from meshapi_sandbox.engine import tokens
from meshapi_sandbox.engine.json_values import is_object

# What the framing of a message and of the reply costs, and a picture, a second of sound, a video: round
# figures in the range that providers charge.
TOKENS_PER_MESSAGE = 3
TOKENS_PER_REPLY = 3
TOKENS_PER_PART = {"image_url": 255, "input_audio": 100, "video_url": 1000}
TOKENS_PER_LOW_DETAIL_IMAGE = 85

_PART_NAMES = {"image_url": "image", "input_audio": "audio clip", "video_url": "video"}

Message = Mapping[str, Any]


@frozen
class Turn:
    """One message: who spoke, the text in it, and what else was attached."""

    role: str
    text: str
    attachments: Tuple[str, ...] = ()
    tool_call_id: str = ""


@frozen
class Conversation:
    """The messages in order, oldest first."""

    turns: Tuple[Turn, ...]
    tool_names: Mapping[str, str]

    @classmethod
    def of(cls, messages: Sequence[Message]) -> Conversation:
        """Read chat messages as they stand in a request."""
        names: Dict[str, str] = {}
        for message in messages:
            for call in message.get("tool_calls") or ():
                names[str(call.get("id", ""))] = str(call["function"]["name"])
        return cls(tuple(map(_turn, messages)), names)

    @property
    def last(self) -> Turn:
        """The newest message."""
        return self.turns[-1] if self.turns else Turn("user", "")

    @property
    def question(self) -> Turn:
        """The newest message of the user."""
        return next((turn for turn in reversed(self.turns) if turn.role == "user"), Turn("user", ""))

    @property
    def system(self) -> str:
        """The system prompts, as one text."""
        return "\n".join(turn.text for turn in self.turns if turn.role in ("system", "developer"))

    @property
    def earlier(self) -> List[Turn]:
        """What was said before the newest message of the user, without the assistant's own words."""
        question = self.question
        return [turn for turn in self.turns if turn is not question and turn.role != "assistant"]


def prompt_tokens(messages: Sequence[Message], tools: Sequence[Mapping[str, Any]] = ()) -> int:
    """The tokens of a chat prompt, tool definitions included."""
    total = TOKENS_PER_REPLY + sum(TOKENS_PER_MESSAGE + _message_tokens(message) for message in messages)
    return total + sum(tokens.count(json.dumps(tool, ensure_ascii=False)) for tool in tools)


def _message_tokens(message: Message) -> int:
    total = tokens.count(str(message.get("role", ""))) + tokens.count(str(message.get("name") or ""))
    for call in message.get("tool_calls") or ():
        total += tokens.count(call["function"]["name"]) + tokens.count(call["function"]["arguments"])
    for part in _parts(message):
        kind = str(part.get("type", "text"))
        image = part.get("image_url")
        if kind == "image_url" and is_object(image) and image.get("detail") == "low":
            total += TOKENS_PER_LOW_DETAIL_IMAGE
        else:
            total += TOKENS_PER_PART.get(kind, 0)
        total += tokens.count(str(part.get("text") or ""))
    return total


def _turn(message: Message) -> Turn:
    parts = _parts(message)
    return Turn(
        role=str(message.get("role", "user")),
        text="\n".join(str(part["text"]) for part in parts if part.get("text")),
        attachments=tuple(_PART_NAMES[part["type"]] for part in parts if part.get("type") in _PART_NAMES),
        tool_call_id=str(message.get("tool_call_id") or ""),
    )


def _parts(message: Message) -> List[Mapping[str, Any]]:
    content = message.get("content")
    if content is None:
        return []
    if isinstance(content, str):
        return [{"type": "text", "text": content}]
    return [part for part in content if is_object(part)]
