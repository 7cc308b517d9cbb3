"""What the templates are given: operations, their methods, and the calls that these make."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen


@frozen
class Argument:
    """An argument of a method: what a caller may give, and where it goes on the wire."""

    name: str
    wire_name: str
    annotation: str
    required: bool
    description: str
    segments: bool = False

    @property
    def optional(self) -> str:
        """The annotation with the None that stands for "left out"."""
        return f"Optional[{self.annotation}]"


@frozen
class File:
    """The file part of a form: an argument of its own, and how the file is called unless the caller says."""

    name: str
    required: bool
    filename: str
    description: str


@frozen
class Call:
    """One way to call an operation: what is sent, and what comes back."""

    suffix: str
    """Of the functions in the endpoint module; empty for the plain call."""
    params: str | None
    """The model that is sent, as the body or as the query."""
    keywords: tuple[Argument, ...]
    """The fields of that model; without a model, the query parameters."""
    result: str
    """Type expression of the result, or of one event of the stream."""
    decoder: str
    """Expression that makes the result from ``content``."""
    stream: str = ""
    """``events`` or ``bytes`` when they come as they arrive."""
    file: File | None = None
    """The file part of a form."""
    query: tuple[Argument, ...] = ()
    """The query parameters of a call whose model is the body; they stand beside it."""
    example: dict[str, Any] = field(factory=dict)
    """Arguments of an exemplary call."""


@frozen
class Method:
    """A method of the clients.

    `streaming` is what its keyword ``stream=True`` gives, `stream_method` the method that always does so.
    """

    resource: str
    name: str
    summary: str
    description: str
    call: Call
    positional: tuple[str, ...]
    streaming: Call | None = None
    stream_method: str | None = None


@frozen
class Endpoint:
    """One operation of the contract."""

    id: str
    verb: str
    path: str
    tag: str
    summary: str
    description: str
    path_arguments: tuple[Argument, ...]
    query_arguments: tuple[Argument, ...]
    query_model: str | None
    body: str
    """``json``, ``form``, ``fixed`` (sent as it stands), or empty for none."""
    fixed: str
    """The fixed body."""
    calls: tuple[Call, ...]
    methods: tuple[Method, ...]
    success_status: int
    retry_safe: bool
    stream: dict[str, Any] | None
    event: str | None
    media: str | None
    responses: tuple[str, ...]
    models: tuple[str, ...]
    """Every model that the signatures of its methods name."""

    unasked: bool | None
    """What a call that does not stream says of the stream's flag; nothing unless its default is sent."""

    @property
    def final(self) -> dict[str, str] | None:
        """The class of the stream and its method, if its events make up one answer."""
        return self.stream.get("final") if self.stream else None

    @property
    def stream_method(self) -> str:
        """The dotted method that always streams."""
        return next(f"{m.resource}.{m.name}" for m in self.methods if m.call.stream == "events")

    @property
    def path_text(self) -> str:
        """The path as the text of an f-string that fills in its parameters."""
        path = self.path
        for argument in self.path_arguments:
            encode = "path_segments" if argument.segments else "path_segment"
            path = path.replace(
                f"{{{argument.wire_name}}}", f"{{{encode}('{argument.wire_name}', {argument.name})}}"
            )
        return path
