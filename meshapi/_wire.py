"""What passes between the flows, which know no I/O, and the senders, which know no API."""

from __future__ import annotations

from typing import Any, AsyncIterator, Callable, Iterator, Optional, Protocol, Tuple, Union

from attrs import frozen

from meshapi_generated.runtime.options import Timeout
from meshapi_generated.runtime.results import Headers

RawHeaders = Tuple[Tuple[bytes, bytes], ...]


class Content(Protocol):
    """A request body that is sent in pieces."""

    @property
    def length(self) -> Optional[int]:
        """Its size in bytes; `None` when it is not known beforehand."""
        ...

    @property
    def replayable(self) -> bool:
        """Whether it can be sent again from its start."""
        ...

    def pieces(self) -> Iterator[bytes]:
        """The body from its start, for a blocking sender."""
        ...

    def apieces(self) -> AsyncIterator[bytes]:
        """The body from its start, read without blocking the event loop."""
        ...


@frozen(eq=False, repr=False)
class Wire:
    """One attempt: everything that a sender needs to know.

    Attributes:
        url: absolute, complete with its query.
        headers: every field but those that frame the message (`Host`, `Content-Length`, `Transfer-Encoding`).
        timeout: seconds for each phase.
        ends: the moment of `time.monotonic()` at which the whole exchange must be over.
        streams: which media types of a good answer are those of a stream, so that its body is handed over unread;
            `None` when none is wanted.
        signed: whether the URL is a credential itself, and must not be seen in a log.
    """

    method: str
    url: str
    headers: RawHeaders
    content: Union[bytes, Content, None]
    timeout: Timeout
    ends: Optional[float] = None
    streams: Optional[Callable[[str], bool]] = None
    signed: bool = False


@frozen(eq=False, repr=False)
class Answer:
    """What came back: its `content`, or the open `body` (`SyncBody`, `AsyncBody`) of a stream.

    `problem` says why there is neither: the content could not be decompressed.
    """

    status: int
    headers: Headers
    content: bytes = b""
    body: Any = None
    problem: Optional[Exception] = None

    @property
    def is_good(self) -> bool:
        """Whether its status tells of success (2xx)."""
        return 200 <= self.status < 300


def is_stream(wire: Wire, status: int, headers: Headers) -> bool:
    """Whether an answer is the stream that was asked for, as far as its head tells."""
    has_body = 200 <= status < 300 and status not in (204, 205)  # RFC 9110, sections 15.3.5 and 15.3.6
    return wire.streams is not None and has_body and wire.streams(media_type_of(headers))


def media_type_of(headers: Headers) -> str:
    """The media type in lower case, without parameters; "" when it is not named."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Whether a media type is one JSON document (RFC 8259, RFC 6839 section 3.1); not lines of such."""
    return media_type == "application/json" or media_type.endswith("+json")


def can_be_bytes(expected: str, media_type: str) -> bool:
    """Whether a body of a type ("" if it has none) can be such bytes: no page of a proxy, no text in place of sound."""
    if expected.startswith("audio/"):
        return not (is_json(media_type) or media_type.startswith("text/"))
    return "html" not in media_type


class TransportFailure(Exception):
    """No answer, or no complete one. Never leaves the SDK: the flows turn it into one of its errors.

    The HTTP library's own exception is the `__cause__`.
    """

    def __init__(
        self,
        *,
        timeout: Optional[str] = None,
        reached_server: bool = True,
        is_final: bool = False,
        is_undecodable: bool = False,
        head: Optional[Answer] = None,
        proxy: str = "",
    ) -> None:
        super().__init__(timeout or "connection")
        self.timeout = timeout
        """The phase whose timeout ended it (`connect`, `read`, `write`, `pool`), if one did."""
        self.reached_server = reached_server
        """False when the connection was never established: nothing was sent."""
        self.is_final = is_final
        """Whether trying again cannot help: the address is none."""
        self.is_undecodable = is_undecodable
        """Whether bytes came that could not be decompressed."""
        self.head = head
        """Status and headers, when it was only the body that did not come."""
        self.proxy = proxy
        """Host and port of the proxy that was to pass it on, if it was to go through one."""

    def peer(self, host: str) -> str:
        """Who did not answer, for a message: the host, and the proxy before it."""
        return f"{host} through the proxy {self.proxy}" if self.proxy else host
