"""The openrouter package."""

from __future__ import annotations

import base64
from array import array
from typing import TYPE_CHECKING, Any

import openrouter

from bench.payloads import INPUTS, MESSAGES, MODEL, QUESTION

if TYPE_CHECKING:
    from bench.operations import Vectors

CHAT: Any = {"model": MODEL, "messages": MESSAGES}
KEY = "rsk_bench"


def client_of(url: str) -> Any:
    return openrouter.OpenRouter(server_url=f"{url}/openrouter/v1", api_key=KEY)


class Client:
    def __init__(self, url: str) -> None:
        self._client = client_of(url).__enter__()

    def chat(self) -> str:
        return str(self._client.chat.send(**CHAT).choices[0].message.content)

    def stream(self, events: int) -> tuple[int, int]:
        count = characters = 0
        with self._client.chat.send(**CHAT, stream=True, max_tokens=events) as chunks:
            for chunk in chunks:
                text = chunk.choices[0].delta.content
                if text:
                    count += 1
                    characters += len(text)
        return count, characters

    def embeddings(self) -> Vectors:
        return [item.embedding for item in self._embed("float").data]

    def embeddings_base64(self) -> Vectors:
        return [array("f", base64.b64decode(item.embedding)).tolist() for item in self._embed("base64").data]

    def _embed(self, encoding: str) -> Any:
        return self._client.embeddings.generate(
            model=MODEL, input=[QUESTION] * INPUTS, encoding_format=encoding
        )

    def models(self) -> int:
        return sum(1 for model in self._client.models.list().result.data if model.id)

    def close(self) -> None:
        self._client.__exit__(None, None, None)


class AsyncClient:
    def __init__(self, url: str) -> None:
        self._client = client_of(url)

    async def chat(self) -> str:
        return str((await self._client.chat.send_async(**CHAT)).choices[0].message.content)

    async def stream(self, events: int) -> tuple[int, int]:
        count = characters = 0
        async with await self._client.chat.send_async(**CHAT, stream=True, max_tokens=events) as chunks:
            async for chunk in chunks:
                text = chunk.choices[0].delta.content
                if text:
                    count += 1
                    characters += len(text)
        return count, characters

    async def close(self) -> None:
        await self._client.__aexit__(None, None, None)
