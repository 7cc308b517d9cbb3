"""Everything that is otherwise imported, built or read when it is first used."""

from __future__ import annotations

from importlib import import_module
from operator import attrgetter
from threading import Thread

import anyio

import meshapi_generated.models
from meshapi_generated.registry import OPERATIONS
from meshapi_generated.runtime.models import MeshModel

from ._client import MeshAPI
from ._own_clients import ssl_context


def preload(*resources: str) -> None:
    """Load now what the first calls would load, for programs that must not pause later, such as servers.

    The package imports its parts when they are first used, so that programs start fast. In an event loop the first call
    of a resource would then keep all others waiting, for some tens of milliseconds. Call this before the loop runs.

    Args:
        *resources: Attributes of the client that will be used, such as `"chat"`. Default: all of them.

    Raises:
        ValueError: There is no such resource.
        ConfigurationError: `SSL_CERT_FILE` or `SSL_CERT_DIR` names no certificates.

    Example:
        ::

            meshapi.preload("chat", "embeddings")
    """
    for part in ("_accumulate", "_async_client", "_multipart", "_stream", "_structured"):
        import_module(f"{__package__}.{part}")

    ssl_context()
    # An event loop loads what connections need of it. In a thread, as that of this one is not to be touched.
    loop = Thread(target=anyio.run, args=(anyio.sleep, 0))
    loop.start()
    loop.join()
    known = {method.partition(".")[0] for operation in OPERATIONS.values() for method in operation.methods}
    wanted = {*resources} or known
    if not wanted <= known:
        raise ValueError(
            f"no resource is called {', '.join(sorted(wanted - known))}; there are {', '.join(sorted(known))}"
        )
    client = MeshAPI(base_url="http://localhost", token="-")
    for operation in OPERATIONS.values():
        for method in operation.methods:
            if method.partition(".")[0] in wanted:
                attrgetter(method)(client)
                for name in (*operation.request, *operation.response, operation.query, operation.event):
                    model = getattr(meshapi_generated.models, (name or "").rstrip("[]"), None)
                    if isinstance(model, type) and issubclass(model, MeshModel):
                        model.model_rebuild()
