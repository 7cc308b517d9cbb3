"""The table of promises names tests that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import List, Set

import pytest

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
ROWS: List[str] = re.findall(r"^\| (?!---|What )(.+) \|$", TABLE, re.MULTILINE)


def names_in(path: str) -> Set[str]:
    tree = ast.parse((ROOT / "tests" / path).read_bytes())
    return {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name[:5] == "test_"
    }


def test_there_is_a_table() -> None:
    assert len(ROWS) > 40


@pytest.mark.parametrize("row", ROWS)
def test_a_promise_is_shown_by_tests_that_exist(row: str) -> None:
    promise, shown_by = row.rsplit(" | ", 1)
    named = re.findall(r"`([\w/]+\.py)::(test_\w+)`", shown_by)

    assert promise
    assert named
    for path, name in named:
        assert name in names_in(path), f"{path} has no {name}"
