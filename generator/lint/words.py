"""Small helpers of the rules: names, and hints for misspelt words."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any


def filled(text: Any) -> bool:
    """Whether it is a text with something in it."""
    return isinstance(text, str) and bool(text.strip())


def snake_case(name: Any) -> bool:
    """Whether it is a lower snake_case Python identifier and no keyword."""
    return _identifier(name, r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def pascal_case(name: Any) -> bool:
    """Whether it is a PascalCase Python identifier and no keyword."""
    return _identifier(name, r"[A-Z][A-Za-z0-9]*")


def _identifier(name: Any, form: str) -> bool:
    return isinstance(name, str) and re.fullmatch(form, name) is not None and not keyword.iskeyword(name)


def closest(word: object, options: Iterable[str], otherwise: str = "remove it") -> str:
    """A hint: the option that `word` was probably meant to be."""
    matches = get_close_matches(str(word), [*options], n=1)
    return f"did you mean {matches[0]}?" if matches else otherwise
