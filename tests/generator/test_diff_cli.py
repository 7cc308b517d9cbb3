"""`python -m generator diff`: exit codes, formats, the contract of a commit, and the version it asks for."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.diff.changes import LEVELS
from generator.diff.version import Bump, Version, has, needed, suffices
from tests.generator.checkouts import git

ROOT = Path(__file__).parent.parent.parent
MINIMAL = (Path(__file__).parent / "minimal.yaml").read_text(encoding="utf-8")

BREAKING = ("        heat: {type: [number, 'null'], minimum: 0, description: Temperature.}\n", "")
ADDITIVE = (
    "        reason:\n",
    "        more: {type: [string, 'null'], description: More.}\n        reason:\n",
)
EDITORIAL = ("description: Asks a question.", "description: Asks anything.")

Edit = tuple[str, str]


@pytest.fixture
def contract(tmp_path: Path) -> Callable[..., Path]:
    """Writes the minimal contract with some edits."""

    def write(name: str, *edits: Edit, version: str = "1.0.0") -> Path:
        text = MINIMAL.replace("version: 1.0.0", f"version: {version}")
        for old, new in edits:
            assert text.count(old) == 1
            text = text.replace(old, new)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


@pytest.mark.parametrize(
    ("edits", "version", "plain", "strict"),
    [
        ([], "1.0.0", 0, 0),
        ([EDITORIAL], "1.0.1", 0, 0),
        ([EDITORIAL], "1.0.0", 0, 1),
        ([ADDITIVE], "1.0.1", 0, 1),
        ([ADDITIVE, EDITORIAL], "1.1.0", 0, 0),
        ([BREAKING], "2.0.0", 1, 1),
        ([BREAKING, ADDITIVE], "1.1.0", 1, 1),
        ([EDITORIAL], "soon", 0, 1),
        ([], "1.0.1", 0, 0),
        ([], "0.9.0", 0, 1),
        ([EDITORIAL], "0.9.0", 0, 1),
    ],
)
def test_exit_code(
    contract: Callable[..., Path], edits: list[Edit], version: str, plain: int, strict: int
) -> None:
    old, new = contract("old.yaml"), contract("new.yaml", *edits, version=version)
    assert main(["diff", str(old), str(new)]) == plain
    assert main(["diff", "--require-bump", str(old), str(new)]) == strict


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (None, "cannot read"),
        ("a: [", "line 2, column 1"),
        ("- a", "not a mapping"),
        ("\ufffe", "not"),
        (MINIMAL.replace("openapi: 3.1.0", "openapi: 3.0.3"), "/openapi: "),
        (MINIMAL.replace("/Refused'}", "/Lost'}", 1), "#/components/responses/Lost points to nothing"),
        (MINIMAL.replace("#/components/schemas/Delta'", "other.yaml'"), "other.yaml is not in this document"),
        (MINIMAL.replace("{type: integer, default: 20}", "{type: intger}"), "parameters/0/schema/type"),
        (MINIMAL.replace("operationId: list_files", "operationId: lock_file"), "lock_file is that of"),
        (MINIMAL.replace("'204'", "204"), "the key 204 is not a string (quote it: '204')"),
        (MINIMAL.replace("/v1/files/{file_id}:", "/v1/files/{id}:"), "the path parameter"),
        (
            MINIMAL.replace("RequestId: {", "RequestId: {$ref: '#/components/headers/RequestId'}\n    X: {"),
            "back to itself",
        ),
        (MINIMAL.replace("in: path", "in: paht", 1), "parameters/0"),
        (
            MINIMAL.replace("responses/Refused'}", "schemas/Ask'}", 1),
            "schemas/Ask is not among the responses",
        ),
    ],
)
@pytest.mark.parametrize("side", ["old", "new"])
def test_what_cannot_be_judged(
    contract: Callable[..., Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    side: str,
    text: str | None,
    reason: str,
) -> None:
    files = {"old": contract("old.yaml"), "new": contract("new.yaml"), side: tmp_path / "broken.yaml"}
    if text is not None:
        files[side].write_text(text, encoding="utf-8")
    assert main(["diff", str(files["old"]), str(files["new"])]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert reason in err
    assert "broken.yaml" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("arguments", [[], ["one.yaml"], ["a", "b", "c"], ["--base", "HEAD", "a", "b"]])
def test_wrong_number_of_contracts(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *arguments]) == 2
    assert "give " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("text", ""),
        ("json", '{\n  "error": ['),
        ("markdown", "**The contracts could not be judged:**\n\n- "),
        ("github", "::error file="),
    ],
)
def test_reasons_come_in_the_format(
    contract: Callable[..., Path], capsys: pytest.CaptureFixture[str], form: str, start: str
) -> None:
    assert main(["diff", "--format", form, str(contract("old.yaml")), "lost.yaml"]) == 2
    out, err = capsys.readouterr()
    assert out.startswith(start)
    assert ("cannot read lost" in out) == bool(start)
    assert "cannot read lost.yaml" in err


def test_text(contract: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    main(["diff", str(contract("old.yaml")), str(contract("new.yaml", BREAKING, ADDITIVE, version="1.1.0"))])
    assert capsys.readouterr().out == (
        "breaking   Ask.heat: property removed [request]\n"
        "           old /components/schemas/Ask/properties/heat\n"
        "           affects chat.answers.create, chat.answers.stream, Ask\n"
        "additive   Answer.more: property added [response]\n"
        "           new /components/schemas/Answer/properties/more\n"
        "           affects chat.answers.create, Answer\n"
        "\n"
        "Changes: 1 breaking, 1 additive.\n"
        "Version: a breaking change needs 2.0.0 or later, but the version is 1.1.0.\n"
        "\n"
        "Proposed for CHANGELOG.md:\n"
        "\n"
        "### Added\n"
        "\n"
        "- `Answer.more`: property added (`chat.answers.create`).\n"
        "\n"
        "### Removed\n"
        "\n"
        "- **Breaking:** `Ask.heat`: property removed (`chat.answers.create`, `chat.answers.stream`).\n"
    )


CALLERS = "`chat.answers.create`, `chat.answers.stream`"
MOVED = ("  /v1/chat:\n", "  /v1/chats:\n")
BOUND = ("maxLength: 100", "maxLength: 99, minLength: 1")
OPERATION = (
    "paths:\n",
    """paths:
  /v1/words:
    get:
      operationId: list_words
      tags: [files]
      x-meshapi-methods: {words.list: {}}
      responses:
        '200':
          description: Words.
          content: {application/json: {schema: {$ref: '#/components/schemas/Words'}}}
""",
)
TYPES = (
    "  schemas:\n",
    """  schemas:
    Words: {type: object, properties: {first: {$ref: '#/components/schemas/Word'}}}
    Word: {type: object, properties: {text: {type: string}}}
""",
)


@pytest.mark.parametrize(
    ("edits", "section", "lines"),
    [
        ([OPERATION, TYPES], "Added", ["- `words.list`: operation added, with `Word`, `Words`."]),
        (
            [MOVED],
            "Changed",
            [f"- **Breaking:** {CALLERS}: moved from POST /v1/chat to POST /v1/chats."],
        ),
        (
            [BOUND],
            "Changed",
            [
                f"- **Breaking:** `Ask.question`: {what} ({CALLERS})."
                for what in ("maxLength changed from 100 to 99", "minLength added (1)")
            ],
        ),
    ],
)
def test_the_lines_for_the_changelog(
    contract: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    edits: list[Edit],
    section: str,
    lines: list[str],
) -> None:
    main(["diff", "--format=json", str(contract("old.yaml")), str(contract("new.yaml", *edits))])
    assert json.loads(capsys.readouterr().out)["changelog"] == {section: lines}


def test_json(contract: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    main(
        [
            "diff",
            "--format",
            "json",
            str(contract("old.yaml")),
            str(contract("new.yaml", BREAKING, version="1.1.0")),
        ]
    )
    report = json.loads(capsys.readouterr().out)
    assert report["level"] == "breaking"
    assert report["version"] == {
        "old": "1.0.0",
        "new": "1.1.0",
        "bump": "major",
        "bumped": "minor",
        "wanted": "2.0.0",
        "complaint": "a breaking change needs 2.0.0 or later, but the version is 1.1.0",
    }
    assert report["changes"] == [
        {
            "level": "breaking",
            "pointer": "/components/schemas/Ask/properties/heat",
            "document": "old",
            "subject": "Ask.heat",
            "what": "property removed",
            "act": "removed",
            "direction": "request",
            "methods": ["chat.answers.create", "chat.answers.stream"],
            "types": ["Ask"],
            "text": "Ask.heat: property removed",
        }
    ]
    assert [*report["changelog"]] == ["Removed"]


def test_markdown(contract: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    new = contract("new.yaml", BREAKING, EDITORIAL, ("maxLength: 100", 'maxLength: 100, pattern: "a|b"'))
    main(["diff", "--format", "markdown", str(contract("old.yaml")), str(new)])
    out = capsys.readouterr().out
    rows = [
        line
        for line in out.splitlines()
        if line.startswith("| ") and not line.startswith(("| ---", "| change"))
    ]
    assert len(rows) == 3
    assert all(row.replace("\\|", "").count("|") == 4 for row in rows)
    assert "a\\|b" in out
    assert out.index("### Breaking") < out.index("### Editorial") < out.index("<details>")


def test_annotations_stand_at_their_lines(
    contract: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    new = contract("new.yaml", BREAKING, ADDITIVE, version="1.1.0%")
    main(["diff", "--format", "github", str(contract("old.yaml")), str(new)])
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::")]
    texts = new.read_text(encoding="utf-8").splitlines()
    said = [(line.split(" ")[0], int(line.split("line=")[1].split(",")[0])) for line in lines]
    assert [(command, texts[number - 1].strip().split(" ")[0]) for command, number in said] == [
        ("::error", "properties:"),  # what is gone stands where it stood
        ("::notice", "more:"),
        ("::warning", "info:"),
    ]
    assert all("file=new.yaml," in line for line in lines)
    assert lines[-1].endswith("::the new version '1.1.0%25' is not of the form 1.2.3")


@pytest.fixture
def repository(contract: Callable[..., Path], tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet")
    contract("api.yaml")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=first")
    git(tmp_path, "tag", "first")
    contract("api.yaml", ADDITIVE)
    git(tmp_path, "commit", "--quiet", "--all", "--message=second")
    return tmp_path


@pytest.mark.parametrize(
    ("base", "level"), [("HEAD", "breaking"), ("first", "breaking"), ("HEAD~1", "breaking")]
)
def test_contract_of_a_commit(
    repository: Path, contract: Callable[..., Path], capsys: pytest.CaptureFixture[str], base: str, level: str
) -> None:
    new = contract("api.yaml", ADDITIVE, BREAKING)
    assert main(["diff", "--format", "json", "--base", base, str(new)]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["level"] == level
    assert len(report["changes"]) == (1 if base == "HEAD" else 2)


@pytest.mark.parametrize("shallow", [False, True])
def test_the_command_that_is_told_brings_the_commit(
    repository: Path, capsys: pytest.CaptureFixture[str], shallow: bool
) -> None:
    """Of a clone that has one branch, or its last commit only; one that is whole stays so."""
    git(repository, "branch", "main", "first")
    depth = ["--depth=1"] * shallow
    git(repository, "clone", "--quiet", "--single-branch", "--no-tags", *depth, repository.as_uri(), "clone")
    clone = repository / "clone"
    for base in ("origin/main", "first"):
        command = ["diff", f"--base={base}", str(clone / "api.yaml")]
        assert main(command) == 2
        told = capsys.readouterr().err.splitlines()[0].partition(f"no commit {base} here: git ")[2]
        assert told.endswith("origin main:refs/remotes/origin/main" if base == "origin/main" else "--tags")
        git(clone, *told.split())
        assert main(command) == 0
        capsys.readouterr()
    assert not (clone / ".git" / "shallow").exists()


def test_shallow_clone(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(repository, "clone", "--quiet", "--depth=1", repository.as_uri(), "shallow")
    api = str(repository / "shallow" / "api.yaml")
    assert main(["diff", "--base", "HEAD", api]) == 0
    assert capsys.readouterr().out == "No change.\n"
    assert main(["diff", "--base", "first", api]) == 2
    assert "git fetch --unshallow" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("base", "name", "reason"),
    [
        ("--output=x", "api.yaml", "git has no commit --output=x"),
        ("HEAD", "new.yaml", "there is no new.yaml at HEAD"),
        ("HEAD", "lost/new.yaml", "no such folder"),
        ("nowhere", "api.yaml", "git has no commit nowhere here: git fetch --tags"),
    ],
)
def test_commits_that_do_not_help(
    repository: Path,
    contract: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    base: str,
    name: str,
    reason: str,
) -> None:
    contract("new.yaml")
    assert main(["diff", f"--base={base}", str(repository / name)]) == 2
    assert reason in capsys.readouterr().err


def test_no_repository(
    contract: Callable[..., Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = contract("api.yaml")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(path.parent.parent))
    assert main(["diff", "--base", "HEAD", str(path)]) == 2
    assert "is in no git repository" in capsys.readouterr().err
    monkeypatch.setenv("PATH", "")
    assert main(["diff", "--base", "HEAD", str(path)]) == 2
    assert "cannot run git" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "bump", "enough"),
    [
        ("1.2.3", "2.0.0", "major", {"breaking", "additive", "editorial"}),
        ("1.2.3", "1.3.0", "minor", {"additive", "editorial"}),
        ("1.2.3", "1.2.4", "patch", {"editorial"}),
        ("1.2.3", "1.2.3", None, set()),
        ("1.2.3", "1.2.2", None, set()),
        ("1.2.3", "2.0.0-rc.1", "major", {"breaking", "additive", "editorial"}),
        ("2.0.0-rc.9", "2.0.0-rc.10", "patch", {"breaking", "additive", "editorial"}),
        ("2.0.0-rc.1", "2.0.0", "patch", {"breaking", "additive", "editorial"}),
        ("2.0.0", "2.0.0-rc.1", None, set()),
        ("0.1.0", "0.2.0", "minor", {"breaking", "additive", "editorial"}),
        ("0.1.0", "0.1.1", "patch", {"additive", "editorial"}),
        ("0.9.0", "1.0.0", "major", {"breaking", "additive", "editorial"}),
        ("1.2.3", "1.2.3+build", None, set()),
    ],
)
def test_bumps(old: str, new: str, bump: str | None, enough: set[str]) -> None:
    before, after = Version.read(old), Version.read(new)
    assert before
    assert after
    assert has(before, after) == bump
    levels: dict[str, Bump | None] = {level: needed(level, before) for level in LEVELS}
    assert {level for level, needs in levels.items() if needs and suffices(before, after, needs)} == enough


@pytest.mark.parametrize("text", ["", "1", "1.2", "1.2.3.4", "01.2.3", "v1.2.3", "1.2.3-", None, 1.2])
def test_what_is_no_version(text: object) -> None:
    assert Version.read(text) is None


def test_diff_does_without_the_generators() -> None:
    script = (
        "import sys; from generator.__main__ import main; main(sys.argv[1:]); "
        "print({'openapi_python_client', 'datamodel_code_generator', 'openapi_spec_validator'} & {*sys.modules})"
    )
    contract = str(ROOT / "spec" / "openapi.yaml")
    done = subprocess.run(
        [sys.executable, "-c", script, "diff", contract, contract],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "No change.\nset()\n"
