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


def chunks(document: str) -> List[Chunk]:
    """The chunks of a document in reading order: whole sentences, never across a paragraph."""
    found: List[Chunk] = []
    for paragraphs in _passages(document):
        parent = "\n\n".join(paragraphs)
        for paragraph in paragraphs:
            found.extend(
                Chunk(piece, parent) for piece in _pack(_short_sentences(paragraph), " ", CHUNK_CHARS)
            )
    return found


def _passages(document: str) -> Iterator[List[str]]:
    """Neighbouring paragraphs together, up to the size of a passage."""
    passage: List[str] = []
    size = 0
    for paragraph in _PARAGRAPH_BREAK.split(document.replace("\r\n", "\n").strip()):
        if passage and size + len(paragraph) > PASSAGE_CHARS:
            yield passage
            passage, size = [], 0
        if paragraph:
            passage.append(paragraph)
            size += len(paragraph)
    if passage:
        yield passage


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
