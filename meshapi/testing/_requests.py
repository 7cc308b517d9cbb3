"""What a test finds out about the requests that were sent."""

from __future__ import annotations

from email import message_from_bytes
from typing import Any, Dict, List, Optional
from urllib.parse import parse_qs, urlsplit

from attrs import field, frozen
from pydantic_core import from_json

from meshapi_generated.runtime.results import Headers

from .._wire import is_json, media_type_of


@frozen(kw_only=True)
class RecordedRequest:
    """A request as it arrived.

    Attributes:
        method: `GET`, `POST`, ...
        url: The whole address.
        headers: The header fields; names are compared without regard to case.
        content: The body as bytes.
        operation: The operationId of what was called, such as `create_chat_completion`; `None` for an address that
            the contract does not know.
    """

    method: str
    url: str = field(repr=False)
    headers: Headers = field(repr=False)
    content: bytes = field(repr=False)
    operation: Optional[str] = None

    @property
    def path(self) -> str:
        """The path, percent-encoded as it was sent."""
        return urlsplit(self.url).path

    @property
    def query(self) -> Dict[str, List[str]]:
        """The query parameters, each with all its values."""
        return parse_qs(urlsplit(self.url).query, keep_blank_values=True)

    @property
    def body(self) -> Any:
        """The body, decoded: JSON as Python values, a form as a dict, other bodies as bytes, none as `None`.

        A form has its text fields as `str` (a repeated one as a list) and its files as `bytes`.
        """
        if not self.content:
            return None
        media_type = media_type_of(self.headers)
        if media_type == "multipart/form-data":
            return _form(self.headers["content-type"], self.content)
        return from_json(self.content) if is_json(media_type) else self.content


def _form(content_type: str, content: bytes) -> Dict[str, Any]:
    message = message_from_bytes(f"Content-Type: {content_type}\r\n\r\n".encode("ascii") + content)
    values: Dict[str, List[Any]] = {}
    for part in message.walk():
        name = part.get_param("name", header="content-disposition")
        value = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(value, bytes):
            is_file = part.get_param("filename", header="content-disposition") is not None
            values.setdefault(name, []).append(value if is_file else value.decode())
    return {name: found if len(found) > 1 else found[0] for name, found in values.items()}
