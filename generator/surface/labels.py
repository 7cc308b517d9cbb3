"""How programs call what is in the surface."""

from __future__ import annotations

import re
from typing import Final

from generator.surface.model import Class, Surface, Value

ASYNC: Final = "async "
CLIENTS: Final = {"meshapi.MeshAPI": "client", "meshapi.AsyncMeshAPI": f"{ASYNC}client"}


def resources(surface: Surface) -> dict[str, str]:
    """The classes of the clients and of their resources, each with the way to it: `client.chat.completions`."""
    found: dict[str, str] = {}

    def walk(path: str, label: str) -> None:
        known = surface.objects.get(path)
        if isinstance(known, Class):
            found[path] = label
            for name, member in known.members.items():
                if isinstance(member, Value) and member.computed and member.type[0].name.endswith("Resource"):
                    walk(member.type[0].name, f"{label}.{name}")

    for client, label in CLIENTS.items():
        walk(surface.names.get(client, client), label)
    return found


def label(surface: Surface, path: str) -> str:
    """The shortest name by which something is imported, without the package that nearly all is imported from."""
    own = path.rpartition(".")[2]
    names = [name for name, target in surface.names.items() if target == path]
    short = min(names, key=lambda name: (name.count("."), not name.endswith(f".{own}"), name), default=own)
    return short.removeprefix("meshapi.")


def twin(words: str) -> str:
    """The same words about the client that does not `await`."""
    return re.sub(r"`Awaitable\[([^`]*)\]`", r"`\1`", words.removeprefix(ASYNC)).replace("Async", "")
