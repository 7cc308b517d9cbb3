"""Which requests a route answers: those of an operation of the contract, or those to an address."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache
from typing import Any, Dict, List, Optional, Pattern, Protocol, Tuple, cast
from urllib.parse import urlsplit

from attrs import frozen

from meshapi_generated.registry import OPERATIONS
from meshapi_generated.runtime.requests import Operation

from ._requests import RecordedRequest

# Methods that are not the contract's: which of those sends their requests, or why no route is for them.
_WRAPPERS = {
    "chat.send": "chat.completions.create",
    "chat.completions.parse": "chat.completions.create",
    "rag.wait_until_ready": "rag.get",
}
_SESSION = "a WebSocket session, and those are only in the sandbox (meshapi_sandbox)"
_NO_ROUTE = {
    "rag.upload_file": 'two requests: answer them by on("rag.init_upload") and on("PUT", <its signed_url>)',
    "realtime.connect": _SESSION,
    "audio.transcribe_realtime": _SESSION,
    "audio.speech_realtime": _SESSION,
}


class Target(Protocol):
    """What a route is for.

    Attributes:
        name: what `MockGateway.on` was given, as in a program.
    """

    @property
    def name(self) -> str: ...

    def matches(self, request: RecordedRequest) -> bool:
        """Whether a request is to be answered here."""
        ...


@frozen
class ByOperation:
    """The requests of an operation; `streams` says whether only those that ask for a stream, or do not."""

    name: str
    operation: Operation
    streams: Optional[bool]

    def matches(self, request: RecordedRequest) -> bool:
        is_operation = request.operation == self.operation.id
        return is_operation and self.streams in (None, asks_for_stream(request))


@frozen
class ByAddress:
    """The requests to a path; of one server only, where the address names it."""

    name: str
    method: str
    origin: str
    path: Pattern[str]

    def matches(self, request: RecordedRequest) -> bool:
        is_there = request.method == self.method and self.path.fullmatch(request.path) is not None
        return is_there and self.origin in ("", _origin(request.url))


def target_of(name_or_method: str, path: Optional[str]) -> Target:
    """From what `MockGateway.on` got.

    Raises:
        TypeError: the name is no text.
        ValueError: there is no such operation, or the path is none.
    """
    if not isinstance(cast(object, name_or_method), str):
        raise TypeError(f'on() takes a name, such as "models.list", not {type(name_or_method).__name__}')
    if path is None:
        return _by_operation(name_or_method)
    parts = urlsplit(path)
    if not parts.path.startswith("/") or parts.query or parts.fragment:
        raise ValueError(f"a path begins with / or https:// and has no query, unlike {path!r}")
    method = name_or_method.upper()
    known = (each for each in OPERATIONS.values() if (each.method, each.path) == (method, parts.path))
    segmented = next((operation.segmented for operation in known), ())
    return ByAddress(f'"{method}", "{path}"', method, _origin(path), _pattern(parts.path, segmented))


def operation_of(method: str, url: str) -> Optional[Operation]:
    """The operation that a request calls: of several the one whose path has the fewest parameters."""
    path = urlsplit(url).path
    found = [
        operation
        for operation in OPERATIONS.values()
        if operation.method == method and _pattern(operation.path, operation.segmented).fullmatch(path)
    ]
    return min(found, key=lambda operation: operation.path.count("{"), default=None)


def asks_for_stream(request: RecordedRequest) -> bool:
    """Whether the body asks for a stream, by the flag of the operation."""
    operation = OPERATIONS.get(request.operation or "")
    flag = operation and operation.stream and operation.stream.flag
    body: Any = request.body if flag else None
    return isinstance(body, dict) and cast(Dict[str, Any], body).get(flag or "") is True


def name_of(request: RecordedRequest) -> str:
    """The arguments with which `MockGateway.on` takes such a request, as in a program."""
    operation = OPERATIONS.get(request.operation or "")
    if operation is None:
        return f'"{request.method}", "{request.url.partition("?")[0]}"'
    streams = asks_for_stream(request)
    names = [name for name in operation.methods if operation.stream is None or _is_stream(name) == streams]
    return f'"{(names or [operation.id])[0]}"'


def _by_operation(name: str) -> ByOperation:
    if name in _NO_ROUTE:
        raise ValueError(f"{name} is {_NO_ROUTE[name]}")
    operation = _names().get(name)
    if operation is None:
        raise ValueError(f"there is no operation {name!r}; {_hint(name)}")
    is_told = operation.stream is None or name == operation.id
    return ByOperation(f'"{name}"', operation, None if is_told else _is_stream(name))


@cache
def _names() -> Dict[str, Operation]:
    """Every operation by its id and by the methods that call it."""
    named = {name: operation for operation in OPERATIONS.values() for name in operation.methods}
    wrapped = {name: named[method] for name, method in _WRAPPERS.items()}
    return {**named, **wrapped, **OPERATIONS}


def _hint(name: str) -> str:
    names = list(_names())
    kin = [known for known in names if "." in name and known.startswith(name.partition(".")[0] + ".")]
    close = _closest(name, kin, 0) or _closest(name, names, 0.6)
    if close:
        return f"did you mean {' or '.join(map(repr, close))}?"
    return "name a method of the client, an operationId, or an HTTP method and a path"


def _closest(name: str, names: List[str], least: float) -> List[str]:
    """Three at most. Of those that are about as close, the first in the contract: `create` goes before `stream`."""
    ratios = {known: SequenceMatcher(None, known, name).ratio() for known in names}
    near = [known for known in names if ratios[known] >= least]
    return sorted(near, key=lambda known: -round(ratios[known], 1))[:3]


def _is_stream(name: str) -> bool:
    return name.endswith(".stream")


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


@cache
def _pattern(path: str, segmented: Tuple[str, ...] = ()) -> Pattern[str]:
    """The paths of a template: a `{parameter}` is one segment, or several for those in `segmented`."""
    texts = re.split(r"\{(\w+)\}", path)  # every second one is the name of a parameter
    texts[::2] = map(re.escape, texts[::2])
    texts[1::2] = [".+" if name in segmented else "[^/]+" for name in texts[1::2]]
    return re.compile("".join(texts))
