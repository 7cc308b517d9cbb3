"""Python snippets of the published documents, taken from the folder that holds those documents.

The documents are not copied into the project: where they are not beside it, there are no snippets.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Dict, Iterator, List

from attrs import frozen

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"


LAYOUT: Dict[str, Dict[str, int]] = {
    "003-13": {
        "for msg in session:": 1,
        'print(msg.event["type"]) # "session.created", "response.done", …': 2,
        "if msg.audio: # binary audio frame from server": 2,
        "process_audio(msg.audio)": 3,
        'if msg.event and msg.event["type"] == "response.done":': 2,
        "break": 3,
    },
}
"""Levels of the lines whose block does not show in a diff that lost its layout, by the start of the line."""


@frozen
class Snippet:
    """One code block: its document, its number in it (from 1), its heading, its text."""

    document: str
    number: int
    heading: str
    text: str

    @property
    def key(self) -> str:
        return f"{self.document}-{self.number}"

    @property
    def id(self) -> str:
        return f"{self.key}-{re.sub('[^a-z]+', '-', self.heading.lower()).strip('-')}"


def snippets() -> List[Snippet]:
    """Every snippet, in order; empty where the documents are missing."""
    found: List[Snippet] = []
    for path in sorted(SEEDS.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        is_diff = any(line.startswith("@@ ") for line in lines)
        if is_diff:
            # A diff that lost its layout: line numbers on lines of their own, and no indentation.
            lines = [line[1:].strip() for line in lines if line.startswith("+")]
        for number, (heading, block) in enumerate(_blocks(lines), 1):
            if is_diff:
                block = reindented(block, LAYOUT.get(f"{path.name[:3]}-{number}", {}))
            found.append(Snippet(path.name[:3], number, heading, "\n".join(block) + "\n"))
    return found


def _blocks(lines: List[str]) -> Iterator[tuple[str, List[str]]]:
    heading, block, inside = "", [], False
    for line in lines:
        if line.strip() == "```python":
            block, inside = [], True
        elif line.strip() == "```":
            if inside:
                yield heading, block
            inside = False
        elif inside:
            block.append(line)
        elif line.startswith("#"):
            heading = line.lstrip("# ")


def reindented(lines: List[str], levels: Dict[str, int]) -> List[str]:
    """The lines with their blocks indented again, which the diff lost.

    Inside brackets the layout is free. A block ends at a blank line, at the clause that goes with its opener
    (``except``, ``else``), and after a statement that leaves it. Where that is not enough, `levels` tells the first
    line that starts so.
    """
    levels = dict(levels)
    result: List[str] = []
    level, depth = 0, 0
    for line in lines:
        if depth == 0:
            if not line:
                level = 0
            if re.match(r"(except|elif|else|finally)\b", line):
                level -= 1
            told = next((start for start in levels if line.startswith(start)), None)
            if told is not None:
                level = levels.pop(told)
        result.append("    " * level + line if line else "")
        code = re.sub(r"#.*|\"[^\"]*\"", "", line)
        depth += sum(code.count(char) for char in "([{") - sum(code.count(char) for char in ")]}")
        if depth == 0:
            if code.rstrip().endswith(":"):
                level += 1
            elif re.match(r"(break|continue|return|raise)\b", line):
                level -= 1
    return result


class ForAsync(ast.NodeTransformer):
    """The same snippet for the async client: its calls are awaited, its streams iterated with ``async for``."""

    CLIENTS = frozenset({"client", "ctrl", "session"})
    OPENED = frozenset({"session", "stream"})

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "MeshAPI":
            node.func.id = "AsyncMeshAPI"
        if self._root(node.func) in self.CLIENTS and not self._opens(node):
            return ast.copy_location(ast.Await(node), node)
        return node

    def visit_For(self, node: ast.For) -> ast.AST:
        self.generic_visit(node)
        if self._opens(node.iter) or self._root(node.iter) in self.OPENED:
            return ast.copy_location(ast.AsyncFor(node.target, node.iter, node.body, node.orelse), node)
        return node

    def visit_With(self, node: ast.With) -> ast.AST:
        self.generic_visit(node)
        if self._opens(node.items[0].context_expr):
            return ast.copy_location(ast.AsyncWith(node.items, node.body), node)
        return node

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.AST:
        for alias in node.names:
            if alias.name == "MeshAPI":
                alias.name = "AsyncMeshAPI"
        return node

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        return node

    def visit_AsyncWith(self, node: ast.AsyncWith) -> ast.AST:
        return node

    def _root(self, node: ast.expr) -> str:
        while isinstance(node, ast.Attribute):
            node = node.value
        return node.id if isinstance(node, ast.Name) else ""

    def _opens(self, node: ast.expr) -> bool:
        """Whether it opens a stream or a session, which is iterated or entered, and not awaited."""
        return (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("stream", "connect")
            and self._root(node.func) in self.CLIENTS
        )
