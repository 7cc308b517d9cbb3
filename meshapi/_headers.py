"""Header fields: those of the SDK, the key among them, and what may be sent of the caller's."""

from __future__ import annotations

import re
from typing import Any, Dict, Mapping, cast

from ._errors import ConfigurationError
from ._version import __version__
from ._wire import RawHeaders

SDK_HEADERS = {
    "accept": "application/json",
    "content-type": "application/json",
    "user-agent": f"meshapi-python/{__version__}",
    "x-meshapi-sdk": f"python/{__version__}",
}


FIELD_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, section 5.6.2
_FIELD_VALUE = re.compile(r"(?! )[\x20-\x7e\xa0-\xff]*(?<! )")
_TOKEN = re.compile(r"[\x21-\x7e]+")
# These frame the message or say where it goes; a wrong one would make another request of it.
_OWN_FIELDS = frozenset({"connection", "content-length", "host", "transfer-encoding"})


def bearer(token: object) -> str:
    """The value of `Authorization`; raises `ConfigurationError` for what is no token, without showing it."""
    problem = ""
    if not isinstance(token, str):
        problem = f"token must be a str or a callable that returns one, not {type(token).__name__}"
    elif token.lower().startswith("bearer "):
        problem = "token must be only the key, without 'Bearer ' before it"
    elif not _TOKEN.fullmatch(token):
        problem = (
            "token is empty or contains white space, control or non-ASCII characters, perhaps a line end"
        )
    if problem:
        del token  # it may be a key, almost: no variable shows it
        raise ConfigurationError(problem)
    return f"Bearer {token}"


def checked_headers(headers: Mapping[str, Any]) -> Dict[str, str]:
    """The fields with their names in lower case; raises `ConfigurationError` for what may not be sent."""
    checked: Dict[str, str] = {}
    for name, value in headers.items():
        if not isinstance(cast(object, name), str):
            raise ConfigurationError(f"the name of a header must be a str, not {type(name).__name__}")
        if not FIELD_NAME.fullmatch(name) or name.lower() in _OWN_FIELDS:
            raise ConfigurationError(f"header {name!r} cannot be set")
        if not isinstance(value, str):
            raise ConfigurationError(
                f"the value of header {name!r} must be a str, not {type(value).__name__}"
            )
        if not _FIELD_VALUE.fullmatch(value):
            raise ConfigurationError(f"the value of header {name!r} must be one line of Latin-1 text")
        checked[name.lower()] = value
    return checked


def raw_headers(headers: Mapping[str, str]) -> RawHeaders:
    """The fields as bytes."""
    return tuple((name.encode("ascii"), value.encode("latin-1")) for name, value in headers.items())
