"""`client.realtime`: conversations over a WebSocket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Optional

from meshapi_generated.runtime.options import RequestOptions

from .._audio_sessions import Transcribing
from .._openings import AsyncOpening, open_sync
from .._realtime import Route, named
from .._realtime_sessions import AsyncRealtimeSession, RealtimeSession

if TYPE_CHECKING:
    from .._async_executor import AsyncExecutor
    from .._executor import SyncExecutor

_SUBPROTOCOL = "openai-realtime"


class RealtimeResource:
    """`client.realtime`."""

    def __init__(self, executor: SyncExecutor) -> None:
        self._flows = executor

    def connect(
        self,
        *,
        model: str,
        auth: Literal["query", "subprotocol"] = "query",
        options: Optional[RequestOptions] = None,
    ) -> RealtimeSession:
        """Open a realtime session (`GET /v1/realtime`, a WebSocket); needs `meshapi[realtime]`.

        The events are those of OpenAI's Realtime API. The gateway ends a session after 30 minutes, or 60 seconds
        without an event from the client. Opening is tried once; closing the client does not close the session.

        Args:
            model: Id of a realtime model, such as `openai/gpt-realtime-mini`.
            auth: Where the key travels: in the URL's query (`api_key`, what the production gateway takes), or as
                a subprotocol (`Bearer.<key>` in `Sec-WebSocket-Protocol`), for servers that want it there.
            options: Settings of this session only. The timeout for connecting and the deadline bound the opening;
                headers and query parameters go with the handshake.

        Returns:
            The session, which is also its own context manager.

        Raises:
            ImportError: The package `websockets` is not installed.
            TypeError, ValueError: There is no model.
            ConfigurationError: The client is closed, or the key cannot travel that way.
            APITimeoutError, APIConnectionError: The gateway was not reached in time, or not at all.
            MeshAPIError: The gateway refused the handshake; there is a class for every status. A refusal after
                the handshake is a `RealtimeError` of the next call on the session.

        Example:
            ::

                with client.realtime.connect(model="openai/gpt-realtime-mini") as session:
                    session.send({"type": "response.create"})
                    for message in session:
                        if message.audio:
                            play(message.audio)
                        if message.event and message.event["type"] == "response.done":
                            break
        """
        route, events = _route(model, auth), Transcribing(model)
        return open_sync(self._flows, route, options, lambda line: RealtimeSession(line, events))


class AsyncRealtimeResource:
    """`client.realtime`."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._flows = executor

    def connect(
        self,
        *,
        model: str,
        auth: Literal["query", "subprotocol"] = "query",
        options: Optional[RequestOptions] = None,
    ) -> AsyncOpening[AsyncRealtimeSession]:
        """Open a realtime session (`GET /v1/realtime`, a WebSocket); needs `meshapi[realtime]` and asyncio.

        The events are those of OpenAI's Realtime API. The gateway ends a session after 30 minutes, or 60 seconds
        without an event from the client. Opening is tried once; closing the client does not close the session.

        Args:
            model: Id of a realtime model, such as `openai/gpt-realtime-mini`.
            auth: Where the key travels: in the URL's query (`api_key`, what the production gateway takes), or as
                a subprotocol (`Bearer.<key>` in `Sec-WebSocket-Protocol`), for servers that want it there.
            options: Settings of this session only. The timeout for connecting and the deadline bound the opening;
                headers and query parameters go with the handshake.

        Returns:
            What opens the session when it is awaited, or entered with `async with`.

        Raises:
            ImportError: The package `websockets` is not installed.
            TypeError, ValueError: There is no model.
            ConfigurationError: The client is closed, or the key cannot travel that way, or the event loop is not
                asyncio's.
            APITimeoutError, APIConnectionError: The gateway was not reached in time, or not at all.
            MeshAPIError: The gateway refused the handshake; there is a class for every status. A refusal after
                the handshake is a `RealtimeError` of the next call on the session.

        Example:
            ::

                async with client.realtime.connect(model="openai/gpt-realtime-mini") as session:
                    await session.send({"type": "response.create"})
                    async for message in session:
                        if message.audio:
                            play(message.audio)
                        if message.event and message.event["type"] == "response.done":
                            break
        """
        route, events = _route(model, auth), Transcribing(model)
        return AsyncOpening(self._flows, route, options, lambda line: AsyncRealtimeSession(line, events))


def _route(model: str, auth: str) -> Route:
    return Route("/v1/realtime", {"model": named("model", model)}, (_SUBPROTOCOL,), auth)
