"""Forms on the wire: what a server's own parser makes of them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, AsyncIterator, Dict, Iterator, List, Tuple

import httpx
import pytest
from python_multipart.multipart import parse_options_header  # the parser of the sandbox's framework
from starlette.datastructures import Headers
from starlette.formparsers import MultiPartParser

import meshapi
from meshapi import NULL, RequestOptions, TranscriptionParams
from tests.both import Both

MODEL = "elevenlabs/scribe_v2"
TEXT = {"text": "hello"}


class Server:
    """Answers `statuses` one after the other, then 200, and keeps the requests."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.requests: List[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        status = self.statuses.pop(0) if self.statuses else 200
        return httpx.Response(status, json=TEXT if status == 200 else {})


def parts_of(both: Both, request: httpx.Request) -> List[Tuple[str, Any]]:
    """The form as Starlette reads it: text fields as text, the file as a triple."""

    async def body() -> AsyncIterator[bytes]:
        yield request.content

    async def parse() -> List[Tuple[str, Any]]:
        form = await MultiPartParser(Headers(request.headers), body()).parse()
        try:
            return [
                (
                    name,
                    part if isinstance(part, str) else (part.filename, part.content_type, await part.read()),
                )
                for name, part in form.multi_items()
            ]
        finally:
            await form.close()

    return both.loop.run_until_complete(parse())  # type: ignore[no-any-return]


def sent(both: Both, file: Any = b"ID3", **keywords: Any) -> List[Tuple[str, Any]]:
    server = Server()
    both.run(both.mocked(server).audio.transcribe(file, **{"model": MODEL, **keywords}))
    return parts_of(both, server.requests[0])


def test_the_fields_come_first_and_the_file_has_its_name(both: Both) -> None:
    assert sent(both) == [
        ("model", MODEL),
        ("file", ("audio.mp3", "application/octet-stream", b"ID3")),
    ]


def test_booleans_numbers_and_lists_are_encoded_as_servers_expect_them(both: Both) -> None:
    assert sent(
        both, diarize=True, no_verbatim=False, num_speakers=2, temperature=0.5, keyterms=["a", "b,c"]
    )[:-1] == [
        ("model", MODEL),
        ("num_speakers", "2"),
        ("diarize", "true"),
        ("temperature", "0.5"),
        ("no_verbatim", "false"),
        ("keyterms", "a"),
        ("keyterms", "b,c"),
    ]


def test_a_params_object_gives_the_same_form_and_nulls_are_left_out(both: Both) -> None:
    server = Server()
    params = TranscriptionParams(model=MODEL, diarize=True, seed=None, language_code=NULL)
    both.run(both.mocked(server).audio.transcribe(b"ID3", params, filename="a.wav"))
    assert parts_of(both, server.requests[0]) == [
        ("model", MODEL),
        ("diarize", "true"),
        ("file", ("a.wav", "application/octet-stream", b"ID3")),
    ]


def test_the_head_names_the_boundary_and_the_length(both: Both) -> None:
    server = Server()
    client = both.mocked(server, default_headers={"Content-Type": "text/plain", "X-Team": "a"})
    both.run(client.audio.transcribe(b"ID3", model=MODEL))
    headers = server.requests[0].headers
    kind, options = parse_options_header(headers["content-type"])
    assert headers.get_list("content-type") == [headers["content-type"]]
    assert kind == b"multipart/form-data"
    assert options[b"boundary"] in server.requests[0].content
    assert int(headers["content-length"]) == len(server.requests[0].content)
    assert headers["x-team"] == "a"


@pytest.mark.parametrize("name", ["Größe 1.mp3", "日本.wav", "a;b=c.mp3", "back\\slash.mp3", "it's.mp3", ""])
def test_odd_file_names_arrive(both: Both, name: str) -> None:
    server = Server()
    both.run(both.mocked(server).audio.transcribe(b"ID3", model=MODEL, filename=name))
    assert f'filename="{name}"'.encode() in server.requests[0].content


@pytest.mark.parametrize("name", ['a"b.mp3', "a\r\nContent-Type: x.mp3", 'x"; name="model'])
def test_a_file_name_cannot_leave_its_quotes(both: Both, name: str) -> None:
    server = Server()
    both.run(both.mocked(server).audio.transcribe(b"ID3", model=MODEL, filename=name))
    quoted = name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
    assert parts_of(both, server.requests[0])[-1] == ("file", (quoted, "application/octet-stream", b"ID3"))


def test_text_that_is_no_unicode_is_refused(both: Both) -> None:
    with pytest.raises(ValueError, match="surrogates"):
        sent(both, language_code="\ud800")


def test_extra_members_become_fields_over_those_of_the_params(both: Both) -> None:
    options = RequestOptions(extra_body={"num_speakers": 3, "beta": True, "tags": ["x", "y"]})
    assert sent(both, num_speakers=2, options=options)[:-1] == [
        ("model", MODEL),
        ("num_speakers", "3"),
        ("beta", "true"),
        ("tags", "x"),
        ("tags", "y"),
    ]


def test_a_form_may_have_no_file(both: Both) -> None:
    assert sent(both, None, source_url="https://files.test/a.mp3") == [
        ("model", MODEL),
        ("source_url", "https://files.test/a.mp3"),
    ]


def contents(path: Path) -> Dict[str, Any]:
    path.write_bytes(b"ID3")
    with_start = io.BytesIO(b"xxID3")
    with_start.seek(2)
    return {"bytes": b"ID3", "path": path, "file": with_start, "list": [b"I", b"", b"D3"]}


@pytest.mark.parametrize("kind", ["bytes", "path", "file", "list"])
def test_what_can_be_started_again_is_sent_again_whole(
    both: Both, tmp_path: Path, waits: List[float], kind: str
) -> None:
    server = Server(429, 429)
    both.run(both.mocked(server).audio.transcribe(contents(tmp_path / "audio.mp3")[kind], model=MODEL))
    bodies = [parts_of(both, request)[-1] for request in server.requests]
    assert bodies == [("file", ("audio.mp3", "application/octet-stream", b"ID3"))] * 3


def test_an_iterator_is_sent_once(both: Both, waits: List[float]) -> None:
    server = Server(429)

    def pieces() -> Iterator[bytes]:
        yield b"ID"
        yield b"3"

    with pytest.raises(meshapi.RateLimitError) as caught:
        both.run(both.mocked(server).audio.transcribe(pieces(), model=MODEL))
    assert caught.value.http is not None
    assert caught.value.http.attempts == len(server.requests) == 1
    assert server.requests[0].headers["transfer-encoding"] == "chunked"
    assert parts_of(both, server.requests[0])[-1][1][2] == b"ID3"


def test_an_async_iterator_needs_the_async_client(both: Both) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"ID3"

    if both.is_async:
        assert sent(both, pieces())[-1][1][2] == b"ID3"
    else:
        with pytest.raises(TypeError, match="async client only"):
            sent(both, pieces())


def test_what_cannot_be_sent_is_refused_before_anything_is(both: Both, tmp_path: Path) -> None:
    refused: List[Tuple[Any, Any]] = [
        (7, TypeError),
        ("talk.wav", TypeError),
        (("talk.wav", b"RIFF"), TypeError),
        ({"file": b"RIFF"}, TypeError),
        (io.StringIO("x"), TypeError),
        (tmp_path / "none", OSError),
    ]
    for file, error in refused:
        server = Server()
        with pytest.raises(error):
            both.run(both.mocked(server).audio.transcribe(file, model=MODEL))
        assert server.requests == []


def test_a_file_is_called_what_it_is_called(both: Both, tmp_path: Path) -> None:
    path = tmp_path / "hé.wav"
    path.write_bytes(b"RIFF")
    with path.open("rb") as file:
        names = [sent(both, source)[-1][1][0] for source in (path, file, b"RIFF", io.BytesIO(b"RIFF"))]
    assert names == ["hé.wav", "hé.wav", "audio.mp3", "audio.mp3"]
    assert sent(both, path, filename="b.wav")[-1][1][0] == "b.wav"
    assert sent(both, path, filename=None)[-1][1][0] == "hé.wav"
    with pytest.raises(TypeError, match="filename must be a str, not int"):
        sent(both, path, filename=5)


def test_extra_members_may_be_objects_but_not_the_file(both: Both) -> None:
    options = RequestOptions(extra_body={"x": {"a": [1, None]}})
    assert ("x", '{"a":[1,null]}') in sent(both, options=options)
    with pytest.raises(ValueError, match="the file of this form"):
        sent(both, options=RequestOptions(extra_body={"file": "x"}))


def test_the_other_forms_go_where_they_belong(both: Both) -> None:
    server = Server()
    client = both.mocked(server)
    both.run(client.audio.audio_translate(b"ID3", model="openai/whisper-1"))
    both.run(client.audio.translate(b"ID3"))
    assert len({request.url.path for request in server.requests}) == 2
    for request in server.requests:
        assert parts_of(both, request)[-1] == ("file", ("audio.mp3", "application/octet-stream", b"ID3"))
