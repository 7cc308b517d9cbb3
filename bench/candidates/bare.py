"""No library: what a socket gets out of the server. No contender; it shows that the server is not the limit."""

from __future__ import annotations

import json
import socket
from urllib.parse import urlsplit

from bench.payloads import ANSWER, MESSAGES, MODEL, TOKEN_LENGTH

CHAT = {"model": MODEL, "messages": MESSAGES}
_ANSWER = ANSWER.encode()
_EVENT = b"data: {"
_END = b"\r\n0\r\n\r\n"


class Client:
    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._path = parts.path.encode()
        self._socket = socket.create_connection((parts.hostname or "", parts.port or 80))
        self._chat = self._request(json.dumps(CHAT).encode())

    def _request(self, body: bytes) -> bytes:
        head = b"POST %s/v1/chat/completions HTTP/1.1\r\nhost: bench\r\ncontent-length: %d\r\n\r\n"
        return head % (self._path, len(body)) + body

    def chat(self) -> str | None:
        self._socket.sendall(self._chat)
        received = self._socket.recv(65536)
        while not received.endswith(b"}"):
            received += self._socket.recv(65536)
        return ANSWER if _ANSWER in received else None

    def stream(self, events: int) -> tuple[int, int]:
        self._socket.sendall(
            self._request(json.dumps({**CHAT, "stream": True, "max_tokens": events}).encode())
        )
        count, last = 0, b""
        while not last.endswith(_END):
            piece = last[1 - len(_EVENT) :] + self._socket.recv(65536)
            count += piece.count(_EVENT)
            last = piece[-len(_END) :]
        return count - 1, (count - 1) * TOKEN_LENGTH  # the last one has no text

    def close(self) -> None:
        self._socket.close()
