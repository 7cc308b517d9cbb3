"""The example in the docstring of every public method: it can be run, and calls that method as it can be called."""

from __future__ import annotations

import inspect
import re
import textwrap
from pathlib import Path
from typing import Any, Dict, List

import httpx
import pytest
from pydantic import BaseModel

import meshapi
from meshapi_generated.registry import OPERATIONS
from tests.both import Both
from tests.unit.test_surface import ASYNC, SYNC

SENDING = {dotted for operation in OPERATIONS.values() for dotted in operation.methods} | {
    "chat.completions.parse",
    "chat.send",
    "rag.upload_file",
    "rag.wait_until_ready",
}


def example_of(method: Any) -> str:
    """The code of the example, without its indentation."""
    _, heading, block = (inspect.getdoc(method) or "").partition("\nExample:\n    ::\n")
    assert heading, "no example"
    return textwrap.dedent(block).strip()


def as_function(code: str, both: Both) -> Any:
    text = f"{'async ' if both.is_async else ''}def example(client):\n{textwrap.indent(code, '    ')}\n"
    names: Dict[str, Any] = {name: getattr(meshapi, name) for name in meshapi.__all__}
    names.update(Path=Path, BaseModel=BaseModel)
    # Without this file's future import: the annotations of a class in an example are read by pydantic.
    exec(compile(text, "example", "exec", dont_inherit=True), names)
    return names["example"]


@pytest.mark.parametrize("name", sorted(SYNC))
def test_an_example_shows_the_method_and_is_python(both: Both, name: str) -> None:
    code = example_of((ASYNC if both.is_async else SYNC)[name])
    as_function(code, both)
    assert re.search(rf"\b(client|MeshAPI|AsyncMeshAPI)\.{re.escape(name)}\(", code)


@pytest.mark.parametrize("name", sorted(SENDING))
def test_an_example_can_be_run(
    both: Both, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for file in ("announcement.mp3", "leave-policy.txt"):
        (tmp_path / file).write_bytes(b"content")
    requests: List[httpx.Request] = []

    def refuse(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(418)

    example = as_function(example_of((ASYNC if both.is_async else SYNC)[name]), both)
    with pytest.raises(meshapi.ClientError):
        both.run(example(both.mocked(refuse)))
    assert len(requests) == 1


@pytest.mark.parametrize("name", sorted(SYNC))
def test_the_examples_of_both_clients_differ_in_waiting_only(name: str) -> None:
    awaited = re.sub(r"\b(await|async) |\bAsync(?=MeshAPI)", "", example_of(ASYNC[name]))
    # A longer line may be laid out in another way.
    assert re.sub(r"[\s,]", "", awaited) == re.sub(r"[\s,]", "", example_of(SYNC[name]))
