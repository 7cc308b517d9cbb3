# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""POST /v1/usage: Get the usage in total.

Operation ``get_usage_summary`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.usage import UsageSummary, UsageSummaryParams
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, encode

OPERATION = OPERATIONS["get_usage_summary"]


def build_request(
    params: UsageSummaryParams, *, options: Optional[RequestOptions] = None
) -> Request[UsageSummary]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/usage",
        decode,
        body=encode(params),
        options=options,
    )


def decode(content: bytes) -> UsageSummary:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(UsageSummary, content)


def sync(
    executor: Executor, params: UsageSummaryParams, *, options: Optional[RequestOptions] = None
) -> UsageSummary:
    """Get the usage in total."""
    return executor.execute(build_request(params, options=options))


async def asyncio(
    executor: AsyncExecutor, params: UsageSummaryParams, *, options: Optional[RequestOptions] = None
) -> UsageSummary:
    """Get the usage in total."""
    return await executor.execute(build_request(params, options=options))
