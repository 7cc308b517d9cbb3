"""The anthropic package, with the same text in the form of its own API: messages only."""

from __future__ import annotations

from typing import Any

import anthropic

from bench.payloads import MESSAGES, MODEL

CHAT: Any = {"model": MODEL, "messages": MESSAGES[1:], "system": MESSAGES[0]["content"]}
KEY = "rsk_bench"


class Client:
    def __init__(self, url: str) -> None:
        self._client = anthropic.Anthropic(base_url=f"{url}/anthropic", api_key=KEY)

    def chat(self) -> str:
        return str(self._client.messages.create(**CHAT, max_tokens=1024).content[0].text)

    chat_retried = chat  # of its own accord

    def stream(self, events: int) -> tuple[int, int]:
        count = characters = 0
        for event in self._client.messages.create(**CHAT, max_tokens=events, stream=True):
            if event.type == "content_block_delta":
                count += 1
                characters += len(event.delta.text)
        return count, characters

    def close(self) -> None:
        self._client.close()


class AsyncClient:
    def __init__(self, url: str) -> None:
        self._client = anthropic.AsyncAnthropic(base_url=f"{url}/anthropic", api_key=KEY)

    async def chat(self) -> str:
        return str((await self._client.messages.create(**CHAT, max_tokens=1024)).content[0].text)

    async def stream(self, events: int) -> tuple[int, int]:
        count = characters = 0
        async for event in await self._client.messages.create(**CHAT, max_tokens=events, stream=True):
            if event.type == "content_block_delta":
                count += 1
                characters += len(event.delta.text)
        return count, characters

    async def close(self) -> None:
        await self._client.close()
