"""Fixed knowledge and phrases of the offline chat model."""

from __future__ import annotations

import re
from typing import Dict, Mapping, Tuple

_CAPITALS = (
    "argentina=Buenos Aires|australia=Canberra|austria=Vienna|belgium=Brussels|brazil=Brasília|"
    "canada=Ottawa|chile=Santiago|china=Beijing|colombia=Bogotá|croatia=Zagreb|cuba=Havana|"
    "czechia=Prague|denmark=Copenhagen|egypt=Cairo|england=London|estonia=Tallinn|"
    "ethiopia=Addis Ababa|finland=Helsinki|france=Paris|germany=Berlin|ghana=Accra|greece=Athens|"
    "hungary=Budapest|iceland=Reykjavík|india=New Delhi|indonesia=Jakarta|iran=Tehran|"
    "iraq=Baghdad|ireland=Dublin|israel=Jerusalem|italy=Rome|japan=Tokyo|kenya=Nairobi|"
    "latvia=Riga|lithuania=Vilnius|luxembourg=Luxembourg|malaysia=Kuala Lumpur|mexico=Mexico City|"
    "morocco=Rabat|nepal=Kathmandu|netherlands=Amsterdam|new zealand=Wellington|nigeria=Abuja|"
    "norway=Oslo|pakistan=Islamabad|peru=Lima|philippines=Manila|poland=Warsaw|portugal=Lisbon|"
    "romania=Bucharest|scotland=Edinburgh|serbia=Belgrade|singapore=Singapore|slovakia=Bratislava|"
    "slovenia=Ljubljana|south africa=Pretoria|south korea=Seoul|spain=Madrid|sweden=Stockholm|"
    "switzerland=Bern|thailand=Bangkok|turkey=Ankara|uk=London|ukraine=Kyiv|united kingdom=London|"
    "united states=Washington, D.C.|uruguay=Montevideo|usa=Washington, D.C.|venezuela=Caracas|"
    "vietnam=Hanoi|wales=Cardiff"
)
CAPITALS: Mapping[str, str] = {
    country: city for country, _, city in (pair.partition("=") for pair in _CAPITALS.split("|"))
}

_LANGUAGES: Mapping[str, re.Pattern[str]] = {
    "fr": re.compile(r"\b(?:french|français|bonjour|salut)\b", re.I),
    "de": re.compile(r"\b(?:german|deutsch|hallo)\b", re.I),
    "es": re.compile(r"\b(?:spanish|español|hola)\b", re.I),
    "it": re.compile(r"\b(?:italian|italiano|ciao)\b", re.I),
}
_GREETINGS: Mapping[str, str] = {
    "en": "Hello! How can I help you today?",
    "fr": "Bonjour ! Comment puis-je vous aider aujourd'hui ?",
    "de": "Hallo! Wie kann ich Ihnen heute helfen?",
    "es": "¡Hola! ¿En qué puedo ayudarte hoy?",
    "it": "Ciao! Come posso aiutarti oggi?",
}
_ECHOES: Mapping[str, str] = {
    "en": "This is the MeshAPI sandbox. I received {what}.",
    "fr": "Ici le bac à sable MeshAPI. J'ai reçu {what}.",
    "de": "Hier ist die MeshAPI-Sandbox. Angekommen ist {what}.",
    "es": "Esta es la sandbox de MeshAPI. He recibido {what}.",
    "it": "Questa è la sandbox di MeshAPI. Ho ricevuto {what}.",
}

# First lines by the syllables that are left after the topic, then pairs of a second and a third line.
_OPENINGS: Mapping[int, str] = {4: "in the morning light", 3: "in still air", 2: "at dawn", 1: "sleeps"}
_ENDINGS: Tuple[Tuple[str, str], ...] = (
    ("a thread of quiet patience", "the day takes its shape"),
    ("one small thought and then the next", "the page fills slowly"),
    ("line by line the shadows move", "evening finds an end"),
)
_VOWELS = re.compile(r"[aeiouy]+", re.I)


def language(orders: str) -> str:
    """The language that a prompt asks for, as a two-letter code; ``en`` when it names none."""
    return next((code for code, pattern in _LANGUAGES.items() if pattern.search(orders)), "en")


def greeting(code: str) -> str:
    """A greeting in a language."""
    return _GREETINGS[code]


def echo(code: str) -> str:
    """The frame of the answer that says what arrived; ``{what}`` stands for it."""
    return _ECHOES[code]


def haiku(topic: str, seed: int) -> str:
    """A haiku about a topic: three lines of five, seven and five syllables, as near as counting vowels
    gets.
    """
    topic = topic[:1].upper() + topic[1:]
    left = 5 - _syllables(topic)
    opening = f"{topic} {_OPENINGS[left]}" if left in _OPENINGS else topic
    second, third = _ENDINGS[seed % len(_ENDINGS)]
    return f"{opening},\n{second},\n{third}."


def _syllables(text: str) -> int:
    counts: Dict[str, int] = {}
    for word in text.split():
        bare = re.sub(r"(?<=[^aeiouy])e$", "", word.lower())
        counts[word] = counts.get(word, 0) + max(1, len(_VOWELS.findall(bare)))
    return sum(counts.values())
