"""Files as they were at a revision, read out of git's store: the working tree stays as it is."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path


class RevisionError(Exception):
    """The revision cannot be read; the message says why."""


def files_at(root: Path, revision: str, *paths: str) -> dict[str, bytes]:
    """The files under these paths at that revision, by their paths from `root`; what was not there is left out."""
    try:
        named = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except RevisionError as error:
        hint = str(error) or f"in a shallow clone, fetch it first: git fetch --depth=1 origin {revision}"
        raise RevisionError(f"git has no commit {revision} here ({hint})") from error
    commit = named.decode().strip()
    there = _git(root, "ls-tree", "-z", "--name-only", commit).decode().split("\0")
    wanted = [path for path in paths if path.partition("/")[0] in there]
    found: dict[str, bytes] = {}
    if not wanted:
        return found
    archive = _git(root, "archive", "--format=tar", commit, "--", *wanted)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            if content := tar.extractfile(member):
                found[member.name] = content.read()
    return found


def _git(root: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise RevisionError(f"git cannot be run: {error.strerror}") from error
    if done.returncode:
        raise RevisionError(done.stderr.decode(errors="replace").strip())
    return done.stdout
