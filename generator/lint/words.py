"""Small helpers of the rules: names, and hints for misspelt words."""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, Final

_CLASSES: Final = frozenset(
    """
    Annotated Any BaseModel ConfigDict Dict Field List Literal Mapping Optional Sequence TypeAliasType Union
    AsyncExecutor AsyncFinalStream AsyncStream EmbeddingVector Executor FileContent FinalStream Form ImageData
    MeshModel Operation OutputText Request RequestModel RequestOptions ResultBytes ResultDict ResultList Stream
    Timestamp
    """.split()
)
"""Names that the generated modules import, from typing, pydantic and their own runtime."""
CLASS: Final = "PascalCase, letters and digits, no name that Python or the generated code has"
"""The hint where `class_name` says no."""


def filled(text: Any) -> bool:
    """Whether it is a text with something in it."""
    return isinstance(text, str) and bool(text.strip())


def snake_case(name: Any) -> bool:
    """Whether it is a lower snake_case Python identifier and no keyword."""
    return _identifier(name, r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def class_name(name: Any) -> bool:
    """Whether it is a PascalCase Python identifier, and neither a keyword nor what generated modules call something."""
    return _identifier(name, r"[A-Z][A-Za-z0-9]*") and name not in _CLASSES and not hasattr(builtins, name)


def _identifier(name: Any, form: str) -> bool:
    return isinstance(name, str) and re.fullmatch(form, name) is not None and not keyword.iskeyword(name)


def closest(word: object, options: Iterable[object], otherwise: str = "remove it") -> str:
    """A hint: the option that `word` was probably meant to be."""
    matches = get_close_matches(str(word), [*map(str, options)], n=1)
    return f"did you mean {matches[0]}?" if matches else otherwise
