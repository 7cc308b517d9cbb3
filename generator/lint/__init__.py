"""The house rules of the contract (spec/README.md), and those on what validators and generators pass over.

Every rule is a function from the document to problems. None stops at the first, and none trips over a
document that is broken elsewhere.
"""

from __future__ import annotations

from typing import Any

from generator.contract import Problem
from generator.lint import (
    arguments,
    bodies,
    examples,
    forms,
    methods,
    openness,
    operations,
    parameters,
    references,
    schemas,
    standard,
    unions,
    vocabulary,
)

__all__ = ["Problem", "lint"]

_RULES = (
    vocabulary.problems,
    references.problems,
    operations.problems,
    parameters.problems,
    methods.problems,
    arguments.problems,
    bodies.problems,
    forms.problems,
    schemas.problems,
    unions.problems,
    openness.problems,
    examples.problems,
)


def lint(document: dict[str, Any]) -> list[Problem]:
    """Every problem of the contract, sorted by place; empty if it is good."""
    house = {problem for rule in _RULES for problem in rule(document)}
    return sorted({*house, *standard.problems(document, house)})
