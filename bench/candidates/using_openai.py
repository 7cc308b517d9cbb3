"""The openai package, against any server that speaks its API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openai

from bench.payloads import INPUTS, MESSAGES, MODEL, QUESTION

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from bench.operations import Vectors

CHAT: Any = {"model": MODEL, "messages": MESSAGES}
KEY = "rsk_bench"


class Client:
    def __init__(self, url: str) -> None:
        self._client = openai.OpenAI(base_url=f"{url}/openai/v1", api_key=KEY)

    def chat(self) -> str | None:
        text: str | None = self._client.chat.completions.create(**CHAT).choices[0].message.content
        return text

    chat_retried = chat  # of its own accord

    def stream(self, events: int) -> tuple[int, int]:
        count = characters = 0
        for chunk in self._client.chat.completions.create(**CHAT, stream=True, max_tokens=events):
            text = chunk.choices[0].delta.content
            if text:
                count += 1
                characters += len(text)
        return count, characters

    def embeddings(self) -> Vectors:
        answer = self._client.embeddings.create(
            model=MODEL, input=[QUESTION] * INPUTS, encoding_format="float"
        )
        return [item.embedding for item in answer.data]

    def embeddings_base64(self) -> Vectors:
        # Its default: it asks for base64 and decodes it.
        answer = self._client.embeddings.create(model=MODEL, input=[QUESTION] * INPUTS)
        return [item.embedding for item in answer.data]

    def models(self) -> int:
        return sum(1 for model in self._client.models.list().data if model.id)

    def upload_path(self, path: Path) -> None:
        self._client.files.create(file=path, purpose="user_data")

    def upload_file(self, file: BinaryIO) -> None:
        self._client.files.create(file=file, purpose="user_data")

    def close(self) -> None:
        self._client.close()


class AsyncClient:
    def __init__(self, url: str) -> None:
        self._client = openai.AsyncOpenAI(base_url=f"{url}/openai/v1", api_key=KEY)

    async def chat(self) -> str | None:
        text: str | None = (await self._client.chat.completions.create(**CHAT)).choices[0].message.content
        return text

    async def stream(self, events: int) -> tuple[int, int]:
        count = characters = 0
        async for chunk in await self._client.chat.completions.create(**CHAT, stream=True, max_tokens=events):
            text = chunk.choices[0].delta.content
            if text:
                count += 1
                characters += len(text)
        return count, characters

    async def close(self) -> None:
        await self._client.close()
