"""Sums in plain language: find the expression in a question and work it out."""

from __future__ import annotations

import ast
import math
import re
from typing import Any, Callable, Dict, Optional, Type, Union

from attrs import frozen

LARGEST_EXPONENT = 64
LARGEST_VALUE = 10**15

Number = Union[int, float]

_WORDS = (
    (re.compile(r"\bdivided\s+by\b", re.I), "/"),
    (re.compile(r"\bmultiplied\s+by\b|\btimes\b", re.I), "*"),
    (re.compile(r"\bto\s+the\s+power\s+of\b", re.I), "**"),
    (re.compile(r"\bplus\b", re.I), "+"),
    (re.compile(r"\bminus\b", re.I), "-"),
    (re.compile(r"(?<=\d)\s*[x×]\s*(?=\d)"), "*"),
    (re.compile(r"÷"), "/"),
    (re.compile(r"−"), "-"),
    (re.compile(r"\^"), "**"),
    (re.compile(r"(?<=\d),(?=\d{3}\b)"), ""),
)
_NUMBER = r"\d+(?:\.\d+)?"
_OPERAND = rf"[-( ]{{0,8}}{_NUMBER}[) ]{{0,8}}"
_EXPRESSION = re.compile(rf"(?<![\w.-]){_OPERAND}(?:(?:\*\*|//|[-+*/%]){_OPERAND})+(?![\w-])")
# Dates and telephone numbers.
_NOT_A_SUM = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{2,4}|\d{3,}-\d{3,}")
# Any: a power of a negative number may be complex.
_OPERATORS: Dict[Type[ast.operator], Callable[[Number, Number], Any]] = {
    ast.Add: lambda left, right: left + right,
    ast.Sub: lambda left, right: left - right,
    ast.Mult: lambda left, right: left * right,
    ast.Div: lambda left, right: left / right,
    ast.FloorDiv: lambda left, right: left // right,
    ast.Mod: lambda left, right: left % right,
    ast.Pow: lambda left, right: left**right,
}


@frozen
class Sum:
    """An expression as it was written, and its value as text."""

    expression: str
    value: str


def calculate(text: str) -> Optional[Sum]:
    """The first sum in a text, worked out; None when there is none or it has no finite value."""
    text = _NOT_A_SUM.sub("", " ".join(text.split()))
    for pattern, symbol in _WORDS:
        text = pattern.sub(symbol, text)
    found = _EXPRESSION.search(text)
    if not found:
        return None
    expression = found.group().strip()
    try:
        value = _value(ast.parse(expression, mode="eval").body)
    except (SyntaxError, ArithmeticError, ValueError):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return Sum(expression, str(value) if isinstance(value, int) else f"{value:.10g}")


def _value(node: ast.expr) -> Number:
    """Evaluate the four operations and powers; everything else is a ValueError."""
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return node.value
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        left, right = _value(node.left), _value(node.right)
        if isinstance(node.op, ast.Pow) and (abs(right) > LARGEST_EXPONENT or abs(left) > LARGEST_VALUE):
            raise ValueError("too large")
        value = _OPERATORS[type(node.op)](left, right)
        if isinstance(value, (int, float)) and math.isfinite(value):
            return value
    raise ValueError("not a sum")
