"""Answers that repeat what was asked, credentials included, in every place that an answer has."""

from __future__ import annotations

import html
import json
from typing import Any, Callable, Dict, List, Optional

from attrs import frozen

from tests.integration.leaks import MARK
from tests.integration.wire_server import Connection, http_chunk


@frozen
class Asked:
    """What the server has got, in forms in which servers repeat it."""

    head: bytes

    @property
    def target(self) -> str:
        return self.head.split(b" ")[1].decode()

    @property
    def line(self) -> str:
        """The whole head; at its end the values of cookies once more, without their names."""
        lines = self.head.decode("latin-1").split("\r\n")
        cookies = [line.partition(": ")[2] for line in lines if line.lower().startswith("cookie:")]
        values = [pair.partition("=")[2] for cookie in cookies for pair in cookie.split("; ")]
        return " | ".join([*lines, *values])


def response(status: str, body: bytes, *fields: str, length: Optional[int] = None) -> bytes:
    size = len(body) if length is None else length
    lines = [f"HTTP/1.1 {status}", *fields, f"Content-Length: {size}", "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def refused(asked: Asked) -> bytes:
    error = {
        "code": "invalid_api_key",
        "message": f"no such key: {asked.line}",
        "details": [{"loc": ["header", asked.line], "msg": asked.line}],
        "provider_error": {asked.line: [asked.line]},
        "provider_code": asked.line,
    }
    body = json.dumps({"error": error, "request_id": asked.line}).encode()
    return response("401 Unauthorized", body, f"X-Echo: {asked.line}", f"X-Request-Id: {asked.line}")


def page(status: str) -> Callable[[Asked], bytes]:
    def answer(asked: Asked) -> bytes:
        body = f"<html><pre>{html.escape(asked.line)}</pre>{asked.target}</html>".encode()
        return response(status, body, "Content-Type: text/html", f"X-Echo: {asked.line}")

    return answer


def cut_within(asked: Asked) -> bytes:
    """A page whose excerpt ends within the credential."""
    start = asked.line.find(MARK) + len(MARK)
    return response("500 Oops", (b"x" * (500 - start)) + asked.line.encode())


def redirecting(location: str) -> Callable[[Asked], bytes]:
    def answer(asked: Asked) -> bytes:
        return response("307 Away", b"", f"Location: {location}{asked.target}#{asked.line}")

    return answer


def wrong_shape(asked: Asked) -> bytes:
    body = json.dumps({"id": 1, "choices": asked.line, "text": [asked.line], "x": asked.line}).encode()
    return response("200 OK", body, "Content-Type: application/json", f"X-Echo: {asked.line}")


def disguised(asked: Asked) -> bytes:
    body = json.dumps({"error": {"code": "upstream_error", "message": asked.line}}).encode()
    return response("200 OK", body, "Content-Type: application/json", f"X-Echo: {asked.line}")


def in_band(asked: Asked) -> bytes:
    events = (
        {"id": "1", "choices": [{"index": 0, "delta": {"content": "hi"}}]},
        {"error": {"code": "upstream_error", "message": asked.line, "provider_error": asked.line}},
    )
    body = b"".join(b"data: %s\n\n" % json.dumps(event).encode() for event in events)
    return response("200 OK", body, "Content-Type: text/event-stream", f"X-Echo: {asked.line}")


def broken_off(asked: Asked) -> bytes:
    kind = "Content-Type: text/event-stream"
    return response("200 OK", asked.line.encode(), kind, f"X-Echo: {asked.line}", length=9999)


def bad_chunk(asked: Asked, first: bytes = b": hi\n") -> bytes:
    fields = f"Content-Type: text/event-stream\r\nX-Echo: {asked.line}\r\nTransfer-Encoding: chunked"
    head = f"HTTP/1.1 200 OK\r\n{fields}\r\n\r\n".encode("latin-1")
    return head + http_chunk(first) + f"{asked.line}\r\n".encode()


def bad_chunk_at_the_end(asked: Asked) -> bytes:
    """One that comes when the stream is over."""
    return bad_chunk(asked, b"data: [DONE]\n\n")


def not_compressed(asked: Asked) -> bytes:
    kind = ("Content-Type: text/event-stream", "Content-Encoding: gzip")
    return response("200 OK", asked.line.encode(), *kind, f"X-Echo: {asked.line}")


def no_http(asked: Asked) -> bytes:
    return f"{asked.line}\r\n\r\n".encode("latin-1")


def bad_field(asked: Asked) -> bytes:
    return f"HTTP/1.1 200 OK\r\n {asked.line}\r\n\r\n".encode("latin-1")


ENDINGS: Dict[str, Callable[[Asked], bytes]] = {
    "refused": refused,
    "page of a proxy": page("502 Bad Gateway"),
    "page with status 200": page("200 OK"),
    "excerpt that ends within": cut_within,
    "redirect to another path": redirecting("/elsewhere"),
    "redirect to another origin": redirecting(f"http://me:{MARK}@elsewhere.test"),
    "wrong shape": wrong_shape,
    "error in disguise": disguised,
    "error inside": in_band,
    "broken off": broken_off,
    "bad chunk": bad_chunk,
    "not compressed": not_compressed,
    "no HTTP": no_http,
    "bad field": bad_field,
    "nothing": lambda asked: b"",
}


def echoing(ending: Callable[[Asked], bytes], asked: List[Asked]) -> Any:
    """A script that ends each request in this way, and keeps what it was asked."""

    def script(connection: Connection) -> None:
        asked.append(Asked(connection.read_request().partition(b"\r\n\r\n")[0]))
        connection.send(ending(asked[-1]))

    return script
