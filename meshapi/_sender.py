"""The sender of blocking code: it carries one `Wire` to the server and brings one `Answer` back.

It sends over a client of its own, made when it is first needed, or over the one that was handed in, of which it uses
the transport and the event hooks only; no redirect is followed on either.
"""

from __future__ import annotations

import os
from contextvars import copy_context
from typing import TYPE_CHECKING, Any, Dict, Optional

from . import _network
from . import _transport as http
from ._connections import Connections
from ._logs import unlogged
from ._own_clients import OwnClient, own_client
from ._sending import check_open, check_session, checked, secrets_in_play
from ._transport import HttpClient
from ._unseen import without_libraries
from ._wire import Answer, TransportFailure, Wire, is_stream

if TYPE_CHECKING:
    from ._bodies import SyncBody


class Sender:
    """Sends over the client that was handed in, or over one of its own, made when it is first needed."""

    def __init__(self, client: Optional[HttpClient], connections: Connections) -> None:
        self.connections = connections
        self._own: Dict[int, OwnClient] = {}  # by process
        self._given = checked(client, HttpClient)
        self._closed = False

    def send(self, wire: Wire) -> Answer:
        """Raises `TransportFailure` when no answer comes, and as it is what the caller's own content raises."""
        client, secrets = self._client(), secrets_in_play(wire, self.connections)
        try:
            with _network.until(wire.ends), unlogged(secrets):
                response = client.send(http.request_of(wire), stream=True, auth=None, follow_redirects=False)
                status, headers = response.status_code, http.headers_of(response)
                if is_stream(wire, status, headers):
                    return Answer(status, headers, body=_body(response, wire.ends))
                limit = http.ERROR_BODY_BYTES if wire.streams else None
                try:
                    content = http.content_of(response, limit, wire.ends)
                except http.DecodingError as problem:
                    return Answer(status, headers, problem=http.without_request(problem))
                except http.ERRORS as error:
                    raise http.failure_of(error, Answer(status, headers)) from error
                finally:
                    http.close(response)
                return Answer(status, headers, content)
        except http.ERRORS as error:
            raise http.failure_of(error, proxy=http.proxy_of(client, wire)) from error
        except TransportFailure:
            raise
        except BaseException as error:
            raise error.with_traceback(without_libraries(error.__traceback__))  # noqa: B904  # it is the same

    def close(self) -> None:
        """Closes the client that it made. One that was handed in is its owner's to close."""
        self._closed = True
        client = self._own.pop(os.getpid(), None)
        if client is not None:
            client.close()

    def __del__(self) -> None:
        for client in self._own.values():
            client.drop()

    def check_open(self) -> None:
        """Raises `ConfigurationError` when this was closed, or what it was given."""
        check_open(self._closed, self._given)

    def check_session(self) -> None:
        """Raises what stands against a WebSocket session."""
        self.check_open()
        check_session(self._given)

    def _client(self) -> HttpClient:
        self.check_open()
        if self._given is not None:
            return self._given
        # A forked process must not speak on the connections that it shares with its parent, nor wait for a lock that
        # is held there.
        process = os.getpid()
        client = self._own.get(process)
        if client is None:
            client = self._own.setdefault(process, own_client(self.connections))
            for other in [other for other in self._own if other != process]:
                self._own.pop(other).drop()
        return client


def _body(response: Any, ends: Optional[float]) -> SyncBody:
    from ._bodies import SyncBody  # loaded with the first stream

    connection = response.extensions.get("network_stream")
    interrupter = _network.Interrupter(connection)
    pieces = http.pieces_of(response, interrupter.disarm)
    next(pieces)
    is_shared = connection is None or response.http_version == "HTTP/2"
    interrupt = None if is_shared else interrupter.interrupt
    is_bounded = _network.is_bounded(connection)
    return SyncBody(pieces, response.close, interrupt, is_bounded, ends, copy_context())
