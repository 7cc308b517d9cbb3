"""Request heads, and what their address asks of the server.

The first segment of a path sets the server: `/late-20/v1/models` is answered 20 ms late. A client has it in its base
URL, so that no candidate sends anything but what it sends everywhere.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)
_HOST = re.compile(rb"\r\nhost: *([^\r]+)", re.IGNORECASE)


@frozen
class Settings:
    """How the server answers.

    Attributes:
        late: milliseconds until it does.
        batch: events in one chunk of a stream's body.
        pace: microseconds between two chunks; 0 for none.
        turns: whether streams take turns, a chunk each.
        refuse: whether every other request is refused with a 429 that asks for no wait.
        full: whether a model has every field of the catalogue, null where nothing is known.
    """

    late: int = 0
    batch: int = 1
    pace: int = 0
    turns: int = 0
    refuse: int = 0
    full: int = 0


@frozen
class Head:
    """What counts of a request line and its fields."""

    method: str
    path: str
    host: str
    settings: Settings
    length: int


@lru_cache(maxsize=1024)
def parse(head: bytes) -> Head:
    """The head of a request, the same bytes parsed once; raises `ValueError` for what no candidate should send."""
    if _CHUNKED.search(head):
        raise ValueError("a body without a length")
    method, target, _ = head.split(b"\r\n", 1)[0].decode("ascii").split(" ")
    segment, slash, path = target[1:].partition("?")[0].partition("/")
    length = _LENGTH.search(head)
    host = _HOST.search(head)
    return Head(
        method=method,
        path=slash + path,
        host=host[1].decode("ascii") if host else "",
        settings=settings_of(segment),
        length=int(length[1]) if length else 0,
    )


def settings_of(segment: str) -> Settings:
    """From `late-20.batch-16`; `-` for none."""
    pairs = (part.split("-") for part in segment.split(".") if part != "-")
    return Settings(**{name: int(value) for name, value in pairs})
