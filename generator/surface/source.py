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


@frozen
class Binding:
    """What a name of a module stands for: what is defined there, or a name of another module."""

    nodes: tuple[ast.stmt, ...] = ()
    """Every definition of that name, in order: the overloads of a function come before it."""
    target: str = ""
    """The dotted path that was imported."""
    again: bool = False
    """Whether it was imported to be offered again: `import X as X`."""


@define
class Module:
    """A module, parsed."""

    name: str
    file: str
    names: dict[str, Binding] = Factory(dict)
    exports: list[str] | None = None
    """What `__all__` says."""

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

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
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
            path = ".".join([target, *rest[1:]])
        raise SourceError(f"{path} is imported in a circle")

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
            raise SourceError(f"{file}:{getattr(error, 'lineno', 1)}: {error}") from error
        # Known before it is complete, for its own __all__ asks what its names are.
        self._modules[name] = module = Module(name, file)
        package = name if file.endswith("/__init__.py") else name.rpartition(".")[0]
        for node in statements(body):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                module.names.update(self._imported(node, package))
            for defined in _defined(node):
                if defined == "__all__":
                    module.exports = [*(module.exports or ()), *self._listed(node, module)]
                elif (binding := module.names.get(defined)) and isinstance(node, ast.FunctionDef):
                    module.names[defined] = Binding((*binding.nodes, node))
                else:
                    module.names[defined] = Binding((node,))

    def _imported(self, node: ast.Import | ast.ImportFrom, package: str) -> Iterator[tuple[str, Binding]]:
        if isinstance(node, ast.Import):
            for alias in node.names:
                name = alias.asname or alias.name.partition(".")[0]
                target = alias.name if alias.asname else name
                yield name, Binding(target=target, again=alias.asname == alias.name)
            return
        above = package.split(".")[: 1 - node.level or None] if node.level else []
        origin = ".".join([*above, *([node.module] if node.module else [])])
        for alias in node.names:
            if alias.name != "*":
                name = alias.asname or alias.name
                yield name, Binding(target=f"{origin}.{alias.name}", again=alias.asname == alias.name)
            elif origin.partition(".")[0] in PACKAGES and (source := self.module(origin)):
                for name in source.public():
                    yield name, Binding(target=f"{origin}.{name}", again=True)

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
        raise SourceError(
            f"{module.file}:{node.lineno}: __all__ is neither a list of texts nor another __all__"
        )


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
