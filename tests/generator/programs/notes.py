"""Uses the package of the golden contract, sync and async, as a client would; fails by an exception."""

from __future__ import annotations

import asyncio
import json
from typing import Any, Awaitable, Callable

import pydantic
from executors import Async, Fake, Sync

from meshapi_generated import models
from meshapi_generated.registry import OPERATIONS
from meshapi_generated.resources import AsyncResourceTree, ResourceTree

NOTE = b'{"id": "n1", "text": "Buy milk.", "colour": "mauve", "pinned_at": "2026-01-02T03:04:05Z", "new": 1}'
WORDS = (b'{"word": "Buy"}', b'{"word": "milk."}')


def check_note(note: Any) -> None:
    assert type(note) is models.Note
    assert (note.id, note.colour, note.new) == ("n1", "mauve", 1)
    assert note.pinned_at == "2026-01-02T03:04:05Z"
    assert note.pinned_at.datetime.year == 2026


def check_sent(fake: Fake, body: Any) -> None:
    (request,) = {id(request): request for request in fake.requests}.values()
    assert (request.operation, request.path) == (OPERATIONS["create_note"], "/v1/shelves/a%20b/notes")
    assert json.loads(request.body) == body


def refused(call: Callable[..., Any], **arguments: Any) -> None:
    try:
        call("a b", **arguments)
    except pydantic.ValidationError:
        return
    raise AssertionError(f"{arguments} was sent")


def sync() -> None:
    fake = Sync(NOTE)
    check_note(ResourceTree(fake).notes.create("a b", text="x", class_="y", tags=["z"]))
    check_sent(fake, {"text": "x", "class": "y", "tags": ["z"], "live": False})

    fake = Sync(*WORDS)
    events = ResourceTree(fake).notes.stream("a b", models.NoteParams(text="x"))
    assert [event.word for event in events] == ["Buy", "milk."]
    check_sent(fake, {"text": "x", "live": True})

    fake = Sync(b"[" + NOTE + b"]")
    (note,) = ResourceTree(fake).notes.list("s1", limit=5)
    check_note(note)
    assert fake.requests[0].query == (("limit", "5"),)
    assert fake.requests[0].operation.retry_safe

    refused(ResourceTree(Sync()).notes.create, text="x", colour="mauve")
    refused(ResourceTree(Sync()).notes.create, text="x" * 1001)
    refused(ResourceTree(Sync()).notes.list, limit=0)


async def asynchronous() -> None:
    def calls(*contents: bytes) -> tuple[Async, Any]:
        return (fake := Async(*contents)), AsyncResourceTree(fake).notes

    fake, notes = calls(NOTE)
    creating: Awaitable[Any] = notes.create("a b", models.NoteParams(text="x", colour="red"))
    check_note(await creating)
    check_sent(fake, {"text": "x", "colour": "red", "live": False})

    fake, notes = calls(*WORDS)
    stream = await notes.create("a b", text="x", stream=True)
    assert [event.word async for event in stream] == ["Buy", "milk."]
    check_sent(fake, {"text": "x", "live": True})

    fake, notes = calls(b"[" + NOTE + b"]")
    check_note((await notes.list("s1", models.ListNotesParams(limit=5)))[0])


sync()
asyncio.run(asynchronous())
