"""Hooks of schemathesis: what the contract says in words that the tool cannot read, each with its reason."""

from __future__ import annotations

import json
import os
from typing import Any, Dict, List, Set

import schemathesis
from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.openapi.checks import RejectedPositiveData

from tests.the_contract import contract, resolved

SEMANTIC = ("unprocessable_entity", "unsupported_operation")
FORM = "multipart/form-data"
IDS = "CONFORMANCE_IDS"
"""The variable with ids that are there, each by the operation that asks for one."""
DONE = "CONFORMANCE_DONE"
"""The variable that names the file for the operations that were done."""


@schemathesis.hook
def before_load_schema(context: Any, raw_schema: Dict[str, Any]) -> None:
    """Says what the gateway takes, and what a stream is."""
    known = json.loads(os.environ[IDS])
    for item in raw_schema["paths"].values():
        for operation in item.values():
            for body in operation.get("requestBody", {}).get("content", {}).values():
                # Top levels are closed for the SDK, which is to catch a misspelt name. The gateway drops unknown
                # members in silence.
                for schema in body["schema"].get("oneOf", [body["schema"]]):
                    resolved(schema, raw_schema).pop("additionalProperties", None)
                _without_addresses(body["schema"], raw_schema)
            if operation["operationId"] in known:
                operation["parameters"][0]["example"] = known[operation["operationId"]]
            for response in operation["responses"].values():
                stream = response.get("content", {}).get("text/event-stream")
                if stream is not None:
                    stream["schema"] = _event(stream["schema"], operation["x-meshapi-stream"])


def _without_addresses(node: Any, document: Dict[str, Any]) -> None:
    """A format is an annotation (JSON Schema 2020-12, validation, section 7.2.1). To the gateway an address is text
    that it hands on to the provider, so what is no address is not refused.
    """
    waiting: List[Any] = [node]
    seen: Set[int] = set()
    while waiting:
        node = waiting.pop()
        node = resolved(node, document) if isinstance(node, dict) else node
        if id(node) in seen or not isinstance(node, (dict, list)):
            continue
        seen.add(id(node))
        if isinstance(node, dict) and node.get("format") == "uri":
            del node["format"]
        waiting.extend(node.values() if isinstance(node, dict) else node)


def _event(payload: Dict[str, Any], rule: Dict[str, Any]) -> Dict[str, Any]:
    """OpenAPI 3.1 has no words for a stream; our schema is that of an event's payload. To schemathesis, as to OpenAPI
    3.2, it is that of the event itself.
    """
    error = {"$ref": "#/components/schemas/ApiErrorEnvelope"}
    carried = [
        {"contentMediaType": "application/json", "contentSchema": schema} for schema in (payload, error)
    ]
    data = {"anyOf": [{"const": rule["terminator"]}, *carried]}
    return {"type": "object", "required": ["data"], "properties": {"data": data}}


@schemathesis.hook
def filter_failure(context: Any, failure: Any, case: Any, response: Any) -> bool:
    """Whether a failure that schemathesis found is a disagreement."""
    if isinstance(failure, RejectedPositiveData) and response.status_code == 422:
        # By the sheets 422 also names semantic faults. The sandbox marks them as ``value_error``, other than those that
        # its models find in the form of a request, or gives them a code of their own.
        error = response.json()["error"]
        if error["code"] in SEMANTIC:
            return False
        details = error.get("details", ())
        return not details or any(detail["type"] != "value_error" for detail in details)
    if isinstance(failure, AcceptedNegativeData) and case.media_type == FORM:
        return not _fits_as_text(case)
    return True


def _fits_as_text(case: Any) -> bool:
    """Whether a form is right: in a form every value is text, so a null or an object fits where text is asked for."""
    body = contract()["paths"][case.operation.path][case.operation.method]["requestBody"]
    form = resolved(body["content"][FORM]["schema"])
    return all(name in case.body for name in form.get("required", ())) and all(
        {"boolean": isinstance(value, bool), "number": type(value) in (int, float)}.get(
            form["properties"].get(name, {}).get("type"), True
        )
        for name, value in case.body.items()
    )


@schemathesis.hook
def after_call(context: Any, case: Any, response: Any) -> None:
    """Writes down every operation that was done."""
    if 200 <= response.status_code < 300:
        with open(os.environ[DONE], "a", encoding="utf-8") as file:
            print(case.operation.definition.raw["operationId"], file=file)
