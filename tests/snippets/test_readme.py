"""What the README shows works as it stands: each Python block in an interpreter of its own, and the first commands."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Dict, Iterator, List

import pytest

from meshapi_sandbox import Sandbox

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS: List[str] = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)

PRINTS = [
    r"Paris",
    r"\d+ tokens, request req_\w+",
    r"1, 2, 3, 4, 5.*\ncomplete: True\nstop .*total_tokens",
    r"(\w+.*\n)+",
    r"Lisbon 545000",
    r"0\.\d{3} .*twenty weeks",
    r"completed .*101",
    r"openai/gpt-4o-mini \d+ ms: .*Paris.*\n.*claude-sonnet-4.5 \d+ ms: .*Paris.*\n.*",
    r"\[1536, 1536\] numbers",
    r"Hello there",
    r"req-0 200\nreq-1 200\nreq-2 200",
    r"4",
    r"404 \S+ req_\w+",
    r"\d+ free models in 0\.\d+",
    r"True",
    r"Paris",
    r"\w+",
]


@pytest.fixture(scope="module")
def environment() -> Iterator[Dict[str, str]]:
    with Sandbox() as gateway:
        yield {
            **os.environ,
            "MESHAPI_BASE_URL": gateway.url,
            "MESHAPI_TOKEN": gateway.token,
            "PYTHONPATH": str(ROOT),
        }


def test_every_block_has_an_expectation() -> None:
    assert len(BLOCKS) == len(PRINTS)


@pytest.mark.parametrize("number", range(len(PRINTS)))
def test_block(environment: Dict[str, str], number: int, tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", "-c", BLOCKS[number]]
    done = subprocess.run(
        command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )

    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert re.search(PRINTS[number], done.stdout), done.stdout


def test_the_guide_to_upgrading(environment: Dict[str, str]) -> None:
    (block,) = re.findall(
        r"^```python\n(.*?)^```$", (ROOT / "docs" / "upgrading.md").read_text("utf-8"), re.M | re.S
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", block],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"Paris.*\n1, 2, 3", done.stdout), done.stdout


def test_the_demo_shows_the_main_job(environment: Dict[str, str]) -> None:
    command = [sys.executable, "-W", "error", str(ROOT / "examples" / "demo.py")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)

    assert done.returncode == 0, done.stderr
    for shown in (
        r"1, 2, 3, .*12",
        r"complete: True",
        r"embedding ready",
        r"0\.\d{3}  .*",
        r"twelve knots",
        r"408",
    ):
        assert re.search(shown, done.stdout), (shown, done.stdout)


def test_every_folder_of_the_map_exists() -> None:
    rows = re.findall(r"^\| ((?:`[a-z_]+/`(?:, )?)+) \|", README, re.MULTILINE)
    folders = [folder for row in rows for folder in re.findall(r"`([a-z_]+)/`", row)]
    assert folders
    assert [folder for folder in folders if not (ROOT / folder).is_dir()] == []
