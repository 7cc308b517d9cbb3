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


@lru_cache(maxsize=None)
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def list_of(model: Type[M]) -> Callable[[bytes], ResultList[M]]:
    """A decoder of a bare JSON array. An empty body and ``null`` are the empty list."""

    def decode(content: bytes) -> ResultList[M]:
        if content.strip() in (b"", b"null"):
            return ResultList()
        return ResultList(_adapter(List[model]).validate_json(content))  # type: ignore[valid-type]

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
