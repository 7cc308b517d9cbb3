"""What is about `fast=True` alone. What is common to all connections runs on it by `pytest --fast`."""

from __future__ import annotations

import asyncio
import gc
import socket
import ssl
import sys
import time
from contextlib import suppress
from typing import Any, AsyncIterator, Callable, List

import httpx
import pytest

import meshapi
from meshapi import AsyncMeshAPI
from tests.contract.samples import MESSAGES, chunk, sse
from tests.integration.faults.gateway import sized
from tests.integration.wire_server import HEAD, LAST, Connection, WireServer, answering, http_chunk

pytest.importorskip("aiohttp", reason="the extra fast is not installed; it needs Python 3.10")
from meshapi._fast import FastTransport

KEY = "rsk_test"
FREE = sized(200, [])
CALLS: List[Callable[[Any], Any]] = [
    lambda client: client.models.get("a/b c?d=é"),
    lambda client: client.models.list(options=meshapi.RequestOptions(extra_query={"q": "a+b %2f ü"})),
    lambda client: client.templates.delete("t1"),
    lambda client: client.batches.cancel("b1"),
    lambda client: client.chat.completions.create(messages=MESSAGES),
    lambda client: client.chat.completions.create(messages=[{"role": "user", "content": "x" * 300_000}]),
    lambda client: client.audio.transcribe(b"ID3" * 30_000, model="m"),
]


def sent_by(fast: bool, call: Callable[[Any], Any], **settings: Any) -> bytes:
    """All that a call sends, but for what is new in each: the boundary of a form."""
    requests: List[bytes] = []

    def script(connection: Connection) -> None:
        requests.append(connection.read_request())
        connection.send(sized(400, {"error": {"code": "told", "message": "no"}}))

    async def main(url: str) -> None:
        async with AsyncMeshAPI(base_url=url, token=KEY, fast=fast, **settings) as client:
            with pytest.raises(meshapi.MeshAPIError):
                await call(client)

    with WireServer(script) as server:
        asyncio.run(main(server.url))
        request = requests[0].replace(server.url[7:].encode(), b"host")
    _, found, rest = request.partition(b"boundary=")
    return request.replace(rest.partition(b"\r\n")[0], b"-") if found else request


@pytest.mark.parametrize("call", CALLS)
def test_the_same_bytes_go_out(call: Callable[[Any], Any]) -> None:
    fields = {"x-a": "1", "X-B": "b", "accept-encoding": "identity"}

    assert sent_by(True, call) == sent_by(False, call)
    assert sent_by(True, call, default_headers=fields) == sent_by(False, call, default_headers=fields)


@pytest.mark.skipif(not socket.has_ipv6, reason="IPv6 is not there")
def test_an_address_may_be_one_of_ipv6() -> None:
    with WireServer(answering(FREE), host="::1") as server:

        async def main() -> None:
            async with AsyncMeshAPI(base_url=server.url, token=KEY, fast=True) as client:
                assert await client.models.free() == await client.models.free() == []

        asyncio.run(main())
        assert server.accepted == 1


@pytest.mark.parametrize("size", [99_999, 100_001])
def test_a_body_that_is_not_as_long_as_announced_is_an_error_at_once(size: int) -> None:
    """That of a file that changes while it is sent; one that is shorter is not made whole."""
    requests: List[bytes] = []

    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, size, 50_000):
            yield b"x" * min(50_000, size - start)

    async def main(url: str) -> None:
        phases = dict.fromkeys(("connect", "read", "write", "pool"), 10.0)
        headers = [(b"Host", url[7:].encode()), (b"Content-Length", b"100000")]
        request = httpx.Request("PUT", url, headers=headers, content=pieces(), extensions={"timeout": phases})
        transport = FastTransport(ssl.create_default_context(), httpx.Limits(), None)
        with pytest.raises(httpx.LocalProtocolError, match="Content-Length"):
            await transport.handle_async_request(request)
        await transport.aclose()

    with WireServer(lambda connection: requests.append(connection.read_request())) as server:
        asyncio.run(main(server.url))
    assert size > 100_000 or not any(requests)


def test_a_header_that_cannot_be_sent_byte_for_byte_is_refused() -> None:
    client = AsyncMeshAPI(
        base_url="http://127.0.0.1:9", token=KEY, fast=True, default_headers={"x-name": "é"}
    )

    with pytest.raises(meshapi.ConfigurationError, match="'x-name' must be ASCII"):
        asyncio.run(client.models.free())


def test_cookies_are_not_kept() -> None:
    requests: List[bytes] = []

    def script(connection: Connection) -> None:
        while request := connection.read_request():
            requests.append(request)
            connection.send(FREE.replace(b"\r\n\r\n", b"\r\nSet-Cookie: a=b; Path=/\r\n\r\n", 1))

    async def main(url: str) -> None:
        async with AsyncMeshAPI(base_url=url, token=KEY, fast=True) as client:
            for _ in range(2):
                await client.models.free()

    with WireServer(script) as server:
        asyncio.run(main(server.url))
    assert requests[0] == requests[1]


def test_silence_counts_only_while_somebody_waits() -> None:
    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(HEAD)
        time.sleep(0.7)
        connection.send(http_chunk(sse(chunk("a"))))
        time.sleep(0.7)
        connection.send(http_chunk(sse(chunk("b"))), http_chunk(sse("[DONE]")), LAST)

    async def main(url: str) -> None:
        async with AsyncMeshAPI(base_url=url, token=KEY, fast=True, timeout=0.5) as client:
            stream = client.chat.completions.stream(messages=MESSAGES)
            await stream.__aenter__()
            await asyncio.sleep(0.6)  # the reader is busy
            await stream.__anext__()
            await asyncio.sleep(0.6)
            assert [item.choices[0].delta.content async for item in stream] == ["b"]

    with WireServer(script) as server:
        asyncio.run(main(server.url))


def test_a_body_that_is_complete_is_no_failure_though_its_connection_breaks() -> None:
    body = sse(chunk("a"), "[DONE]")

    def script(connection: Connection) -> None:
        connection.read_request()
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: %d\r\n\r\n"
        connection.send(head % len(body) + body)
        connection.reset()

    async def main(url: str) -> None:
        async with AsyncMeshAPI(base_url=url, token=KEY, fast=True) as client:
            stream = client.chat.completions.stream(messages=MESSAGES)
            await stream.__aenter__()
            await asyncio.sleep(0.2)  # it has broken by then
            assert len([item async for item in stream]) == 1
            assert stream.completed

    with WireServer(script) as server:
        asyncio.run(main(server.url))


def test_a_server_need_not_say_that_it_wants_the_body() -> None:
    fields = {"Expect": "100-continue"}

    async def main(url: str) -> None:
        async with AsyncMeshAPI(base_url=url, token=KEY, fast=True, default_headers=fields) as client:
            assert (await asyncio.wait_for(client.audio.transcribe(b"ID3", model="m"), 5)).text == "hi"

    with WireServer(answering(sized(200, {"text": "hi"}))) as server:
        asyncio.run(main(server.url))


def test_it_needs_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    for name in ("meshapi._fast", "meshapi._fast_exchange"):
        monkeypatch.delitem(sys.modules, name, raising=False)

    with pytest.raises(meshapi.ConfigurationError, match=r"pip install 'meshapi\[fast\]'"):
        AsyncMeshAPI(token=KEY, fast=True)


@pytest.mark.parametrize("version", ["3.13.5", "3.14.4", "3.15.0", "4.0.0a1"])
def test_an_aiohttp_of_another_minor_version_is_none(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    monkeypatch.setattr("aiohttp.__version__", version)
    monkeypatch.delitem(sys.modules, "meshapi._fast", raising=False)

    with pytest.raises(meshapi.ConfigurationError, match=rf"aiohttp 3\.14\.5 .*this is aiohttp {version}"):
        AsyncMeshAPI(token=KEY, fast=True)


def test_it_is_true_or_false() -> None:
    with pytest.raises(meshapi.ConfigurationError, match="fast must be True or False, not 'no'"):
        AsyncMeshAPI(token=KEY, fast="no")  # type: ignore[arg-type]


def test_an_http_client_is_what_it_is() -> None:
    with pytest.raises(meshapi.ConfigurationError, match="fast cannot be given"):
        AsyncMeshAPI(token=KEY, fast=True, http_client=httpx.AsyncClient())


def test_socks_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(meshapi.ConfigurationError, match="SOCKS"):
        AsyncMeshAPI(token=KEY, fast=True, proxy="socks5://127.0.0.1:1080")

    monkeypatch.setenv("all_proxy", "socks5://127.0.0.1:1080")
    with pytest.raises(meshapi.ConfigurationError, match="SOCKS"):
        asyncio.run(AsyncMeshAPI(token=KEY, fast=True).models.free())


def test_trio_is_refused() -> None:
    trio = pytest.importorskip("trio")
    client = AsyncMeshAPI(token=KEY, fast=True)

    with pytest.raises(meshapi.ConfigurationError, match="asyncio"):
        trio.run(client.models.free)


OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (OK + b"X-A: " + b"a" * 75 + b"rsk_" + b"b" * 200_000, "Got more than 102400 bytes when reading"),
        (b"SSH-2.0\r\n\r\n", "Bad status line: Expected HTTP/, RTSP/ or ICE/: b'SSH-2.0'"),
        (OK + b"Content-Length: 1a\r\n\r\n", "Invalid character in Content-Length: b'Content-Length: 1a'"),
        (HEAD + b"zz\r\n", "Invalid character in chunk size: b'zz'"),
        (
            b"HTTP/1.1 101 Other\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
            "upgrade to another protocol, which",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_error_says_on_one_line_what_cannot_be_read(answer: bytes, text: str) -> None:
    """Of a line that is too long, nothing: it is cut where half a key may be, and that is not known for one."""

    async def main(url: str) -> None:
        async with AsyncMeshAPI(base_url=url, token="rsk_key_of_more_letters", fast=True) as client:
            await client.chat.completions.create(messages=MESSAGES)

    with WireServer(answering(answer)) as server, pytest.raises(meshapi.APIConnectionError) as raised:
        asyncio.run(main(server.url))
    assert text in str(raised.value)
    assert not any(told in str(raised.value) for told in ("400, message", "^", "rsk_"))


@pytest.mark.parametrize("ending", [Connection.reset, lambda connection: connection.send(b"no HTTP\r\n\r\n")])
def test_a_failure_leaves_nothing_to_the_collector(ending: Callable[[Connection], None]) -> None:
    def script(connection: Connection) -> None:
        connection.read_request()
        ending(connection)

    async def main(url: str) -> None:
        async with AsyncMeshAPI(base_url=url, token=KEY, fast=True, max_retries=0) as client:
            for _ in range(3):
                with suppress(meshapi.APIConnectionError):
                    await client.models.free()
            await asyncio.sleep(0.05)
            gc.collect()
            gc.disable()
            for _ in range(3):
                with suppress(meshapi.APIConnectionError):
                    await client.models.free()
            await asyncio.sleep(0.05)
            gc.set_debug(gc.DEBUG_SAVEALL)
            gc.collect()

    with WireServer(script) as server:
        try:
            asyncio.run(main(server.url))
            left = {type(thing).__module__.partition(".")[0] for thing in gc.garbage}
        finally:
            gc.set_debug(0)
            gc.enable()
            gc.garbage.clear()
    assert not {"aiohttp", "httpx", "meshapi"} & left
