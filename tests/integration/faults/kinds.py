"""What the matrix is run over: every kind of stream, and a call of every kind that is sent and answered its own way."""

from __future__ import annotations

import json
from typing import Any, Callable, Dict, List

import pytest
from attrs import frozen

from tests.contract.samples import COMPLETION, MESSAGES, chunk
from tests.integration.faults.gateway import head, sized
from tests.integration.wire_server import LAST, http_chunk

SPEECH = {"input": "Hello.", "model": "elevenlabs/eleven_v3"}
CHUNKED = b"Transfer-Encoding: chunked"
DONE = b"data: [DONE]\n\n"


@frozen
class StreamKind:
    """A kind of event stream.

    Attributes:
        opened: the stream of a client.
        payload: what an event with a text says.
        text: the text of an event that was delivered.
        name: the event name of its frames.
    """

    opened: Callable[[Any], Any]
    payload: Callable[[str], Dict[str, Any]]
    text: Callable[[Any], str]
    name: str = ""

    def frame(self, text: str) -> bytes:
        return self.framed(json.dumps(self.payload(text), ensure_ascii=False))

    def framed(self, data: str) -> bytes:
        """The frame of a payload that may be none."""
        return (f"event: {self.name}\n" if self.name else "").encode() + f"data: {data}\n\n".encode()

    def texts(self, items: List[Any]) -> str:
        return "".join(map(self.text, items))


STREAMS: Dict[str, StreamKind] = {
    "chat": StreamKind(
        lambda client: client.chat.completions.stream(messages=MESSAGES),
        chunk,
        lambda item: str(item.choices[0].delta.content),
    ),
    "responses": StreamKind(
        lambda client: client.responses.stream(input="hi"),
        lambda text: {"type": "response.output_text.delta", "delta": text},
        lambda item: str(item.delta),
    ),
    "compare": StreamKind(
        lambda client: client.compare.stream(models=["a", "b"], messages=MESSAGES),
        lambda text: {"model": "a", "delta": text},
        lambda item: str(item.delta),
        name="delta",
    ),
    "images": StreamKind(
        lambda client: client.images.stream(prompt="a cat"),
        lambda text: {"created": 1, "data": [{"b64_json": text}]},
        lambda item: str(item.data[0].b64_json),
    ),
}


def chunked(*pieces: bytes, end: bytes = LAST) -> bytes:
    """A whole answer with an event stream, each piece a chunk of HTTP's."""
    return head(200, b"text/event-stream", CHUNKED) + b"".join(map(http_chunk, pieces)) + end


@frozen
class CallKind:
    """A call.

    Attributes:
        made: the call of a client.
        good: what answers it.
        is_safe: whether the contract lets it be sent again when no status has come.
    """

    made: Callable[[Any], Any]
    good: bytes
    is_safe: bool = False


BATCH = {"id": "b1", "status": "cancelling"}
CALLS: Dict[str, CallKind] = {
    "get": CallKind(
        lambda client: client.models.get("m"), sized(200, {"id": "m", "name": "M", "is_free": True}), True
    ),
    "delete": CallKind(lambda client: client.templates.delete("t1"), head(204, b""), True),
    "post": CallKind(
        lambda client: client.chat.completions.create(messages=MESSAGES), sized(200, COMPLETION)
    ),
    "safe post": CallKind(lambda client: client.batches.cancel("b1"), sized(200, BATCH), True),
    "form": CallKind(
        lambda client: client.audio.transcribe(b"ID3", model="m"), sized(200, {"text": "hello"})
    ),
    "sound": CallKind(
        lambda client: client.audio.synthesize(**SPEECH), sized(200, b"ID3", media=b"audio/mpeg")
    ),
    "upload": CallKind(
        lambda client: client.rag.upload_file(content=b"abc", file_name="a.txt"), sized(200), True
    ),
}

# Everything that is sent, opened with one word: the streams, those of bytes too, and the calls.
OPENINGS: Dict[str, Callable[[Any], Any]] = {
    **{name: kind.opened for name, kind in STREAMS.items()},
    "speech": lambda client: client.audio.synthesize_stream(**SPEECH),
}

each_stream = pytest.mark.parametrize("kind", STREAMS.values(), ids=STREAMS)
each_opening = pytest.mark.parametrize("opened", OPENINGS.values(), ids=OPENINGS)
each_call = pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
