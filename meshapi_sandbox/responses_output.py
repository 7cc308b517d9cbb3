"""A chat completion as a response: its object and its events."""

from __future__ import annotations

import asyncio
from typing import Any, AsyncGenerator, Dict, Iterator, List, Mapping, Optional
from uuid import uuid4

from meshapi_sandbox.engine import tokens
from meshapi_sandbox.streams import DONE, frame

Object = Dict[str, Any]


def answered(chat: Mapping[str, Any], thought: Optional[str]) -> Object:
    """The members of a finished response, from a chat completion and what was thought before."""
    choice = chat["choices"][0]
    message, usage = choice["message"], chat.get("usage") or {}
    cut = choice.get("finish_reason") == "length"
    made: Object = {
        "model": chat.get("model"),
        "status": "incomplete" if cut else "completed",
        "incomplete_details": {"reason": "max_output_tokens"} if cut else None,
        "output": [*_thoughts(thought), *_calls(message), *_texts(message, cut)],
        "usage": {
            "input_tokens": usage.get("prompt_tokens", 0),
            "output_tokens": usage.get("completion_tokens", 0),
            "total_tokens": usage.get("total_tokens", 0),
        },
    }
    return {**made, **{name: value for name, value in chat.items() if name.startswith("x_")}}


def reply(chat: Mapping[str, Any]) -> Object:
    """The message to go on from."""
    message = chat["choices"][0]["message"]
    said = {"role": "assistant", "content": message.get("content")}
    return {**said, "tool_calls": message["tool_calls"]} if message.get("tool_calls") else said


async def frames(response: Object, delay: float) -> AsyncGenerator[bytes, None]:
    """The events of a finished response, as if it were just being written."""
    begun = {**response, "status": "in_progress", "output": [], "usage": None, "incomplete_details": None}
    events: List[Object] = [
        {"type": "response.created", "response": begun},
        {"type": "response.in_progress", "response": begun},
        *(event for place, item in enumerate(response["output"]) for event in _events(item, place)),
        {"type": f"response.{response['status']}", "response": response},
    ]
    for number, event in enumerate(events):
        yield frame({**event, "sequence_number": number})
        if event["type"].endswith(".delta"):
            await asyncio.sleep(delay)
    yield DONE


def _events(item: Object, place: int) -> Iterator[Object]:
    """The events of one item: it comes, gets its pieces, and is whole."""
    at = {"item_id": item["id"], "output_index": place}
    yield {"type": "response.output_item.added", "output_index": place, "item": _empty(item)}
    if item["type"] == "function_call":
        kind = "response.function_call_arguments"
        yield from _pieces(kind, at, item["arguments"])
        yield {"type": f"{kind}.done", **at, "name": item["name"], "arguments": item["arguments"]}
    else:
        kind = "response.output_text" if item["type"] == "message" else "response.reasoning_text"
        for index, part in enumerate(item["content"]):
            here = {**at, "content_index": index}
            yield {"type": "response.content_part.added", **here, "part": {**part, "text": ""}}
            yield from _pieces(kind, here, part["text"])
            yield {"type": f"{kind}.done", **here, "text": part["text"]}
            yield {"type": "response.content_part.done", **here, "part": part}
    yield {"type": "response.output_item.done", "output_index": place, "item": item}


def _pieces(kind: str, at: Object, text: str) -> Iterator[Object]:
    for piece in tokens.split(text):
        yield {"type": f"{kind}.delta", **at, "delta": piece}


def _empty(item: Object) -> Object:
    """An item of which nothing is written yet."""
    nothing: Object = {"arguments": ""} if item["type"] == "function_call" else {"content": []}
    return {**item, "status": "in_progress", **nothing}


def _thoughts(thought: Optional[str]) -> List[Object]:
    if thought is None:
        return []
    part = {"type": "reasoning_text", "text": thought}
    return [{"type": "reasoning", "id": _id("rs"), "summary": [], "content": [part], "status": "completed"}]


def _calls(message: Mapping[str, Any]) -> List[Object]:
    return [
        {
            "type": "function_call",
            "id": _id("fc"),
            "call_id": call["id"],
            "name": call["function"]["name"],
            "arguments": call["function"]["arguments"],
            "status": "completed",
        }
        for call in message.get("tool_calls") or ()
    ]


def _texts(message: Mapping[str, Any], cut: bool) -> List[Object]:
    if message.get("content") is None:
        return []
    part = {"type": "output_text", "text": message["content"], "annotations": []}
    status = "incomplete" if cut else "completed"
    return [{"type": "message", "id": _id("msg"), "role": "assistant", "status": status, "content": [part]}]


def _id(prefix: str) -> str:
    return f"{prefix}_{uuid4().hex[:24]}"
