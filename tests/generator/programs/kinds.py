"""Uses the package of `minimal.yaml`: every kind of body and answer that a contract can have. Fails by an exception."""

from __future__ import annotations

from typing import Any

from executors import Sync

from meshapi_generated import models
from meshapi_generated.resources import ResourceTree


def call(method: str, content: bytes, *positional: Any, **keywords: Any) -> tuple[Any, Any]:
    """The result of a method when this content comes back, and the request that was made."""
    fake = Sync(content)
    found: Any = ResourceTree(fake)
    for part in method.split("."):
        found = getattr(found, part)
    result = found(*positional, **keywords)
    return (result if fake.requests else [*result]), fake.requests[0]


# A body and an answer chosen from several, by the method.
job, request = call("imports.create", b'{"id": "j1"}', url="https://example.test/a.txt")
assert type(job) is models.ImportJob
assert request.body == b'{"url":"https://example.test/a.txt"}'
file, request = call("files.create", b'{"id": "f1"}', models.Upload(name="a.txt"))
assert type(file) is models.File

# Known and unknown events, told apart by their tag.
(done,), _ = call("chat.answers.stream", b'{"event": "done", "at": "2026-01-02T03:04:05Z"}', question="Why?")
assert type(done) is models.Done
assert done.at.datetime.month == 1
(other,), _ = call("chat.answers.stream", b'{"event": "ping", "n": 1}', question="Why?")
assert type(other) is models.UnknownEvent
assert other.n == 1

# No answer, a path that keeps its slashes, a fixed body, a plain object, nothing instead of it.
nothing, request = call("files.delete", b"", "a b/1")
assert (nothing, request.path) == (None, "/v1/files/a%20b/1")
lock, request = call("files.lock", b'{"until": "noon"}', "1")
assert (dict(lock), request.body) == ({"until": "noon"}, b"{}")
assert call("files.lock_quietly", b'{"until": "noon"}', "1")[0] is None

# A form with its file, and bytes that come back, at once or as they arrive.
sound, request = call("echoes.make", b"\x00\x01", b"RIFF", times=2, places=["hall", "cave"], loud=True)
assert bytes(sound) == b"\x00\x01"
assert request.form.fields == (("times", "2"), ("places", "hall"), ("places", "cave"), ("loud", "true"))
assert (request.form.name, request.form.content, request.form.default_filename) == (
    "file",
    b"RIFF",
    "sound.wav",
)
pieces, _ = call("echoes.make_stream", b"\x00", b"RIFF")
assert pieces == [b"\x00"]
