"""Writing: all or nothing. Whatever goes wrong, however late, the package that was there stays as it was."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import __main__ as command
from generator.__main__ import ROOT, main
from generator.output import PACKAGE, OutputError, write

GOLDEN = Path(__file__).parent / "golden" / "contract.yaml"
SETTINGS = ROOT / "ruff-generated.toml"
OLD = {"kept.py": "OLD = 1\n", "inner/deep.py": "OLD = 2\n"}
NEW = {"kept.py": "NEW = 1\n", "added.py": "NEW=2"}
BESIDE = {"docs/table.md": "new\n", "list.md": "new\n"}
AFTER = {f"{PACKAGE}/kept.py": "NEW = 1\n", f"{PACKAGE}/added.py": "NEW = 2\n", **BESIDE}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A package that is there already, with a file beside it."""
    for name, text in {
        **{f"{PACKAGE}/{name}": text for name, text in OLD.items()},
        "docs/table.md": "old\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / PACKAGE


def state(folder: Path) -> dict[str, str]:
    """Every file in the folder that the package lies in."""
    found = (path for path in folder.parent.rglob("*") if path.is_file())
    return {path.relative_to(folder.parent).as_posix(): path.read_text() for path in found}


def test_everything_changes_at_once(folder: Path) -> None:
    write(NEW, BESIDE, folder, SETTINGS)
    assert state(folder) == AFTER


def test_the_first_package_is_written(tmp_path: Path) -> None:
    write(NEW, BESIDE, tmp_path / "new" / PACKAGE, SETTINGS)
    assert state(tmp_path / "new" / PACKAGE) == AFTER


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = <thing object at 0x7f>", "ruff check refused"),
        ('x = "<thing object at 0x7f>"\n', "address of an object"),
    ],
)
def test_code_that_must_not_be_kept_is_not_written(folder: Path, text: str, message: str) -> None:
    before = state(folder)
    with pytest.raises(OutputError, match=message):
        write({"new.py": text}, BESIDE, folder, SETTINGS)
    assert state(folder) == before


def test_a_formatter_that_is_not_there_changes_nothing(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = tmp_path_factory.mktemp("bin") / "python"
    python.write_text("#!/bin/sh\necho python: No module named ruff >&2\nexit 1\n")
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    before = state(folder)
    with pytest.raises(OutputError, match="ruff is not here: install the extra `generate`"):
        write(NEW, BESIDE, folder, SETTINGS)
    assert state(folder) == before


@pytest.mark.parametrize(
    ("method", "times"),
    [("write_text", 4), ("rename", 5)],  # so often it is called, once for each file or move
)
def test_a_full_disk_changes_nothing_at_any_moment(
    folder: Path, monkeypatch: pytest.MonkeyPatch, method: str, times: int
) -> None:
    before = state(folder)
    real: Callable[..., Any] = getattr(Path, method)
    for moment in range(times):
        left = [moment]

        def failing(path: Path, *arguments: Any, left: list[int] = left, **more: Any) -> Any:
            left[0] -= 1
            if left[0] == -1:
                raise OSError(errno.ENOSPC, "No space left on device", str(path))
            return real(path, *arguments, **more)

        with monkeypatch.context() as patch:
            patch.setattr(Path, method, failing)
            with pytest.raises(OutputError, match=r"cannot write .*: No space left on device"):
                write(NEW, BESIDE, folder, SETTINGS)
        assert state(folder) == before, moment
    write(NEW, BESIDE, folder, SETTINGS)
    assert state(folder) == AFTER


@pytest.mark.parametrize(
    ("killed_at", "is_there"),
    [
        ("output._format = kill", True),
        ("output._check = kill", True),
        ("Path.rename = kill", True),
        # Between the two moves of the exchange the old package lies beside its place.
        (
            "real = Path.rename; Path.rename = lambda a, b: kill() if a.parent.name.endswith('.new') else real(a, b)",
            False,
        ),
    ],
)
def test_a_killed_process_loses_nothing(folder: Path, killed_at: str, is_there: bool) -> None:
    program = f"""
import os, signal, sys
from pathlib import Path
from generator import output
kill = lambda *arguments: os.kill(os.getpid(), signal.SIGKILL)
{killed_at}
output.write({NEW!r}, {BESIDE!r}, Path({str(folder)!r}), Path({str(SETTINGS)!r}))
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    assert done.returncode == -9
    before = {f"{PACKAGE}/{name}": text for name, text in OLD.items()}
    assert folder.exists() == is_there
    with pytest.raises(OutputError):
        write({"bad.py": "("}, {}, folder, SETTINGS)
    assert state(folder) == before | {"docs/table.md": "old\n"}
    write(NEW, BESIDE, folder, SETTINGS)
    assert state(folder) == AFTER


def test_an_error_in_a_template_changes_nothing(
    golden: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "made" / PACKAGE
    shutil.copytree(golden, package)
    before = state(package)
    for name in ("templates", "meshapi", "meshapi_sandbox"):
        (tmp_path / "root" / name).parent.mkdir(exist_ok=True)
        shutil.copytree(ROOT / name, tmp_path / "root" / name)
    (tmp_path / "root" / "templates" / "registry.py.jinja").write_text("{{ provenance.contrat }}")
    monkeypatch.setattr(command, "ROOT", tmp_path / "root")
    with pytest.raises(Exception, match="contrat"):
        main(["generate", str(GOLDEN), "--package", str(package)])
    assert state(package) == before


def test_what_cannot_be_written_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert main(["generate", str(GOLDEN), "--package", str(tmp_path / "file" / PACKAGE)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("cannot write ")
    assert "Not a directory" in line
