"""Compares two surfaces: which programs that ran and type-checked with the old one would not with the new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from attrs import Factory, define, evolve, field, frozen

from generator.surface.calls import Difference, Level, differences, result
from generator.surface.labels import label, resources, twin
from generator.surface.model import Class, Function, Member, Object, Parameter, Signature, Surface, Value
from generator.surface.types import NONE, Type, fits, is_own, named, replaced, text

Act = Literal["added", "changed", "removed"]


@frozen
class Change:
    """One change of the surface."""

    level: Level
    act: Act
    subject: str
    """What changed, in the words of a program: `client.chat.completions.create`, `RequestOptions.timeout`."""
    what: str
    """What happened to it."""
    file: str
    line: int
    """Where: in the old sources what was removed, in the new ones all else."""
    both: bool = False
    """Whether the same happened to its twin for `await`."""

    @property
    def text(self) -> str:
        """One line for people."""
        return f"{self.subject}: {self.what}{' (async too)' if self.both else ''}"


def compare(old: Surface, new: Surface) -> tuple[Change, ...]:
    """All changes, the gravest first, then by name. What happened to both clients is one change."""
    comparison = _Comparison(old, new)
    comparison.run()
    found = {(change.subject, change.what): change for change in comparison.changes.values()}
    for key in [*found]:
        other = (twin(key[0]), twin(key[1]))
        if other != key and other in found:
            found[other] = evolve(found[other], both=True)
            del found[key]
    return tuple(sorted(found.values(), key=lambda one: (one.level != "breaking", one.subject, one.what)))


@define
class _Comparison:
    old: Surface
    new: Surface
    changes: dict[tuple[str, str, str], Change] = Factory(dict)
    """By the class that defines what changed, so that it counts once and not for each class that inherits it."""
    same: dict[str, str] = field(init=False)
    """The new definition of each old one: what has a name in common, else what is called alike."""
    roles: dict[str, set[bool]] = field(init=False)
    ways: dict[str, str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        alike = {path.rpartition(".")[2]: path for path in self.new.objects}
        self.same = {path: alike.get(path.rpartition(".")[2], path) for path in self.old.objects}
        for name in sorted(self.old.names.keys() & self.new.names.keys(), key=_distance, reverse=True):
            self.same[self.old.names[name]] = self.new.names[name]
        self.roles = self.old.roles()
        self.ways = resources(self.old)

    def run(self) -> None:
        """Compares all."""
        self._names(self.old, self.new, "removed")
        self._names(self.new, self.old, "added")
        # Bases first, so that what happened to an inherited member is told of the class that has it.
        order = sorted(
            self.old.objects, key=lambda path: (len(_above(self.old.objects[path])), "Async" in path, path)
        )
        for path in order:
            if now := self.new.objects.get(self.same[path]):
                self._definition(self.old.objects[path], now, path)

    def _names(self, one: Surface, other: Surface, act: Act) -> None:
        by_target: dict[str, list[str]] = {}
        for name, target in one.names.items():
            by_target.setdefault(target, []).append(name)
        for target, names in by_target.items():
            apart = sorted((name for name in names if name not in other.names), key=_distance)
            known = one.objects[target]
            if len(apart) == len(names):
                self._note(known, target, "", label(one, target), _difference(act, act), act)
            else:
                what = (
                    "can be imported from here" if act == "added" else "cannot be imported from here any more"
                )
                for name in apart:
                    self._note(known, name, "", name, _difference(act, what), act)

    def _definition(self, old: Object, new: Object, path: str) -> None:
        subject = self.ways.get(path, label(self.old, path))
        if isinstance(old, Class) and isinstance(new, Class):
            self._class(old, new, subject)
        elif isinstance(old, Class) or isinstance(new, Class):
            self._note(new, path, "", subject, _other_kind(old, new))
        else:
            self._member(old, new, path, "", subject)

    def _class(self, old: Class, new: Class, subject: str) -> None:
        have = [named(new.path), *new.ancestors]
        for base in old.ancestors:
            now = self._now(base)
            hidden = is_own(base[0].name) and base[0].name not in self.old.names.values()
            if not hidden and not any(self._fits(one, now) for one in have):
                what = f"is no `{text(base)}` any more"
                self._note(new, new.path, "", subject, _difference("removed", what))
        roles = self.roles.get(old.path, {False})
        for name, was in old.members.items():
            owner, way = was.place.owner, f"{subject}.{name}"
            other = new.members.get(name)
            if name == "__init__":
                if old.opened and (True in roles or not old.model):
                    self._member(*_constructors(old, new), owner, name, label(self.old, old.path))
            elif other is None:
                self._note(was, owner, name, way, _difference("removed", "removed"), "removed")
            elif False in roles or not (isinstance(was, Value) and isinstance(other, Value)) or was.computed:
                self._member(was, other, owner, name, way)
        for name in new.members.keys() - old.members.keys() - {"__init__"}:
            came = new.members[name]
            self._note(
                came, came.place.owner, name, f"{subject}.{name}", _difference("added", "added"), "added"
            )

    def _member(self, old: Member, new: Member, owner: str, name: str, subject: str) -> None:
        if isinstance(old, Value) and isinstance(new, Value):
            found = list(result(self._now(old.type), new.type, self._fits, "is"))
        elif isinstance(old, Function) and isinstance(new, Function):
            found = self._calls(old, new)
        else:
            found = [_other_kind(old, new)]
        for difference in found:
            self._note(new, owner, name, subject, difference)

    def _calls(self, old: Function, new: Function) -> list[Difference]:
        """What differs for the callers of each overload, measured by the new one that suits them best."""
        found: dict[Difference, None] = {}
        for signature in old.mapped(self._now).signatures:
            choices = [list(differences(signature, other, self._fits)) for other in new.signatures]
            best = min(choices, key=lambda some: (sum(one.level == "breaking" for one in some), len(some)))
            found.update(dict.fromkeys(best))
        return list(found)

    def _note(
        self, at: Object, owner: str, name: str, subject: str, difference: Difference, act: Act = "changed"
    ) -> None:
        change = Change(difference.level, act, subject, difference.what, at.place.file, at.place.line)
        self.changes.setdefault((owner, name, difference.what), change)

    def _now(self, type_: Type) -> Type:
        """An old type in the words of the new surface."""
        return replaced(type_, lambda atom: (evolve(atom, name=self.same.get(atom.name, atom.name)),))

    def _fits(self, given: Type, asked: Type) -> bool:
        return fits(given, asked, lambda path: _above(self.new.objects.get(path)))


def _constructors(old: Class, new: Class) -> tuple[Member, Member]:
    """Both constructors. Where they are made of the fields, without fields that only one class has: they count as
    attributes. A new one that must be given stays.
    """
    was = old.members["__init__"]
    now = new.members.get("__init__") or _no_constructor(new)
    if isinstance(was, Function) and isinstance(now, Function) and was.made and now.made:
        was = _with(was, lambda one: one.name in new.members)
        now = _with(now, lambda one: one.required or one.name in old.members)
    return was, now


def _no_constructor(known: Class) -> Function:
    signature = Signature((), named(NONE))
    return Function(known.place, (signature,), signature, summary="")


def _with(function: Function, keep: Callable[[Parameter], bool]) -> Function:
    left = [Signature(tuple(filter(keep, one.parameters)), one.returns) for one in function.signatures]
    return evolve(function, signatures=tuple(left))


def _above(known: Object | None) -> list[str]:
    return [base[0].name for base in known.ancestors] if isinstance(known, Class) else []


def _distance(name: str) -> tuple[int, str]:
    return name.count("."), name


def _difference(act: Act, what: str) -> Difference:
    return Difference("additive" if act == "added" else "breaking", what)


def _other_kind(old: Object, new: Object) -> Difference:
    one, other = (
        {Class: "a class", Function: "a function", Value: "a value"}[type(known)] for known in (old, new)
    )
    return _difference("removed", f"is {other} now, was {one}")
