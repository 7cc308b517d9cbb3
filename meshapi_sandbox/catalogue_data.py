"""The rows of ``catalogue.json``. Prices there are examples; the real ones change."""

from __future__ import annotations

import json
from importlib import resources
from typing import Optional, Tuple, Union

from attrs import field, frozen


def _words(text: Union[str, Tuple[str, ...]]) -> Tuple[str, ...]:
    return tuple(text.split()) if isinstance(text, str) else text


@frozen
class Row:
    """A model in short. Prices are US dollars for a million tokens, or for one ``unit``."""

    id: str
    name: str
    brand: str
    provider: str
    context: Optional[int]
    prompt: str
    completion: str
    description: str
    kind: str = "text"
    reads: Tuple[str, ...] = field(default=("text",), converter=_words)
    makes: Tuple[str, ...] = field(default=("text",), converter=_words)
    flags: Tuple[str, ...] = field(default=(), converter=_words)
    unit: str = "per_1m_tokens"
    discount: Optional[str] = None
    dimensions: int = 0

    @property
    def is_free(self) -> bool:
        """Whether it costs nothing."""
        return self.id.endswith(":free")


def rows() -> Tuple[Row, ...]:
    """The models, in the order of the file."""
    text = resources.files("meshapi_sandbox").joinpath("catalogue.json").read_text(encoding="utf-8")
    return tuple(Row(**members) for members in json.loads(text))
