"""The lint: one small fault at a time, found where it is, and nothing else found."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from generator.contract import load, walk
from generator.lint import _RULES, Problem, lint

HERE = Path(__file__).parent
CONTRACT = HERE.parents[1] / "spec" / "openapi.yaml"
DROP: Any = object()

CHAT = "/paths/~1v1~1chat/post"
LIST = "/paths/~1v1~1files/get"
CREATE = "/paths/~1v1~1files/post"
DELETE = "/paths/~1v1~1files~1{file_id}/delete"
LOCK = "/paths/~1v1~1files~1{file_id}~1lock/post"
ECHO = "/paths/~1v1~1echoes/post"
STREAM = f"{CHAT}/x-meshapi-stream"
METHODS = f"{CHAT}/x-meshapi-methods"
JSON = "content/application~1json"
FORM = "content/multipart~1form-data"
AUDIO = "content/audio~1*"
REFUSED = f"/components/responses/Refused/{JSON}"
SSE = "content/text~1event-stream"
SCHEMAS = "/components/schemas"
ASK = f"{SCHEMAS}/Ask"
KNOWN = f"{SCHEMAS}/KnownEvent"
SOUND = f"{SCHEMAS}/Sound"

TEXT = {"type": "string", "description": "A text."}
OPTIONAL = {"type": ["string", "null"], "description": "A text or null."}
BYTES = {"type": "string", "format": "binary"}
UNION = {"oneOf": [{"$ref": "#/components/schemas/Ask"}, {"$ref": "#/components/schemas/Upload"}]}


def ref(name: str, section: str = "schemas") -> dict[str, Any]:
    return {"$ref": f"#/components/{section}/{name}"}


@pytest.fixture(scope="module")
def minimal() -> dict[str, Any]:
    return load(HERE / "minimal.yaml")


def edited(document: dict[str, Any], edits: dict[str, Any]) -> dict[str, Any]:
    """A copy with the value at each JSON pointer replaced, added (`-`: at the end of a list) or dropped."""
    document = deepcopy(document)
    for pointer, value in edits.items():
        *parents, last = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
        node: Any = document
        for key in parents:
            node = node[int(key)] if isinstance(node, list) else node[key]
        if last == "-":
            node.append(deepcopy(value))
        elif value is DROP:
            del node[int(last) if isinstance(node, list) else last]
        else:
            node[int(last) if isinstance(node, list) else last] = deepcopy(value)
    return document


# Each case: the edits that break the contract, then every place that is named, with a part of what is said.
FAULTS: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    # The document
    "version": ({"/openapi": "3.2.0"}, {"/openapi": "not 3.1.0"}),
    "patch version": ({"/openapi": "3.1.1"}, {"/openapi": "not 3.1.0"}),
    "unknown root key": ({"/path": {}}, {"/path": "did you mean paths?"}),
    "path without slash": ({"/paths/v1": {}}, {"/paths/v1": "does not start with /"}),
    "tag is no module": ({"/tags/-": {"name": "Big Files"}}, {"/tags/2/name": "cannot name a module"}),
    "tag called errors": ({"/tags/-": {"name": "errors"}}, {"/tags/2/name": "cannot name a module"}),
    "tag twice": ({"/tags/-": {"name": "chat"}}, {"/tags/2/name": "declared twice"}),
    "info without title": ({"/info/title": DROP}, {"/info": "'title' is a required property"}),
    # Operations
    "no operationId": ({f"{CHAT}/operationId": DROP}, {CHAT: "no operationId"}),
    "operationId in camelCase": (
        {f"{CHAT}/operationId": "createChat"},
        {f"{CHAT}/operationId": "cannot name a module"},
    ),
    "operationId is a keyword": (
        {f"{CHAT}/operationId": "import"},
        {f"{CHAT}/operationId": "cannot name a module"},
    ),
    "operationId twice": (
        {f"{LIST}/operationId": "create_chat"},
        {f"{LIST}/operationId": "already that of POST /v1/chat"},
    ),
    "no tag": ({f"{CREATE}/tags": []}, {CREATE: "0 tags"}),
    "two tags": ({f"{LIST}/tags": ["files", "chat"]}, {LIST: "2 tags"}),
    "undeclared tag": ({f"{LIST}/tags": ["flies"]}, {f"{LIST}/tags/0": "did you mean files?"}),
    "no summary": ({f"{LIST}/summary": DROP}, {LIST: "no summary"}),
    "empty description": ({f"{LIST}/description": " "}, {LIST: "no description"}),
    "misspelt operation key": (
        {f"{LIST}/sumary": "List"},
        {f"{LIST}/sumary": "did you mean summary?"},
    ),
    "no success": ({f"{DELETE}/responses/204": DROP}, {DELETE: "0 success statuses"}),
    "two successes": ({f"{DELETE}/responses/200": {"description": "Gone."}}, {DELETE: "2 success statuses"}),
    "range of successes": (
        {f"{DELETE}/responses": {"2XX": {"description": "Gone."}}},
        {f"{DELETE}/responses/2XX": "2XX is not a status"},
    ),
    "not a status": (
        {f"{DELETE}/responses/ok": ref("Refused", "responses")},
        {f"{DELETE}/responses/ok": "ok is not a status"},
    ),
    "inline error": (
        {f"{DELETE}/responses/404": {"description": "No."}},
        {f"{DELETE}/responses/404": "not a reference"},
    ),
    # Parameters
    "path parameter without example": (
        {f"{DELETE}/parameters/0/example": DROP},
        {f"{DELETE}/parameters/0": "the path parameter file_id has no example"},
    ),
    "path parameter missing": (
        {f"{DELETE}/parameters/0": DROP},
        {DELETE: "the path parameter file_id is not declared"},
    ),
    "path parameter renamed": (
        {f"{DELETE}/parameters/0/name": "file"},
        {DELETE: "file_id is not declared", f"{DELETE}/parameters/0": "file is not in /v1/files/{file_id}"},
    ),
    "path parameter optional": (
        {f"{DELETE}/parameters/0/required": False},
        {f"{DELETE}/parameters/0/required": "write required: true"},
    ),
    "path parameter without required": (
        {f"{DELETE}/parameters/0/required": DROP},
        {f"{DELETE}/parameters/0": "write required: true"},
    ),
    "header is a list": (
        {f"{DELETE}/parameters/1/schema": {"type": "array", "items": {"type": "string"}}},
        {f"{DELETE}/parameters/1/schema": "would drop its operation"},
    ),
    "header is a date": (
        {f"{DELETE}/parameters/1/schema/format": "date-time"},
        {f"{DELETE}/parameters/1/schema": "would drop its operation"},
    ),
    "parameter without schema": (
        {f"{LIST}/parameters/0/schema": DROP},
        {f"{LIST}/parameters/0": "has no schema"},
    ),
    "parameter without description": (
        {"/components/parameters/Team/description": DROP},
        {"/components/parameters/Team": "the parameter team has no description"},
    ),
    "parameter twice": (
        {f"{LIST}/parameters/-": {"name": "limit", "in": "query", "description": "x", "schema": {}}},
        {LIST: "declared 2 times"},
    ),
    "default of a parameter": (
        {f"{LIST}/parameters/0/schema/default": "many"},
        {f"{LIST}/parameters/0/schema/default": "the default does not fit"},
    ),
    "example of a parameter": (
        {f"{LIST}/parameters/0/example": "many"},
        {f"{LIST}/parameters/0/example": "the example does not fit"},
    ),
    "segments is false": (
        {f"{DELETE}/parameters/0/x-meshapi-segments": False},
        {f"{DELETE}/parameters/0/x-meshapi-segments": "is not true"},
    ),
    "segments of a query": (
        {f"{LIST}/parameters/0/x-meshapi-segments": True},
        {f"{LIST}/parameters/0/x-meshapi-segments": "it belongs on a path parameter"},
    ),
    # References
    "reference to nothing in a body": (
        {f"{CHAT}/requestBody/{JSON}/schema": ref("Aks"), ASK: DROP, f"{SCHEMAS}/Turn": DROP},
        {
            f"{CHAT}/requestBody/{JSON}/schema/$ref": "points to nothing",
            f"{STREAM}/flag": "stream is not a boolean property",
        },
    ),
    "reference to nothing in a property": (
        {f"{ASK}/properties/history/items": ref("Trun"), f"{SCHEMAS}/Turn": DROP},
        {f"{ASK}/properties/history/items/$ref": "#/components/schemas/Trun points to nothing"},
    ),
    "reference to nothing among responses": (
        {f"{DELETE}/responses/404": ref("Refuse", "responses")},
        {f"{DELETE}/responses/404/$ref": "did you mean Refused?"},
    ),
    "reference to the wrong section": (
        {f"{DELETE}/responses/404": ref("Fault")},
        {f"{DELETE}/responses/404/$ref": "not a name in #/components/responses/"},
    ),
    "reference into a component": (
        {f"{ASK}/properties/question": {"$ref": f"#{SCHEMAS}/Turn/properties/text", "description": "x"}},
        {f"{ASK}/properties/question/$ref": "not a name in"},
    ),
    "reference into $defs": (
        {
            f"{SCHEMAS}/Turn/$defs": {"Word": {"type": "string"}},
            f"{SCHEMAS}/Turn/properties/text/$ref": f"#{SCHEMAS}/Turn/$defs/Word",
        },
        {
            f"{SCHEMAS}/Turn/$defs": "make each a component",
            f"{SCHEMAS}/Turn/properties/text/$ref": "not a name in",
        },
    ),
    "external reference": (
        {
            f"{ASK}/properties/history/items": {"$ref": "https://example.test/turn.json"},
            f"{SCHEMAS}/Turn": DROP,
        },
        {f"{ASK}/properties/history/items/$ref": "outside this document"},
    ),
    "reference that is no text": (
        {f"{ASK}/properties/history/items": {"$ref": 1}, f"{SCHEMAS}/Turn": DROP},
        {f"{ASK}/properties/history/items/$ref": "is not a string"},
    ),
    "circle of references": (
        {
            f"{SCHEMAS}/Turn/properties/text/$ref": f"#{SCHEMAS}/One",
            f"{SCHEMAS}/One": {"$ref": f"#{SCHEMAS}/Two", "description": "x"},
            f"{SCHEMAS}/Two": {"$ref": f"#{SCHEMAS}/One", "description": "x"},
        },
        {
            f"{SCHEMAS}/One/$ref": "leads back to itself",
            f"{SCHEMAS}/Two/$ref": "leads back to itself",
            f"{SCHEMAS}/Turn/properties/text/$ref": "leads back to itself",
        },
    ),
    "path item behind a reference": (
        {
            "/components/pathItems": {"Health": {"summary": "x"}},
            "/paths/~1health": ref("Health", "pathItems"),
        },
        {"/paths/~1health/$ref": "vanish silently"},
    ),
    "schema that nothing reaches": (
        {f"{SCHEMAS}/Lost": {"type": "object", "description": "x"}},
        {f"{SCHEMAS}/Lost": "no operation reaches"},
    ),
    "schema that is kept for its name": (
        {f"{SCHEMAS}/Lost": {"type": "object", "description": "x", "x-meshapi-module": "files"}},
        {},
    ),
    "schema that is kept in no module": (
        {f"{SCHEMAS}/Lost": {"type": "object", "description": "x", "x-meshapi-module": "filse"}},
        {f"{SCHEMAS}/Lost/x-meshapi-module": "did you mean files?"},
    ),
    # Keys
    "unknown extension": ({f"{LIST}/x-internal": True}, {f"{LIST}/x-internal": "not a key of this contract"}),
    "misspelt extension": (
        {f"{LIST}/x-meshapi-retries": "safe"},
        {f"{LIST}/x-meshapi-retries": "did you mean x-meshapi-retry?"},
    ),
    "extension of an operation on its path": (
        {"/paths/~1v1~1chat/x-meshapi-retry": "safe"},
        {"/paths/~1v1~1chat/x-meshapi-retry": "it belongs on an operation"},
    ),
    "extension of a component on a property": (
        {f"{ASK}/properties/question/x-meshapi-accepts": ["Answer"]},
        {f"{ASK}/properties/question/x-meshapi-accepts": "it belongs on a component schema"},
    ),
    "extension of a property on a component": (
        {f"{ASK}/x-meshapi-send-default": True},
        {f"{ASK}/x-meshapi-send-default": "it belongs on a property"},
    ),
    "key beside a reference": (
        {f"{DELETE}/responses/404/headers": {}},
        {f"{DELETE}/responses/404/headers": "not a key of a reference"},
    ),
    "misspelt keyword": (
        {f"{ASK}/properties/question/maxLenght": 5},
        {f"{ASK}/properties/question/maxLenght": "did you mean maxLength?"},
    ),
    "nullable": (
        {f"{ASK}/properties/question/nullable": True},
        {f"{ASK}/properties/question/nullable": "write type: [..., 'null']"},
    ),
    "example in a schema": (
        {f"{ASK}/example": {"question": "Why?"}},
        {f"{ASK}/example": "write examples: [...]"},
    ),
    "misspelt type": (
        {f"{ASK}/properties/question/type": "strng"},
        {f"{ASK}/properties/question/type": "'strng' is not"},
    ),
    "keyword of the wrong type": (
        {f"{ASK}/properties/question/maxLength": "long"},
        {f"{ASK}/properties/question/maxLength": "'long' is not of type 'integer'"},
    ),
    "boolean schema": (
        {f"{SCHEMAS}/Fault/properties/details/items": True},
        {f"{SCHEMAS}/Fault/properties/details/items": "a boolean schema"},
    ),
    # Methods
    "no methods": ({f"{LIST}/x-meshapi-methods": DROP}, {LIST: "names no method"}),
    "empty methods": ({f"{LIST}/x-meshapi-methods": {}}, {f"{LIST}/x-meshapi-methods": "names no method"}),
    "methods as a list": (
        {f"{LIST}/x-meshapi-methods": ["files.list"]},
        {f"{LIST}/x-meshapi-methods": "names no method"},
    ),
    "method without resource": ({f"{METHODS}/ask": {}}, {f"{METHODS}/ask": "not a dotted method"}),
    "method in camelCase": (
        {f"{METHODS}/chat.askNow": {}},
        {f"{METHODS}/chat.askNow": "not a dotted method"},
    ),
    "method is a keyword": (
        {f"{METHODS}/chat.import": {}},
        {f"{METHODS}/chat.import": "not a dotted method"},
    ),
    "method twice": (
        {f"{METHODS}/files.list": {}},
        {f"{LIST}/x-meshapi-methods/files.list": "already a method of POST /v1/chat"},
    ),
    "method is a resource": (
        {f"{METHODS}/chat.answers": {}},
        {f"{METHODS}/chat.answers": "is a resource with methods"},
    ),
    "details missing": (
        {f"{METHODS}/chat.answers.create": None},
        {f"{METHODS}/chat.answers.create": "are not a mapping"},
    ),
    "misspelt detail": (
        {f"{LIST}/x-meshapi-methods/files.list": {"positionals": ["limit"]}},
        {f"{LIST}/x-meshapi-methods/files.list/positionals": "did you mean positional?"},
    ),
    "empty text of a method": (
        {f"{LIST}/x-meshapi-methods/files.list": {"summary": " "}},
        {f"{LIST}/x-meshapi-methods/files.list/summary": "is no text"},
    ),
    "query parameter that the body has": (
        {
            f"{CHAT}/parameters": [
                {"name": "stream", "in": "query", "description": "A flag.", "schema": {"type": "boolean"}}
            ]
        },
        {f"{CHAT}/parameters/0/name": "would be an argument twice"},
    ),
    "stream of something": (
        {f"{ECHO}/x-meshapi-methods/echoes.make_stream/stream": "text"},
        {f"{ECHO}/x-meshapi-methods/echoes.make_stream/stream": "not true or bytes"},
    ),
    "stream of bytes that are none": (
        {f"{LIST}/x-meshapi-methods/files.list": {"stream": "bytes"}},
        {f"{LIST}/x-meshapi-methods/files.list/stream": "no response is bytes"},
    ),
    "response that is not chosen": (
        {f"{CREATE}/x-meshapi-methods/files.create/response": DROP},
        {f"{CREATE}/x-meshapi-methods/files.create": "write response: File"},
    ),
    "no response to leave aside": (
        {f"{DELETE}/x-meshapi-methods/files.delete": {"response": None}},
        {f"{DELETE}/x-meshapi-methods/files.delete/response": "no body that could be left aside"},
    ),
    "stream is false": (
        {f"{METHODS}/chat.answers.create": {"stream": False}},
        {f"{METHODS}/chat.answers.create/stream": "stream is not true"},
    ),
    "request is no branch": (
        {f"{CREATE}/x-meshapi-methods/files.create/request": "Uplaod"},
        {f"{CREATE}/x-meshapi-methods/files.create/request": "did you mean Upload?"},
    ),
    "response is no branch": (
        {f"{CREATE}/x-meshapi-methods/files.create/response": "Fault"},
        {f"{CREATE}/x-meshapi-methods/files.create/response": "is not a branch of the oneOf"},
    ),
    "request without oneOf": (
        {f"{METHODS}/chat.answers.create": {"request": "Ask"}},
        {f"{METHODS}/chat.answers.create/request": "there is no oneOf"},
    ),
    "positional is no parameter": (
        {f"{LIST}/x-meshapi-methods/files.list/positional": ["limits"]},
        {f"{LIST}/x-meshapi-methods/files.list/positional/0": "did you mean limit?"},
    ),
    "positional twice": (
        {f"{LIST}/x-meshapi-methods/files.list/positional": ["limit", "limit"]},
        {f"{LIST}/x-meshapi-methods/files.list/positional": "different names"},
    ),
    "positional is a text": (
        {f"{LIST}/x-meshapi-methods/files.list/positional": "limit"},
        {f"{LIST}/x-meshapi-methods/files.list/positional": "not a list"},
    ),
    "retry is unsafe": ({f"{LIST}/x-meshapi-retry": "always"}, {f"{LIST}/x-meshapi-retry": "write safe"}),
    "query model is a component": (
        {f"{LIST}/x-meshapi-query": "File"},
        {f"{LIST}/x-meshapi-query": "already the name of a component"},
    ),
    "query model in snake_case": (
        {f"{LIST}/x-meshapi-query": "list_files_params"},
        {f"{LIST}/x-meshapi-query": "cannot name a model"},
    ),
    "query model twice": (
        {f"{CREATE}/x-meshapi-query": "ListFilesParams"},
        {f"{CREATE}/x-meshapi-query": "already the name of the query model of GET /v1/files"},
    ),
    "query model of nothing": (
        {f"{DELETE}/x-meshapi-query": "DeleteParams"},
        {f"{DELETE}/x-meshapi-query": "no query parameter"},
    ),
    # Streams
    "stream not described": (
        {STREAM: DROP},
        {f"{METHODS}/chat.answers.stream": "add x-meshapi-stream"},
    ),
    "stream without method": (
        {f"{METHODS}/chat.answers.stream": DROP},
        {STREAM: "no method of the operation streams"},
    ),
    "events that nobody asks for": (
        {STREAM: DROP, f"{METHODS}/chat.answers.stream": DROP},
        {CHAT: "no method streams"},
    ),
    "stream without events": (
        {f"{CHAT}/responses/200/{SSE}": DROP}
        | {f"{SCHEMAS}/{name}": DROP for name in ("Event", "KnownEvent", "Delta", "Done", "UnknownEvent")},
        {STREAM: "no text/event-stream in the 200 response"},
    ),
    "plain method on a stream": (
        {
            f"{CHAT}/responses/200/{JSON}": DROP,
            f"{SCHEMAS}/Answer": DROP,
            f"{SCHEMAS}/Turn/x-meshapi-accepts": DROP,
        },
        {f"{METHODS}/chat.answers.create": "the only response does"},
    ),
    "stream is a flag": ({STREAM: True}, {STREAM: "is not a mapping"}),
    "stream without flag": ({f"{STREAM}/flag": DROP}, {STREAM: "which property asks"}),
    "flag is not declared": ({f"{STREAM}/flag": "streams"}, {f"{STREAM}/flag": "not a boolean property"}),
    "flag is no boolean": ({f"{STREAM}/flag": "question"}, {f"{STREAM}/flag": "not a boolean property"}),
    "stream without terminator": ({f"{STREAM}/terminator": DROP}, {STREAM: "what ends the stream"}),
    "event name is not declared": (
        {f"{STREAM}/event_name": "evnt"},
        {f"{STREAM}/event_name": "did you mean event?"},
    ),
    "payload is not declared": (
        {f"{STREAM}/payload": "evnt"},
        {f"{STREAM}/payload": "did you mean event?"},
    ),
    "on_flag": ({f"{STREAM}/on_flag": "ignore"}, {f"{STREAM}/on_flag": "write override or refuse"}),
    "misspelt stream key": ({f"{STREAM}/error": []}, {f"{STREAM}/error": "did you mean errors?"}),
    "error rules as a mapping": (
        {f"{STREAM}/errors": {"property": "error"}},
        {f"{STREAM}/errors": "not a list of rules"},
    ),
    "error rule without property": (
        {f"{STREAM}/errors/1/property": DROP},
        {f"{STREAM}/errors/1": "names no property"},
    ),
    "misspelt error rule": (
        {f"{STREAM}/errors/1/equal": "error"},
        {f"{STREAM}/errors/1/equal": "did you mean equals?"},
    ),
    "error rule on strings": (
        {f"{STREAM}/errors/0/type": "string"},
        {f"{STREAM}/errors/0/type": "write object"},
    ),
    "error rule without nothing": (
        {f"{STREAM}/errors/0/without": None},
        {f"{STREAM}/errors/0/without": "not a text"},
    ),
    # Bodies and responses
    "inline body": (
        {f"{CREATE}/requestBody/{JSON}/schema/oneOf/1": {"type": "object"}, f"{SCHEMAS}/Import": DROP}
        | {f"{CREATE}/x-meshapi-methods/imports.create/request": DROP},
        {
            f"{CREATE}/requestBody/{JSON}/schema": "not a named model",
            f"{CREATE}/x-meshapi-methods/imports.create": "a oneOf, but the method chooses none",
        },
    ),
    "inline response": (
        {f"{LIST}/responses/200/{JSON}/schema": {"type": "array", "items": {"type": "string"}}},
        {f"{LIST}/responses/200/{JSON}/schema": "not a named model"},
    ),
    "inline event": (
        {f"{CHAT}/responses/200/{SSE}/schema": {"anyOf": [ref("KnownEvent"), ref("UnknownEvent")]}}
        | {f"{SCHEMAS}/Event": DROP},
        {f"{CHAT}/responses/200/{SSE}/schema": "not a named model"},
    ),
    "response without schema": (
        {f"{LIST}/responses/200/{JSON}/schema": DROP},
        {f"{LIST}/responses/200/{JSON}": "not a named model"},
    ),
    "plain body": (
        {f"{LOCK}/requestBody/{JSON}/schema": {"type": "object", "examples": [{}]}},
        {f"{LOCK}/requestBody/{JSON}/schema": "not a named model"},
    ),
    "plain list": (
        {f"{LOCK}/responses/200/{JSON}/schema": {"type": "array", "items": {}}},
        {f"{LOCK}/responses/200/{JSON}/schema": "not a named model"},
    ),
    "two bodies": (
        {f"{LOCK}/requestBody/{FORM}": {"schema": ref("Sound")}},
        {f"{LOCK}/requestBody": "one body of 2 media types"},
    ),
    "body of text": (
        {f"{LOCK}/requestBody/content": {"text/plain": {"schema": TEXT}}},
        {f"{LOCK}/requestBody/content/text~1plain/schema": "no method can send text/plain"},
    ),
    "response of text": (
        {f"{ECHO}/responses/200/{AUDIO}/schema": TEXT},
        {
            f"{ECHO}/responses/200/{AUDIO}/schema": "no model, but not bytes either",
            f"{ECHO}/x-meshapi-methods/echoes.make_stream/stream": "no response is bytes",
        },
    ),
    "models and bytes": (
        {f"{LOCK}/responses/200/{AUDIO}": {"schema": BYTES}},
        {f"{LOCK}/responses/200": "models and bytes in one response"},
    ),
    # Forms
    "form of two models": (
        {f"{ECHO}/requestBody/{FORM}/schema": {"oneOf": [ref("Sound"), ref("Upload")]}},
        {
            f"{ECHO}/requestBody/{FORM}/schema": "not one model",
            f"{ECHO}/x-meshapi-methods/echoes.make": "the request is a oneOf",
            f"{ECHO}/x-meshapi-methods/echoes.make_stream": "the request is a oneOf",
            f"{SOUND}/properties/file": "bytes do not fit into JSON",
        },
    ),
    "form without file": (
        {f"{SOUND}/properties/file": TEXT},
        {SOUND: "the form Sound has 0 files"},
    ),
    "form with two files": (
        {f"{SOUND}/properties/cover": {**BYTES, "description": "x", "x-meshapi-filename": "a.png"}},
        {SOUND: "the form Sound has 2 files"},
    ),
    "file without name": (
        {f"{SOUND}/properties/file/x-meshapi-filename": DROP},
        {f"{SOUND}/properties/file": "write x-meshapi-filename"},
    ),
    "file name of a text": (
        {f"{SOUND}/properties/loud/x-meshapi-filename": "loud.wav"},
        {f"{SOUND}/properties/loud/x-meshapi-filename": "it belongs on a property with format: binary"},
    ),
    "null in a form": (
        {f"{SOUND}/properties/loud/type": ["boolean", "null"]},
        {f"{SOUND}/properties/loud": "a form cannot say what loud is"},
    ),
    "object in a form": (
        {f"{SOUND}/properties/places/items": ref("Upload")},
        {f"{SOUND}/properties/places": "a form cannot say what places is"},
    ),
    "bytes in JSON": (
        {f"{ASK}/properties/question/format": "binary"},
        {f"{ASK}/properties/question": "bytes do not fit into JSON"},
    ),
    # Schemas
    "schema in snake_case": (
        {
            f"{SCHEMAS}/an_answer": {**TEXT},
            f"{ASK}/properties/question": {**ref("an_answer"), "description": "x"},
        },
        {f"{SCHEMAS}/an_answer": "cannot be a public class"},
    ),
    "schema is a keyword": (
        {f"{SCHEMAS}/None": {**TEXT}, f"{ASK}/properties/question": {**ref("None"), "description": "x"}},
        {f"{SCHEMAS}/None": "cannot be a public class"},
    ),
    "schemas differ in case": (
        {f"{SCHEMAS}/TURN": {**TEXT}, f"{ASK}/properties/question": {**ref("TURN"), "description": "x"}},
        {f"{SCHEMAS}/TURN": "TURN differs from Turn only in its case"},
    ),
    "nameless object": (
        {f"{SCHEMAS}/Fault/properties/details/items": {"type": "object", "properties": {"loc": TEXT}}},
        {f"{SCHEMAS}/Fault/properties/details/items": "has no name"},
    ),
    "typed additionalProperties": (
        {f"{SCHEMAS}/Turn/additionalProperties": {"type": "string"}},
        {f"{SCHEMAS}/Turn/additionalProperties": "stand beside properties"},
    ),
    "property http": (
        {f"{SCHEMAS}/Turn/properties/http": TEXT},
        {f"{SCHEMAS}/Turn/properties/http": "an attribute http already"},
    ),
    "property model_config": (
        {f"{SCHEMAS}/Turn/properties/model_config": TEXT},
        {f"{SCHEMAS}/Turn/properties/model_config": "an attribute model_config already"},
    ),
    "bounds in a branch": (
        {
            f"{ASK}/properties/heat": {
                "description": "x",
                "anyOf": [{"type": "number", "minimum": 0}, {"type": "null"}],
            }
        },
        {f"{ASK}/properties/heat/anyOf/0": "bounds inside a branch of anyOf: minimum"},
    ),
    "array without items": (
        {f"{SCHEMAS}/Fault/properties/details/items": DROP},
        {f"{SCHEMAS}/Fault/properties/details": "nothing of its items"},
    ),
    "mixed enum": (
        {f"{ASK}/properties/style": {"description": "x", "enum": ["plain", 1]}},
        {f"{ASK}/properties/style/enum": "several types in one enum: int, str"},
    ),
    "schema without description": ({f"{ASK}/description": DROP}, {ASK: "the schema Ask has no description"}),
    "property without description": (
        {f"{ASK}/properties/heat/description": DROP},
        {f"{ASK}/properties/heat": "the property heat has no description"},
    ),
    "reference without description": (
        {f"{SCHEMAS}/Turn/properties/text": ref("Word"), f"{SCHEMAS}/Word": TEXT},
        {f"{SCHEMAS}/Turn/properties/text": "the property text has no description"},
    ),
    "accepts nothing": (
        {f"{SCHEMAS}/Turn/x-meshapi-accepts": []},
        {f"{SCHEMAS}/Turn/x-meshapi-accepts": "[Name]"},
    ),
    "accepts what is not there": (
        {f"{SCHEMAS}/Turn/x-meshapi-accepts": ["Anwser"]},
        {f"{SCHEMAS}/Turn/x-meshapi-accepts/0": "did you mean Answer?"},
    ),
    "accepts itself": (
        {f"{SCHEMAS}/Turn/x-meshapi-accepts": ["Turn"]},
        {f"{SCHEMAS}/Turn/x-meshapi-accepts/0": "Turn is not another schema"},
    ),
    "unknown base": (
        {f"{SCHEMAS}/Answer/x-meshapi-base": "ImagData"},
        {f"{SCHEMAS}/Answer/x-meshapi-base": "did you mean ImageData?"},
    ),
    "base without its properties": (
        {f"{SCHEMAS}/Answer/x-meshapi-base": "ImageData", f"{SCHEMAS}/Answer/properties/url": OPTIONAL},
        {f"{SCHEMAS}/Answer/x-meshapi-base": "ImageData reads b64_json"},
    ),
    "base of what is only sent": (
        {
            f"{ASK}/x-meshapi-base": "ImageData",
            f"{ASK}/properties/url": OPTIONAL,
            f"{ASK}/properties/b64_json": OPTIONAL,
        },
        {f"{ASK}/x-meshapi-base": "Ask is only sent"},
    ),
    "no default to send": (
        {f"{ASK}/properties/stream/default": DROP},
        {f"{ASK}/properties/stream/x-meshapi-send-default": "no default to send"},
    ),
    "send-default is false": (
        {f"{ASK}/properties/stream/x-meshapi-send-default": False},
        {f"{ASK}/properties/stream/x-meshapi-send-default": "is not true"},
    ),
    "default of a response is sent": (
        {f"{SCHEMAS}/File/properties/id": {**TEXT, "default": "f", "x-meshapi-send-default": True}},
        {f"{SCHEMAS}/File/properties/id/x-meshapi-send-default": "File is never sent"},
    ),
    "rule that a model would lose": (
        {f"{SOUND}/oneOf/0/properties": {"loud": {"const": True, "description": "x"}}},
        {SOUND + "/oneOf": "a model would lose this rule: properties"}
        | {f"{SOUND}/oneOf/0": "an object with properties has no name"},
    ),
    # Required properties and discriminators
    "required but not declared": (
        {f"{ASK}/required/-": "answer"},
        {f"{ASK}/required/1": "answer is required but not declared"}
        | {f"{ASK}/examples/0": "'answer' is a required property"},
    ),
    "required in a branch": (
        {f"{SCHEMAS}/Turn/anyOf": [{"required": ["text"]}, {"required": ["txt"]}]},
        {f"{SCHEMAS}/Turn/anyOf/1/required/0": "did you mean text?"},
    ),
    "discriminator to nowhere": (
        {f"{KNOWN}/discriminator/propertyName": "kind"},
        {
            f"{KNOWN}/oneOf/0": "kind of Delta is not a required const",
            f"{KNOWN}/oneOf/1": "kind of Done is not a required const",
            f"{KNOWN}/discriminator/mapping/delta": "does not lead",
            f"{KNOWN}/discriminator/mapping/done": "does not lead",
            f"{SCHEMAS}/Delta/properties/event": "this const",
            f"{SCHEMAS}/Done/properties/event": "this const",
        },
    ),
    "discriminator without property": (
        {f"{KNOWN}/discriminator/propertyName": DROP},
        {
            f"{KNOWN}/discriminator": "names no property",
            f"{SCHEMAS}/Delta/properties/event": "this const",
            f"{SCHEMAS}/Done/properties/event": "this const",
        },
    ),
    "tag is not required": (
        {f"{SCHEMAS}/Done/required": DROP, f"{KNOWN}/discriminator/mapping/done": DROP},
        {
            f"{KNOWN}/oneOf/1": "event of Done is not a required const",
            f"{SCHEMAS}/Done/properties/event": "not say null",
        },
    ),
    "constant twice": (
        {f"{SCHEMAS}/Done/properties/event/const": "delta", f"{SCHEMAS}/Done/examples/0/event": "delta"}
        | {f"{KNOWN}/discriminator/mapping/done": DROP},
        {f"{KNOWN}/oneOf/1": "Delta and Done have the same event, delta"},
    ),
    "mapping to another branch": (
        {f"{KNOWN}/discriminator/mapping/done": "#/components/schemas/Delta"},
        {f"{KNOWN}/discriminator/mapping/done": "write #/components/schemas/Done"},
    ),
    "mapping of an unknown tag": (
        {f"{KNOWN}/discriminator/mapping/ping": "#/components/schemas/Ping"},
        {f"{KNOWN}/discriminator/mapping/ping": "ping does not lead to the branch"},
    ),
    "nameless branch": (
        {f"{KNOWN}/oneOf/-": {"type": "object"}},
        {KNOWN: "has no example", f"{KNOWN}/oneOf/2": "is not a reference"},
    ),
    "discriminator without oneOf": (
        {f"{SCHEMAS}/Turn/discriminator": {"propertyName": "text"}},
        {f"{SCHEMAS}/Turn/discriminator": "no oneOf"},
    ),
    # Open and closed
    "open body": ({f"{ASK}/additionalProperties": DROP}, {ASK: "only a request body, but open"}),
    "closed response": (
        {f"{SCHEMAS}/File/additionalProperties": False},
        {f"{SCHEMAS}/File": "closed, but a response can contain it"},
    ),
    "closed error": (
        {f"{SCHEMAS}/Fault/unevaluatedProperties": False},
        {f"{SCHEMAS}/Fault": "closed, but a response can contain it"},
    ),
    "closed enum in a response": (
        {f"{SCHEMAS}/File/properties/state": {**OPTIONAL, "enum": ["ready", None]}},
        {f"{SCHEMAS}/File/properties/state": "this closed enum"},
    ),
    "closed enum by reference": (
        {
            f"{SCHEMAS}/State": {**OPTIONAL, "enum": ["ready", None]},
            f"{SCHEMAS}/File/properties/state": {**ref("State"), "description": "x"},
        },
        {f"{SCHEMAS}/State": "this closed enum"},
    ),
    "enum beside another type": (
        {f"{SCHEMAS}/Answer/properties/reason/anyOf/1": {"type": "integer"}},
        {f"{SCHEMAS}/Answer/properties/reason/anyOf/0": "this closed enum"},
    ),
    "enum without type": (
        {f"{SCHEMAS}/Answer/properties/reason/anyOf/0/type": DROP},
        {f"{SCHEMAS}/Answer/properties/reason/anyOf/0": "this closed enum"},
    ),
    "const in a response": (
        {f"{SCHEMAS}/File/properties/object": {**OPTIONAL, "const": "file"}},
        {f"{SCHEMAS}/File/properties/object": "this const"},
    ),
    "property without null in a response": (
        {f"{SCHEMAS}/File/properties/state": TEXT},
        {f"{SCHEMAS}/File/properties/state": "may leave state out, but not say null"},
    ),
    "closed union in a response": (
        {f"{SCHEMAS}/Event": DROP, f"{SCHEMAS}/UnknownEvent": DROP}
        | {f"{CHAT}/responses/200/{SSE}/schema": ref("KnownEvent")},
        {KNOWN: "this closed union"},
    ),
    "union beside a closed branch": (
        {f"{SCHEMAS}/UnknownEvent/properties/event/const": "ping"},
        {KNOWN: "this closed union", f"{SCHEMAS}/UnknownEvent/properties/event": "this const"},
    ),
    # Examples
    "example that does not fit": (
        {f"{ASK}/examples/0/question": 1},
        {f"{ASK}/examples/0/question": "the example does not fit: 1 is not of type 'string'"},
    ),
    "example of an unknown field": (
        {f"{ASK}/examples/0/qestion": "Why?"},
        {f"{ASK}/examples/0": "'qestion' was unexpected"},
    ),
    "example of a media type": (
        {f"{LIST}/responses/200/{JSON}/examples": {"one": {"value": [{"id": 1}]}}},
        {f"{LIST}/responses/200/{JSON}/examples/one/value/0/id": "the example does not fit"},
    ),
    "body without example": ({f"{ASK}/examples": DROP}, {ASK: "Ask is sent or received, but has no example"}),
    "event without example": ({f"{SCHEMAS}/Done/examples": DROP}, {f"{SCHEMAS}/Done": "has no example"}),
    "plain response without example": (
        {f"{LOCK}/responses/200/{JSON}/schema/examples": DROP},
        {f"{LOCK}/responses/200/{JSON}/schema": "a plain object has no example"},
    ),
    "error without example": ({f"{SCHEMAS}/Fault/examples": []}, {f"{SCHEMAS}/Fault": "has no example"}),
    "default that does not fit": (
        {f"{ASK}/properties/stream/default": "no"},
        {f"{ASK}/properties/stream/default": "the default does not fit"},
    ),
}


def test_a_good_contract_has_no_problem(minimal: dict[str, Any]) -> None:
    assert lint(minimal) == []


def test_the_contract_has_no_problem() -> None:
    assert [str(problem) for problem in lint(load(CONTRACT))] == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found(minimal: dict[str, Any], name: str) -> None:
    edits, expected = FAULTS[name]
    found = lint(edited(minimal, edits))
    assert [problem.pointer for problem in found] == sorted(expected), [str(problem) for problem in found]
    for problem in found:
        assert expected[problem.pointer] in str(problem)
        assert problem.message
        assert problem.hint
        assert "\n" not in str(problem)


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param({f"{SCHEMAS}/Turn/properties/{name}": TEXT}, id=name)
        for name in ("class", "schema", "copy", "json", "model_dump", "x-other", "$ref", "nullable", "_id")
    ]
    + [
        pytest.param({f"{ASK}/examples/0/extra": {"x-a": "1", "nullable": "2", "$ref": "#/3"}}, id="data"),
        pytest.param({f"{SCHEMAS}/File/additionalProperties": True}, id="open in so many words"),
        pytest.param({f"{SCHEMAS}/File/properties/any": {"description": "x"}}, id="anything, null too"),
        pytest.param({f"{STREAM}/payload": "event"}, id="payload of an event"),
        pytest.param({f"{SCHEMAS}/Turn/additionalProperties": False}, id="closed part of a request"),
        pytest.param(
            {f"{REFUSED}/example": {"code": "no"}, f"{SCHEMAS}/Fault/examples": []}, id="example outside"
        ),
    ],
)
def test_what_looks_like_a_fault_and_is_none(minimal: dict[str, Any], edits: dict[str, Any]) -> None:
    assert lint(edited(minimal, edits)) == []


def test_all_problems_are_collected(minimal: dict[str, Any]) -> None:
    edits = {
        f"{ASK}/properties/history/items": ref("Nowhere"),
        f"{SCHEMAS}/Turn": DROP,
        f"{CHAT}/summary": DROP,
        "/info/title": DROP,
        f"{ASK}/properties/heat/type": "nmber",
    }
    assert [problem.pointer for problem in lint(edited(minimal, edits))] == [
        f"{ASK}/properties/heat/type",
        f"{ASK}/properties/history/items/$ref",
        "/info",
        CHAT,
    ]


def test_unquoted_keys_are_found(minimal: dict[str, Any]) -> None:
    document = deepcopy(minimal)
    operation = document["paths"]["/v1/files/{file_id}"]["delete"]
    operation["responses"][404] = operation["responses"].pop("404")
    document["components"]["schemas"]["Turn"]["properties"][1] = TEXT
    assert [str(problem) for problem in lint(document)] == [
        f"{SCHEMAS}/Turn/properties/1: the key 1 is not a string (quote it: '1')",
        f"{DELETE}/responses/404: the key 404 is not a string (quote it: '404')",
    ]


@pytest.mark.parametrize("junk", [None, 7, ["junk"], {"junk": 7}], ids=repr)
def test_no_rule_trips_over_junk(minimal: dict[str, Any], junk: Any) -> None:
    for pointer, value in [*walk(minimal)][1:]:
        broken = edited(minimal, {pointer: junk})
        problems = [problem for rule in _RULES for problem in rule(broken)]
        assert all(isinstance(problem, Problem) for problem in problems), (pointer, value)
