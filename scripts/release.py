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
RELEASE = re.compile(r"\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?")
FINAL = re.compile(r"v\d+\.\d+\.\d+")


def git(checkout: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=checkout, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"git {arguments[0]} failed: {done.stderr.strip()}")
    return done.stdout.rstrip()


def version_of(checkout: Path) -> str:
    """The version that the package says it has."""
    source = (checkout / "meshapi" / "_version.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', source)
    if not found:
        raise SystemExit("meshapi/_version.py has no __version__")
    return found[1]


def last_release(checkout: Path) -> Optional[str]:
    """The tag of the last release before this commit: `v` and a version, of which the latest counts.

    Release candidates lead to a release and are none: what came after them needs no further bump.
    """
    tags = git(checkout, "tag", "--merged", "HEAD", "--list", "v*").splitlines()
    return max(filter(FINAL.fullmatch, tags), key=lambda tag: [*map(int, tag[1:].split("."))], default=None)


def problems(checkout: Path) -> Iterator[str]:
    """What stands against a release of this checkout, each with what to do about it."""
    version = version_of(checkout)
    changed = git(checkout, "status", "--porcelain")
    if changed:
        yield f"the tree is dirty; commit or remove:\n{changed}"
    if not RELEASE.fullmatch(version):
        yield f"{version} is no version to release; write MAJOR.MINOR.PATCH into meshapi/_version.py"
    tags = git(checkout, "tag", "--list", "v*").splitlines()
    if f"v{version}" in tags:
        yield f"v{version} has been released; raise the version in meshapi/_version.py"
    changelog = (checkout / "CHANGELOG.md").read_text(encoding="utf-8")
    dated = re.findall(r"^## \[(.+)\] - \d{4}-\d\d-\d\d$", changelog, re.MULTILINE)
    if version not in dated:
        yield f"CHANGELOG.md has no section for {version}; write '## [{version}] - YYYY-MM-DD' over what is new"
    untagged = [other for other in dated if other != version and f"v{other}" not in tags]
    if untagged:
        yield f"no tag of {', '.join(untagged)} here: git fetch --tags"
    if git(checkout, "rev-parse", "--is-shallow-repository") == "true":
        yield "the clone is shallow and may lack the last release: git fetch --unshallow --tags"
    unreleased = re.search(r"^## \[Unreleased\]\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    if unreleased and unreleased[1].strip():
        yield f"CHANGELOG.md has unreleased lines; move them under [{version}]"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkout", type=Path, default=ROOT, help="default: this one")
    parser.add_argument(
        "--last", action="store_true", help="only print the tag of the last release, if there is one"
    )
    options = parser.parse_args()
    checkout: Path = options.checkout
    if options.last:
        print(last_release(checkout) or "")
        return 0
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
        [sys.executable, "-m", "generator", "compare", "--base", since, "--require-bump"],
        cwd=checkout,
        check=False,
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
