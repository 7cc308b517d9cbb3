"""What callers put into a path stays in its segment, or is refused before anything is sent."""

from __future__ import annotations

import re
from typing import Any, List, Tuple
from urllib.parse import unquote_to_bytes

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import meshapi
from meshapi_generated.registry import OPERATIONS
from meshapi_generated.runtime.requests import Operation
from tests.both import Both
from tests.calls import Method, methods

BY_ID = [operation for operation in OPERATIONS.values() if "{" in operation.path]
PIECES = [
    "..",
    ".",
    "",
    "/",
    "\\",
    "%2e%2e",
    "%2F",
    "%5c",
    "?",
    "#",
    ";",
    "a",
    "é",
    "\0",
    "\r\n",
    "\ud800",
    " ",
]
IDS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES), max_size=5).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=4).map("/".join),
)


def call_of(operation: Operation) -> Tuple[Method, str]:
    """A method that calls the operation, and the name of its path parameter."""
    (parameter,) = re.findall(r"\{(\w+)\}", operation.path)
    return next(method for method in methods() if method.name == operation.methods[0]), parameter


def targets(method: Method, parameter: str, value: str) -> List[bytes]:
    """The paths that a call asks for, none if it is refused."""
    seen: List[bytes] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.raw_path)
        return httpx.Response(404)

    http_client = httpx.Client(transport=httpx.MockTransport(handler))
    client = meshapi.MeshAPI(base_url="http://gateway.test", token="rsk_test", http_client=http_client)
    try:
        result: Any = Method(method.name, {**method.arguments, parameter: value}, None).called_on(client)
        list(result)
    except meshapi.NotFoundError:
        assert len(seen) == 1
    except ValueError:
        assert seen == []
    return seen


@pytest.mark.parametrize("operation", BY_ID, ids=lambda operation: operation.id)
@given(IDS)
@example("..")
@example("../balance")
@example("%2e%2e")
@example("a/../../b")
@example("..\\..")
@example("a\r\nHost: other.test")
@example("\ud800")
def test_a_path_parameter_keeps_to_its_segment(operation: Operation, value: str) -> None:
    method, parameter = call_of(operation)
    before, after = operation.path.split(f"{{{parameter}}}")
    segments = value.split("/") if parameter in operation.segmented else [value]
    is_refused = any(segment in ("", ".", "..") for segment in segments) or not _can_be_encoded(value)

    sent = targets(method, parameter, value)

    assert len(sent) == (0 if is_refused else 1)
    for path in sent:
        assert path.startswith(before.encode())
        assert path.endswith(after.encode())
        own = path[len(before) : len(path) - len(after)]
        assert re.fullmatch(rb"[A-Za-z0-9._~%-]+(/[A-Za-z0-9._~%-]+)*", own)
        assert [unquote_to_bytes(part).decode() for part in own.split(b"/")] == segments


def _can_be_encoded(value: str) -> bool:
    try:
        return bool(value.encode())
    except UnicodeEncodeError:
        return False


@pytest.mark.parametrize("operation", BY_ID, ids=lambda operation: operation.id)
@pytest.mark.parametrize("value", [None, 7, b"f_1", ["f_1"]])
def test_an_id_that_is_no_text_is_refused(both: Both, operation: Operation, value: Any) -> None:
    method, parameter = call_of(operation)
    client = both.mocked(lambda request: pytest.fail("sent"))
    with pytest.raises(TypeError, match=parameter):
        both.run(Method(method.name, {**method.arguments, parameter: value}, None).called_on(client))


def test_a_voice_in_the_path_of_a_socket_keeps_to_its_segment(both: Both) -> None:
    for voice in ("..", ".", "", "\ud800"):
        with pytest.raises(ValueError, match=r"voice_id|surrogate"):
            both.run(both.client().audio.speech_realtime(voice, model="m"))
