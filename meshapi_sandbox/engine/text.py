"""The little linguistics that the engines share: words, stems, sentences, overlap of meaning."""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache
from typing import Any, FrozenSet, List

import snowballstemmer  # pyright: ignore[reportMissingTypeStubs]

STOP_WORDS: FrozenSet[str] = frozenset(
    """a about above after all also am an and any are as at be because been before being below between both
    but by can could did do does doing down during each few for from further had has have having he her here
    hers him his how i if in into is it its itself just many may me might more most much must my no nor not
    now of off on once only or other our out over own please same she should so some such tell than that the
    their them then there these they this those through to too under until up us very was we were what when
    where which while who whom whose why will with would you
    your""".split()
)

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_SENTENCE_END = re.compile(r"(?:(?<=[.!?…。！？])|(?<=[.!?…。！？][\"'”’)\]]))\s+|\n+")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|cf|vs|Mr|Mrs|Ms|Dr|Prof|St|No|Fig|approx)\.[\"')\]]*$")
_stemmer: Any = snowballstemmer.stemmer("english")  # pyright: ignore[reportUnknownMemberType]
_stemmer_lock = threading.Lock()


def words(text: str) -> List[str]:
    """The words of a text, case-folded and in compatibility form."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return [word[:-2] if word.endswith("'s") else word for word in _WORD.findall(folded)]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of an English word. The stemmer keeps state while it works, hence the lock."""
    with _stemmer_lock:
        return str(_stemmer.stemWord(word))


def content_stems(text: str) -> List[str]:
    """The stems of the words that carry meaning, in order, with repetitions."""
    return [stem(word) for word in words(text) if word not in STOP_WORDS]


def sentences(text: str) -> List[str]:
    """The sentences of a text, trimmed; line breaks end a sentence as well."""
    found: List[str] = []
    joined = False
    for piece in _SENTENCE_END.split(text):
        piece = piece.strip()
        if not piece:
            continue
        if joined:
            found[-1] = found[-1] + " " + piece
        else:
            found.append(piece)
        joined = _ABBREVIATION.search(piece) is not None
    return found
