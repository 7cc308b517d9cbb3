"""One request by aiohttp and its answer, with the timeouts and the errors that httpx has for them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, AsyncIterator, Optional, Union

import aiohttp
import httpx
from aiohttp.client_proto import ResponseHandler
from aiohttp.http_exceptions import HttpProcessingError

if TYPE_CHECKING:
    from aiohttp.connector import Connection

# A body up to this is handed to the system at once; a longer one in pieces, each of which has its timeout.
SHORT = 32 * 1024
_NEVER_CONNECTED = (aiohttp.ClientConnectorError, aiohttp.ClientSSLError)
_UNREADABLE = (aiohttp.ServerDisconnectedError, aiohttp.ClientResponseError, aiohttp.ClientPayloadError)
# What an error of aiohttp has besides its text: the start of a line that is too long, cut so that half a key may be in
# it, and a mark below the place where another line is wrong.
_SHOWN = re.compile(r"(?s)(?<=when reading): .*|\s\^\s*$")


class Exchange:
    """What one request sends, and the connection that it has for itself until its answer has been read."""

    def __init__(self, request: httpx.Request) -> None:
        self._request: Optional[httpx.Request] = request  # until the answer has been read
        phases = request.extensions["timeout"]
        self._read: Optional[float] = phases["read"]
        self._write: Optional[float] = phases["write"]
        self.timeout = _timeout(phases["connect"], self._read)
        lengths = [int(value) for name, value in request.headers.raw if name == b"Content-Length"]
        self._length = lengths[0] if lengths else None
        self._is_written = True
        self._patience: Optional[float] = None  # while it is not
        self._problem: Optional[Exception] = None
        self._protocol: Any = None
        self._wire: Any = None

    @property
    def is_over(self) -> bool:
        """Whether the connection has done its part, and waits for others."""
        protocol = self._protocol
        return (
            protocol is not None
            and self._is_written
            and protocol.is_connected()
            and not protocol.should_close
        )

    @property
    def socket(self) -> Any:
        return self._wire.get_extra_info("socket")

    def abort(self) -> None:
        """Closes the connection now, whatever is still to be written."""
        if self._protocol is not None:
            self._protocol.abort()
            self._wire.abort()  # a protocol that was closed has forgotten it, and a body may still be on its way

    def forget(self) -> None:
        """Frees what was sent: the connection is kept, and this with it."""
        self._request = None

    def body(self) -> Union[bytes, AsyncIterator[bytes], None]:
        assert self._request is not None
        stream: Any = self._request.stream
        if type(stream) is httpx.ByteStream:
            content = b"".join(stream)
            if len(content) <= SHORT:
                return content or None
        self._is_written = False
        return self._pieces(stream)

    async def send(
        self, request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
    ) -> aiohttp.ClientResponse:
        """Sends it, once: after an error of its own, aiohttp sends some requests again."""
        changed: Any = request
        changed.response_class = self._response
        changed._continue = None  # a server that is told of 100-continue may say nothing of it
        if self._length is None:
            request.headers.pop("Content-Length", None)
        try:
            response = await handler(request)
            if response.status != 101:
                return response
            response.close()
            refusal = "the server wants to upgrade to another protocol, which nobody has asked it for"
            problem: Exception = httpx.RemoteProtocolError(refusal, request=self._request)
        except (aiohttp.ClientError, OSError) as error:
            problem, self._problem = self._problem or self.told(error), None
        try:
            raise problem
        finally:
            del problem  # an exception and a frame that hold each other

    def begin(self, connection: Connection) -> None:
        """To be called when the answer is waited for; a longer body is still being written then."""
        self._protocol, self._wire = _converted(connection.protocol), connection.transport
        self._protocol.awaits_head = True
        if not self._is_written:
            self._wait(self._patience)

    def listen(self, is_waiting: bool) -> None:
        """Counts the silence of the server only while somebody waits for it to say something."""
        if self._is_written:
            self._wait(self._read if is_waiting else None)

    def told(self, error: Exception) -> httpx.RequestError:
        """An error of aiohttp as httpx tells it, by what the server can have got."""
        kind: Any = httpx.ReadError
        text = _text_of(error)
        if isinstance(error, aiohttp.ConnectionTimeoutError):
            kind = httpx.ConnectTimeout
        elif isinstance(error, aiohttp.ServerTimeoutError):
            kind = httpx.ReadTimeout if self._is_written else httpx.WriteTimeout
        elif isinstance(error, aiohttp.ClientHttpProxyError):
            kind, text = httpx.ProxyError, f"{error.status} {text}"
        elif isinstance(error, _NEVER_CONNECTED):
            kind = httpx.ConnectError
        elif isinstance(error, _UNREADABLE):
            kind = httpx.RemoteProtocolError
        told: httpx.RequestError = kind(text, request=self._request)
        link: Optional[BaseException] = error
        while link is not None:
            link.__traceback__ = None  # the frames of aiohttp hold it in turn
            link = link.__cause__
        # Those that tell of an answer hold all of it, and the header fields of the request.
        told.__cause__ = None if kind in (httpx.RemoteProtocolError, httpx.ProxyError) else error
        return told

    def lost_before_the_end_of(self, response: aiohttp.ClientResponse) -> Optional[httpx.RequestError]:
        """How the connection broke, where that is not seen as a failure: an answer may end with its connection."""
        error: Optional[Exception] = self._protocol.exception()
        is_framed = any(name in response.headers for name in ("Content-Length", "Transfer-Encoding"))
        return self.told(error) if isinstance(error, aiohttp.ClientOSError) and not is_framed else None

    def _response(self, *args: Any, **kwargs: Any) -> _Response:
        response = _Response(*args, **kwargs)
        response.exchange = self
        return response

    async def _pieces(self, stream: Any) -> AsyncIterator[bytes]:
        """The body, as long as it was announced; the timer of the reads counts the time that a piece takes."""
        size = 0
        try:
            async for piece in stream:
                size += len(piece)
                if self._length is not None and size > self._length:
                    break
                self._wait(self._write)
                yield piece
                self._wait(None)
            if self._length not in (None, size):
                raise httpx.LocalProtocolError(
                    "the body is not as long as its Content-Length says", request=self._request
                )
        except Exception as error:
            self._problem = error
            raise
        self._wait(self._write)  # the last is still being written
        self._patience = self._read
        if self._protocol is not None:
            self._protocol.read_timeout = self._read
        self._is_written = True

    def _wait(self, seconds: Optional[float]) -> None:
        self._patience = seconds
        if self._protocol is not None:
            self._protocol.read_timeout = seconds
            self._protocol.start_timeout()


class _Protocol(ResponseHandler):
    """The protocol of aiohttp, which loses some of what a server says that breaks the rules of HTTP."""

    awaits_head = False

    def close(self) -> None:
        """Tells who waits, too: aiohttp leaves them waiting when it closes the connection itself."""
        self._tell()
        super().close()

    def abort(self) -> None:
        """The same, at once."""
        self._tell()
        super().abort()

    def _tell(self) -> None:
        body: Any = self._payload
        if self._waiter is not None or (body is not None and not body.is_eof()):
            self.set_exception(aiohttp.ClientConnectionResetError("closed on this side"))

    def data_received(self, data: bytes) -> None:
        """Takes a head that has arrived whole by itself, so that what is wrong right behind it does not hide it."""
        if self.awaits_head:
            head, end, rest = data.partition(b"\r\n\r\n")
            if end:
                self.awaits_head = False
                super().data_received(head + end)
                if not rest or self.exception() is not None:
                    return
                data = rest
        super().data_received(data)

    def resume_reading(self, resume_parser: bool = True) -> None:
        """Does nothing where nothing was paused: aiohttp calls it for every chunk that is read."""
        if self._reading_paused:
            super().resume_reading(resume_parser)

    def set_exception(self, exc: Any, *cause: Any, **named: Any) -> None:
        """Tells also who reads the body: aiohttp leaves them waiting when its coding is wrong."""
        body: Any = self._payload
        super().set_exception(exc, *cause, **named)
        if body is not None and body.exception() is None and not body.is_eof():
            body.set_exception(
                exc if isinstance(exc, aiohttp.ClientError) else aiohttp.ClientPayloadError(_text_of(exc))
            )


def _converted(protocol: Any) -> Any:
    if type(protocol) is ResponseHandler:
        protocol.__class__ = _Protocol
    return protocol


class _Response(aiohttp.ClientResponse):
    exchange: Exchange

    async def start(self, connection: Connection) -> aiohttp.ClientResponse:
        self.exchange.begin(connection)
        await super().start(connection)
        self.exchange.listen(False)
        return self


class Arriving(httpx.AsyncByteStream):
    """The body of an answer. What has arrived before a failure is handed on before it."""

    def __init__(self, response: aiohttp.ClientResponse, exchange: Exchange) -> None:
        self._response = response
        self._exchange = exchange
        self._problem: Optional[httpx.RequestError] = None

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        piece = b"" if self._problem else await self._read()
        if piece:
            return piece
        problem, self._problem = self._problem, None
        try:
            raise problem or StopAsyncIteration
        finally:
            del problem  # as above

    async def _read(self) -> bytes:
        """What has arrived; nothing at the end, whatever that is."""
        content: Any = self._response.content
        is_open = not self._response.closed
        try:
            if is_open:
                self._exchange.listen(True)
            piece: bytes = await content.readany()
        except (aiohttp.ClientError, OSError) as error:
            self._problem = self._exchange.told(error)
            content.set_exception(None)
            return content.read_nowait()  # type: ignore[no-any-return]
        finally:
            if is_open:
                self._exchange.listen(False)
        if not piece:
            self._problem = self._exchange.lost_before_the_end_of(self._response)
        return piece

    async def aclose(self) -> None:
        self._response.close()
        self._exchange.forget()


def _text_of(error: BaseException) -> str:
    """What an error says, on one line."""
    if isinstance(error, aiohttp.ServerDisconnectedError):
        return "the server disconnected before its answer was complete"
    if isinstance(error, aiohttp.ClientPayloadError) and isinstance(error.__cause__, HttpProcessingError):
        error = error.__cause__
    if not isinstance(error, (aiohttp.ClientResponseError, HttpProcessingError)):
        return " ".join(str(error).split())
    return " ".join(_SHOWN.sub("", error.message).split())


@lru_cache(256)
def _timeout(connect: Optional[float], read: Optional[float]) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=None, connect=connect, sock_read=read, ceil_threshold=1e9)
