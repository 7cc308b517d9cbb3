"""Incremental decoder of Server-Sent Events (WHATWG HTML standard, section 9.2), on bytes.

Line ends become LF as they arrive, so that a blank line is always two LF in a row and the usual event, one
`data: ` line, is cut out by `bytes.split` alone. Two departures from the standard: an event that the end of
the body cuts off before its blank line is delivered, and one event may not exceed a cap.
"""

from __future__ import annotations

from typing import Iterator, List, Optional, Tuple

from ._errors import EventTooLargeError

DEFAULT_MAX_EVENT_BYTES = 16 * 1024 * 1024

_BOM = b"\xef\xbb\xbf"


# One event: its data lines joined with LF, and its event name ("" when it has none).
Event = Tuple[bytes, str]


def data_in(events: bytes) -> List[bytes]:
    """The data of whole events, if each is one line of `data: `."""
    return events[6:-2].split(b"\n\ndata: ")


class Decoder:
    """Turns the chunks of one response body into events, whatever the chunks' borders.

    `max_event_bytes` bounds the bytes between two blank lines (default 16 MiB).
    """

    def __init__(self, max_event_bytes: int = DEFAULT_MAX_EVENT_BYTES) -> None:
        self._limit = max_event_bytes
        self._buffer = bytearray()  # the unfinished block, its line ends already LF
        self._after_cr = False
        self._at_start = True

    def feed(self, chunk: bytes) -> Iterator[Event]:
        """Take the next bytes of the body and yield the events that they complete.

        A generator: nothing is taken in before it is iterated. Raises `EventTooLargeError` as soon as an
        event exceeds the cap, after the events before it; the decoder is of no further use then.
        """
        if self._after_cr or b"\r" in chunk:
            chunk = self._with_lf(chunk)
        buffer = self._buffer
        if b"\n\n" not in chunk and not (chunk.startswith(b"\n") and buffer.endswith(b"\n")):
            buffer += chunk
            self._check_size(len(buffer) - 1)  # its last byte may be the first half of the blank line
            return
        if buffer:
            chunk = b"".join((buffer, chunk))
            buffer.clear()
        blocks = chunk.split(b"\n\n")
        buffer += blocks.pop()
        if self._at_start:
            blocks[0] = self._without_bom(blocks[0])
        limit = self._limit
        for block in blocks:
            if len(block) > limit:
                self._check_size(len(block))
            if block.startswith(b"data: ") and b"\n" not in block:
                yield block[6:], ""
            else:
                event = _decode(block.split(b"\n"))
                if event is not None:
                    yield event
        self._check_size(len(buffer) - 1)

    def usual(self, chunk: bytes) -> Tuple[bytes, List[bytes]]:
        """The events that the chunk completes, and the data of each, if all are one line of `data: ` each.

        Else, with an empty list, nothing is taken in. As nearly every chunk is so, this is the short way: a few
        searches for all of its events.
        """
        end = chunk.rfind(b"\n\n") + 2
        if end < 2 or self._after_cr or b"\r" in chunk:
            return b"", []
        if self._buffer:
            end += len(self._buffer)
            chunk = b"".join((self._buffer, chunk))
        events = chunk[:end]
        found = data_in(events)
        if (
            not events.startswith(b"data: ")
            or len(chunk) > self._limit
            or events.count(b"\n") > 2 * len(found)
        ):
            return b"", []
        if self._buffer or end < len(chunk):
            self._buffer[:] = chunk[end:]
        self._at_start = False
        return events, found

    def flush(self) -> Iterator[Event]:
        """Yield the last event when the body ended, in order, without a blank line after it."""
        block = bytes(self._buffer).rstrip(b"\n")
        self._buffer.clear()
        self._check_size(len(block))
        if self._at_start:
            block = self._without_bom(block)
        event = _decode(block.split(b"\n"))
        if event is not None:
            yield event

    def _with_lf(self, chunk: bytes) -> bytes:
        """`chunk` with CRLF and CR as LF. A CR at its end counts at once; an LF after it is dropped."""
        if not chunk:
            return chunk
        if self._after_cr and chunk.startswith(b"\n"):
            chunk = chunk[1:]
        self._after_cr = chunk.endswith(b"\r")
        return chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")

    def _without_bom(self, block: bytes) -> bytes:
        self._check_size(len(block))  # with the BOM, as when it came in pieces
        self._at_start = False
        return block[len(_BOM) :] if block.startswith(_BOM) else block

    def _check_size(self, size: int) -> None:
        if size > self._limit:
            self._buffer.clear()  # the error's traceback would keep it alive
            raise EventTooLargeError(
                f"an event of the stream is larger than {self._limit} bytes; max_event_bytes sets the limit"
            )


def _decode(lines: List[bytes]) -> Optional[Event]:
    """The event of one block; None without a `data` field. `id` and `retry` serve reconnecting, not us."""
    name = b""
    data: List[bytes] = []
    for line in lines:
        field, _, value = line.partition(b":")
        if field == b"data":
            data.append(_without_space(value))
        elif field == b"event":
            name = _without_space(value)
    return (b"\n".join(data), name.decode("utf-8", "replace")) if data else None


def _without_space(value: bytes) -> bytes:
    return value[1:] if value.startswith(b" ") else value
