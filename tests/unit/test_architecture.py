"""Dependencies point one way, hand-written files stay small, generated and hand-written code do not mix."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HAND_WRITTEN = ("meshapi", "meshapi_sandbox", "generator")
PACKAGES = (*HAND_WRITTEN, "meshapi_generated")
LINES = 320

# What a package must never import. The sandbox serves the contract as any other server would: it knows
# nothing of the client that it is there to test.
FORBIDDEN = {
    "meshapi_generated": {"meshapi", "meshapi_sandbox", "generator"},
    "meshapi": {"meshapi_sandbox", "generator"},
    "meshapi_sandbox": {"meshapi", "generator"},
    "generator": {"meshapi", "meshapi_sandbox"},
}
# The fixtures for users serve the sandbox, when they are asked for it.
PLUGIN = "meshapi/testing/pytest_plugin.py"
# Who alone may import a library, so that it can be changed for another one; `_openings` only tries whether
# websockets is there.
SOLE_USERS = {
    "httpx": [
        f"meshapi/{name}.py"
        for name in (
            "_fast",
            "_fast_exchange",
            "_own_async_clients",
            "_own_clients",
            "_pool",
            "_single",
            "_transport",
            "testing/_transport",
        )
    ],
    "pytest": [PLUGIN],
    "websockets": ["meshapi/_openings.py", "meshapi/_websockets.py"],
}


def sources(*packages: str) -> list[Path]:
    return [path for package in packages for path in sorted((ROOT / package).rglob("*.py"))]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> Iterator[str]:
    """The top-level packages that a file imports, anywhere in it, by statement or import_module("name")."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]
        elif (
            isinstance(node, ast.Call)
            and ast.unparse(node.func).rpartition(".")[2] in {"import_module", "__import__"}
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            yield str(node.args[0].value).partition(".")[0]


def steps(path: Path) -> set[str]:
    """Every part of every module or member that a file imports by statement, from within a package too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom):
            found.update((node.module or "").split("."), *([alias.name] for alias in node.names))
        elif isinstance(node, ast.Import):
            found.update(*(alias.name.split(".") for alias in node.names))
    return found


def first_lines(path: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8").splitlines()[:5])


@pytest.mark.parametrize("package", PACKAGES)
def test_dependencies_point_one_way(package: str) -> None:
    if package == "generator" and sys.version_info < (3, 11):
        pytest.skip("written for Python 3.11")
    found = {name(path): FORBIDDEN[package].intersection(imported(path)) for path in sources(package)}
    found[PLUGIN] = found.get(PLUGIN, set()) - {"meshapi_sandbox"}

    assert len(found) > 1
    assert not {path: wrong for path, wrong in found.items() if wrong}


@pytest.mark.parametrize("library", SOLE_USERS)
def test_a_library_is_imported_in_one_module(library: str) -> None:
    users = [name(path) for path in sources("meshapi", "meshapi_generated") if library in imported(path)]

    assert users == SOLE_USERS[library]


def test_the_test_kit_is_imported_by_nothing_else() -> None:
    users = [name(path) for path in sources("meshapi", "meshapi_generated") if "testing" in steps(path)]

    assert {user.rpartition("/")[0] for user in users} <= {"meshapi/testing"}
    assert PLUGIN in users


def test_hand_written_files_stay_small() -> None:
    lengths = {name(path): len(path.read_bytes().splitlines()) for path in sources(*HAND_WRITTEN)}

    assert not {path: lines for path, lines in lengths.items() if lines > LINES}


def test_generated_code_says_so_and_hand_written_code_does_not() -> None:
    assert not [name(path) for path in sources("meshapi_generated") if "@generated" not in first_lines(path)]
    assert not [name(path) for path in sources(*HAND_WRITTEN) if "@generated" in first_lines(path)]


def test_no_object_address_is_written_into_a_file() -> None:
    addressed = [path for path in sources("meshapi_generated") if b"object at 0x" in path.read_bytes()]

    assert not addressed


def test_the_checks_see_every_form_of_import(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        "import a.b\n"
        "from c.d import e\n"
        "from . import f\n"
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n"
        "    import g\n"
        "def lazy():\n"
        "    import importlib\n"
        "    return importlib.import_module('h.i'), __import__('j')\n"
    )

    assert set(imported(module)) == {"a", "c", "typing", "g", "importlib", "h", "j"}
