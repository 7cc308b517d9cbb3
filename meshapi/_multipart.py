"""Forms with a file as request bodies: ``multipart/form-data`` (RFC 7578), sent in pieces."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, AsyncIterator, Iterator, Optional, Tuple, cast

from attrs import frozen

from meshapi_generated.runtime.requests import Form

from ._content import content_of
from ._wire import Content


def form_content(form: Form) -> Tuple[Content, bytes]:
    """The body of a form and its `Content-Type`.

    Raises what `content_of` raises for a file that cannot be sent, and a `TypeError` for text in place of one, for that
    may be meant as a path.
    """
    if isinstance(form.content, str):
        raise TypeError(
            f"{form.name} must not be a str: for a file give a pathlib.Path, for its content bytes"
        )
    boundary = f"meshapi-{os.urandom(16).hex()}"
    parts = [_head(boundary, name) + value.encode() + b"\r\n" for name, value in form.fields]
    end = f"--{boundary}--\r\n".encode("ascii")
    if form.content is None:
        body: Content = FormContent(b"".join(parts) + end, None, b"")
    else:
        parts.append(_head(boundary, form.name, _file_name(form)))
        body = FormContent(b"".join(parts), content_of(form.content), b"\r\n" + end)
    return body, f"multipart/form-data; boundary={boundary}".encode("ascii")


def _file_name(form: Form) -> str:
    """The name that was given, or else that of the path or file."""
    given: Any = form.filename
    if given is None:
        content = form.content
        own: Any = content if isinstance(content, os.PathLike) else getattr(content, "name", None)
        given = Path(own).name if isinstance(cast(object, own), (str, os.PathLike)) else ""
        return given or form.default_filename
    if not isinstance(given, str):
        raise TypeError(f"filename must be a str, not {type(given).__name__}")
    return given


def _head(boundary: str, name: str, filename: Optional[str] = None) -> bytes:
    lines = [f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"']
    if filename is not None:
        lines = [f'{lines[0]}; filename="{_quoted(filename)}"', "Content-Type: application/octet-stream"]
    return "\r\n".join([*lines, "", ""]).encode()


def _quoted(text: str) -> str:
    """A name inside quotes, escaped as browsers do it (HTML standard, multipart/form-data); UTF-8 stays as it is.

    NUL, which browsers send, no header field may have (RFC 9110, section 5.5).
    """
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A").replace("\0", "%00")


@frozen
class FormContent:
    """A form: the fields and the head of the file's part, the file, the end."""

    before: bytes
    file: Optional[Content]
    after: bytes

    @property
    def length(self) -> Optional[int]:
        size = self.file.length if self.file else 0
        return None if size is None else len(self.before) + size + len(self.after)

    @property
    def replayable(self) -> bool:
        return self.file is None or self.file.replayable

    def pieces(self) -> Iterator[bytes]:
        yield self.before
        if self.file:
            yield from self.file.pieces()
        if self.after:
            yield self.after

    async def apieces(self) -> AsyncIterator[bytes]:
        yield self.before
        if self.file:
            async for piece in self.file.apieces():
                yield piece
        if self.after:
            yield self.after
