# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""The versions of the contract."""

from typing import List, Optional

from meshapi_generated.runtime.models import MeshModel


class ApiVersion(MeshModel):
    """A version of the contract."""

    label: str
    """Label of the version, such as `2026-08`."""
    status: Optional[str] = None
    """State of the version."""
    baseline: Optional[bool] = None
    """Whether it counts when a request names none."""
    latest: Optional[bool] = None
    """Whether it is the newest."""
    sunset_on: Optional[str] = None
    """Day on which it ends, if that is set."""
    capabilities: Optional[List[str]] = []
    """Slugs of what can be done from this version on, those of older versions included."""
