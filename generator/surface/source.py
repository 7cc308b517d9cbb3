"""Python sources as syntax: what a module defines, and what a name leads to. Nothing is imported, so nothing runs."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from attrs import Factory, define, frozen

BY_HAND: Final = ("meshapi", "meshapi_sandbox")
PACKAGES: Final = (*BY_HAND, "meshapi_generated")
"""All that the distribution installs."""


class SourceError(Exception):
    """The sources cannot be read; the message says where and why."""

    def __init__(self, message: str, file: str = "", line: int = 0, whose: str = "") -> None:
        super().__init__(f"{whose}: " * bool(whose) + f"{file}:{line}: " * bool(file) + message)
        self.message = message
        self.file = file
        self.line = line


@frozen
class Binding:
    """What a name of a module stands for: what is defined there, or a name of another module."""

    nodes: tuple[ast.stmt, ...] = ()
    """Every definition of that name, in order: the overloads of a function come before it."""
    target: str = ""
    """The dotted path that was imported."""
    again: bool = False
    """Whether it was imported to be offered again: `import X as X`."""
    line: int = 0
    """Where it was imported."""


@define
class Module:
    """A module, parsed."""

    name: str
    file: str
    names: dict[str, Binding] = Factory(dict)
    exports: list[str] | None = None
    """What `__all__` says."""
    line: int = 1
    """Where it says so."""
    own: set[str] = Factory(set)
    """The names that it lists itself, and not as all those of another module."""
    late: dict[str, int] = Factory(dict)
    """The names that only type checkers import, and the lines: at run time they are found otherwise."""
    homes: set[str] | None = None
    """The names in `_HOMES`, the table by which they are found, if it is written out here."""

    def public(self) -> list[str]:
        """The names that other code may use."""
        if self.exports is not None:
            return self.exports
        return [
            name
            for name, binding in self.names.items()
            if not name.startswith("_") and (binding.again or not (binding.target or _is_variable(binding)))
        ]


def on_disk(root: Path, packages: tuple[str, ...] = PACKAGES) -> dict[str, bytes]:
    """The sources of these packages, by their paths from `root`, as far as they are there."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for package in packages
        for path in sorted((root / package).rglob("*.py"))
    }


class Sources:
    """The modules of the packages, each parsed when it is first asked for."""

    def __init__(self, files: Mapping[str, bytes], *, whole: bool = True) -> None:
        self._files = files
        self._whole = whole
        self._modules: dict[str, Module | None] = {}
        self._found: dict[tuple[str, str], str] = {}

    def module(self, name: str) -> Module | None:
        """The module of that dotted name, if there is one."""
        if name not in self._modules:
            self._modules[name] = None
            stem = name.replace(".", "/")
            for file in (f"{stem}/__init__.py", f"{stem}.py"):
                if file in self._files:
                    self._parse(name, file)
                    break
        return self._modules[name]

    def submodules(self, package: str) -> list[str]:
        """The dotted names of the public modules in a package."""
        folder = package.replace(".", "/")
        stems = (PurePosixPath(file).stem for file in self._files if file.rpartition("/")[0] == folder)
        return [f"{package}.{stem}" for stem in sorted(stems) if not stem.startswith("_")]

    def look_up(self, module: str, dotted: str) -> str:
        """The path of the definition to which a name, perhaps with attributes, leads in that module."""
        if (module, dotted) not in self._found:
            self._found[module, dotted] = self._look_up(module, dotted)
        return self._found[module, dotted]

    def _look_up(self, module: str, dotted: str) -> str:
        head = dotted.partition(".")[0]
        known = self.module(module)
        if known and head in known.names:
            return self.resolve(f"{module}.{dotted}")
        return f"builtins.{dotted}" if hasattr(builtins, head) else dotted

    def resolve(self, path: str) -> str:
        """The path of the definition behind a path; itself if it is no name of the packages."""
        for _ in range(20):
            module, rest = self._split(path)
            binding = module.names.get(rest[0]) if module and rest else None
            target = binding.target or self._renamed(module, rest[0], binding) if module and binding else ""
            if not target:
                return path
            if module and binding:
                self._check(module, binding)
            path = ".".join([target, *rest[1:]])
        raise SourceError(f"{path} is imported in a circle")

    def _check(self, module: Module, binding: Binding) -> None:
        """Raises `SourceError` if what was imported is in none of our modules, though it says so."""
        there, rest = self._split(binding.target)
        if self._whole and there and rest and rest[0] not in there.names:
            origin, _, name = binding.target.rpartition(".")
            why = "has none" if self.module(origin) else "is not there"
            raise SourceError(f"imports {name} from module {origin}, which {why}", module.file, binding.line)

    def _renamed(self, module: Module, name: str, binding: Binding) -> str:
        """What is behind `OldName = NewName`, if that is one of ours."""
        value = binding.nodes[-1].value if isinstance(binding.nodes[-1], ast.Assign) else None
        if not isinstance(value, (ast.Name, ast.Attribute)) or ast.unparse(value) == name:
            return ""
        path = self.look_up(module.name, ast.unparse(value))
        return path if self.definition(path) else ""

    def definition(self, path: str) -> tuple[Module, tuple[ast.stmt, ...]] | None:
        """Where a resolved path is defined, and by which statements; `None` outside the packages."""
        module, rest = self._split(path)
        binding = module.names.get(rest[0]) if module and len(rest) == 1 else None
        return (module, binding.nodes) if module and binding and binding.nodes else None

    def _split(self, path: str) -> tuple[Module | None, list[str]]:
        parts = path.split(".")
        if parts[0] in PACKAGES:
            for size in range(len(parts), 0, -1):
                if module := self.module(".".join(parts[:size])):
                    return module, parts[size:]
        return None, parts

    def _parse(self, name: str, file: str) -> None:
        try:
            body = ast.parse(self._files[file], file).body
        except (SyntaxError, ValueError) as error:
            raise SourceError(str(error), file, getattr(error, "lineno", None) or 1) from error
        # Known before it is complete, for its own __all__ asks what its names are.
        self._modules[name] = module = Module(name, file)
        package = name if file.endswith("/__init__.py") else name.rpartition(".")[0]
        module.late = _late(body)
        for node in statements(body):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                module.names.update(self._imported(node, package))
            for defined in _defined(node):
                if defined == "_HOMES":
                    module.homes = _texts(getattr(node, "value", None))
                if defined == "__all__":
                    self._exported(node, module)
                elif (binding := module.names.get(defined)) and isinstance(node, ast.FunctionDef):
                    module.names[defined] = Binding((*binding.nodes, node))
                else:
                    module.names[defined] = Binding((node,))

    def _exported(self, node: ast.stmt, module: Module) -> None:
        if module.exports is None:
            module.line = node.lineno
        listed = self._listed(node, module)
        module.exports = [*(module.exports or ()), *listed]
        if isinstance(getattr(node, "value", None), (ast.List, ast.Tuple)):
            module.own.update(listed)

    def _imported(self, node: ast.Import | ast.ImportFrom, package: str) -> Iterator[tuple[str, Binding]]:
        if isinstance(node, ast.Import):
            for alias in node.names:
                name = alias.asname or alias.name.partition(".")[0]
                target = alias.name if alias.asname else name
                yield name, Binding(target=target, again=alias.asname == alias.name, line=alias.lineno)
            return
        above = package.split(".")[: 1 - node.level or None] if node.level else []
        origin = ".".join([*above, *([node.module] if node.module else [])])
        for alias in node.names:
            if alias.name != "*":
                name = alias.asname or alias.name
                again = alias.asname == alias.name
                yield name, Binding(target=f"{origin}.{alias.name}", again=again, line=alias.lineno)
            elif origin.partition(".")[0] in PACKAGES and (source := self.module(origin)):
                for name in source.public():
                    yield name, Binding(target=f"{origin}.{name}", again=True, line=node.lineno)

    def _listed(self, node: ast.stmt, module: Module) -> list[str]:
        value = getattr(node, "value", None)
        if isinstance(value, (ast.List, ast.Tuple)):
            texts = [item.value for item in value.elts if isinstance(item, ast.Constant)]
            if len(texts) == len(value.elts):
                return [str(text) for text in texts]
        elif isinstance(value, ast.Attribute) and value.attr == "__all__":
            other = self.module(self.look_up(module.name, ast.unparse(value.value)))
            if other and other.exports is not None:
                return other.exports
        raise SourceError("__all__ is neither a list of texts nor another __all__", module.file, node.lineno)


def statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that a type checker sees, those under a condition as well."""
    for node in body:
        if isinstance(node, ast.If):
            seen = _type_checking(node.test)
            if seen is not False:
                yield from statements(node.body)
            if seen is not True:
                yield from statements(node.orelse)
        elif isinstance(node, ast.Try):
            yield from statements([*node.body, *node.orelse, *node.finalbody])
        else:
            yield node


def _late(body: list[ast.stmt]) -> dict[str, int]:
    """The names that are imported for type checkers alone, and the lines."""
    return {
        alias.asname or alias.name: alias.lineno
        for node in body
        if isinstance(node, ast.If) and _type_checking(node.test)
        for inner in statements(node.body)
        if isinstance(inner, ast.ImportFrom)
        for alias in inner.names
    }


def _texts(table: object) -> set[str] | None:
    """All texts in a dict, if it is written out here."""
    if not isinstance(table, ast.Dict):
        return None
    items = (item.value for item in ast.walk(table) if isinstance(item, ast.Constant))
    return {item for item in items if isinstance(item, str)}


def _type_checking(test: ast.expr) -> bool | None:
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return False if _type_checking(test.operand) else None
    named = ast.unparse(test).rpartition(".")[2] == "TYPE_CHECKING"
    return True if named else None


def _defined(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
        yield node.name
    elif isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            yield from (item.id for item in ast.walk(target) if isinstance(item, ast.Name))


def _is_variable(binding: Binding) -> bool:
    """Whether this is a type variable, which is nobody's business but the signatures' in which it stands."""
    value = getattr(binding.nodes[-1], "value", None)
    return isinstance(value, ast.Call) and ast.unparse(value.func).rpartition(".")[2] == "TypeVar"
