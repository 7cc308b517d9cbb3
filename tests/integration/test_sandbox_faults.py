"""Every fault of the grammar, seen from a plain HTTP client and, where it matters, from a plain socket."""

from __future__ import annotations

import logging
import socket
import time
from email.utils import parsedate_to_datetime
from typing import Any, Dict, Iterator, List, Optional, Tuple

import httpx
import pytest

from meshapi_sandbox import Sandbox
from meshapi_sandbox.fault_grammar import BadFault, parse

COUNT = {"model": "openai/gpt-4o-mini", "messages": [{"role": "user", "content": "Count to 5."}]}
EVENTS = 10


@pytest.fixture(autouse=True)
def nothing_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A fault is no fault of the server."""
    yield
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def get(http: httpx.Client, fault: str) -> httpx.Response:
    return http.get("/v1/balance", headers={"X-Sandbox-Fault": fault})


def lines(http: httpx.Client, fault: str) -> Iterator[str]:
    headers = {"X-Sandbox-Fault": fault}
    with http.stream(
        "POST", "/v1/chat/completions", json={**COUNT, "stream": True}, headers=headers
    ) as response:
        assert response.status_code == 200
        for line in response.iter_lines():
            if line:
                yield line


def collect(http: httpx.Client, fault: str) -> Tuple[List[str], Optional[Exception]]:
    """The lines that came before the connection broke, and what the client made of it."""
    seen: List[str] = []
    try:
        seen.extend(lines(http, fault))
    except httpx.TransportError as error:
        return seen, error
    return seen, None


def test_a_status_several_times_then_it_passes_then_again(http: httpx.Client) -> None:
    fault = "status=503; times=2; retry-after=0"
    assert [get(http, fault).status_code for _ in range(6)] == [503, 503, 200, 503, 503, 200]
    assert get(http, "status=429; times=1; id=other").status_code == 429
    assert get(http, "status=418; times=1; id=other").status_code == 200  # the same counter
    assert [get(http, "status=500").status_code for _ in range(3)] == [500] * 3


def test_an_asked_for_status_is_a_gateway_error(http: httpx.Client) -> None:
    response = get(http, "status=429; retry-after=7; retry-after-ms=6500; code=monthly")
    assert (response.headers["retry-after"], response.headers["retry-after-ms"]) == ("7", "6500")
    error = response.json()["error"]
    assert (error["code"], error["retry_after_seconds"]) == ("monthly", 7)
    assert response.json()["request_id"] == response.headers["x-request-id"]
    assert get(http, "status=503").json()["error"]["code"] == "provider_not_available"


def test_retry_after_can_be_a_date(http: httpx.Client) -> None:
    value = get(http, "status=503; retry-after=date+60").headers["retry-after"]
    assert 50 < parsedate_to_datetime(value).timestamp() - time.time() < 70


@pytest.mark.parametrize(
    ("body", "media", "text"),
    [
        ("html", "text/html", "<html>"),
        ("text", "text/plain", "upstream"),
        ("empty", "application/json", ""),
        ("detail", "application/json", '{"detail"'),
    ],
)
def test_other_bodies(http: httpx.Client, body: str, media: str, text: str) -> None:
    response = get(http, f"status=200; body={body}")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith(media)
    assert response.text.startswith(text)


def test_delay(http: httpx.Client) -> None:
    start = time.monotonic()
    assert get(http, "delay=0.2").status_code == 200
    assert time.monotonic() - start > 0.2


def test_stall_is_a_read_timeout(http: httpx.Client) -> None:
    with pytest.raises(httpx.ReadTimeout):
        http.get("/v1/balance", headers={"X-Sandbox-Fault": "stall"}, timeout=0.3)


@pytest.mark.parametrize(
    ("fault", "raised"), [("reset", httpx.ReadError), ("close", httpx.RemoteProtocolError)]
)
def test_the_connection_breaks_before_the_headers(http: httpx.Client, fault: str, raised: Any) -> None:
    with pytest.raises(raised):
        get(http, fault)


def test_truncate_is_a_body_shorter_than_announced(http: httpx.Client) -> None:
    with pytest.raises(httpx.RemoteProtocolError, match="complete message body"):
        get(http, "truncate=10")
    assert get(http, "truncate=100000").status_code == 200


def test_drop_resets_the_connection_after_the_events(http: httpx.Client) -> None:
    seen, error = collect(http, "drop-after=3")
    assert len(seen) == 3
    assert isinstance(error, httpx.ReadError)


def test_close_ends_the_connection_but_not_the_body(http: httpx.Client) -> None:
    seen, error = collect(http, "close-after=3")
    assert len(seen) == 3
    assert isinstance(error, httpx.RemoteProtocolError)


def test_stall_in_the_middle_of_a_stream(gateway: Sandbox) -> None:
    headers = {"Authorization": f"Bearer {gateway.token}"}
    with httpx.Client(base_url=gateway.url, headers=headers, timeout=0.4) as impatient:
        seen, error = collect(impatient, "stall-after=2")
    assert len(seen) == 2
    assert isinstance(error, httpx.ReadTimeout)


def test_an_error_frame(http: httpx.Client) -> None:
    *events, error, done = lines(http, "error-after=2; code=gateway_timeout")
    assert len(events) == 2
    assert '"code": "gateway_timeout"' in error
    assert '"request_id": "req_' in error
    assert done == "data: [DONE]"


def test_no_done(http: httpx.Client) -> None:
    assert len(list(lines(http, "no-done"))) == EVENTS
    assert list(lines(http, "eol=lf"))[-1] == "data: [DONE]"


def test_comments_and_junk(http: httpx.Client) -> None:
    seen = list(lines(http, "comments; junk"))
    assert seen.count(": ping") == seen.count('data: {"torn') == EVENTS


@pytest.mark.parametrize(("name", "end"), [("crlf", b"\r\n"), ("cr", b"\r")])
def test_line_ends(http: httpx.Client, name: str, end: bytes) -> None:
    headers = {"X-Sandbox-Fault": f"eol={name}"}
    body = http.post("/v1/chat/completions", json={**COUNT, "stream": True}, headers=headers).content
    assert body.endswith(b"data: [DONE]" + end + end)
    assert body.count(end + end) == EVENTS + 1
    assert b"\n" not in body.replace(end, b"")


def test_split_writes_single_bytes(gateway: Sandbox) -> None:
    """As HTTP chunks, since the kernel may join what was written apart."""
    host, port = gateway.url[len("http://") :].split(":")
    body = b'{"stream":true,"messages":[{"role":"user","content":"Say hello."}]}'
    head = (
        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Sandbox-Fault: split=1\r\n"
        f"Authorization: Bearer {gateway.token}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(head.encode() + body)
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    chunks = answer.partition(b"\r\n\r\n")[2]
    assert chunks.startswith(b"1\r\nd\r\n1\r\na\r\n1\r\nt\r\n1\r\na\r\n")
    assert chunks.endswith(b"0\r\n\r\n")


def test_faults_reach_requests_that_cannot_ask_for_them(http: httpx.Client, gateway: Sandbox) -> None:
    registered = http.post("/v1/files", json={"file_name": "a.txt", "mime_type": "text/plain"}).json()
    with gateway.inject("status=503; times=1", method="PUT", path="/uploads/"):
        assert httpx.put(registered["signed_url"], content="x").status_code == 503
        assert httpx.put(registered["signed_url"], content="x").status_code == 200
        assert http.get("/v1/balance").status_code == 200
    with gateway.inject("reset"), pytest.raises(httpx.ReadError):
        http.get("/v1/balance")
    assert http.get("/v1/balance").status_code == 200


@pytest.mark.parametrize("fault", ["explode", "status", "status=x", "eol=vt", "split=0", "stall=1", "body="])
def test_an_unknown_fault_is_refused(http: httpx.Client, fault: str) -> None:
    response = get(http, fault)
    assert (response.status_code, response.json()["error"]["code"]) == (400, "invalid_request")
    with pytest.raises(BadFault):
        parse(fault)


def test_the_server_is_well_after_all_this(http: httpx.Client) -> None:
    answer: Dict[str, Any] = http.post("/v1/chat/completions", json=COUNT).json()
    assert answer["choices"][0]["message"]["content"] == "1, 2, 3, 4, 5"
