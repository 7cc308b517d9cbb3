"""The client for async code."""

from __future__ import annotations

from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Mapping, Optional, Type

from meshapi_generated.resources import AsyncResourceTree
from meshapi_generated.runtime.options import RequestOptions

from ._async_executor import AsyncExecutor
from ._async_sender import AsyncSender
from ._base_client import BaseClient
from ._config import ClientConfig, MeshAPIConfig, Token, either
from ._connections import Connections
from ._sse import DEFAULT_MAX_EVENT_BYTES
from ._unseen import unseen_arguments

if TYPE_CHECKING:
    from typing_extensions import Self

    from ._transport import AsyncHttpClient, LimitsSetting, ProxySetting, TimeoutSetting, VerifySetting
    from .resources.audio import AsyncAudioResource
    from .resources.chat import AsyncChatResource
    from .resources.rag import AsyncRagResource
    from .resources.realtime import AsyncRealtimeResource


class AsyncMeshAPI(BaseClient[AsyncExecutor], AsyncResourceTree):
    """The client of a MeshAPI gateway for `async` code: asyncio, or trio.

    Connections are opened when they are needed, kept, and closed by `aclose()` or at the end of an `async with`
    block. The client may be used from several event loops; each has its own connections.

    Args:
        base_url: Address of the gateway. Default: the variable `MESHAPI_BASE_URL`, else `https://api.meshapi.ai`.
        token: The key, or a callable, async or not, that returns it and is asked for each
            attempt. Default: the variable `MESHAPI_TOKEN`.
        timeout: Seconds that each phase of an attempt may take: connecting, each read (so on a stream the longest
            silence), each write, waiting for a free connection. Or a `Timeout` with a value for each phase, an
            `httpx.Timeout`, or `None` for no limit.
        max_retries: How often a call that failed for a passing reason is sent again; 0 turns that off.
        deadline: Seconds for a whole call, attempts and waits included. Default: no limit.
        api_version: Dated label of the contract (`YYYY-MM`), sent as `X-Mesh-Version`. Default: the gateway's choice.
        default_headers: Header fields for every request.
        max_event_bytes: The largest event that a stream may bring, so that a broken one cannot fill the memory.
        proxy: URL of the proxy for all connections, user and password in it if it wants them, with the scheme `http`,
            `https`, `socks5` or `socks5h`; or an `httpx.Proxy`. Default: what `HTTP_PROXY`, `HTTPS_PROXY`,
            `ALL_PROXY` and `NO_PROXY` say. SOCKS needs `httpx[socks]`, for sessions `python-socks`.
        verify: Whose TLS certificates are believed, of the gateway and of a proxy: `True` for those of public
            authorities (or of `SSL_CERT_FILE`, `SSL_CERT_DIR`), the path of a file or folder of your own, an
            `ssl.SSLContext` (also for client certificates), or `False` for any, which lets others read along.
        limits: A `Limits`, or an `httpx.Limits`: how many connections there may be and how long unused ones are
            kept. Default: 1000, all of them kept, for 4.5 s.
        fast: Have connections made by aiohttp, which takes a quarter to two fifths less CPU. It needs `meshapi[fast]`
            and asyncio, and does without SOCKS and headers beyond ASCII. What mocks httpx does not see its requests.
        http_client: An `httpx.AsyncClient` to send with: its transport, proxies and event hooks are used, but neither
            its base URL nor its headers, cookies or credentials. It is not closed. `proxy`, `verify`, `limits`
            and `fast` cannot be given then; WebSocket sessions do not use it.
        async_httpx_client: The older name of `http_client`.
        options: Settings of every call, as `with_options` takes them.

    Raises:
        ConfigurationError: There is no key, or an argument cannot be used.
    """

    _executor: AsyncExecutor

    @unseen_arguments
    def __init__(
        self,
        *,
        base_url: Optional[str] = None,
        token: Optional[Token] = None,
        timeout: TimeoutSetting = 60.0,
        max_retries: int = 3,
        deadline: Optional[float] = None,
        api_version: Optional[str] = None,
        default_headers: Optional[Mapping[str, str]] = None,
        max_event_bytes: int = DEFAULT_MAX_EVENT_BYTES,
        proxy: ProxySetting = None,
        verify: VerifySetting = True,
        limits: LimitsSetting = None,
        fast: bool = False,
        http_client: Optional[AsyncHttpClient] = None,
        async_httpx_client: Optional[AsyncHttpClient] = None,
        options: Optional[RequestOptions] = None,
    ) -> None:
        given = either(http_client, async_httpx_client, "async_httpx_client")
        connections = Connections.make(given, limits=limits, proxy=proxy, verify=verify, fast=fast)
        config = ClientConfig.make(
            base_url=base_url,
            token=token,
            timeout=timeout,
            max_retries=max_retries,
            deadline=deadline,
            api_version=api_version,
            default_headers=default_headers,
            max_event_bytes=max_event_bytes,
            proxy_secrets=connections.secrets,
        )
        self._executor = AsyncExecutor(config.over(options), AsyncSender(given, connections))

    @classmethod
    def from_config(cls, config: MeshAPIConfig) -> Self:
        """A client with the settings of a `MeshAPIConfig`.

        Example:
            ::

                client = AsyncMeshAPI.from_config(MeshAPIConfig("https://api.meshapi.ai", "rsk_..."))
        """
        return cls(
            base_url=config.base_url,
            token=config.token,
            timeout=config.timeout,
            max_retries=config.max_retries,
            http_client=config.async_httpx_client,
        )

    @cached_property
    def audio(self) -> AsyncAudioResource:
        """`client.audio`."""
        from .resources.audio import AsyncAudioResource

        return AsyncAudioResource(self._executor)

    @cached_property
    def chat(self) -> AsyncChatResource:
        """`client.chat`."""
        from .resources.chat import AsyncChatResource

        return AsyncChatResource(self._executor)

    @cached_property
    def rag(self) -> AsyncRagResource:
        """`client.rag`."""
        from .resources.rag import AsyncRagResource

        return AsyncRagResource(self._executor)

    @cached_property
    def realtime(self) -> AsyncRealtimeResource:
        """`client.realtime`."""
        from .resources.realtime import AsyncRealtimeResource

        return AsyncRealtimeResource(self._executor)

    async def aclose(self) -> None:
        """Close the connections; a client that was handed in stays open. Calls that follow are refused.

        Connections of other event loops than the running one are closed when those end.

        Example:
            ::

                await client.aclose()
        """
        if self._owns_sender:
            await self._executor.sender.aclose()

    async def close(self) -> None:
        """The same as `aclose`.

        Example:
            ::

                await client.close()
        """
        await self.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        await self.aclose()
