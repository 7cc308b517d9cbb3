"""Print pip constraints: the lowest version that pyproject.toml allows of every run-time requirement."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

EXTRAS = ("realtime", "sandbox", "pdf")


def main() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = set(project["dependencies"])
    for extra in EXTRAS:
        requirements.update(project["optional-dependencies"][extra])
    for requirement in sorted(requirements):
        print(re.sub(r">=([\d.]+)(,<\d+)?$", r"==\1", requirement))


if __name__ == "__main__":
    main()
