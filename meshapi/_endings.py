"""How streams end: what their events make up, and the errors of those that fail."""

from __future__ import annotations

from typing import Any, Callable, Optional, Tuple, TypeVar, Union

from pydantic_core import to_json

from meshapi_generated.runtime.requests import Request

from ._copying import twin_of
from ._errors import MeshAPIError, ResponseParseError, StreamIdleTimeoutError, StreamTruncatedError
from ._flow import Opened, attach
from ._lenient import lenient
from ._readers import Reader
from ._wire import Answer, TransportFailure

R = TypeVar("R")

CUT = "the stream ended with neither its end marker nor a reason to finish"
CLOSED = "the stream was closed before its end"


def again(error: Exception) -> Exception:
    """An error that is to be raised later, or once more. Its first traceback has frames that hold the stream."""
    return twin_of(error) if isinstance(error, MeshAPIError) else error


def told(error: MeshAPIError, opened: Optional[Opened]) -> MeshAPIError:
    """`error` with the facts of the exchange, and fit to be shown, when it came from inside the stream."""
    if opened is not None:
        error.http = error.http or opened.http
        error.request_id = error.request_id or error.http.request_id
        return opened.exchange.unseen(error)
    return error


def broken_off(failure: TransportFailure, opened: Opened) -> MeshAPIError:
    """The error of a stream whose bytes have failed."""
    exchange = opened.exchange
    exchange.hide(failure)
    cause = failure.__cause__ or failure
    error = exchange.missed_deadline(failure)
    if failure.is_undecodable:
        reason = f"the stream cannot be decompressed: {cause}"
        error = ResponseParseError(reason, status=opened.http.status)
    elif error is None and failure.timeout is None:
        error = MeshAPIError.stream_interrupted(cause)
    elif error is None:
        seconds = exchange.config.timeout.read
        span = "too long" if seconds is None else f"{seconds:g} s"
        error = StreamIdleTimeoutError(f"the stream sent nothing for {span}")
    error.__cause__ = failure.__cause__
    return told(error, opened)


def cancelled(opened: Optional[Opened]) -> MeshAPIError:
    """The error of a stream that was cancelled, for whoever asks for it later."""
    when = "while it was read" if opened else "before it was open"
    return told(MeshAPIError.stream_interrupted(f"it was cancelled {when}"), opened)


def final_of(
    request: Request[Any],
    reader: Reader[Any],
    decode: Callable[[bytes], R],
    *,
    opened: Optional[Opened],
    failure: Optional[Exception],
    is_closed: bool,
) -> Union[R, Exception]:
    """The answer of a stream that is over, or why there is none.

    That is not raised here: the variables hold what the events say.
    """
    made, is_finished = _made(request, reader, decode, opened) if opened else (None, False)
    partial = None if isinstance(made, Exception) else made
    if failure is not None:
        error = again(failure)
        if isinstance(error, MeshAPIError):
            error.partial = partial
        return error
    if opened is None or made is None:
        return StreamTruncatedError("the stream was closed before it was opened")
    if is_finished or (reader.completed and not is_closed):
        return made
    return told(StreamTruncatedError(CLOSED if is_closed else CUT, partial=partial), opened)


def _made(
    request: Request[Any], reader: Reader[Any], decode: Callable[[bytes], R], opened: Opened
) -> Tuple[Union[R, MeshAPIError], bool]:
    """What the events make up, or the error for when that is no answer; and whether they say that it is all."""
    from ._accumulate import accumulate

    members, is_finished = accumulate(request.operation.id, reader.payloads)
    facts = opened.http
    if not members:
        skipped = reader.skipped_events
        count = f" ({skipped} event{'s' if skipped > 1 else ''} skipped)" if skipped else ""
        reason = f"the stream brought nothing to make an answer of{count}"
        return told(ResponseParseError(reason, status=facts.status), opened), is_finished
    content = to_json(members)
    try:
        result = lenient(decode, content)
    except ValueError as problem:
        answer = Answer(facts.status, facts.headers, content)
        return opened.exchange.unusable(answer, problem, "JSON"), is_finished
    attach(facts, result)
    return result, is_finished
