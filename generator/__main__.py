"""`python -m generator COMMAND`: generate, check, lint, diff, surface, compare."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import Protocol

from generator import compare
from generator.contract import ContractError, load, operations
from generator.diff import command as diff
from generator.output import BESIDE, LISTING, PACKAGE, TABLE, OutputError, differences, texts, write
from generator.reading import Lines
from generator.refusal import from_here
from generator.surface import command as surface
from generator.surface.source import BY_HAND, SourceError, on_disk

ROOT = Path(__file__).resolve().parent.parent
CONTRACT = ROOT / "spec" / "openapi.yaml"
GENERATED = f"{PACKAGE}/, {TABLE} and {LISTING}"


class Verdict(Protocol):
    """A command that compares with something older; the path is what it looks at by itself."""

    @property
    def ABOUT(self) -> str: ...
    def add(self, command: argparse.ArgumentParser, path: Path, /) -> None: ...
    def run(self, options: argparse.Namespace, path: Path, /) -> int: ...


VERDICTS: tuple[tuple[str, Verdict, Path], ...] = (
    ("diff", diff, CONTRACT),
    ("surface", surface, ROOT),
    ("compare", compare, ROOT),
)


def generate(contract: Path, folder: Path) -> None:
    """Writes the package that the contract describes to `folder`, and beside it what is read and reviewed of it: the
    table of its operations, and the listing of all that the SDK offers, which is made of the hand-written sources too.
    """
    # The two tools behind it take half a second to import, for which the other commands need not wait.
    from generator.lint import lint
    from generator.render import render
    from generator.surface.listing import listing

    document = load(contract)
    if problems := lint(document):
        raise ContractError(problems)
    files = render(document, contract.read_bytes(), ROOT / "templates")
    beside = {TABLE: files.pop(TABLE)}
    sources = on_disk(ROOT, BY_HAND) | {f"{PACKAGE}/{name}": text.encode() for name, text in files.items()}
    beside[LISTING] = listing(document, sources, ROOT / "templates")
    write(files, beside, folder, ROOT / "ruff-generated.toml")


def main(arguments: list[str] | None = None) -> int:
    """Runs one command. Exit status: 0 all is well, 1 a problem, a drift or a break, 2 what could not be judged."""
    parser = argparse.ArgumentParser(prog="python -m generator", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, about in (
        ("generate", f"rewrite {GENERATED} from the contract"),
        (
            "check",
            f"compare {GENERATED} with what the contract gives; exit 1 and show how they differ",
        ),
        ("lint", "hold the contract against the house rules, one line for each problem"),
    ):
        command = commands.add_parser(name, help=about, description=about)
        command.add_argument(
            "contract", nargs="?", type=Path, default=CONTRACT, help="default: spec/openapi.yaml"
        )
        if name != "lint":
            command.add_argument("--package", type=Path, default=ROOT / PACKAGE, help=f"default: {PACKAGE}/")
    for name, verdict, path in VERDICTS:
        command = commands.add_parser(name, help=verdict.ABOUT, description=verdict.ABOUT)
        verdict.add(command, path)
    options = parser.parse_args(arguments)
    if isinstance(sys.stdout, TextIOWrapper):
        # A terminal that knows only ASCII is no reason to fail.
        sys.stdout.reconfigure(errors="backslashreplace")
    for name, verdict, path in VERDICTS:
        if options.command == name:
            return verdict.run(options, path)
    contract: Path = options.contract
    try:
        if options.command == "lint":
            from generator.lint import lint

            document = load(contract)
            if problems := lint(document):
                raise ContractError(problems)
            print(f"No problems in {len([*operations(document)])} operations.")
        elif options.command == "generate":
            generate(contract, options.package)
        else:
            return _check(contract, options.package)
    except ContractError as error:
        lines = Lines(contract.read_bytes() if contract.is_file() else b"")
        return _failed(
            f"{from_here(contract)}:{lines.of(problem.pointer)}: {problem}" if problem.pointer else problem
            for problem in error.problems
        )
    except (OutputError, SourceError) as error:
        return _failed([error])
    return 0


def _check(contract: Path, package: Path) -> int:
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch) / PACKAGE
        generate(contract, fresh)
        found = list(differences(texts(fresh, *BESIDE), texts(package, *BESIDE)))
    if found:
        return _failed(
            [*found, "This is not what the contract gives: run `make generate` and commit the result"]
        )
    print(f"{GENERATED} are what the contract gives.")
    return 0


def _failed(problems: Iterable[object]) -> int:
    for problem in problems:
        print(problem)
    return 1


if __name__ == "__main__":
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    sys.exit(status)
