"""Every Python snippet of the published documents runs against the sandbox, as it stands and for the async client.

What is changed: blocks are indented again where a diff lost the layout; the host and the key become the sandbox's; a
call written with a literal ``...`` gets the ``params`` of the prelude, and ``{...}`` is empty. Names that a snippet
leaves undefined come from `prelude`.
"""

from __future__ import annotations

import ast
import inspect
import re
import threading
import time
from contextlib import redirect_stdout
from io import StringIO
from typing import Any, Dict, Iterator, Optional

import anyio
import pytest

import meshapi
from meshapi import AsyncMeshAPI, ChatCompletionParams, ChatMessage, CreateTemplateParams, MeshAPI
from meshapi_sandbox import Sandbox
from tests.snippets.published import SEEDS, ForAsync, Snippet, snippets

PRINTS = {
    "001-1": r"2 ?\+ ?2.*4\n.*1, 2, 3, 4, 5",
    "001-2": r"\w+",
    "001-3": r"404\nmodel_not_found\nreq_\w+\nNone",
    "003-1": r"(\S+ ){2,}",
    "003-3": r"Paris",
    "003-4": r"\w+",
    "003-5": r"(\S+ ){2,}",
    "003-8": r"1536",
    "003-9": r"^data:image/webp;base64,\S{100,}\n$",
    "003-10": r"^(\{'model': '\S+', 'delta': .+\}\n){2}$",
    "003-11": r"^(validating|in_progress)\n$",
    "003-12": r"0\.\d{4} .*[Oo]nboarding.*\n(.*\n)*2 total files",
    "003-13": r"^session.created\nsession.updated\n(.*\n)*response.done\n(.*\n)*session.created\nsession.updated\n$",
    "003-16": r"\[404\] model_not_found: .*\nRequest ID: req_\w+",
    "003-19": re.escape(meshapi.__version__),
    "004-1": r"(\S+ ){2,}",
    "004-3": r"Paris.*\nTokens: \d+",
    "004-4": r"\w+",
    "004-5": r"(\S+ ){2,}",
    "004-6": r"\w+",
    "004-7": r"tool call: .*get_weather",
    "004-8": r"\w+",
    "004-9": r"1536",
    "004-10": r"^data:image/webp;base64,\S{100,}\n$",
    "004-11": r"^(\{'model': '\S+', 'delta': .+\}\n){3}$",
    "004-13": r"(\S+: prompt \$[\d.]+/1k, completion \$[\d.]+/1k\n){5}",
    "004-16": r"\[404\] model_not_found: .*\nRequest ID: req_\w+\nModel not supported\.",
    "004-18": r"^$",
    "004-20": re.escape(meshapi.__version__),
}
"""What a reader expects to see; snippets that are not here print nothing."""

SHOWS_AN_ERROR = {"001-3", "003-16", "004-16"}
"""Snippets whose point is what they print of an error: the ``params`` of the prelude ask for an unknown model."""

READS_TO_THE_END = {"003-13": 2}
"""Snippets that read sessions until the gateway closes them, which it does when so many have been updated."""

PRELUDE = ("MeshAPI", "AsyncMeshAPI", "ChatCompletionParams", "ChatMessage", "MeshAPIError")
"""Names that some snippets use and an earlier one on their page imports."""

PUBLISHED = snippets()


@pytest.fixture
def gateway() -> Iterator[Sandbox]:
    """An empty one for each snippet, for some count what is there."""
    with Sandbox() as running:
        yield running


def test_the_documents_are_there() -> None:
    if not SEEDS.is_dir():
        pytest.skip(f"the published documents are not beside the project ({SEEDS.name}/ is missing)")
    assert len(PUBLISHED) > 25


@pytest.mark.parametrize("kind", ["as it stands", "async"])
@pytest.mark.parametrize("snippet", PUBLISHED, ids=lambda snippet: snippet.id)
def test_snippet(gateway: Sandbox, snippet: Snippet, kind: str) -> None:
    text = re.sub(
        r'"https://api\.meshapi\.ai"|base_url="\.\.\."',
        lambda m: m[0].split('"')[0] + repr(gateway.url),
        snippet.text,
    )
    text = (
        text.replace('"rsk_..."', repr(gateway.token))
        .replace("create(...)", "create(params)")
        .replace("{...}", "{}")
    )
    tree = ast.parse(text)
    if kind == "async":
        tree = ast.fix_missing_locations(ForAsync().visit(tree))
    printed = anyio.run(run, tree, gateway, kind, snippet)

    expected = PRINTS.get(snippet.key, "^$")
    assert re.search(expected, printed), printed


async def run(tree: ast.Module, gateway: Sandbox, kind: str, snippet: Snippet) -> str:
    """Executes a snippet, whose top level may await, and gives what it printed."""
    awaits = kind == "async" or ("async for" in snippet.text and "def main" not in snippet.text)
    client = (AsyncMeshAPI if awaits else MeshAPI)(base_url=gateway.url, token=gateway.token)
    names = prelude(client, gateway, snippet)
    code = compile(tree, snippet.id, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    printed = StringIO()
    closing = threading.Thread(target=close_after, args=(gateway, printed, READS_TO_THE_END.get(snippet.key)))
    closing.start()
    with redirect_stdout(printed):
        if any(isinstance(node, ast.Name) and node.id == "asyncio" for node in ast.walk(tree)):
            # The snippet starts an event loop of its own, which needs a thread without one.
            await anyio.to_thread.run_sync(exec, code, names)
        else:
            result = eval(code, names)
            if inspect.isawaitable(result):
                await result
    closing.join()
    for made in {
        id(value): value for value in names.values() if isinstance(value, (MeshAPI, AsyncMeshAPI))
    }.values():
        await made.aclose() if isinstance(made, AsyncMeshAPI) else made.close()
    if client is not names["client"]:
        await client.aclose() if isinstance(client, AsyncMeshAPI) else client.close()
    return printed.getvalue()


def close_after(gateway: Sandbox, printed: StringIO, sessions: Optional[int]) -> None:
    """Closes the gateway once the snippet has printed that so many sessions are updated; never for None."""
    if sessions is not None:
        end = time.monotonic() + 30
        while printed.getvalue().count("session.updated") < sessions and time.monotonic() < end:
            time.sleep(0.01)
        gateway.close()


def prelude(client: Any, gateway: Sandbox, snippet: Snippet) -> Dict[str, Any]:
    """The names that the documents use and do not define."""
    model = "acme/unheard-of" if snippet.key in SHOWS_AN_ERROR else "openai/gpt-4o-mini"
    with MeshAPI(base_url=gateway.url, token=gateway.token) as setup:
        template = setup.templates.create(CreateTemplateParams(name="to-be-updated", system="Be brief."))
    return {
        **{name: getattr(meshapi, name) for name in PRELUDE},
        "client": client,
        "ctrl": client,
        "params": ChatCompletionParams(model=model, messages=[ChatMessage(role="user", content="Hello!")]),
        "template_id": template.id,
        "pdf_bytes": pdf("The onboarding process takes three days. A colleague shows you the building."),
        "process": lambda chunk: None,
        "pcm_bytes": b"\x00\x20\x00\xe0" * 6000 + bytes(48_000),
        "process_audio": lambda audio: None,
    }


def pdf(text: str) -> bytes:
    """A PDF of one page with this text."""
    content = f"BT /F1 12 Tf 40 700 Td ({text}) Tj ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Font << /F1 5 0 R >> >>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return body + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
