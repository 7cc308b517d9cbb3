"""How errors are copied and pickled."""

from __future__ import annotations

import copyreg
from copy import copy
from typing import Any, Optional, TypeVar

E = TypeVar("E", bound=Exception)


def reduced(error: BaseException) -> tuple[Any, ...]:
    """What `__reduce__` returns for an error with a constructor of its own.

    Exceptions are rebuilt by calling the class with `args`, which has no keyword-only parameters; and of what they go
    back to, they forget everything.
    """
    state: dict[str, Any] = dict(vars(error))
    if _survives(error.__cause__):
        state["__cause__"] = error.__cause__
    return copyreg.__newobj__, (type(error), *error.args), state  # type: ignore[attr-defined]


def twin_of(error: E) -> E:
    """A copy with the same cause, but without the traceback, whose frames hold what they worked on."""
    twin = copy(error)
    twin.__cause__ = error.__cause__
    return twin


def _survives(cause: Optional[BaseException]) -> bool:
    """Whether an error of another library can be pickled, and read again."""
    import pickle  # slow to import, and rarely needed

    try:
        return cause is not None and isinstance(pickle.loads(pickle.dumps(cause)), type(cause))
    except Exception:
        return False
