"""One resource for each event loop."""

from __future__ import annotations

import asyncio
import gc
import os
import weakref
from typing import Any, List

import pytest

from meshapi import ConfigurationError
from meshapi._loops import PerLoop


class Resource:
    def __init__(self) -> None:
        self.closed = False

    async def aclose(self) -> None:
        await asyncio.sleep(0)
        self.closed = True


class Factory:
    def __init__(self) -> None:
        self.made: List[Resource] = []
        self.per_loop = PerLoop(self.make, Resource.aclose, lambda resource: resource.closed)

    async def make(self) -> Resource:
        await asyncio.sleep(0)
        self.made.append(Resource())
        return self.made[-1]


def test_a_loop_has_one_and_closes_it_at_its_end() -> None:
    factory = Factory()

    async def main() -> Resource:
        first = await factory.per_loop.get()
        assert await factory.per_loop.get() is first
        assert not first.closed
        return first

    first, second = asyncio.run(main()), asyncio.run(main())
    assert first is not second
    assert first.closed
    assert second.closed


def test_tasks_that_ask_at_once_get_the_same() -> None:
    factory = Factory()

    async def main() -> None:
        got = await asyncio.gather(*[factory.per_loop.get() for _ in range(5)])
        assert len(set(got)) == 1
        assert [resource.closed for resource in factory.made if resource is not got[0]] == [True] * 4

    asyncio.run(main())


def test_one_that_was_closed_is_replaced() -> None:
    factory = Factory()

    async def main() -> None:
        first = await factory.per_loop.get()
        await factory.per_loop.aclose()
        assert first.closed
        second = await factory.per_loop.get()
        assert second is not first
        await second.aclose()
        assert await factory.per_loop.get() is not second
        await factory.per_loop.aclose()
        await factory.per_loop.aclose()

    asyncio.run(main())


def test_one_that_is_forgotten_is_closed_by_the_loop() -> None:
    async def main() -> Resource:
        factory = Factory()
        resource = await factory.per_loop.get()
        del factory
        gc.collect()
        await asyncio.sleep(0.01)
        assert resource.closed
        return resource

    asyncio.run(main())


@pytest.mark.parametrize("ended", [True, False], ids=["ended", "only closed"])
def test_loops_that_are_over_are_forgotten(ended: bool) -> None:
    factory = Factory()
    loops: List[Any] = []

    def run() -> None:
        loop = asyncio.new_event_loop()
        loop.run_until_complete(factory.per_loop.get())
        if ended:
            loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
        loops.append(weakref.ref(loop))

    for _ in range(5):
        run()
    gc.collect()

    assert [loop() is None for loop in loops] == [True] * 4 + [False]


def test_a_loop_that_was_forked_with_its_resource_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    factory = Factory()

    async def main() -> None:
        await factory.per_loop.get()
        monkeypatch.setattr(os, "getpid", lambda: -1)  # as in a child
        with pytest.raises(ConfigurationError, match="parent process"):
            await factory.per_loop.get()

    asyncio.run(main())
