"""Modules that load a name when it is first used (PEP 562)."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Callable, Dict, List, Mapping, Tuple


def lazy(
    namespace: Dict[str, Any], homes: Mapping[str, str]
) -> Tuple[Callable[[str], Any], Callable[[], List[str]]]:
    """`__getattr__` and `__dir__` of a module with these globals, given where each of its names lives."""

    def load(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {namespace['__name__']!r} has no attribute {name!r}")
        namespace[name] = value = getattr(import_module(homes[name], namespace["__package__"]), name)
        return value

    def names() -> List[str]:
        return sorted({*namespace, *homes})

    return load, names
