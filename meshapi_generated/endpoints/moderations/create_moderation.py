# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""POST /v1/moderations: Moderate texts and images.

Operation ``create_moderation`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.moderations import ModerationParams, ModerationResponse
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request, encode

OPERATION = OPERATIONS["create_moderation"]


def build_request(
    params: ModerationParams, *, options: Optional[RequestOptions] = None
) -> Request[ModerationResponse]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/moderations",
        decode,
        body=encode(params),
        options=options,
    )


def decode(content: bytes) -> ModerationResponse:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(ModerationResponse, content)


def sync(
    executor: Executor, params: ModerationParams, *, options: Optional[RequestOptions] = None
) -> ModerationResponse:
    """Moderate texts and images."""
    return executor.execute(build_request(params, options=options))


async def asyncio(
    executor: AsyncExecutor, params: ModerationParams, *, options: Optional[RequestOptions] = None
) -> ModerationResponse:
    """Moderate texts and images."""
    return await executor.execute(build_request(params, options=options))
