"""Text for docstrings: prose of the contract, wrapped, and exemplary calls."""

from __future__ import annotations

import textwrap
from typing import Any

from openapi_python_client.strings import safe_for_docstring

from generator.shapes import Endpoint, Method

WIDTH = 110


def prose(text: str, indent: int, label: str = "") -> str:
    """Paragraphs, escaped and wrapped, the first line unindented; with a label, as an entry that hangs below it."""
    hang = indent + 4 if label else indent
    paragraphs = []
    for number, paragraph in enumerate(safe_for_docstring(text).strip().split("\n\n")):
        first = " " * (indent + len(label)) if number == 0 else " " * hang
        lines = paragraph.split("\n")
        # The lines of a list or a table stay lines.
        blocks = (
            lines if any(line.lstrip().startswith(("* ", "- ", "|")) for line in lines) else [" ".join(lines)]
        )
        wrapped = [
            textwrap.fill(
                " ".join(block.split()),
                WIDTH,
                initial_indent=first if position == 0 else " " * hang,
                subsequent_indent=" " * hang,
                break_long_words=False,
                break_on_hyphens=False,
            )
            for position, block in enumerate(blocks)
        ]
        paragraphs.append("\n".join(wrapped))
    whole = label + "\n\n".join(paragraphs).lstrip()
    # Quotes of the text must not close those around it.
    return f'{whole[:-1]}\\"' if whole.endswith('"') else whole


def example(endpoint: Endpoint, method: Method, awaited: bool, indent: int) -> str:
    """An exemplary call of a method, from the examples of the contract; the first line unindented."""
    flag = endpoint.stream.get("flag") if endpoint.stream else None
    shown = {name: value for name, value in method.call.example.items() if name != flag}
    names = {argument.wire_name: argument.name for argument in (*method.call.keywords, *method.call.query)}
    path = [literal(shown.pop(argument.wire_name), 0) for argument in endpoint.path_arguments]
    file = method.call.file
    if file and file.name in shown:
        path.append(f'Path("{shown.pop(file.name)}")')
    called = {names.get(name, name): value for name, value in shown.items()}
    parts = [*path, *(f"{name}={literal(value, len(name) + 5)}" for name, value in called.items())]
    call = f"client.{method.resource}.{method.name}"
    flat = f"{call}({', '.join(parts)})"
    if "\n" in flat or len(flat) > WIDTH - indent - 16:
        flat = f"{call}(\n" + "".join(f"{textwrap.indent(part, '    ')},\n" for part in parts) + ")"
    wait = "await " if awaited else ""
    if method.call.stream:
        item, use = ("piece", "len(piece)") if method.call.stream == "bytes" else ("event", "event")
        text = f"{'async ' if awaited else ''}for {item} in {flat}:\n    print({use})"
    elif method.call.result == "None":
        text = f"{wait}{flat}"
    else:
        text = f"result = {wait}{flat}"
    return safe_for_docstring(textwrap.indent(text, " " * indent)).strip()


def literal(value: Any, column: int) -> str:
    """A Python literal as a formatter would lay it out, for a place that begins at this column."""
    flat = _flat(value)
    if len(flat) + column <= 80 or not isinstance(value, (dict, list)):
        return flat
    if isinstance(value, list):
        inside = [literal(item, 4) for item in value]
        brackets = "[]"
    else:
        inside = [f"{_flat(key)}: {literal(item, len(key) + 8)}" for key, item in value.items()]
        brackets = "{}"
    lines = textwrap.indent(",\n".join(inside), "    ")
    return f"{brackets[0]}\n{lines},\n{brackets[1]}"


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flat(key)}: {_flat(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flat, value)) + "]"
    if isinstance(value, str) and '"' not in value:
        return f'"{repr(value)[1:-1]}"'
    return repr(value)
