"""A whole chat completion out of the payloads of its stream. Pure, linear in their number, and forgiving.

Members of a delta that the contract does not know are merged by their form: texts are joined, lists extended, objects
merged, and of anything else the last one counts. What stands beside the delta comes
whole: there the last text counts.
"""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Optional, Tuple, cast

from pydantic_core import from_json, to_json

JSON = Dict[str, Any]

# These come whole, in one piece or in all of them.
_NAMES = frozenset({"finish_reason", "format", "id", "index", "name", "object", "role", "type"})
_FACTS: JSON = {"id": "", "created": 0, "model": ""}


def completion_of(payloads: Iterable[JSON]) -> Tuple[JSON, bool]:
    """The completion that the payloads make up, as far as they go, and whether every choice says why it ended."""
    head: JSON = {}
    choices: Dict[int, _Choice] = {}
    for payload in payloads:
        for key, value in payload.items():
            # Of the facts the first counts: filters of content add chunks that have none.
            if key in _FACTS:
                is_better = isinstance(value, type(_FACTS[key])) and not head.get(key)
            else:
                is_better = key != "choices" and value is not None
            if is_better:
                head[key] = value
        for choice in _objects(payload.get("choices")):
            index = choice.get("index")
            choices.setdefault(index if isinstance(index, int) else 0, _Choice()).add(choice)
    whole = [{"index": index, **choices[index].whole()} for index in sorted(choices)]
    completion = {**_FACTS, **head, "object": "chat.completion", "choices": whole}
    return completion, bool(whole) and all(choice["finish_reason"] for choice in whole)


class _Merged:
    """Members that arrive in pieces. Texts come in pieces too, or whole."""

    def __init__(self, joins: bool = True) -> None:
        self.joins = joins
        self.members: JSON = {}
        self.texts: Dict[str, List[str]] = {}

    def add(self, key: str, value: Any) -> None:
        known = self.members.get(key)
        if value is None or (key in _NAMES and known):
            self.members.setdefault(key, None)
        elif isinstance(value, str) and self.joins and key not in _NAMES:
            self.texts.setdefault(key, []).append(value)
            self.members.setdefault(key, None)  # keeps its place
        elif isinstance(value, dict):
            self.members[key] = inner = known if isinstance(known, _Merged) else _Merged(self.joins)
            inner.add_all(cast(JSON, value))
        elif isinstance(cast(object, value), list):
            if not isinstance(known, list):
                self.members[key] = []
            self.members[key].extend(value)
        else:
            self.members[key] = value

    def add_all(self, members: JSON) -> None:
        for key, value in members.items():
            self.add(key, value)

    def whole(self) -> JSON:
        """The members as they are now."""
        members = {
            key: item.whole() if isinstance(item, _Merged) else item for key, item in self.members.items()
        }
        for key, pieces in self.texts.items():
            text, parts = "".join(pieces), members[key]
            members[key] = [*parts, {"type": "text", "text": text}] if isinstance(parts, list) else text
        return members


class _Call:
    """One tool call. Its arguments are JSON in pieces; `{}` may stand for them until the first piece comes."""

    def __init__(self) -> None:
        self.id = ""
        self.rest = _Merged()
        self.function = _Merged()
        self.arguments: List[str] = []

    def add(self, piece: JSON) -> None:
        self.id = self.id or str(piece.get("id") or "")
        function = piece.get("function")
        if isinstance(function, dict):
            pieces = dict(cast(JSON, function))
            arguments = pieces.pop("arguments", None)
            if isinstance(arguments, dict):
                arguments = to_json(arguments).decode()
            if isinstance(arguments, str) and arguments:
                if self.arguments == ["{}"]:
                    self.arguments.clear()
                self.arguments.append(arguments)
            self.function.add_all(pieces)
        self.rest.add_all(
            {key: value for key, value in piece.items() if key not in ("id", "index", "function")}
        )

    def is_before(self, function: JSON) -> bool:
        """Whether this piece of a function, where no id tells, begins a call after this one."""
        name, known = function.get("name"), self.function.members.get("name")
        if not name or not known or name != known:
            return bool(name and known)
        if not function.get("arguments") or not "".join(self.arguments[-1:]).endswith("}"):
            return False
        try:
            return bool(from_json("".join(self.arguments)))
        except ValueError:
            return False

    def whole(self) -> JSON:
        call, function = self.rest.whole(), self.function.whole()
        whole = {**function, "name": function.get("name") or "", "arguments": "".join(self.arguments)}
        return {**call, "id": self.id, "type": call.get("type") or "function", "function": whole}


class _Calls:
    """The tool calls of a choice, in the order in which they began."""

    def __init__(self) -> None:
        self.calls: List[_Call] = []
        self.by_index: Dict[int, _Call] = {}
        self.by_id: Dict[str, _Call] = {}

    def add(self, piece: JSON) -> None:
        call, index = self._meant(piece), piece.get("index")
        if call is None:
            self.calls.append(call := _Call())
        if isinstance(index, int):
            self.by_index[index] = call
        call.add(piece)
        self.by_id.setdefault(call.id, call)

    def _meant(self, piece: JSON) -> Optional[_Call]:
        """The call that a piece goes on with, if any.

        An id that is known decides. Some providers give all calls one index, or none; some give no ids; some give every
        piece a new id. So at an index that is known, a name tells where a call begins.
        """
        call_id, index, given = str(piece.get("id") or ""), piece.get("index"), piece.get("function")
        function = cast(JSON, given) if isinstance(given, dict) else {}
        if call_id and call_id in self.by_id:
            return self.by_id[call_id]
        if isinstance(index, int):
            call = self.by_index.get(index)
            is_new = bool(call_id and function.get("name") and call and call.id)
        else:
            call = self.calls[-1] if self.calls else None
            is_new = bool(call_id and call and call.id)
        return None if call is None or is_new or (not call_id and call.is_before(function)) else call


class _Choice:
    """One choice: the members of its deltas, those of its tool calls apart, and what stands beside them."""

    def __init__(self) -> None:
        self.message = _Merged()
        self.rest = _Merged(joins=False)
        self.calls = _Calls()

    def add(self, choice: JSON) -> None:
        delta = choice.get("delta")
        if isinstance(delta, dict):
            pieces = dict(cast(JSON, delta))
            for call in _objects(pieces.pop("tool_calls", None)):
                self.calls.add(call)
            self.message.add_all(pieces)
        self.rest.add_all({key: value for key, value in choice.items() if key not in ("delta", "index")})

    def whole(self) -> JSON:
        rest = self.rest.whole()
        said = rest.pop("message", None)  # of servers that end with the whole of it, or have nothing else
        message: JSON = {"content": None, **(said if isinstance(said, dict) else {}), **self.message.whole()}
        message["role"] = message.get("role") or "assistant"
        if self.calls.calls:
            message["tool_calls"] = [call.whole() for call in self.calls.calls]
        return {"finish_reason": None, **rest, "message": message}


def _objects(value: Any) -> List[JSON]:
    """The objects in a list; nothing where there is no list."""
    items: List[Any] = value if isinstance(cast(object, value), list) else []
    return [cast(JSON, item) for item in items if isinstance(item, dict)]
