"""Write the Python blocks of a Markdown file as files of their own, so that type checkers can look at them.

Usage: python scripts/extract_snippets.py README.md build/readme
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path


def blocks(markdown: str) -> list[str]:
    """The Python code blocks, in order."""
    return re.findall(r"^```python\n(.*?)^```$", markdown, re.MULTILINE | re.DOTALL)


def main(document: str, folder: str) -> None:
    target = Path(folder)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for number, block in enumerate(blocks(Path(document).read_text(encoding="utf-8")), 1):
        (target / f"snippet_{number:02}.py").write_text(block, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
