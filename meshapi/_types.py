"""All types, under the import path that the published documentation shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, List

from meshapi_generated import models as _models

from ._lazy import lazy

if TYPE_CHECKING:
    from meshapi_generated.models import *  # noqa: F403

    from ._aliases import UploadFileParams

__all__: List[str] = ["UploadFileParams"]
__all__ += _models.__all__

if not TYPE_CHECKING:
    _HOMES = {**dict.fromkeys(_models.__all__, _models.__name__), "UploadFileParams": "._aliases"}
    __getattr__, __dir__ = lazy(globals(), _HOMES)
