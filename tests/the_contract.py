"""The contract as data, and how its references are followed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Dict, Optional

import yaml

FILE = Path(__file__).resolve().parent.parent / "spec" / "openapi.yaml"


@cache
def contract() -> Dict[str, Any]:
    """The whole document. It is shared: copy what you change."""
    with FILE.open(encoding="utf-8") as stream:
        document: Dict[str, Any] = yaml.load(stream, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return document


def resolved(node: Dict[str, Any], document: Optional[Dict[str, Any]] = None) -> Dict[str, Any]:
    """The node, or what its reference points to."""
    while "$ref" in node:
        target: Any = document or contract()
        for part in node["$ref"].split("/")[1:]:
            target = target[part]
        node = target
    return node
