"""The surface as data: what a program can name, call and read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import Factory, define, evolve, frozen

from generator.surface.types import Type, classes, named


@frozen
class Default:
    """What stands in for an argument that is not given."""

    text: str
    constant: bool
    """Whether the text is the value itself, and not the name or the making of one."""


@frozen
class Parameter:
    """A parameter of a call."""

    name: str
    type: Type
    default: Default | None
    positional: bool
    """Whether it may be given by position."""
    keyword: bool
    """Whether it may be given by name."""
    many: bool = False
    """Whether it takes any number: `*args`, `**keywords`."""

    @property
    def required(self) -> bool:
        return self.default is None and not self.many


@frozen
class Signature:
    """One way to call a function."""

    parameters: tuple[Parameter, ...]
    returns: Type

    def mapped(self, change: Callable[[Type], Type]) -> Signature:
        """The same with other types."""
        taken = tuple(evolve(one, type=change(one.type)) for one in self.parameters)
        return Signature(taken, change(self.returns))


@frozen
class Place:
    """Where something is defined."""

    owner: str
    """Path of the class or module that has the definition."""
    file: str
    line: int


@frozen
class Function:
    """A function or method. The first parameter of a method is left out."""

    place: Place
    signatures: tuple[Signature, ...]
    """The overloads, or the only one."""
    whole: Signature
    """What takes the calls of all overloads."""
    summary: str
    made: bool = False
    """Whether attrs or Pydantic makes it: the constructor that takes the fields."""

    def mapped(self, change: Callable[[Type], Type]) -> Function:
        """The same with other types."""
        signatures = tuple(one.mapped(change) for one in self.signatures)
        return evolve(self, signatures=signatures, whole=self.whole.mapped(change))

    def types(self) -> Iterator[tuple[Type, bool]]:
        """The types of what goes in (`True`) and of what comes out."""
        for signature in (*self.signatures, self.whole):
            yield from ((parameter.type, True) for parameter in signature.parameters)
            yield signature.returns, False


@frozen
class Value:
    """An attribute, a constant, or the name of a type that is no class."""

    place: Place
    type: Type
    computed: bool = False
    """Whether it is a property: read, and never given to a constructor."""
    default: Default | None = None

    def mapped(self, change: Callable[[Type], Type]) -> Value:
        """The same with another type."""
        return evolve(self, type=change(self.type))


Member = Function | Value


@frozen
class Class:
    """A class with all that it has, of its bases as well."""

    path: str
    place: Place
    ancestors: tuple[Type, ...]
    """All bases, near and far, with their arguments."""
    members: dict[str, Member]
    model: bool
    """Whether it is data of the API: a Pydantic model."""
    opened: bool = True
    """Whether programs can call the constructor: it has a public name, and asks for nothing that has none."""

    @property
    def name(self) -> str:
        return self.path.rpartition(".")[2]

    def types(self) -> Iterator[tuple[Type, bool, bool]]:
        """The types that a program meets through an instance: whether they go in, and whether they are a field's."""
        for name, member in self.members.items():
            if isinstance(member, Value):
                yield member.type, False, not member.computed
            elif name != "__init__" or (self.opened and not member.made):
                yield from ((type_, inwards, False) for type_, inwards in member.types())


Object = Class | Member


@define
class Surface:
    """Everything public: under which names it is found, and what it is."""

    version: str
    names: dict[str, str] = Factory(dict)
    """Path of the definition by each path that a program may import."""
    objects: dict[str, Object] = Factory(dict)
    """By the paths of the definitions; also classes that have no public name but come out of a call."""

    def roles(self) -> dict[str, set[bool]]:
        """How each class is met: made by programs (`True`), handed to them (`False`), or both."""
        found: dict[str, set[bool]] = {}

        def meet(type_: Type, inwards: bool) -> None:
            for name, against in classes(type_):
                way = inwards != against
                known = self.objects.get(name)
                if isinstance(known, Class) and way not in found.setdefault(name, set()):
                    found[name].add(way)
                    for inner, takes, is_field in known.types():
                        meet(inner, way if is_field else takes)

        exported = [self.objects[path] for path in dict.fromkeys(self.names.values())]
        for known in exported:
            if isinstance(known, Class):
                for type_, takes, is_field in known.types():
                    if not is_field:
                        meet(type_, takes)
            elif isinstance(known, Function):
                for type_, takes in known.types():
                    meet(type_, takes)
        for known in exported:
            if isinstance(known, Class) and known.path not in found:
                meet(named(known.path), False)
        return found
