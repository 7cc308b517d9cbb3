"""Forms of any content: an independent parser reads back what was put in, and the length is as announced."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path
from typing import Any, Optional

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from python_multipart.multipart import MultipartParser, parse_options_header

from meshapi._multipart import form_content
from meshapi._pieces import PIECE_BYTES
from meshapi_generated.runtime.requests import Form


class Parts:
    """What python-multipart finds in a body: of each part the header of its name, and its content."""

    def __init__(self, boundary: bytes) -> None:
        self.found: list[tuple[bytes, bytes]] = []
        self.is_complete = False
        self._field = self._value = self._data = self._disposition = b""
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._begin,
                "on_header_field": self._on_field,
                "on_header_value": self._on_value,
                "on_header_end": self._on_header,
                "on_part_data": self._on_data,
                "on_part_end": self._on_part,
                "on_end": self._on_end,
            },
        )
        self.feed = self._parser.write

    def _begin(self) -> None:
        self._data = self._disposition = b""

    def _on_field(self, data: bytes, start: int, end: int) -> None:
        self._field += data[start:end]

    def _on_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _on_header(self) -> None:
        if self._field.lower() == b"content-disposition":
            self._disposition = self._value
        self._field = self._value = b""

    def _on_data(self, data: bytes, start: int, end: int) -> None:
        self._data += data[start:end]

    def _on_part(self) -> None:
        self.found.append((self._disposition, self._data))

    def _on_end(self) -> None:
        self.is_complete = True


def sent(form: Form) -> tuple[bytes, bytes, Optional[int]]:
    """Boundary and body of a form, and the length that it announces; sync, async and sent again are the same."""
    content, media_type = form_content(form)

    async def apieces() -> list[bytes]:
        return [piece async for piece in content.apieces()]

    pieces = [*content.pieces()]
    if content.replayable:
        assert [*content.pieces()] == pieces == asyncio.run(apieces())
    return parse_options_header(media_type.decode())[1][b"boundary"], b"".join(pieces), content.length


def name_in(disposition: bytes, what: str) -> bytes:
    return disposition.partition(f'; {what}="'.encode())[2].partition(b'"')[0]


def quoted(name: str) -> bytes:
    """A name as the HTML standard has it in a form."""
    for char in '"\r\n\0':
        name = name.replace(char, f"%{ord(char):02X}")
    return name.encode()


NAMES = st.text(st.characters(exclude_categories=["Cs"])) | st.text("\"\\;=%\r\n\0\t '/é日a", max_size=8)
# What the format itself is made of, so that content looks like it.
CONTENT = st.lists(
    st.sampled_from([b"\r\n", b"--", b"\r", b"\n", b"\r\n--meshapi-", b"--meshapi-0--\r\n", b"", b"a" * 5000])
    | st.binary(max_size=20)
)
FIELDS = st.lists(
    st.tuples(NAMES.filter(bool), CONTENT.map(lambda parts: b"".join(parts).decode("latin-1")) | NAMES),
    min_size=1,
    max_size=3,
)


@given(
    FIELDS,
    NAMES,
    CONTENT,
    st.sampled_from(["bytes", "list", "iterator", "file", "none"]),
    st.integers(1, 200),
)
@example([("a", "--x")], 'a"\r\nb', [b"\r\n--meshapi-", b"\r\n"], "list", 1)
def test_an_independent_parser_reads_back_what_was_sent(
    fields: list[tuple[str, str]], filename: str, content: list[bytes], kind: str, size: int
) -> None:
    data = b"".join(content)
    given: Any = {
        "bytes": data,
        "list": content,
        "iterator": iter(content),
        "file": io.BytesIO(data),
        "none": None,
    }[kind]
    boundary, body, length = sent(Form(tuple(fields), "file", given, filename, "audio.mp3"))

    parts = Parts(boundary)
    for start in range(0, len(body), size):
        parts.feed(body[start : start + size])
    assert parts.is_complete
    names = [(name_in(disposition, "name"), value) for disposition, value in parts.found]
    file = [] if kind == "none" else [(b"file", data)]
    assert names == [*((quoted(name), value.encode()) for name, value in fields), *file]
    if file:
        assert name_in(parts.found[-1][0], "filename") == quoted(filename)
    assert length == (None if kind == "iterator" else len(body))


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES])
@pytest.mark.parametrize("kind", ["bytes", "path", "file"])
def test_large_files_go_in_pieces_and_announce_their_length(tmp_path: Path, kind: str, size: int) -> None:
    data = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    path = tmp_path / "a"
    path.write_bytes(data)
    given: Any = {"bytes": data, "path": path, "file": io.BytesIO(data)}[kind]
    content, _ = form_content(Form((), "file", given, "a", "a"))

    pieces = [*content.pieces()]
    assert sum(map(len, pieces)) == content.length
    assert b"".join(pieces[1:-1]) == data
    assert max(map(len, pieces)) <= max(PIECE_BYTES, len(pieces[0]))
