"""Deterministic text embeddings by signed feature hashing.

A text becomes a bag of features: stems, pairs of neighbouring stems, and character n-grams of each word, so
that texts that share words, inflections or spelling come out near one another. Each feature is hashed to a
dimension and a sign, weighted with the logarithm of its frequency, and the sum is scaled to length 1: the
dot product of two vectors is their cosine. Nothing is learned, so synonyms without a common stem stay
apart.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from hashlib import blake2b
from typing import Iterable, Iterator, Sequence, Tuple, Union

from meshapi_sandbox.engine.text import STOP_WORDS, stem, words

STOP_WORD_WEIGHT = 0.15
PAIR_WEIGHT = 0.5
GRAM_WEIGHT = 0.3
GRAMS = (3, 4)

Input = Union[str, Sequence[int]]
Feature = Tuple[str, float]


def embed(source: Input, dimensions: int, space: str = "") -> array[float]:
    """The unit vector of a text (or of a list of token ids).

    Vectors of different spaces are not comparable.
    """
    features = _text_features(source) if isinstance(source, str) else ((f"token {i}", 1.0) for i in source)
    vector = array("d", bytes(8 * dimensions))
    for (feature, weight), count in Counter(features).items():
        digest = blake2b(feature.encode(), digest_size=8, key=space.encode()[:64]).digest()
        number = int.from_bytes(digest, "big")
        value = weight * (1.0 + math.log(count))
        vector[(number >> 1) % dimensions] += value if number & 1 else -value
    length = math.sqrt(sum(value * value for value in vector))
    if not length:
        # Nothing to hash (an empty text), or two features that cancelled out: any fixed direction will do.
        vector[0] = length = 1.0
    return array("f", (value / length for value in vector))


def similarity(query: Iterable[Tuple[int, float]], vector: Sequence[float]) -> float:
    """The cosine of a query, given as its non-zero entries, and a vector."""
    return sum(value * vector[index] for index, value in query)


def non_zero(vector: Sequence[float]) -> Sequence[Tuple[int, float]]:
    """The entries of a vector that matter; a short query has few."""
    return [(index, value) for index, value in enumerate(vector) if value]


def _text_features(text: str) -> Iterator[Feature]:
    previous = ""
    for word in words(text):
        if word in STOP_WORDS:
            yield f"word {word}", STOP_WORD_WEIGHT
            continue
        root = stem(word)
        yield f"word {root}", 1.0
        if previous:
            yield f"pair {previous} {root}", PAIR_WEIGHT
        previous = root
        padded = f"<{root}>"
        for size in GRAMS:
            for start in range(len(padded) - size + 1):
                yield f"gram {padded[start : start + size]}", GRAM_WEIGHT
