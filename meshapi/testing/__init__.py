"""A gateway for the tests of programs that use MeshAPI: no network, no key, nothing but what the test says.

    from meshapi.testing import MockGateway, completion

    def test_the_greeting():
        with MockGateway() as gateway:
            gateway.on("chat.completions.create").reply(completion("Hello!"))
            assert greet(gateway.client()) == "Hello!"

`MockGateway` answers both clients; a request that no route answers is an `UnexpectedRequest` and goes nowhere. The
fixtures for pytest are in `meshapi.testing.pytest_plugin`. docs/testing.md is the guide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy import lazy

if TYPE_CHECKING:
    from ._builders import chunks as chunks
    from ._builders import completion as completion
    from ._builders import embeddings as embeddings
    from ._gateway import MockGateway as MockGateway
    from ._gateway import Route as Route
    from ._gateway import UnexpectedRequest as UnexpectedRequest
    from ._replies import Reply as Reply
    from ._replies import disconnect as disconnect
    from ._replies import error as error
    from ._replies import sse as sse
    from ._replies import timeout as timeout
    from ._requests import RecordedRequest as RecordedRequest

__all__ = [
    "MockGateway",
    "Route",
    "RecordedRequest",
    "UnexpectedRequest",
    "Reply",
    "error",
    "sse",
    "disconnect",
    "timeout",
    "completion",
    "chunks",
    "embeddings",
]

# Loaded late, so that a plugin of pytest, which lives in this package, costs nothing until it is used.
if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(
        globals(),
        {
            **dict.fromkeys(("chunks", "completion", "embeddings"), "._builders"),
            **dict.fromkeys(("MockGateway", "Route", "UnexpectedRequest"), "._gateway"),
            **dict.fromkeys(("Reply", "disconnect", "error", "sse", "timeout"), "._replies"),
            "RecordedRequest": "._requests",
        },
    )
