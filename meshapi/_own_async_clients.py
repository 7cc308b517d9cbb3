"""The clients of httpx that the SDK makes for async code; blocking code need not load them, nor asyncio."""

from __future__ import annotations

import ssl
from typing import Any, Callable

import anyio.to_thread
import httpx

from ._connections import Connections
from ._errors import ConfigurationError
from ._loops import runs_on_asyncio
from ._own_clients import context_of, made
from ._pool import AsyncConnectionStack
from ._single import make_async_transport


class OwnAsyncClient(httpx.AsyncClient):
    """A client that opens its connections by a stack."""

    make_transport: Callable[..., Any] = staticmethod(make_async_transport)

    async def send(self, request: httpx.Request, **_: Any) -> httpx.Response:
        return await self._transport_for_url(request.url).handle_async_request(request)

    def _init_transport(self, *args: Any, **settings: Any) -> AsyncConnectionStack:
        return AsyncConnectionStack(self.make_transport, settings["verify"], settings["limits"], None)

    def _init_proxy_transport(self, *args: Any, **settings: Any) -> AsyncConnectionStack:
        return AsyncConnectionStack(self.make_transport, settings["verify"], settings["limits"], args[0])


async def own_async_client(connections: Connections) -> OwnAsyncClient:
    """Raises `ConfigurationError` as `own_client` does, and where `fast` is not to be had."""
    context = await acontext_of(connections)
    if not connections.fast:
        return made(OwnAsyncClient, connections, context)
    from ._fast import FastAsyncClient  # loaded when the argument was given

    if not runs_on_asyncio():
        raise ConfigurationError("fast=True needs asyncio")
    return made(FastAsyncClient, connections, context)


async def acontext_of(connections: Connections) -> ssl.SSLContext:
    """What `context_of` gives; what is read from disk for it is read in a thread."""
    return await anyio.to_thread.run_sync(context_of, connections)
