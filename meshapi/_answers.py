"""Good answers that are none: errors in disguise, and bodies of another kind."""

from __future__ import annotations

from typing import Any, Callable, Dict, Optional, TypeVar, Union, cast

from attrs import evolve
from pydantic_core import ValidationError

from meshapi_generated.runtime.models import MeshModel
from meshapi_generated.runtime.requests import Operation, Request
from meshapi_generated.runtime.results import ResultBytes, ResultDict

from ._error_mapping import error_from_response, parse_error
from ._errors import MeshAPIError, ResponseParseError
from ._json import decoded, parsed
from ._secrets import Secrets
from ._unseen import clean_body
from ._wire import Answer, can_be_bytes, is_json, media_type_of

T = TypeVar("T")


def outcome_of(request: Request[T], answer: Answer, secrets: Callable[[], Secrets]) -> Union[T, MeshAPIError]:
    """The result, or what is wrong with it. That is not raised here: the variables hold what the server said."""
    try:
        if answer.problem is not None:
            raise answer.problem
        check_kind(request.operation, answer)
        result = decoded(request.decode, answer.content)
        if is_error(result, answer):
            content = clean_body(answer.content, secrets())
            return error_from_response(answer.status, answer.headers, content)
        if is_hollow(result):
            raise ValueError("none of the expected fields is there")
        return result
    except Exception as problem:
        return unusable(answer, problem, "JSON", secrets)


def check_kind(operation: Operation, answer: Answer) -> None:
    """Refuses, with a `ValueError`, what names itself something else than the bytes that are expected."""
    media_type, expected = media_type_of(answer.headers), operation.media or ""
    is_empty_sound = expected.startswith("audio/") and not answer.content
    if not operation.response and (is_empty_sound or not can_be_bytes(expected, media_type)):
        raise ValueError(f"expected {expected or 'no page'}, got {media_type}")


def is_error(result: object, answer: Answer) -> bool:
    """Whether a result is an error in disguise: has an `error` that the contract does not know, or nothing else."""
    if isinstance(result, MeshModel):
        if isinstance((result.model_extra or {}).get("error"), dict):
            return True
        return is_hollow(result) and _has_error(result.model_dump(include={"error"}))
    # Bytes and plain objects may have an error of their own: only the envelope, which has nothing else, is one of ours.
    if isinstance(result, ResultDict) or (
        isinstance(result, ResultBytes) and is_json(media_type_of(answer.headers))
    ):
        payload = _json_of(answer.content)
        return _has_error(payload) and payload.keys() <= {"error", "request_id"}
    return result is None and _has_error(_json_of(answer.content))


def is_hollow(result: object) -> bool:
    """Whether a model has none of the fields that the contract gives it, all of which are optional, but an `error`."""
    if not isinstance(result, MeshModel):
        return False
    fields = type(result).model_fields
    return not any(name in fields and name != "error" for name in result.model_fields_set)


def unusable(
    answer: Answer, problem: Optional[Exception], expected: str, secrets: Callable[[], Secrets]
) -> MeshAPIError:
    """The error of a good status with an unusable body: an error in disguise, or something foreign."""
    content = clean_body(answer.content, secrets())
    error = _unusable(evolve(answer, content=content), problem, expected)
    if not isinstance(error, ResponseParseError):
        return error  # in disguise: it has not the form of a result, but that is not why it came
    # A problem with a body that repeats a secret may quote a part of it.
    error.__cause__ = problem if content is answer.content else ValueError(error.message)
    return error


def _unusable(answer: Answer, problem: Optional[Exception], expected: str) -> MeshAPIError:
    payload = _json_of(answer.content)
    if _has_error(payload):
        return error_from_response(answer.status, answer.headers, answer.content)
    media_type = media_type_of(answer.headers) or "no content type"
    if answer.problem is not None:
        reason = f"the body of the answer cannot be decompressed: {answer.problem}"
    elif not answer.content.strip():
        reason = "the body of the answer is empty"
    elif problem is None:
        reason = f"expected {expected}, got {media_type}"
    elif payload is None:
        reason = f"expected JSON, got {media_type}, which is not JSON"
    else:
        reason = f"the answer has not the expected form: {_first_line(problem)}"
    return parse_error(answer.status, answer.headers, answer.content, reason)


def _json_of(content: bytes) -> Any:
    try:
        return parsed(content)
    except ValueError:
        return None


def _has_error(payload: Any) -> bool:
    return isinstance(payload, dict) and bool(cast(Dict[str, Any], payload).get("error"))


def _first_line(problem: Exception) -> str:
    if not isinstance(problem, ValidationError):
        return str(problem)
    first = problem.errors(include_url=False, include_context=False, include_input=False)[0]
    return f"{'.'.join(map(str, first['loc'])) or 'body'}: {first['msg']}"
