"""Below Python 3.11, which the pinned tools of the generator need, its tests are reported as skipped."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest


class _Skipped(pytest.Module):
    def collect(self) -> Any:
        pytest.skip("the generator needs Python 3.11", allow_module_level=True)


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    return None if sys.version_info >= (3, 11) else _Skipped.from_parent(parent, path=module_path)
