"""What docs/testing.md shows are tests that pass: each Python block is a file of one small suite."""

from __future__ import annotations

from pathlib import Path

import pytest

import meshapi_sandbox  # noqa: F401  # pytester forgets what is imported inside; some extensions load only once
from scripts.extract_snippets import blocks

pytest_plugins = "pytester"

GUIDE = Path(__file__).parents[2] / "docs" / "testing.md"


def test_the_guide(pytester: pytest.Pytester) -> None:
    conftest, *examples = blocks(GUIDE.read_text(encoding="utf-8"))
    pytester.makeconftest(conftest)
    pytester.makepyfile(**{f"test_{number}": example for number, example in enumerate(examples)})

    done = pytester.runpytest("-W", "error", "-p", "no:cacheprovider")

    assert all("\ndef test_" in example for example in examples)
    done.assert_outcomes(passed="".join(examples).count("\ndef test_"))
