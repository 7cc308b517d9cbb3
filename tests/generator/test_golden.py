"""The golden contract, small enough to read: what it gives, byte for byte, and what that does when it runs.

After a change of a template or a tool, look at what changes here first, then in `meshapi_generated/`. To accept it:

    UPDATE_GOLDEN=1 python -m pytest tests/generator/test_golden.py
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable

from generator.__main__ import ROOT
from generator.output import PACKAGE, differences, texts, write_text

HERE = Path(__file__).parent
EXPECTED = HERE / "golden" / PACKAGE


def test_the_golden_contract_gives_the_golden_package(golden: Path) -> None:
    found, committed = texts(golden), texts(ROOT / PACKAGE)
    # The runtime is the same for every contract, so it is not kept twice; and what the hashes of all templates stand in
    # would change with each.
    runtime = {name for name in found if name.startswith("runtime/")}
    assert {name: found[name] for name in runtime} == {
        n: t for n, t in committed.items() if n.startswith("runtime/")
    }
    own = {name: text for name, text in found.items() if name not in runtime | {"__init__.py"}}
    if "UPDATE_GOLDEN" in os.environ:
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for name, text in own.items():
            write_text(EXPECTED / name, text)
    assert "\n".join(differences(own, texts(EXPECTED))) == ""


def run(program: str, package: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", str(HERE / "programs" / program)],
        env={**os.environ, "PYTHONPATH": str(package.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_golden_package_works(golden: Path) -> None:
    run("notes.py", golden)


def test_every_kind_of_body_and_answer_works(made: Callable[[Path], Path]) -> None:
    run("kinds.py", made(HERE / "minimal.yaml"))
