"""All models, under the import path that the published documentation shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List

from meshapi_generated import models as _models

if TYPE_CHECKING:
    from meshapi_generated.models import *  # noqa: F403

__all__: List[str] = []
__all__ += _models.__all__


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(_models, name)


def __dir__() -> List[str]:
    return __all__
