"""One line for each thing of the surface, in Python's words: how it is called and what it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from generator.surface.labels import label
from generator.surface.model import Class, Function, Object, Parameter, Surface, Value
from generator.surface.types import Atom, Type, is_own, text

_REQUEST: Final = re.compile(r"`((?:GET|POST|PUT|PATCH|DELETE) /[^`]*)`")
_EVERY_MODEL: Final = ("MeshModel", "BaseModel")


@frozen
class Line:
    """A name, what follows it, and where it is defined."""

    name: str
    file: str
    call: str = ""
    note: str = ""
    depth: int = 0
    members: tuple[str, ...] = ()


def type_line(surface: Surface, path: str, depth: int = 0, members: bool = True) -> Line:
    """A class with its constructor and members, a function, or another value."""
    known = surface.objects[path]
    name, file = label(surface, path), known.place.file
    if isinstance(known, Function):
        return Line(name, file, call(surface, known))
    if isinstance(known, Value):
        return Line(name, file)
    constructor = known.members.get("__init__")
    taken = ""
    if isinstance(constructor, Function) and known.opened and members:
        own = constructor.made or constructor.place.owner == path
        taken = parameters(surface, constructor) if own else ""
    notes = [
        f"{word} {', '.join(f'`{name}`' for name in names)}"
        for word, names in (("extends", _bases(surface, known)), ("also", _other_names(surface, path)))
        if names
    ]
    told = tuple(_members(surface, known)) if members else ()
    return Line(name, file, taken, ", ".join(notes), depth, told)


def method_line(surface: Surface, way: str, method: Function, twin: Object | None, request: str) -> Line:
    """A method of a client, and how the one of the async client differs, apart from the `await`."""
    found = _REQUEST.search(method.summary)
    request = request or (found[1] if found else "")
    notes = [f"`{request}`"] if request else []
    if isinstance(twin, Function):
        other = call(surface, twin)
        if other.replace("Async", "") != call(surface, method):
            notes.append(f"async `{other[len(parameters(surface, method)) :].strip()}`")
    return Line(way, method.place.file, call(surface, method), ", ".join(notes))


def call(surface: Surface, function: Function) -> str:
    """`(model, *, limit=20) -> Reply`; what has to be awaited is shown as what it becomes."""
    gives = dict.fromkeys(atom for one in function.signatures for atom in _awaited(one.returns))
    return f"{parameters(surface, function)} -> {text(tuple(gives))}"


def parameters(surface: Surface, function: Function) -> str:
    """The parameters in brackets; the fields of a params object, given as keywords, in short: `**ChatParams`."""
    shown = list(function.whole.parameters)
    params = next((one for one in shown if one.name == "params"), None)
    known = next((surface.objects.get(atom.name) for atom in params.type), None) if params else None
    fields = known.members.keys() if isinstance(known, Class) else ()
    kept = [one for one in shown if one.positional or one.name not in fields]
    if isinstance(known, Class) and params and len(kept) < len(shown):
        shown = kept
        shown.append(Parameter(known.name, params.type, None, positional=False, keyword=True, many=True))
    words: list[str] = []
    for index, one in enumerate(shown):
        before = shown[index - 1] if index else None
        if (
            not one.positional
            and not one.many
            and (before is None or (before.positional and not before.many))
        ):
            words.append("*")
        if before and not before.keyword and not before.many and one.keyword:
            words.append("/")
        stars = "" if not one.many else "*" if one.positional else "**"
        words.append(f"{stars}{one.name}" + (f"={one.default.text}" if one.default else ""))
    return f"({', '.join(words)})"


def _members(surface: Surface, known: Class) -> Iterator[str]:
    """What an instance has beside the fields that its constructor takes, and beside what a public base tells."""
    constructor = known.members.get("__init__")
    made = constructor.whole.parameters if isinstance(constructor, Function) and constructor.made else ()
    fields = {one.name for one in made}
    above = [
        surface.objects[base[0].name] for base in known.ancestors if base[0].name in surface.names.values()
    ]
    inherited = [member for base in above if isinstance(base, Class) for member in base.members.values()]
    places = {member.place for member in inherited}
    for name, member in known.members.items():
        if name in fields or name.startswith("_") or member.place in places:
            continue
        if isinstance(member, Function):
            yield f".{name}{call(surface, member)}"
        elif not _is_resource(member):
            yield f".{name}: {text(member.type)}"


def _is_resource(member: Value) -> bool:
    return member.computed and member.type[0].name.endswith("Resource")


def _bases(surface: Surface, known: Class) -> list[str]:
    """The nearest bases that have a name for everybody, but for what all models have."""
    public = [base for base in known.ancestors if _is_public(surface, base[0].name)]
    owners = (surface.objects.get(base[0].name) for base in public)
    farther = {base[0].name for owner in owners if isinstance(owner, Class) for base in owner.ancestors}
    nearest = [text(base) for base in public if base[0].name not in farther]
    return [base for base in nearest if base not in _EVERY_MODEL]


def _other_names(surface: Surface, path: str) -> list[str]:
    names = {name.rpartition(".")[2] for name, target in surface.names.items() if target == path}
    return sorted(names - {label(surface, path).rpartition(".")[2]})


def _is_public(surface: Surface, path: str) -> bool:
    return not is_own(path) or path in surface.names.values()


def _awaited(type_: Type) -> Iterator[Atom]:
    for atom in type_:
        yield from atom.args[0] if atom.name == "collections.abc.Awaitable" else (atom,)
