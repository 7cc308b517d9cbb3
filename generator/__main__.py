"""`python -m generator COMMAND`: generate, check, lint."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from generator.contract import ContractError, load
from generator.lint import lint
from generator.output import OutputError, differences, texts, write, write_text
from generator.render import PACKAGE, TABLE, render

ROOT = Path(__file__).resolve().parent.parent
CONTRACT = ROOT / "spec" / "openapi.yaml"


def generate(contract: Path, folder: Path) -> None:
    """Writes the package that the contract describes to `folder`, and the table of its operations beside it."""
    document = load(contract)
    if problems := lint(document):
        raise ContractError(problems)
    files = render(document, contract.read_bytes(), ROOT / "templates")
    table = files.pop(TABLE)
    write(files, folder, ROOT / "ruff-generated.toml")
    write_text(folder.parent / TABLE, table)


def main(arguments: list[str] | None = None) -> int:
    """Runs one command. Exit status: 0 all is well, 1 a problem in the contract or a drift."""
    parser = argparse.ArgumentParser(prog="python -m generator", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, about in (
        ("generate", f"rewrite {PACKAGE}/ and {TABLE} from the contract"),
        (
            "check",
            f"compare {PACKAGE}/ and {TABLE} with what the contract gives; exit 1 and show how they differ",
        ),
        ("lint", "hold the contract against the house rules, one line for each problem"),
    ):
        command = commands.add_parser(name, help=about, description=about)
        command.add_argument(
            "contract", nargs="?", type=Path, default=CONTRACT, help="default: spec/openapi.yaml"
        )
        if name != "lint":
            command.add_argument("--package", type=Path, default=ROOT / PACKAGE, help=f"default: {PACKAGE}/")
    options = parser.parse_args(arguments)
    try:
        if options.command == "lint":
            return _report(lint(load(options.contract)))
        if options.command == "generate":
            generate(options.contract, options.package)
            return 0
        with tempfile.TemporaryDirectory() as scratch:
            fresh = Path(scratch) / PACKAGE
            generate(options.contract, fresh)
            found = list(differences(texts(fresh, TABLE), texts(options.package, TABLE)))
    except ContractError as error:
        return _report(error.problems)
    except OutputError as error:
        return _report([error])
    if found:
        found.append("This is not what the contract gives: run `make generate` and commit the result")
    return _report(found)


def _report(problems: Sequence[object]) -> int:
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
