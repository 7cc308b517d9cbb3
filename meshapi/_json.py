"""JSON that servers write and pydantic-core does not read: with one half of a surrogate pair (RFC 8259, section 8.2).

Some cut a text in the middle of a character. Each half is read as U+FFFD, so that the rest is not lost.
"""

from __future__ import annotations

import re
from typing import Any, Callable, TypeVar

from pydantic_core import from_json

T = TypeVar("T")

# A whole pair, a half of one, or any other escape.
_ESCAPE = rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)"


def decoded(decode: Callable[[bytes], T], content: bytes) -> T:
    """What `decode` makes of the content; raises the `ValueError` that it raises."""
    try:
        return decode(content)
    except ValueError:
        mended = mend(content)
        if mended == content:
            raise
        return decode(mended)


def parsed(content: bytes) -> Any:
    """The value; raises `ValueError` for what is no JSON."""
    return decoded(from_json, content)


def mend(content: bytes) -> bytes:
    """The content with U+FFFD for each half of a pair."""
    return re.sub(_ESCAPE, lambda found: rb"\ufffd" if found[1] else found[0], content, flags=re.DOTALL)
