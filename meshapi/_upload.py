"""The flow of a file upload: register the file, then put its bytes where the gateway says."""

from __future__ import annotations

import html
import mimetypes
import os
import time
from pathlib import Path
from typing import Any, Optional, Tuple, Union
from urllib.parse import quote, unquote, unquote_plus, urlsplit

from meshapi_generated.models.rag import InitUploadResponse
from meshapi_generated.runtime.options import Timeout
from meshapi_generated.runtime.requests import Request

from ._config import ClientConfig, checked_headers, raw_headers
from ._content import Progress, UploadContent, Watched, content_of
from ._errors import ResponseParseError
from ._flow import Call, Exchange, Flow
from ._wire import Content, Wire

# Shorter values of a signed URL are no secrets, but numbers and words that errors need.
SECRET_CHARACTERS = 6

PathLike = Union[str, "os.PathLike[str]"]


def upload(
    config: ClientConfig, registration: Request[InitUploadResponse], mime_type: str, content: Content
) -> Flow[InitUploadResponse]:
    """Registers a file and sends its bytes; a deadline covers both."""
    started = time.monotonic()
    headers = raw_headers(checked_headers({"Content-Type": mime_type}))
    registered: InitUploadResponse = yield Call(registration)
    host, secrets = _facts_of(registered.signed_url)
    if not host:
        raise ResponseParseError("the gateway gave no usable address for the upload", status=200)

    def make_wire(timeout: Timeout, ends: Optional[float]) -> Flow[Wire]:
        # The address is the permission, and may be another server's: nothing of ours goes there but the type.
        yield from ()
        return Wire("PUT", registered.signed_url, headers, content, timeout, ends, signed=True)

    yield from Exchange(
        name="PUT to the signed URL",
        host=host,
        config=config.over(registration.options),
        make_wire=make_wire,
        retry_safe=True,
        replayable=content.replayable,
        secrets=secrets,
        started=started,
    ).run()
    return registered


def _facts_of(signed_url: str) -> Tuple[str, Tuple[bytes, ...]]:
    """The host of a signed URL, "" when it is not usable, and what of it a server may repeat but nobody may see.

    Servers repeat values of the query raw, decoded, encoded anew, or escaped for XML.
    """
    try:
        url = urlsplit(signed_url)
        host = url.hostname if url.scheme in ("http", "https") else None
    except ValueError:
        return "", ()
    forms = {url.query}
    for pair in url.query.split("&"):
        value = pair.partition("=")[2] or pair
        plain = unquote(value)
        forms |= {value, plain, unquote_plus(value), quote(plain, safe="")}
    forms |= {html.escape(form) for form in forms} | {html.escape(form, quote=False) for form in forms}
    secrets = sorted((form for form in forms if len(form) >= SECRET_CHARACTERS), key=len, reverse=True)
    return host or "", tuple(secret.encode() for secret in secrets)


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
