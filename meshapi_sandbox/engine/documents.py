"""The text inside an uploaded file."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from typing import Callable, Dict, List, Optional, Tuple

from attrs import frozen


@frozen
class DocumentError(Exception):
    """A file that no text can be taken from; ``code`` is what the file's ``last_error_code`` says."""

    code: str


def extract(data: bytes, mime_type: str) -> str:
    """The text of a file of the given type. Raises DocumentError when there is none to be had."""
    essence = mime_type.partition(";")[0].strip().lower()
    reader = _READERS.get(essence)
    if reader is None and (essence.startswith("text/") or essence.endswith(("+json", "+xml"))):
        reader = _plain
    if reader is None:
        raise DocumentError("unsupported_file_type")
    text = reader(data)
    if not text.strip():
        raise DocumentError("empty_document")
    return text


def file_type(mime_type: str) -> str:
    """The short kind of a file: ``pdf``, ``text``, ``image``..."""
    kind, _, subtype = mime_type.partition(";")[0].strip().lower().partition("/")
    if subtype in ("pdf", "json", "markdown", "html", "csv"):
        return subtype
    return kind or "unknown"


def _plain(data: bytes) -> str:
    try:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DocumentError("undecodable_text") from None


def _markdown(data: bytes) -> str:
    from markdown_it import MarkdownIt

    return _html_text(MarkdownIt("commonmark").enable("table").render(_plain(data)))


def _html(data: bytes) -> str:
    return _html_text(_plain(data))


def _pdf(data: bytes) -> str:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise DocumentError("pdf_support_not_installed") from None
    try:
        return "\n\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        # A damaged file surfaces as any of these, depending on where the damage is.
        raise DocumentError("undecodable_pdf") from None


_READERS: Dict[str, Callable[[bytes], str]] = {
    "application/json": _plain,
    "application/xml": _plain,
    "application/pdf": _pdf,
    "text/markdown": _markdown,
    "text/x-markdown": _markdown,
    "text/html": _html,
}

_PARAGRAPHS = frozenset(
    "address article aside blockquote div dl figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p "
    "pre section table ul".split()
)
_LINES = frozenset(("br", "dd", "dt", "li", "tr"))
_HIDDEN = frozenset(("script", "style", "template", "title"))
_BLANK_LINES = re.compile(r"\n{3,}")


def _html_text(markup: str) -> str:
    parser = _TextOnly()
    parser.feed(markup)
    parser.close()
    lines = (line.strip() for line in "".join(parser.pieces).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


class _TextOnly(HTMLParser):
    """Keeps the visible text; block elements become paragraphs or lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: List[str] = []
        self._hidden = 0
        self._verbatim = 0

    def handle_starttag(self, tag: str, attrs: List[Tuple[str, Optional[str]]]) -> None:
        self._hidden += tag in _HIDDEN
        self._verbatim += tag == "pre"
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _HIDDEN and self._hidden > 0
        self._verbatim -= tag == "pre" and self._verbatim > 0
        if tag in _PARAGRAPHS:
            self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._add(data if self._verbatim else re.sub(r"\s+", " ", data))

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.pieces.append("\n\n")
        elif tag in _LINES:
            self.pieces.append("\n")
        elif tag in ("td", "th"):
            self._add(" ")

    def _add(self, text: str) -> None:
        """White space after white space shows as nothing."""
        if not self._verbatim and (not self.pieces or self.pieces[-1][-1:].isspace()):
            text = text.lstrip(" ")
        if text:
            self.pieces.append(text)
