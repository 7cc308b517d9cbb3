"""Prompts with slots: ``{{name}}``, spaces inside the braces ignored."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Mapping, Optional, Sequence, Set

from attrs import frozen

from meshapi_sandbox.engine.json_values import is_array

_SLOT = re.compile(r"\{\{\s*(\w+)\s*\}\}", re.ASCII)


@frozen
class MissingVariables(Exception):
    """Slots that got no value, in alphabetical order."""

    names: List[str]


def fill(
    system: Optional[str], messages: Optional[Sequence[Mapping[str, Any]]], variables: Mapping[str, str]
) -> List[Dict[str, Any]]:
    """The messages of a template with every slot filled, the system prompt first. Values nobody asks for
    are ignored.

    Raises MissingVariables, which names all of them at once.
    """
    missing: Set[str] = set()

    def value(slot: re.Match[str]) -> str:
        if slot[1] not in variables:
            missing.add(slot[1])
        return variables.get(slot[1], "")

    def filled(content: Any) -> Any:
        if isinstance(content, str):
            return _SLOT.sub(value, content)
        if is_array(content):
            parts: List[Any] = content
            return [
                {**part, "text": filled(part["text"])} if isinstance(part.get("text"), str) else part
                for part in parts
            ]
        return content

    made: List[Dict[str, Any]] = [{"role": "system", "content": filled(system)}] if system else []
    made.extend({**message, "content": filled(message.get("content"))} for message in messages or ())
    if missing:
        raise MissingVariables(sorted(missing))
    return made
