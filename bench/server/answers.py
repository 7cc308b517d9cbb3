"""The bytes of every answer, made once. Requests are checked for what only a candidate that did its work has sent."""

from __future__ import annotations

import base64
import json
import random
import re
from array import array
from functools import lru_cache
from typing import Any

from bench.payloads import ANSWER, DIMENSIONS, INPUTS, MODEL, MODELS, QUESTION, TOKENS
from bench.server.requests import Head

CREATED = 1_790_000_000
USAGE = {"prompt_tokens": 74, "completion_tokens": 101, "total_tokens": 175}
# As a gateway sends them.
FIELDS = (
    b"date: Sat, 21 Nov 2026 12:00:00 GMT\r\nserver: bench\r\nx-request-id: req_0a1b2c3d4e5f60718293a4b5c6d7e8f9\r\n"
    b"x-ratelimit-limit-requests: 10000\r\nx-ratelimit-remaining-requests: 9999\r\ncache-control: no-store\r\n"
)
_MAX_TOKENS = re.compile(rb'"max_tokens": ?(\d+)')
_QUESTION = QUESTION.encode()


def answer(content: bytes, status: bytes = b"200 OK", fields: bytes = b"") -> bytes:
    """A whole answer with a JSON body."""
    head = b"HTTP/1.1 %s\r\n%s%scontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
    return head % (status, FIELDS, fields, len(content)) + content


def compact(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


REFUSED = answer(
    compact(
        {
            "error": {
                "message": "Too many requests.",
                "type": "rate_limit_error",
                "code": "rate_limit_exceeded",
            }
        }
    ),
    b"429 Too Many Requests",
    b"retry-after: 0\r\n",
)


def whole(head: Head, body: bytes) -> bytes:
    """The answer to a request that asks for no stream; raises `LookupError` for one that no case sends."""
    if head.path.endswith(("/chat/completions", "/messages")) and _QUESTION not in body:
        raise LookupError("the question is missing")
    if head.path.endswith("/embeddings") and body.count(_QUESTION) != INPUTS:
        raise LookupError("inputs are missing")
    return _prepared(head.method, head.path, b'"base64"' in body, head.host, bool(head.settings.full))


def events_asked_for(body: bytes) -> int:
    found = _MAX_TOKENS.search(body)
    if found is None or _QUESTION not in body:
        raise LookupError("a stream is asked for with max_tokens and the question")
    return int(found[1])


@lru_cache(maxsize=64)
def _prepared(method: str, path: str, base64_wanted: bool, host: str, is_full: bool) -> bytes:
    endpoint = path.partition("/v1")[2]
    if method == "POST" and endpoint == "/chat/completions":
        return answer(compact(_completion()))
    if method == "POST" and endpoint == "/messages":
        return answer(compact(_message()))
    if method == "POST" and endpoint == "/embeddings":
        return answer(_embeddings(base64_wanted))
    if method == "GET" and endpoint == "/models":
        return answer(compact(_catalogue(path, is_full)))
    if method == "POST" and endpoint == "/files":
        return answer(compact({**_STORED, "signed_url": f"http://{host}/-/store"}))
    if method == "PUT" and path == "/store":
        return answer(b"")
    raise LookupError(f"no case sends {method} {path}")


def _completion() -> dict[str, Any]:
    message = {"role": "assistant", "content": ANSWER, "refusal": None}
    return {
        "id": "chatcmpl-9f8e7d6c5b4a",
        "object": "chat.completion",
        "created": CREATED,
        "model": MODEL,
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}],
        "usage": USAGE,
        "system_fingerprint": "fp_44709d6fcb",
    }


def _message() -> dict[str, Any]:
    return {
        "id": "msg_9f8e7d6c5b4a",
        "type": "message",
        "role": "assistant",
        "model": MODEL,
        "content": [{"type": "text", "text": ANSWER}],
        "stop_reason": "end_turn",
        "stop_sequence": None,
        "usage": {"input_tokens": USAGE["prompt_tokens"], "output_tokens": USAGE["completion_tokens"]},
    }


def vectors() -> list[array[float]]:
    """The vectors, as 32-bit floats."""
    numbers = random.Random(7)
    return [array("f", (numbers.gauss(0, 0.025) for _ in range(DIMENSIONS))) for _ in range(INPUTS)]


def _embeddings(base64_wanted: bool) -> bytes:
    def shown(vector: array[float]) -> str:
        if base64_wanted:
            return json.dumps(base64.b64encode(vector.tobytes()).decode())
        return "[" + ",".join(f"{number:.9g}" for number in vector) + "]"

    items = ",".join(
        f'{{"object":"embedding","index":{index},"embedding":{shown(vector)}}}'
        for index, vector in enumerate(vectors())
    )
    usage = '{"prompt_tokens":4096,"total_tokens":4096}'
    return f'{{"object":"list","data":[{items}],"model":"{MODEL}","usage":{usage}}}'.encode()


def _catalogue(path: str, is_full: bool) -> Any:
    """400 models: a bare list from the gateway, what their own clients expect from the others."""
    if path.startswith("/openrouter"):
        models = [_openrouter_model(number) for number in range(MODELS)]
        return {"data": models, "links": {"next": None}, "total_count": MODELS}
    models = [_full_model(number) if is_full else _model(number) for number in range(MODELS)]
    return {"object": "list", "data": models} if path.startswith("/openai") else models


_DESCRIPTION = (
    "A general model with a long context, made for reasoning over documents, for tools and for code. "
)


def _model(number: int) -> dict[str, Any]:
    return {
        "id": f"acme/model-{number:03d}",
        "object": "model",
        "created": CREATED,
        "owned_by": "acme",
        "name": f"Acme Model {number:03d}",
        "context_length": 128_000,
        "is_free": number % 9 == 0,
        "pricing": {
            "pricing_unit": "per_1m_tokens",
            "prompt_usd_per_1m": f"0.{number:03d}",
            "completion_usd_per_1m": f"1.{number:03d}",
            "cache_read_input_usd_per_1m": None,
        },
        "description": _DESCRIPTION * 2,
        "supports_thinking": number % 2 == 0,
        "supports_completions_api": True,
        "supports_tools": True,
        "model_type": "text",
        "input_modalities": ["text", "image"],
        "output_modalities": ["text"],
        "brand": "Acme",
    }


_FLAGS = (
    "thinking completions_api responses_api realtime embeddings tools structured_output system_prompt batching "
    "background_response video_generation video_first_frame image_edit image_inpaint image_outpaint image_mix "
    "image_reframe image_upscale image_remove_background image_reference flex"
).split()
_LIMITS = (
    "context_window standard_context_threshold realtime_session_max_tokens realtime_max_concurrent_per_owner"
)
_PRICES = (
    "prompt completion long_context_input long_context_output long_context_cache_read_input "
    "long_context_cache_write_input cache_read_input cache_write_input cache_read_audio_input cache_hit "
    "cached_audio_input cached_text_input batch_input batch_output flex_input training fine_tuned_input "
    "fine_tuned_output audio_input audio_output transcription output_with_audio output_with_video"
).split()
_OTHER_PRICES = (
    "input_usd_per_unit output_usd_per_unit request_usd image_input_usd_per_image image_output_usd_per_image "
    "image_output_size discount_pct effective_date deprecated_date notes source_url"
).split()


def _full_model(number: int) -> dict[str, Any]:
    model = _model(number)
    prices = {f"{name}_usd_per_1m": None for name in _PRICES} | dict.fromkeys(_OTHER_PRICES)
    flags = {f"supports_{name}": index % 3 == 0 for index, name in enumerate(_FLAGS)}
    others = {**dict.fromkeys(_LIMITS.split()), "is_composite": False, "composite_models": None}
    return {**others, **flags, **model, "pricing": {**prices, **model["pricing"]}}


def _openrouter_model(number: int) -> dict[str, Any]:
    return {
        "id": f"acme/model-{number:03d}",
        "canonical_slug": f"acme/model-{number:03d}",
        "created": CREATED,
        "name": f"Acme Model {number:03d}",
        "context_length": 128_000,
        "pricing": {"prompt": f"0.0000{number:03d}", "completion": f"0.0001{number:03d}"},
        "description": _DESCRIPTION,
        "architecture": {
            "modality": "text+image->text",
            "input_modalities": ["text", "image"],
            "output_modalities": ["text"],
        },
        "top_provider": {"is_moderated": False, "context_length": 128_000},
        "links": {"details": f"/api/v1/models/acme/model-{number:03d}/endpoints"},
        "default_parameters": None,
        "per_request_limits": None,
        "supported_parameters": ["max_tokens", "temperature"],
        "supported_voices": None,
    }


_STORED = {
    "file_id": "0d7a3c1e-5b52-4f5e-9a41-3f7a0c9be611",
    "expires_at": "2026-11-21T13:00:00Z",
    "id": "file-0d7a3c1e5b52",
    "object": "file",
    "bytes": 1,
    "created_at": CREATED,
    "filename": "upload.bin",
    "purpose": "user_data",
    "status": "processed",
}


@lru_cache(maxsize=16)
def stream_pieces(path: str, events: int, batch: int) -> tuple[bytes, ...]:
    """A stream in the pieces that it may be sent in: the head, the chunks, their end."""
    frames = _message_frames(events) if path.endswith("/messages") else _chunk_frames(events)
    head = (
        b"HTTP/1.1 200 OK\r\n"
        + FIELDS
        + b"content-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
    )
    batches = (b"".join(frames[start : start + batch]) for start in range(0, len(frames), batch))
    return (head, *(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in batches), b"0\r\n\r\n")


def _chunk_frames(events: int) -> list[bytes]:
    """`events` chunks with text, one that ends the answer, and the end of the stream."""

    def frame(delta: dict[str, str], finish_reason: str | None) -> bytes:
        chunk = {
            "id": "chatcmpl-9f8e7d6c5b4a",
            "object": "chat.completion.chunk",
            "created": CREATED,
            "model": MODEL,
            "system_fingerprint": "fp_44709d6fcb",
            "choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}],
        }
        return b"data: " + compact(chunk) + b"\n\n"

    texts = [frame({"content": token}, None) for token in TOKENS]
    return [*(texts[number % len(texts)] for number in range(events)), frame({}, "stop"), b"data: [DONE]\n\n"]


def _message_frames(events: int) -> list[bytes]:
    """The same answer in the events of Anthropic's messages."""

    def frame(event: dict[str, Any]) -> bytes:
        return b"event: %s\ndata: %s\n\n" % (event["type"].encode(), compact(event))

    def text(token: str) -> bytes:
        delta = {"type": "text_delta", "text": token}
        return frame({"type": "content_block_delta", "index": 0, "delta": delta})

    texts = [text(token) for token in TOKENS]
    started = {**_message(), "content": [], "stop_reason": None}
    ended = {"stop_reason": "end_turn", "stop_sequence": None}
    return [
        frame({"type": "message_start", "message": started}),
        frame({"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}),
        *(texts[number % len(texts)] for number in range(events)),
        frame({"type": "content_block_stop", "index": 0}),
        frame({"type": "message_delta", "delta": ended, "usage": {"output_tokens": events}}),
        frame({"type": "message_stop"}),
    ]
