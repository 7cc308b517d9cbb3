# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""``client.balance``: the methods of both clients."""

from __future__ import annotations

from typing import Optional

from ..endpoints.account import get_balance
from ..models.account import Balance
from ..runtime.executors import AsyncExecutor, Executor
from ..runtime.options import RequestOptions


class BalanceResource:
    """``client.balance``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def get(self, *, options: Optional[RequestOptions] = None) -> Balance:
        """Get the balance.

        Returns the money left on the account of the key. A key of an organisation sees the balance that the
        organisation shares.

        ``GET /v1/balance``, operation ``get_balance``.

        Args:
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = client.balance.get()
        """
        return get_balance.sync(self._executor, options=options)


class AsyncBalanceResource:
    """``client.balance`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    async def get(self, *, options: Optional[RequestOptions] = None) -> Balance:
        """Get the balance.

        Returns the money left on the account of the key. A key of an organisation sees the balance that the
        organisation shares.

        ``GET /v1/balance``, operation ``get_balance``.

        Args:
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = await client.balance.get()
        """
        return await get_balance.asyncio(self._executor, options=options)
