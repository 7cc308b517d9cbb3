"""``docs/operations.md`` against the contract, both clients and the sandbox."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path
from typing import List

import pytest

from meshapi import AsyncMeshAPI, MeshAPI
from meshapi_generated.registry import OPERATIONS
from meshapi_sandbox import Sandbox
from meshapi_sandbox.operations import HANDLERS
from tests.the_contract import contract

TABLE = Path(__file__).resolve().parent.parent.parent / "docs" / "operations.md"


def column(heading: str) -> List[str]:
    """The codes in one column of all tables; rows that continue an operation have none in its columns."""
    found: List[str] = []
    place = -1
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if not cells:
            place = -1
        elif place < 0:
            place = cells.index(heading) if heading in cells else len(cells)
        elif place < len(cells) and cells[place].startswith("`"):
            found.append(cells[place].strip("`"))
    return found


def contract_operations() -> List[str]:
    return [
        f"{method.upper()} {path} {operation['operationId']}"
        for path, item in contract()["paths"].items()
        for method, operation in item.items()
    ]


def test_every_operation_of_the_contract_is_in_the_table_once() -> None:
    rows = [" ".join(pair) for pair in zip(column("Request"), column("Operation"))]

    assert sorted(rows) == sorted(contract_operations())


@pytest.mark.parametrize("client", [MeshAPI, AsyncMeshAPI])
def test_every_method_in_the_table_is_there(client: type) -> None:
    methods = column("Method")
    made = client(token="rsk_test")

    assert {method for operation in OPERATIONS.values() for method in operation.methods} <= {*methods}
    for method in methods:
        assert callable(attrgetter(method)(made)), method


def test_every_address_of_a_websocket_is_in_the_contract() -> None:
    described = contract()["info"]["description"]

    for address in column("Address"):
        assert f"`{address}?" in described


def test_the_sandbox_serves_every_operation(gateway: Sandbox) -> None:
    assert {*HANDLERS} == {*OPERATIONS} == {*column("Operation")}
