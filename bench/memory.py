"""Memory of this process, in bytes. No import of weight: start-up cases count from here."""

from __future__ import annotations

import os
import sys


def resident() -> int | None:
    """What is in memory now; `None` where the system does not say."""
    return _of_status(b"VmRSS:")


def peak() -> int | None:
    """The most since `reset_peak()`, or since the start where that was refused."""
    value = _of_status(b"VmHWM:")
    if value is None:
        try:
            import resource
        except ImportError:  # Windows
            return None
        value = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return value


def reset_peak() -> None:
    """Forget the peak, where the system can: Linux."""
    try:
        with open("/proc/self/clear_refs", "wb") as file:
            file.write(b"5")
    except OSError:
        pass


def _of_status(name: bytes) -> int | None:
    try:
        status = os.open("/proc/self/status", os.O_RDONLY)
    except OSError:
        return None
    try:
        rest = os.read(status, 65536).partition(name)[2]
    finally:
        os.close(status)
    return int(rest.split(None, 1)[0]) * 1024 if rest else None
