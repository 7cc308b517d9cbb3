"""The sandbox against the contract: schemathesis makes requests, good and bad ones, and judges every answer.

``schemathesis.toml`` holds its settings, ``conformance.py`` its hooks. Every check is on.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Dict

import httpx
import pytest

from meshapi_generated.registry import OPERATIONS
from meshapi_sandbox import Sandbox

pytest.importorskip("schemathesis", reason="schemathesis needs Python 3.10")

ROOT = Path(__file__).resolve().parent.parent.parent
SETTINGS = "tests/integration/schemathesis.toml"


def ids(gateway: Sandbox) -> Dict[str, str]:
    """Ids that no answer leads schemathesis to."""
    headers = {"Authorization": f"Bearer {gateway.token}"}
    with httpx.Client(base_url=gateway.url + "/v1", headers=headers) as http:
        item = {"custom_id": "a", "body": {}}
        file = http.post("/files", json={"requests": [item]}).json()
        form = {"model": (None, "elevenlabs/scribe_v1"), "file": ("a.wav", b"no sound")}
        transcription = http.post("/audio/transcriptions", files=form).json()
    return {"get_file_content": file["id"], "get_transcription": transcription["transcription_id"]}


def test_contract_and_sandbox_agree(tmp_path: Path) -> None:
    done_file = tmp_path / "done"
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
            [sys.executable, *command, *run],
            cwd=ROOT,
            env={
                **os.environ,
                "CONFORMANCE_DONE": str(done_file),
                "CONFORMANCE_IDS": json.dumps(ids(gateway)),
            },
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Tested: {len(OPERATIONS)}\n" in done.stdout
    # An operation that was only ever refused has not been compared with the contract.
    assert set(OPERATIONS) - set(done_file.read_text().split()) == set()
