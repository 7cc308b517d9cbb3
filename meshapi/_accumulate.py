"""The answer that the events of a stream make up, for each operation that has one. Pure, linear and forgiving."""

from __future__ import annotations

from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Tuple, cast

from attrs import frozen
from pydantic_core import from_json

from ._accumulate_chat import JSON, completion_of

_OUTCOMES = ("completed", "incomplete", "failed", "cancelled")


def accumulate(operation: str, payloads: Iterable[bytes]) -> Tuple[JSON, bool]:
    """The answer, as far as it goes, and whether it says itself that it is finished; empty if there is none."""
    events = [event for event in map(_object_of, payloads) if event]
    return ACCUMULATORS[operation](events) if events else ({}, False)


def _object_of(payload: bytes) -> JSON:
    try:
        value = from_json(payload)
    except ValueError:
        return {}
    return cast(JSON, value) if isinstance(value, dict) else {}


def response_of(events: Iterable[JSON]) -> Tuple[JSON, bool]:
    """The response that the last of the events carry; its output from the pieces, where it has none."""
    response: JSON = {}
    items: Dict[int, JSON] = {}
    texts: Dict[Tuple[int, str, int], List[str]] = {}
    for event in events:
        carried, item, delta = event.get("response"), event.get("item"), event.get("delta")
        place, kind = _index(event.get("output_index")), str(event.get("type"))
        if isinstance(carried, dict):
            response.update(cast(JSON, carried))
        if isinstance(item, dict):
            items[place] = cast(JSON, item)
        if isinstance(delta, str) and kind in _PIECES:
            part = _index(event.get("content_index", event.get("summary_index")))
            texts.setdefault((place, kind, part), []).append(delta)
    if not response.get("output"):
        pieces: Dict[int, List[Tuple[str, str]]] = {place: [] for place in items}
        for (place, kind, _), text in sorted(texts.items()):
            pieces.setdefault(place, []).append((kind, "".join(text)))
        response["output"] = [_item(items.get(place, {}), pieces[place]) for place in sorted(pieces)]
    return response, response.get("status") in _OUTCOMES


def _index(value: object) -> int:
    return value if isinstance(value, int) else 0


def _item(item: JSON, pieces: List[Tuple[str, str]]) -> JSON:
    """An output item: as it came, where it is whole, or with what its pieces say."""
    if any(item.get(name) for name in ("arguments", "content", "summary")):
        return item
    made: JSON = {}
    for kind, text in pieces:
        made = made or dict(_PIECES[kind].item)
        if _PIECES[kind].part is None:
            made["arguments"] = text
        else:
            piece = _PIECES[kind]
            made.setdefault(piece.member, []).append({"type": piece.part, piece.text: text})
    return {**made, **{name: value for name, value in item.items() if value or name not in made}}


@frozen
class _Piece:
    """What the deltas of one kind are pieces of.

    Attributes:
        item: the members of such an item.
        member: the list that the text is in, as a part of type `part` under the name `text`; no list without a `part`.
    """

    item: Mapping[str, str]
    member: str = "content"
    part: Optional[str] = None
    text: str = "text"


_MESSAGE = {"type": "message", "role": "assistant"}
_PIECES: Mapping[str, _Piece] = {
    "response.output_text.delta": _Piece(_MESSAGE, part="output_text"),
    "response.refusal.delta": _Piece(_MESSAGE, part="refusal", text="refusal"),
    "response.reasoning_text.delta": _Piece({"type": "reasoning"}, part="reasoning_text"),
    "response.reasoning_summary_text.delta": _Piece({"type": "reasoning"}, "summary", "summary_text"),
    "response.function_call_arguments.delta": _Piece({"type": "function_call"}),
}


def comparison_of(events: Iterable[JSON]) -> Tuple[JSON, bool]:
    """A result for each model, the text of the judge, and what the events that name no model say of the whole."""
    whole: JSON = {}
    results: Dict[str, JSON] = {}
    texts: Dict[str, List[str]] = {}
    verdict: List[str] = []
    is_finished = False
    for event in events:
        model, delta, name = event.get("model"), event.get("delta"), event.get("event")
        said = {key: value for key, value in event.items() if key not in ("event", "data", "delta")}
        if isinstance(model, str):
            results.setdefault(model, {"latency_ms": 0, "request_id": ""}).update(said)
        else:
            whole.update(said)
            is_finished = is_finished or name == "done"
        if isinstance(delta, str):
            (texts.setdefault(model, []) if isinstance(model, str) else verdict).append(delta)
    for model, pieces in texts.items():
        results[model]["content"] = "".join(pieces)
    named: Any = whole.get("models")
    asked = [name for name in named if name in results] if _is_names(named) else []
    order = [*dict.fromkeys([*asked, *results])]
    missing: JSON = {"comparison_id": "", "created": 0, "total_latency_ms": 0, "models": order}
    head: JSON = {**missing, **whole, "object": "compare.completion"}
    head["comparison"] = "".join(verdict) or whole.get("comparison")
    return {**head, "results": [results[model] for model in order]}, is_finished


def _is_names(value: Any) -> bool:
    return isinstance(cast(object, value), list) and all(isinstance(name, str) for name in value)


ACCUMULATORS: Mapping[str, Callable[[Iterable[JSON]], Tuple[JSON, bool]]] = {
    "create_chat_completion": completion_of,
    "create_response": response_of,
    "compare_models": comparison_of,
}
