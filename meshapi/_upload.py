"""The flow of a file upload: register the file, then put its bytes where the gateway says."""

from __future__ import annotations

import mimetypes
import os
import time
from pathlib import Path
from typing import Any, Optional, Tuple, Union
from urllib.parse import urlsplit

from attrs import field, frozen

from meshapi_generated.models.rag import InitUploadResponse
from meshapi_generated.runtime.options import Timeout
from meshapi_generated.runtime.requests import Request

from ._config import ClientConfig, host_of
from ._content import Progress, UploadContent, Watched, content_of
from ._errors import ResponseParseError
from ._flow import Call, Exchange, Flow
from ._headers import checked_headers, raw_headers
from ._wire import Content, Wire

PathLike = Union[str, "os.PathLike[str]"]


def upload(
    config: ClientConfig, registration: Request[InitUploadResponse], mime_type: str, content: Content
) -> Flow[InitUploadResponse]:
    """Registers a file and sends its bytes; a deadline covers both."""
    started = time.monotonic()
    headers = raw_headers(checked_headers({"Content-Type": mime_type}))
    registered = _Registered((yield Call(registration)))
    if not registered.host:
        raise ResponseParseError("the gateway gave no usable address for the upload", status=200)

    def make_wire(timeout: Timeout, ends: Optional[float]) -> Flow[Wire]:
        # The address is the permission, and may be another server's: nothing of ours goes there but the type.
        yield from ()
        return Wire("PUT", registered.answer.signed_url, headers, content, timeout, ends, signed=True)

    yield from Exchange(
        name="PUT to the signed URL",
        host=registered.host,
        config=config.over(registration.options),
        make_wire=make_wire,
        retry_safe=True,
        replayable=content.replayable,
        started=started,
    ).run()
    return registered.answer


@frozen
class _Registered:
    """Keeps the signed URL out of sight."""

    answer: InitUploadResponse = field(repr=False)

    @property
    def host(self) -> str:
        """Host and port of the signed URL, "" when it is not usable."""
        try:
            url = urlsplit(self.answer.signed_url)
            is_usable = url.scheme in ("http", "https") and host_of(url)
            return url.netloc.rpartition("@")[2] if is_usable else ""
        except ValueError:
            return ""


def source_of(
    path: Optional[PathLike],
    content: Optional[UploadContent],
    file_name: Optional[str],
    mime_type: Optional[str],
    on_progress: Optional[Progress],
) -> Tuple[Content, str, str]:
    """Body, name and media type of what the caller wants to upload, as far as they were not given worked out.

    Raises:
        TypeError: neither or both of path and content, or a content that has no name.
        OSError: the path cannot be read.
    """
    if (path is None) == (content is None):
        raise TypeError("upload_file() takes either path or content")
    source: UploadContent = Path(path) if path is not None else content  # type: ignore[assignment]
    name = file_name or _name_of(source)
    if not name:
        raise TypeError("upload_file() needs a file_name with this content")
    body = content_of(source)
    return Watched(body, on_progress) if on_progress else body, name, mime_type or _mime_type_of(name)


def _name_of(source: UploadContent) -> str:
    name: Any = source if isinstance(source, os.PathLike) else getattr(source, "name", "")
    return os.path.basename(os.fspath(name)) if isinstance(name, (str, os.PathLike)) else ""


def _mime_type_of(name: str) -> str:
    guess, encoding = mimetypes.guess_type(name)
    if encoding is not None:  # of a compressed file, the type says what is inside
        return f"application/{encoding}"
    return guess or _MORE_TYPES.get(Path(name).suffix.lower(), "application/octet-stream")


# What older Pythons do not know.
_MORE_TYPES = {".md": "text/markdown", ".markdown": "text/markdown", ".jsonl": "application/jsonl"}
