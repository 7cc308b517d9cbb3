"""A small SDK with its contract, in a repository of its own, for the commands that compare with a revision."""

from __future__ import annotations

import subprocess
from pathlib import Path

from generator.contract import load

DATA = Path(__file__).parent / "surface"
SOURCES: dict[str, str] = load(DATA / "package.yaml")
INIT, VERSION, CHAT = "meshapi/__init__.py", "meshapi/_version.py", "meshapi/resources/chat.py"
CONTRACT = "spec/openapi.yaml"
CLIENT, ERRORS = "meshapi/_client.py", "meshapi/_errors.py"

Edit = tuple[str, str, str]
"""File, text, what stands there in the new version."""

REQUIRED: Edit = (CHAT, "limit: int = 20, *", "limit: int, *")
"""An edit that breaks programs."""
PING: Edit = (CLIENT, "    def close", "    def ping(self) -> None: ...\n    def close")
"""An edit that adds something."""
BROKEN: Edit = (CHAT, "class Chat", "class 1Chat")
"""An edit after which the sources cannot be read."""


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.test", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def new_repository(root: Path, files: dict[str, str]) -> None:
    put(root, files)
    for command in ("init", "add .", "commit -m One"):
        git(root, *command.split())


def put(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def edit(root: Path, *edits: Edit) -> None:
    for file, old, new in edits:
        text = (root / file).read_text(encoding="utf-8") if (root / file).exists() else ""
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")
