"""`python -m generator surface`: what a change of the sources does to programs, judged in a repository of its own."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.contract import load
from generator.surface import Report, SourceError, compare, on_disk, read
from generator.surface.command import judge

DATA = Path(__file__).parent / "surface"
SOURCES: dict[str, str] = load(DATA / "package.yaml")
INIT, VERSION, CHAT = "meshapi/__init__.py", "meshapi/_version.py", "meshapi/resources/chat.py"
CONTRACT = "spec/openapi.yaml"
CLIENT, ERRORS = "meshapi/_client.py", "meshapi/_errors.py"
REQUIRED = (CHAT, "limit: int = 20, *", "limit: int, *")
"""An edit that breaks programs."""

Edits = tuple[tuple[str, str, str], ...]
"""File, text, what stands there in the new version."""


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


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("repository")
    new_repository(root, SOURCES)
    return root


def new_repository(root: Path, files: dict[str, str]) -> None:
    put(root, files)
    for command in ("init", "add .", "-c user.name=A -c user.email=a@b.c commit -m One --no-gpg-sign"):
        subprocess.run(["git", *command.split()], cwd=root, check=True, capture_output=True)


@pytest.fixture
def checkout(repository: Path) -> Iterator[Path]:
    """The repository; afterwards it is as it was."""
    yield repository
    for file in on_disk(repository).keys() - SOURCES.keys():
        (repository / file).unlink()
    put(repository, SOURCES)


def put(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def edit(root: Path, edits: Edits) -> None:
    for file, old, new in edits:
        text = (root / file).read_text(encoding="utf-8") if (root / file).exists() else ""
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(("edits", "expected"), cases("breaking"))
def test_what_breaks_a_program_is_found(checkout: Path, edits: Edits, expected: list[str]) -> None:
    edit(checkout, edits)

    report = judge(checkout, "HEAD")

    assert [change.text for change in report.of_level("breaking")] == expected
    assert report.complaint


@pytest.mark.parametrize(("edits", "expected"), cases("fine"))
def test_what_breaks_no_program_is_no_alarm(checkout: Path, edits: Edits, expected: list[str]) -> None:
    edit(checkout, edits)

    report = judge(checkout, "HEAD")

    assert [change.text for change in report.changes] == expected
    assert report.level == ("additive" if expected else None)
    assert not report.complaint


def test_the_version_decides(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(checkout, (REQUIRED,))
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
    ],
)
def test_below_one_a_minor_bump_is_enough(old: str, new: str, suffices: bool) -> None:
    before = read({name: text.encode() for name, text in SOURCES.items()})
    after = read({name: text.replace("def close", "def end").encode() for name, text in SOURCES.items()})

    assert (Report(compare(before, after), old, new).complaint is None) == suffices


def test_the_formats(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(
        checkout,
        (
            REQUIRED,
            (CLIENT, "    def close", "    def ping(self) -> None: ...\n    def close"),
        ),
    )
    shown = {}
    for form in ("text", "json", "markdown", "github"):
        assert main(["surface", "--base", "HEAD", "--tree", str(checkout), "--format", form]) == 1
        shown[form] = capsys.readouterr().out

    place = f"{CHAT}:13"
    wanted = "The version must be 0.4.0 or later (minor) and is 0.3.1."
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
        ("HEAD", ((CHAT, "class Chat", "class 1Chat"),), f"{CHAT}:4: "),
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
    checkout: Path, base: str, edits: Edits, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(checkout, edits)

    assert main(["surface", f"--base={base}", "--tree", str(checkout)]) == 2

    assert reason in capsys.readouterr().err


def test_the_working_tree_and_the_index_stay_as_they_are(checkout: Path) -> None:
    edit(checkout, (REQUIRED,))

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


def test_both_verdicts_stand_side_by_side(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contract = checkout / CONTRACT
    renamed = contract.read_text(encoding="utf-8").replace("version: 1.0.0", "version: 2.0.0")
    contract.write_text(renamed.replace("things.get", "things.fetch"), encoding="utf-8")
    edit(checkout, (REQUIRED,))
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
PING = (CLIENT, "    def close", "    def ping(self) -> None: ...\n    def close")


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
    change: tuple[str, str, str],
    contract: str,
    version: str,
    status: int,
    strict: int,
    required: bool,
    capsys: pytest.CaptureFixture[str],
) -> None:
    edit(checkout, (change, (CONTRACT, "1.0.0", contract), (VERSION, "0.3.1", version)))
    command = ["compare", "--base=HEAD", "--tree", str(checkout), *["--require-bump"] * required]

    assert main(command) == (strict if required else status)

    too_low = "version too low" in capsys.readouterr().out
    assert too_low == (strict if required else status)


@pytest.mark.parametrize(
    ("base", "edits", "reason", "place"),
    [
        ("v9", (), "git has no commit v9 here", ""),
        (
            "HEAD",
            ((CONTRACT, "description: Gone.", "description: 1"),),
            f"{CONTRACT}, new: ",
            f"file={CONTRACT},line=12,",
        ),
        (
            "HEAD",
            ((CONTRACT, "openapi: 3.1.0", "openapi: ["),),
            f"{CONTRACT}, new: ",
            f"file={CONTRACT},line=1,",
        ),
        (
            "HEAD",
            ((CHAT, "class Chat", "class 1Chat"),),
            f"the new sources: {CHAT}:4: ",
            f"file={CHAT},line=4,",
        ),
    ],
)
def test_why_nothing_could_be_judged_is_told_in_every_format(
    checkout: Path, base: str, edits: Edits, reason: str, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(checkout, edits)
    shown = {}
    for form in ("json", "markdown", "github"):
        assert main(["compare", f"--base={base}", "--tree", str(checkout), "--format", form]) == 2
        shown[form] = capsys.readouterr().out

    assert json.loads(shown["json"])["error"][0].startswith(reason)
    assert shown["markdown"].startswith(f"Could not be judged: {reason}")
    assert shown["github"].startswith(f"::error {place}title=Could not be judged::")


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
