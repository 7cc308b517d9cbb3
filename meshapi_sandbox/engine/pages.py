"""Search in a handful of pages that stand in for the web."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib import resources
from typing import List, Optional, Sequence, Tuple
from urllib.parse import urlsplit

from attrs import frozen

from meshapi_sandbox.engine.embedding import embed, non_zero, similarity

SPACE = "web"
DIMENSIONS = 1024


@frozen
class Page:
    """A page of the small web."""

    title: str
    url: str
    published_date: str
    text: str

    @property
    def host(self) -> str:
        """The host that serves it."""
        return urlsplit(self.url).hostname or ""


@frozen
class Hit:
    """A page and how well it fits, with its sentence that fits best."""

    page: Page
    score: float
    sentence: str


def find(
    query: str, most: int, include: Optional[Sequence[str]] = None, exclude: Optional[Sequence[str]] = None
) -> List[Hit]:
    """The pages nearest to a query, best first; hosts are given by themselves or by a domain above them."""
    wanted = non_zero(embed(query, DIMENSIONS, SPACE))
    allowed = [
        (page, vector)
        for page, vector in _pages()
        if (not include or _under(page.host, include)) and not _under(page.host, exclude or ())
    ]
    hits = [Hit(page, round(max(0.0, similarity(wanted, vector)), 4), "") for page, vector in allowed]
    best = sorted(hits, key=lambda hit: (-hit.score, hit.page.url))[:most]
    return [Hit(hit.page, hit.score, _sentence(wanted, hit.page.text)) for hit in best]


def _sentence(wanted: Sequence[Tuple[int, float]], text: str) -> str:
    sentences = re.split(r"(?<=[.!?])\s+", text)
    return max(sentences, key=lambda sentence: similarity(wanted, embed(sentence, DIMENSIONS, SPACE)))


def _under(host: str, domains: Sequence[str]) -> bool:
    names = [domain.lower().strip().lstrip(".") for domain in domains]
    return any(host == name or host.endswith("." + name) for name in names if name)


@lru_cache(maxsize=1)
def _pages() -> Tuple[Tuple[Page, Sequence[float]], ...]:
    text = resources.files("meshapi_sandbox").joinpath("web_pages.json").read_text(encoding="utf-8")
    pages = [Page(**members) for members in json.loads(text)]
    return tuple((page, embed(f"{page.title}. {page.text}", DIMENSIONS, SPACE)) for page in pages)
