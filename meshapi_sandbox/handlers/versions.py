"""The versions of the contract."""

from __future__ import annotations

from typing import List

from meshapi_generated.models import ApiVersion
from meshapi_sandbox.middleware import BASELINE, VERSIONS
from meshapi_sandbox.operations import Call, handles

CAPABILITIES = {"2026-09": ["video.poll_by_request_id"]}


@handles("list_api_versions")
def list_api_versions(call: Call) -> List[ApiVersion]:
    return [
        ApiVersion(
            label=label,
            status="active",
            baseline=label == BASELINE,
            latest=label == VERSIONS[-1],
            sunset_on=None,
            capabilities=[
                name for known in VERSIONS if known <= label for name in CAPABILITIES.get(known, [])
            ],
        )
        for label in VERSIONS
    ]
