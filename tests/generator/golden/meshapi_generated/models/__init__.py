# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Every model of the contract. The module that a model lives in is imported when the model is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, List

if TYPE_CHECKING:
    from .errors import Fault as Fault
    from .notes import ListNotesParams as ListNotesParams
    from .notes import Note as Note
    from .notes import NoteParams as NoteParams
    from .notes import NoteWord as NoteWord

_HOMES = {
    "Fault": "errors",
    "ListNotesParams": "notes",
    "Note": "notes",
    "NoteParams": "notes",
    "NoteWord": "notes",
}

__all__ = [
    "Fault",
    "ListNotesParams",
    "Note",
    "NoteParams",
    "NoteWord",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        model = getattr(import_module(f".{home}", __name__), name)
        globals()[name] = model
        return model

    def __dir__() -> List[str]:
        return sorted({*globals(), *__all__})
