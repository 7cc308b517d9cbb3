"""Below Python 3.11, which the pinned tools of the generator need, its tests are reported as skipped."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Callable, Dict, Iterator

import pytest

HERE = Path(__file__).parent


class _Skipped(pytest.Module):
    def collect(self) -> Any:
        pytest.skip("the generator needs Python 3.11", allow_module_level=True)


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    return None if sys.version_info >= (3, 11) else _Skipped.from_parent(parent, path=module_path)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Makes the package of a contract, in a folder of its own; once for each. It is shared: copy what you change."""
    from generator.__main__ import PACKAGE, main

    folders: Dict[Path, Path] = {}

    def make(contract: Path) -> Path:
        if contract not in folders:
            folders[contract] = tmp_path_factory.mktemp("made") / PACKAGE
            assert main(["generate", str(contract), "--package", str(folders[contract])]) == 0
        return folders[contract]

    return make


@pytest.fixture(scope="session")
def golden(made: Callable[[Path], Path]) -> Path:
    """The package of the golden contract."""
    return made(HERE / "golden" / "contract.yaml")


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small SDK in a repository of its own."""
    from tests.generator.checkouts import SOURCES, new_repository

    root = tmp_path_factory.mktemp("repository")
    new_repository(root, SOURCES)
    return root


@pytest.fixture
def checkout(repository: Path) -> Iterator[Path]:
    """The repository; afterwards it is as it was."""
    from generator.surface import on_disk
    from tests.generator.checkouts import SOURCES, put

    yield repository
    for file in on_disk(repository).keys() - SOURCES.keys():
        (repository / file).unlink()
    put(repository, SOURCES)
