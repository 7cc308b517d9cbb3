"""Forms, bytes and byte streams over real connections: sent again, broken off, cancelled, given back."""

from __future__ import annotations

import asyncio
import io
import threading
import time
from pathlib import Path
from typing import Callable, Dict, Iterator, List

import pytest
from python_multipart.multipart import MultipartParser, parse_options_header

import meshapi
from meshapi import AsyncMeshAPI
from tests.both import Both
from tests.integration.wire_server import LAST, Connection, WireServer, http_chunk

MODEL = "elevenlabs/scribe_v2"
TEXT = b'{"text":"hello"}'
JSON = b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
OK = b"HTTP/1.1 200 OK\r\n" + JSON % (len(TEXT), TEXT)
BUSY = b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 0\r\n" + JSON % (2, b"{}")
SOUND = b"HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\n"
LARGE = bytes(range(256)) * 4096


class Script:
    """Answers one request after the other, and keeps them."""

    def __init__(self, *answers: bytes) -> None:
        self.answers = list(answers)
        self.requests: List[bytes] = []

    def __call__(self, connection: Connection) -> None:
        while request := connection.read_request():
            self.requests.append(request)
            connection.send(self.answers.pop(0))


def file_of(request: bytes) -> Dict[str, bytes]:
    """Name and content of the form's file, as the parser of a server reads them."""
    head, _, body = request.partition(b"\r\n\r\n")
    kind = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"content-type:"))
    boundary = parse_options_header(kind.split(b":", 1)[1].strip())[1][b"boundary"]
    parts: List[Dict[str, bytes]] = []

    def data(of: str) -> Callable[[bytes, int, int], None]:
        def add(piece: bytes, start: int, end: int) -> None:
            parts[-1][of] = parts[-1].get(of, b"") + piece[start:end]

        return add

    parser = MultipartParser(
        boundary,
        {
            "on_part_begin": lambda: parts.append({}),
            "on_header_value": data("headers"),
            "on_part_data": data("content"),
        },
    )
    parser.write(body)
    parser.finalize()
    return parts[-1]


@pytest.mark.parametrize("kind", ["bytes", "path", "file"])
def test_a_large_file_is_sent_again_whole(both: Both, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(LARGE)
    file = {"bytes": LARGE, "path": path, "file": io.BytesIO(LARGE)}[kind]
    script = Script(BUSY, BUSY, OK)
    with WireServer(script) as server:
        answer = both.run(both.client(base_url=server.url).audio.transcribe(file, model=MODEL))

    assert (answer.text, answer.http.attempts) == ("hello", 3)
    assert [file_of(request)["content"] == LARGE for request in script.requests] == [True] * 3


@pytest.mark.parametrize(
    "name",
    ["Größe 1.mp3", "日本語🎵.wav", 'quo"te.mp3', "line\r\nbreak.mp3", "../up.mp3", "a;b=c.mp3", "n" * 300],
)
def test_odd_file_names_arrive(both: Both, name: str) -> None:
    script = Script(OK)
    with WireServer(script) as server:
        both.run(both.client(base_url=server.url).audio.transcribe(b"ID3", model=MODEL, filename=name))

    quoted = name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
    assert f'filename="{quoted}"'.encode() in file_of(script.requests[0])["headers"]


def test_a_large_piece_is_sent_whole(both: Both) -> None:
    """The server takes its time; once buffers are full, the system takes less than it is given."""
    received = bytearray()

    def script(connection: Connection) -> None:
        time.sleep(0.3)
        while not received.endswith(LAST) and (data := connection.sock.recv(1 << 20)):
            received.extend(data)
        connection.send(OK)

    with WireServer(script) as server:
        both.run(both.client(base_url=server.url).audio.transcribe(iter([LARGE * 12]), model=MODEL))

    assert LARGE * 12 in received


def test_a_server_that_answers_before_the_file_has_arrived(both: Both) -> None:
    """It refuses the file by its head, and hangs up; what it said is told."""

    def script(connection: Connection) -> None:
        connection.sock.recv(1000)
        body = b'{"error":{"code":"payload_too_large","message":"Too large."},"request_id":"req_1"}'
        head = b"HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Type: application/json\r\n"
        connection.send(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
        while connection.sock.recv(65536):
            pass

    with WireServer(script) as server:
        client = both.client(base_url=server.url)
        for _ in range(2):
            with pytest.raises(meshapi.PayloadTooLargeError) as caught:
                both.run(client.audio.transcribe(LARGE * 8, model=MODEL))
        assert server.accepted == 2

    assert caught.value.error_code == "payload_too_large"


@pytest.mark.parametrize("error", [FileNotFoundError(2, "gone", "/nfs/a.mp3"), KeyError("a"), TimeoutError()])
def test_what_the_content_raises_is_raised_as_it_is(both: Both, error: Exception) -> None:
    def pieces() -> Iterator[bytes]:
        yield LARGE
        raise error

    def script(connection: Connection) -> None:
        while connection.sock.recv(65536):
            pass

    with WireServer(script) as server:
        client = both.client(base_url=server.url)
        with pytest.raises(type(error)) as raised:
            both.run(client.audio.transcribe(pieces(), model=MODEL))
        assert raised.value is error
        assert server.accepted_in_all() == 1


def test_a_form_that_breaks_off_is_not_sent_again(both: Both) -> None:
    """The server may have done its work before it broke off."""

    def script(connection: Connection) -> None:
        connection.sock.recv(1000)
        connection.reset()

    with WireServer(script) as server:
        client = both.client(base_url=server.url)
        with pytest.raises(meshapi.APIConnectionError) as caught:
            both.run(client.audio.transcribe(LARGE * 8, model=MODEL))
        assert server.accepted == 1

    assert caught.value.http is not None
    assert caught.value.http.attempts == 1


def test_a_cancelled_upload_gives_its_connection_back(fast: bool) -> None:
    over = threading.Event()

    def script(connection: Connection) -> None:
        if server.accepted == 1:
            over.wait(10)
        elif connection.read_request():
            connection.send(OK)
            connection.wait_for_hang_up()

    async def main(url: str) -> None:
        async with AsyncMeshAPI(base_url=url, token="rsk_test", fast=fast) as client:
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(client.audio.transcribe(LARGE * 64, model=MODEL), 0.3)
            assert (await client.audio.transcribe(b"ID3", model=MODEL)).text == "hello"
        over.set()

    with WireServer(script) as server:
        asyncio.run(main(server.url))


def test_bytes_arrive_as_they_are(both: Both) -> None:
    answer = SOUND + b"Content-Length: %d\r\n\r\n" % len(LARGE) + LARGE
    with WireServer(Script(BUSY, answer)) as server:
        speech = both.run(both.client(base_url=server.url).audio.synthesize(input="Hello."))

    assert speech == LARGE
    assert speech.http.attempts == 2


def test_bytes_that_break_off_are_an_error_and_no_short_recording(both: Both) -> None:
    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(SOUND + b"Content-Length: 100\r\n\r\n" + b"ID3")

    with WireServer(script) as server:
        client = both.client(base_url=server.url, max_retries=0)
        with pytest.raises(meshapi.APIConnectionError):
            both.run(client.audio.synthesize(input="Hello."))


def test_the_pieces_of_a_byte_stream_are_the_bytes(both: Both) -> None:
    chunks = [http_chunk(LARGE[start : start + 50_000]) for start in range(0, len(LARGE), 50_000)]
    script = Script(SOUND + b"Transfer-Encoding: chunked\r\n\r\n" + b"".join(chunks) + LAST, OK)
    with WireServer(script) as server:
        client = both.client(base_url=server.url)
        stream = client.audio.synthesize_stream(input="Hello.")
        assert b"".join(both.loop_over(stream)) == LARGE
        assert stream.completed
        assert both.run(client.audio.transcribe(b"ID3", model=MODEL)).text == "hello"
        assert server.accepted == 1


@pytest.mark.parametrize("reset", [False, True])
def test_a_byte_stream_that_breaks_off_is_interrupted_after_its_pieces(both: Both, reset: bool) -> None:
    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(SOUND + b"Transfer-Encoding: chunked\r\n\r\n" + http_chunk(b"ID3"))
        connection.wait_for_hang_up(0.2)
        if reset:
            connection.reset()

    pieces: List[bytes] = []
    with WireServer(script) as server:
        stream = both.client(base_url=server.url).audio.synthesize_stream(input="Hello.")
        with pytest.raises(meshapi.StreamInterruptedError):
            both.items(stream, into=pieces)

    assert b"".join(pieces) == b"ID3"
    assert not stream.completed


def test_a_byte_stream_that_is_left_early_closes_its_connection(both: Both) -> None:
    hung_up = threading.Event()

    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(SOUND + b"Transfer-Encoding: chunked\r\n\r\n" + http_chunk(b"ID3"))
        if connection.wait_for_hang_up():
            hung_up.set()

    with WireServer(script) as server:
        stream = both.client(base_url=server.url).audio.synthesize_stream(input="Hello.")
        both.enter(stream)
        assert both.next(stream) == b"ID3"
        both.leave(stream)
        assert hung_up.wait(10)
