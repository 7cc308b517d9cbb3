"""Every method that the contract gives the clients, with an exemplary call and the schema of what it answers."""

from __future__ import annotations

from operator import attrgetter
from typing import Any, Dict, Iterator, Optional

from attrs import frozen

from meshapi_generated.resources import ResourceTree
from meshapi_generated.runtime.requests import Request
from tests.the_contract import contract, resolved


@frozen
class Method:
    """A method: how it may be called, and what comes back.

    Attributes:
        name: its dotted name.
        arguments: keywords of an exemplary call, from the examples of the contract.
        schema: of the answer, or of the payload of one event; ``None`` where there is nothing to decode.
        streams: whether it gives a stream.
        payload: the member of an event that receives the whole payload, where it has none of that name.
    """

    name: str
    arguments: Dict[str, Any]
    schema: Optional[Dict[str, Any]]
    streams: bool = False
    payload: Optional[str] = None

    def request(self) -> Request[Any]:
        """What the method hands to its executor."""
        request: Request[Any] = self.called_on(ResourceTree(_Recorder()))
        return request

    def called_on(self, client: Any) -> Any:
        """The result of the exemplary call."""
        return attrgetter(self.name)(client)(**self.arguments)

    def result(self, answer: Any) -> Any:
        """What comes back for an answer, as data."""
        if self.payload is None or answer.get(self.payload) is not None:
            return answer
        return {**answer, self.payload: answer}


class _Recorder:
    """An executor that gives every request back."""

    def execute(self, request: Request[Any], kind: Any = None) -> Any:
        return request

    stream = stream_to_final = stream_bytes = execute


def methods() -> Iterator[Method]:
    """All of them, in the order of the contract."""
    for item in contract()["paths"].values():
        for operation in item.values():
            for name, details in operation["x-meshapi-methods"].items():
                streams = details.get("stream", False) is True
                arguments = {**_path(operation), **_body(operation, details)}
                payload = operation.get("x-meshapi-stream", {}).get("payload") if streams else None
                yield Method(name, arguments, _schema(operation, details, streams), streams, payload)


def _path(operation: Dict[str, Any]) -> Dict[str, Any]:
    parameters = [parameter for parameter in operation.get("parameters", ()) if parameter["in"] == "path"]
    return {parameter["name"]: parameter.get("example", "id_1") for parameter in parameters}


def _body(operation: Dict[str, Any], details: Dict[str, Any]) -> Dict[str, Any]:
    for media in operation.get("requestBody", {}).get("content", {}).values():
        if "const" not in media["schema"]:
            schema = _named(details["request"]) if "request" in details else resolved(media["schema"])
            given = {**schema["examples"][0]}
            given.pop(operation.get("x-meshapi-stream", {}).get("flag"), None)
            for name, prop in schema["properties"].items():
                if prop.get("format") == "binary":
                    given[name] = b"ID3"
            return given
    return {}


def _schema(operation: Dict[str, Any], details: Dict[str, Any], streams: bool) -> Optional[Dict[str, Any]]:
    status = next(status for status in operation["responses"] if status.startswith("2"))
    content = operation["responses"][status].get("content", {})
    media = content.get("text/event-stream" if streams else "application/json")
    if media is None or details.get("stream") == "bytes" or details.get("response", "") is None:
        return None
    if "response" in details:
        return {"$ref": f"#/components/schemas/{details['response']}"}
    schema: Dict[str, Any] = media["schema"]
    return schema


def _named(name: str) -> Dict[str, Any]:
    schema: Dict[str, Any] = contract()["components"]["schemas"][name]
    return schema
