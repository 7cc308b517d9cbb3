"""An embedded MeshAPI gateway for development and tests: no key, no network, no models.

``python -m meshapi_sandbox`` serves it; ``with Sandbox() as gateway:`` runs it inside a process. See
README.md.
"""

from __future__ import annotations

from meshapi_sandbox.server import Sandbox
from meshapi_sandbox.services import SeenRequest

__all__ = ["Sandbox", "SeenRequest"]
