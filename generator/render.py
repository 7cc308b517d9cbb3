"""Renders the templates: the contract's facts in, the text of every generated file out. Nothing is written here."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

from attrs import define, field, frozen
from jinja2 import Environment, StrictUndefined
from openapi_python_client import Project
from openapi_python_client.parser import GeneratorData
from openapi_python_client.strings import pascal_case

from generator.models import models
from generator.operations import config, parse
from generator.output import PACKAGE, TABLE, digest
from generator.projections import homes, with_query_models
from generator.prose import example, prose
from generator.shapes import Endpoint, Method


@define
class Resource:
    """A node of the client's tree, such as ``chat`` or ``chat.completions``."""

    dotted: str
    methods: list[tuple[Endpoint, Method]] = field(factory=list)
    children: list[Resource] = field(factory=list)

    @property
    def name(self) -> str:
        return self.dotted.rpartition(".")[2]

    @property
    def class_name(self) -> str:
        return pascal_case(self.dotted.replace(".", "_")) + "Resource"

    @property
    def family(self) -> list[Resource]:
        """All below it, and itself last: the order in which the classes can be written."""
        return [*(member for child in self.children for member in child.family), self]


@frozen
class Provenance:
    """From what a file was made: hashes and versions, no time, so that the same input gives the same bytes."""

    contract: str
    templates: str
    openapi_python_client: str = field(factory=lambda: version("openapi-python-client"))
    datamodel_code_generator: str = field(factory=lambda: version("datamodel-code-generator"))


def render(document: dict[str, Any], contract: bytes, templates: Path) -> dict[str, str]:
    """The text of every file of the generated package, by its path inside it, and of the table by its own.

    Raises `ContractError` if the contract cannot be parsed without a warning.
    """
    document = with_query_models(document)
    data, endpoints = parse(document, PACKAGE)
    env = environment(data, templates)
    home = homes(document)
    env.globals.update(
        package=PACKAGE, provenance=Provenance(digest(contract), digest(*_sources(templates))), home=home
    )
    tags = {tag["name"]: tag for tag in document["tags"]}

    def template(name: str, **context: Any) -> str:
        return env.get_template(name).render(**context)

    files = {"__init__.py": template("package_init.py.jinja"), "py.typed": ""}
    for path in sorted((templates / "runtime").glob("*.jinja")):
        files[f"runtime/{path.stem}"] = template(f"runtime/{path.name}")
    for module, body in models(document).items():
        about = tags[module]["description"] if module in tags else "The body of every error answer."
        files[f"models/{module}.py"] = template("models_module.py.jinja", about=about, body=body.lstrip("#"))
    files["models/__init__.py"] = template("models_init.py.jinja")
    for endpoint in endpoints:
        files[f"endpoints/{endpoint.tag}/{endpoint.id}.py"] = template("endpoint.py.jinja", endpoint=endpoint)
    for tag in sorted({endpoint.tag for endpoint in endpoints}):
        files[f"endpoints/{tag}/__init__.py"] = template(
            "endpoints_init.py.jinja", about=tags[tag]["description"]
        )
    files["endpoints/__init__.py"] = template(
        "endpoints_init.py.jinja", about="One module for each operation."
    )
    files["registry.py"] = template("registry.py.jinja", endpoints=endpoints)
    roots = resources(endpoints)
    for root in roots:
        files[f"resources/{root.name}.py"] = template("resource.py.jinja", root=root)
    files["resources/__init__.py"] = template("resources_init.py.jinja", roots=roots)
    files[TABLE] = template("operations.md.jinja", tags=document["tags"], endpoints=endpoints)
    return files


def environment(data: GeneratorData, templates: Path) -> Environment:
    """openapi-python-client's Jinja environment with our templates; an undefined name is an error."""
    env = Project(openapi=data, config=config(PACKAGE), custom_template_path=templates).env
    env.undefined = StrictUndefined
    env.filters.update(prose=prose, example=example, literal=repr)
    env.globals.update(by_module=_by_module)
    return env


def resources(endpoints: list[Endpoint]) -> list[Resource]:
    """The trees of resources, in the order of the contract."""
    found: dict[str, Resource] = {}

    def node(dotted: str) -> Resource:
        if dotted not in found:
            found[dotted] = Resource(dotted)
            if parent := dotted.rpartition(".")[0]:
                node(parent).children.append(found[dotted])
        return found[dotted]

    for endpoint in endpoints:
        for method in endpoint.methods:
            node(method.resource).methods.append((endpoint, method))
    return [resource for dotted, resource in found.items() if "." not in dotted]


def _by_module(names: list[str], home: dict[str, str]) -> dict[str, list[str]]:
    """Model names grouped by the module that they live in, both in order."""
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        # What is no model (``None``, bytes) lives in no module of models.
        if name in home:
            found.setdefault(home[name], []).append(name)
    return dict(sorted(found.items()))


def _sources(templates: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(templates.rglob("*.jinja"))]
