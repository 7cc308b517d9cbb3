"""Refuse to build a release that should not be one. `make release` runs this first.

Usage: python scripts/release.py [--checkout FOLDER]
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path
from typing import Iterator, Optional

ROOT = Path(__file__).resolve().parent.parent


def git(checkout: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=checkout, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"git {arguments[0]} failed: {done.stderr.strip()}")
    return done.stdout.strip()


def version_of(checkout: Path) -> str:
    """The version that the package says it has."""
    source = (checkout / "meshapi" / "_version.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', source)
    if not found:
        raise SystemExit("meshapi/_version.py has no __version__")
    return found[1]


def last_release(checkout: Path) -> Optional[str]:
    """The tag of the last release before this commit."""
    tags = git(
        checkout, "tag", "--merged", "HEAD", "--sort=-version:refname", "--list", "v[0-9]*"
    ).splitlines()
    return tags[0] if tags else None


def problems(checkout: Path) -> Iterator[str]:
    """What stands against a release of this checkout, each with what to do about it."""
    version = version_of(checkout)
    changed = git(checkout, "status", "--porcelain")
    if changed:
        yield f"the tree is dirty; commit or remove:\n{changed}"
    if not re.fullmatch(r"\d+\.\d+\.\d+((a|b|rc)\d+)?", version):
        yield f"{version} is no version to release; write MAJOR.MINOR.PATCH into meshapi/_version.py"
    if git(checkout, "tag", "--list", f"v{version}"):
        yield f"v{version} has been released; raise the version in meshapi/_version.py"
    changelog = (checkout / "CHANGELOG.md").read_text(encoding="utf-8")
    if not re.search(rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d$", changelog, re.MULTILINE):
        yield f"CHANGELOG.md has no section for it; write '## [{version}] - YYYY-MM-DD' over what is new"
    unreleased = re.search(r"^## \[Unreleased\]\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    if unreleased and unreleased[1].strip():
        yield f"CHANGELOG.md has unreleased lines; move them under [{version}]"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkout", type=Path, default=ROOT, help="default: this one")
    checkout: Path = parser.parse_args().checkout
    found = list(problems(checkout))
    for problem in found:
        print(problem, file=sys.stderr)
    if found:
        return 1
    since = last_release(checkout)
    if since is None:
        print(f"{version_of(checkout)} is the first release: there is nothing to compare it with.")
        return 0
    print(f"Since {since}:", flush=True)
    return subprocess.run(
        [sys.executable, "-m", "generator", "compare", "--base", since], cwd=checkout, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
