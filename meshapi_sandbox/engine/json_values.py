"""What decoded JSON is, in a form that type checkers follow."""

from __future__ import annotations

from typing import Any, Dict, List

from typing_extensions import TypeGuard


def is_object(value: object) -> TypeGuard[Dict[str, Any]]:
    """Whether this is a JSON object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[List[Any]]:
    """Whether this is a JSON array."""
    return isinstance(value, list)
