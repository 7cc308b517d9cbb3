"""The package against what published releases offer: `surface.json`, and for methods the protocols in `tests/typing`.

Annotations and results are for type checkers: they hold both clients against those protocols.
"""

from __future__ import annotations

import inspect
import json
from importlib import import_module
from pathlib import Path
from typing import Any, Dict, Iterator, Tuple, get_type_hints

import httpx
import pytest
from pydantic import ValidationError

import meshapi
import meshapi._types as types
from meshapi import AsyncMeshAPI, MeshAPI, MeshAPIConfig, MeshAPIError
from tests.both import KEY, URL, Both
from tests.typing import published, published_async

SURFACE: Dict[str, Any] = json.loads((Path(__file__).parent / "surface.json").read_text(encoding="utf-8"))
FIELDS: Dict[str, Dict[str, bool]] = {
    name: {field.rstrip("?"): field.endswith("?") for field in fields.split()}
    for name, fields in SURFACE["types"].items()
}


def published_methods(interface: type) -> Iterator[Tuple[str, Any]]:
    """Every method of an interface, by its dotted name."""
    for name, protocol in get_type_hints(interface).items():
        for method, function in vars(protocol).items():
            if inspect.isfunction(function) and not method.startswith("_"):
                yield f"{name.replace('_', '.')}.{method}", function


def method_of(client: Any, dotted: str) -> Any:
    for name in dotted.split("."):
        client = getattr(client, name)
    return client


def faults_of(model: Any, fields: Dict[str, Any]) -> Dict[Any, str]:
    """What the model refuses in these fields: the kind of the fault by the name of the field."""
    try:
        model.model_validate(fields)
    except ValidationError as error:
        return {each["loc"][0]: each["type"] for each in error.errors()}
    return {}


METHODS = dict(published_methods(published.Published))
ASYNC_METHODS = dict(published_methods(published_async.Published))


def test_the_published_methods_are_the_same_for_both_clients() -> None:
    assert METHODS.keys() == ASYNC_METHODS.keys()
    for name, method in METHODS.items():
        assert _parameters(method) == _parameters(ASYNC_METHODS[name]), name


def _parameters(function: Any) -> Dict[str, Any]:
    found = dict(inspect.signature(function).parameters)
    found.pop("self", None)
    return found


@pytest.mark.parametrize("name", sorted(METHODS))
def test_a_method_takes_what_published_ones_take(both: Both, name: str) -> None:
    own = _parameters(method_of(both.client(), name))
    wanted = _parameters(METHODS[name])
    for position, (parameter, published_one) in enumerate(wanted.items()):
        found = own[parameter]
        assert found.kind is published_one.kind, parameter
        assert found.kind is found.KEYWORD_ONLY or [*own][position] == parameter
        default = None if published_one.default is found.empty else published_one.default
        # Theirs is the name of nameless bytes; ours is that of a path or file, and theirs where there is none.
        assert found.default in (default, published_one.default) or parameter == "filename", parameter
    for parameter, found in own.items():
        is_asked_for = found.default is found.empty and found.kind is not found.VAR_KEYWORD
        assert parameter in wanted or not is_asked_for, parameter


@pytest.mark.parametrize("module", sorted(SURFACE["imports"]))
def test_every_published_import_works(module: str) -> None:
    for name in SURFACE["imports"][module].split():
        assert getattr(import_module(module), name) is not None
        if module.startswith("meshapi.resources."):
            assert getattr(meshapi, name) is getattr(import_module(module), name)


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_a_type_has_the_published_fields(name: str) -> None:
    model = getattr(types, name)
    assert getattr(meshapi, name) is model
    lenient = SURFACE["lenient"].get(name, "").split()
    wanted = {field: is_optional or field in lenient for field, is_optional in FIELDS[name].items()}
    found = {field: not info.is_required() for field, info in model.model_fields.items()}
    assert {field: found.get(field) for field in wanted} == wanted
    assert all(found[field] for field in found.keys() - wanted.keys())
    assert model.__doc__


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_a_type_asks_for_its_required_fields_only(name: str) -> None:
    lenient = SURFACE["lenient"].get(name, "").split()
    required = {field for field, is_optional in FIELDS[name].items() if not is_optional}.difference(lenient)
    assert faults_of(getattr(types, name), {}) == dict.fromkeys(required, "missing")


@pytest.mark.parametrize("name", sorted(SURFACE["errors"]))
def test_the_errors_form_the_published_tree(name: str) -> None:
    parent, *status = SURFACE["errors"][name].split()
    error = getattr(meshapi, name)
    assert issubclass(error, getattr(meshapi, parent, Exception))
    assert getattr(import_module("meshapi._errors"), name) is error
    for number in map(int, status):
        assert type(MeshAPIError.from_response(httpx.Response(number))) is error
    assert issubclass(error, ValueError) == (name == "ConfigurationError")


@pytest.mark.parametrize(
    ("client", "handed_in"), [(MeshAPI, "httpx_client"), (AsyncMeshAPI, "async_httpx_client")]
)
def test_a_client_takes_the_published_arguments(client: Any, handed_in: str) -> None:
    own = _parameters(client)
    assert own.keys() >= {"base_url", "token"}
    assert {parameter.kind for parameter in own.values()} == {inspect.Parameter.KEYWORD_ONLY}
    assert [own[name].default for name in ("timeout", "max_retries", handed_in)] == [60.0, 3, None]


def test_the_configuration_can_be_given_by_position() -> None:
    config = MeshAPIConfig(f"{URL}/", KEY, 5.0, 1, None, None)
    assert (config.base_url, config.token, config.timeout, config.max_retries) == (URL, KEY, 5.0, 1)
    assert MeshAPIConfig(base_url=URL, token=KEY).timeout == 60.0


def test_the_version_comes_from_one_place() -> None:
    from meshapi import _headers, _version

    assert meshapi.__version__ is _version.__version__ is _headers.__version__
    pyproject = Path(meshapi.__file__).parents[1] / "pyproject.toml"
    if pyproject.exists():
        assert 'path = "meshapi/_version.py"' in pyproject.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "given"), SURFACE["plain"])
def test_what_was_subscripted_can_be_subscripted(name: str, given: Dict[str, Any]) -> None:
    value = getattr(types, name).model_validate(given)
    for member, wanted in given.items():
        if isinstance(wanted, (dict, list)):
            _same_and_plain(getattr(value, member), wanted)


def _same_and_plain(found: Any, wanted: Any) -> None:
    assert found == wanted
    assert type(found) is type(wanted)
    inner = wanted.items() if isinstance(wanted, dict) else enumerate(wanted)
    for key, value in inner:
        if isinstance(value, (dict, list)):
            _same_and_plain(found[key], value)


@pytest.mark.parametrize(("name", "given", "then"), SURFACE["absent"])
def test_what_did_not_come_has_a_value(name: str, given: Dict[str, Any], then: Dict[str, Any]) -> None:
    value = getattr(types, name).model_validate(given)
    assert {member: getattr(value, member) for member in then} == then
    assert value.model_dump(exclude_unset=True) == given


def test_the_results_of_calls_can_be_subscripted_too(both: Both) -> None:
    client = both.mocked(lambda request: httpx.Response(200, json={"words": [{"text": "hi"}]}))
    assert both.run(client.audio.get_transcription("t"))["words"][0]["text"] == "hi"


@pytest.mark.parametrize("name", SURFACE["closed"].split())
def test_some_models_refuse_what_they_do_not_know(name: str) -> None:
    assert faults_of(getattr(types, name), {"unheard_of": 1})["unheard_of"] == "extra_forbidden"


@pytest.mark.parametrize("name", SURFACE["open"].split())
def test_nested_types_send_what_they_do_not_know(name: str) -> None:
    model = getattr(types, name)
    value = model.model_construct(unheard_of={"a": None})
    assert value.model_dump(exclude_none=True)["unheard_of"] == {"a": None}
    assert "unheard_of" not in faults_of(model, {"unheard_of": 1})
