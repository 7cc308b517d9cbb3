"""An edit of the contract and one command give a working, typed, documented method on both clients, over real HTTP."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from generator.__main__ import ROOT

PATHS = """
  /v1/shelves/{shelf_id}/notes:
    post:
      operationId: pin_note
      tags: [shelves]
      summary: Pin a note
      description: Pins a note to a shelf, whole or as a stream of its words.
      x-meshapi-methods:
        shelves.notes.pin: {summary: Pin a whole note, description: Pins a note and waits for it.}
        shelves.notes.follow: {stream: true}
      x-meshapi-stream: {flag: live, terminator: "[END]", on_flag: override, errors: [{property: error}]}
      parameters:
        - name: shelf_id
          in: path
          required: true
          description: Id of the shelf.
          schema: {type: string}
          example: shelf_1
        - {name: loud, in: query, description: Whether to tell everybody., schema: {type: boolean}}
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/PinNoteParams'}
      responses:
        '200':
          description: The note, or its words as they are pinned.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Note'}
            text/event-stream:
              schema: {$ref: '#/components/schemas/NoteWord'}
        '401': {$ref: '#/components/responses/Unauthorized'}
"""

SCHEMAS = """
    PinNoteParams:
      type: object
      additionalProperties: false
      description: A note to pin.
      required: [text]
      properties:
        text: {type: string, description: What the note says.}
        colour: {type: [string, 'null'], description: Colour of the paper.}
        live: {type: boolean, default: false, x-meshapi-send-default: true, description: Whether to stream.}
      examples: [{text: Buy milk., colour: yellow}]
    Note:
      type: object
      description: A pinned note.
      required: [id, text]
      properties:
        id: {type: string, description: Id of the note.}
        text: {type: string, description: What it says.}
        pinned_at: {type: [string, 'null'], format: date-time, description: When it was pinned.}
      examples: [{id: note_1, text: Buy milk.}]
    NoteWord:
      type: object
      description: One word of a note.
      required: [word]
      properties:
        word: {type: string, description: The word.}
      examples: [{word: milk}]
"""

PROGRAM = """
import asyncio, json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from meshapi import AsyncMeshAPI, MeshAPI, Note, PinNoteParams

class Gateway(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        path, _, query = self.path.partition("?")
        assert path == "/v1/shelves/a%20b/notes" and self.headers["Authorization"] == "Bearer t"
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        live = body.pop("live")
        frames = [*(json.dumps({"word": word}) for word in body["text"].split()), "[END]"]
        note = {"id": "note_1", "pinned_at": "2026-01-02T03:04:05Z", "query": query, **body}
        answer = "".join(f"data: {frame}\\n\\n" for frame in frames) if live else json.dumps(note)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream" if live else "application/json")
        self.end_headers()
        self.wfile.write(answer.encode())

    def log_message(self, *arguments: object) -> None: ...

server = HTTPServer(("127.0.0.1", 0), Gateway)
Thread(target=server.serve_forever, daemon=True).start()
GATEWAY = f"http://127.0.0.1:{server.server_port}"

def note(text: str) -> Note:
    with MeshAPI(token="t", base_url=GATEWAY) as client:
        made = client.shelves.notes.pin("a b", text=text, colour="red", loud=True)
        words: list[str] = [event.word for event in client.shelves.notes.follow("a b", PinNoteParams(text=text))]
        assert words == text.split()
        return made

async def note_too(text: str) -> Note:
    async with AsyncMeshAPI(token="t", base_url=GATEWAY) as client:
        made = await client.shelves.notes.pin("a b", PinNoteParams(text=text, colour="red"), loud=True)
        stream = await client.shelves.notes.pin("a b", text=text, stream=True)
        words: list[str] = [event.word async for event in stream]
        assert words == text.split() and stream.completed
        return made

for made in (note("Buy milk."), asyncio.run(note_too("Buy milk."))):
    assert made.id == "note_1" and made.model_extra == {"colour": "red", "query": "loud=true"}
    assert made.pinned_at is not None and made.pinned_at.datetime.year == 2026
notes = type(MeshAPI(token="t").shelves.notes)
pin, follow = (method.__doc__ or "" for method in (notes.pin, notes.follow))
assert pin.startswith("Pin a whole note.") and "Pins a note and waits for it." in pin
assert follow.startswith("Pin a note.") and "Pins a note to a shelf" in follow
server.shutdown()
server.server_close()
print("works")
"""


def test_a_made_up_endpoint_needs_no_other_edit(tmp_path: Path) -> None:
    for name in ("spec", "templates", "generator", "meshapi", "meshapi_generated"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("ruff-generated.toml", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    contract = tmp_path / "spec" / "openapi.yaml"
    text = contract.read_text(encoding="utf-8")
    for after, added in (("\npaths:\n", PATHS), ("\n  schemas:\n", SCHEMAS)):
        assert text.count(after) == 1
        text = text.replace(after, after + added.lstrip("\n"))
    text = text.replace(
        "\ntags:\n", "\ntags:\n  - name: shelves\n    description: Shelves and their notes.\n"
    )
    contract.write_text(text, encoding="utf-8")
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")

    def run(*command: str) -> str:
        done = subprocess.run(
            [sys.executable, *command], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("-m", "generator", "generate")
    table = (tmp_path / "docs" / "operations.md").read_text(encoding="utf-8")
    assert (
        "| `pin_note` | `POST /v1/shelves/{shelf_id}/notes` | `shelves.notes.pin` | `PinNoteParams` | `Note` |"
        in table
    )
    assert "| `shelves.notes.follow` | `PinNoteParams` | stream of `NoteWord` | never |" in table
    assert run("-W", "error", "program.py") == "works\n"
    run("-m", "mypy", "--strict", "--no-incremental", "program.py")
