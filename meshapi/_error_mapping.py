"""Makes errors: from a response, from a payload inside a stream, from a connection that failed.

Pure functions over statuses, header mappings, bytes and decoded JSON. Of the headers only the request id and
the wait that the server asks for enter an error.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from typing import Any, Optional, TypeVar, Union, cast
from urllib.parse import urlsplit

from . import _errors as e  # pyright: ignore[reportPrivateUsage]  # private to the package, not to the module
from ._details import lines_of
from ._error_codes import class_of_code, class_of_status, code_of_status
from ._json import parsed
from ._retry import parse_retry_after

EXCERPT_CHARACTERS = 500

_Object = dict[str, Any]
_Error = TypeVar("_Error", bound=e.MeshAPIError)


def error_from_response(status: int, headers: Mapping[str, str], body: bytes) -> e.MeshAPIError:
    """The error that a response stands for: the status decides its class, below 400 the code.

    Takes every shape of body: the gateway's envelope, a bare `error` text, FastAPI's `detail`, other JSON or
    nothing (code from the status), no JSON (code `parse_error`, the start of the body as message).
    """
    try:
        # It refuses what is nested too deeply to be copied.
        fields = _error_object(parsed(body.lstrip(codecs.BOM_UTF8)))
    except ValueError:
        fields = {"code": "parse_error", "message": excerpt(body)} if body.strip() else {}
    code = _code(fields) or code_of_status(status)
    message = _text(fields.get("message"))
    location = next((value for name, value in headers.items() if name.lower() == "location"), "")
    if 300 <= status < 400 and location:
        message = f"redirected to {_origin(location)}, which is not followed: is base_url right?"
    error = _build(fields, message or f"HTTP {status}", status=status, code=code)
    _add_header_facts(error, headers)
    if not message or code == "parse_error":
        error.body_excerpt = excerpt(body)
    return error


def error_from_event(payload: object, *, request_id: str = "") -> e.MeshAPIError:
    """The error that a decoded payload inside a stream stands for: status 0, its code decides its class.

    The error may be nested (`{"error": {...}}`), flat (`{"type": "error", "code": ..., "message": ...}`) or a
    bare text. `request_id` is the header's; an id inside the payload comes first.
    """
    payload = {"error": payload} if isinstance(payload, str) else payload
    fields = _error_object(payload)
    if not fields:
        flat = _object(payload)
        fields = {**flat, "code": flat.get("code") or flat.get("error_code")}
    code = _code(fields) or "upstream_error"
    message = _text(fields.get("message")) or "upstream error"
    error = _build(fields, message, status=0, code=code)
    error.request_id = error.request_id or request_id
    return error


def error_from_realtime_event(event: object) -> e.RealtimeError:
    """The error that an `error` frame of a realtime session stands for, nested or flat."""
    fields = _error_object(event) or _object(event)
    return e.RealtimeError(
        _code(fields) or "unknown",
        _text(fields.get("message")) or "realtime error",
        _text(fields.get("param")) or None,
        _text(fields.get("request_id")),
    )


def parse_error(status: int, headers: Mapping[str, str], body: bytes, reason: str) -> e.ResponseParseError:
    """The error of a success whose body cannot be used; `reason` says why: `expected JSON, got text/html`."""
    error = e.ResponseParseError(reason, status=status)
    _add_header_facts(error, headers)
    error.body_excerpt = excerpt(body)
    return error


def connection_error(host: str, cause: BaseException) -> e.APIConnectionError:
    """The error of a connection to `host` that was refused, not found or broken."""
    return _caused(e.APIConnectionError(f"connection to {host} failed: {root_cause(cause)}"), cause)


def timeout_error(
    host: str, cause: BaseException, *, phase: str, seconds: Optional[float] = None
) -> e.APITimeoutError:
    """The error of an attempt whose `phase` (`connect`, `read`, `write`, `pool`) outlasted `seconds`."""
    within = "in time" if seconds is None else f"within {seconds:g} s"
    what = _MISSED[phase].format(host=host)
    return _caused(e.APITimeoutError(f"{what} {within} ({phase} timeout)"), cause)


def deadline_error(
    host: str, seconds: float, cause: Optional[BaseException] = None
) -> e.DeadlineExceededError:
    """The error of a call to `host` that its total deadline of `seconds` ended."""
    return _caused(
        e.DeadlineExceededError(f"call to {host} not finished within its deadline of {seconds:g} s"), cause
    )


def excerpt(body: Union[bytes, str]) -> str:
    """The start of a body, at most 500 characters: white space and control characters become one space."""
    head = body[: 16 * EXCERPT_CHARACTERS]
    text = head if isinstance(head, str) else head.decode("utf-8", "replace")
    printable = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(printable.split())[:EXCERPT_CHARACTERS]


def root_cause(error: BaseException) -> str:
    """Type and text of what `error` goes back to, through causes, contexts and groups."""
    seen = {id(error)}
    while True:
        group: tuple[BaseException, ...] = getattr(error, "exceptions", ())
        # A context that was hidden, too: httpcore raises "from None", and what the system said is behind that.
        hidden = error.__context__ if error.__suppress_context__ else None
        origin = group[0] if group else error.__cause__ or hidden
        # Older anyio finds out by an empty buffer, which tells nobody anything.
        if origin is None or id(origin) in seen or isinstance(origin, IndexError):
            break
        seen.add(id(origin))
        error = origin
    text = excerpt(str(error))
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


_MISSED = {
    "connect": "no connection to {host}",
    "read": "no data from {host}",
    "write": "{host} took no data",
    "pool": "no free connection to {host} in the pool",
}


def _error_object(payload: object) -> _Object:
    """The fields of the error in `payload`, named as in the gateway's envelope; empty when it has none."""
    outer = _object(payload)
    error: object = outer.get("error")
    if error is None:
        error = outer.get("detail")
    if isinstance(error, str):
        return {**outer, "message": error, "code": outer.get("code") or outer.get("error_code")}
    problems = _list(error)
    if problems:
        error = {
            "code": "validation_error",
            "message": "; ".join(lines_of(problems)) or "validation error",
            "details": problems,
        }
    fields = _object(error)
    if not fields:
        return {}
    return {
        **fields,
        "code": fields.get("code") or fields.get("type"),
        "request_id": outer.get("request_id") or fields.get("request_id"),
    }


def _build(fields: _Object, message: str, *, status: int, code: str) -> e.MeshAPIError:
    provider_code = _text(fields.get("provider_code"))
    cls = class_of_status(status) if status >= 400 else class_of_code(code, provider_code)
    details = fields.get("details")
    error = cls(
        message,
        status=status,
        error_code=code,
        request_id=_text(fields.get("request_id")),
        details=_list(details) or ([details] if details else []),
        provider_error=fields.get("provider_error"),
        retry_after_seconds=_duration(fields.get("retry_after_seconds")),
    )
    error.provider_code = provider_code or None
    return error


def _origin(location: str) -> str:
    """Scheme and host of an address, which have no secrets; a relative address has the host that was called."""
    try:
        parts = urlsplit(location)
    except ValueError:
        return "an address that is none"
    scheme = f"{parts.scheme}:" if parts.scheme else ""
    return excerpt(f"{scheme}//{parts.netloc.rpartition('@')[2]}") if parts.netloc else "another path"


def _add_header_facts(error: e.MeshAPIError, headers: Mapping[str, str]) -> None:
    headers = {name.lower(): value for name, value in headers.items()}
    error.request_id = error.request_id or headers.get("x-request-id", "")
    if error.retry_after_seconds is None:
        error.retry_after_seconds = parse_retry_after(headers)


def _code(fields: _Object) -> str:
    code = fields.get("code")
    if type(code) is int:  # some providers send their HTTP status as the code
        return code_of_status(code)
    return _text(code)


def _object(value: object) -> _Object:
    return cast(_Object, value) if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _duration(value: object) -> Optional[float]:
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 1e15:
        return value
    return None


def _caused(error: _Error, cause: Optional[BaseException]) -> _Error:
    error.__cause__ = cause
    return error
