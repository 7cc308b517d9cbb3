"""The process of a start-up case: the clock starts before the candidate's first import.

Run by path with `python -I`, so that nothing is loaded before it that the candidate would have to load. The arguments:
the candidate's module, the base URL, `client` or `answer` for how far to go, the processor or nothing, and a folder to
import from before all others or nothing.
"""

import os
import sys
import time

# The checkout that this file is in, before whatever is installed and behind the standard library.
INSTALLED = next((i for i, path in enumerate(sys.path) if path.endswith("-packages")), len(sys.path))
sys.path.insert(INSTALLED, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# Part of no candidate.
from bench import memory  # noqa: E402
from bench.payloads import ANSWER  # noqa: E402


def main(module: str, url: str, until: str, processor: str, folder: str) -> None:
    if processor:
        os.sched_setaffinity(0, {int(processor)})
    if folder:
        sys.path.insert(0, folder)
    resident = memory.resident()
    wall, cpu = time.perf_counter(), time.process_time()
    client = __import__(f"bench.candidates.{module}", fromlist=["Client"]).Client(url)
    text = client.chat() if until == "answer" else ANSWER
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    after = memory.resident()
    if text != ANSWER:
        raise SystemExit(f"received {text!r}")
    grown = "null" if resident is None or after is None else after - resident
    print(f'{{"cpu": {cpu!r}, "wall": {wall!r}, "memory": {grown}}}')


main(*sys.argv[1:])
