"""Nothing that a caller gives becomes a header field, a part or a request of its own."""

from __future__ import annotations

from email.parser import BytesParser
from email.policy import HTTP
from typing import Any, Dict, List
from urllib.parse import unquote

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import meshapi
from tests.both import Both

SPLITS = [
    "\r\nX-Injected: 1",
    "\nX-Injected: 1",
    "\rX-Injected: 1",
    "\0",
    "\x85",
    "\u2028",
    "é\r\n\r\nGET /v1/balance",
]
FIELDS = {
    "api_version": lambda text: {"api_version": text},
    "token": lambda text: {"token": text},
    "callable token": lambda text: {"token": lambda: text},
    "default header": lambda text: {"default_headers": {"X-A": text}},
    "name of a header": lambda text: {"default_headers": {text: "a"}},
    "extra header": lambda text: {"options": meshapi.RequestOptions(extra_headers={"X-A": text})},
    "idempotency key": lambda text: {"options": meshapi.RequestOptions(idempotency_key=text)},
}


def refusing(request: httpx.Request) -> httpx.Response:
    raise AssertionError("nothing may be sent")


@pytest.mark.parametrize("make", FIELDS.values(), ids=FIELDS)
@pytest.mark.parametrize("split", SPLITS)
def test_a_header_like_value_of_two_lines_is_refused(both: Both, make: Any, split: str) -> None:
    with pytest.raises(meshapi.ConfigurationError):
        both.run(both.mocked(refusing, **make(f"2026-08{split}")).models.list())


@pytest.mark.parametrize("split", SPLITS)
def test_a_media_type_of_two_lines_is_refused(both: Both, split: str) -> None:
    client = both.mocked(refusing)
    with pytest.raises(ValueError, match=r"(?i)content-type"):
        both.run(client.rag.upload_file(content=b"x", file_name="a", mime_type=f"text/plain{split}"))


def parts_of(request: httpx.Request) -> List[Any]:
    head = b"Content-Type: " + request.headers["content-type"].encode() + b"\r\n\r\n"
    return list(BytesParser(policy=HTTP).parsebytes(head + request.content).iter_parts())


def form(filename: str, **options: Any) -> httpx.Request:
    """What is sent for a file of this name."""
    seen: List[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        request.read()
        seen.append(request)
        return httpx.Response(200, json={"text": "x"})

    http_client = httpx.Client(transport=httpx.MockTransport(handler))
    client = meshapi.MeshAPI(base_url="http://gateway.test", token="rsk_test", http_client=http_client)
    client.audio.transcribe(b"ID3", model="m", filename=filename, options=meshapi.RequestOptions(**options))
    return seen[0]


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
ODD = [
    'a".mp3',
    'a"; name="model',
    "a\r\nX-Injected: 1\r\n\r\nmodel",
    "\0",
    "😀.mp3",
    "../../etc/passwd",
    "a\\",
    "%22",
    ";",
]


@given(NAMES)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_file_name_stays_in_its_quotes(name: str) -> None:
    _check_name(name)


@pytest.mark.parametrize("name", ODD)
def test_odd_file_names_stay_in_their_quotes(name: str) -> None:
    _check_name(name)


def _check_name(name: str) -> None:
    content = form(name).content
    escaped = name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A").replace("\0", "%00")
    line = f'Content-Disposition: form-data; name="file"; filename="{escaped}"\r\n'.encode()
    assert content.count(line + b"Content-Type: application/octet-stream\r\n\r\nID3\r\n") == 1
    assert content.count(b"\r\nContent-Disposition: ") + content.startswith(b"Content-Disposition") == 2


@given(st.dictionaries(NAMES, NAMES, max_size=3))
@example({'x"; filename="y': "a\r\n--boundary", "a\r\nX-Injected: 1": "\0"})
def test_extra_members_of_a_form_stay_parts(extra: Dict[str, str]) -> None:
    extra = {name: value for name, value in extra.items() if name not in ("file", "model")}
    parts = parts_of(form("a.mp3", extra_body=extra))

    assert len(parts) == 2 + len(extra)
    assert all(set(part.keys()) <= {"Content-Disposition", "Content-Type"} for part in parts)


@given(st.dictionaries(NAMES, st.one_of(NAMES, st.lists(NAMES, max_size=2)), max_size=3))
@example({"a&b=c#d": "\r\nX: y e?&=#"})
def test_extra_parameters_stay_in_the_query(extra: Dict[str, Any]) -> None:
    request = form("a.mp3", extra_query=extra)
    pairs = [
        (name, item)
        for name, value in extra.items()
        for item in ([value] if isinstance(value, str) else value)
    ]
    query = request.url.raw_path.partition(b"?")[2].decode("ascii")

    assert request.url.path == "/v1/audio/transcriptions"
    assert not request.url.fragment
    sent = [tuple(map(unquote, pair.split("="))) for pair in query.split("&") if pair]
    assert sent == pairs
