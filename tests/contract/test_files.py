"""Uploads and waiting for files."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any, AsyncIterator, Callable, Dict, Iterator, List, Optional, Tuple

import httpx
import pytest

import meshapi
from meshapi import MeshAPIError, RequestOptions
from tests.both import KEY, Both
from tests.contract.samples import FILE, REGISTERED

SIGNED = REGISTERED["signed_url"]


class Store:
    """A gateway with a file store behind it; the store's answers follow a script of statuses."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.registrations: List[Dict[str, Any]] = []
        self.puts: List[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            self.registrations.append(json.loads(request.content))
            return httpx.Response(200, json=REGISTERED, headers={"x-request-id": "req_1"})
        self.puts.append(request)
        status = self.statuses.pop(0) if self.statuses else 200
        return httpx.Response(status, text=f"<Error>bad {SIGNED}</Error>" if status >= 400 else "")


def test_the_bytes_go_to_the_signed_url_with_nothing_of_ours(both: Both) -> None:
    store = Store()
    client = both.mocked(store, default_headers={"X-Mine": "1"}, api_version="2026-09")
    uploaded = both.run(
        client.rag.upload_file(
            file_name="a.txt", mime_type="text/plain", content=b"abc", embed=False, metadata={"team": "a"}
        )
    )

    assert uploaded.file_id == "f1"
    assert uploaded.http.request_id == "req_1"
    assert store.registrations == [
        {"file_name": "a.txt", "mime_type": "text/plain", "embed": False, "metadata": {"team": "a"}}
    ]
    (put,) = store.puts
    assert (put.method, str(put.url), put.content) == ("PUT", SIGNED, b"abc")
    assert dict(put.headers) == {"host": "files.test", "content-type": "text/plain", "content-length": "3"}


def numbers() -> Iterator[bytes]:
    yield b"one"
    yield bytearray(b"two")


SOURCES: List[Tuple[str, Callable[[Path], Any], bytes, Optional[int]]] = [
    ("bytes", lambda path: b"abc", b"abc", 3),
    ("empty", lambda path: b"", b"", 0),
    ("bytearray", lambda path: bytearray(b"abc"), b"abc", 3),
    ("memoryview", lambda path: memoryview(b"abc"), b"abc", 3),
    ("text", lambda path: "päng", "päng".encode(), 5),
    ("path", lambda path: path, b"x" * 300_000, 300_000),
    ("file", lambda path: path.open("rb"), b"x" * 300_000, 300_000),
    ("file further on", lambda path: moved(io.BytesIO(b"abcdef"), 2), b"cdef", 4),
    ("iterator", lambda path: numbers(), b"onetwo", None),
    ("list", lambda path: [b"one", b"two"], b"onetwo", 6),
]


def moved(file: io.BytesIO, position: int) -> io.BytesIO:
    file.seek(position)
    return file


@pytest.mark.parametrize(
    ("make", "expected", "length"),
    [source[1:] for source in SOURCES],
    ids=[source[0] for source in SOURCES],
)
def test_all_kinds_of_content(
    both: Both, tmp_path: Path, make: Callable[[Path], Any], expected: bytes, length: Optional[int]
) -> None:
    path = tmp_path / "data.bin"
    path.write_bytes(b"x" * 300_000)
    content = make(path)
    store = Store()
    both.run(both.mocked(store).rag.upload_file(content=content, file_name="a.bin"))
    if hasattr(content, "close"):
        content.close()

    (put,) = store.puts
    assert put.content == expected
    if length is None:
        assert put.headers["transfer-encoding"] == "chunked"
        assert "content-length" not in put.headers
    else:
        assert put.headers["content-length"] == str(length)


def test_an_async_iterable_is_for_the_async_client(both: Both) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"one"
        yield b"two"

    store = Store()
    upload = both.mocked(store).rag.upload_file
    if both.is_async:
        both.run(upload(content=pieces(), file_name="a.txt"))
        assert store.puts[0].content == b"onetwo"
    else:
        with pytest.raises(TypeError, match="async client"):
            upload(content=pieces(), file_name="a.txt")


@pytest.mark.parametrize(
    ("name", "mime_type"),
    [
        ("notes.txt", "text/plain"),
        ("notes.MD", "text/markdown"),
        ("résumé.pdf", "application/pdf"),
        ("archive.tar.gz", "application/gzip"),
        ("unknown.zzz", "application/octet-stream"),
    ],
)
def test_name_and_media_type_of_a_path_are_worked_out(
    both: Both, tmp_path: Path, name: str, mime_type: str
) -> None:
    path = tmp_path / name
    path.write_text("hello")
    store = Store()
    client = both.mocked(store)
    both.run(client.rag.upload_file(path=path))
    both.run(client.rag.upload_file(path=str(path)))
    both.run(client.rag.upload_file(content=path))
    with path.open("rb") as file:
        both.run(client.rag.upload_file(content=file))

    assert store.registrations == [{"file_name": name, "mime_type": mime_type}] * 4
    assert {put.headers["content-type"] for put in store.puts} == {mime_type}


def test_mistakes_are_found_before_anything_is_sent(both: Both, tmp_path: Path) -> None:
    store = Store()
    upload = both.mocked(store).rag.upload_file
    text_file = tmp_path / "a.txt"
    text_file.write_text("a")

    for error, settings in [
        (TypeError, {}),
        (TypeError, {"path": text_file, "content": b""}),
        (TypeError, {"content": b"abc"}),
        (TypeError, {"content": 3, "file_name": "a"}),
        (FileNotFoundError, {"path": tmp_path / "missing"}),
        (IsADirectoryError, {"path": tmp_path}),
        (meshapi.ConfigurationError, {"path": text_file, "mime_type": "text/plain\r\nX: 1"}),
    ]:
        with pytest.raises(error):
            both.run(upload(**settings))
    with text_file.open() as file, pytest.raises(TypeError, match="'rb'"):
        both.run(upload(content=file))
    assert store.puts == []


def test_progress_is_reported(both: Both, tmp_path: Path) -> None:
    path = tmp_path / "data.bin"
    path.write_bytes(b"x" * 300_000)
    seen: List[Tuple[int, Optional[int]]] = []
    both.run(both.mocked(Store()).rag.upload_file(path=path, on_progress=lambda *args: seen.append(args)))

    assert seen[-1] == (300_000, 300_000)
    assert len(seen) == 3
    assert seen == sorted(seen)

    seen.clear()
    both.run(
        both.mocked(Store()).rag.upload_file(
            content=numbers(), file_name="a", on_progress=lambda *args: seen.append(args)
        )
    )
    assert seen == [(3, None), (6, None)]


@pytest.mark.parametrize(
    "make", [lambda: b"abc", lambda: io.BytesIO(b"abc"), lambda: [b"abc"], lambda: "abc"]
)
def test_what_can_be_started_again_is_sent_again(
    both: Both, waits: List[float], make: Callable[[], Any]
) -> None:
    store = Store(503, 429, 200)
    both.run(both.mocked(store).rag.upload_file(content=make(), file_name="a.txt"))

    assert [put.content for put in store.puts] == [b"abc"] * 3
    assert len(store.registrations) == 1


def test_what_cannot_is_not(both: Both, waits: List[float]) -> None:
    store = Store(503, 200)

    with pytest.raises(meshapi.ServiceUnavailableError):
        both.run(both.mocked(store).rag.upload_file(content=numbers(), file_name="a.txt"))
    assert len(store.puts) == 1


def test_a_refused_upload_is_an_error_without_the_signature(both: Both) -> None:
    with pytest.raises(meshapi.PermissionDeniedError, match=r"bad https://files\.test/u/f1") as caught:
        both.run(both.mocked(Store(403)).rag.upload_file(content=b"abc", file_name="a.txt"))

    error = caught.value
    for text in (str(error), repr(error), error.message, error.body_excerpt):
        assert "SECRET" not in text
        assert KEY not in text
    assert error.http.status == 403


def test_a_broken_connection_to_the_store_names_its_host(both: Both, waits: List[float]) -> None:
    store = Store()

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "PUT":
            store(request)
            raise httpx.ReadError("reset")
        return store(request)

    with pytest.raises(meshapi.APIConnectionError, match=r"files\.test") as caught:
        both.run(both.mocked(handler).rag.upload_file(content=b"abc", file_name="a.txt"))

    assert len(store.puts) == 4  # putting the same bytes twice does no harm
    assert "SECRET" not in str(caught.value)


def test_an_error_of_the_callers_content_passes_as_it_is(both: Both, waits: List[float]) -> None:
    def failing() -> Iterator[bytes]:
        yield b"one"
        raise OSError("disk on fire")

    with pytest.raises(OSError, match="disk on fire"):
        both.run(both.mocked(Store()).rag.upload_file(content=failing(), file_name="a.txt"))


def test_a_useless_address_is_an_error(both: Both) -> None:
    answer = {**REGISTERED, "signed_url": "file:///etc/passwd"}
    client = both.mocked(lambda request: httpx.Response(200, json=answer))

    with pytest.raises(MeshAPIError, match="no usable address"):
        both.run(client.rag.upload_file(content=b"abc", file_name="a.txt"))


# Waiting.


def states(both: Both, *changes: Dict[str, Any]) -> Any:
    """A client whose file goes through these states and stays in the last."""
    left = list(changes)

    def handler(request: httpx.Request) -> httpx.Response:
        assert request.url.path == "/v1/files/f1"
        state = left.pop(0) if len(left) > 1 else left[0]
        return httpx.Response(200, json={**FILE, **state}, headers={"x-request-id": "req_1"})

    return both.mocked(handler).rag


PENDING = {"upload_status": "pending", "embedding_status": "pending"}
IDLE = {"embedding_status": "pending"}
QUEUED = {"embedding_status": "queued"}
READY = {"embedding_status": "ready"}


def test_it_waits_until_the_file_is_ready(both: Both, waits: List[float]) -> None:
    rag = states(both, PENDING, IDLE, QUEUED, {"embedding_status": "processing"}, READY)
    status = both.run(rag.wait_until_ready("f1", poll_interval=1))

    assert status.embedding_status == "ready"
    assert [round(wait, 3) >= least for wait, least in zip(waits, (1, 1.5, 2.25, 3.375))] == [True] * 4


def test_a_failed_file_raises_its_code(both: Both) -> None:
    with pytest.raises(MeshAPIError, match="embedding of file f1 failed") as caught:
        both.run(
            states(both, {"embedding_status": "failed", "last_error_code": "parse_failed"}).wait_until_ready(
                "f1"
            )
        )

    assert (caught.value.code, caught.value.request_id) == ("parse_failed", "req_1")


def test_a_failed_upload_raises_too(both: Both) -> None:
    with pytest.raises(MeshAPIError) as caught:
        both.run(states(both, {**PENDING, "upload_status": "failed"}).wait_until_ready("f1"))

    assert caught.value.code == "upload_failed"


def test_a_file_that_nobody_asked_to_embed_is_refused(both: Both) -> None:
    with pytest.raises(MeshAPIError, match=r"rag\.embed") as caught:
        both.run(states(both, IDLE).wait_until_ready("f1", max_wait=0.05, poll_interval=0.01))

    assert caught.value.code == "embedding_not_requested"


def test_the_wait_has_an_end(both: Both) -> None:
    with pytest.raises(meshapi.DeadlineExceededError, match="queued") as caught:
        both.run(states(both, QUEUED).wait_until_ready("f1", max_wait=0.05, poll_interval=0.01))

    assert caught.value.request_id == "req_1"


@pytest.mark.parametrize("settings", [{"poll_interval": 0}, {"max_wait": -1}, {"max_wait": float("inf")}])
def test_waits_must_be_finite(both: Both, settings: Dict[str, float]) -> None:
    with pytest.raises(ValueError, match="finite"):
        both.run(states(both, QUEUED).wait_until_ready("f1", **settings))


def test_options_go_to_each_poll(both: Both) -> None:
    seen: List[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["x-a"])
        return httpx.Response(200, json=FILE)

    options = RequestOptions(extra_headers={"X-A": "1"})
    both.run(both.mocked(handler).rag.wait_until_ready("f1", options=options))
    assert seen == ["1"]
