"""What a candidate can be asked to do. Each returns what it received, so that a case can see that it did the work."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

Vectors = Sequence[Sequence[float]]


class Client(Protocol):
    """A client of a blocking library, made with the library's defaults but for the address and the key.

    A candidate leaves out what its library cannot do.
    """

    def __init__(self, url: str) -> None: ...

    # Ask the question of `bench.payloads`; the text of the answer.
    def chat(self) -> str | None: ...

    # The same where the first answer is a 429 that asks for no wait.
    def chat_retried(self) -> str | None: ...

    # Ask for a stream of so many events with text; how many came, and their characters.
    def stream(self, events: int) -> tuple[int, int]: ...

    # Embed the question 256 times, asking for plain numbers.
    def embeddings(self) -> Vectors: ...

    # The same, asking for base64 and decoding it.
    def embeddings_base64(self) -> Vectors: ...

    # List the models; how many have an id.
    def models(self) -> int: ...

    def upload_path(self, path: Path) -> None: ...

    def upload_file(self, file: BinaryIO) -> None: ...

    def close(self) -> None: ...


class AsyncClient(Protocol):
    """A client of an async library."""

    def __init__(self, url: str) -> None: ...

    async def chat(self) -> str | None: ...

    async def stream(self, events: int) -> tuple[int, int]: ...

    async def close(self) -> None: ...
