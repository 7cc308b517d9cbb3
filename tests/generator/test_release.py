"""A release is refused unless the tree is clean and its version fits its changes; the workflows run what is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import List

import pytest

from scripts.release import last_release, problems
from tests.generator.checkouts import git

ROOT = Path(__file__).parents[2]
CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2026-11-21\n\n### Added\n\n- All.\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "meshapi").mkdir()
    (tmp_path / "meshapi" / "_version.py").write_text('__version__ = "1.2.0"\n')
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "All")
    return tmp_path


def test_nothing_stands_against_a_clean_tree_with_a_new_version(checkout: Path) -> None:
    git(checkout, "tag", "v1.1.0")

    assert list(problems(checkout)) == []
    assert last_release(checkout) == "v1.1.0"


@pytest.mark.parametrize(
    ("path", "content", "reason"),
    [
        ("new.txt", "x", "dirty"),
        ("meshapi/_version.py", '__version__ = "1.2.0.dev1"\n', "no version to release"),
        ("meshapi/_version.py", '__version__ = "1.3.0"\n', "no section for 1.3.0"),
        (
            "CHANGELOG.md",
            CHANGELOG.replace("[Unreleased]\n", "[Unreleased]\n\n- More.\n"),
            "unreleased lines",
        ),
        (
            "CHANGELOG.md",
            f"{CHANGELOG}\n## [1.1.0] - 2026-10-01\n",
            "no tag of 1.1.0 here: git fetch --tags",
        ),
    ],
)
def test_what_stands_against_it_is_said(checkout: Path, path: str, content: str, reason: str) -> None:
    (checkout / path).write_text(content)

    assert any(reason in problem for problem in problems(checkout))


@pytest.mark.parametrize(
    ("tags", "last"),
    [
        (["v1.0.0rc1", "v1.0.0"], "v1.0.0"),
        (["v1.0.0rc10", "v0.9.0", "v0.8.0"], "v0.9.0"),
        (["v1.0.0rc1"], None),
        (["v1.10.0", "v1.9.0", "v2", "vnext"], "v1.10.0"),
        ([], None),
    ],
)
def test_the_last_release_is_the_latest_version(checkout: Path, tags: List[str], last: str | None) -> None:
    for tag in tags:
        git(checkout, "tag", tag)

    assert last_release(checkout) == last


def test_a_version_is_released_once(checkout: Path) -> None:
    git(checkout, "tag", "v1.2.0")

    assert [problem.split(";")[0] for problem in problems(checkout)] == ["v1.2.0 has been released"]


@pytest.mark.parametrize(
    "workflow", sorted((ROOT / ".github" / "workflows").glob("*.yml")), ids=lambda path: path.name
)
def test_a_workflow_pins_its_actions_and_runs_targets_that_exist(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

    assert all(
        re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used)
        for used in re.findall(r"uses: (.+)", text)
    )
    assert {*re.findall(r"(?:run: |^ +)make (?:-s )?([a-z-]+)", text, re.MULTILINE)} <= {*targets}
