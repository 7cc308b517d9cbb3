"""The sandbox against the contract: schemathesis makes requests, good and bad ones, and judges every answer.

``schemathesis.toml`` holds its settings, ``conformance.py`` its hooks. Every check is on.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from meshapi_generated.registry import OPERATIONS
from meshapi_sandbox import Sandbox

pytest.importorskip("schemathesis", reason="schemathesis needs Python 3.10")

ROOT = Path(__file__).resolve().parent.parent.parent
SETTINGS = "tests/integration/schemathesis.toml"


def test_contract_and_sandbox_agree() -> None:
    # Not even ten thousand calls use up the balance, which would end every further one with 402.
    with Sandbox(balance="1000000000") as gateway:
        command = [
            "-c",
            "from schemathesis.cli import schemathesis; schemathesis()",
            "--config-file",
            SETTINGS,
        ]
        run = ["run", "spec/openapi.yaml", "--url", gateway.url, "--no-color"]
        done = subprocess.run(
            [sys.executable, *command, *run], cwd=ROOT, capture_output=True, text=True, check=False
        )

    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Tested: {len(OPERATIONS)}\n" in done.stdout
