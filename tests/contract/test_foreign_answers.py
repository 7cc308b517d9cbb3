"""Good statuses with bodies of somebody else, and addresses that are none."""

from __future__ import annotations

from typing import Any, List

import httpx
import pytest

import meshapi
from meshapi import ResponseParseError
from tests.both import KEY, Both
from tests.contract.samples import MESSAGES
from tests.contract.test_streams import Body

GARBAGE = {"content-encoding": "gzip", "content-type": "application/json", "x-request-id": "req_1"}


def counting(both: Both, status: int, attempts: List[int], **settings: Any) -> Any:
    def handler(request: httpx.Request) -> httpx.Response:
        attempts.append(1)
        return httpx.Response(status, stream=Body(b"garbage"), headers=GARBAGE)

    return both.mocked(handler, **settings)


def test_a_body_that_cannot_be_decompressed_is_a_parse_error(both: Both, waits: List[float]) -> None:
    attempts: List[int] = []
    with pytest.raises(ResponseParseError, match="decompressed") as caught:
        both.run(counting(both, 200, attempts).models.free())

    assert (caught.value.status, caught.value.request_id) == (200, "req_1")
    assert isinstance(caught.value.__cause__, httpx.DecodingError)
    assert len(attempts) == 1


def test_of_an_error_the_status_still_counts(both: Both) -> None:
    with pytest.raises(meshapi.NotFoundError):
        both.run(counting(both, 404, [], max_retries=0).models.free())
    with pytest.raises(meshapi.NotFoundError):
        both.next(counting(both, 404, []).chat.completions.stream(messages=MESSAGES))


@pytest.mark.parametrize(
    "failure", [httpx.UnsupportedProtocol("no protocol"), httpx.InvalidURL("no address")], ids=type
)
def test_a_bad_address_is_not_tried_again(both: Both, waits: List[float], failure: Exception) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise failure

    with pytest.raises(meshapi.APIConnectionError) as caught:
        both.run(both.mocked(handler).models.free())
    assert caught.value.http.attempts == 1
    assert waits == []


def test_a_deletion_that_a_proxy_answered_has_failed(both: Both) -> None:
    html = httpx.Response(200, html="<html>Please log in</html>")
    with pytest.raises(ResponseParseError, match="expected JSON, got text/html, which is not JSON"):
        both.run(both.mocked(lambda request: html).templates.delete("t1"))


def test_a_page_is_no_deletion_even_if_it_is_json(both: Both) -> None:
    page = httpx.Response(200, html='{"login": "please"}')
    with pytest.raises(ResponseParseError, match="expected no page, got text/html") as caught:
        both.run(both.mocked(lambda request: page).templates.delete("t1"))
    assert caught.value.body_excerpt == '{"login": "please"}'


@pytest.mark.parametrize("content", [f"<p>{KEY}", f'{{"id": "{KEY}"}}'])
def test_a_foreign_answer_that_repeats_the_key_does_not_spread_it(both: Both, content: str) -> None:
    client = both.mocked(lambda request: httpx.Response(200, text=content))
    with pytest.raises(ResponseParseError) as caught:
        both.run(client.models.free())
    error = caught.value
    assert error.body_excerpt == content.replace(KEY, "...")
    assert KEY not in f"{error} {error!r} {error.__cause__!r} {vars(error)}"
    assert str(error.__cause__) == error.message


@pytest.mark.parametrize("error", ["slow down", {"code": "rate_limit_exceeded", "message": "slow down"}])
def test_a_deletion_with_an_error_in_its_answer_has_failed(both: Both, error: Any) -> None:
    client = both.mocked(lambda request: httpx.Response(200, json={"error": error}))
    with pytest.raises(meshapi.MeshAPIError, match="slow down"):
        both.run(client.templates.delete("t1"))


def test_a_deletion_with_another_body_is_one(both: Both) -> None:
    for content in (b"", b"OK", b"{}", b'{"error": null}'):
        client = both.mocked(lambda request, content=content: httpx.Response(200, content=content))
        assert both.run(client.templates.delete("t1")) is None


@pytest.mark.parametrize("body", [{"detail": "maintenance"}, {}, {"error": None}])
def test_an_answer_with_none_of_its_fields_is_no_answer(both: Both, body: Any) -> None:
    client = both.mocked(lambda request: httpx.Response(200, json=body))
    with pytest.raises(ResponseParseError, match=r"form: none of the expected fields is there \("):
        both.run(client.moderations.create(input="x"))
    with pytest.raises(ResponseParseError, match=r"form: none of the expected fields is there \("):
        both.run(client.responses.create(input="x", model="m"))


def test_a_job_that_failed_says_why_and_is_no_error(both: Both) -> None:
    error = {"code": "x", "message": "y"}
    job = {"id": "r1", "status": "failed", "error": error}
    client = both.mocked(lambda request: httpx.Response(200, json=job))
    for get in (client.responses.get, client.batches.get):
        found = both.run(get("r1"))
        assert (found.id, found.status, found.error) == ("r1", "failed", error)


def test_an_error_alone_in_the_place_of_a_job_is_raised(both: Both) -> None:
    body = {"error": {"code": "rate_limit_exceeded", "message": "slow down"}, "request_id": "r"}
    client = both.mocked(lambda request: httpx.Response(200, json=body))
    for get in (client.responses.get, client.batches.get):
        with pytest.raises(meshapi.RateLimitError, match="slow down"):
            both.run(get("r1"))
