"""What docs/testing.md shows are tests that pass: each Python block is a file of one small suite."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.extract_snippets import blocks

pytest_plugins = "pytester"

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "testing.md"


def test_the_guide(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    conftest, *examples = blocks(GUIDE.read_text(encoding="utf-8"))
    pytester.makeconftest(conftest)
    pytester.makepyfile(**{f"test_{number}": example for number, example in enumerate(examples)})

    done = pytester.runpytest_subprocess("-W", "error", "-p", "no:cacheprovider")

    assert all("\ndef test_" in example for example in examples)
    done.assert_outcomes(passed="".join(examples).count("\ndef test_"))
