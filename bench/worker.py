"""The process of every other case: one candidate, one measurement, its figures as a line of JSON.

Run by path with `python -I`, as `bench/cold.py` is; `null` says that the candidate cannot do what the case needs.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from pathlib import Path

# The checkout that this file is in, before whatever is installed and behind the standard library.
INSTALLED = next((i for i, path in enumerate(sys.path) if path.endswith("-packages")), len(sys.path))
sys.path.insert(INSTALLED, str(Path(__file__).resolve().parents[1]))

from bench.cases import CASES  # noqa: E402
from bench.cases.base import Setup  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.worker")
    parser.add_argument("case")
    parser.add_argument("module")
    parser.add_argument("url")
    parser.add_argument("--control", type=int, required=True)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--processor", type=int)
    parser.add_argument("--import-from")
    parser.add_argument("--profile")
    arguments = parser.parse_args()
    if arguments.processor is not None:
        os.sched_setaffinity(0, {arguments.processor})
    if arguments.import_from:
        sys.path.insert(0, arguments.import_from)

    case = CASES[arguments.case]
    candidate = importlib.import_module(f"bench.candidates.{arguments.module}")
    if case.measure is None or not case.can_be_done_by(candidate):
        print("null")
        return
    setup = Setup(
        candidate=candidate,
        url=arguments.url,
        control_port=arguments.control,
        scale=arguments.scale,
        profile=arguments.profile,
    )
    print(json.dumps(case.measure(setup)))


main()
