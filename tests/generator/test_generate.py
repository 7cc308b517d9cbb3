"""`python -m generator generate` and `check`: all accounted for, and the same bytes everywhere."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.__main__ import CONTRACT, ROOT, main
from generator.contract import ContractError, load, operations
from generator.operations import parse
from generator.output import BESIDE, LISTING, PACKAGE, TABLE, differences, texts
from generator.projections import with_query_models
from meshapi_generated.registry import OPERATIONS
from meshapi_generated.resources import AsyncResourceTree, ResourceTree

HERE = Path(__file__).parent
GOLDEN = HERE / "golden" / "contract.yaml"


@pytest.fixture(scope="session")
def generated(made: Callable[[Path], Path]) -> Path:
    """The package of the contract."""
    return made(CONTRACT)


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def everything(package: Path) -> dict[str, str]:
    return texts(package, *BESIDE)


def copied(package: Path, folder: Path) -> Path:
    """A copy of the package and of what lies beside it."""
    shutil.copytree(package.parent, folder, dirs_exist_ok=True)
    return folder / PACKAGE


def test_the_committed_package_is_what_the_contract_gives(generated: Path) -> None:
    """On every Python that the suite runs on, so the bytes do not depend on its version either."""
    assert "\n".join(differences(everything(generated), everything(ROOT / PACKAGE))) == ""


def test_check_accepts_what_is_up_to_date(golden: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(GOLDEN), "--package", str(golden)]) == 0
    assert capsys.readouterr().out.endswith(" are what the contract gives.\n")


def test_check_sees_what_is_changed_missing_and_left_over(
    golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = copied(golden, tmp_path)
    for path in (package / "registry.py", tmp_path / TABLE):
        path.write_text(path.read_text().replace("/v1/shelves", "/v1/walls"))
    (package / "resources" / "notes.py").unlink()
    (package / "py.typed").unlink()
    (package / "models" / "leftover.py").write_text("")
    (tmp_path / LISTING).unlink()

    assert main(["check", str(GOLDEN), "--package", str(package)]) == 1

    shown = capsys.readouterr().out
    assert '-        path="/v1/walls/{shelf_id}/notes",' in shown
    assert '+        path="/v1/shelves/{shelf_id}/notes",' in shown
    assert "resources/notes.py (missing)" in shown
    assert "missing: py.typed" in shown
    assert "left over: models/leftover.py" in shown
    assert "-| `list_notes` | `GET /v1/walls" in shown
    assert "+| `list_notes` | `GET /v1/shelves" in shown
    assert f"{LISTING} (missing)" in shown
    assert "make generate" in shown


def test_every_operation_has_its_endpoint_its_methods_and_its_registry_entry() -> None:
    contract = {operation.spec["operationId"]: operation for operation in operations(load(CONTRACT))}

    assert OPERATIONS.keys() == contract.keys()
    for name, operation in OPERATIONS.items():
        spec = contract[name].spec
        assert (operation.method.lower(), operation.path) == (contract[name].method, contract[name].path)
        assert operation.methods == tuple(spec["x-meshapi-methods"])
        assert operation.retry_safe == (spec.get("x-meshapi-retry") == "safe")
        endpoint = importlib.import_module(f"{PACKAGE}.endpoints.{operation.tag}.{name}")
        assert endpoint.OPERATION is operation
        for tree in (ResourceTree, AsyncResourceTree):
            for dotted in operation.methods:
                node = tree(None)  # type: ignore[arg-type]
                for part in dotted.split("."):
                    node = getattr(node, part)
                assert f"operation ``{name}``" in (node.__doc__ or ""), dotted
                assert "Example:" in (node.__doc__ or ""), dotted


@pytest.mark.parametrize(
    ("contract", "surroundings"),
    [
        (CONTRACT, {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Tokyo"}),
        (GOLDEN, {"PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0", "TZ": "America/Caracas"}),
        (GOLDEN, {"PYTHONHASHSEED": "78", "PYTHONIOENCODING": "utf-16", "PYTHONUTF8": "1", "COLUMNS": "20"}),
    ],
)
def test_the_bytes_do_not_depend_on_the_surroundings(
    made: Callable[[Path], Path], tmp_path: Path, contract: Path, surroundings: dict[str, str]
) -> None:
    """The fixture ran with another hash seed, which pytest does not fix, and with absolute paths."""
    command = [
        sys.executable,
        "-m",
        "generator",
        "generate",
        os.path.relpath(contract, tmp_path),
        "--package",
        PACKAGE,
    ]
    environment = {**os.environ, **surroundings, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)

    assert files_of(tmp_path) == files_of(made(contract).parent)


def test_no_file_holds_an_object_address_and_every_module_says_what_it_is(generated: Path) -> None:
    for name, content in files_of(generated).items():
        assert b" object at 0x" not in content
        if name.endswith(".py"):
            assert content.startswith(b"# @generated from spec/openapi.yaml"), name


def test_a_warning_of_the_parser_is_fatal() -> None:
    document = with_query_models(load(CONTRACT))
    document["paths"]["/v1/embeddings"]["post"]["requestBody"]["content"] = {
        "text/plain": {"schema": {"type": "string"}},
        **document["paths"]["/v1/embeddings"]["post"]["requestBody"]["content"],
    }

    with pytest.raises(ContractError, match="Unsupported content type text/plain"):
        parse(document, PACKAGE)
