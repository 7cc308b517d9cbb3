# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""``client.versions``: the methods of both clients."""

from __future__ import annotations

from typing import Optional

from ..endpoints.versions import list_api_versions
from ..models.versions import ApiVersion
from ..runtime.executors import AsyncExecutor, Executor
from ..runtime.options import RequestOptions
from ..runtime.results import ResultList


class VersionsResource:
    """``client.versions``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def list(self, *, options: Optional[RequestOptions] = None) -> ResultList[ApiVersion]:
        """List the versions of the contract.

        Returns the labels that `X-Mesh-Version` may carry, oldest first. Older deployments answer with 404.

        ``GET /v1/api-versions``, operation ``list_api_versions``.

        Args:
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = client.versions.list()
        """
        return list_api_versions.sync(self._executor, options=options)


class AsyncVersionsResource:
    """``client.versions`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    async def list(self, *, options: Optional[RequestOptions] = None) -> ResultList[ApiVersion]:
        """List the versions of the contract.

        Returns the labels that `X-Mesh-Version` may carry, oldest first. Older deployments answer with 404.

        ``GET /v1/api-versions``, operation ``list_api_versions``.

        Args:
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = await client.versions.list()
        """
        return await list_api_versions.asyncio(self._executor, options=options)
