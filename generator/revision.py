"""Files as they were at a revision, read out of git's store: the working tree stays as it is."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path


class RevisionError(Exception):
    """The revision cannot be read; the message says why."""


def files_at(folder: Path, revision: str, *paths: str) -> dict[str, bytes]:
    """The files under these paths at that revision, by their paths from `folder`; what was not there is left out.

    The folder is in the working tree of a repository, at its root or below.
    """
    if not folder.is_dir():
        raise RevisionError(f"{folder}: no such folder")
    try:
        shallow = _git(folder, "rev-parse", "--is-shallow-repository") == b"true\n"
    except _GitError as error:
        raise RevisionError(f"{folder} is in no git repository") from error
    try:
        named = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except _GitError as error:
        raise RevisionError(f"git has no commit {revision} here: {_fetch(revision, shallow)}") from error
    commit = named.decode().strip()
    there = _git(folder, "ls-tree", "-z", "--name-only", commit).decode().split("\0")
    wanted = [path for path in paths if path.partition("/")[0] in there]
    found: dict[str, bytes] = {}
    if not wanted:
        return found
    archive = _git(folder, "archive", "--format=tar", commit, "--", *wanted)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            if content := tar.extractfile(member):
                found[member.name] = content.read()
    return found


def _fetch(revision: str, shallow: bool) -> str:
    """The command that brings a revision. A clone that is whole must not become a shallow one."""
    remote, _, branch = revision.partition("/")
    if remote == "origin" and branch:
        return f"git fetch {'--depth=1 ' * shallow}origin {branch}:refs/remotes/origin/{branch}"
    return f"git fetch {'--unshallow ' * shallow}--tags"


class _GitError(RevisionError):
    """Git refused."""


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise RevisionError(f"cannot run git: {error.strerror}") from error
    if done.returncode:
        raise _GitError(" ".join(done.stderr.decode(errors="replace").split()))
    return done.stdout
