# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/usage/rate-limits: Get the rate limits.

Operation ``get_rate_limits`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.usage import RateLimits
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, query_of

OPERATION = OPERATIONS["get_rate_limits"]


def build_request(
    *, org_id: Optional[str] = None, team_id: Optional[str] = None, options: Optional[RequestOptions] = None
) -> Request[RateLimits]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/usage/rate-limits",
        decode,
        query=query_of(
            {
                "org_id": org_id,
                "team_id": team_id,
            }
        ),
        options=options,
    )


def decode(content: bytes) -> RateLimits:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(RateLimits, content)


def sync(
    executor: Executor,
    *,
    org_id: Optional[str] = None,
    team_id: Optional[str] = None,
    options: Optional[RequestOptions] = None,
) -> RateLimits:
    """Get the rate limits."""
    return executor.execute(build_request(org_id=org_id, team_id=team_id, options=options))


async def asyncio(
    executor: AsyncExecutor,
    *,
    org_id: Optional[str] = None,
    team_id: Optional[str] = None,
    options: Optional[RequestOptions] = None,
) -> RateLimits:
    """Get the rate limits."""
    return await executor.execute(build_request(org_id=org_id, team_id=team_id, options=options))
