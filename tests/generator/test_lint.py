"""The lint, and what `generate` makes of a contract that it refuses: `bad/` holds one small fault at a time.

Each case breaks `minimal.yaml`: what is set at a JSON pointer (`-` is the end of a list), then what is dropped, and
every place that must be named then, with a part of what is said there. Nothing else may be found.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from generator.__main__ import CONTRACT, ROOT, main
from generator.contract import load, walk
from generator.lint import _RULES, Problem, lint
from generator.reading import DEPTH, read

HERE = Path(__file__).parent
ASK = "/components/schemas/Ask"
CHAT = "/paths/~1v1~1chat/post"
DELETE = "/paths/~1v1~1files~1{file_id}/delete"
FAULT = "/components/schemas/Fault"
FILE = "/components/schemas/File"
LOST = "/components/schemas/Lost"
TURN = "/components/schemas/Turn"
STREAM = f"{CHAT}/x-meshapi-stream"
REFUSED = "/components/responses/Refused/content/application~1json"
TEXT = {"type": "string", "description": "A text."}


def cases(*files: str) -> list[Any]:
    """The cases of these files of `bad/`, as parameters."""
    return [
        pytest.param(case, id=f"{file}: {name}")
        for file in files
        for name, case in read((HERE / "bad" / f"{file}.yaml").read_text(encoding="utf-8")).items()
    ]


FAULTS = cases(*sorted(path.stem for path in (HERE / "bad").glob("*.yaml") if path.stem != "unreadable"))
UNREADABLE = cases("unreadable")


@pytest.fixture(scope="module")
def minimal() -> dict[str, Any]:
    return load(HERE / "minimal.yaml")


def place(document: Any, pointer: str) -> tuple[Any, Any]:
    """The object that holds what `pointer` names, and its key there."""
    *parents, last = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
    for key in parents:
        document = document[int(key)] if isinstance(document, list) else document[key]
    return document, int(last) if isinstance(document, list) and last != "-" else last


def edited(
    document: dict[str, Any], edits: dict[str, Any], drop: Iterator[str] | tuple[str, ...] = ()
) -> dict[str, Any]:
    """A copy with these values set, and these dropped."""
    document = deepcopy(document)
    for pointer, value in edits.items():
        node, key = place(document, pointer)
        if key == "-":
            node.append(deepcopy(value))
        else:
            node[key] = deepcopy(value)
    for pointer in drop:
        node, key = place(document, pointer)
        del node[key]
    return document


@pytest.fixture
def refused(
    golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Iterator[Callable[[Path], list[str]]]:
    """What `generate` says of a contract when it refuses it, but for the file and the line where that stands. The good
    package that was there stays as it was.
    """
    before = {path: path.read_bytes() for path in golden.parent.rglob("*") if path.is_file()}

    def generate(contract: Path) -> list[str]:
        assert main(["generate", str(contract), "--package", str(golden)]) == 1
        lines = capsys.readouterr().out.splitlines()
        return [re.sub(rf"^{re.escape(str(contract))}:\d+: (?=/)", "", line) for line in lines]

    yield generate
    assert {path: path.read_bytes() for path in golden.parent.rglob("*") if path.is_file()} == before


def test_a_good_contract_has_no_problem(minimal: dict[str, Any]) -> None:
    assert lint(minimal) == []


def test_the_contract_has_no_problem() -> None:
    assert [str(problem) for problem in lint(load(CONTRACT))] == []


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_found(
    minimal: dict[str, Any], case: dict[str, Any], refused: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    broken = edited(minimal, case.get("set", {}), case.get("drop", ()))
    (contract := tmp_path / "contract.json").write_text(json.dumps(broken), encoding="utf-8")
    lines = refused(contract)
    places = sorted(case["found"])
    assert len(lines) == len(places), lines
    for line, pointer in zip(lines, places, strict=True):
        assert line.startswith(f"{pointer}: "), lines
        assert case["found"][pointer] in line
        assert re.search(r" \([^()].*\)$", line), "there is no hint"


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_is_no_document_is_refused(
    case: dict[str, str], refused: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    contract = tmp_path / "contract.yaml"
    contract.write_text(case["text"], encoding="utf-8")
    (line,) = refused(contract)
    assert line.startswith("(document): ")
    assert case["found"] in line


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"a: \xff", "not UTF-8"),
        ("a: 1".encode("utf-16"), "not UTF-8"),
        (b"a: " + b"9" * 5000, "line 1, column 4: too large a number"),
        (b"[" * 100_000, f"line 1, column {DEPTH + 1}: more than {DEPTH} levels"),
        (b'{"a":' * (DEPTH + 1) + b"1" + b"}" * (DEPTH + 1), f"more than {DEPTH} levels"),
    ],
    ids=["not UTF-8", "UTF-16", "huge integer", "deep lists", "deep mappings"],
)
def test_bytes_that_hold_no_document_are_refused(
    content: bytes, found: str, refused: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    (contract := tmp_path / "contract.yaml").write_bytes(content)
    (line,) = refused(contract)
    assert found in line


@pytest.mark.parametrize(("name", "found"), [("nowhere.yaml", "No such file"), (".", "Is a directory")])
def test_a_file_that_cannot_be_read_is_refused(
    name: str, found: str, refused: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    (line,) = refused(tmp_path / name)
    assert found in line


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(refused: Callable[[Path], list[str]], tmp_path: Path) -> None:
    (contract := tmp_path / "contract.yaml").touch(mode=0)
    (line,) = refused(contract)
    assert "Permission denied" in line


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    (contract := tmp_path / "contract.yaml").write_bytes(b"\xef\xbb\xbfopenapi: 3.1.0")
    assert load(contract) == {"openapi": "3.1.0"}


def test_deep_schemas_and_examples_are_no_trouble(minimal: dict[str, Any]) -> None:
    deep: Any = {"type": "string"}
    example: Any = "x"
    for _ in range((DEPTH - 10) // 2):
        deep, example = {"type": "array", "items": deep}, [example]
    edits = {f"{ASK}/properties/deep": {**deep, "description": "x"}, f"{ASK}/examples/0/deep": example}
    assert lint(edited(minimal, edits)) == []


def test_any_line_can_be_printed_anywhere(tmp_path: Path) -> None:
    (contract := tmp_path / "contract.yaml").write_text("openapi: é\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "lint", str(contract)],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "the contract is '\\xe9', not 3.1.0" in done.stdout


def test_a_reader_that_has_seen_enough_is_no_trouble(tmp_path: Path) -> None:
    faults = {f"key {number}" * 100: number for number in range(1000)}
    (contract := tmp_path / "contract.json").write_text(
        json.dumps({"openapi": "3.1.0", "paths": {}, **faults})
    )
    command = [sys.executable, "-m", "generator", "lint", str(contract)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as lint:
        assert lint.stdout
        assert lint.stderr
        assert "is not a key of OpenAPI" in lint.stdout.readline()
        lint.stdout.close()
        assert lint.stderr.read() == ""
    assert lint.returncode == 1


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param({f"{TURN}/properties/{name}": TEXT}, id=name)
        for name in (
            "class",
            "schema",
            "copy",
            "json",
            "model_dump",
            "x-other",
            "$ref",
            "nullable",
            "_id",
            "options",
        )
    ]
    + [
        pytest.param({f"{ASK}/examples/0/extra": {"x-a": "1", "nullable": "2", "$ref": "#/3"}}, id="data"),
        pytest.param({f"{FILE}/additionalProperties": True}, id="open in so many words"),
        pytest.param({f"{FILE}/properties/any": {"description": "x"}}, id="anything, null too"),
        pytest.param({f"{STREAM}/payload": "event"}, id="payload of an event"),
        pytest.param({f"{TURN}/additionalProperties": False}, id="closed part of a request"),
        pytest.param({f"{REFUSED}/example": {"code": "no"}, f"{FAULT}/examples": []}, id="example outside"),
        pytest.param({f"{LOST}": {**TEXT, "x-meshapi-module": "files"}}, id="kept for its name"),
        pytest.param(
            {f"{TURN}/properties/class": {"$ref": "#/components/schemas/Turn", **TEXT}},
            id="circle of objects",
        ),
        pytest.param(
            {f"{ASK}/properties/nothing": {"type": "null", "description": "x"}}, id="nothing but null"
        ),
    ],
)
def test_what_looks_like_a_fault_and_is_none(minimal: dict[str, Any], edits: dict[str, Any]) -> None:
    assert lint(edited(minimal, edits)) == []


def test_all_problems_are_collected(minimal: dict[str, Any]) -> None:
    edits = {f"{ASK}/properties/history/items/$ref": "#/nowhere", f"{ASK}/properties/heat/type": "nmber"}
    assert [
        problem.pointer for problem in lint(edited(minimal, edits, (TURN, f"{CHAT}/summary", "/info/title")))
    ] == [
        f"{ASK}/properties/heat/type",
        f"{ASK}/properties/history/items/$ref",
        "/info",
        CHAT,
    ]


def test_a_problem_is_told_with_its_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = (HERE / "minimal.yaml").read_text(encoding="utf-8")
    (contract := tmp_path / "contract.yaml").write_text(text, encoding="utf-8")
    assert main(["lint", str(contract)]) == 0
    assert capsys.readouterr().out == f"No problems in {text.count('operationId:')} operations.\n"

    contract.write_text(text.replace("maxLength: 100", "maxLenght: 100"), encoding="utf-8")
    assert main(["lint", str(contract)]) == 1
    line = next(number for number, line in enumerate(text.splitlines(), 1) if "maxLength: 100" in line)
    assert capsys.readouterr().out.startswith(f"{contract}:{line}: {ASK}/properties/question/maxLenght: ")


def test_unquoted_keys_are_found(refused: Callable[[Path], list[str]], tmp_path: Path) -> None:
    text = (HERE / "minimal.yaml").read_text(encoding="utf-8")
    for quoted, unquoted in (("'404':", "404:"), ("tone: {", "1: {"), ("/v1/echoes:", "2.5:")):
        assert quoted in text
        text = text.replace(quoted, unquoted, 1)
    (contract := tmp_path / "contract.yaml").write_text(text, encoding="utf-8")
    said = refused(contract)
    for key in ("/components/schemas/Sound/properties/1", f"{DELETE}/responses/404", "/paths/2.5"):
        name = key.rpartition("/")[2]
        assert f"{key}: the key {name} is not a string (quote it: '{name}')" in said


def test_no_rule_trips_over_junk(minimal: dict[str, Any]) -> None:
    """Every node is replaced once, and every key, each by the next kind of junk; two lengths that share no factor."""
    values: list[Any] = [
        None,
        7,
        "",
        ["junk"],
        {"junk": 7},
        {"$ref": 1},
        {"$ref": "#/components/schemas/Event"},
    ]
    keys: list[Any] = [1, None, True, 2.5, "", "$ref", "a/b~c", "{id}", "content", "x-\n"]
    document = deepcopy(minimal)
    for index, (pointer, value) in enumerate([*walk(minimal)][1:]):
        node, key = place(document, pointer)
        node[key] = values[index % len(values)]
        tripped(document, pointer)
        if isinstance(node, dict):
            del node[key]
            node[keys[index % len(keys)]] = deepcopy(value)
            tripped(document, pointer)
            del node[keys[index % len(keys)]]
        node[key] = deepcopy(value)


def tripped(document: dict[str, Any], pointer: str) -> None:
    assert all(isinstance(problem, Problem) for rule in _RULES for problem in rule(document)), pointer
