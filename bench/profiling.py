"""Where the time of a case goes."""

from __future__ import annotations

import io
import pstats
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.cases import Case
from bench.lineup import Candidate
from bench.running import Runner

LINES = 25
_FOLDERS = re.compile(r"\S*/(?:site-packages|lib/python[\d.]+)/")


def profile(runner: Runner, case: Case, candidate: Candidate) -> str:
    """The functions that take most CPU, at start-up the modules. It slows the case down: compare nothing with it."""
    if case.measure is None:
        start = runner.cold(case, candidate)
        runner.execute(case, candidate, start)  # so that the bytecode is there
        return _slowest_imports(runner.execute(case, candidate, ["-X", "importtime", *start]).stderr)
    with TemporaryDirectory(prefix="bench-") as folder:
        file = Path(folder, "profile")
        runner.execute(case, candidate, [*runner.warm(case, candidate), f"--profile={file}"])
        if not file.exists():
            return "There is no profile of it: it measures single moments."
        shown = io.StringIO()
        pstats.Stats(str(file), stream=shown).sort_stats("tottime").print_stats(LINES)
    return _FOLDERS.sub("", shown.getvalue().partition("\n\n")[2])


def _slowest_imports(report: str) -> str:
    head, *lines = (line for line in report.splitlines() if line.startswith("import time:"))
    own_time = sorted(lines, key=lambda line: -int(line.split(":")[1].split("|")[0]))
    return "\n".join([head, *own_time[:LINES]])
