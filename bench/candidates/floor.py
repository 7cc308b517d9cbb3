"""The floor: httpx as most people use it, and one JSON decode."""

from __future__ import annotations

import base64
import json
from array import array
from typing import TYPE_CHECKING, Any

import httpx

from bench.payloads import INPUTS, MESSAGES, MODEL, QUESTION

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from bench.operations import Vectors

HEADERS = {"Authorization": "Bearer rsk_bench"}
CHAT = {"model": MODEL, "messages": MESSAGES}
TIMEOUT = 60.0


class Client:
    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=url, headers=HEADERS, timeout=TIMEOUT)

    def chat(self) -> str:
        response = self._http.post("/v1/chat/completions", json=CHAT)
        response.raise_for_status()
        return str(response.json()["choices"][0]["message"]["content"])

    def chat_retried(self) -> str:
        while (response := self._http.post("/v1/chat/completions", json=CHAT)).status_code == 429:
            pass
        response.raise_for_status()
        return str(response.json()["choices"][0]["message"]["content"])

    def stream(self, events: int) -> tuple[int, int]:
        count = characters = 0
        body = {**CHAT, "stream": True, "max_tokens": events}
        with self._http.stream("POST", "/v1/chat/completions", json=body) as response:
            response.raise_for_status()
            for line in response.iter_lines():
                if line.startswith("data: "):
                    if line == "data: [DONE]":
                        break
                    text = json.loads(line[6:])["choices"][0]["delta"].get("content")
                    if text:
                        count += 1
                        characters += len(text)
        return count, characters

    def embeddings(self) -> Vectors:
        return [item["embedding"] for item in self._embed("float")]

    def embeddings_base64(self) -> Vectors:
        return [array("f", base64.b64decode(item["embedding"])).tolist() for item in self._embed("base64")]

    def _embed(self, encoding: str) -> Any:
        body = {"model": MODEL, "input": [QUESTION] * INPUTS, "encoding_format": encoding}
        response = self._http.post("/v1/embeddings", json=body)
        response.raise_for_status()
        return response.json()["data"]

    def models(self) -> int:
        response = self._http.get("/v1/models")
        response.raise_for_status()
        return sum(1 for model in response.json() if model["id"])

    def upload_path(self, path: Path) -> None:
        with path.open("rb") as file:
            self.upload_file(file)

    def upload_file(self, file: BinaryIO) -> None:
        self._http.put("/store", content=file).raise_for_status()

    def close(self) -> None:
        self._http.close()


class AsyncClient:
    def __init__(self, url: str) -> None:
        self._http = httpx.AsyncClient(base_url=url, headers=HEADERS, timeout=TIMEOUT)

    async def chat(self) -> str:
        response = await self._http.post("/v1/chat/completions", json=CHAT)
        response.raise_for_status()
        return str(response.json()["choices"][0]["message"]["content"])

    async def stream(self, events: int) -> tuple[int, int]:
        count = characters = 0
        body = {**CHAT, "stream": True, "max_tokens": events}
        async with self._http.stream("POST", "/v1/chat/completions", json=body) as response:
            response.raise_for_status()
            async for line in response.aiter_lines():
                if line.startswith("data: "):
                    if line == "data: [DONE]":
                        break
                    text = json.loads(line[6:])["choices"][0]["delta"].get("content")
                    if text:
                        count += 1
                        characters += len(text)
        return count, characters

    async def close(self) -> None:
        await self._http.aclose()
