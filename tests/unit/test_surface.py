"""The public surface: the two clients are twins, every exported name is there, and what is public is documented."""

from __future__ import annotations

import ast
import inspect
import re
from functools import cached_property
from typing import Any, Dict, Iterator, Tuple

import pytest

import meshapi
from meshapi import AsyncMeshAPI, MeshAPI
from meshapi_generated.registry import OPERATIONS

# What differs because the one waits and the other is awaited.
TWINS = (
    (r"AsyncIter|AsyncContext", lambda m: m[0][5:]),
    (r"\bAsync(?=[A-Z])", ""),
    (r"\basync_(?=httpx_client)", ""),
)


def methods(cls: Any, path: str = "") -> Iterator[Tuple[str, Any]]:
    """The public methods of a client class and of its tree of resources, by dotted name."""
    for name in dir(cls):
        if name.startswith("_"):
            continue
        member = inspect.getattr_static(cls, name)
        if isinstance(member, cached_property):
            yield from methods(type(_made(cls, member)), f"{path}{name}.")
        elif callable(member) or isinstance(member, classmethod):
            yield f"{path}{name}", getattr(cls, name)


def _made(cls: Any, member: Any) -> Any:
    """What a property of the tree holds; no executor is needed to make it."""

    class Blank(cls):  # type: ignore[misc]
        def __init__(self) -> None:
            self._executor = self._flows = None

    return member.func(Blank())


def signature(function: Any) -> Dict[str, Tuple[Any, Any, str]]:
    found = {}
    for name, parameter in inspect.signature(function).parameters.items():
        texts = [name, str(parameter.annotation)]
        for pattern, instead in TWINS:
            texts = [re.sub(pattern, instead, text) for text in texts]
        found[texts[0]] = (parameter.kind, parameter.default, texts[1])
    return found


SYNC, ASYNC = dict(methods(MeshAPI)), dict(methods(AsyncMeshAPI))


def test_both_clients_have_the_same_methods() -> None:
    assert SYNC.keys() | {"aclose"} == ASYNC.keys()
    assert {dotted for operation in OPERATIONS.values() for dotted in operation.methods} <= SYNC.keys()


@pytest.mark.parametrize("name", sorted(SYNC))
def test_a_method_takes_the_same_on_both_clients(name: str) -> None:
    assert signature(SYNC[name]) == signature(ASYNC[name])


def test_the_constructors_take_the_same() -> None:
    taken = signature(AsyncMeshAPI.__init__)
    assert taken.pop("fast")  # which is for async code alone
    assert signature(MeshAPI.__init__) == taken


@pytest.mark.parametrize("name", sorted(SYNC))
def test_every_method_is_documented(name: str) -> None:
    for function in (SYNC[name], ASYNC[name]):
        assert len(inspect.getdoc(function) or "") > 20


def test_type_checkers_are_told_where_each_name_lives() -> None:
    (checked,) = [
        node
        for node in ast.parse(inspect.getsource(meshapi)).body
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name)
    ]
    told = {
        name.asname: node.module
        for node in checked.body
        if isinstance(node, ast.ImportFrom)
        for name in node.names
        if name.asname
    }
    homes = {name: home.lstrip(".") for home, names in meshapi._HOMES.items() for name in names}
    assert {name: told.get(name) for name in homes} == homes


def test_every_exported_name_is_there() -> None:
    for name in meshapi.__all__:
        assert getattr(meshapi, name) is not None
    assert len(set(meshapi.__all__)) == len(meshapi.__all__)


@pytest.mark.parametrize("module", ["audio", "chat", "__path__", "_private"])
def test_the_documented_module_of_types_holds_types_only(module: str) -> None:
    import meshapi._types

    with pytest.raises(AttributeError):
        getattr(meshapi._types, module)
