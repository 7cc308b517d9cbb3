"""What cannot be an answer, found where it is written: with a sentence that says what was meant instead."""

from __future__ import annotations

import inspect
from typing import Any, Callable, Iterable, Mapping, Tuple, cast

from pydantic import BaseModel
from pydantic_core import PydanticSerializationError, to_json

from meshapi_generated.registry import OPERATIONS

_EVENTS = frozenset(operation.event for operation in OPERATIONS.values() if operation.event)

_NO_EXCEPTION = (
    "an exception is no answer: use error(status), disconnect(), timeout(), or a function that raises it"
)


def encoded(value: Any) -> bytes:
    """The JSON of a value. Members of models that are None are left out, as the gateway does; of dicts, they stay."""
    try:
        return to_json(value, exclude_none=True)
    except PydanticSerializationError as error:
        raise TypeError(f"what is answered must be JSON: {error}") from None


def check_body(body: Any, kit: Tuple[type, ...]) -> None:
    """Raises `TypeError` for what is no body; `kit` are the classes of answers, which are not for lists."""
    if inspect.iscoroutine(body):
        body.close()  # or it would warn that nobody has awaited it
        raise TypeError("a coroutine is no answer: the function that answers must not be async")
    if body is None:
        raise TypeError("None is no answer: an empty body is reply() or Reply(), JSON's null is b'null'")
    if isinstance(body, str):
        raise TypeError("a text is no answer: use completion(text), a dict, a list, or bytes")
    if isinstance(body, BaseException):
        raise TypeError(_NO_EXCEPTION)
    if not isinstance(body, (bytes, list, tuple, Mapping, BaseModel)):
        raise TypeError(
            f"{_named(body)} is no answer: give a dict, a list, a model, bytes, a function of the request, or what "
            "meshapi.testing makes"
        )
    items = cast(Iterable[Any], body if isinstance(body, (list, tuple)) else (body,))
    if any(isinstance(item, BaseModel) and type(item).__name__ in _EVENTS for item in items):
        raise TypeError("these are events of a stream: wrap them in sse(...)")
    if any(isinstance(item, kit) for item in items):
        raise TypeError(
            "a list is one answer: give several in turn as reply(first, second), and a stream as sse([...])"
        )


def check_function(function: Callable[..., Any]) -> None:
    """Raises `TypeError` for what can be called, but not to answer a request."""
    name = getattr(function, "__name__", type(function).__name__)
    if isinstance(function, type) and issubclass(function, BaseException):
        raise TypeError(_NO_EXCEPTION)
    if isinstance(function, type) or getattr(function, "__module__", "").startswith(f"{__package__}."):
        raise TypeError(f"{name} itself is no answer: call it, as in reply({name}(...))")
    call = getattr(function, "__call__", None)  # noqa: B004  # of an object that may have an async one
    if inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(call):
        raise TypeError(f"{name} is async: what answers is called without await, also for the async client")


def check_events(events: Any) -> None:
    """Raises `TypeError` for what is not several events."""
    if isinstance(events, str):
        raise TypeError("a text is no list of events: sse(chunks(text)) cuts it, sse([text]) sends it as one")
    if not isinstance(events, Iterable) or isinstance(events, (bytes, Mapping, BaseModel)):
        raise TypeError(f"{_named(cast(object, events))} is no list of events: give sse([...])")


def check_event(event: Any) -> None:
    """Raises `TypeError` for what is no event; texts and those of the kit are some."""
    if isinstance(event, (list, tuple)):
        raise TypeError("a list is no event: unpack it with *, as in sse([*chunks(text), error(429)])")
    if not isinstance(event, (Mapping, BaseModel)):
        raise TypeError(
            f"{_named(event)} is no event: give a model, a dict, a text, error(...), disconnect() or timeout()"
        )


def _named(value: object) -> str:
    return f"{value!r}" if isinstance(value, (bool, int, float)) else type(value).__name__
