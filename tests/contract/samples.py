"""Bodies that the mocked gateway answers with."""

from __future__ import annotations

import json
from typing import Any, Dict, List

MESSAGES: List[Dict[str, Any]] = [{"role": "user", "content": "hi"}]

COMPLETION: Dict[str, Any] = {
    "id": "chatcmpl-1",
    "object": "chat.completion",
    "created": 1790000000,
    "model": "openai/gpt-4o-mini",
    "choices": [{"index": 0, "message": {"role": "assistant", "content": "Hello!"}, "finish_reason": "stop"}],
    "usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3},
}

FILE: Dict[str, Any] = {
    "file_id": "f1",
    "upload_status": "ready",
    "file_name": "a.txt",
    "file_type": "text",
    "mime_type": "text/plain",
    "embedding_status": "ready",
    "created_at": "2026-03-02T11:00:00Z",
    "updated_at": "2026-03-02T11:00:00Z",
}

REGISTERED: Dict[str, Any] = {
    "file_id": "f1",
    "signed_url": "https://files.test/u/f1?sig=SECRET",
    "expires_at": "2026-03-02T11:10:00Z",
}


def completion(text: Any, finish_reason: str = "stop") -> Dict[str, Any]:
    message = {"role": "assistant", "content": text}
    return {**COMPLETION, "choices": [{"index": 0, "message": message, "finish_reason": finish_reason}]}


def chunk(text: str = "", finish_reason: Any = None, **more: Any) -> Dict[str, Any]:
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": finish_reason}
    return {**COMPLETION, "object": "chat.completion.chunk", "usage": None, "choices": [choice], **more}


def sse(*payloads: Any) -> bytes:
    """An event stream: JSON for what is not text already."""
    texts = (payload if isinstance(payload, str) else json.dumps(payload) for payload in payloads)
    return "".join(f"data: {text}\n\n" for text in texts).encode()
