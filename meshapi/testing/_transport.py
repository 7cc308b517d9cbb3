"""The mocked gateway as clients of httpx; no other module of this package knows that library."""

from __future__ import annotations

from typing import AsyncIterator, Callable, Iterator, NoReturn, Sequence, Union

import httpx

from meshapi_generated.runtime.results import Headers

from ._replies import Failure, Sent

Respond = Callable[[str, str, Headers, bytes], Union[Sent, Failure]]
RefuseSession = Callable[[], NoReturn]


class MockClient(httpx.Client):
    """A client without a network. WebSocket sessions, which would go past it, are refused."""

    def __init__(self, respond: Respond, refuse_session: RefuseSession) -> None:
        super().__init__(transport=_transport(respond), trust_env=False)
        self.refuse_session = refuse_session


class MockAsyncClient(httpx.AsyncClient):
    """The same for `await`."""

    def __init__(self, respond: Respond, refuse_session: RefuseSession) -> None:
        super().__init__(transport=_transport(respond), trust_env=False)
        self.refuse_session = refuse_session


class _Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A response body, piece by piece."""

    def __init__(self, pieces: Sequence[Union[bytes, Failure]]) -> None:
        self._pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            if isinstance(piece, Failure):
                raise _error_of(piece)
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece


def _transport(respond: Respond) -> httpx.MockTransport:
    def handle(request: httpx.Request) -> httpx.Response:
        fields = ((name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw)
        sent = respond(request.method, str(request.url), Headers(fields), request.content)
        if isinstance(sent, Failure):
            raise _error_of(sent)
        return httpx.Response(sent.status, headers=dict(sent.headers), stream=_Body(sent.pieces))

    return httpx.MockTransport(handle)


def _error_of(failure: Failure) -> httpx.TransportError:
    if failure is Failure.TIMEOUT:
        return httpx.ReadTimeout("the mocked gateway sends nothing more")
    return httpx.RemoteProtocolError("the mocked gateway broke the connection")
