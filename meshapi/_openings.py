"""How sessions are opened: at once by blocking code, by `await` or `async with` in async code."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING, Any, Callable, Generator, Generic, Optional, Type, TypeVar

from meshapi_generated.runtime.options import RequestOptions

from ._realtime import Route, open_session
from ._sessions import AsyncSession, SyncSession

if TYPE_CHECKING:
    from ._async_executor import AsyncExecutor
    from ._executor import SyncExecutor
    from ._websockets import Line

S = TypeVar("S", bound=SyncSession)
A = TypeVar("A", bound=AsyncSession)


class AsyncOpening(Generic[A]):
    """A session that is about to be opened: `await` it, or enter it with `async with`, which also closes it."""

    def __init__(
        self,
        executor: AsyncExecutor,
        route: Route,
        options: Optional[RequestOptions],
        make: Callable[[Line], A],
    ) -> None:
        self._executor = executor.with_options(options)
        self._route = route
        self._make = make
        self._session: Optional[A] = None

    def __await__(self) -> Generator[Any, None, A]:
        return self._open().__await__()

    async def __aenter__(self) -> A:
        self._session = await self._open()
        return self._session

    async def __aexit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def _open(self) -> A:
        executor = self._executor
        executor.sender.check_session()
        connect = partial(_library().aconnect, connections=executor.sender.connections)
        return self._make(await executor.run(open_session(executor.config, self._route, connect)))


def open_sync(
    executor: SyncExecutor, route: Route, options: Optional[RequestOptions], make: Callable[[Line], S]
) -> S:
    """A session of the blocking client."""
    executor = executor.with_options(options)
    executor.sender.check_session()
    connect = partial(_library().connect, connections=executor.sender.connections)
    return make(executor.run(open_session(executor.config, route, connect)))


def _library() -> Any:
    try:
        import_module("websockets")
    except ImportError as error:
        raise ImportError("WebSocket sessions need websockets: pip install 'meshapi[realtime]'") from error
    return import_module("._websockets", __package__)
