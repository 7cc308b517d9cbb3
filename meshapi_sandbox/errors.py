"""Errors as the gateway words them: a status, a code, a message, in one envelope."""

from __future__ import annotations

from typing import Any, Dict, Mapping, Optional, Sequence, Union

from attrs import Factory, field, frozen

CODES: Mapping[int, str] = {
    400: "invalid_request",
    401: "unauthorized",
    402: "spend_limit_exceeded",
    403: "forbidden",
    404: "not_found",
    405: "invalid_request",
    409: "conflict",
    413: "invalid_input",
    422: "validation_error",
    429: "rate_limit_exceeded",
    500: "internal_error",
    501: "not_implemented",
    502: "upstream_error",
    503: "provider_not_available",
    504: "gateway_timeout",
}


@frozen
class ApiError(Exception):
    """An answer other than the good one. ``code`` defaults to the usual one of the status."""

    status: int
    message: str
    code: str = field(default=Factory(lambda error: code_of(error.status), takes_self=True))
    details: Optional[Sequence[Mapping[str, Any]]] = None
    provider_error: Any = None
    retry_after: Optional[str] = None


def code_of(status: int) -> str:
    """The code that usually goes with a status."""
    return CODES.get(status, "upstream_error" if status >= 500 else "invalid_request")


def envelope(error: ApiError, request_id: str) -> Dict[str, Any]:
    """The JSON body of an error."""
    body: Dict[str, Any] = {"code": error.code, "message": error.message}
    if error.details is not None:
        body["details"] = list(error.details)
    if error.provider_error is not None:
        body["provider_error"] = error.provider_error
    if error.retry_after is not None and error.retry_after.isdigit():
        body["retry_after_seconds"] = int(error.retry_after)
    return {"error": body, "request_id": request_id}


def invalid(
    message: str,
    *where: Union[str, int],
    kind: str = "value_error",
    code: str = "validation_error",
    place: str = "body",
) -> ApiError:
    """A 422 about one member of the body, or of another place."""
    return refusal([{"type": kind, "loc": [place, *where], "msg": message}], code)


def refusal(details: Sequence[Mapping[str, Any]], code: str = "validation_error") -> ApiError:
    """A 422 about every fault that was found; its message is the first of them, after the name of the member."""
    first = details[0]
    where = ".".join(map(str, first["loc"][1:]))
    more = f" (and {len(details) - 1} more)" if len(details) > 1 else ""
    return ApiError(422, f"{where}: {first['msg']}{more}" if where else first["msg"] + more, code, details)
