"""Operations as the templates need them: openapi-python-client parses them, the contract's own keys say the rest."""

from __future__ import annotations

import json
import keyword
from pathlib import Path
from typing import Any

from attrs import evolve
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.openapi import Endpoint as ParsedEndpoint

from generator.annotations import Annotator
from generator.contract import (
    ContractError,
    Problem,
    RawOperation,
    locate,
    operations,
    parameters,
    resolve,
    schema_name,
)
from generator.projections import for_operations
from generator.results import bytes_media, response_names, result_of
from generator.shapes import Argument, Call, Endpoint, File, Method


def config(package: str) -> Config:
    """The settings that openapi-python-client runs with; the package's folder is only a name to it."""
    file = ConfigFile(package_name_override=package, literal_enums=True, post_hooks=[])
    return Config.from_sources(
        file, MetaType("none"), Path("spec"), "utf-8", overwrite=True, output_path=Path(package)
    )


def parse(document: dict[str, Any], package: str) -> tuple[GeneratorData, list[Endpoint]]:
    """Every operation of the contract, in its order.

    Raises `ContractError` if openapi-python-client gave an error or as much as a warning, or lost an operation.
    """
    data = GeneratorData.from_dict(for_operations(document), config=config(package))
    if isinstance(data, GeneratorError):
        raise ContractError([_problem(data)])
    parsed: dict[str, ParsedEndpoint] = {}
    problems = [_problem(error) for error in data.errors]
    for collection in data.endpoint_collections_by_tag.values():
        problems += [_problem(error) for error in collection.parse_errors]
        for endpoint in collection.endpoints:
            problems += [_problem(error) for error in endpoint.errors]
            parsed[str(endpoint.name)] = endpoint
    raw = {operation.spec["operationId"]: operation for operation in operations(document)}
    problems += [
        Problem(
            raw[name].pointer, f"openapi-python-client made no endpoint of {name}", "see its other messages"
        )
        for name in sorted(raw.keys() - parsed.keys())
    ]
    if problems:
        raise ContractError(problems)
    return data, [_endpoint(document, operation, parsed[name]) for name, operation in raw.items()]


def _problem(error: Any) -> Problem:
    text = " ".join(str(part) for part in (error.header, error.detail) if part)
    return Problem("", f"openapi-python-client: {text}", "to it a warning is an endpoint left out")


def _endpoint(document: dict[str, Any], operation: RawOperation, parsed: ParsedEndpoint) -> Endpoint:
    spec = operation.spec
    annotator = Annotator(document)
    declared = {(p["in"], p["name"]): p for _, p in parameters(document, operation)}

    def arguments(place: str, properties: list[Any]) -> tuple[Argument, ...]:
        return tuple(
            Argument(
                name=str(prop.python_name),
                wire_name=(wire := prop.name.get_untrusted_value()),
                annotation=annotator.given(declared[place, wire]["schema"]),
                required=prop.required,
                description=declared[place, wire]["description"],
                segments=declared[place, wire].get("x-meshapi-segments", False),
            )
            for prop in properties
        )

    path_arguments = arguments("path", parsed.path_parameters)
    query_arguments = arguments("query", parsed.query_parameters)
    _, body = locate(document, spec.get("requestBody"))
    media, request = next(iter(body.get("content", {}).items()), ("", {"schema": {}}))
    body_schema: dict[str, Any] = request["schema"]
    kind = (
        "form"
        if media == "multipart/form-data"
        else "fixed"
        if "const" in body_schema
        else "json"
        if body
        else ""
    )
    status, answer = next(
        (s, locate(document, r)[1]) for s, r in spec["responses"].items() if s.startswith("2")
    )
    content = answer.get("content", {})
    event = schema_name(content.get("text/event-stream", {}).get("schema"))
    query_model = spec.get("x-meshapi-query")
    stream_rule = spec.get("x-meshapi-stream")

    calls: list[Call] = []
    methods: list[Method] = []
    dotted = spec["x-meshapi-methods"]
    stream_name = next(
        (name.rpartition(".")[2] for name, more in dotted.items() if more.get("stream") is True), None
    )

    def call(resource: str, details: dict[str, Any], stream: str) -> Call:
        params = details.get("request") or schema_name(body_schema) or query_model
        result, decoder = result_of(document, content, details, stream, event)
        keywords = _keywords(document, params, annotator) if params else query_arguments
        file = _file(document, params) if kind == "form" else None
        shown = _example(document, params, declared)
        beside = query_arguments if params and body else ()
        made = Call("", params, keywords, result, decoder, stream, file, beside, shown)
        for known in calls:
            if (known.params, known.result, known.stream) == (made.params, made.result, made.stream):
                return known
        taken = any(known.stream == stream for known in calls)
        suffix = ("_stream" if stream else "") + (f"_{resource.replace('.', '_')}" if taken else "")
        calls.append(made := evolve(made, suffix=suffix))
        return made

    for name, details in dotted.items():
        resource, _, method = name.rpartition(".")
        summary, description = (details.get(text, spec[text]) for text in ("summary", "description"))
        positional = tuple(details.get("positional", ()))
        if stream := details.get("stream"):
            made = call(resource, details, "bytes" if stream == "bytes" else "events")
            methods.append(Method(resource, method, summary, description, made, positional))
        else:
            plain = call(resource, details, "")
            streaming = call(resource, details, "events") if event else None
            methods.append(
                Method(resource, method, summary, description, plain, positional, streaming, stream_name)
            )

    params_models = {made.params for made in calls if made.params}
    return Endpoint(
        id=spec["operationId"],
        verb=operation.method.upper(),
        path=operation.path,
        tag=spec["tags"][0],
        summary=spec["summary"],
        description=spec["description"],
        path_arguments=path_arguments,
        query_arguments=query_arguments,
        query_model=query_model,
        body=kind,
        fixed=json.dumps(body_schema.get("const"), separators=(",", ":")),
        calls=tuple(calls),
        methods=tuple(methods),
        success_status=int(status),
        retry_safe=spec.get("x-meshapi-retry") == "safe",
        stream=stream_rule and {"errors": [], "on_flag": "override", **stream_rule},
        event=event,
        media=bytes_media(content),
        unasked=_unasked(document, spec, calls),
        responses=tuple(response_names(content)),
        models=tuple(sorted(annotator.models | params_models)),
    )


def _keywords(document: dict[str, Any], model: str, annotator: Annotator) -> tuple[Argument, ...]:
    schema = resolve(document, f"#/components/schemas/{model}")
    required = schema.get("required", [])
    found = [
        Argument(
            name=f"{name}_" if keyword.iskeyword(name) else name,
            wire_name=name,
            annotation=annotator.given(prop),
            required=name in required,
            description=_described(document, prop),
        )
        for name, prop in schema["properties"].items()
        if prop.get("format") != "binary"
    ]
    return tuple(sorted(found, key=lambda argument: not argument.required))


def _file(document: dict[str, Any], model: str | None) -> File:
    schema = resolve(document, f"#/components/schemas/{model}")
    name, prop = next((n, p) for n, p in schema["properties"].items() if p.get("format") == "binary")
    return File(name, name in schema.get("required", ()), prop["x-meshapi-filename"], prop["description"])


def _described(document: dict[str, Any], schema: dict[str, Any]) -> str:
    text: str = schema.get("description") or locate(document, schema)[1].get("description", "")
    return text


def _unasked(document: dict[str, Any], spec: dict[str, Any], calls: list[Call]) -> bool | None:
    flag = spec.get("x-meshapi-stream", {}).get("flag")
    models = [resolve(document, f"#/components/schemas/{call.params}") for call in calls if call.params]
    sent = any(m["properties"].get(flag, {}).get("x-meshapi-send-default") for m in models)
    return False if sent else None


def _example(
    document: dict[str, Any], model: str | None, declared: dict[tuple[str, str], Any]
) -> dict[str, Any]:
    """Arguments of an exemplary call, from the examples of the contract."""
    shown: dict[str, Any] = {
        name: parameter["example"] for (place, name), parameter in declared.items() if place == "path"
    }
    if model:
        shown |= next(iter(resolve(document, f"#/components/schemas/{model}").get("examples", ())), {})
    return shown
