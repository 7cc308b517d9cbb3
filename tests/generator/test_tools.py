"""What we rely on in the pinned tools, most of it not their public interface.

An upgrade fails here first, with a sentence that says which of our files to mend. `generator/UPGRADING.md` says how to
try a new version. Nothing is imported from the tools at the top, so that a name that moved is such a failure too.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

OPERATIONS = "openapi-python-client"
MODELS = "datamodel-code-generator"
VALIDATOR = "openapi-spec-validator"


@frozen
class Hook:
    """Something that a tool does, and the file of ours that needs it."""

    tool: str
    promise: str
    file: str
    holds: Callable[[], bool]


HOOKS: list[Hook] = []


def hook(tool: str, file: str) -> Callable[[Callable[[], bool]], None]:
    """The decorated function tells whether its docstring is true."""

    def register(holds: Callable[[], bool]) -> None:
        HOOKS.append(Hook(tool, str(holds.__doc__), file, holds))

    return register


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: f"{hook.tool}: {hook.promise}")
def test_the_tool_keeps_its_promise(hook: Hook) -> None:
    try:
        holds: Any = hook.holds()
    except Exception as error:
        holds = f"{type(error).__name__}: {error}"
    if holds is not True:
        pytest.fail(
            f"{hook.tool} {version(hook.tool)}: no longer true: {hook.promise}"
            f" Mend {hook.file}; generator/UPGRADING.md says how to go on. Found: {holds}",
            pytrace=False,
        )


@pytest.mark.parametrize("tool", [OPERATIONS, MODELS, "ruff"])
def test_the_tool_is_pinned(tool: str) -> None:
    settings = Path(__file__).parents[2] / "pyproject.toml"
    assert f'"{tool}=={version(tool)}' in settings.read_text(encoding="utf-8")


# openapi-python-client


def operation(**more: Any) -> dict[str, Any]:
    return {"operationId": "do_it", "tags": ["things"], "responses": {"200": {"description": ""}}, **more}


def parsed(spec: dict[str, Any]) -> Any:
    from openapi_python_client.parser import GeneratorData

    from generator.operations import config

    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/x/{class}": {"post": spec}},
    }
    return GeneratorData.from_dict(document, config=config("package"))


def parameter(name: str, place: str = "query", **schema: Any) -> dict[str, Any]:
    return {"name": name, "in": place, "required": place == "path", "schema": schema or {"type": "string"}}


CLASS = parameter("class", "path")


@hook(OPERATIONS, "generator/operations.py")
def _() -> bool:
    """`GeneratorData.from_dict(document, config=)` parses data, and groups the endpoints by tag."""
    (collection,) = parsed(operation(parameters=[CLASS])).endpoint_collections_by_tag.values()
    return [str(endpoint.name) for endpoint in collection.endpoints] == ["do_it"]


@hook(OPERATIONS, "generator/operations.py (_problem)")
def _() -> bool:
    """A document that is none gives a `GeneratorError`, with `header` and `detail`."""
    from openapi_python_client.parser import GeneratorData
    from openapi_python_client.parser.errors import GeneratorError

    from generator.operations import config

    data = GeneratorData.from_dict({"openapi": "3.1.0"}, config=config("package"))
    return isinstance(data, GeneratorError) and bool(data.header or data.detail)


@hook(OPERATIONS, "generator/operations.py (parse)")
def _() -> bool:
    """What it leaves out stands in `errors`, `parse_errors` of a collection or `errors` of an endpoint."""
    body = {"content": {"text/plain": {"schema": {"type": "string"}}}}
    data = parsed(operation(parameters=[CLASS], requestBody=body))
    (collection,) = data.endpoint_collections_by_tag.values()
    found = [
        *data.errors,
        *collection.parse_errors,
        *(e for each in collection.endpoints for e in each.errors),
    ]
    return "text/plain" in str(found)


@hook(OPERATIONS, "generator/operations.py (_endpoint)")
def _() -> bool:
    """A parameter has `python_name`, a keyword mended, `name` as it is on the wire, and `required`."""
    data = parsed(operation(parameters=[CLASS, parameter("page-size", type="integer")]))
    ((endpoint,),) = (each.endpoints for each in data.endpoint_collections_by_tag.values())
    found = [*endpoint.path_parameters, *endpoint.query_parameters]
    facts = [(str(each.python_name), each.name.get_untrusted_value(), each.required) for each in found]
    return facts == [("class_", "class", True), ("page_size", "page-size", False)]


@hook(OPERATIONS, "generator/lint/operations.py (_identity)")
def _() -> bool:
    """It leaves an operationId as it is, unless Python has the name already."""
    from openapi_python_client.strings import PythonIdentifier

    return [str(PythonIdentifier(name, "field_")) for name in ("get_it", "list")] == ["get_it", "list_"]


@hook(OPERATIONS, "generator/render.py (environment), templates/")
def _() -> bool:
    """`Project(...).env` is a Jinja environment with our templates and the filters that they use."""
    from generator.__main__ import ROOT
    from generator.render import environment

    env = environment(parsed(operation(parameters=[CLASS])), ROOT / "templates")
    text = env.from_string('"{{ text | in_double_quote_literal }}" {{ text | safe_for_docstring }}')
    return (
        "registry.py.jinja" in env.list_templates()
        and text.render(text='a "b" \\ c') == r'"a \"b\" \\ c" a "b" \\ c'
        and env.trim_blocks
        and env.lstrip_blocks
    )


@hook(OPERATIONS, "generator/render.py (Resource), generator/prose.py")
def _() -> bool:
    """`strings` has `pascal_case` and `safe_for_docstring`."""
    from openapi_python_client.strings import pascal_case, safe_for_docstring

    return pascal_case("chat_completions") == "ChatCompletions" and '"""' not in safe_for_docstring('a """ b')


# datamodel-code-generator


def modelled(schemas: dict[str, Any]) -> dict[str, str]:
    """Module by module what our own options make of these schemas, all of which a response contains."""
    from generator.models import models

    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "tags": [{"name": "things", "description": "x"}],
        "paths": {
            "/x": {
                "get": {
                    **operation(),
                    "responses": {
                        "200": {
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": f"#/components/schemas/{next(iter(schemas))}"}
                                }
                            }
                        },
                        "400": {
                            "content": {
                                "application/json": {"schema": {"$ref": "#/components/schemas/Fault"}}
                            }
                        },
                    },
                }
            }
        },
        "components": {
            "schemas": {**schemas, "Fault": {"type": "object", "properties": {"x": {"type": "string"}}}}
        },
    }
    return models(document)


def thing(**properties: Any) -> str:
    """The code of a model with these properties."""
    return modelled({"Thing": {"type": "object", "required": [*properties], "properties": properties}})[
        "things"
    ]


@hook(MODELS, "generator/projections.py (for_models), generator/models.py")
def _() -> bool:
    """A schema that is called `module.Name` is written to that module, and imported from it by others."""
    fault = {"$ref": "#/components/schemas/Fault"}
    made = modelled({"Thing": {"type": "object", "required": ["fault"], "properties": {"fault": fault}}})
    return (
        {*made} == {"things", "errors"}
        and "class Thing(MeshModel):" in made["things"]
        and "Fault" in made["things"]
    )


@hook(MODELS, "generator/projections.py (_node)")
def _() -> bool:
    """`customTypePath` gives a string our own type, imported from our runtime."""
    text = thing(at={"type": "string", "format": "date-time"})
    return "at: Timestamp" in text and "from meshapi_generated.runtime.models import" in text


@hook(MODELS, "generator/models.py (formatters, use_union_operator, use_standard_collections)")
def _() -> bool:
    """What it writes runs on Python 3.9: `Optional` and `List`, without `|` and `list[`."""
    text = thing(a={"type": ["string", "null"]}, b={"type": "array", "items": {"type": ["integer", "null"]}})
    return "a: Optional[str]" in text and "b: List[Optional[int]]" in text


@hook(MODELS, "generator/models.py (enum_field_as_literal, use_type_alias)")
def _() -> bool:
    """An open enum is a `Literal` beside `str`, and a union by name a `TypeAliasType`."""
    text = modelled(
        {
            "Thing": {"type": "object", "properties": {"kind": {"$ref": "#/components/schemas/Kind"}}},
            "Kind": {"anyOf": [{"type": "string", "enum": ["a", "b"]}, {"type": "string"}]},
        }
    )["things"]
    return 'Kind = TypeAliasType("Kind", Union[Literal["a", "b"], str])' in text


@hook(MODELS, "generator/models.py (use_one_literal_as_default)")
def _() -> bool:
    """The tag of a branch has its constant as the default, and the union is told apart by it."""
    branch = {"type": "object", "required": ["kind"]}
    text = modelled(
        {
            "Thing": {
                "oneOf": [{"$ref": "#/components/schemas/One"}, {"$ref": "#/components/schemas/Two"}],
                "discriminator": {"propertyName": "kind"},
            },
            "One": {**branch, "properties": {"kind": {"type": "string", "const": "one"}}},
            "Two": {**branch, "properties": {"kind": {"type": "string", "const": "two"}}},
        }
    )["things"]
    return 'kind: Literal["one"] = "one"' in text and 'Field(discriminator="kind")' in text


@hook(MODELS, "generator/lint/schemas.py (_TAKEN), generator/operations.py (_keywords)")
def _() -> bool:
    """A property that Python or pydantic has a name for is renamed, with the name on the wire as its alias."""
    text = thing(**{"class": {"type": "string"}, "copy": {"type": "string"}})
    return 'class_: Annotated[str, Field(alias="class")]' in text and 'alias="copy"' in text


@hook(MODELS, "generator/models.py (field_constraints, use_annotated, type_mappings)")
def _() -> bool:
    """Bounds stand in `Annotated`, and a URL stays text."""
    text = thing(size={"type": "integer", "minimum": 1}, url={"type": "string", "format": "uri"})
    return "size: Annotated[int, Field(ge=1)]" in text and "url: str" in text


@hook(MODELS, "generator/models.py (models), generator/lint/schemas.py (_FORMATS)")
def _() -> bool:
    """It warns of what it does not understand, by Python's `warnings`."""
    from generator.contract import ContractError

    try:
        thing(colour={"type": "string", "format": "colour"})
    except ContractError as error:
        return "colour" in str(error)
    return False


@hook(MODELS, "generator/models.py (disable_timestamp, custom_file_header)")
def _() -> bool:
    """A module begins with our header and says nothing of the time, so that the bytes stay the same."""
    return thing(a={"type": "string"}).startswith("#\n\nfrom meshapi_generated.runtime.models import")


@hook(MODELS, "generator/models.py (disable_future_imports)")
def _() -> bool:
    """Annotations are expressions, and text only where the model comes later in the module."""
    later = {"$ref": "#/components/schemas/Thing"}
    return all(line in thing(a={"type": "string"}, b=later) for line in ("    a: str\n", '    b: "Thing"\n'))


# openapi-spec-validator, and what it stands on


@hook(VALIDATOR, "generator/lint/standard.py (_last_word)")
def _() -> bool:
    """Beside the structure, `root_validator(schema_path)` finds what goes together, such as operationIds."""
    from openapi_spec_validator import OpenAPIV31SpecValidator

    paths = {"/a": {"get": operation()}, "/b": {"get": operation()}}
    found = OpenAPIV31SpecValidator(
        {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": paths}
    )
    return any("do_it" in str(error) for error in found.root_validator(found.schema_path))


@hook(VALIDATOR, "generator/lint/standard.py (_of_openapi, _of_schemas)")
def _() -> bool:
    """The meta-schemas are there: of the document, and of schemas by vocabulary."""
    from generator.lint import standard

    document = standard._of_openapi().iter_errors(
        {"openapi": "3.1.0", "info": {"title": 1, "version": "1"}, "paths": {}}
    )
    bad = {
        "type": "text",
        "items": 1,
        "maxLength": -1,
        "title": 1,
        "format": 1,
        "$ref": 1,
        "contentEncoding": 1,
    }
    found = {error.absolute_path[0] for error in standard._of_schemas().iter_errors(bad)}
    return [[*error.absolute_path] for error in document] == [["info", "title"]] and found == {*bad}
