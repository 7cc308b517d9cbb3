"""Cut a document into passages, and passages into the chunks that are searched."""

from __future__ import annotations

import re
from typing import Iterator, List

from attrs import frozen

from meshapi_sandbox.engine.text import sentences

CHUNK_CHARS = 240
PASSAGE_CHARS = 1200

_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n\s*")


@frozen
class Chunk:
    """A piece of a document small enough to be about one thing, and the passage around it."""

    text: str
    parent_text: str


@frozen
class _Paragraph:
    """A paragraph and the heading before it, which alone would match every question and answer none."""

    heading: str
    body: str

    def under_heading(self, text: str) -> str:
        return f"{self.heading}\n{text}" if self.heading else text


def chunks(document: str) -> List[Chunk]:
    """The chunks of a document in reading order: whole sentences, never across a paragraph."""
    found: List[Chunk] = []
    for paragraphs in _passages(document):
        parent = "\n\n".join(paragraph.under_heading(paragraph.body) for paragraph in paragraphs)
        for paragraph in paragraphs:
            pieces = [*_pack(_short_sentences(paragraph.body), " ", CHUNK_CHARS)]
            pieces[:1] = [paragraph.under_heading(piece) for piece in pieces[:1]]
            found.extend(Chunk(piece, parent) for piece in pieces)
    return found


def _passages(document: str) -> Iterator[List[_Paragraph]]:
    """Neighbouring paragraphs together, up to the size of a passage."""
    passage: List[_Paragraph] = []
    size = 0
    for paragraph in _paragraphs(document):
        if passage and size + len(paragraph.body) > PASSAGE_CHARS:
            yield passage
            passage, size = [], 0
        passage.append(paragraph)
        size += len(paragraph.body)
    if passage:
        yield passage


def _paragraphs(document: str) -> Iterator[_Paragraph]:
    """The paragraphs, each with the headings before it; what is left over at the end is a paragraph too."""
    heading = ""
    for text in filter(None, _PARAGRAPH_BREAK.split(document.replace("\r\n", "\n").strip())):
        if _is_heading(text) and len(heading) + len(text) < CHUNK_CHARS:
            heading = f"{heading}\n{text}" if heading else text
        else:
            yield _Paragraph(heading, text)
            heading = ""
    if heading:
        yield _Paragraph("", heading)


def _is_heading(paragraph: str) -> bool:
    """Whether it is one short line that ends as no sentence does."""
    return "\n" not in paragraph and len(paragraph) < 80 and not paragraph.rstrip().endswith(tuple(".!?:;,"))


def _short_sentences(paragraph: str) -> Iterator[str]:
    """Sentences; one without end (a table, minified code) is cut between words, and at last inside one."""
    for sentence in sentences(paragraph):
        if len(sentence) <= 2 * CHUNK_CHARS:
            yield sentence
            continue
        pieces = (
            word[start : start + CHUNK_CHARS]
            for word in sentence.split()
            for start in range(0, len(word), CHUNK_CHARS)
        )
        yield from _pack(pieces, " ", CHUNK_CHARS)


def _pack(pieces: Iterator[str], glue: str, size: int) -> Iterator[str]:
    """Join neighbours while they fit."""
    packed = ""
    for piece in pieces:
        if packed and len(packed) + len(glue) + len(piece) > size:
            yield packed
            packed = piece
        else:
            packed = packed + glue + piece if packed else piece
    if packed:
        yield packed
