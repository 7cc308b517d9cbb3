"""Events whose side members are not what the contract says: the rest of them is not lost."""

from __future__ import annotations

from typing import Any, Callable, TypeVar, cast

from pydantic_core import ValidationError, from_json, to_json

from ._logs import log

T = TypeVar("T")

MOST = 32  # members of one event; each costs a decoding


def lenient(decode: Callable[[bytes], T], data: bytes) -> T:
    """What `decode` makes of a JSON object.

    Null counts as left out, for providers say it where the contract has a default. Members that are not valid are left
    out. Raises `ValueError` for what is no JSON object, or has too many of those.
    """
    try:
        return decode(data)
    except ValidationError:
        payload = without_nulls(from_json(data))
    for _ in range(MOST):
        try:
            return decode(to_json(payload))
        except ValidationError as problem:
            fault = problem.errors(include_url=False, include_context=False, include_input=False)[0]
            if not _left_out(payload, fault["loc"]):
                raise
            log.debug("left out of an event: %s, %s", ".".join(map(str, fault["loc"])), fault["type"])
    return decode(to_json(payload))


def without_nulls(value: Any) -> Any:
    if isinstance(cast(object, value), list):
        return [without_nulls(item) for item in value]
    if isinstance(cast(object, value), dict):
        return {name: without_nulls(item) for name, item in value.items() if item is not None}
    return value


def _left_out(payload: Any, place: Any) -> bool:
    """Takes out the innermost member at a place, as far as that is in the payload; whether there was one.

    The place of an error names members that are missing and branches of unions, too.
    """
    holder: Any = None
    at: Any = None
    value = payload
    for part in place:
        is_member = isinstance(cast(object, value), dict) and part in value
        is_item = isinstance(cast(object, value), list) and isinstance(part, int) and part < len(value)
        if is_member or is_item:
            holder, at, value = value, part, value[part]
    if holder is not None:
        del holder[at]
    return holder is not None
