"""The Python surface of the SDK: all that a program can import, call and read.

`read` finds it in the sources, without importing them (`source`, `types`, `signatures`, `classes`), and gives plain
data (`model`). `listing` writes it down; `compare` says what a change of it does to programs (`calls`, `report`).
"""

from generator.surface.compare import Change, compare
from generator.surface.model import Surface
from generator.surface.read import read
from generator.surface.report import Report
from generator.surface.source import SourceError, on_disk

__all__ = ["Change", "Report", "SourceError", "Surface", "compare", "on_disk", "read"]
