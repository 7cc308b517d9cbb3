"""Which texts of a request nobody may see, and in which forms they come back."""

from __future__ import annotations

import base64
import json
import re
from functools import lru_cache
from typing import Iterable, Iterator, List, Tuple
from urllib.parse import quote, unquote, unquote_plus, urlsplit

from attrs import field, frozen

from ._wire import RawHeaders, Wire

# What is shorter is no credential, and is part of other words. Of a signed URL, shorter values are secrets, too.
SHORTEST = 8
SHORTEST_SIGNED = 6

# Fields and parameters that carry credentials, by their names.
_CREDENTIAL = re.compile(r"auth|cookie|credential|key|passw|secret|signature|token", re.IGNORECASE)
_NO_CREDENTIAL = frozenset({"idempotency-key"})


def _longest_first(texts: Iterable[str]) -> Tuple[str, ...]:
    return tuple(sorted(filter(None, set(texts)), key=len, reverse=True))


@frozen
class Secrets:
    """Texts that nobody may see; the longest are looked for first, should one be in another."""

    texts: Tuple[str, ...] = field(default=(), repr=False, converter=_longest_first)

    def clean(self, text: str) -> str:
        """The text with dots in their places."""
        for secret in self.texts:
            text = text.replace(secret, "...")
        return text

    def __add__(self, other: Secrets) -> Secrets:
        return Secrets((*self.texts, *other.texts)) if other.texts else self


def secrets_in(values: Iterable[str], shortest: int = SHORTEST) -> Secrets:
    """The values as they are, decoded, encoded anew, or escaped for JSON or XML: servers repeat them in any form."""
    forms = {form for value in values for form in (value, unquote(value), unquote_plus(value))}
    forms |= {quote(form, safe="") for form in forms if form.isprintable()}
    forms |= {json.dumps(form)[1:-1] for form in forms}
    forms |= {escaped for form in forms for escaped in _escaped(form)}
    return Secrets(form for form in forms if len(form) >= shortest)


def _escaped(text: str) -> Iterable[str]:
    if not any(character in text for character in "&<>\"'"):
        return ()
    from html import escape  # slow to import, and rarely needed

    return (escape(text, quote=True), escape(text, quote=False))


def secrets_of(wire: Wire) -> Secrets:
    """What a request carries: credentials in its header and its query; in a signed URL the whole query."""
    query = wire.url.partition("?")[2]
    if wire.signed:
        return secrets_in((query, *_values(query)), SHORTEST_SIGNED)
    return secrets_of_parts(wire.headers, query)


def secrets_of_parts(fields: RawHeaders, query: str) -> Secrets:
    """The values of header fields and of query parameters whose names say that they are credentials."""
    found = _secrets_of_fields(fields)
    return found + secrets_in(_values(query, _CREDENTIAL)) if query else found


def secrets_of_proxies() -> Secrets:
    """What the proxies of the environment want to see."""
    from urllib.request import getproxies  # slow to import, and needed for errors only

    return secrets_in(value for url in getproxies().values() for value in _user_info(url))


@lru_cache(maxsize=16)
def _secrets_of_fields(fields: RawHeaders) -> Secrets:
    values: List[str] = []
    for raw_name, raw_value in fields:
        name, value = raw_name.decode("ascii"), raw_value.decode("latin-1")
        if _CREDENTIAL.search(name) and name not in _NO_CREDENTIAL:
            words = re.split(r"[\s;,]+", value)
            pairs = (word.partition("=")[2] for word in words) if name == "cookie" else ()
            values += [value, *words, *pairs, *_basic(words)]
    return secrets_in(values)


def _values(query: str, names: re.Pattern[str] = re.compile("")) -> Iterator[str]:
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        if names.search(name):
            yield value or name


def _basic(words: List[str]) -> Iterator[str]:
    """User and password of `Basic` credentials (RFC 7617)."""
    if words[0].lower() == "basic" and len(words) > 1:
        try:
            yield from credentials_of(base64.b64decode(words[1]).decode("utf-8", "replace"))
        except ValueError:
            return


def _user_info(url: str) -> Iterator[str]:
    try:
        user_info = urlsplit(url).netloc.rpartition("@")[0]
    except ValueError:
        return
    yield from (user_info, *credentials_of(unquote(user_info)))


def credentials_of(user_and_password: str) -> Iterator[str]:
    """Both, the password alone, and the form in which `Basic` sends them."""
    if user_and_password:
        yield user_and_password
        yield user_and_password.partition(":")[2]
        yield base64.b64encode(user_and_password.encode("utf-8", "replace")).decode("ascii")
