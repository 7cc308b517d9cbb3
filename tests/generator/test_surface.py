"""`python -m generator surface`: what a change of the sources does to programs, judged in a repository of its own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.contract import load
from generator.markdown import escaped
from generator.surface import Report, SourceError, compare, read
from generator.surface.command import judge
from tests.generator.checkouts import (
    BROKEN,
    CHAT,
    DATA,
    ERRORS,
    INIT,
    PING,
    REQUIRED,
    SOURCES,
    VERSION,
    Edit,
    edit,
)


def cases(name: str) -> list[object]:
    """The edits and the lines that must be found, of each case of a file."""
    return [
        pytest.param(
            tuple((one["in"], one.get("old", ""), one["new"]) for one in case.get("edits", ())),
            case.get("finds", []),
            id=about,
        )
        for about, case in load(DATA / f"{name}.yaml").items()
    ]


@pytest.mark.parametrize(("edits", "expected"), cases("breaking"))
def test_what_breaks_a_program_is_found(checkout: Path, edits: tuple[Edit, ...], expected: list[str]) -> None:
    edit(checkout, *edits)

    report = judge(checkout, "HEAD")

    assert [change.text for change in report.of_level("breaking")] == expected
    assert report.claim.complaint
    assert not report.claim.waits


@pytest.mark.parametrize(("edits", "expected"), cases("fine"))
def test_what_breaks_no_program_is_no_alarm(
    checkout: Path, edits: tuple[Edit, ...], expected: list[str]
) -> None:
    edit(checkout, *edits)

    report = judge(checkout, "HEAD")

    assert [change.text for change in report.changes] == expected
    assert report.level == ("additive" if expected else None)
    assert report.claim.waits


def test_the_version_decides(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(checkout, REQUIRED)
    command = ["surface", "--base", "HEAD", "--tree", str(checkout)]

    assert main(command) == 1
    assert "a breaking change needs 0.4.0 or later, but the version is 0.3.1." in capsys.readouterr().out

    for version, status in (("0.3.2", 1), ("0.4.0", 0), ("0.4.0rc1", 0), ("1.0.0", 0), ("next", 1)):
        (checkout / VERSION).write_text(f'__version__ = "{version}"\n')
        assert main(command) == status, version


@pytest.mark.parametrize(
    ("old", "new", "suffices"),
    [
        ("1.2.3", "1.3.0", False),
        ("1.2.3", "2.0.0", True),
        ("0.9.1", "0.9.2", False),
        ("0.9.1", "0.8.0", False),
        ("0.9.1", "0.10.0rc2", True),
        ("0.10.0rc1", "0.10.0rc2", True),
        ("0.10.0rc1", "0.10.0", True),
        ("0.10.0rc2", "0.10.0rc1", False),
    ],
)
def test_below_one_a_minor_bump_is_enough(old: str, new: str, suffices: bool) -> None:
    before = read({name: text.encode() for name, text in SOURCES.items()})
    after = read({name: text.replace("def close", "def end").encode() for name, text in SOURCES.items()})

    assert (Report.of(compare(before, after), old, new).claim.complaint is None) == suffices


def test_the_formats(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(checkout, REQUIRED, PING)
    shown = {}
    for form in ("text", "json", "markdown", "github"):
        assert main(["surface", "--base", "HEAD", "--tree", str(checkout), "--format", form]) == 1
        shown[form] = capsys.readouterr().out

    place = f"{CHAT}:13"
    wanted = "Version: a breaking change needs 0.4.0 or later, but the version is 0.3.1."
    assert "breaking   client.chat.get: parameter `limit` is required now\n" in shown["text"]
    assert all(words in shown["text"] for words in (place, wanted, "additive   client.ping: added\n"))
    data = json.loads(shown["json"])
    assert (data["level"], data["version"]["wanted"]) == ("breaking", "0.4.0")
    assert [(change["level"], change["act"], change["subject"]) for change in data["changes"]] == [
        ("breaking", "changed", "client.chat.get"),
        ("additive", "added", "client.ping"),
    ]
    assert f"| client.chat.get: parameter `limit` is required now | `{place}` |" in shown["markdown"]
    assert (
        f"::error file={CHAT},line=13,title=Breaking change of the Python surface::client.chat.get:"
        in shown["github"]
    )


@pytest.mark.parametrize(
    ("base", "edits", "reason"),
    [
        ("v9", (), "git has no commit v9 here"),
        ("--help", (), "git has no commit --help here"),
        ("HEAD", (BROKEN,), f"{CHAT}:4: "),
        ("HEAD", ((INIT, "_types.__all__", "names()"),), f"{INIT}:14: __all__ is neither a list"),
        (
            "HEAD",
            ((INIT, '"Stream"]', '"Streams"]'),),
            f"{INIT}:13: meshapi offers Streams, which is defined nowhere",
        ),
        (
            "HEAD",
            (("meshapi_generated/models/chat.py", "class ChatParams", "class ChatParameters"),),
            "imports ChatParams from module meshapi_generated.models.chat, which has none",
        ),
        (
            "HEAD",
            ((INIT, "__all__ =", '_HOMES = {"._client": ("MeshAPI",)}\n__all__ ='),),
            f"{INIT}:8: meshapi offers AsyncMeshAPI, which its _HOMES do not have",
        ),
        (
            "HEAD",
            ((CHAT, "meshapi_generated.models import", "meshapi_generated.models.talk import"),),
            f"{CHAT}:2: imports ChatParams from module meshapi_generated.models.talk, which is not there",
        ),
        ("HEAD", (("pyproject.toml", "[project]", "[project"),), "the new sources: pyproject.toml: "),
        ("HEAD", ((VERSION, "__version__", "version"),), "meshapi._version has no __version__"),
    ],
)
def test_what_cannot_be_judged_is_no_verdict(
    checkout: Path, base: str, edits: tuple[Edit, ...], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(checkout, *edits)

    assert main(["surface", f"--base={base}", "--tree", str(checkout)]) == 2

    out, err = capsys.readouterr()
    assert reason in err
    assert err.endswith("The surface could not be judged.\n")
    assert not out


@pytest.mark.parametrize("command", ["surface", "compare"])
@pytest.mark.parametrize(
    ("base", "edits", "reason", "place"),
    [
        ("v9", (), "git has no commit v9 here", ""),
        ("HEAD", (BROKEN,), f"the new sources: {CHAT}:4: ", f"file={CHAT},line=4,"),
    ],
)
def test_reasons_come_in_the_format(
    checkout: Path,
    command: str,
    base: str,
    edits: tuple[Edit, ...],
    reason: str,
    place: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    edit(checkout, *edits)
    shown = {}
    for form in ("text", "json", "markdown", "github"):
        assert main([command, f"--base={base}", "--tree", str(checkout), "--format", form]) == 2
        shown[form], told = capsys.readouterr()
        assert told.startswith(reason)

    assert not shown["text"]
    assert json.loads(shown["json"])["error"][0].startswith(reason)
    assert shown["markdown"].partition("could not be judged:**\n\n- ")[2].startswith(escaped(reason))
    assert shown["github"].startswith(f"::error {place}title=Could not be judged::")


def test_the_working_tree_and_the_index_stay_as_they_are(checkout: Path) -> None:
    edit(checkout, REQUIRED)

    def state() -> tuple[object, ...]:
        status = subprocess.run(
            ["git", "status", "--porcelain"], cwd=checkout, check=True, capture_output=True
        ).stdout
        return status, sorted(path.name for path in checkout.rglob("*") if path.is_file())

    before = state()
    judge(checkout, "HEAD")
    assert state() == before


def test_a_circle_of_imports_is_told() -> None:
    files = {
        **SOURCES,
        ERRORS: SOURCES[ERRORS] + "from ._other import X as X",
        "meshapi/_other.py": "from ._errors import X as X",
    }

    with pytest.raises(SourceError, match="in a circle"):
        read({name: text.encode() for name, text in files.items()})
