"""The frames of a chat stream."""

from __future__ import annotations

import asyncio
import json
from typing import Any, AsyncGenerator, Callable, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple

from attrs import frozen
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

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

    async def frames(self) -> AsyncGenerator[bytes, None]:
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


class EventStream(StreamingResponse):
    """Frames as the answer. However it ends, its generator ends with it and not at some later time, when what
    it works with may be closed.
    """

    media_type = "text/event-stream"

    def __init__(
        self, frames: AsyncGenerator[bytes, None], headers: Optional[Mapping[str, str]] = None
    ) -> None:
        super().__init__(frames, headers=headers)
        self._frames = frames

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            await self._frames.aclose()


def frame(payload: Any, event: Optional[str] = None) -> bytes:
    """One SSE frame with a JSON payload, named or not."""
    name = b"" if event is None else f"event: {event}\n".encode()
    return (
        name + b"data: " + json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode() + b"\n\n"
    )


async def forwarded(
    first: Sequence[bytes], rest: AsyncGenerator[bytes, None], request_id: str
) -> AsyncGenerator[bytes, None]:
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
    finally:
        await rest.aclose()


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
