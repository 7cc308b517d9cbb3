# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Requests as data, and the pure functions that make them from what the caller gave."""

from __future__ import annotations

from os import PathLike
from typing import (
    Any,
    AsyncIterable,
    BinaryIO,
    Callable,
    Generic,
    Iterable,
    List,
    Mapping,
    Optional,
    Tuple,
    Type,
    TypeVar,
    Union,
)
from urllib.parse import quote

from attrs import field, frozen
from pydantic_core import PydanticSerializationError, from_json, to_json

from .models import NULL, MeshModel
from .options import RequestOptions

T = TypeVar("T")
M = TypeVar("M", bound=MeshModel)
Query = Tuple[Tuple[str, str], ...]


@frozen(eq=False, repr=False)
class ErrorRule:
    """Which payload of a stream is an error: ``property`` is there and not empty, narrowed by the other members."""

    property: str
    type: Optional[str] = None
    equals: Any = None
    without: Optional[str] = None

    def matches(self, payload: Mapping[str, Any]) -> bool:
        value = payload.get(self.property)
        is_empty = not value and not isinstance(
            value, Mapping
        )  # an empty object is an error without a message
        if is_empty or (self.equals is not None and value != self.equals):
            return False
        if self.type == "object" and not isinstance(value, Mapping):
            return False
        return self.without is None or payload.get(self.without) is None


@frozen(eq=False, repr=False)
class StreamRule:
    """How an operation streams.

    Attributes:
        flag: the body member that asks for a stream.
        terminator: the payload that ends it.
        event_name: the member of an event that receives the SSE event name.
        payload: the member of an event that receives the whole payload, unless the payload has one of that name.
        final: the method of the stream that returns the one answer that its events make up.
        errors: which payloads are errors.
    """

    flag: Optional[str] = None
    terminator: Optional[str] = None
    event_name: Optional[str] = None
    payload: Optional[str] = None
    final: Optional[str] = None
    errors: Tuple[ErrorRule, ...] = ()


@frozen(eq=False)
class Operation:
    """One operation of the contract.

    Attributes:
        id: ``operationId``.
        method: HTTP method.
        path: path template, as in the contract.
        summary: what it does, in a line.
        tag: the module that its models and endpoint live in.
        methods: the client methods that call it, dotted.
        segmented: names of its path parameters that keep their ``/``.
        file: name of the file part, where the body is a form.
        request: names of the models that its body can be.
        query: name of the model of its query parameters.
        query_parameters: names of its query parameters.
        response: names of the models that its answer can be; a list of such ends in ``[]``; empty when it has no body.
        event: name of the model of one stream event.
        media: the media type of a good answer that is bytes.
        success_status: the status of a good answer.
        retry_safe: whether it may be sent again although it may have reached the server.
        stream: how it streams, when it can.
    """

    id: str
    method: str
    path: str
    summary: str
    tag: str
    methods: Tuple[str, ...]
    segmented: Tuple[str, ...] = ()
    file: Optional[str] = None
    request: Tuple[str, ...] = ()
    query: Optional[str] = None
    query_parameters: Tuple[str, ...] = ()
    response: Tuple[str, ...] = ()
    event: Optional[str] = None
    media: Optional[str] = None
    success_status: int = 200
    retry_safe: bool = False
    stream: Optional[StreamRule] = None


FileContent = Union[bytes, "PathLike[str]", BinaryIO, Iterable[bytes], AsyncIterable[bytes]]
"""What a file can be given as: bytes, a path, a file opened for reading bytes, or pieces of bytes."""


@frozen(eq=False, repr=False)
class Form:
    """A ``multipart/form-data`` body (RFC 7578): text fields and one file.

    Attributes:
        fields: pairs of name and text, in order.
        name: name of the file's part.
        content: the file; ``None`` when there is none.
        filename: how it is called; ``None`` for its own name.
        default_filename: how it is called when it has none.
    """

    fields: Query
    name: str
    content: Optional[FileContent]
    filename: Optional[str]
    default_filename: str


@frozen(eq=False)
class Request(Generic[T]):
    """One call, ready to be sent; made by an endpoint module's ``build_request`` without any I/O.

    Attributes:
        operation: what is called.
        path: the path with its parameters filled in and percent-encoded.
        decode: makes the result from the bytes of a good answer, or of one stream event.
        query: pairs of the query string, in order.
        body: the JSON body; ``None`` for none.
        form: the form, where the body is one.
        options: the caller's settings for this call.
    """

    operation: Operation
    path: str
    decode: Callable[[bytes], T] = field(repr=False)
    query: Query = ()
    body: Optional[bytes] = field(default=None, repr=False)
    form: Optional[Form] = None
    options: Optional[RequestOptions] = None


def params_of(
    model: Type[M], method: str, params: Union[M, Mapping[str, Any], None], keywords: Mapping[str, Any]
) -> M:
    """The params object of a call that got either one or plain keywords; a keyword of ``None`` was not given."""
    given = {name: value for name, value in keywords.items() if value is not None}
    if "params" in model.model_fields and (isinstance(params, Mapping) or params is NULL):
        # The model has a field of that very name, and this is it, unless a whole request was given as a dict.
        if given or not any(field.is_required() for field in model.model_fields.values()):
            given, params = {**given, "params": params}, None
    if params is None:
        return model(**given)
    if given:
        raise TypeError(
            f"{method}() takes a {model.__name__} or keyword arguments, not both; got also: {', '.join(given)}"
        )
    if not isinstance(params, model):
        raise TypeError(
            f"{method}() takes a {model.__name__} or keyword arguments, not {type(params).__name__}; "
            f"for a dict write {method}(**params)"
        )
    return params


def refuse_flag(method: str, stream_method: str, params: MeshModel, flag: str) -> None:
    """Refuses a params object that asks for a stream where none is given."""
    if getattr(params, flag, None) is True:
        raise ValueError(f"{method}() got params with {flag}=True; call {stream_method}() for a stream")


def encode(params: MeshModel, **fixed: Any) -> bytes:
    """The JSON body of a params object: ``None`` is left out, ``NULL`` is null; ``fixed`` overrides members."""
    try:
        # Warnings off: NULL is not of its field's type, on purpose.
        own = params.model_dump_json(
            by_alias=True, exclude_none=True, exclude={*fixed}, warnings=False
        ).encode()
    except (PydanticSerializationError, UnicodeEncodeError) as error:
        raise ValueError(f"{type(params).__name__} cannot be sent as JSON: {error}") from error
    members = {name: value for name, value in fixed.items() if value is not None}
    return own if not members else b"".join((own[:-1], b"" if own == b"{}" else b",", to_json(members)[1:]))


def path_segment(name: str, value: Any) -> str:
    """One path parameter, percent-encoded (RFC 3986, section 3.3).

    Raises:
        ValueError: the value is empty, ``.`` or ``..``, which would call another path.
        TypeError: the value is no string.
    """
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {type(value).__name__}")
    if value in ("", ".", ".."):
        raise ValueError(f"{name} must not be {value!r}: it would change the path of the request")
    return quote(value, safe="")


def path_segments(name: str, value: Any) -> str:
    """A path parameter that keeps its ``/``; every segment is checked and encoded on its own."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {type(value).__name__}")
    return "/".join(path_segment(name, segment) for segment in value.split("/"))


def query_of(values: Union[MeshModel, Mapping[str, Any]]) -> Query:
    """Query pairs: a list repeats its key, booleans are in lower case, ``None`` is left out."""
    if isinstance(values, MeshModel):
        values = values.model_dump(by_alias=True, exclude_none=True, warnings=False)
    pairs: List[Tuple[str, str]] = []
    for name, value in values.items():
        for item in value if isinstance(value, (list, tuple, set, frozenset)) else (value,):
            if item is None or item is NULL:
                continue
            pairs.append((name, str(item).lower() if isinstance(item, bool) else str(item)))
    return tuple(pairs)


def merge_body(body: Optional[bytes], extra: Mapping[str, Any]) -> bytes:
    """The JSON body with the members of ``extra`` over its own."""
    members = from_json(body) if body else {}
    return to_json({**members, **extra})
