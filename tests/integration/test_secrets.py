"""No credential shows anywhere, whatever a server makes of it: it is in the bytes that reach the server only."""

from __future__ import annotations

import logging
from typing import Any, Callable, Dict, Iterator, List

import httpx
import pytest

import meshapi
from tests.both import Both
from tests.contract.samples import chunk, sse
from tests.contract.test_streams import Body
from tests.integration.echoes import ENDINGS, Asked, bad_chunk_at_the_end, echoing, in_band, wrong_shape
from tests.integration.leaks import (
    BASIC,
    COOKIE,
    KEY,
    MARK,
    OTHER_KEY,
    QUERY_KEY,
    leaks_in,
    outcome,
    parts_of,
)
from tests.integration.leaks import everything_logged as everything_logged
from tests.integration.streams import DONE
from tests.integration.wire_server import WireServer

MESSAGES = [{"role": "user", "content": "hi"}]

SETTINGS: Dict[str, Dict[str, Any]] = {
    "token": {"token": KEY},
    "callable": {"token": lambda: KEY},
    "fields": {
        "default_headers": {"api-key": OTHER_KEY, "X-Auth": KEY, "Cookie": f"a=b; session={COOKIE}"},
        "options": meshapi.RequestOptions(
            extra_headers={"Authorization": f"Basic {BASIC}"},
            extra_query={"key": QUERY_KEY, "signature": KEY},
        ),
    },
}

CALLS: Dict[str, Callable[[Any], Any]] = {
    "create": lambda client: client.chat.completions.create(model="m", messages=MESSAGES),
    "stream": lambda client: client.chat.completions.stream(model="m", messages=MESSAGES),
    "form": lambda client: client.audio.transcribe(b"ID3", model="m"),
    "bytes": lambda client: client.files.content("f_1"),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
def test_what_a_server_repeats(both: Both, ending: Any, settings: Any, call: Any) -> None:
    asked: List[Asked] = []
    with WireServer(echoing(ending, asked)) as server:
        client = both.client(base_url=server.url, max_retries=0, timeout=5, **settings)
        result = outcome(both, lambda: call(client))

    assert all(text in asked[0].line for text in (MARK, *([BASIC] if "options" in settings else [])))
    assert leaks_in(*parts_of(client)) == []
    if call is not CALLS["bytes"] or ending not in (wrong_shape, in_band):  # to whom that is a file
        assert isinstance(result, meshapi.MeshAPIError)
        assert leaks_in(result) == []


def test_what_a_server_repeats_when_a_stream_is_over(both: Both) -> None:
    asked: List[Asked] = []
    with WireServer(echoing(bad_chunk_at_the_end, asked)) as server:
        client = both.client(base_url=server.url, timeout=5, token=KEY)
        assert outcome(both, lambda: CALLS["stream"](client)) == []

    assert MARK in asked[0].line


@pytest.mark.parametrize("is_whole", [True, False], ids=["whole", "left"])
def test_what_the_http_library_logs_about_a_body(
    both: Both, is_whole: bool, caplog: pytest.LogCaptureFixture
) -> None:
    def told(request: httpx.Request) -> None:
        logging.getLogger("httpcore.http11").debug("request of %s", request.headers["authorization"])

    class Talkative(Body):
        def __iter__(self) -> Iterator[bytes]:
            for piece in super().__iter__():
                told(requests[0])
                yield piece

        def close(self) -> None:
            told(requests[0])
            super().close()

        async def aclose(self) -> None:
            self.close()

    def handler(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(200, stream=body, headers={"content-type": "text/event-stream"})

    requests: List[httpx.Request] = []
    body = Talkative(sse(chunk("a")), sse(chunk("b")), DONE, b"\n")
    stream = CALLS["stream"](both.mocked(handler, token=KEY))
    if is_whole:
        assert len(both.items(stream)) == 2
    else:
        both.next(stream)
        both.run(stream.aclose() if both.is_async else stream.close())
    assert body.closed
    assert KEY in requests[0].headers["authorization"]
    assert caplog.text.count("request of ...") >= 2  # of a piece, and of the end
