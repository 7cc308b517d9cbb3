"""Faults before an answer is whole: what nobody knows the end of is sent again only where that does no harm."""

from __future__ import annotations

import socket
from typing import Any, Callable, Dict, List

import pytest
from attrs import frozen

import meshapi
from tests.both import Both
from tests.integration.faults.gateway import Gateway, Step, close, error_body, head, reset, sized
from tests.integration.faults.kinds import CALLS, CallKind, each_call, each_opening
from tests.integration.faults.outcomes import Told, called, check, check_given_back, streamed

OK = b"HTTP/1.1 200 OK\r\n"
JSON = b"application/json"
CUT = "incomplete|Not enough data"


@frozen
class Fault:
    """What the gateway does in place of an answer, and what the error says of it."""

    step: Step
    says: str
    request_id: str = ""

    @property
    def told(self) -> Told:
        kind = meshapi.APIConnectionError
        return Told(kind, "connection_error", 0, self.says, is_caused=True, request_id=self.request_id)


# Of some, one of two things is noticed first.
BEFORE_THE_HEAD = {
    "reset": Fault((reset,), "failed: "),
    "closed": Fault((close,), "disconnected"),
    "reset in the head": Fault((OK + b"X-A: 1\r\n", reset), ""),
    "closed in the head": Fault((OK + b"X-A: 1\r\n", close), "disconnected"),
    "no HTTP": Fault((b"SSH-2.0-OpenSSH_9.9\r\n\r\n", close), "SSH-2.0"),
    "no status": Fault((b"HTTP/1.1 OK\r\n\r\n", close), "illegal status line|Bad status line"),
    "no header": Fault((OK + b"no colon\r\n\r\n", close), "illegal header line|Invalid header"),
    "endless head": Fault((OK + b"X-A: " + b"a" * 200_000, close), ""),
    "two lengths": Fault((OK + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", close), "Content-Length"),
    "unasked upgrade": Fault((head(101, b"", b"Upgrade: x", b"Connection: upgrade"), close), "UPGRADE|upgrade"),
    "only interim answers": Fault((b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" * 3, close), "disconnected"),
}  # fmt: skip
IN_THE_BODY = {
    "reset in the body": Fault((sized(200, b'{"id":', more=9), reset), "", request_id="req_1"),
    "too short": Fault((sized(200, b'{"id":', more=9), close), "message body|Not enough data", request_id="req_1"),
    "chunk cut short": Fault(
        (head(200, JSON, b"Transfer-Encoding: chunked"), b'9\r\n{"id"', close), CUT, request_id="req_1"
    ),
    "no last chunk": Fault(
        (head(200, JSON, b"Transfer-Encoding: chunked"), b"2\r\n{}\r\n", close), CUT, request_id="req_1"
    ),
    "no chunk": Fault(
        (head(200, JSON, b"Transfer-Encoding: chunked"), b"{}\r\n", close), "chunk", request_id="req_1"
    ),
}  # fmt: skip
ANYWHERE = {**BEFORE_THE_HEAD, **IN_THE_BODY}
# A deletion's answer has no body, so it cannot break in there.
WITH_BODY = {name: call for name, call in CALLS.items() if name != "delete"}


@pytest.mark.parametrize("fault", ANYWHERE.values(), ids=ANYWHERE)
@each_call
def test_a_call_without_an_answer_says_what_broke(both: Both, call: CallKind, fault: Fault) -> None:
    with Gateway(fault.step) as gateway:
        client = both.client(base_url=gateway.url, max_retries=0)
        error = called(both, lambda: call.made(client)).error
        check(error, fault.told)
        assert "127.0.0.1" in str(error)
        assert "IndexError" not in str(error)
        check_given_back(both, client)


@pytest.mark.parametrize("fault", BEFORE_THE_HEAD.values(), ids=BEFORE_THE_HEAD)
@each_opening
def test_nor_is_a_stream_opened_again(both: Both, opened: Callable[[Any], Any], fault: Fault) -> None:
    with Gateway(fault.step) as gateway:
        client = both.client(base_url=gateway.url)
        outcome = streamed(both, opened(client), gateway)
        check(outcome.error, fault.told)
        assert "127.0.0.1" in str(outcome.error)
        check_given_back(both, client)
        assert (outcome.value, len(gateway.seen)) == ([], 1)


SENT_AGAIN = {
    name: ANYWHERE[name] for name in ("reset", "closed", "no status", "reset in the body", "too short")
}


@pytest.mark.parametrize("fault", SENT_AGAIN.values(), ids=SENT_AGAIN)
@pytest.mark.parametrize("call", WITH_BODY.values(), ids=WITH_BODY)
def test_only_what_is_safe_is_sent_again(both: Both, call: CallKind, fault: Fault) -> None:
    with Gateway(fault.step, call.good) as gateway:
        client = both.client(base_url=gateway.url)
        error = called(both, lambda: call.made(client)).error
        assert len(gateway.seen) == 1 + call.is_safe
        if call.is_safe:
            assert error is None
            assert gateway.seen[0].body == gateway.seen[1].body
        else:
            check(error, fault.told)
        check_given_back(both, client)


STATUS_ONLY: Dict[str, Step] = {
    "reset": (sized(503, error_body(), more=9), reset),
    "too short": (sized(503, error_body(), more=9), close),
    "chunk cut short": (head(503, JSON, b"Transfer-Encoding: chunked") + b"9\r\n{", close),
    "no gzip": (sized(503, b"garbage", b"Content-Encoding: gzip"),),
}


@pytest.mark.parametrize("step", STATUS_ONLY.values(), ids=STATUS_ONLY)
@pytest.mark.parametrize("name", ["get", "post", "upload", "form"])
def test_a_status_that_came_is_an_answer_though_its_body_did_not(both: Both, name: str, step: Step) -> None:
    call = CALLS[name]
    with Gateway(step, call.good) as gateway:
        client = both.client(base_url=gateway.url)
        assert called(both, lambda: call.made(client)).error is None
        assert len(gateway.seen) == 2

    with Gateway(step) as gateway:
        client = both.client(base_url=gateway.url, max_retries=0)
        error = called(both, lambda: call.made(client)).error
        check(error, Told(meshapi.ServiceUnavailableError, "upstream_error", 503, "HTTP 503"))
        check_given_back(both, client)


@each_opening
def test_so_it_is_for_a_stream(both: Both, opened: Callable[[Any], Any]) -> None:
    with Gateway(STATUS_ONLY["too short"]) as gateway:
        client = both.client(base_url=gateway.url)
        outcome = streamed(both, opened(client), gateway)
        check(outcome.error, Told(meshapi.ServiceUnavailableError, "upstream_error", 503, "HTTP 503"))
        check_given_back(both, client)


@each_call
def test_interim_answers_are_passed_over(both: Both, call: CallKind) -> None:
    interim = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nX-Request-Id: other\r\n\r\n"
    with Gateway((interim, call.good)) as gateway:
        client = both.client(base_url=gateway.url)
        assert called(both, lambda: call.made(client)).error is None
        check_given_back(both, client)


# Connections that never stood.


def nowhere() -> str:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}"


@each_call
def test_a_refused_connection_is_tried_again_by_every_call(both: Both, call: CallKind) -> None:
    client = both.client(base_url=nowhere(), max_retries=2)
    error = called(both, lambda: call.made(client)).error
    check(error, Fault((), "ConnectionRefusedError: [Errno").told, attempts=3)
    assert "127.0.0.1" in str(error)
    check_given_back(both, client)


@each_opening
def test_by_a_stream_it_is_not(both: Both, opened: Callable[[Any], Any]) -> None:
    client = both.client(base_url=nowhere())
    error = called(both, lambda: both.next(opened(client))).error
    check(error, Fault((), "ConnectionRefusedError: [Errno").told)
    check_given_back(both, client)


@pytest.mark.parametrize("name", ["post", "chat"])
def test_a_name_that_is_not_known(both: Both, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: List[Any] = []

    def unknown(host: Any, *_: Any, **__: Any) -> Any:
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    client = both.client(base_url="http://gateway.invalid:1", max_retries=1)
    if name in CALLS:
        error = called(both, lambda: CALLS[name].made(client)).error
    else:
        error = called(both, lambda: both.next(client.chat.completions.stream(messages=[]))).error
    check(error, Fault((), "gaierror: [Errno").told, attempts=2 if name == "post" else 1)
    assert "gateway.invalid" in str(error)
    assert asked
    check_given_back(both, client)
