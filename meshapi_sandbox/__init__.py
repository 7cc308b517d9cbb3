"""An embedded MeshAPI gateway for development and tests: no key, no network, no models.

``python -m meshapi_sandbox`` serves it; ``with Sandbox() as gateway:`` runs it inside a process. See
README.md.
"""

from __future__ import annotations

try:
    from meshapi_sandbox.server import Sandbox
    from meshapi_sandbox.services import SeenRequest
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        f"the sandbox needs its extra (there is no {error.name}): pip install 'meshapi[sandbox]'",
        name=error.name,
    ) from error

__all__ = ["Sandbox", "SeenRequest"]
