"""Whether to call a tool, which one, and with what arguments."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any, List, Mapping, Optional, Sequence, Tuple

from attrs import frozen

from meshapi_sandbox.engine import json_schema
from meshapi_sandbox.engine.conversation import Conversation
from meshapi_sandbox.engine.hints import Hints
from meshapi_sandbox.engine.json_values import is_object
from meshapi_sandbox.engine.text import content_stems

# A word of the tool's name in the question, or two words of its description, make a match.
NAME_POINTS = 2
DESCRIPTION_POINTS = 1
POINTS_TO_CALL = 2

_EMPTY_NAME_PARTS = frozenset(
    ("get", "fetch", "make", "run", "call", "function", "tool", "set", "do", "find", "lookup")
)


@frozen
class ToolRequest:
    """A call that the model asks for; ``arguments`` is JSON text."""

    id: str
    name: str
    arguments: str


@frozen
class UnknownTool(Exception):
    """``tool_choice`` names a tool that is not among the tools."""

    name: str


def choose(
    conversation: Conversation, tools: Sequence[Mapping[str, Any]], tool_choice: Any, seed: int
) -> Tuple[ToolRequest, ...]:
    """The calls to make: none, or one."""
    functions = [tool["function"] for tool in tools if tool.get("type", "function") == "function"]
    if is_object(tool_choice):
        named_function = tool_choice.get("function")
        name = str(named_function.get("name")) if is_object(named_function) else ""
        named = next((function for function in functions if function["name"] == name), None)
        if named is None:
            raise UnknownTool(name)
        return (_call(named, conversation, seed),)
    if not functions or tool_choice == "none":
        return ()
    if tool_choice == "required":
        return (_call(_best(functions, conversation.question.text)[0], conversation, seed),)
    if conversation.last.role == "tool":
        return ()
    function, points = _best(functions, conversation.question.text)
    return (_call(function, conversation, seed),) if points >= POINTS_TO_CALL else ()


def _best(functions: List[Mapping[str, Any]], text: str) -> Tuple[Mapping[str, Any], int]:
    said = set(content_stems(text))
    scored = [(function, _points(function, said)) for function in functions]
    return max(scored, key=lambda pair: pair[1])


def _points(function: Mapping[str, Any], said: set[str]) -> int:
    name = set(content_stems(str(function["name"]).replace("_", " ").replace("-", " "))) - _EMPTY_NAME_PARTS
    description = set(content_stems(str(function.get("description") or ""))) - _EMPTY_NAME_PARTS - name
    return NAME_POINTS * len(name & said) + DESCRIPTION_POINTS * len(description & said)


def _call(function: Mapping[str, Any], conversation: Conversation, seed: int) -> ToolRequest:
    schema: Optional[Mapping[str, Any]] = function.get("parameters")
    hints = Hints(said=conversation.question.text, seed=seed)
    arguments = json.dumps(
        json_schema.instance({"type": "object", **(schema or {})}, hints), ensure_ascii=False
    )
    name = str(function["name"])
    digest = sha256(f"{name}\n{arguments}\n{len(conversation.turns)}".encode()).hexdigest()
    return ToolRequest(f"call_{digest[:24]}", name, arguments)
