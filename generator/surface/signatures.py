"""Functions: from the syntax to what a call may look like."""

from __future__ import annotations

import ast

from attrs import evolve

from generator.surface.model import Default, Function, Parameter, Place, Signature
from generator.surface.source import Module, Sources
from generator.surface.types import Atom, Reader

AnyFunction = ast.FunctionDef | ast.AsyncFunctionDef


def function(sources: Sources, module: Module, owner: str, nodes: list[AnyFunction]) -> Function:
    """A function of all its definitions: the overloads, and at last what takes the calls of all.

    `owner` is the class or the module that it stands in.
    """
    bound = owner != module.name and "staticmethod" not in decorators_of(nodes[-1])
    reader = Reader(sources, module.name)
    found = [_signature(reader, node, bound) for node in nodes]
    overloads = [one for one, node in zip(found, nodes, strict=True) if "overload" in decorators_of(node)]
    return Function(
        place=Place(owner, module.file, nodes[-1].lineno),
        signatures=tuple(overloads) or (found[-1],),
        whole=found[-1],
        summary=(ast.get_docstring(nodes[-1]) or "").partition("\n\n")[0],
    )


def decorators_of(node: AnyFunction | ast.ClassDef) -> list[str]:
    """The names of the decorators, without modules and arguments."""
    calls = (item.func if isinstance(item, ast.Call) else item for item in node.decorator_list)
    return [ast.unparse(call).rpartition(".")[2] for call in calls]


def default(sources: Sources, module: str, node: ast.expr) -> Default:
    """A default value; where a name of the packages stands for a constant, the constant."""
    if isinstance(node, (ast.Name, ast.Attribute)):
        known = sources.definition(sources.look_up(module, ast.unparse(node)))
        value = getattr(known[1][-1], "value", None) if known else None
        if isinstance(value, ast.expr) and _is_constant(value):
            node = value
    return Default(ast.unparse(node), _is_constant(node))


def _is_constant(node: ast.expr) -> bool:
    return not any(isinstance(item, (ast.Name, ast.Attribute, ast.Call)) for item in ast.walk(node))


def _signature(reader: Reader, node: AnyFunction, bound: bool) -> Signature:
    taken = node.args
    by_position = [*taken.posonlyargs, *taken.args]
    missing = len(by_position) - len(taken.defaults)
    found = [
        _parameter(reader, arg, taken.defaults[index - missing] if index >= missing else None, True)
        for index, arg in enumerate(by_position)
    ]
    for index in range(len(taken.posonlyargs)):
        found[index] = evolve(found[index], keyword=False)
    if bound:
        del found[:1]
    if taken.vararg:
        found.append(evolve(_parameter(reader, taken.vararg, None, True), keyword=False, many=True))
    found += [
        _parameter(reader, arg, given, False)
        for arg, given in zip(taken.kwonlyargs, taken.kw_defaults, strict=True)
    ]
    if taken.kwarg:
        found.append(evolve(_parameter(reader, taken.kwarg, None, False), many=True))
    returns = reader.read(node.returns)
    if isinstance(node, ast.AsyncFunctionDef) and not any(
        isinstance(item, ast.Yield) for item in ast.walk(node)
    ):
        returns = (Atom("collections.abc.Awaitable", (returns,)),)
    return Signature(tuple(found), returns)


def _parameter(reader: Reader, arg: ast.arg, given: ast.expr | None, positional: bool) -> Parameter:
    stands_in = None if given is None else default(reader.sources, reader.module, given)
    return Parameter(arg.arg, reader.read(arg.annotation), stands_in, positional, keyword=True)
