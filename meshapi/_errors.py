"""Every error that the SDK raises is a `MeshAPIError`.

    MeshAPIError
    ├── ClientError                     any 4xx
    │   ├── BadRequestError             400
    │   ├── AuthenticationError         401
    │   ├── PaymentRequiredError        402
    │   ├── PermissionDeniedError       403
    │   ├── NotFoundError               404
    │   ├── RequestTimeoutError         408
    │   ├── ConflictError               409
    │   ├── PayloadTooLargeError        413
    │   ├── UnprocessableEntityError    422
    │   └── RateLimitError              429
    ├── ServerError                     any 5xx
    │   ├── InternalServerError         500
    │   ├── UnsupportedOperationError   501
    │   ├── BadGatewayError             502
    │   ├── ServiceUnavailableError     503
    │   ├── GatewayTimeoutError         504
    │   ├── EdgeNetworkTimeoutError     524
    │   └── ProviderOverloadedError     529
    ├── ResponseParseError              parse_error, with the response's status
    ├── APIConnectionError              connection_error (this and all below: status 0)
    │   └── APITimeoutError             timeout
    │       └── DeadlineExceededError   deadline_exceeded
    ├── StreamInterruptedError          stream_interrupted
    ├── StreamIdleTimeoutError          stream_idle_timeout
    ├── StreamTruncatedError            stream_truncated
    ├── EventTooLargeError              event_too_large
    ├── StructuredOutputError           structured_output_parse_error
    ├── RealtimeError                   the code that the server sent
    └── ConfigurationError              configuration_error; also a ValueError

A class belongs to a status. An error inside a stream has none of its own: its status is 0, its class that of
its code. `_error_mapping` makes errors from responses, stream events and failed connections.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Optional

from ._copying import reduced
from ._details import lines_of, printable


class MeshAPIError(Exception):
    """Base of all errors of the SDK; raised itself when no finer class fits.

    Attributes:
        message: What happened, without the facts that `str(error)` adds.
        status: HTTP status; 0 when the error is not an HTTP answer.
        error_code: Stable code to branch on, such as `rate_limit_exceeded`; also readable as `code`.
        request_id: The gateway's id of the request, "" when unknown. Quote it to support.
        details: Particulars, one entry each (of a validation error `type`, `loc`, `msg`); often empty.
        provider_error: What the upstream provider answered, when the gateway passes it on.
        provider_code: The gateway's finer reason when a provider failed, such as `provider_overloaded`.
        retry_after_seconds: How long the server asked to wait, in seconds.
        body_excerpt: The start of a body that carried no message, at most 500 characters; else "".
        http: Facts about the exchange (headers, attempts, elapsed time), when there was one.
        partial: What had come of the answer, as its model, when the final method of a stream raises this
            (`get_final_completion` and its like); `None` from elsewhere, or when nothing had come.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int,
        error_code: str,
        request_id: Optional[str],
        details: Optional[Sequence[Any]] = None,
        provider_error: Any = None,
        retry_after_seconds: Optional[float] = None,
        partial: Any = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.error_code = error_code
        self.request_id: str = request_id or ""
        self.details: list[Any] = list(details or ())
        self.provider_error = provider_error
        self.provider_code: Optional[str] = None
        self.retry_after_seconds = retry_after_seconds
        self.body_excerpt = ""
        self.http: Any = None
        self.partial = partial

    @classmethod
    def from_response(cls, response: Any) -> MeshAPIError:
        """The error that an HTTP response stands for, of the class that its status implies.

        `response` is an `httpx.Response` that has been read, or has its `status_code`, `headers`, `content`.
        """
        from ._error_mapping import error_from_response

        return error_from_response(response.status_code, response.headers, response.content)

    @classmethod
    def stream_interrupted(cls, cause: object) -> StreamInterruptedError:
        """The error of a stream whose connection broke because of `cause`, an exception or a text."""
        error = StreamInterruptedError(f"Stream interrupted: {str(cause) or type(cause).__name__}")
        error.__cause__ = cause if isinstance(cause, BaseException) else None
        return error

    @property
    def code(self) -> str:
        """The same as `error_code`."""
        return self.error_code

    def __str__(self) -> str:
        facts = [f"request id {self.request_id}"] if self.request_id else []
        facts += [line for line in lines_of(self.details)[:3] if line not in self.message]
        if self.retry_after_seconds is not None:
            facts.append(f"retry after {self.retry_after_seconds:g} s")
        if self.body_excerpt and self.body_excerpt not in self.message:
            facts.append(f"body: {self.body_excerpt}")
        if self.http is not None and self.http.attempts > 1:
            facts.append(f"after {self.http.attempts} attempts")
        headline = printable(self._headline())
        return f"{headline} ({printable('; '.join(facts))})" if facts else headline

    def _headline(self) -> str:
        status = f"{self.status} " if self.status else ""
        return f"{status}{self.error_code}: {self.message}"

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}(status={self.status!r}, error_code={self.error_code!r}, "
            f"request_id={self.request_id!r}, message={self.message!r})"
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return reduced(self)


class ClientError(MeshAPIError):
    """Any 4xx: the gateway refused the request. Change it before you send it again, except after 408, 429."""


class BadRequestError(ClientError):
    """400: malformed, out of range, or not possible with this model. Change the request."""


class AuthenticationError(ClientError):
    """401: the key is missing, malformed or unknown. Check the token."""


class PaymentRequiredError(ClientError):
    """402: the balance is used up or the spend cap is reached. Top up or raise the cap."""


class PermissionDeniedError(ClientError):
    """403: the key is suspended or may not do this. Use another key or have it permitted."""


class NotFoundError(ClientError):
    """404: no such model, file, batch, template or response, or not visible to this key. Check the id."""


class RequestTimeoutError(ClientError):
    """408: the gateway waited too long for the request. Send it again, by a faster line if it is large."""


class ConflictError(ClientError):
    """409: a duplicate, or the resource's state forbids the operation. Fetch it again, then decide."""


class PayloadTooLargeError(ClientError):
    """413: the request body exceeds the gateway's limit (32 MiB). Send less, or upload large files by URL."""


class UnprocessableEntityError(ClientError):
    """422: well-formed, but a field is invalid. `details` says which."""


class RateLimitError(ClientError):
    """429: a limit of the key or the provider was hit. Wait `retry_after_seconds`; a quota needs more."""


class ServerError(MeshAPIError):
    """The gateway or a provider behind it failed (any 5xx). Try again later, or with another model."""


class InternalServerError(ServerError):
    """500: the gateway or the provider failed. `provider_error` and `provider_code` may say more."""


class UnsupportedOperationError(ServerError):
    """501: the model or its provider does not offer this operation. Choose another model."""


class BadGatewayError(ServerError):
    """502: a provider's answer was unusable, after all retries. Try again later."""


class ServiceUnavailableError(ServerError):
    """503: no provider or no capacity, after all retries. Wait `retry_after_seconds` when it is given."""


class GatewayTimeoutError(ServerError):
    """504: the provider took too long, after all retries. Ask for less, or raise the body field `timeout`."""


class EdgeNetworkTimeoutError(ServerError):
    """524: the edge network stopped waiting for the gateway. Stream long answers instead."""


class ProviderOverloadedError(ServerError):
    """529: the provider is overloaded. Wait, or choose another model."""


class _LocalError(MeshAPIError):
    """An error that the SDK finds itself: the class has its code, the status is 0 unless one is known."""

    _code: ClassVar[str]

    def __init__(
        self,
        message: str,
        *,
        status: int = 0,
        error_code: str = "",
        request_id: Optional[str] = "",
        **facts: Any,
    ) -> None:
        code = error_code or self._code
        super().__init__(message, status=status, error_code=code, request_id=request_id, **facts)


class ResponseParseError(_LocalError):
    """A success whose body is not what the operation returns: not JSON, another shape, or empty.

    `status` is the response's own, `body_excerpt` its start. Often a proxy or a wrong base URL answered.
    """

    _code = "parse_error"


class APIConnectionError(_LocalError):
    """The gateway was not reached, or the connection broke: then the request may have been carried out."""

    _code = "connection_error"


class APITimeoutError(APIConnectionError):
    """No answer within the timeout of one attempt. Raise `timeout`, or stream the answer."""

    _code = "timeout"


class DeadlineExceededError(APITimeoutError):
    """The total deadline of the call, all attempts and waits together, passed. Raise `deadline`."""

    _code = "deadline_exceeded"


class StreamInterruptedError(_LocalError):
    """The connection broke in mid-stream. What arrived was delivered; for the rest send a new request."""

    _code = "stream_interrupted"

    def _headline(self) -> str:
        return self.message


class StreamIdleTimeoutError(_LocalError):
    """A stream sent nothing, not even a comment, for the whole idle timeout. Start a new request."""

    _code = "stream_idle_timeout"


class StreamTruncatedError(_LocalError):
    """A stream ended, or was closed, with neither its end marker nor a finish reason; see `partial`."""

    _code = "stream_truncated"


class EventTooLargeError(_LocalError):
    """One event of a stream exceeded the cap. Raise `max_event_bytes` if such events are expected."""

    _code = "event_too_large"


class StructuredOutputError(_LocalError):
    """The model's reply does not validate against the asked-for type; `__cause__` says where.

    `text` is the reply, `completion` the whole response, if there is one. Give `parse` some `max_retries`.
    """

    _code = "structured_output_parse_error"

    def __init__(
        self, message: str, *, completion: Any = None, text: Optional[str] = None, **facts: Any
    ) -> None:
        super().__init__(message, **facts)
        self.completion = completion
        self.text = text


class RealtimeError(MeshAPIError):
    """An error frame of a realtime session; `param` names the field at fault. The server may close next."""

    def __init__(
        self, code: str, message: str, param: Optional[str] = None, request_id: Optional[str] = None
    ) -> None:
        super().__init__(message, status=0, error_code=code, request_id=request_id)
        self.param = param

    def __str__(self) -> str:
        return printable(f"realtime[{self.error_code}]: {self.message}")


class ConfigurationError(_LocalError, ValueError):
    """The client cannot work with what it was given. The message names the argument and the variable."""

    _code = "configuration_error"
