# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""POST /v1/usage/events: List the usage request by request.

Operation ``list_usage_events`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.usage import UsageEventsParams, UsageEventsResponse
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, encode

OPERATION = OPERATIONS["list_usage_events"]


def build_request(
    params: UsageEventsParams, *, options: Optional[RequestOptions] = None
) -> Request[UsageEventsResponse]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/usage/events",
        decode,
        body=encode(params),
        options=options,
    )


def decode(content: bytes) -> UsageEventsResponse:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(UsageEventsResponse, content)


def sync(
    executor: Executor, params: UsageEventsParams, *, options: Optional[RequestOptions] = None
) -> UsageEventsResponse:
    """List the usage request by request."""
    return executor.execute(build_request(params, options=options))


async def asyncio(
    executor: AsyncExecutor, params: UsageEventsParams, *, options: Optional[RequestOptions] = None
) -> UsageEventsResponse:
    """List the usage request by request."""
    return await executor.execute(build_request(params, options=options))
