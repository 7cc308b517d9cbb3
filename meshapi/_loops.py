"""What must not be shared between event loops: one of it for each loop."""

from __future__ import annotations

import asyncio
import os
from importlib import import_module
from typing import Any, AsyncGenerator, Awaitable, Callable, Dict, Generic, TypeVar

from attrs import frozen

from ._errors import ConfigurationError

T = TypeVar("T")


@frozen
class _Lease(Generic[T]):
    """A resource, the generator that closes it, and the process that made it."""

    resource: T
    keeper: AsyncGenerator[None, None]
    process: int


async def _keep(close: Callable[[], Awaitable[None]]) -> AsyncGenerator[None, None]:
    try:
        yield
    finally:
        await close()


class PerLoop(Generic[T]):
    """Makes a resource for each event loop that asks, and closes it when that loop ends.

    No finaliser of ours touches a loop: each resource is held open by an async generator, and a loop finishes
    those before it closes (as `asyncio.run` does with `loop.shutdown_asyncgens`).
    """

    def __init__(
        self,
        make: Callable[[], Awaitable[T]],
        close: Callable[[T], Awaitable[None]],
        is_closed: Callable[[T], bool],
    ) -> None:
        self._make = make
        self._close = close
        self._is_closed = is_closed
        self._leases: Dict[Any, _Lease[T]] = {}

    async def get(self) -> T:
        """The resource of the running loop; raises `ConfigurationError` when that was forked with its resource."""
        loop = _running_loop()
        lease = self._leases.get(loop)
        if lease is not None and lease.process != os.getpid():
            raise ConfigurationError(
                "this event loop belongs to the parent process; run a new one, with asyncio.run()"
            )
        if lease is not None and not self._is_closed(lease.resource):
            return lease.resource
        resource = await self._make()
        lease = self._leases.get(loop)  # another task may have been faster
        if lease is not None and not self._is_closed(lease.resource):
            await self._close(resource)
            return lease.resource
        self._forget_ended_loops()
        close = self._close
        keeper = _keep(lambda: close(resource))
        await keeper.__anext__()
        self._leases[loop] = _Lease(resource, keeper, os.getpid())
        return resource

    def _forget_ended_loops(self) -> None:
        # By themselves they would stay: what is kept for a loop knows it.
        for loop, lease in list(self._leases.items()):
            if self._is_closed(lease.resource) or (hasattr(loop, "is_closed") and loop.is_closed()):
                self._leases.pop(loop, None)

    async def aclose(self) -> None:
        """Closes the resource of the running loop; those of other loops are closed with them."""
        lease = self._leases.pop(_running_loop(), None)
        if lease is not None:
            await lease.keeper.aclose()


def runs_on_asyncio() -> bool:
    return isinstance(_running_loop(), asyncio.AbstractEventLoop)


def _running_loop() -> object:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        token: object = import_module("trio.lowlevel").current_trio_token()
        return token
