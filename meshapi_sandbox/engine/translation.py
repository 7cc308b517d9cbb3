"""Into English word by word, with a short dictionary of everyday words; what is not in it stays as it is."""

from __future__ import annotations

import re

# Spanish, French, German, Hindi in Latin letters.
_ENGLISH = {
    "hola": "hello", "bonjour": "hello", "hallo": "hello", "namaste": "hello", "adios": "goodbye",
    "gracias": "thanks", "merci": "thanks", "danke": "thanks", "dhanyavaad": "thanks",
    "buenos": "good", "buenas": "good", "guten": "good", "bueno": "good", "bon": "good", "gut": "good",
    "dias": "morning", "días": "morning", "morgen": "morning", "noches": "night", "nacht": "night", "tag": "day",
    "mundo": "world", "monde": "world", "welt": "world", "duniya": "world",
    "el": "the", "la": "the", "los": "the", "las": "the", "le": "the", "les": "the", "der": "the", "die": "the",
    "das": "the", "un": "a", "una": "a", "une": "a", "ein": "a", "eine": "a",
    "y": "and", "et": "and", "und": "and", "aur": "and", "es": "is", "est": "is", "ist": "is", "hai": "is",
    "tienda": "shop", "magasin": "shop", "laden": "shop", "dukaan": "shop",
    "cerrada": "closed", "cerrado": "closed", "ferme": "closed", "fermé": "closed", "geschlossen": "closed",
    "abierta": "open", "abierto": "open", "ouvert": "open", "offen": "open", "band": "closed",
    "hoy": "today", "aujourd": "today", "heute": "today", "aaj": "today", "mañana": "tomorrow", "demain": "tomorrow",
    "gato": "cat", "chat": "cat", "katze": "cat", "perro": "dog", "chien": "dog", "hund": "dog",
    "casa": "house", "maison": "house", "haus": "house", "agua": "water", "eau": "water", "wasser": "water",
    "si": "yes", "sí": "yes", "oui": "yes", "ja": "yes", "no": "no", "non": "no", "nein": "no",
}  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+")


def to_english(text: str) -> str:
    """The text with every known word in English."""
    return _WORD.sub(lambda found: _translated(found.group()), text)


def _translated(word: str) -> str:
    english = _ENGLISH.get(word.lower(), word)
    return english.capitalize() if word[:1].isupper() and english is not word else english
