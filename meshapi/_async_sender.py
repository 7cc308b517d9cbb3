"""The sender for `await`. It works as `Sender` does, with a client of its own in each event loop."""

from __future__ import annotations

import time
from functools import partial
from typing import Optional

import anyio

from . import _transport as http
from ._bodies import AsyncBody
from ._connections import Connections
from ._logs import unlogged
from ._loops import PerLoop
from ._own_async_clients import own_async_client
from ._sending import check_open, check_session, checked, secrets_in_play
from ._transport import AsyncHttpClient
from ._unseen import without_libraries
from ._wire import Answer, TransportFailure, Wire, is_stream


class AsyncSender:
    """The same for `await`. Connections belong to an event loop, so each loop gets a client of its own."""

    def __init__(self, client: Optional[AsyncHttpClient], connections: Connections) -> None:
        self.connections = connections
        self._given = checked(client, AsyncHttpClient)
        make = partial(own_async_client, connections)
        self._own = PerLoop(make, AsyncHttpClient.aclose, lambda client: client.is_closed)
        self._closed = False

    async def send(self, wire: Wire) -> Answer:
        """Raises `TransportFailure` when no answer comes, and as it is what the caller's own content raises."""
        client, secrets = await self._client(), secrets_in_play(wire, self.connections)
        left = None if wire.ends is None else max(0.0, wire.ends - time.monotonic())
        try:
            with unlogged(secrets), anyio.move_on_after(left):
                response = await client.send(
                    http.request_of(wire), stream=True, auth=None, follow_redirects=False
                )
                status, headers = response.status_code, http.headers_of(response)
                if is_stream(wire, status, headers):
                    pieces = http.apieces_of(response)
                    await pieces.__anext__()
                    body = AsyncBody(pieces, response.aclose, wire.ends, secrets)
                    return Answer(status, headers, body=body)
                limit = http.ERROR_BODY_BYTES if wire.streams else None
                try:
                    content = await http.acontent_of(response, limit)
                except http.DecodingError as problem:
                    return Answer(status, headers, problem=http.without_request(problem))
                except http.ERRORS as error:
                    raise http.failure_of(error, Answer(status, headers)) from error
                finally:
                    await http.aclose(response)
                return Answer(status, headers, content)
        except http.ERRORS as error:
            raise http.failure_of(error, proxy=http.proxy_of(client, wire)) from error
        except TransportFailure:
            raise
        except BaseException as error:
            raise error.with_traceback(without_libraries(error.__traceback__))  # noqa: B904  # it is the same
        raise TransportFailure(timeout="read")

    async def aclose(self) -> None:
        """Closes the client that it made. One that was handed in is its owner's to close."""
        self._closed = True
        await self._own.aclose()

    def check_open(self) -> None:
        """Raises `ConfigurationError` when this was closed, or what it was given."""
        check_open(self._closed, self._given)

    def check_session(self) -> None:
        """Raises what stands against a WebSocket session."""
        self.check_open()
        check_session(self._given)

    async def _client(self) -> AsyncHttpClient:
        self.check_open()
        return self._given if self._given is not None else await self._own.get()
