"""`python -m generator compare`: what a change does to the contract and to the Python surface, side by side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.output import digest
from tests.generator.checkouts import (
    CHAT,
    CLIENT,
    CONTRACT,
    PING,
    REQUIRED,
    SOURCES,
    VERSION,
    Edit,
    edit,
    git,
    new_repository,
    put,
)


def test_both_verdicts_stand_side_by_side(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contract = checkout / CONTRACT
    renamed = contract.read_text(encoding="utf-8").replace("version: 1.0.0", "version: 2.0.0")
    contract.write_text(renamed.replace("things.get", "things.fetch"), encoding="utf-8")
    edit(checkout, REQUIRED)
    command = ["compare", "--base", "HEAD", "--tree", str(checkout)]
    shown = {}
    for form in ("text", "json", "markdown", "github"):
        assert main([*command, "--format", form]) == 1
        shown[form] = capsys.readouterr().out

    # How many words of the contract are new is none of this table's business.
    table = [line for line in shown["text"].splitlines()[:7] if not line.startswith("Editorial ")]
    assert table == [
        "           Contract                    Python surface",
        "Version    1.0.0 -> 2.0.0              0.3.1 -> 0.3.1",
        "Breaking   1                           1",
        "Additive   0                           0",
        "Needs      2.0.0 (major)               0.4.0 (minor)",
        "Verdict    breaking                    breaking, version too low",
    ]
    assert "| Needs | 2.0.0 (major) | 0.4.0 (minor) |" in shown["markdown"]
    for form in ("text", "markdown", "github"):
        assert "client.chat.get: parameter `limit` is required now" in shown[form]
        assert "things.get" in shown[form]
    # The contract's version says what breaks, the other one does not.
    assert "::warning file=spec/openapi.yaml," in shown["github"]
    assert f"::error file={CHAT}," in shown["github"]
    data = json.loads(shown["json"])
    assert [data[part]["level"] for part in ("contract", "surface")] == ["breaking", "breaking"]

    (checkout / VERSION).write_text('__version__ = "0.4.0"\n')
    assert main(command) == 0


OTHER_REPLY = (CONTRACT, '"204"', '"202"')
"""An edit of the contract that breaks, and that no signature shows."""
ADDED = (CONTRACT, "tags: [things]", "tags: [things]\n      parameters: [{name: a, in: query, schema: {}}]")
REWORDED = (CONTRACT, "Gets it.", "Gets the thing.")


@pytest.mark.parametrize("required", [False, True])
@pytest.mark.parametrize(
    ("change", "contract", "version", "status", "strict"),
    [
        (OTHER_REPLY, "2.0.0", "0.3.1", 1, 1),
        (OTHER_REPLY, "2.0.0", "0.3.2", 1, 1),
        (OTHER_REPLY, "2.0.0", "0.0.5", 1, 1),
        (OTHER_REPLY, "2.0.0", "0.4.0", 0, 0),
        (OTHER_REPLY, "1.1.0", "0.4.0", 1, 1),
        (REQUIRED, "1.0.0", "0.3.2", 1, 1),
        (ADDED, "1.1.0", "0.3.1", 0, 1),
        (ADDED, "1.1.0", "0.3.0", 1, 1),
        (ADDED, "1.1.0", "0.3.2", 0, 0),
        (ADDED, "1.0.0", "0.3.2", 0, 1),
        (PING, "1.0.0", "0.3.1", 0, 1),
        (PING, "1.0.0", "0.3.2", 0, 0),
        (PING, "1.0.0", "0.2.9", 1, 1),
        (REWORDED, "1.0.1", "0.3.1", 0, 0),
    ],
)
def test_the_version_of_the_package_covers_both(
    checkout: Path,
    change: Edit,
    contract: str,
    version: str,
    status: int,
    strict: int,
    required: bool,
    capsys: pytest.CaptureFixture[str],
) -> None:
    edit(checkout, change, (CONTRACT, "1.0.0", contract), (VERSION, "0.3.1", version))
    command = ["compare", "--base=HEAD", "--tree", str(checkout), *["--require-bump"] * required]

    assert main(command) == (strict if required else status)

    too_low = "version too low" in capsys.readouterr().out
    assert too_low == (strict if required else status)


@pytest.mark.parametrize(
    ("release", "version", "status"),
    [
        ("", "0.3.1", 0),  # before the first release there is nothing to say what changed since
        ("first", "0.3.1", 1),
        ("first", "0.4.0", 0),
        ("HEAD", "0.3.1", 0),
    ],
)
def test_the_versions_are_held_to_the_last_release(
    tmp_path: Path, release: str, version: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    new_repository(tmp_path, SOURCES)
    git(tmp_path, "tag", "first")
    edit(tmp_path, REQUIRED, (VERSION, "0.3.1", version))
    git(tmp_path, "commit", "-qam", "Two")
    edit(tmp_path, PING)
    command = ["compare", "--base=HEAD", "--tree", str(tmp_path), "--format=json", f"--release={release}"]

    assert main(command) == status

    found = json.loads(capsys.readouterr().out)["surface"]
    assert [change["subject"] for change in found["changes"]] == ["client.ping"]
    assert bool(found["version"]["wanted"]) == bool(release)
    if status:
        assert found["version"]["complaint"] == (
            "a breaking change since first needs 0.4.0 or later, but the version is 0.3.1"
        )


def test_a_comment_has_room_for_the_gravest(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    many = "".join(f"    def more_{number}(self) -> None: ...\n" for number in range(100))
    edit(checkout, REQUIRED, (CLIENT, "    def close", f"{many}    def close"), REWORDED)
    command = ["compare", "--base=HEAD", "--tree", str(checkout), "--format=markdown"]

    def shown(*limit: str) -> str:
        main([*command, *limit])
        return capsys.readouterr().out.rstrip("\n")

    whole = shown()
    assert shown(f"--limit={len(whole)}") == whole
    limits = [len(whole), len(whole) - 1, len(whole) // 2, 800]
    texts = [shown(f"--limit={limit}") for limit in limits]
    assert all(len(text) <= limit for text, limit in zip(texts, limits, strict=True))
    # What is editorial goes first; what is gravest stays as long as any row does.
    for words, times in (
        ("description changed", [1, 0, 0, 0]),
        ("client.more\\_", [100, 100, 32, 0]),
        ("`limit` is required now", [1, 1, 1, 0]),
        ("\nand 68 more: see the summary of the run\n", [0, 0, 1, 0]),
    ):
        assert [text.count(words) for text in texts] == times


def test_what_was_made_of_another_contract_is_not_judged(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = "meshapi_generated/__init__.py"
    said = digest((checkout / CONTRACT).read_bytes())
    put(checkout, {package: f'PROVENANCE = {{"{CONTRACT}": "sha256:{said}", "templates/": "sha256:0"}}\n'})
    command = ["compare", "--base=HEAD", "--tree", str(checkout)]

    assert main(command) == 0
    edit(checkout, REWORDED)
    assert main(command) == 2
    assert "meshapi_generated/ is not made of this contract: run `make generate`" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("description: Gone.", "description: 1", 12),
        ("openapi: 3.1.0", "openapi: [", 1),
    ],
)
def test_what_is_wrong_with_the_contract_is_told_at_its_place(
    checkout: Path, old: str, new: str, line: int, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(checkout, (CONTRACT, old, new))

    assert main(["compare", "--base=HEAD", "--tree", str(checkout), "--format=github"]) == 2

    start = f"::error file={CONTRACT},line={line},title=Could not be judged::{CONTRACT}, new: "
    assert capsys.readouterr().out.startswith(start)


def test_the_old_side_is_named_where_it_cannot_be_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = {**SOURCES, CONTRACT: SOURCES[CONTRACT].replace("description: Gone.", "description: 1")}
    new_repository(tmp_path, {**sources, CHAT: "class 1Chat"})

    put(tmp_path, SOURCES)

    assert main(["compare", "--base=HEAD", "--tree", str(tmp_path), "--format=json"]) == 2
    contract, tree = json.loads(capsys.readouterr().out)["error"]
    assert contract.startswith(f"{CONTRACT}, old, at HEAD: ")
    assert tree.startswith(f"the old sources, at HEAD: {CHAT}:1: ")
