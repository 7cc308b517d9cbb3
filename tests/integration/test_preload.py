"""What is loaded when: nothing that a program does not use, and nothing in an event loop after `preload`."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

import meshapi
from meshapi_sandbox import Sandbox

STARTS = """
import sys, meshapi
client = meshapi.MeshAPI(token="t", base_url="http://localhost")
assert meshapi.Timeout and meshapi.APITimeoutError
print(*sorted({"anyio", "asyncio", "dateutil", "httpcore", "httpx", "pydantic"} & set(sys.modules)))
"""
BLOCKS = """
import sys, meshapi
with meshapi.MeshAPI(base_url=sys.argv[1], token=sys.argv[2]) as client:
    client.chat.completions.create(messages=[{"role": "user", "content": "hi"}])
    print(*sorted({"aiohttp", "asyncio", "meshapi._stream", "websockets"} & set(sys.modules)))
"""
CALLS = """
import asyncio, sys, meshapi

async def main():
    messages = [{"role": "user", "content": "hi"}]
    async with meshapi.AsyncMeshAPI(base_url=sys.argv[1], token=sys.argv[2]) as client:
        before = set(sys.modules)
        await client.chat.completions.create(messages=messages)
        async with client.chat.completions.stream(messages=messages) as stream:
            await stream.get_final_completion()
        await client.embeddings.create(model="openai/text-embedding-3-small", input="a")
        print(*sorted(set(sys.modules) - before))

meshapi.preload(*sys.argv[3:])
asyncio.run(main())
"""


def printed(program: str, *arguments: str) -> str:
    command = [sys.executable, "-W", "error", "-c", program, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    return done.stdout.strip()


def test_a_client_that_is_only_made_loads_neither_transport_nor_models() -> None:
    assert printed(STARTS) == ""


def test_a_first_blocking_call_loads_no_more_than_it_needs(gateway: Sandbox) -> None:
    assert printed(BLOCKS, gateway.url, gateway.token) == ""


@pytest.mark.parametrize("resources", [(), ("chat", "embeddings")])
def test_after_preload_calls_load_nothing(gateway: Sandbox, resources: Any) -> None:
    assert printed(CALLS, gateway.url, gateway.token, *resources) == ""


def test_what_is_no_resource_cannot_be_preloaded() -> None:
    with pytest.raises(ValueError, match="no resource is called chats; there are audio, balance, "):
        meshapi.preload("chat", "chats")
