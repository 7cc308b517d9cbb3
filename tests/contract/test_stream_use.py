"""Who may do what with a stream, and when: one reads, anybody closes, nobody copies, and after a failure it is over."""

from __future__ import annotations

import copy
import pickle
import sys
import threading
from typing import Any, AsyncIterator, Callable, Generator, Iterator, List, Optional

import httpx
import pytest

import meshapi
from tests.both import Both
from tests.contract.samples import MESSAGES, chunk, sse
from tests.contract.test_streams import Body, streaming, texts

SECOND = "another thread or task is reading this stream"
WIRE = sse(chunk("a"), chunk("b"), "[DONE]")


class Interrupted(Body):
    """A body that lets somebody else act before each of its pieces."""

    act: Callable[[], Any]

    def __iter__(self) -> Iterator[bytes]:
        for piece in super().__iter__():
            self.act()
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in Body(*self.pieces):
            await self.act()
            yield piece


def use_of(both: Both, stream: Any, name: str) -> Callable[[], Any]:
    names = {"next": "__anext__", "enter": "__aenter__", "close": "aclose"} if both.is_async else {}
    method = getattr(stream, names.get(name) or {"next": "__next__", "enter": "__enter__"}.get(name, name))
    return lambda: method()


def refusing(both: Both, use: Callable[[], Any], refusals: List[str]) -> Callable[[], Any]:
    """`use`, of which it is noted how it is refused."""

    def act() -> None:
        try:
            use()
        except RuntimeError as error:
            refusals.append(str(error))

    async def aact() -> None:
        try:
            await use()
        except RuntimeError as error:
            refusals.append(str(error))

    return aact if both.is_async else act


@pytest.mark.parametrize("name", ["next", "enter", "get_final_completion"])
def test_a_second_reader_is_refused_and_the_first_loses_nothing(both: Both, name: str) -> None:
    body, refusals = Interrupted(*(WIRE[at : at + 50] for at in range(0, len(WIRE), 50))), []
    stream = streaming(both, body)
    body.act = refusing(both, use_of(both, stream, name), refusals)

    assert texts(both.items(stream)) == "ab"
    assert stream.completed
    assert len(refusals) > 5
    assert set(refusals) == {SECOND}
    assert both.run(stream.get_final_completion()).choices[0].message.content == "ab"


def test_so_is_one_that_comes_while_an_event_is_decoded(both: Both) -> None:
    refusals: List[str] = []
    stream = streaming(both, WIRE)
    read, decode = use_of(both, stream, "next"), stream._reader._decode

    def interrupted(data: bytes) -> Any:
        try:
            read().send(None)  # as far as the first await
        except RuntimeError as error:
            refusals.append(str(error))
        return decode(data)

    stream._reader._decode = interrupted

    assert texts(both.items(stream)) == "ab"
    assert len(refusals) > 1
    assert set(refusals) == {SECOND}


def first_of(both: Both, stream: Any) -> Any:
    """One item, of a loop that is left then."""

    async def afirst() -> Any:
        async for item in stream:
            return item
        return None

    def first() -> Any:
        for item in stream:
            return item
        return None

    return both.run(afirst() if both.is_async else first())


def test_a_loop_that_is_left_can_be_gone_on_with(both: Both) -> None:
    stream = streaming(both, sse(chunk("a"), chunk("b"), chunk("c")), sse(chunk("d"), "[DONE]"))

    assert texts([first_of(both, stream), both.next(stream), first_of(both, stream)]) == "abc"
    assert not stream.completed
    assert texts(both.loop_over(stream)) == "d"
    assert stream.completed


def test_a_stream_that_is_closed_in_its_loop_is_over(both: Both) -> None:
    stream = streaming(both, sse(chunk("a"), chunk("b"), chunk("c"), "[DONE]"))
    seen: List[Any] = []

    async def aread() -> None:
        async for item in stream:
            seen.append(item)
            await stream.aclose()

    def read() -> None:
        for item in stream:
            seen.append(item)
            stream.close()

    both.run(aread() if both.is_async else read())
    assert texts(seen) == "a"
    assert not stream.completed  # though all of it had arrived
    with pytest.raises(meshapi.StreamTruncatedError, match="closed before its end"):
        both.run(stream.get_final_completion())


@pytest.mark.parametrize("error", [ValueError("mine"), KeyError("mine")])
def test_what_is_thrown_into_a_loop_is_not_of_the_stream(error: Exception) -> None:
    with Both("sync") as both:
        stream = streaming(both, sse(chunk("a"), chunk("b"), "[DONE]"))

        def relayed() -> Generator[Any, None, None]:
            yield from stream

        relay = relayed()
        first = next(relay)
        with pytest.raises(type(error)) as raised:
            relay.throw(error)
        assert raised.value is error
        assert texts([first, *stream]) == "ab"
        assert stream.completed


def test_threads_that_read_at_once_lose_nothing() -> None:
    said = [f"{number} " for number in range(500)]
    pieces = [sse(*map(chunk, said[start : start + 5])) for start in range(0, 500, 5)]
    found: List[str] = []
    refusals: List[str] = []

    def read(stream: Any) -> None:
        try:
            found.extend(texts([item]) for item in stream)
        except RuntimeError as error:
            refusals.append(str(error))

    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with Both("sync") as both:
            stream = streaming(both, *pieces, sse("[DONE]"))
            readers = [threading.Thread(target=read, args=(stream,)) for _ in range(4)]
            for reader in readers:
                reader.start()
            for reader in readers:
                reader.join(30)
    finally:
        sys.setswitchinterval(usual)
    assert sorted(found) == sorted(said)
    assert {*refusals} <= {SECOND}
    assert stream.completed


def opening(both: Both, body: Body, name: str, refusals: List[str]) -> Any:
    """A stream that somebody else uses while its request is under way."""
    answer = httpx.Response(200, stream=body, headers={"content-type": "text/event-stream"})
    streams: List[Any] = []

    def use() -> Any:
        return refusing(both, use_of(both, streams[0], name), refusals)()

    def handler(request: httpx.Request) -> httpx.Response:
        use()
        return answer

    async def ahandler(request: httpx.Request) -> httpx.Response:
        await use()
        return answer

    handle: Any = ahandler if both.is_async else handler
    streams.append(both.mocked(handle).chat.completions.stream(messages=MESSAGES))
    return streams[0]


@pytest.mark.parametrize("name", ["next", "enter", "get_final_completion"])
def test_so_is_one_that_comes_while_it_is_opened(both: Both, name: str) -> None:
    refusals: List[str] = []
    stream = opening(both, Body(WIRE), name, refusals)

    assert texts(both.items(stream)) == "ab"
    assert refusals == [SECOND]


@pytest.mark.parametrize("first", ["next", "enter"])
def test_a_stream_that_is_closed_while_it_is_opened_is_closed(both: Both, first: str) -> None:
    body = Body(WIRE)
    stream = opening(both, body, "close", [])
    if first == "enter":
        both.enter(stream)

    assert both.items(stream) == []
    assert (body.closed, body.taken) == (True, 0)
    with pytest.raises(meshapi.StreamTruncatedError, match="closed before its end"):
        both.run(stream.get_final_completion())


def sound(both: Both, *pieces: Any) -> Any:
    response = httpx.Response(200, stream=Body(*pieces), headers={"content-type": "audio/mpeg"})
    return both.mocked(lambda request: response).audio.synthesize_stream(input="a", model="m", voice="v")


@pytest.mark.parametrize("opened", [streaming, sound])
@pytest.mark.parametrize("ending", [httpx.ReadError("reset"), httpx.ReadTimeout("slow")])
def test_nothing_comes_after_a_failure(both: Both, opened: Any, ending: Exception) -> None:
    stream = opened(both, sse(chunk("a"), "junk"), ending)
    with pytest.raises(meshapi.MeshAPIError):
        both.items(stream)
    facts = (stream.completed, stream.skipped_events)

    for _ in range(2):
        assert both.items(stream) == []
    assert facts == (stream.completed, stream.skipped_events) == (False, int(opened is streaming))


@pytest.mark.parametrize("state", ["new", "open", "over"])
def test_a_stream_cannot_be_copied(both: Both, state: str) -> None:
    stream = streaming(both, WIRE)
    if state != "new":
        both.enter(stream)
    if state == "over":
        both.items(stream)
    for attempt in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError, match="a stream cannot be pickled or copied"):
            attempt(stream)


def test_a_stream_says_what_it_is(both: Both) -> None:
    stream = streaming(both, WIRE)
    home: Optional[str] = meshapi.ChatCompletionStream.__module__

    assert type(stream).__module__ == home
    assert "POST /v1/chat/completions, not opened" in repr(stream)
    kind: Any = type(stream)
    assert "ChatCompletionStream" in repr(kind.__new__(kind))  # half made
