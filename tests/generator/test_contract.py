"""Reading the contract, and the questions that the stages ask of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.contract import (
    branches,
    directions,
    load,
    locate,
    operations,
    owners,
    parameters,
    reachable,
    resolve,
    walk,
)

MINIMAL = Path(__file__).parent / "minimal.yaml"


@pytest.fixture(scope="module")
def minimal() -> dict[str, Any]:
    return load(MINIMAL)


def test_yaml_is_read_as_json(tmp_path: Path) -> None:
    """YAML 1.2: what it calls no number, boolean or null is a string. What is refused: `bad/unreadable.yaml`."""
    path = tmp_path / "contract.yaml"
    path.write_text(
        "date: 2026-01-02\ntime: 2026-01-02T03:04:05Z\n'200': off\n404: ~\nlist: [1, 0x1f, 0o17, 012, -2.5, .5, 1e3]\n"
        "words: [true, NULL, False, yes, 1_000, 12:30:00, '1', \"null\", <<, =]\nempty:\ntext: |\n  one\n  two\n",
        encoding="utf-8",
    )
    assert load(path) == {
        "date": "2026-01-02",
        "time": "2026-01-02T03:04:05Z",
        "200": "off",
        404: None,
        "list": [1, 31, 15, 12, -2.5, 0.5, 1000.0],
        "words": [True, None, False, "yes", "1_000", "12:30:00", "1", "null", "<<", "="],
        "empty": None,
        "text": "one\ntwo\n",
    }


def test_references(minimal: dict[str, Any]) -> None:
    post = "#/paths/~1v1~1files/post/requestBody/content/application~1json/schema"
    assert resolve(minimal, f"{post}/oneOf/0") == {"$ref": "#/components/schemas/Upload"}
    assert locate(minimal, {"$ref": f"{post}/oneOf/0"})[0] == "/components/schemas/Upload"
    for nowhere in ("#/components/schemas/Nobody", f"{post}/oneOf/2", "other.yaml#/x"):
        with pytest.raises(LookupError):
            resolve(minimal, nowhere)
        assert locate(minimal, {"$ref": nowhere})[1] == {}


def test_every_node_is_at_its_pointer(minimal: dict[str, Any]) -> None:
    nodes = [*walk(minimal)]
    assert all(resolve(minimal, f"#{pointer}") is node for pointer, node in nodes)
    assert len({pointer for pointer, _ in nodes}) == len(nodes)


def test_operations_and_their_parameters(minimal: dict[str, Any]) -> None:
    found = {operation.spec["operationId"]: operation for operation in operations(minimal)}
    assert [*found] == ["create_chat", "list_files", "create_file", "delete_file", "lock_file", "echo_sound"]
    assert parameters(minimal, found["list_files"]) == [
        ("/components/parameters/Team", minimal["components"]["parameters"]["Team"]),
        ("/paths/~1v1~1files/get/parameters/0", found["list_files"].spec["parameters"][0]),
    ]


def test_directions(minimal: dict[str, Any]) -> None:
    ways = directions(minimal)
    assert ways.requests == {"Ask", "Turn", "Upload", "Import", "Sound"}
    assert ways.bodies == {"Ask", "Upload", "Import", "Sound"}
    assert ways.nested == {"Turn"}
    assert ways.errors == {"Fault"}
    events = reachable(minimal, "Event")
    assert events == {"Event", "KnownEvent", "Delta", "Done", "UnknownEvent"}
    assert ways.responses == events | {"Answer", "File", "ImportJob", "Fault"}
    assert branches(minimal, {"$ref": "#/components/schemas/Event"})[0] == "Event"


def test_modules_form_no_circle(minimal: dict[str, Any]) -> None:
    found = owners(minimal)
    assert found["Fault"] == "errors"
    assert found["Turn"] == found["Delta"] == "chat"
    assert found["File"] == found["Upload"] == "files"
    assert {*found} == {*minimal["components"]["schemas"]}
    order = ["errors", *(tag["name"] for tag in minimal["tags"])]
    for name, module in found.items():
        assert all(order.index(found[used]) <= order.index(module) for used in reachable(minimal, name))
