"""What a mocked gateway answers with: JSON, bytes, errors, event streams, and connections that fail."""

from __future__ import annotations

from enum import Enum
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Sequence, Tuple, Union, cast

from attrs import field, frozen
from pydantic import BaseModel
from pydantic_core import from_json

from meshapi_generated.runtime.requests import Operation, StreamRule

from .._error_codes import code_of_status
from ._checks import check_body, check_event, check_events, check_function, encoded
from ._requests import RecordedRequest

_NONE: Mapping[str, str] = {}


class Failure(Enum):
    """How a connection can fail: made by `disconnect()` and `timeout()`."""

    DISCONNECT = "disconnect"
    TIMEOUT = "timeout"


@frozen
class Sent:
    """A response on its way out; a failure among its pieces breaks it off."""

    status: int
    headers: Mapping[str, str]
    pieces: Sequence[Union[bytes, Failure]]


@frozen
class Reply:
    """A response whose status or headers matter.

    Args:
        body: A dict, a list, a model, or bytes. Default: no body.
        status: The HTTP status. Default: the operation's own for a good answer, else 200.
        headers: Header fields, over those that are always there (`Content-Type`, `X-Request-Id`).

    Raises:
        TypeError: The body is something else, or has something in it that is no JSON.
    """

    body: Any = b""
    status: Optional[int] = None
    headers: Mapping[str, str] = _NONE
    _content: bytes = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        # At once, so that a mistake is found where it is made.
        check_body(self.body, KIT)
        content = self.body if isinstance(self.body, bytes) else encoded(self.body)
        object.__setattr__(self, "_content", content)

    def sent(self, operation: Optional[Operation], request_id: str) -> Sent:
        """The response as it goes out."""
        good = operation.success_status if operation else 200
        media_type = "application/json"
        if isinstance(self.body, bytes):
            media_type = (operation and operation.media) or "application/octet-stream"
        fields = {"content-type": media_type.replace("audio/*", "audio/mpeg")} if self._content else {}
        fields = {**fields, "x-request-id": request_id, **_lower(self.headers)}
        return Sent(good if self.status is None else self.status, fields, [self._content])


@frozen
class ErrorReply:
    """An answer of the gateway that says what went wrong: made by `error()`."""

    status: int
    fields: Mapping[str, Any]
    headers: Mapping[str, str]

    def envelope(self, request_id: str) -> Dict[str, Any]:
        """The JSON body of the error."""
        return {"error": self.fields, "request_id": self.headers.get("x-request-id", request_id)}

    def sent(self, operation: Optional[Operation], request_id: str) -> Sent:
        """The response as it goes out."""
        return Reply(self.envelope(request_id), self.status, self.headers).sent(operation, request_id)


@frozen
class EventStream:
    """An answer that is a stream: made by `sse()`."""

    events: Tuple[Any, ...]
    terminator: bool
    headers: Mapping[str, str]

    def sent(self, operation: Optional[Operation], request_id: str) -> Sent:
        """The response as it goes out."""
        rule = (operation and operation.stream) or StreamRule(terminator="[DONE]")
        fields = {"content-type": "text/event-stream", "x-request-id": request_id, **_lower(self.headers)}
        pieces: List[Union[bytes, Failure]] = []
        for event in self.events:
            if isinstance(event, ErrorReply):
                event = event.envelope(fields["x-request-id"])
            pieces.append(event if isinstance(event, Failure) else _frame(event, rule.event_name))
        if self.terminator and rule.terminator:
            pieces.append(_frame(rule.terminator, None))
        return Sent(200, fields, pieces)


KIT = (Reply, ErrorReply, EventStream, Failure)

Answer = Union[
    Reply,
    ErrorReply,
    EventStream,
    Failure,
    BaseModel,
    Mapping[str, Any],
    List[Any],
    bytes,
    Callable[[RecordedRequest], Any],
]
"""What a route can answer with. A function gets the request and returns one of the others."""


def response_to(
    answer: Answer, request: RecordedRequest, operation: Optional[Operation], request_id: str
) -> Union[Sent, Failure]:
    """The response that an answer stands for."""
    reply = prepared(answer(request) if callable(answer) else answer)
    if callable(reply):
        raise TypeError("a function answers with what it makes of a request, not with another function")
    return reply if isinstance(reply, Failure) else reply.sent(operation, request_id)


def prepared(answer: Any) -> Any:
    """The answer as one of the classes here, or a function; raises `TypeError` for what is none."""
    if callable(answer):
        check_function(answer)
        return answer
    return answer if isinstance(answer, KIT) else Reply(answer)


def error(
    status: int,
    code: Optional[str] = None,
    message: str = "mocked error",
    *,
    retry_after: Union[float, str, None] = None,
    details: Optional[List[Any]] = None,
    provider_error: Any = None,
    provider_code: Optional[str] = None,
    headers: Optional[Mapping[str, str]] = None,
) -> ErrorReply:
    """An error of the gateway; among the events of a stream, an in-band one, of which the status is not sent.

    Args:
        status: The HTTP status, 400 to 599. It decides the class of the error (of an in-band one, the code does).
        code: The error code. Default: the usual one of the status.
        message: What went wrong, for people.
        retry_after: Seconds to wait before the next try, or an HTTP-date, sent as `Retry-After`. 0 makes the client
            try again at once. Default: not sent.
        details: What is wrong with the request, item by item.
        provider_error: The provider's own error.
        provider_code: The finer reason of a provider's failure, such as `monthly_quota_exceeded`.
        headers: Further header fields.

    Raises:
        TypeError: The status is no int, or what was told is no JSON.
        ValueError: The status is not one of an error.
    """
    if not isinstance(cast(object, status), int):
        raise TypeError(f"the status of an error is an int, such as 429, not {type(status).__name__}")
    if not 400 <= status <= 599:
        raise ValueError(f"an error has a status from 400 to 599, not {status}")
    fields: Dict[str, Any] = {
        "code": code or code_of_status(status),
        "message": message,
        "details": details,
        "provider_error": provider_error,
        "provider_code": provider_code,
        "retry_after_seconds": retry_after if isinstance(retry_after, int) else None,
    }
    given = {name: value for name, value in fields.items() if value is not None}
    encoded(given)
    wait = {} if retry_after is None else {"retry-after": str(retry_after)}
    return ErrorReply(status, given, {**wait, **_lower(headers or {})})


def sse(
    events: Iterable[Any], *, terminator: bool = True, headers: Optional[Mapping[str, str]] = None
) -> EventStream:
    """A stream of server-sent events.

    Args:
        events: What arrives, in order: a model or dict is the payload of an event, a text the data of one as it
            stands; `error(...)` is an in-band error, `disconnect()` and `timeout()` end the connection there.
        terminator: Whether the operation's own last event (`[DONE]`) comes at the end.
        headers: Further header fields.

    Raises:
        TypeError: One of the events cannot be sent, or they are not in a list.

    Example:
        ::

            gateway.on("chat.completions.stream").reply(sse([*chunks("Hello"), error(429)]))
    """
    check_events(events)
    known = tuple(events)
    for event in known:
        if not isinstance(event, (str, ErrorReply, Failure)):
            check_event(event)
            encoded(event)
    return EventStream(known, terminator, headers or {})


def disconnect() -> Failure:
    """The connection breaks: before an answer `APIConnectionError`, in a stream `StreamInterruptedError`."""
    return Failure.DISCONNECT


def timeout() -> Failure:
    """Nothing more comes, and no time is lost waiting: `APITimeoutError`, in a stream `StreamIdleTimeoutError`."""
    return Failure.TIMEOUT


def _frame(value: Any, name_member: Optional[str]) -> bytes:
    """One event. Where the operation has named events, the name is taken out of the payload."""
    name = None
    if isinstance(value, str):
        data = value
    else:
        payload = from_json(encoded(value))
        if name_member is not None:
            name = payload.pop(name_member, None)
        data = encoded(payload).decode()
    lines = [f"event: {name}"] if name else []
    lines += [f"data: {line}" for line in data.split("\n")]
    return ("\n".join(lines) + "\n\n").encode()


def _lower(headers: Mapping[str, str]) -> Dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
