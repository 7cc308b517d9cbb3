"""`python -m bench`: run cases, show the tables, keep the figures."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from bench import machine
from bench.cases import CASES, Case
from bench.lineup import CANDIDATES, FLOORS, OURS, Candidate, also, lineup
from bench.profiling import profile
from bench.running import Runner, serving
from bench.summary import Rounds
from bench.tables import case_table, goal_table, noise_of, overview

RESULTS = Path(__file__).parent / "results"
ROUNDS, QUICK_ROUNDS, QUICK_SCALE = 11, 2, 0.1


def arguments_of(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument(
        "cases", nargs="*", metavar="CASE", help="name or pattern, such as chat or 'stream*'; default: all"
    )
    parser.add_argument("--list", action="store_true", help="list the cases")
    parser.add_argument("--rounds", type=int, help=f"default: {ROUNDS}")
    parser.add_argument(
        "--quick", action="store_true", help=f"{QUICK_ROUNDS} rounds of a tenth of the work: a look"
    )
    parser.add_argument(
        "--with", dest="chosen", metavar="NAMES", help="candidates beside the floor, with commas"
    )
    parser.add_argument(
        "--also", action="append", default=[], metavar="FOLDER", help="another checkout of this SDK"
    )
    parser.add_argument(
        "--profile", action="store_true", help="show where this SDK spends its time, measure nothing"
    )
    parser.add_argument("--show", type=Path, metavar="FILE", help="show the tables of an earlier run")
    parser.add_argument(
        "--results", type=Path, default=RESULTS, metavar="FOLDER", help="where the figures are kept"
    )
    return parser.parse_args(argv)


def chosen_cases(patterns: list[str]) -> list[Case]:
    found = [case for case in CASES.values() if any(fnmatch(case.name, p) for p in patterns or ["*"])]
    unknown = [pattern for pattern in patterns if not any(fnmatch(name, pattern) for name in CASES)]
    if unknown:
        sys.exit(f"There is no case {', '.join(unknown)}; --list shows them.")
    return found


def chosen_candidates(names: str | None, folders: list[str]) -> tuple[Candidate, ...]:
    wanted = names.split(",") if names else [candidate.name for candidate in CANDIDATES]
    unknown = set(wanted) - {candidate.name for candidate in CANDIDATES}
    if unknown:
        sys.exit(f"There is no candidate {', '.join(sorted(unknown))}.")
    others = (also(f"meshapi of {Path(folder).name}", str(Path(folder).resolve())) for folder in folders)
    return (*(candidate for candidate in CANDIDATES if candidate.name in wanted), *others)


def about(run: dict[str, Any]) -> str:
    """What was measured on what."""
    machine = run["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in run["versions"].items())
    return (
        f"{machine['python']}, {machine['processors']} processors ({machine['architecture']}, {machine['system']}); "
        f"{versions}. Medians of {run['rounds']} rounds"
        f"{' of a tenth of the work' if run['quick'] else ''}. {run['note']}"
    )


def conclusion(run: dict[str, Any]) -> str:
    """What all cases come to."""
    cases = {name: case["rounds"] for name, case in run["cases"].items()}
    ratios = f"## Over the floor\n\n{overview(cases)}"
    return f"{ratios}\n\n## Goals\n\n{goal_table(cases)}\n\n{about(run)}"


def section(case: Case, rounds: Rounds) -> str:
    noise = noise_of(case, rounds)
    ending = "" if noise is None else f"\n\nNoise: {noise:.1%}."
    return f"### {case.name}: {case.title}\n\n{case_table(case, rounds)}{ending}\n"


def run_cases(arguments: argparse.Namespace) -> tuple[dict[str, Any], bool]:
    """Measures, and shows each case when it is done; the run as it is kept, and whether a candidate has failed."""
    candidates = chosen_candidates(arguments.chosen, arguments.also)
    rounds = arguments.rounds or (QUICK_ROUNDS if arguments.quick else ROUNDS)
    measured: dict[str, Any] = {}
    has_failed = False
    with runner_for(arguments) as (runner, cases):
        for case in cases:
            samples = runner.run(case, lineup(case, candidates), rounds)
            print(section(case, samples.figures), flush=True)
            for name, failure in samples.failures.items():
                print(f"FAILED: {name}\n{failure}", file=sys.stderr, flush=True)
                has_failed = True
            measured[case.name] = {"rounds": samples.figures, "failures": samples.failures}
    run = {
        "time": time.strftime("%Y-%m-%dT%H%M%SZ", time.gmtime()),
        "revision": machine.revision(),
        "machine": machine.description(),
        "versions": machine.versions({c.package for c in (*FLOORS.values(), *candidates) if c.package}),
        "note": runner.processors.note,
        "rounds": rounds,
        "quick": arguments.quick,
        "cases": measured,
    }
    return run, has_failed


@contextmanager
def runner_for(arguments: argparse.Namespace) -> Iterator[tuple[Runner, list[Case]]]:
    cases = chosen_cases(arguments.cases)
    held = machine.processors()
    with serving(held.server, tls=any(case.tls for case in cases)) as server:
        yield Runner(server, held, QUICK_SCALE if arguments.quick else 1.0), cases


def show_profiles(arguments: argparse.Namespace) -> None:
    with runner_for(arguments) as (runner, cases):
        for case in cases:
            print(f"### {case.name}: {case.title}\n\n{profile(runner, case, OURS)}", flush=True)


def show(file: Path) -> None:
    """The tables of an earlier run."""
    run = json.loads(file.read_text(encoding="utf-8"))
    for name, case in run["cases"].items():
        print(section(CASES[name], case["rounds"]))
    print(conclusion(run))


def keep(run: dict[str, Any], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for file in (folder / f"{run['time']}.json", folder / "latest.json"):
        file.write_text(json.dumps(run, indent=1), encoding="utf-8")


def main(argv: list[str] | None = None) -> int:
    """The exit status tells whether every candidate ran, not whether the goals hold."""
    arguments = arguments_of(argv)
    has_failed = False
    if arguments.list:
        print("\n".join(f"{case.name:18} {case.title}" for case in CASES.values()))
    elif arguments.show:
        show(arguments.show)
    elif arguments.profile:
        show_profiles(arguments)
    else:
        run, has_failed = run_cases(arguments)
        keep(run, arguments.results)
        print(conclusion(run))
    return 1 if has_failed else 0


if __name__ == "__main__":
    sys.exit(main())
