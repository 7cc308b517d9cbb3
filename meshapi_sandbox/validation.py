"""Requests into models of the contract, or into the 422 that the gateway answers."""

from __future__ import annotations

import json
import math
from typing import (
    Any,
    Dict,
    List,
    Mapping,
    NoReturn,
    Optional,
    Sequence,
    Type,
    TypeVar,
    Union,
    get_args,
    get_origin,
)

from pydantic import BaseModel, ValidationError
from starlette.datastructures import ImmutableMultiDict

from meshapi_generated import models
from meshapi_generated.runtime.models import Timestamp
from meshapi_sandbox.engine.json_values import is_object
from meshapi_sandbox.errors import ApiError, invalid, refusal

M = TypeVar("M", bound=BaseModel)


def parse_body(names: Sequence[str], body: bytes) -> BaseModel:
    """Read a JSON body that is one of some models. Unknown members are dropped in silence, as at the real
    gateway.
    """
    try:
        data = json.loads(body, parse_float=_number, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise ApiError(400, f"The request body is not valid JSON: {error}") from None
    if not is_object(data):
        raise invalid("Input should be a JSON object", kind="model_attributes_type")
    return read(choose(names, data), data)


def refuse_body(body: bytes) -> None:
    """An operation that is called without a body takes an empty object as well."""
    if body.strip() and body.split() not in ([b"{}"], [b"{", b"}"]):
        raise invalid("Input should be an empty object", kind="literal_error")


def choose(names: Sequence[str], data: Mapping[str, Any]) -> Type[BaseModel]:
    """Which of several models is meant: the one of whose required members most are there."""
    candidates: List[Type[BaseModel]] = [getattr(models, name) for name in names]

    def present(model: Type[BaseModel]) -> int:
        return sum(field.is_required() and name in data for name, field in model.model_fields.items())

    return max(candidates, key=present)


def read(model: Type[M], data: Dict[str, Any], place: str = "body") -> M:
    """Validate decoded JSON strictly: no number in a string, no string for a number."""
    known = {field.alias or name for name, field in model.model_fields.items()} | set(model.model_fields)
    try:
        return model.model_validate_json(
            json.dumps({name: value for name, value in data.items() if name in known}), strict=True
        )
    except ValidationError as error:
        _refuse(error, place)


def parse_query(model: Type[M], query: ImmutableMultiDict[str, Any], place: str = "query", **parts: Any) -> M:
    """Read query parameters or the fields of a form, which are text: numbers and booleans are converted. The
    last of a repeated scalar counts.
    """
    data: Dict[str, Any] = {}
    for name, field in model.model_fields.items():
        values = query.getlist(field.alias or name)
        if not values:
            continue
        if bool in (field.annotation, *get_args(field.annotation)) and values[-1].lower() not in (
            "true",
            "false",
        ):
            raise invalid("Input should be true or false", name, kind="bool_parsing", place=place)
        data[field.alias or name] = values if is_list(field.annotation) else values[-1]
    try:
        return model.model_validate({**data, **parts})
    except ValidationError as error:
        _refuse(error, place)


def unix_seconds(moment: Optional[Timestamp], name: str, place: str = "body") -> Optional[float]:
    """The moment that a member of the body, or of another place, names, in Unix seconds."""
    if moment is None:
        return None
    try:
        return float(moment.datetime.timestamp())
    except (ValueError, OverflowError):
        raise invalid("This is no date-time.", name, kind="datetime_parsing", place=place) from None


def is_list(annotation: Any) -> bool:
    """Whether a type is a list, or has one among its alternatives."""
    return get_origin(annotation) is list or any(map(is_list, get_args(annotation)))


def _refuse(error: ValidationError, place: str) -> NoReturn:
    """A 422 that lists every fault with the path to it."""
    details: List[Dict[str, Any]] = [
        {"type": fault["type"], "loc": [place, *fault["loc"]], "msg": fault["msg"]}
        for fault in error.errors(include_url=False, include_context=False, include_input=False)
    ]
    raise refusal(details) from None


def _number(text: str) -> Union[int, float]:
    """To JSON Schema 7.0 is an integer."""
    number = float(text)
    if math.isinf(number):
        raise ValueError(f"{text} is too large")
    return int(number) if number.is_integer() else number


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
