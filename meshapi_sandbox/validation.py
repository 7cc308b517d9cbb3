"""Requests into models of the contract, or into the 422 that the gateway answers."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Mapping, NoReturn, Sequence, Type, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from starlette.datastructures import ImmutableMultiDict

from meshapi_generated import models
from meshapi_sandbox.engine.json_values import is_object
from meshapi_sandbox.errors import ApiError, invalid

M = TypeVar("M", bound=BaseModel)


def parse_body(names: Sequence[str], body: bytes) -> BaseModel:
    """Read a JSON body that is one of some models. Unknown members are dropped in silence, as at the real
    gateway.
    """
    try:
        data = json.loads(body, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise ApiError(400, f"The request body is not valid JSON: {error}") from None
    if not is_object(data):
        raise invalid("Input should be a JSON object", kind="model_attributes_type")
    return read(choose(names, data), data)


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


def parse_query(
    model: Type[M], query: ImmutableMultiDict[str, Any], place: str = "query", **parts: Any
) -> M:
    """Read query parameters or the fields of a form, which are text: numbers and booleans are converted. The last of a repeated
    scalar counts.
    """
    data: Dict[str, Any] = {}
    for name, field in model.model_fields.items():
        values = query.getlist(field.alias or name)
        if values:
            data[field.alias or name] = values if _is_list(field.annotation) else values[-1]
    try:
        return model.model_validate({**data, **parts})
    except ValidationError as error:
        _refuse(error, place)


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is list or any(map(_is_list, get_args(annotation)))


def _refuse(error: ValidationError, place: str) -> NoReturn:
    """A 422 that lists every fault with the path to it."""
    details: List[Dict[str, Any]] = [
        {"type": fault["type"], "loc": [place, *fault["loc"]], "msg": fault["msg"]}
        for fault in error.errors(include_url=False, include_context=False, include_input=False)
    ]
    first = details[0]
    where = ".".join(map(str, first["loc"][1:]))
    more = f" (and {len(details) - 1} more)" if len(details) > 1 else ""
    raise ApiError(422, f"{where}: {first['msg']}{more}", details=details) from None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
