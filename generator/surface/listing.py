"""The surface as a page: every method and type, one line each, so that a diff of it can be reviewed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from attrs import Factory, define, field
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.contract import operations
from generator.surface.labels import ASYNC, CLIENTS, label, resources, twin
from generator.surface.lines import Line, method_line, type_line
from generator.surface.model import Class, Function, Surface
from generator.surface.read import read
from generator.surface.types import classes

_TEMPLATE: Final = "api.md.jinja"
_EXCEPTION: Final = "builtins.Exception"
_OF_A_TAG: Final = re.compile(r"meshapi_generated/(?:models|endpoints)/(\w+)")


@define
class Section:
    """What belongs together."""

    title: str
    about: str = ""
    classes: list[Line] = Factory(list)
    types: list[Line] = Factory(list)
    methods: list[Line] = Factory(list)


def listing(document: dict[str, Any], files: Mapping[str, bytes], templates: Path) -> str:
    """The page for the packages whose sources these are; `document` is the contract.

    What the hand-written sources have not followed yet is left out, for a contract may be changed before they are.
    """
    env = Environment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return env.get_template(_TEMPLATE).render(
        sections=_Listing(read(files, whole=False), document).sections()
    )


@define
class _Listing:
    surface: Surface
    document: dict[str, Any]
    ways: dict[str, str] = field(init=False)
    """The classes of the clients and of their resources, each with the way to it."""
    requests: dict[str, str] = Factory(dict)
    homes: dict[str, str] = Factory(dict)
    """The resource to which the models of a tag belong: the first one with a method of that tag."""
    users: dict[str, set[str]] = Factory(dict)
    """The resources whose methods lead to a class."""

    def __attrs_post_init__(self) -> None:
        self.ways = resources(self.surface)
        for operation in operations(self.document):
            for method in operation.spec["x-meshapi-methods"]:
                self.requests[method] = f"{operation.method.upper()} {operation.path}"
                self.homes.setdefault(operation.spec["tags"][0], method.partition(".")[0])
        for path, way in self.ways.items():
            if resource := _root(way):
                self._lead(path, resource)

    def sections(self) -> list[Section]:
        """The clients, a section for each resource, and the rest by kind."""
        about = {self.homes.get(tag["name"]): tag["description"] for tag in self.document["tags"]}
        roots = dict.fromkeys(filter(None, map(_root, self.ways.values())))
        found = {"": Section("Clients")}
        found |= {root: Section(f"`client.{root}`", about.get(root, "")) for root in roots}
        found |= {"values": Section("Options, results, streams"), "errors": Section("Errors")}
        found |= {"tests": Section("Tests"), "others": Section("Further names of public modules")}
        twins = {way.removeprefix(ASYNC): path for path, way in self.ways.items() if way.startswith(ASYNC)}
        for path, way in self.ways.items():
            section = found[_root(way)]
            if not _root(way):
                section.types.append(type_line(self.surface, path))
                continue
            section.classes.append(type_line(self.surface, path, members=False))
            if path not in twins.values():
                section.methods += self._methods(path, way, twins.get(way, ""))
        for path in sorted({*self.surface.names.values()} - {*self.ways}, key=self._order):
            depth = len(self._errors_above(path))
            found[self._home(path)].types.append(type_line(self.surface, path, depth))
        return [section for section in found.values() if section.types or section.methods]

    def _lead(self, path: str, resource: str) -> None:
        known = self.surface.objects.get(path)
        if isinstance(known, Class) and resource not in self.users.setdefault(path, set()):
            self.users[path].add(resource)
            for type_, *_ in known.types():
                for name, _ in classes(type_):
                    self._lead(name, resource)

    def _methods(self, path: str, way: str, twin: str) -> list[Line]:
        known, other = self.surface.objects[path], self.surface.objects.get(twin)
        if not isinstance(known, Class):
            return []
        return [
            method_line(
                self.surface,
                f"{way}.{name}",
                member,
                other.members.get(name) if isinstance(other, Class) else None,
                self.requests.get(f"{way}.{name}".partition(".")[2], ""),
            )
            for name, member in known.members.items()
            if isinstance(member, Function) and not name.startswith("_")
        ]

    def _order(self, path: str) -> tuple[str, ...]:
        """By name, the async kind behind the other; an error below the one that it is a kind of."""
        name = label(self.surface, path)
        above = self._errors_above(path)
        return (*above, name) if above else (twin(name), name.removeprefix(twin(name)))

    def _errors_above(self, path: str) -> list[str]:
        """The errors of which this is a kind, the most general one first."""
        above = _above(self.surface.objects.get(path))
        public = self.surface.names.values()
        found = [label(self.surface, name) for name in above if name in public] if _EXCEPTION in above else []
        return found[::-1]

    def _home(self, path: str) -> str:
        """The key of the section that something belongs to."""
        name, known = label(self.surface, path), self.surface.objects[path]
        if name.startswith(("testing.", "meshapi_sandbox.")):
            return "tests"
        if _EXCEPTION in _above(known):
            return "errors"
        if "/runtime/" in known.place.file:
            return "values"
        for owner in (path, *_above(known)):
            kept = self.surface.objects.get(owner)
            if tag := _OF_A_TAG.match(kept.place.file if kept else ""):
                return self.homes.get(tag[1], "errors")
        users = self.users.get(path, set())
        return next(iter(users)) if len(users) == 1 else "others" if "." in name else "values"


def _root(way: str) -> str:
    """`chat` for `async client.chat.completions`, `""` for a client itself."""
    return way.removeprefix(ASYNC).removeprefix(CLIENTS["meshapi.MeshAPI"]).lstrip(".").partition(".")[0]


def _above(known: object) -> list[str]:
    return [base[0].name for base in known.ancestors] if isinstance(known, Class) else []
