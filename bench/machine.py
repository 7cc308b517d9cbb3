"""The machine: which processors client and server get, and what the tables say about it."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).resolve().parents[1]
_OTHERS = ("MESHAPI_", "OPENAI_", "OPENROUTER_", "ANTHROPIC_", "SSL_CERT_", "PYTHON")


@frozen
class Processors:
    """Which processor each side is held on; `None` where that cannot be, as `note` says."""

    client: int | None = None
    server: int | None = None
    note: str = ""


def processors() -> Processors:
    """The first and the last that this process may use: on most machines these share no core."""
    if not hasattr(os, "sched_setaffinity"):
        return Processors(
            note="Client and server are not held apart: this system cannot bind a process to a processor."
        )
    usable = sorted(os.sched_getaffinity(0))
    if len(usable) < 2:
        return Processors(note="Client and server are not held apart: there is only one processor.")
    return Processors(usable[-1], usable[0], "Client and server are held on different processors.")


def environment() -> dict[str, str]:
    """The environment without what would change what a candidate does: proxies, keys, addresses, authorities."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy") and not name.startswith(_OTHERS)
    }


def description() -> dict[str, str | int]:
    """Generic words: nothing that names the machine."""
    return {
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": platform.system(),
        "architecture": platform.machine(),
        "processors": os.cpu_count() or 0,
    }


def versions(packages: set[str]) -> dict[str, str]:
    found = {}
    for package in sorted(packages):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    return found


def revision() -> str:
    """The commit that is measured, with a plus when there are changes over it; "" outside of git."""
    command = ("git", "-C", str(ROOT), "describe", "--always", "--dirty=+", "--exclude=*")
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
