"""The SDK at its main job, against the embedded gateway: real HTTP on loopback, no key, no network.

Run it with `make demo`, or with `python examples/demo.py` where `meshapi[sandbox]` is installed.
"""

from __future__ import annotations

import asyncio
import os
import sys
import textwrap
from pathlib import Path

from meshapi import AsyncMeshAPI, MeshAPI, MeshAPIError
from meshapi_sandbox import Sandbox

HANDBOOK = Path(__file__).with_name("handbook.md")
MODEL = "openai/gpt-4o-mini"
BOLD, DIM, PLAIN = ("\033[1m", "\033[2m", "\033[0m") if sys.stdout.isatty() else ("", "", "")


def title(text: str) -> None:
    print(f"\n{BOLD}{text}{PLAIN}")


def chat(client: MeshAPI) -> None:
    title("A chat, streamed token by token")
    print("> Count to 12.\n  ", end="")
    stream = client.chat.completions.stream(
        model=MODEL, messages=[{"role": "user", "content": "Count to 12."}]
    )
    usage = None
    for chunk in stream:
        usage = chunk.usage or usage
        if chunk.choices and chunk.choices[0].delta:
            print(chunk.choices[0].delta.content or "", end="", flush=True)
    tokens = f"{usage.total_tokens} tokens, " if usage else ""
    print(
        f"\n  {DIM}{tokens}complete: {stream.completed}, request {stream.http and stream.http.request_id}{PLAIN}"
    )


def retrieval(client: MeshAPI) -> None:
    title(f"A document ({HANDBOOK.name}, {HANDBOOK.stat().st_size} bytes), uploaded, embedded and searched")
    upload = client.rag.upload_file(path=HANDBOOK)
    status = client.rag.wait_until_ready(upload.file_id)
    print(
        f"  {DIM}{status.file_name}: upload {status.upload_status}, embedding {status.embedding_status}, "
        f"{status.total_tokens} tokens{PLAIN}"
    )

    question = "At which wind do all singles come in?"
    found = client.rag.search(query=question, top_k=2).results
    print(f"> {question}")
    for result in found:
        text = textwrap.fill(
            result.text.replace("\n", ": "), 88, initial_indent=" " * 9, subsequent_indent=" " * 9
        )
        print(f"  {result.score:.3f}  {text.lstrip()}")

    title("The same question, answered from what was found")
    passages = "\n\n".join(result.parent_text for result in found)
    print(f"> {question}\n  ", end="")
    for chunk in client.chat.completions.create(
        model=MODEL,
        messages=[
            {"role": "system", "content": f"Answer from these passages:\n\n{passages}"},
            {"role": "user", "content": question},
        ],
        stream=True,
    ):
        if chunk.choices and chunk.choices[0].delta:
            print(chunk.choices[0].delta.content or "", end="", flush=True)
    print()


def errors(client: MeshAPI) -> None:
    title("What an error says")
    try:
        client.chat.completions.create(
            model="acme/unheard-of", messages=[{"role": "user", "content": "Hello"}]
        )
    except MeshAPIError as error:
        print(f"  {type(error).__name__}: {error}")


async def together(client: AsyncMeshAPI) -> None:
    title("Three models at once, on the async client")
    models = [MODEL, "anthropic/claude-sonnet-4.5", "google/gemini-2.5-flash"]
    answers = await asyncio.gather(
        *(
            client.chat.completions.create(
                model=model, messages=[{"role": "user", "content": "What is 17 * 24?"}]
            )
            for model in models
        )
    )
    for answer in answers:
        print(f"  {answer.model:30} {answer.choices[0].message.content if answer.choices[0].message else ''}")


async def on_the_async_client(gateway: Sandbox) -> None:
    async with AsyncMeshAPI(base_url=gateway.url, token=gateway.token) as client:
        await together(client)


def main() -> None:
    with Sandbox(token_delay=0.04) as gateway:
        print(
            f"{DIM}The sandbox listens at {gateway.url}; {MODEL} and its like are played by a rule-based engine.{PLAIN}"
        )
        with MeshAPI(base_url=gateway.url, token=gateway.token) as client:
            chat(client)
            retrieval(client)
            errors(client)
        asyncio.run(on_the_async_client(gateway))
        command = os.path.relpath(sys.executable) if sys.prefix != sys.base_prefix else "python"
        print(f"\n{DIM}Start it yourself: {command} -m meshapi_sandbox{PLAIN}")


if __name__ == "__main__":
    main()
