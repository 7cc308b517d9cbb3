# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""The body of every error answer."""

from meshapi_generated.runtime.models import MeshModel


class Fault(MeshModel):
    """An error."""

    code: str
    """What went wrong."""
