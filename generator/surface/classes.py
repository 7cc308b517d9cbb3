"""Classes: from the syntax to all that an instance has, of its bases as well."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import partial

from attrs import Factory, define, evolve, field, frozen

from generator.surface.model import Class, Default, Function, Member, Parameter, Place, Signature, Value
from generator.surface.signatures import AnyFunction, decorators_of, default, function
from generator.surface.source import Module, Sources, statements
from generator.surface.types import UNKNOWN, VARIABLE, Atom, Reader, named, substituted

_MODEL = "pydantic.BaseModel"
_SELF = "typing.Self"
_MACHINERY = {
    *dir(object),
    "__copy__",
    "__deepcopy__",
    "__get_pydantic_core_schema__",
    "__setstate__",
    "__slots__",
    "model_config",
}
"""Names that every class has, or that only other libraries use."""
_NO_BASES = ("abc.ABC", "builtins.object", "typing.Generic", "typing.Protocol")
_FIELD_MAKERS = ("define", "frozen", "mutable", "dataclass")


@frozen
class _Field:
    value: Value
    init: bool
    positional: bool


@define
class _Body:
    """What stands in the body of a class itself."""

    place: Place
    bases: list[Atom]
    variables: list[str]
    made: bool
    """Whether attrs or dataclasses makes a constructor for it."""
    members: dict[str, Member] = Factory(dict)
    fields: dict[str, _Field] = Factory(dict)


@define
class ClassReader:
    """Reads the classes of a tree of sources."""

    sources: Sources
    _bodies: dict[str, _Body | None] = field(factory=dict)

    def read(self, path: str) -> Class | None:
        """The class with that path; `None` if there is none in the packages."""
        own = self._body(path)
        if not own:
            return None
        above = self._above(path)
        itself = (Atom(path, tuple(named(variable) for variable in own.variables)),)
        members: dict[str, Member] = {}
        fields: dict[str, _Field] = {}
        for atom in [*reversed(above), Atom(path)]:
            if body := self._body(atom.name):
                values = {**dict(zip(body.variables, atom.args, strict=False)), _SELF: itself}
                filled = partial(substituted, values=values)
                members |= {name: member.mapped(filled) for name, member in body.members.items()}
                fields |= {
                    name: evolve(one, value=one.value.mapped(filled)) for name, one in body.fields.items()
                }
        model = any(atom.name == _MODEL for atom in above)
        if (model and "__init__" not in members) or (own.made and "__init__" not in own.members):
            members["__init__"] = _constructor(own.place, fields, model)
        return Class(
            path=path,
            place=own.place,
            ancestors=tuple((atom,) for atom in above if atom.name not in _NO_BASES),
            members=members,
            model=model,
        )

    def _above(self, path: str) -> list[Atom]:
        """The bases, near and far, in the order in which Python looks into them."""
        found: list[Atom] = []
        for base in body.bases if (body := self._body(path)) else ():
            found.append(base)
            if known := self._body(base.name):
                values = dict(zip(known.variables, base.args, strict=False))
                found += [substituted((atom,), values)[0] for atom in self._above(base.name)]
        last = {atom.name: index for index, atom in enumerate(found)}
        return [atom for index, atom in enumerate(found) if last[atom.name] == index]

    def _body(self, path: str) -> _Body | None:
        if path not in self._bodies:
            known = self.sources.definition(path)
            node = known[1][-1] if known else None
            self._bodies[path] = (
                self._parse(known[0], node, path) if known and isinstance(node, ast.ClassDef) else None
            )
        return self._bodies[path]

    def _parse(self, module: Module, node: ast.ClassDef, path: str) -> _Body:
        reader = Reader(self.sources, module.name)
        bases = [atom for base in node.bases for atom in reader.read(base)]
        named_by = [base for base in bases if base.name in _NO_BASES] or bases
        variables = [atom.name for base in named_by for arg in base.args for atom in arg]
        makers = [
            maker
            for maker, name in zip(node.decorator_list, decorators_of(node), strict=True)
            if name in _FIELD_MAKERS
        ]
        body = _Body(
            place=Place(path, module.file, node.lineno),
            bases=bases,
            variables=list(dict.fromkeys(name for name in variables if name.startswith(VARIABLE))),
            made=bool(makers),
        )
        by_keyword = any(_argument(maker, "kw_only") == "True" for maker in makers)
        functions: dict[str, list[AnyFunction]] = {}
        for item in statements(node.body):
            place = Place(path, module.file, item.lineno)
            if isinstance(item, AnyFunction):
                functions.setdefault(item.name, []).append(item)
            elif (
                isinstance(item, ast.AnnAssign)
                and isinstance(item.target, ast.Name)
                and _shows(item.target.id)
            ):
                value = Value(place, reader.read(item.annotation), default=self._default(module, item.value))
                body.members[item.target.id] = value
                if not ast.unparse(item.annotation).startswith("ClassVar"):
                    init = _argument(item.value, "init") != "False"
                    positional = not by_keyword and _argument(item.value, "kw_only") != "True"
                    body.fields[item.target.id] = _Field(value, init, positional)
            elif isinstance(item, ast.Assign):
                names = (target.id for target in item.targets if isinstance(target, ast.Name))
                body.members |= {name: Value(place, UNKNOWN) for name in names if _shows(name)}
        for name, nodes in functions.items():
            if name == "__init__":
                for attribute, value in self._assigned(reader, nodes[-1], path, module.file):
                    body.members.setdefault(attribute, value)
            if _shows(name) or name == "__init__":
                body.members[name] = self._member(module, path, nodes)
        return body

    def _member(self, module: Module, path: str, nodes: list[AnyFunction]) -> Member:
        whole = function(self.sources, module, path, nodes)
        if any(name.endswith("property") for name in decorators_of(nodes[0])):
            return Value(
                whole.place, function(self.sources, module, path, nodes[:1]).whole.returns, computed=True
            )
        return whole

    def _assigned(
        self, reader: Reader, node: AnyFunction, path: str, file: str
    ) -> Iterator[tuple[str, Value]]:
        """The attributes that a constructor sets. One without an annotation has the type of the parameter it is."""
        annotations = {arg.arg: arg.annotation for arg in [*node.args.args, *node.args.kwonlyargs]}
        for item in ast.walk(node):
            if isinstance(item, (ast.Assign, ast.AnnAssign)):
                given = annotations.get(item.value.id) if isinstance(item.value, ast.Name) else None
                annotation = item.annotation if isinstance(item, ast.AnnAssign) else given
                for target in item.targets if isinstance(item, ast.Assign) else [item.target]:
                    own = isinstance(target, ast.Attribute) and ast.unparse(target.value) == "self"
                    if isinstance(target, ast.Attribute) and own and _shows(target.attr):
                        yield target.attr, Value(Place(path, file, item.lineno), reader.read(annotation))

    def _default(self, module: Module, node: ast.expr | None) -> Default | None:
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in ("field", "Field"):
            given = {keyword.arg: keyword.value for keyword in node.keywords}
            if maker := given.get("factory") or given.get("default_factory"):
                return Default(f"{ast.unparse(maker)}()", constant=False)
            node = given.get("default") or (node.args[0] if node.args else None)
        if node is None or (isinstance(node, ast.Constant) and node.value is ...):
            return None
        return default(self.sources, module.name, node)


def _constructor(place: Place, fields: dict[str, _Field], model: bool) -> Function:
    taken = [
        Parameter(name, one.value.type, one.value.default, one.positional and not model, keyword=True)
        for name, one in fields.items()
        if one.init
    ]
    taken.sort(key=lambda parameter: not parameter.positional)
    signature = Signature(tuple(taken), named("None"))
    return Function(place, (signature,), signature, summary="", made=True)


def _shows(name: str) -> bool:
    """Whether a member is for everybody: a plain name, or one with a meaning for Python."""
    special = name.startswith("__") and name.endswith("__")
    return name not in _MACHINERY and (special or not name.startswith("_"))


def _argument(call: ast.expr | None, name: str) -> str:
    keywords = call.keywords if isinstance(call, ast.Call) else ()
    return next((ast.unparse(one.value) for one in keywords if one.arg == name), "")
