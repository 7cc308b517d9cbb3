"""Redirections are never followed: no credential crosses an origin, and the error says where it pointed."""

from __future__ import annotations

from typing import Any, List

import httpx
import pytest

import meshapi
from tests.both import Both
from tests.integration.echoes import Asked, echoing, response
from tests.integration.leaks import BASIC, KEY, MARK, leaks_in, outcome
from tests.integration.wire_server import WireServer, answering

CALLS = [
    lambda client: client.chat.completions.create(model="m", messages=[{"role": "user", "content": "hi"}]),
    lambda client: client.chat.completions.stream(model="m", messages=[{"role": "user", "content": "hi"}]),
    lambda client: client.audio.transcribe(b"ID3", model="m"),
    lambda client: client.models.list(),
]


def follower(both: Both, kind: str) -> Any:
    """No client of the caller's, or one that would follow, with credentials of its own."""
    if kind == "ours":
        return None
    client: Any = (httpx.AsyncClient if both.is_async else httpx.Client)(
        follow_redirects=True, auth=("me", "password"), headers={"X-Own": "x"}, cookies={"c": "d"}
    )
    both.opened.append(client)
    return client


@pytest.mark.parametrize("kind", ["ours", "follows"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("call", CALLS)
def test_no_request_goes_where_an_answer_points(both: Both, call: Any, status: int, kind: str) -> None:
    asked: List[Asked] = []
    with WireServer(answering(response("200 OK", b"[]"))) as other:

        def elsewhere(asked: Asked) -> bytes:
            return response(f"{status} Moved", b"", f"Location: {other.url}{asked.target}?key={KEY}")

        with WireServer(echoing(elsewhere, asked)) as server:
            client = both.client(base_url=server.url, token=KEY, http_client=follower(both, kind))
            error = outcome(both, lambda: call(client))

        assert (len(asked), other.accepted) == (1, 0)
    assert isinstance(error, meshapi.MeshAPIError)
    assert error.status == status
    assert other.url in str(error)
    assert leaks_in(error) == []
    assert f"authorization: Bearer {KEY}" in asked[0].line
    assert all(text not in asked[0].line.lower() for text in ("x-own", "cookie", "basic"))


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("/elsewhere?key=x", "another path"),
        ("//other.test/a", "//other.test"),
        (f"https://me:{MARK}@other.test:8443/a?b#c", "https://other.test:8443"),
        ("?page=2", "another path"),
    ],
)
def test_the_error_says_where_it_pointed(both: Both, location: str, told: str) -> None:
    with WireServer(answering(response("308 Moved", b"", f"Location: {location}"))) as server:
        client = both.client(base_url=server.url, token=KEY)
        error = outcome(both, lambda: client.models.list())

    assert f"redirected to {told}, which is not followed" in error.message
    assert leaks_in(error) == []


@pytest.mark.parametrize("location", [f"http://[::1/{KEY}", f"javascript:{KEY}", f"http://x:{KEY}"])
def test_an_address_that_is_none(both: Both, location: str) -> None:
    with WireServer(answering(response("308 Moved", b"", f"Location: {location}"))) as server:
        client = both.client(base_url=server.url, token=KEY, max_retries=0)
        error = outcome(both, lambda: client.models.list())

    assert isinstance(error, meshapi.MeshAPIError)
    assert leaks_in(error) == []


def test_an_address_to_upload_to_is_not_sent_on(both: Both) -> None:
    """Neither are the bytes of a file given to whom the store points to."""
    asked: List[Asked] = []
    with WireServer(answering(response("200 OK", b""))) as other:
        away = response("307 Away", b"", f"Location: {other.url}/x?sig={BASIC}")
        with WireServer(answering(away)) as store:
            registered = b'{"file_id":"f","signed_url":"%s/b?sig=%s","expires_at":"x"}' % (
                store.url.encode(),
                BASIC.encode(),
            )
            with WireServer(echoing(lambda _: response("200 OK", registered), asked)) as server:
                client = both.client(base_url=server.url, token=KEY, http_client=follower(both, "follows"))
                error = outcome(both, lambda: client.rag.upload_file(content=b"text", file_name="a.txt"))

        assert (store.accepted, other.accepted) == (1, 0)
    assert isinstance(error, meshapi.MeshAPIError)
    assert error.status == 307
    assert leaks_in(error) == []
