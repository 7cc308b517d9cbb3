"""The answer that the events of a stream make up, for each operation that has one. Pure, linear and forgiving."""

from __future__ import annotations

from typing import Any, Callable, Dict, Iterable, List, Mapping, Tuple, cast

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
    texts: Dict[int, List[str]] = {}
    kinds: Dict[int, str] = {}
    for event in events:
        carried, item, delta = event.get("response"), event.get("item"), event.get("delta")
        index = _index(event.get("output_index"))
        if isinstance(carried, dict):
            response.update(cast(JSON, carried))
        if isinstance(item, dict):
            items[index] = cast(JSON, item)
        if isinstance(delta, str):
            texts.setdefault(index, []).append(delta)
            kinds[index] = str(event.get("type"))
    if not response.get("output"):
        response["output"] = [
            _item(items.get(index, {}), kinds.get(index, ""), "".join(texts.get(index, ())))
            for index in sorted({*items, *texts})
        ]
    return response, response.get("status") in _OUTCOMES


def _index(value: object) -> int:
    return value if isinstance(value, int) else 0


def _item(item: JSON, kind: str, text: str) -> JSON:
    """An output item: as it came, or with what its deltas of a kind say."""
    if not text or item.get("content") or item.get("arguments"):
        return item
    if kind == "response.function_call_arguments.delta":
        return {"type": "function_call", **item, "arguments": text}
    if kind == "response.reasoning_text.delta":
        return {"type": "reasoning", **item, "content": [{"type": "reasoning_text", "text": text}]}
    message: JSON = {"type": "message", "role": "assistant"}
    return {**message, **item, "content": [{"type": "output_text", "text": text}]}


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
