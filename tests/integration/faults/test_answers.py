"""Good statuses with bodies that are no result: a typed error that shows what came, never a hollow result."""

from __future__ import annotations

import gzip
from typing import Any, Dict, Tuple

import pytest

import meshapi
from tests.both import Both
from tests.contract.samples import COMPLETION
from tests.integration.faults.gateway import Gateway, close, error_body, head, sized
from tests.integration.faults.kinds import CALLS, CHUNKED, CallKind
from tests.integration.faults.outcomes import Told, called, check, check_given_back
from tests.integration.wire_server import LAST, http_chunk

# A response has only fields that may be left out.
RESPONSE = CallKind(lambda client: client.responses.create(input="hi"), sized(200, {"id": "resp_1"}))
ANSWERED = {**{name: CALLS[name] for name in ("get", "post", "safe post", "form")}, "response": RESPONSE}
JSON = b"application/json"
GZIP = b"Content-Encoding: gzip"
PAGE = b"<!doctype html><title>Sign in</title>" + b"<p>x</p>" * 1000


def unusable(says: str, status: int = 200, is_caused: bool = True) -> Told:
    return Told(meshapi.ResponseParseError, "parse_error", status, says, is_caused=is_caused)


FOREIGN: Dict[str, Tuple[bytes, Told]] = {
    "a page": (sized(200, PAGE, media=b"text/html"), unusable("<title>Sign in</title>")),
    "a page of a wrong type": (sized(200, PAGE), unusable("Sign in")),
    "no body": (sized(200), unusable("empty")),
    "no content": (head(204, b""), unusable("empty", 204)),
    "blank": (sized(200, b" \n\n"), unusable("empty")),
    "null": (sized(200, None), unusable("null")),
    "a number": (sized(200, 7), unusable("body: 7")),
    "a list": (sized(200, [1, 2]), unusable("[1, 2]")),
    "an empty object": (sized(200, {}), unusable("{}")),
    "a hollow object": (sized(200, {"message": "ok"}), unusable('{"message": "ok"}')),
    "JSON that is cut": (sized(200, b'{"id": "c", "choices": ['), unusable("not JSON")),
    "no UTF-8": (sized(200, b'{"id": "\xff\xfe"}'), unusable("not JSON")),
    "no gzip": (sized(200, b"garbage", GZIP), unusable("cannot be decompressed")),
    "gzip that is cut": (sized(200, gzip.compress(PAGE)[:40], GZIP), unusable("")),
    "an event stream": (sized(200, b"data: {}\n\n", media=b"text/event-stream"), unusable("text/event-stream")),
    "an error": (
        sized(200, {**error_body("rate_limit_exceeded", "slow"), "request_id": "req_2"}),
        Told(meshapi.RateLimitError, "rate_limit_exceeded", 200, "slow", request_id="req_2"),
    ),
    "an error that is a text": (
        sized(200, {"error": "out of order"}),
        Told(meshapi.MeshAPIError, "http_error", 200, "out of order"),
    ),
}  # fmt: skip


OF_A_COMPLETION: Dict[str, Tuple[bytes, Told]] = {
    "fields of a wrong type": (sized(200, {**COMPLETION, "choices": "many"}), unusable("choices: ")),
    "an error beside a result": (
        sized(200, {**COMPLETION, **error_body("upstream_error", "broke")}),
        Told(meshapi.InternalServerError, "upstream_error", 200, "broke"),
    ),
}  # fmt: skip
CASES = [
    *(pytest.param(name, *FOREIGN[case], id=f"{name}, {case}") for name in ANSWERED for case in FOREIGN),
    *(pytest.param("post", *OF_A_COMPLETION[case], id=f"post, {case}") for case in OF_A_COMPLETION),
]


@pytest.mark.parametrize(("name", "answer", "told"), CASES)
def test_a_body_that_is_no_result_is_an_error(both: Both, name: str, answer: bytes, told: Told) -> None:
    with Gateway(answer) as gateway:
        client = both.client(base_url=gateway.url)
        error = called(both, lambda: ANSWERED[name].made(client)).error
        check(error, told)
        check_given_back(both, client)
        assert len(gateway.seen) == 1
        assert len(str(error)) < 1000


@pytest.mark.parametrize("name", [*ANSWERED, "sound"])
def test_a_result_may_come_in_any_framing(both: Both, name: str) -> None:
    call = {**CALLS, **ANSWERED}[name]
    body = call.good.partition(b"\r\n\r\n")[2]
    media = b"audio/mpeg" if name == "sound" else JSON
    packed = gzip.compress(body)
    for step in [
        (head(200, media, b"Connection: close") + body, close),
        (
            head(200, media, CHUNKED)
            + b"".join(http_chunk(body[at : at + 1]) for at in range(len(body)))
            + LAST,
        ),
        (sized(200, packed, GZIP, media=media),),
        (head(200, media, CHUNKED, GZIP) + http_chunk(packed[:9]) + http_chunk(packed[9:]) + LAST,),
        (head(200, b"", b"Content-Length: %d" % len(body)) + body,),
    ]:
        with Gateway(step) as gateway:
            client = both.client(base_url=gateway.url)
            outcome = called(both, lambda client=client: call.made(client))
            assert outcome.error is None
            assert outcome.value.http.request_id == "req_1"
            if name == "sound":
                assert outcome.value == b"ID3"
            check_given_back(both, client)


BOMBS: Dict[str, Any] = {"deep": b"[" * 100_000, "long": b'{"id": "' + b"x" * 1_000_000}


@pytest.mark.parametrize("body", BOMBS.values(), ids=BOMBS)
@pytest.mark.parametrize("status", [200, 500])
def test_absurd_bodies_are_told_in_short(both: Both, status: int, body: bytes) -> None:
    with Gateway(sized(status, body)) as gateway:
        client = both.client(base_url=gateway.url)
        error = called(both, lambda: CALLS["post"].made(client)).error
        kind = meshapi.InternalServerError if status == 500 else meshapi.ResponseParseError
        check(error, Told(kind, "parse_error", status, "", is_caused=status == 200))


def test_a_connection_that_the_server_has_closed_meanwhile_is_not_used(both: Both) -> None:
    """It says nothing of that beforehand; the next call, which may not be sent twice, does not meet its end."""
    call: CallKind = CALLS["post"]
    with Gateway((call.good, close), (call.good, close)) as gateway:
        client = both.client(base_url=gateway.url)
        for _ in range(2):
            assert called(both, lambda: call.made(client)).error is None
            assert gateway.go_on.wait(10)
            gateway.go_on.clear()
        assert gateway.accepted == 2
