# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Decoders: the bytes of a good answer in, the result out. They raise ``ValueError`` for what does not fit."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Callable, List, Type, TypeVar

from pydantic import TypeAdapter
from pydantic_core import from_json

from .models import MeshModel
from .results import ResultDict, ResultList

M = TypeVar("M", bound=MeshModel)

# Beyond this a value is made first, and validated then: both at once takes half as much memory again.
LARGE = 1024 * 1024


def object_of(model: Type[M], content: bytes) -> M:
    """The one model that the content holds."""
    validator = model.__pydantic_validator__
    result: M = (
        validator.validate_json(content)
        if len(content) < LARGE
        else validator.validate_python(from_json(content))
    )
    return result


@lru_cache(maxsize=None)
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def events_of(model: Type[M]) -> Callable[[bytes], M]:
    """A decoder of the events of a stream. There is no call of ours in it: for each event, one would be felt."""
    decode: Callable[[bytes], M] = model.__pydantic_validator__.validate_json
    return decode


def list_of(model: Type[M]) -> Callable[[bytes], ResultList[M]]:
    """A decoder of a bare JSON array. An empty body and ``null`` are the empty list."""

    def decode(content: bytes) -> ResultList[M]:
        if content.strip() in (b"", b"null"):
            return ResultList()
        adapter = _adapter(List[model])  # type: ignore[valid-type]
        if len(content) < LARGE:
            return ResultList(adapter.validate_json(content))
        return ResultList(adapter.validate_python(from_json(content)))

    return decode


def one_of(union: Any) -> Callable[[bytes], Any]:
    """A decoder of what is one of several models."""
    return lambda content: _adapter(union).validate_json(content)


def plain_object(content: bytes) -> ResultDict:
    """Decoder of an object that the contract leaves open."""
    value = from_json(content)
    if not isinstance(value, dict):
        raise ValueError("the answer is no JSON object")
    return ResultDict(value)


def nothing(content: bytes) -> None:
    """Decoder of an answer that has no body, or whose body nobody needs."""
