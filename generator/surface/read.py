"""Reads the surface of a tree of sources: from the names that may be imported on to all that comes out of them."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Final

from attrs import evolve

from generator.surface.classes import ClassReader
from generator.surface.model import Class, Function, Object, Place, Surface, Value
from generator.surface.signatures import AnyFunction, function
from generator.surface.source import SourceError, Sources
from generator.surface.types import UNKNOWN, Reader, Type, classes, is_own

MODULES: Final = (
    "meshapi",
    "meshapi._types",
    "meshapi._errors",
    "meshapi.resources",
    "meshapi.testing",
    "meshapi_sandbox",
)
"""What documentation and programs import from."""
OPEN: Final = ("meshapi.resources", "meshapi.testing")
"""Packages whose modules may be imported too, unless they have a private name."""
VERSION: Final = "meshapi._version"


def read(files: Mapping[str, bytes], *, whole: bool = True) -> Surface:
    """The surface of the packages whose sources these are.

    Raises `SourceError` if they cannot be read, or if a public or an imported name is defined nowhere; where they need
    not be `whole`, such a name is left out.
    """
    sources = Sources(files, whole=whole)
    read_class = ClassReader(sources).read
    surface = Surface(_version(sources))
    for name in (*MODULES, *(module for package in OPEN for module in sources.submodules(package))):
        if not (module := sources.module(name)):
            continue
        for public in module.public():
            late = public in module.own & module.late.keys()
            if whole and late and module.homes is not None and public not in module.homes:
                why = f"{name} offers {public}, which its _HOMES do not have"
                raise SourceError(why, module.file, module.late[public])
            path = sources.resolve(f"{name}.{public}")
            known = read_class(path) or _other(sources, path)
            if known:
                surface.names[f"{name}.{public}"] = path
                surface.objects[path] = known
            elif whole and sources.module(path) is None:
                raise SourceError(
                    f"{name} offers {public}, which is defined nowhere", module.file, module.line
                )
    public_paths = {*surface.objects}
    waiting = [*surface.objects]
    while waiting:
        path = waiting.pop()
        known = surface.objects[path] = _opened(surface.objects[path], public_paths)
        for type_ in _types(known):
            for name, _ in classes(type_):
                if name not in surface.objects and (found := read_class(name)):
                    surface.objects[name] = found
                    waiting.append(name)
    return surface


def _opened(known: Object, public: set[str]) -> Object:
    """A class that knows whether programs can call its constructor."""
    if not isinstance(known, Class):
        return known
    constructor = known.members.get("__init__")
    taken = constructor.whole.parameters if isinstance(constructor, Function) else ()
    asked = [name for one in taken if one.required for name, _ in classes(one.type)]
    opened = known.path in public and all(name in public for name in asked if is_own(name))
    return evolve(known, opened=opened)


def _version(sources: Sources) -> str:
    known = sources.definition(f"{VERSION}.__version__")
    value = getattr(known[1][-1], "value", None) if known else None
    if not isinstance(value, ast.Constant):
        raise SourceError(f"{VERSION} has no __version__")
    return str(value.value)


def _other(sources: Sources, path: str) -> Object | None:
    known = sources.definition(path)
    if not known:
        return None
    module, nodes = known
    functions = [node for node in nodes if isinstance(node, AnyFunction)]
    if functions:
        return function(sources, module, module.name, functions)
    reader = Reader(sources, module.name)
    node = nodes[-1]
    # Where the name of a type is used, the type itself is read.
    type_ = reader.read(node.annotation) if isinstance(node, ast.AnnAssign) else UNKNOWN
    return Value(Place(module.name, module.file, node.lineno), type_)


def _types(known: Object) -> list[Type]:
    return [known.type] if isinstance(known, Value) else [type_ for type_, *_ in known.types()]
