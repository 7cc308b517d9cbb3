"""Readers of streams, without any I/O: pieces of a body in, items out."""

from __future__ import annotations

import re
from itertools import chain
from typing import Any, Dict, Iterable, Iterator, List, Optional, Protocol, TypeVar, Union

from pydantic_core import from_json, to_json

from meshapi_generated.runtime.requests import Request, StreamRule

from ._error_mapping import error_from_event
from ._json import mend, parsed
from ._lenient import lenient
from ._logs import log
from ._sse import Decoder, data_in
from ._wire import can_be_bytes

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

# A body of no named type is an event stream when its start has a field or comment (WHATWG HTML, section 9.2.5).
HEAD_BYTES = 64 * 1024
_FIELD = re.compile(
    rb"(?:\A(?:\xef\xbb\xbf)?|[\r\n])(?:(?:data|event|id|retry)?:|(?:data|event|id|retry)[\r\n])"
)


class ForeignBody(Exception):
    """What came is no stream of the kind that was asked for; `head` is its start."""

    def __init__(self, head: bytes) -> None:
        super().__init__("foreign body")
        self.head = head


class Reader(Protocol[T_co]):
    """Makes the items of a stream from the bytes of its body.

    Items come from an iterator, in which an error is raised after the items that arrived before it.

    Attributes:
        kind: what the body must be, in words.
        terminated: whether the terminator has arrived; nothing that follows it is looked at.
        completed: whether the terminator has arrived; without one in the operation, whether the body ended in
            order.
        skipped_events: how many events were no JSON of the expected form.
        payloads: what the events that have arrived so far said, if they are to be put together.
    """

    kind: str
    terminated: bool
    completed: bool
    skipped_events: int

    @property
    def payloads(self) -> Iterable[bytes]: ...

    def accepts(self, media_type: str) -> bool:
        """Whether a body of this type, "" when it has none, can be such a stream."""
        ...

    def begin(self, *, is_named: bool) -> None:
        """Hears whether the body has a named type."""
        ...

    def take(self, piece: Optional[bytes]) -> Iterator[T_co]:
        """The items that the next bytes of the body complete, or, given `None`, its end in order.

        Raises `ForeignBody` once it is clear that the body is something else.
        """
        ...


class ByteReader(Reader[T]):
    """Hands on the pieces of a body as they arrive."""

    kind = "bytes"
    terminated = False
    skipped_events = 0

    def __init__(self, request: Request[T]) -> None:
        self._decode = request.decode
        self._media = request.operation.media or ""
        self.completed = False

    @property
    def payloads(self) -> Iterable[bytes]:
        return ()

    def accepts(self, media_type: str) -> bool:
        return can_be_bytes(self._media, media_type)

    def begin(self, *, is_named: bool) -> None:
        pass

    def take(self, piece: Optional[bytes]) -> Iterator[T]:
        if piece is None:
            self.completed = True
        elif piece:
            yield self._decode(piece)


class EventReader(Reader[T]):
    """Reads an event stream, by the rules of the operation."""

    kind = "an event stream"

    def __init__(self, request: Request[T], max_event_bytes: int) -> None:
        self._decode = request.decode
        self._rule = request.operation.stream or StreamRule()
        self._terminator = (self._rule.terminator or "").encode()
        words = {r.equals if isinstance(r.equals, str) else r.property for r in self._rule.errors} | {"error"}
        self._suspicious = tuple(f'"{word}"'.encode() for word in words)
        # What most events need not be asked.
        self._is_simple = not self._rule.payload and not self._terminator.startswith(b"{")
        self._events = Decoder(max_event_bytes)
        self.terminated = False
        self.completed = False
        self.skipped_events = 0
        # Events that arrived at once, and single payloads in lists: to keep each event by itself would be felt.
        self._kept: List[Union[bytes, List[bytes]]] = []
        self._unnamed: Optional[bytes] = None

    @property
    def payloads(self) -> Iterable[bytes]:
        kept = (data_in(one) if isinstance(one, bytes) else one for one in self._kept)
        return chain.from_iterable(kept)

    def accepts(self, media_type: str) -> bool:
        return media_type in ("text/event-stream", "")  # some servers do not name the type

    def begin(self, *, is_named: bool) -> None:
        self._unnamed = None if is_named else b""

    def take(self, piece: Optional[bytes]) -> Iterator[T]:
        if self._unnamed is not None:
            self._sniff(self._unnamed, piece)
        elif piece and self._is_simple:
            events, found = self._events.usual(piece)
            if found:
                return self._decoded(events, found)
        return self._taken(piece)

    def _decoded(self, events: bytes, found: List[bytes]) -> Iterator[T]:
        """The items of events that have no name: all at once, if each is one and there is no word of an error."""
        for word in self._suspicious:  # any() would be felt
            if word in events:
                return self._one_by_one(found)
        is_last = bool(self._terminator) and found[-1] == self._terminator
        told = found[:-1] if is_last else found
        try:
            items = [*map(self._decode, told)]
        except ValueError:
            return self._one_by_one(found)
        if self._rule.final:
            self._kept.append(told if is_last else events)
        self.terminated = self.completed = is_last
        return iter(items)

    def _one_by_one(self, found: List[bytes]) -> Iterator[T]:
        for data in found:
            yield from self._items(data, "")
            if self.terminated:
                return

    def _sniff(self, head: bytes, piece: Optional[bytes]) -> None:
        """Finds out whether a body of no named type is an event stream."""
        if piece is None and head.strip():
            raise ForeignBody(head)
        head = (head + (piece or b""))[:HEAD_BYTES]
        self._unnamed = None if _FIELD.search(head) else head

    def _taken(self, piece: Optional[bytes]) -> Iterator[T]:
        for data, name in self._events.flush() if piece is None else self._events.feed(piece):
            yield from self._items(data, name)
            if self.terminated:
                return
        if piece is None:
            self.completed = not self._terminator

    def _items(self, told: bytes, name: str) -> Iterator[T]:
        if self._terminator and told.strip() == self._terminator:
            self.terminated = self.completed = True
            return
        data, rule = told, self._rule
        if name == "error":
            payload: Any = _payload_of(data)
            if not rule.event_name or not isinstance(payload, dict):
                raise error_from_event(payload)
        try:
            if name or rule.payload or any(word in data for word in self._suspicious):
                payload = from_json(data)
                more: Dict[str, Any] = {}
                if rule.payload and payload.get(rule.payload) is None:
                    more[rule.payload] = payload
                if name and rule.event_name:
                    more[rule.event_name] = name
                if self._is_error({**payload, **more}):
                    raise error_from_event(payload)
                if more:
                    data = to_json({**payload, **more})
            if self._rule.final:
                self._kept.append([data])
            item = lenient(self._decode, data)
        except (AttributeError, TypeError, ValueError) as problem:
            mended = mend(told)
            if mended != told:
                yield from self._items(mended, name)
                return
            self.skipped_events += 1
            log.debug("event %d skipped: %s", self.skipped_events, type(problem).__name__)
            return
        yield item

    def _is_error(self, payload: Dict[str, Any]) -> bool:
        # What is called error is one, unless the operation takes the names of events for data.
        is_flat_error = payload.get("type") == "error" and not self._rule.event_name
        return is_flat_error or any(rule.matches(payload) for rule in self._rule.errors)


def _payload_of(data: bytes) -> Any:
    """What an error event says: JSON, or text."""
    try:
        return parsed(data)
    except ValueError:
        return data.decode("utf-8", "replace")
