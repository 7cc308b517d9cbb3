# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Bases that the contract gives to single models (``x-meshapi-base``): what their data can be asked for."""

from __future__ import annotations

import base64
import sys
from array import array
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Union
from urllib.parse import unquote_to_bytes

from .models import MeshModel


class EmbeddingVector(MeshModel):
    """Base of models that hold an ``embedding``: numbers, or base64 of little-endian 32-bit floats."""

    if TYPE_CHECKING:
        embedding: Union[List[float], str]

    def floats(self) -> array[float]:
        """The vector, in whichever form it came; ``numpy.asarray(item.floats())`` makes no copy.

        Returns:
            32-bit floats if it came in base64, which is a third of the size on the wire and faster to decode; else
            64-bit floats, as Python has them.

        Raises:
            ValueError: the text is no base64 of 32-bit floats.
        """
        if not isinstance(self.embedding, str):
            return array("d", self.embedding)
        vector = array("f")
        vector.frombytes(_decoded(self.embedding.encode()))
        if sys.byteorder == "big":
            vector.byteswap()
        return vector


class ImageData(MeshModel):
    """Base of models that hold an image: in base64, or its address."""

    if TYPE_CHECKING:
        b64_json: Optional[str]
        url: Optional[str]

    def image_bytes(self) -> bytes:
        """The image itself, as the bytes of a file: from ``b64_json``, or from a ``data:`` URL (RFC 2397).

        Raises:
            ValueError: there is only an address to load it from, no image at all, or no base64.
        """
        text = self.b64_json or self.url
        if not text:
            raise ValueError("there is no image here, neither b64_json nor url")
        head, _, data = text.partition(",")
        if head[:5].lower() == "data:":
            content = unquote_to_bytes(data)
            return _decoded(content) if head.lower().endswith(";base64") else content
        if not self.b64_json:
            raise ValueError("there is only the address of the image: load it, or ask for b64_json")
        return _decoded(text.encode())


class OutputText(MeshModel):
    """Base of models whose ``output`` is a list of items, some of them messages."""

    if TYPE_CHECKING:
        output: Optional[Any]

    @property
    def output_text(self) -> str:
        """The texts of all messages in ``output``, joined; empty when there are none."""
        if isinstance(self.output, str):
            return self.output
        return "".join(
            str(part.get("text") or "")
            for item in _objects(self.output)
            if item.get("type") == "message"
            for part in _objects(item.get("content"))
            if part.get("type") == "output_text"
        )


class SignedUrl(MeshModel):
    """Base of models with a ``signed_url``: whoever has it may use it, so it is shown without its query."""

    if TYPE_CHECKING:
        signed_url: Any

    def __repr_args__(self) -> Any:
        for name, value in super().__repr_args__():
            yield name, f"{value.partition('?')[0]}?..." if name == "signed_url" and value else value


def _objects(value: Any) -> List[Dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _decoded(content: bytes) -> bytes:
    content = b"".join(content.split())
    # Some write it without the padding.
    return base64.b64decode(content + b"=" * (-len(content) % 4), validate=True)
