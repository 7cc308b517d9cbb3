"""One connection: requests in, prepared bytes out."""

from __future__ import annotations

import asyncio
import re
import threading
import time
from collections.abc import Iterator
from functools import lru_cache

from attrs import define

from bench.server.answers import REFUSED, answer, events_asked_for, stream_pieces, whole
from bench.server.requests import Head, parse

# A longer body is drained, not kept.
KEPT_BYTES = 4 << 20
_STREAM = re.compile(rb'"stream": ?true')


@lru_cache(maxsize=16)
def joined(pieces: tuple[bytes, ...]) -> bytes:
    """All at once: however fast a client reads, there is more, so that no read depends on the server's pace."""
    return b"".join(pieces)


@define
class Counts:
    """What the server has seen so far."""

    connections: int = 0
    requests: int = 0


class Connection(asyncio.Protocol):
    """HTTP/1.1 with keep-alive, as far as the candidates use it; what it does not know, it answers with a 501."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._held = b""
        self._undrained = 0
        self._drained_for: Head | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._loop = asyncio.get_running_loop()
        self._counts.connections += 1

    def data_received(self, data: bytes) -> None:
        if self._drained_for is not None:
            self._drain(len(data))
            return
        data = self._held + data if self._held else data
        while (end := data.find(b"\r\n\r\n")) >= 0:
            try:
                head = parse(data[:end])
            except ValueError as error:
                self._refuse(error)
                return
            end += 4
            if head.length > KEPT_BYTES:
                self._held, self._drained_for, self._undrained = b"", head, head.length
                self._drain(len(data) - end)
                return
            if len(data) < end + head.length:
                break
            body = data[end : end + head.length]
            data = data[end + head.length :]
            self._answer(head, body)
        self._held = data

    def _drain(self, count: int) -> None:
        self._undrained -= count
        if self._undrained <= 0 and self._drained_for is not None:
            head, self._drained_for = self._drained_for, None
            self._answer(head, b"")

    def _answer(self, head: Head, body: bytes) -> None:
        self._counts.requests += 1
        try:
            if head.settings.refuse and self._counts.requests % 2:
                self._transport.write(REFUSED)
            elif _STREAM.search(body):
                pieces = stream_pieces(head.path, events_asked_for(body), head.settings.batch)
                self._stream(head, pieces)
            elif head.settings.late:
                self._loop.call_later(head.settings.late / 1000, self._transport.write, whole(head, body))
            else:
                self._transport.write(whole(head, body))
        except LookupError as error:
            self._refuse(error)

    def _refuse(self, error: Exception) -> None:
        self._transport.write(answer(str(error).encode(), b"501 Not Implemented"))
        self._transport.close()

    def _stream(self, head: Head, pieces: tuple[bytes, ...]) -> None:
        if head.settings.pace:
            threading.Thread(target=self._pace, args=(pieces, head.settings.pace / 1e6), daemon=True).start()
        elif head.settings.turns:
            self._take_turn(iter(pieces))
        else:
            self._transport.write(joined(pieces))

    def _take_turn(self, pieces: Iterator[bytes]) -> None:
        piece = next(pieces, None)
        if piece is not None and not self._transport.is_closing():
            self._transport.write(piece)
            self._loop.call_soon(self._take_turn, pieces)

    def _pace(self, pieces: tuple[bytes, ...], pause: float) -> None:
        """In a thread, which really sleeps: the loop's timers count milliseconds."""
        due = time.monotonic()
        for piece in pieces:
            self._loop.call_soon_threadsafe(self._transport.write, piece)
            due = max(due + pause, time.monotonic())
            time.sleep(max(0.0, due - time.monotonic()))
