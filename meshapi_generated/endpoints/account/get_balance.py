# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""GET /v1/balance: Get the balance.

Operation ``get_balance`` of the contract.
"""

from __future__ import annotations

from typing import Optional

from ...models.account import Balance
from ...registry import OPERATIONS
from ...runtime.decoders import object_of
from ...runtime.executors import AsyncExecutor, Executor
from ...runtime.options import RequestOptions
from ...runtime.requests import Request

OPERATION = OPERATIONS["get_balance"]


def build_request(*, options: Optional[RequestOptions] = None) -> Request[Balance]:
    """The request as data; nothing is sent.

    Raises:
        ValueError: a value cannot be sent: a path parameter that would change the path, text that is not Unicode.
    """
    return Request(
        OPERATION,
        "/v1/balance",
        decode,
        options=options,
    )


def decode(content: bytes) -> Balance:
    """The result that a good answer's body holds.

    Raises:
        ValueError: the content is not what the contract says.
    """
    return object_of(Balance, content)


def sync(executor: Executor, *, options: Optional[RequestOptions] = None) -> Balance:
    """Get the balance."""
    return executor.execute(build_request(options=options))


async def asyncio(executor: AsyncExecutor, *, options: Optional[RequestOptions] = None) -> Balance:
    """Get the balance."""
    return await executor.execute(build_request(options=options))
