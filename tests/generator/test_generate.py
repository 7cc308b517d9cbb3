"""`python -m generator generate` and `check`: all accounted for, the same bytes everywhere, nothing half-written."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.__main__ import CONTRACT, ROOT, main
from generator.contract import ContractError, load, operations
from generator.operations import parse
from generator.output import OutputError, write
from generator.projections import with_query_models
from generator.render import PACKAGE, TABLE, environment, render
from meshapi_generated.registry import OPERATIONS
from meshapi_generated.resources import AsyncResourceTree, ResourceTree

SETTINGS = ROOT / "ruff-generated.toml"


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated") / PACKAGE
    assert main(["generate", "--package", str(folder)]) == 0
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_committed_package_is_what_the_contract_gives(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0, capsys.readouterr().out


def test_check_sees_what_is_changed_missing_and_left_over(generated: Path, tmp_path: Path, capsys) -> None:
    package = tmp_path / PACKAGE
    shutil.copytree(generated, package)
    registry = package / "registry.py"
    registry.write_text(registry.read_text().replace("/v1/balance", "/v1/purse"))
    (package / "resources" / "rag.py").unlink()
    (package / "py.typed").unlink()
    (package / "models" / "leftover.py").write_text("")
    table = tmp_path / TABLE
    table.parent.mkdir()
    table.write_text((generated.parent / TABLE).read_text().replace("/v1/balance", "/v1/purse"))

    assert main(["check", "--package", str(package)]) == 1

    shown = capsys.readouterr().out
    assert '-        path="/v1/purse",' in shown
    assert '+        path="/v1/balance",' in shown
    assert "resources/rag.py (missing)" in shown
    assert "missing: py.typed" in shown
    assert "left over: models/leftover.py" in shown
    assert "-| `get_balance` | `GET /v1/purse`" in shown
    assert "+| `get_balance` | `GET /v1/balance`" in shown
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


def test_check_sees_that_the_table_of_operations_is_missing(
    generated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = tmp_path / PACKAGE
    shutil.copytree(generated, package)

    assert main(["check", "--package", str(package)]) == 1
    assert "docs/operations.md (missing)" in capsys.readouterr().out


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Tokyo"},
        {"PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
    ],
)
def test_the_bytes_do_not_depend_on_the_surroundings(
    generated: Path, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    folder = tmp_path / PACKAGE
    command = [sys.executable, "-m", "generator", "generate", "--package", str(folder)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **surroundings}, check=True)

    assert files_of(folder) == files_of(generated)
    assert (tmp_path / TABLE).read_bytes() == (generated.parent / TABLE).read_bytes()


def test_no_file_holds_an_object_address_and_every_module_says_what_it_is(generated: Path) -> None:
    for name, content in files_of(generated).items():
        assert b" object at 0x" not in content
        if name.endswith(".py"):
            assert content.startswith(b"# @generated from spec/openapi.yaml"), name


def test_a_contract_that_the_lint_refuses_leaves_the_package_as_it_was(
    generated: Path, tmp_path: Path, capsys
) -> None:
    broken = tmp_path / "openapi.yaml"
    broken.write_text(
        CONTRACT.read_text(encoding="utf-8").replace("operationId: get_balance", "operationId: getIt")
    )
    package = tmp_path / PACKAGE
    shutil.copytree(generated, package)

    assert main(["generate", str(broken), "--package", str(package)]) == 1

    assert "getIt" in capsys.readouterr().out
    assert files_of(package) == files_of(generated)
    assert {path.name for path in tmp_path.iterdir()} == {"openapi.yaml", PACKAGE}


def test_a_warning_of_the_parser_is_fatal() -> None:
    document = with_query_models(load(CONTRACT))
    document["paths"]["/v1/embeddings"]["post"]["requestBody"]["content"] = {
        "text/plain": {"schema": {"type": "string"}},
        **document["paths"]["/v1/embeddings"]["post"]["requestBody"]["content"],
    }

    with pytest.raises(ContractError, match="Unsupported content type text/plain"):
        parse(document, PACKAGE)


def test_an_undefined_name_in_a_template_is_fatal(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(ROOT / "templates", templates)
    (templates / "package_init.py.jinja").write_text("{{ provenance.contrat }}")

    with pytest.raises(Exception, match="contrat"):
        render(load(CONTRACT), b"", templates)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = <thing object at 0x7f>", "ruff check refused"),
        ('x = "<thing object at 0x7f>"\n', "address of an object"),
    ],
)
def test_code_that_must_not_be_kept_is_not_written(tmp_path: Path, text: str, message: str) -> None:
    folder = tmp_path / PACKAGE
    folder.mkdir()
    (folder / "kept.py").write_text("")

    with pytest.raises(OutputError, match=message):
        write({"new.py": text}, folder, SETTINGS)

    assert [path.name for path in tmp_path.iterdir()] == [PACKAGE]
    assert [path.name for path in folder.iterdir()] == ["kept.py"]


def test_the_hooks_of_openapi_python_client_that_we_rely_on() -> None:
    data, endpoints = parse(with_query_models(load(CONTRACT)), PACKAGE)
    env = environment(data, ROOT / "templates")

    assert {"safe_for_docstring", "in_double_quote_literal"} <= env.filters.keys()
    escaped = env.from_string('"{{ text | in_double_quote_literal }}"').render(text='a "b" \\ c')
    assert escaped == r'"a \"b\" \\ c"'
    assert [argument.name for argument in endpoints[-1].path_arguments] == []
    assert re.fullmatch(
        r"/v1/models/\{path_segments\('model_id', model_id\)\}", _path("get_model", endpoints)
    )


def _path(name: str, endpoints: list) -> str:
    return next(endpoint.path_text for endpoint in endpoints if endpoint.id == name)
