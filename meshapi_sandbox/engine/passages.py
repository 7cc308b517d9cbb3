"""Answers taken from a text that was given: the sentence that fits a question, the sentences that sum a
text up.
"""

from __future__ import annotations

import re
from typing import List, Optional, Tuple

from meshapi_sandbox.engine.conversation import Conversation
from meshapi_sandbox.engine.embedding import embed, non_zero, similarity
from meshapi_sandbox.engine.text import content_stems, sentences

DIMENSIONS = 1024
CLOSE_ENOUGH = 0.18
NOT_FOUND = "The given context does not answer that."

_SUMMARISE = re.compile(r"\b(?:summari[sz]e|summary|tl;?dr|sum up)\b", re.I)
_NUMBER_WORDS = {"one": 1, "a": 1, "single": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_HOW_MANY = re.compile(
    r"\b(\d+|one|a|single|two|three|four|five)\s+(?:short\s+|single\s+)?(?:sentences?|lines?|bullets?|points?)\b",
    re.I,
)
_CONTEXT_LABEL = re.compile(
    r"^[^\w\n]*(?:(?:retrieved|relevant|following|the)\s+)*"
    r"(?:context|passages?|sources?|documents?|excerpts?|search results|notes)\b[^.\n:]*:",
    re.I | re.M,
)
_QUESTION_LABEL = re.compile(r"^[^\w\n]*(?:question|query|user question|q)\s*:\s*", re.I | re.M)
_MARKER = re.compile(r"^\s*(?:\[[^\]]{1,40}\]|\(\d+\)|[-*•>]|\d+[.)]|#+|</?[\w-]+[^>]*>)\s*")
_INSTRUCTION = re.compile(
    r"^[^\w\n]*(?:answer|use|using|reply|respond|you are|you're|please|do not|don't|if|based on|given|only|"
    r"cite|be|always|never|help)\b",
    re.I,
)
_SELF = (
    (re.compile(r"\bI am\b|\bI'm\b"), "you are"),
    (re.compile(r"\bmy\b", re.I), "your"),
    (re.compile(r"\bI\b"), "you"),
    (re.compile(r"\bme\b"), "you"),
)


def from_context(conversation: Conversation) -> Optional[str]:
    """The sentence of the context that fits the question best.

    The context is everything that was said before, and whatever stands beside the question in the same
    message. None when there is no context; NOT_FOUND when there is one, marked as such, and nothing in it
    fits.
    """
    question, beside = _split_question(conversation.question.text)
    wanted = set(content_stems(question))
    if not wanted:
        return None
    marked = bool(
        _CONTEXT_LABEL.search(conversation.question.text) or _CONTEXT_LABEL.search(conversation.system)
    )
    texts: List[Tuple[str, bool]] = [(beside, False)]
    texts += [(turn.text, turn.role == "user") for turn in conversation.earlier]
    query = non_zero(embed(question, DIMENSIONS))
    best, best_score = "", CLOSE_ENOUGH
    for text, own_words in texts:
        for sentence in _statements(text):
            if not wanted & set(content_stems(sentence)):
                continue
            score = similarity(query, embed(sentence, DIMENSIONS))
            if score > best_score:
                best, best_score = (_turned(sentence) if own_words else sentence), score
    return best or (NOT_FOUND if marked else None)


def summary(request: str) -> Optional[str]:
    """The central sentences of the text that a request to summarise carries; None when it is no such
    request.
    """
    if not _SUMMARISE.search(request):
        return None
    _, colon, text = request.partition(":")
    if not colon or len(text.split()) < 4:
        text = "\n".join(line for line in request.splitlines() if not _SUMMARISE.search(line))
    found = [sentence for sentence in map(_unmarked, sentences(text)) if content_stems(sentence)]
    if not found:
        return None
    wanted = _HOW_MANY.search(request.partition(":")[0] if colon else request)
    number = int(_NUMBER_WORDS.get(wanted[1].lower(), 0) or wanted[1]) if wanted else 1
    whole = non_zero(embed(text, DIMENSIONS))
    ranked = sorted(range(len(found)), key=lambda index: -similarity(whole, embed(found[index], DIMENSIONS)))
    return " ".join(found[index] for index in sorted(ranked[:number]))


def _split_question(text: str) -> Tuple[str, str]:
    """The question in a message, and the rest of the message."""
    labelled = _QUESTION_LABEL.search(text)
    if labelled:
        question, _, after = text[labelled.end() :].partition("\n")
        return question.strip(), f"{text[: labelled.start()]}\n{after}"
    pieces = sentences(text)
    asked = [piece for piece in pieces if piece.endswith("?")]
    if not asked:
        return (pieces[-1], "\n".join(pieces[:-1])) if pieces else ("", "")
    question = asked[-1]
    return question, "\n".join(piece for piece in pieces if piece != question)


def _statements(text: str) -> List[str]:
    """The sentences that state something, without list marks and labels."""
    cleaned = map(_unmarked, sentences(_CONTEXT_LABEL.sub("", text)))
    return [
        sentence
        for sentence in cleaned
        if sentence and not sentence.endswith("?") and not _INSTRUCTION.match(sentence)
    ]


def _unmarked(sentence: str) -> str:
    while True:
        shorter = _MARKER.sub("", sentence, count=1)
        if shorter == sentence:
            return sentence.strip()
        sentence = shorter


def _turned(sentence: str) -> str:
    """What the user said of themselves, said back to them."""
    for pattern, word in _SELF:
        sentence = pattern.sub(word, sentence)
    return sentence[:1].upper() + sentence[1:]
