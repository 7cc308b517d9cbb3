"""The flow of `chat.completions.parse`: ask for JSON of a form, check what comes, ask again if need be."""

from __future__ import annotations

import json
import re
from typing import Any, Callable, Dict, List, Optional, cast, get_origin

from attrs import frozen
from pydantic import TypeAdapter
from pydantic.errors import PydanticUserError

from meshapi_generated.endpoints.chat import create_chat_completion
from meshapi_generated.models.chat import ChatCompletionParams, ChatCompletionResponse, ChatMessage
from meshapi_generated.runtime.options import RequestOptions

from ._errors import StructuredOutputError
from ._flow import Call, Flow


@frozen
class Form:
    """What a reply must look like: `response_format` as it is sent, and what reads the reply's text."""

    response_format: Dict[str, Any]
    read: Callable[[str], Any]


def form_of(target: Any) -> Form:
    """The form that a model class, another type or a JSON Schema stands for.

    Raises:
        TypeError: no JSON Schema can be made of the type.
    """
    if target is None:
        raise TypeError("parse() needs a response_format: a type or a JSON Schema")
    if isinstance(target, dict):
        schema = cast(Dict[str, Any], target)
        is_wrapped = schema.get("type") == "json_schema" and "json_schema" in schema
        return Form(schema if is_wrapped else _wrapped("response", schema), json.loads)
    try:
        adapter: TypeAdapter[Any] = (
            cast(Any, target) if isinstance(target, TypeAdapter) else TypeAdapter(target)
        )
        schema = adapter.json_schema()
    except (PydanticUserError, TypeError, NameError) as error:
        hint = (
            "; below Python 3.12 take TypedDict from typing_extensions"
            if "typed-dict" in _code(error)
            else ""
        )
        raise TypeError(f"no JSON Schema can be made of {target!r}{hint}: {error}") from error
    name = "response"
    if isinstance(target, type) and get_origin(target) is None:
        name = re.sub(r"[^a-zA-Z0-9_-]", "_", target.__name__)[:64]
    return Form(_wrapped(name, schema), adapter.validate_json)


def parse(
    params: ChatCompletionParams, target: Any, max_retries: int, options: Optional[RequestOptions]
) -> Flow[Any]:
    """Asks for a reply of the form of `target` and reads it; one that does not fit goes back with the reason."""
    if type(max_retries) is not int or max_retries < 0:
        raise ValueError(f"max_retries must be an int of 0 or more, not {max_retries!r}")
    form = form_of(target)
    messages: List[Any] = list(params.messages)
    for attempt in range(max_retries + 1):
        asked = params.model_copy(update={"response_format": form.response_format, "messages": messages})
        completion: ChatCompletionResponse = yield Call(
            create_chat_completion.build_request(asked, options=options)
        )
        try:
            return _value(form, completion)
        except StructuredOutputError as error:
            if attempt == max_retries or _finish_reason(completion) == "length":
                raise
            messages = [*messages, *_objection(error)]
    raise AssertionError("unreachable")


def _value(form: Form, completion: ChatCompletionResponse) -> Any:
    text = _text(completion)
    if _finish_reason(completion) == "length":
        # Half an answer can still be valid JSON, of half the data.
        raise _failure("the reply was cut off at the token limit", completion, text)
    if not text:
        raise _failure("the reply has no content", completion, text)
    try:
        return form.read(text)
    except ValueError as error:
        raise _failure(f"the reply does not fit the asked-for form: {error}", completion, text) from error


def _failure(message: str, completion: ChatCompletionResponse, text: str) -> StructuredOutputError:
    error = StructuredOutputError(message, completion=completion, text=text)
    error.http = completion.http
    error.request_id = completion.http.request_id if completion.http else ""
    return error


def _objection(error: StructuredOutputError) -> List[ChatMessage]:
    """The reply that did not fit, and what is wrong with it. Some providers refuse a reply without text."""
    reply = [ChatMessage(role="assistant", content=error.text)] if error.text else []
    request = f"{error.message}\nReply again, with nothing but JSON that fits the schema."
    return [*reply, ChatMessage(role="user", content=request)]


def _text(completion: ChatCompletionResponse) -> str:
    message = completion.choices[0].message if completion.choices else None
    content: Any = message.content if message else None
    if isinstance(content, str):
        return content
    return "".join(getattr(part, "text", None) or "" for part in content or ())


def _finish_reason(completion: ChatCompletionResponse) -> Optional[str]:
    return completion.choices[0].finish_reason if completion.choices else None


def _wrapped(name: str, schema: Dict[str, Any]) -> Dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": name, "schema": schema}}


def _code(error: Exception) -> str:
    return getattr(error, "code", None) or ""
