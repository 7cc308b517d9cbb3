"""Types as a program sees them, in one normal form, and which of them fits where another one is asked for."""

from __future__ import annotations

import ast
import importlib
import sys
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from attrs import evolve, frozen

from generator.surface.source import PACKAGES, Sources

ANY: Final = "typing.Any"
NONE: Final = "None"
LITERAL: Final = "typing.Literal"
VARIABLE: Final = "~"
CALLABLE: Final = "collections.abc.Callable"
_TOPS: Final = (ANY, "builtins.object")
_TRANSPARENT: Final = ("typing.Annotated", "typing.ClassVar", "typing.Final", "typing.Required")
_PROMOTED: Final = {"builtins.int": "builtins.float", "builtins.bytearray": "builtins.bytes"}
"""What type checkers take for another class although it is none (PEP 484)."""
_MUTABLE: Final = tuple(f"collections.abc.Mutable{kind}" for kind in ("Sequence", "Mapping", "Set"))


@frozen
class Atom:
    """One member of a union: a class with its arguments, or one literal value."""

    name: str
    """The path of the class; `~T` for a type variable."""
    args: tuple[Type, ...] = ()
    value: Any = None
    """The value of a literal."""


Type = tuple[Atom, ...]
"""A union. `Optional[X]`, `Union[X, None]` and `X | None` are the same two atoms, and aliases are resolved."""

UNKNOWN: Final[Type] = (Atom(ANY),)


def named(path: str) -> Type:
    """The type of a class without arguments."""
    return (Atom(path),)


def text(type_: Type) -> str:
    """The type in Python's words, without the modules."""
    values = [repr(atom.value) for atom in type_ if atom.name == LITERAL]
    words = {_word(atom) if atom.name != LITERAL else f"Literal[{', '.join(values)}]": None for atom in type_}
    if NONE in words:
        words[NONE] = words.pop(NONE)
    return " | ".join(words)


def _word(atom: Atom) -> str:
    name = atom.name.removeprefix(VARIABLE).rpartition(".")[2] or atom.name
    if atom.name == CALLABLE and atom.args:
        *taken, gives = map(text, atom.args)
        return f"Callable[{'...' if taken == ['...'] else _bracketed(taken)}, {gives}]"
    return f"{name}[{', '.join(map(text, atom.args))}]" if atom.args else name


def _bracketed(words: list[str]) -> str:
    return f"[{', '.join(words)}]"


def classes(type_: Type) -> Iterator[tuple[str, bool]]:
    """Every class in a type, and whether it comes against the direction of the whole: what a callable takes does."""
    for atom in type_:
        yield atom.name, False
        for index, arg in enumerate(atom.args):
            against = atom.name == CALLABLE and index < len(atom.args) - 1
            yield from ((name, inner != against) for name, inner in classes(arg))


def replaced(type_: Type, change: Callable[[Atom], Type]) -> Type:
    """The type with each atom replaced, the inner ones first."""
    found: dict[Atom, None] = {}
    for atom in type_:
        args = tuple(replaced(arg, change) for arg in atom.args)
        found.update(dict.fromkeys(change(evolve(atom, args=args) if args else atom)))
    return tuple(found)


def substituted(type_: Type, values: Mapping[str, Type]) -> Type:
    """The type with type variables replaced by what they stand for."""
    return replaced(type_, lambda atom: values.get(atom.name, (atom,))) if values else type_


Ancestors = Callable[[str], Iterable[str]]
"""Tells the paths of a class's bases, near and far."""


def fits(given: Type, asked: Type, ancestors: Ancestors, gradual: bool = False) -> bool:
    """Whether all values of `given` are values of `asked`, as a type checker sees it.

    Where a container that can be written to is asked for, what is in it must be the same both ways. `Any` is the type
    of all values; where it is `gradual`, it also fits everywhere.
    """
    return all(any(_fits(atom, other, ancestors, gradual) for other in asked) for atom in given)


def _fits(given: Atom, asked: Atom, ancestors: Ancestors, gradual: bool) -> bool:
    if asked.name in _TOPS or (gradual and given.name == ANY):
        return True
    if given.name.startswith(VARIABLE) or asked.name.startswith(VARIABLE):
        return given.name[:1] == asked.name[:1]
    if asked.name == LITERAL:
        return given == asked
    if given.name == LITERAL:
        return _fits(Atom(f"builtins.{type(given.value).__name__}"), asked, ancestors, gradual)
    if _PROMOTED.get(given.name) == asked.name:
        return True
    if given.name != asked.name:
        above = asked.name in ancestors(given.name) or _stdlib_subclass(given.name, asked.name)
        if not above or len(given.args) != len(asked.args):
            return above
    if not given.args or not asked.args:
        return given.args == asked.args or all(fits(UNKNOWN, arg, ancestors, gradual) for arg in asked.args)
    if given.name == CALLABLE:
        (*takes, gives), (*handed, wanted) = given.args, asked.args
        taken = takes == [named("...")] or (
            len(takes) == len(handed) and all(map(lambda a, b: fits(a, b, ancestors, gradual), handed, takes))
        )
        return taken and fits(gives, wanted, ancestors, gradual)
    if len(given.args) != len(asked.args):
        return False
    mutable = any(
        _stdlib_subclass(name, kind) for name in (asked.name, *ancestors(asked.name)) for kind in _MUTABLE
    )
    return all(
        fits(one, other, ancestors, gradual)
        and not (mutable and not fits(other, one, ancestors, gradual=True))
        for one, other in zip(given.args, asked.args, strict=True)
    )


def _stdlib_subclass(given: str, asked: str) -> bool:
    one, other = _stdlib(given), _stdlib(asked)
    return isinstance(one, type) and isinstance(other, type) and issubclass(one, other)


def _stdlib(path: str) -> object:
    module, _, name = path.rpartition(".")
    # Only modules that every Python has: what else is installed must make no difference.
    if module.partition(".")[0] not in sys.stdlib_module_names:
        return None
    return getattr(importlib.import_module(module), name, None)


@frozen
class Reader:
    """Reads annotations of one module."""

    sources: Sources
    module: str
    aliases: tuple[str, ...] = ()
    """Aliases that are being resolved, so that one that holds itself ends."""

    def read(self, node: ast.expr | None) -> Type:
        """The type that an annotation means; `Any` where there is none."""
        match node:
            case None:
                return UNKNOWN
            case ast.Constant(value=None):
                return named(NONE)
            case ast.Constant(value=str(quoted)):
                return self.read(ast.parse(quoted, mode="eval").body)
            case ast.Constant(value=other):
                return named("..." if other is ... else repr(other))
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return self._union([left, right])
            case ast.Subscript(value=value, slice=ast.Tuple(elts=items)):
                return self._generic(self._path(value), items)
            case ast.Subscript(value=value, slice=item):
                return self._generic(self._path(value), [item])
            case _:
                return self._named(self._path(node))

    def _path(self, node: ast.expr) -> str:
        return canonical(self.sources.look_up(self.module, ast.unparse(node)))

    def _union(self, nodes: list[ast.expr]) -> Type:
        return tuple(dict.fromkeys(atom for node in nodes for atom in self.read(node)))

    def _generic(self, path: str, items: list[ast.expr]) -> Type:
        if path == "typing.Union":
            return self._union(items)
        if path == "typing.Optional":
            return tuple(dict.fromkeys((*self._union(items), *named(NONE))))
        if path == LITERAL:
            return tuple(Atom(LITERAL, value=ast.literal_eval(item)) for item in items)
        if path in _TRANSPARENT:
            return self.read(items[0])
        if path == CALLABLE and isinstance(items[0], ast.List):
            items = [*items[0].elts, *items[1:]]
        args = tuple(self.read(item) for item in items)
        return tuple(evolve(atom, args=atom.args or args) for atom in self._named(path))

    def _named(self, path: str) -> Type:
        known = self.sources.definition(path)
        value = getattr(known[1][-1], "value", None) if known else None
        if not known or value is None or path in self.aliases:
            return named(path)
        reader = Reader(self.sources, known[0].name, (*self.aliases, path))
        if isinstance(value, ast.Call):
            maker = reader._path(value.func)
            if maker == "typing.TypeAliasType":
                return reader.read(value.args[1])
            return named(VARIABLE + path if maker == "typing.TypeVar" else path)
        return reader.read(value)


def canonical(path: str) -> str:
    """One name for what has several: `typing.List` is `builtins.list`."""
    module, _, name = path.rpartition(".")
    if module not in ("typing", "typing_extensions"):
        return path
    origin: Any = getattr(getattr(typing, name, None), "__origin__", None)
    return f"{origin.__module__}.{origin.__qualname__}" if isinstance(origin, type) else f"typing.{name}"


def is_own(path: str) -> bool:
    """Whether the path is one of our packages'."""
    return path.partition(".")[0] in PACKAGES
