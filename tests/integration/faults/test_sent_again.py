"""What a call sends on each of its attempts: the same body and key, a fresh token; or nothing, when it cannot."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, AsyncIterator, Callable, Dict, Iterator, List

import pytest

import meshapi
from meshapi import ChatCompletionParams, ChatMessage, RequestOptions
from tests.both import Both
from tests.integration.faults.gateway import Gateway, Seen, Step, error_body, reset, sized
from tests.integration.faults.kinds import CALLS, OPENINGS, CallKind, each_call
from tests.integration.faults.outcomes import Told, called, check, check_given_back, streamed

LARGE = bytes(range(256)) * 2048
BUSY = sized(503, error_body(), b"Retry-After: 0")
GOOD = sized(200, {"text": "hello"})
GAVE_UP = Told(meshapi.ServiceUnavailableError, "some_code", 503, "what is wrong")


class Pipe(io.RawIOBase):
    """A file that cannot be rewound."""

    def __init__(self, content: bytes) -> None:
        self._content = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._content.readinto(buffer)


def further_on(content: bytes) -> io.BytesIO:
    file = io.BytesIO(b"before" + content)
    file.seek(6)
    return file


def halves(content: bytes) -> Iterator[bytes]:
    yield content[: len(content) // 2]
    yield content[len(content) // 2 :]


async def ahalves(content: bytes) -> AsyncIterator[bytes]:
    for half in halves(content):
        yield half


def on_disk(content: bytes, folder: Path) -> Path:
    path = folder / "a.bin"
    path.write_bytes(content)
    return path


# Whether it can be sent twice, and how it is made.
SOURCES: Dict[str, Any] = {
    "bytes": (True, lambda content, folder: content),
    "bytearray": (True, lambda content, folder: bytearray(content)),
    "memoryview": (True, lambda content, folder: memoryview(content)),
    "path": (True, on_disk),
    "file": (True, lambda content, folder: io.BytesIO(content)),
    "file, further on": (True, lambda content, folder: further_on(content)),
    "list": (True, lambda content, folder: list(halves(content))),
    "pipe": (False, lambda content, folder: Pipe(content)),
    "iterator": (False, lambda content, folder: halves(content)),
    "async iterator": (False, lambda content, folder: ahalves(content)),
}


def file_of(request: Seen) -> bytes:
    """The file that came in a form or as the whole body."""
    kind = request.headers.get("content-type", "")
    if not kind.startswith("multipart/form-data"):
        return request.body
    boundary = b"--" + kind.partition("boundary=")[2].encode()
    part = next(part for part in request.body.split(boundary) if b"filename=" in part)
    return part.partition(b"\r\n\r\n")[2][:-2]


def transcribe(client: Any, content: Any) -> Any:
    return client.audio.transcribe(content, model="m")


def upload(client: Any, content: Any) -> Any:
    return client.rag.upload_file(content=content, file_name="a.bin")


each_upload = pytest.mark.parametrize("send", [transcribe, upload])


@pytest.mark.parametrize("source", SOURCES)
@each_upload
def test_a_file_is_sent_whole_again_or_once(
    both: Both, tmp_path: Path, send: Callable[[Any, Any], Any], source: str
) -> None:
    can_be_sent_twice, make = SOURCES[source]
    content = make(LARGE, tmp_path)
    if source == "async iterator" and not both.is_async:
        with Gateway(GOOD) as gateway, pytest.raises(TypeError, match="async client"):
            send(both.client(base_url=gateway.url), content)
        return
    with Gateway(BUSY, BUSY, GOOD) as gateway:
        client = both.client(base_url=gateway.url)
        outcome = called(both, lambda: send(client, content))
        if can_be_sent_twice:
            assert outcome.error is None
        else:
            check(outcome.error, GAVE_UP)
        assert len(gateway.seen) == (3 if can_be_sent_twice else 1)
        assert {file_of(request) == LARGE for request in gateway.seen} == {True}
        assert len({request.body for request in gateway.seen}) == 1
        assert len({request.headers["content-type"] for request in gateway.seen}) == 1
        check_given_back(both, client)


# The store may have the bytes already; a form may have been worked on.
BROKEN: Dict[str, Step] = {"reset": (reset,), "half an answer": (sized(200, b"{", more=9), reset)}


@pytest.mark.parametrize("step", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("source", ["path", "file, further on", "pipe"])
@each_upload
def test_without_a_status_only_the_store_gets_it_again(
    both: Both, tmp_path: Path, send: Callable[[Any, Any], Any], source: str, step: Step
) -> None:
    can_be_sent_twice, make = SOURCES[source]
    with Gateway(step, GOOD) as gateway:
        client = both.client(base_url=gateway.url)
        outcome = called(both, lambda: send(client, make(LARGE, tmp_path)))
        is_again = can_be_sent_twice and send is upload
        assert (outcome.error is None) is is_again
        assert is_again or type(outcome.error) is meshapi.APIConnectionError
        assert [file_of(request) == LARGE for request in gateway.seen] == [True] * (1 + is_again)
        check_given_back(both, client)


class Changing:
    """A step that lets the test change what it has given, while the first attempt is under way."""

    def __init__(self, change: Callable[[], None]) -> None:
        self._change = change

    def __call__(self, line: Any) -> None:
        self._change()
        line.send(BUSY)


def test_what_changes_after_the_call_was_made_is_not_sent(both: Both) -> None:
    params = ChatCompletionParams(messages=[ChatMessage(role="user", content="hi")], model="m/before")
    body: Dict[str, Any] = {"metadata": {"a": [1]}}
    query = {"q": "before"}

    def change() -> None:
        params.model = "m/after"
        params.messages.append(params.messages[0])
        body["metadata"]["a"].append(2)
        query["q"] = "after"

    with Gateway((Changing(change),), (Changing(change),), CALLS["post"].good) as gateway:
        client = both.client(base_url=gateway.url)
        options = RequestOptions(extra_body=body, extra_query=query)
        both.run(client.chat.completions.create(params, options=options))
        first, second, third = gateway.seen
        assert (first.line, first.body) == (second.line, second.body) == (third.line, third.body)
        assert b"m/before" in first.body
        assert len(params.messages) == 3


@pytest.mark.parametrize("make", [bytearray, lambda content: [bytearray(content)]], ids=["bytes", "list"])
@each_upload
def test_nor_what_changes_in_a_file_that_was_given_as_bytes(
    both: Both, send: Callable[[Any, Any], Any], make: Callable[[bytes], Any]
) -> None:
    content: Any = make(b"before")

    def change() -> None:
        inner = content[0] if isinstance(content, list) else content
        inner[:] = b"after!"
        if isinstance(content, list):
            content.append(b"more")

    with Gateway((Changing(change),), GOOD) as gateway:
        both.run(send(both.client(base_url=gateway.url), content))
        assert [file_of(request) for request in gateway.seen] == [b"before"] * 2


@each_call
def test_an_idempotency_key_is_the_same_on_every_attempt_and_only_there_when_asked_for(
    both: Both, call: CallKind
) -> None:
    for key in ("order-7", None):
        with Gateway(BUSY, BUSY, call.good) as gateway:
            client = both.client(base_url=gateway.url)
            made = client if key is None else client.with_options(idempotency_key=key)
            assert called(both, lambda made=made: call.made(made)).error is None
            # What is not the gateway's gets nothing of ours.
            expected = None if call is CALLS["upload"] else key
            keys = [request.headers.get("idempotency-key") for request in gateway.seen]
            assert keys == [expected] * 3
            keys = [request.headers.get("idempotency-key") for request in gateway.registrations]
            assert set(keys) <= {key}


def tokens(both: Both, given: List[str]) -> Any:
    """A callable that gives another token each time, awaited by the async client."""

    def token() -> str:
        given.append(f"token-{len(given)}")
        return given[-1]

    async def atoken() -> str:
        return token()

    return atoken if both.is_async else token


@each_call
def test_the_token_is_asked_for_on_every_attempt(both: Both, call: CallKind) -> None:
    given: List[str] = []
    with Gateway(BUSY, BUSY, call.good) as gateway:
        client = both.client(base_url=gateway.url, token=tokens(both, given))
        assert called(both, lambda: call.made(client)).error is None
        sent = [request.headers.get("authorization") for request in gateway.seen]
        if call is CALLS["upload"]:  # it is for the registration only
            assert (given, sent) == (["token-0"], [None] * 3)
        else:
            assert sent == [f"Bearer {token}" for token in given]
            assert len(given) == 3


@pytest.mark.parametrize("name", OPENINGS)
def test_for_a_stream_it_is_asked_for_once(both: Both, name: str) -> None:
    given: List[str] = []
    with Gateway(BUSY, BUSY) as gateway:
        client = both.client(base_url=gateway.url, token=tokens(both, given))
        outcome = streamed(both, OPENINGS[name](client), gateway)
        check(outcome.error, GAVE_UP)
        assert (len(given), len(gateway.seen)) == (1, 1)
