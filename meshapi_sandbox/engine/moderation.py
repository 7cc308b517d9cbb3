"""What moderation flags: texts that hold words of a list."""

from __future__ import annotations

import re
from typing import Dict, Iterable, List

WORDS = {
    "harassment": "idiot moron loser stupid worthless",
    "hate": "subhuman vermin infidels",
    "illicit": "cocaine heroin meth counterfeit",
    "self-harm": "suicide self-harm",
    "sexual": "porn pornographic nude naked",
    "violence": "kill kills killing murder stab shoot bomb massacre",
}
FLAGGED_SCORE, CALM_SCORE, STEP = 0.9, 0.0002, 0.02

_PATTERNS = {
    name: re.compile(rf"\b(?:{'|'.join(map(re.escape, words.split()))})\b", re.IGNORECASE)
    for name, words in WORDS.items()
}


def scores(text: str) -> Dict[str, float]:
    """For each category how sure the verdict is, 0 to 1; from 0.5 on it is flagged. More words, more sure."""
    found = {name: len(pattern.findall(text)) for name, pattern in _PATTERNS.items()}
    return {
        name: round(min(0.99, FLAGGED_SCORE + STEP * (hits - 1)), 4) if hits else CALM_SCORE
        for name, hits in found.items()
    }


def flagged_categories(text: str) -> List[str]:
    """The categories that a text falls into."""
    return flagged(scores(text).items())


def flagged(scored: Iterable[tuple[str, float]]) -> List[str]:
    """The categories whose score is a verdict."""
    return [name for name, score in scored if score >= 0.5]
