"""The cases, in the order of the tables. To add one, add it to its family's `CASES`."""

from bench.cases import chat, data, growth, start, streams, uploads
from bench.cases.base import Case, Goal

__all__ = ["CASES", "Case", "Goal"]

CASES = {case.name: case for family in (start, chat, streams, data, uploads, growth) for case in family.CASES}
