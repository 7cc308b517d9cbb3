"""Answers that tests need most, as the gateway would send them."""

from __future__ import annotations

import json
import re
from typing import Any, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple, Union, cast

from meshapi_generated.models.chat import ChatCompletionChunk, ChatCompletionResponse
from meshapi_generated.models.embeddings import EmbeddingsResponse

CREATED = 1790000000  # in September 2026; the same on every run
PROMPT_TOKENS = 8


def completion(
    content: Optional[str] = None,
    *,
    tool_calls: Sequence[Tuple[str, Mapping[str, Any]]] = (),
    finish_reason: Optional[str] = None,
    model: str = "openai/gpt-4o-mini",
) -> ChatCompletionResponse:
    """The answer of `chat.completions.create`.

    Args:
        content: What the model says. For structured output, the JSON text.
        tool_calls: The functions that it calls: their names and arguments.
        finish_reason: Why it stopped. Default: `tool_calls` if there are some, else `stop`.
        model: Id of the model.

    Raises:
        TypeError: The content is no text, or a tool call no pair.

    Example:
        ::

            completion(tool_calls=[("get_weather", {"city": "Lisbon"})])
    """
    if content is not None and not isinstance(cast(object, content), str):
        raise TypeError(f"content is a text (for structured output JSON), not {type(content).__name__}")
    message: Dict[str, Any] = {"role": "assistant", "content": content}
    if tool_calls:
        message["tool_calls"] = [
            {"id": f"call_{number}", "type": "function", "function": {"name": name, "arguments": arguments}}
            for number, call in enumerate(tool_calls, 1)
            for name, arguments in [_called(call)]
        ]
    reason = finish_reason or ("tool_calls" if tool_calls else "stop")
    tokens = len((content or "").split()) + len(tool_calls)
    return ChatCompletionResponse.model_validate(
        {
            "id": "chatcmpl-mock",
            "object": "chat.completion",
            "created": CREATED,
            "model": model,
            "choices": [{"index": 0, "message": message, "finish_reason": reason}],
            "usage": {
                "prompt_tokens": PROMPT_TOKENS,
                "completion_tokens": tokens,
                "total_tokens": PROMPT_TOKENS + tokens,
            },
        }
    )


def chunks(reply: Union[str, ChatCompletionResponse]) -> List[ChatCompletionChunk]:
    """The events of `chat.completions.stream`: a word each, arguments of tool calls in halves, at last the usage.

    Args:
        reply: What the model says, or the whole answer that is to arrive in pieces.

    Raises:
        TypeError: It is neither.

    Example:
        ::

            gateway.on("chat.completions.stream").reply(sse(chunks("Hello there")))
    """
    if not isinstance(cast(object, reply), (str, ChatCompletionResponse)):
        raise TypeError(f"chunks() takes a text or a completion, not {type(reply).__name__}")
    whole = completion(reply) if isinstance(reply, str) else reply
    head = {"id": whole.id, "object": "chat.completion.chunk", "created": whole.created, "model": whole.model}
    choices = [
        {"index": choice.index, "delta": delta, "finish_reason": choice.finish_reason if is_last else None}
        for choice in whole.choices
        for delta, is_last in _with_end(_deltas(choice.message.model_dump() if choice.message else {}))
    ]
    events: List[Dict[str, Any]] = [{**head, "choices": [choice]} for choice in choices]
    if whole.usage is not None:
        events.append({**head, "choices": [], "usage": whole.usage})
    return [ChatCompletionChunk.model_validate(event) for event in events]


def embeddings(*vectors: Sequence[float], model: str = "openai/text-embedding-3-small") -> EmbeddingsResponse:
    """The answer of `embeddings.create`.

    Args:
        *vectors: The vector of each input.
        model: Id of the model.

    Raises:
        TypeError: One of them is no vector.

    Example:
        ::

            gateway.on("embeddings.create").reply(embeddings([0.6, 0.8], [1.0, 0.0]))
    """
    data = [
        {"object": "embedding", "index": index, "embedding": _numbers(vector)}
        for index, vector in enumerate(vectors)
    ]
    tokens = PROMPT_TOKENS * len(vectors)
    usage = {"prompt_tokens": tokens, "total_tokens": tokens}
    return EmbeddingsResponse.model_validate({"object": "list", "data": data, "model": model, "usage": usage})


def _called(call: Any) -> Tuple[str, str]:
    """Name and JSON of the arguments of a tool call."""
    try:
        name, given = call
        return "" + name, json.dumps({**given})
    except (TypeError, ValueError) as error:
        raise TypeError(
            "a tool call is a pair of its name and a dict of JSON, such as "
            f'("get_weather", {{"city": "Lisbon"}}), not {call!r}'
        ) from error


def _numbers(vector: Any) -> List[float]:
    try:
        return [number + 0.0 for number in vector]  # also for the numbers of NumPy, but not for texts
    except TypeError:
        raise TypeError(
            f"each vector is an argument of its own, as in embeddings([0.6, 0.8], [1.0, 0.0]), not {vector!r}"
        ) from None


def _deltas(message: Mapping[str, Any]) -> Iterator[Dict[str, Any]]:
    """What each chunk adds to a message."""
    yield {"role": "assistant", "content": ""}
    for piece in re.findall(r"\s*\S+\s*$|\s*\S+|\s+", message.get("content") or ""):
        yield {"content": piece}
    for index, call in enumerate(message.get("tool_calls") or ()):
        function, half = call["function"], len(call["function"]["arguments"]) // 2
        begun = {"name": function["name"], "arguments": function["arguments"][:half]}
        yield {"tool_calls": [{"index": index, "id": call["id"], "type": "function", "function": begun}]}
        yield {"tool_calls": [{"index": index, "function": {"arguments": function["arguments"][half:]}}]}


def _with_end(items: Iterator[Dict[str, Any]]) -> Iterator[Tuple[Dict[str, Any], bool]]:
    """Each item, and whether it is the last."""
    known = list(items)
    return ((item, place == len(known)) for place, item in enumerate(known, 1))
