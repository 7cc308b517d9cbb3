"""`api.md`: complete, nothing private, and read from the sources as Python itself understands them."""

from __future__ import annotations

import importlib
import inspect
import os
import re
import subprocess
import sys
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs
import pytest

from generator.__main__ import CONTRACT, ROOT
from generator.contract import load
from generator.output import LISTING
from generator.surface import on_disk, read
from generator.surface.listing import listing
from generator.surface.model import Class, Function
from meshapi import AsyncMeshAPI, MeshAPI
from meshapi_generated.registry import OPERATIONS

SURFACE = read(on_disk(ROOT))
PAGE = listing(load(CONTRACT), on_disk(ROOT), ROOT / "templates")
ENTRIES = re.findall(r"^ *- \[`(.+?)`\]\((.+?)\)(.*)$|\[`(\w+Resource)`\]\((.+?)\)", PAGE, re.MULTILINE)
LISTED = {name or resource: rest for name, _, rest, resource, _ in ENTRIES}
FILES = {file or other for _, file, _, _, other in ENTRIES}


def public_methods(node: Any, way: str) -> set[str]:
    """The methods of a resource and of the resources in it."""
    found: set[str] = set()
    for name in dir(type(node)):
        kind = getattr(type(node), name)
        if name.startswith("_"):
            continue
        if isinstance(kind, cached_property):
            found |= public_methods(getattr(node, name), f"{way}.{name}")
        elif "." in way:
            found.add(f"{way}.{name}")
    return found


def test_every_method_is_listed_and_no_other() -> None:
    shown = {name for name in LISTED if name.startswith("client.")}

    assert (
        shown
        == public_methods(MeshAPI(token="t"), "client")
        == public_methods(AsyncMeshAPI(token="t"), "client")
    )


def test_every_operation_is_listed_with_its_methods() -> None:
    for operation in OPERATIONS.values():
        for method in operation.methods:
            assert f"`{operation.method} {operation.path}`" in LISTED[f"client.{method}"]


@pytest.mark.parametrize(
    "module", ["meshapi", "meshapi._types", "meshapi.resources", "meshapi.testing", "meshapi_sandbox"]
)
def test_every_exported_name_is_listed(module: str) -> None:
    names = importlib.import_module(module).__all__
    prefix = {"meshapi.testing": "testing.", "meshapi_sandbox": "meshapi_sandbox."}.get(module, "")
    older = re.findall(r"also `(\w+)`", PAGE)

    assert {prefix + name for name in names} <= {*LISTED, *older}


def test_nothing_private_is_listed() -> None:
    code = " ".join(re.findall(r"`(.+?)`", PAGE))

    assert re.findall(r"(?<![\w])_\w+", code.replace("__version__", "")) == []


def test_every_file_is_there() -> None:
    assert [file for file in FILES if not (ROOT / file).is_file()] == []


def test_the_committed_page_is_this_one() -> None:
    assert (ROOT / LISTING).read_text(encoding="utf-8") == PAGE


@pytest.mark.parametrize("seed", ["1", "77"])
def test_the_page_is_the_same_everywhere(seed: str, tmp_path: Path) -> None:
    program = (
        "import pathlib, sys; from generator.contract import load; from generator.surface import on_disk\n"
        "from generator.surface.listing import listing; root = pathlib.Path()\n"
        "page = listing(load('spec/openapi.yaml'), on_disk(root), root / 'templates')\n"
        "sys.stdout.buffer.write(page.encode())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, check=True, capture_output=True
    )

    assert done.stdout.decode() == PAGE


def test_what_the_contract_took_away_is_left_out_until_the_sources_follow() -> None:
    files = {name: text for name, text in on_disk(ROOT).items() if name != "meshapi_generated/models/rag.py"}

    page = listing(load(CONTRACT), files, ROOT / "templates")

    assert "InitUploadRequest`](" not in page
    assert "[`client.rag.search`]" in page


CLASSES = [
    pytest.param(name, known, id=name)
    for name, path in SURFACE.names.items()
    if isinstance(known := SURFACE.objects[path], Class)
    and name.removeprefix("meshapi.") in (*LISTED, known.name)
]


def of_python(name: str) -> Any:
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)


@pytest.mark.parametrize(("name", "known"), CLASSES)
def test_classes_are_read_as_python_makes_them(name: str, known: Class) -> None:
    made = of_python(name)
    ours = [base for base in made.__mro__[1:] if base.__module__.startswith("meshapi")]
    above = [base[0].name for base in known.ancestors if base[0].name.startswith("meshapi")]

    assert above == [f"{base.__module__}.{base.__qualname__}" for base in ours]
    fields = (
        {field.name for field in attrs.fields(made)}
        if attrs.has(made)
        else {*getattr(made, "model_fields", ())}
    )
    defined = fields.union(*(vars(base) for base in (made, *ours))) - {"model_config"}
    assigned = {
        name for base in (made, *ours) if "__init__" in vars(base) for name in base.__init__.__code__.co_names
    }
    members = {name for name in known.members if not name.startswith("_")}
    assert {name for name in defined if not name.startswith("_")} <= members <= defined | assigned
    for attribute, member in known.members.items():
        if isinstance(member, Function) and not member.made:
            assert shape(member) == shape_of_python(getattr(made, attribute)), attribute
    if isinstance(constructor := known.members.get("__init__"), Function) and constructor.made:
        if known.model:
            assert sorted(shape(constructor)) == sorted(shape_of_fields(made))
        else:
            assert shape(constructor) == shape_of_python(made)


@pytest.mark.parametrize(
    "name", [name for name, path in SURFACE.names.items() if isinstance(SURFACE.objects[path], Function)]
)
def test_functions_are_read_as_python_makes_them(name: str) -> None:
    assert shape(SURFACE.objects[SURFACE.names[name]]) == shape_of_python(of_python(name))


def shape(function: Any) -> list[tuple[str, bool, bool, bool, bool]]:
    return [
        (one.name, one.positional, one.keyword, one.many, one.required) for one in function.whole.parameters
    ]


def shape_of_python(function: Any) -> list[tuple[str, bool, bool, bool, bool]]:
    found = []
    for one in inspect.signature(function).parameters.values():
        if one.name != "self":
            kind = one.kind
            many = kind in (one.VAR_POSITIONAL, one.VAR_KEYWORD)
            positional = kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD, one.VAR_POSITIONAL)
            keyword = kind in (one.KEYWORD_ONLY, one.POSITIONAL_OR_KEYWORD, one.VAR_KEYWORD)
            found.append((one.name, positional, keyword, many, one.default is one.empty and not many))
    return found


def shape_of_fields(model: Any) -> list[tuple[str, bool, bool, bool, bool]]:
    return [(name, False, True, False, field.is_required()) for name, field in model.model_fields.items()]
