"""What a judge says about several answers: who agrees with whom, who is brief, what was to be looked at."""

from __future__ import annotations

from itertools import combinations
from typing import List, Mapping, Optional

from meshapi_sandbox.engine import tokens
from meshapi_sandbox.engine.embedding import embed, non_zero, similarity

SPACE, DIMENSIONS = "comparison", 512
ALIKE = 0.6


def compare(answers: Mapping[str, str], instructions: Optional[str]) -> str:
    """The verdict on the answers, by model; at least two."""
    names = list(answers)
    sentences = [_agreement(answers), _lengths(answers)]
    if instructions:
        sentences.append(f"Looked at as asked: {instructions.strip()}")
    return " ".join([f"Compared: {', '.join(names)}.", *sentences])


def prompt(question: str, answers: Mapping[str, str], instructions: Optional[str]) -> str:
    """The same task for a real model."""
    parts: List[str] = [f"Compare these answers to the question: {question}"]
    parts += [f"## {model}\n{text}" for model, text in answers.items()]
    return "\n\n".join([*parts, instructions or "Say which one is best, and why."])


def _agreement(answers: Mapping[str, str]) -> str:
    if len({text.strip() for text in answers.values()}) == 1:
        return "All answers are the same."
    vectors = {model: embed(text, DIMENSIONS, SPACE) for model, text in answers.items()}
    pairs = {
        (left, right): similarity(non_zero(vectors[left]), vectors[right])
        for left, right in combinations(vectors, 2)
    }
    (left, right), nearest = max(pairs.items(), key=lambda pair: pair[1])
    if nearest < ALIKE:
        return "The answers have little in common."
    return f"{left} and {right} are the nearest to each other ({nearest:.2f} of 1)."


def _lengths(answers: Mapping[str, str]) -> str:
    counts = {model: tokens.count(text) for model, text in answers.items()}
    shortest, longest = min(counts, key=counts.__getitem__), max(counts, key=counts.__getitem__)
    if counts[shortest] == counts[longest]:
        return f"Each has {counts[longest]} tokens."
    return f"{shortest} is the shortest with {counts[shortest]} tokens, {longest} the longest with {counts[longest]}."
