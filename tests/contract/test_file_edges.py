"""Uploads and waits where something is odd."""

from __future__ import annotations

import html
import io
import json
import os
import tempfile
import time
from pathlib import Path
from typing import Any, Callable, Dict, List
from urllib.parse import quote

import httpx
import pytest

import meshapi
import meshapi._polling as polling
from meshapi import MeshAPIError, RequestOptions
from tests.both import Both
from tests.contract.samples import FILE, REGISTERED
from tests.contract.test_files import IDLE, READY, Store, states

SIGNATURE = "a+b/c=d&e<f"
SIGNED = f"https://files.test/u/f1?X-Sig={quote(SIGNATURE, safe='')}&n=3&TOKEN_ALONE"


@pytest.mark.parametrize(
    "echo",
    [
        SIGNED,
        html.escape(SIGNED),
        SIGNATURE,
        html.escape(SIGNATURE),
        quote(SIGNATURE, safe=""),
        "TOKEN_ALONE",
    ],
)
@pytest.mark.parametrize("form", ["xml", "json"])
def test_no_form_of_the_signature_gets_into_an_error(both: Both, echo: str, form: str) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return httpx.Response(200, json={**REGISTERED, "signed_url": SIGNED})
        error = {"error": {"code": "forbidden", "message": f"bad {echo}.", "details": [echo]}}
        return httpx.Response(403, text=json.dumps(error) if form == "json" else f"<E>bad {echo}.</E>")

    with pytest.raises(meshapi.PermissionDeniedError, match="bad ") as caught:
        both.run(both.mocked(handler).rag.upload_file(content=b"abc", file_name="a.txt"))

    error = caught.value
    seen = " ".join((str(error), repr(error), error.body_excerpt, str(error.details)))
    assert echo not in seen
    for part in (SIGNATURE, html.escape(SIGNATURE), quote(SIGNATURE, safe=""), "TOKEN_ALONE"):
        assert part not in seen


@pytest.mark.parametrize(
    "signed_url", ["https://[bad", "https://", "nonsense", "https://files.test:x/", "https://a..b"]
)
def test_an_address_that_is_none_is_an_error_of_ours(both: Both, signed_url: str) -> None:
    client = both.mocked(lambda request: httpx.Response(200, json={**REGISTERED, "signed_url": signed_url}))

    with pytest.raises(MeshAPIError):
        both.run(client.rag.upload_file(content=b"abc", file_name="a.txt"))


def test_a_store_that_is_not_reached_is_named_with_its_port(both: Both) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return httpx.Response(200, json={**REGISTERED, "signed_url": "https://u:pw@files.test:8443/a"})
        raise httpx.ConnectError("refused", request=request)

    client = both.mocked(handler, max_retries=0)
    with pytest.raises(meshapi.APIConnectionError, match=r"connection to files\.test:8443 failed") as caught:
        both.run(client.rag.upload_file(content=b"abc", file_name="a.txt"))
    assert "pw" not in str(caught.value)


@pytest.mark.parametrize(
    "make", [tempfile.NamedTemporaryFile, tempfile.SpooledTemporaryFile], ids=["named", "spooled"]
)
def test_a_text_file_in_disguise_is_refused(both: Both, make: Callable[..., Any]) -> None:
    store = Store()
    with make(mode="w+") as file, pytest.raises(TypeError, match="'rb'"):
        both.run(both.mocked(store).rag.upload_file(content=file, file_name="a.txt"))
    assert store.registrations == []

    with make() as file:
        file.write(b"abc")
        file.seek(0)
        both.run(both.mocked(store).rag.upload_file(content=file, file_name="a.txt"))
    assert store.puts[0].content == b"abc"


def test_anything_that_stands_for_a_path_is_content(both: Both, tmp_path: Path) -> None:
    class Place:
        def __fspath__(self) -> str:
            return str(tmp_path / "notes.txt")

    assert isinstance(Place(), os.PathLike)
    (tmp_path / "notes.txt").write_bytes(b"abc")
    store = Store()
    both.run(both.mocked(store).rag.upload_file(content=Place()))

    assert store.puts[0].content == b"abc"
    assert store.registrations == [{"file_name": "notes.txt", "mime_type": "text/plain"}]


def test_progress_may_be_awaited_by_the_async_client_only(both: Both) -> None:
    seen: List[int] = []

    async def on_progress(sent: int, size: Any) -> None:
        seen.append(sent)

    def upload() -> Any:
        client = both.mocked(Store())
        content = io.BytesIO(b"abc")
        return both.run(client.rag.upload_file(content=content, file_name="a", on_progress=on_progress))

    if both.is_async:
        upload()
        assert seen == [3]
    else:
        with pytest.raises(TypeError, match="AsyncMeshAPI"):
            upload()


# Waiting.


def test_an_embedding_that_starts_late_is_waited_for(both: Both, waits: List[float]) -> None:
    changes: List[Dict[str, Any]] = [IDLE] * 8 + [READY]

    assert both.run(states(both, *changes).wait_until_ready("f1")).embedding_status == "ready"
    assert len(waits) == 8


def test_after_the_grace_it_is_not(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "GRACE", 0.02)
    with pytest.raises(MeshAPIError) as caught:
        both.run(
            states(both, {"embedding_status": "queued"}, IDLE).wait_until_ready("f1", poll_interval=0.01)
        )
    assert caught.value.code == "embedding_not_requested"


def test_a_file_that_fell_back_is_late(both: Both) -> None:
    rag = states(both, {"embedding_status": "queued"}, IDLE)
    with pytest.raises(meshapi.DeadlineExceededError, match="embedding pending"):
        both.run(rag.wait_until_ready("f1", max_wait=0.05, poll_interval=0.01))


def limits(both: Both, max_wait: float, **settings: Any) -> List[float]:
    """The read timeouts of the polls, which a deadline cuts."""
    seen: List[float] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.extensions["timeout"]["read"])
        state = "ready" if len(seen) > 1 else "queued"
        return httpx.Response(200, json={**FILE, "embedding_status": state})

    rag = both.mocked(handler, **settings).rag
    options = RequestOptions(max_retries=0)
    both.run(rag.wait_until_ready("f1", max_wait=max_wait, poll_interval=0.01, options=options))
    return seen


def test_a_poll_may_take_what_is_left(both: Both) -> None:
    first, second = limits(both, 20)
    assert 15 < second < first <= 20
    assert max(limits(both, 20, deadline=5)) <= 5  # the caller's own
    assert 0.5 < min(limits(both, 0.02)) <= 1  # the last look


def test_a_gateway_that_does_not_answer_is_late(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "SHORTEST_POLL", 0.05)

    def handler(request: httpx.Request) -> httpx.Response:
        time.sleep(request.extensions["timeout"]["read"])
        raise httpx.ReadTimeout("silence")

    with pytest.raises(meshapi.DeadlineExceededError, match=r"f1 is not ready after 0\.05 s"):
        both.run(both.mocked(handler).rag.wait_until_ready("f1", max_wait=0.05))
