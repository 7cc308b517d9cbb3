"""The frames of a chat stream."""

from __future__ import annotations

import asyncio
import json
from typing import Any, AsyncIterator, Callable, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple

from attrs import frozen

from meshapi_sandbox.engine import tokens
from meshapi_sandbox.engine.chat import Completion
from meshapi_sandbox.errors import ApiError, envelope

DONE = b"data: [DONE]\n\n"

Delta = Dict[str, Any]
Bill = Callable[[int], Tuple[Mapping[str, int], str]]


@frozen
class ChatStream:
    """A completion as chunks: one token each, then the usage and the cost, then the end mark.

    ``bill`` is called once with the number of tokens that were sent, also when the client leaves early.
    """

    head: Mapping[str, Any]
    completion: Completion
    bill: Bill
    delay: float

    async def frames(self) -> AsyncIterator[bytes]:
        """The frames, as bytes."""
        deltas = list(_deltas(self.completion))
        sent = 0
        billed = False
        try:
            for delta in deltas:
                last = sent == len(deltas) - 1
                choice = {
                    "index": 0,
                    "delta": delta,
                    "finish_reason": self.completion.finish_reason if last else None,
                }
                yield frame({**self.head, "choices": [choice]})
                sent += 1
                await asyncio.sleep(self.delay)
            billed = True
            usage, price = self.bill(self.completion.completion_tokens)
            yield frame({**self.head, "choices": [], "usage": usage, "cost": price})
            yield DONE
        finally:
            if not billed:
                self.bill(min(sent, self.completion.completion_tokens))


def frame(payload: Any, event: Optional[str] = None) -> bytes:
    """One SSE frame with a JSON payload, named or not."""
    name = b"" if event is None else f"event: {event}\n".encode()
    return (
        name + b"data: " + json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode() + b"\n\n"
    )


async def forwarded(
    first: Sequence[bytes], rest: AsyncIterator[bytes], request_id: str
) -> AsyncIterator[bytes]:
    """The frames of an upstream stream; a fault on the way becomes an error frame, since the status is out
    already.
    """
    try:
        for event in first:
            yield event
        async for event in rest:
            yield event
    except ApiError as error:
        yield frame(envelope(error, request_id))
        yield DONE


def _deltas(completion: Completion) -> Iterator[Delta]:
    """What each chunk adds; the first one also says who speaks."""
    if not completion.tool_calls:
        pieces: List[str] = list(completion.pieces) or [""]
        yield {"role": "assistant", "content": pieces[0]}
        for piece in pieces[1:]:
            yield {"content": piece}
        return
    for index, made in enumerate(completion.tool_calls):
        call: Delta = {
            "index": index,
            "id": made.id,
            "type": "function",
            "function": {"name": made.name, "arguments": ""},
        }
        yield (
            {"role": "assistant", "content": None, "tool_calls": [call]}
            if index == 0
            else {"tool_calls": [call]}
        )
        for piece in tokens.split(made.arguments):
            yield {"tool_calls": [{"index": index, "function": {"arguments": piece}}]}
