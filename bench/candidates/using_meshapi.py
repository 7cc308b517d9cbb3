"""This SDK, as installed: from the checkout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import meshapi
from bench.payloads import INPUTS, MESSAGES, MODEL, QUESTION

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO, Literal

    from bench.operations import Vectors

CHAT: Any = {"model": MODEL, "messages": MESSAGES}
KEY = "rsk_bench"


class Client:
    def __init__(self, url: str) -> None:
        self._client = meshapi.MeshAPI(base_url=url, token=KEY)

    def chat(self) -> str | None:
        message = self._client.chat.completions.create(**CHAT).choices[0].message
        return message.content if message else None

    chat_retried = chat  # of its own accord

    def stream(self, events: int) -> tuple[int, int]:
        count = characters = 0
        for chunk in self._client.chat.completions.stream(**CHAT, max_tokens=events):
            delta = chunk.choices[0].delta
            if delta and delta.content:
                count += 1
                characters += len(delta.content)
        return count, characters

    def embeddings(self) -> Vectors:
        return [item.embedding for item in self._embed("float").data]

    def embeddings_base64(self) -> Vectors:
        return [item.floats().tolist() for item in self._embed("base64").data]

    def _embed(self, encoding: Literal["float", "base64"]) -> Any:
        return self._client.embeddings.create(
            model=MODEL, input=[QUESTION] * INPUTS, encoding_format=encoding
        )

    def models(self) -> int:
        return sum(1 for model in self._client.models.list() if model.id)

    def upload_path(self, path: Path) -> None:
        self._client.rag.upload_file(path=path)

    def upload_file(self, file: BinaryIO) -> None:
        self._client.rag.upload_file(content=file)

    def close(self) -> None:
        self._client.close()


class AsyncClient:
    def __init__(self, url: str) -> None:
        self._client = meshapi.AsyncMeshAPI(base_url=url, token=KEY)

    async def chat(self) -> str | None:
        message = (await self._client.chat.completions.create(**CHAT)).choices[0].message
        return message.content if message else None

    async def stream(self, events: int) -> tuple[int, int]:
        count = characters = 0
        async for chunk in self._client.chat.completions.stream(**CHAT, max_tokens=events):
            delta = chunk.choices[0].delta
            if delta and delta.content:
                count += 1
                characters += len(delta.content)
        return count, characters

    async def close(self) -> None:
        await self._client.close()
