# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""``client.batches``: the methods of both clients."""

from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence, Union

from ..endpoints.batches import cancel_batch, create_batch, get_batch, list_batches
from ..models.batches import BatchListResponse, BatchObject, CreateBatchParams
from ..models.rag import BatchRequestItem
from ..runtime.executors import AsyncExecutor, Executor
from ..runtime.options import RequestOptions
from ..runtime.requests import params_of


class BatchesResource:
    """``client.batches``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def create(
        self,
        params: Optional[CreateBatchParams] = None,
        *,
        requests: Optional[Sequence[Union[BatchRequestItem, Mapping[str, Any]]]] = None,
        input_file_id: Optional[str] = None,
        endpoint: Optional[str] = None,
        completion_window: Optional[str] = None,
        metadata: Optional[Mapping[str, Any]] = None,
        options: Optional[RequestOptions] = None,
    ) -> BatchObject:
        """Create a batch.

        Starts a batch: many requests to one model, worked off in the background at a lower price. The
        requests stand in the body or in a file that was uploaded before, not both.

        All requests must name the same model, else the call is refused with 400 `mixed_models`. An owner may
        have 10 unfinished batches; one more is answered with 429 `batch_limit_exceeded`, which waiting a
        moment does not cure. A provider without batches is answered with 501.

        ``POST /v1/batches``, operation ``create_batch``.

        Args:
            params: everything that follows as one object, instead of keywords.
            requests: The requests, at least one, all to the same model.
            input_file_id: Id of the uploaded file that holds the requests.
            endpoint: Path of the operation that the requests of the file call, such as
                `/v1/chat/completions`.
            completion_window: Time in which the batch must be done; `24h` is the only one. With `requests` it
                may be left out.
            metadata: Own keys and values, returned with the batch. Default: none.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.batches.create(
                    requests=[
                        {
                            "custom_id": "row-7",
                            "body": {
                                "model": "openai/gpt-5-nano",
                                "messages": [{"role": "user", "content": "Name one prime."}],
                                "max_tokens": 8,
                            },
                        },
                    ],
                    completion_window="24h",
                    metadata={"run": "nightly"},
                )
        """
        params = params_of(
            CreateBatchParams,
            "batches.create",
            params,
            {
                "requests": requests,
                "input_file_id": input_file_id,
                "endpoint": endpoint,
                "completion_window": completion_window,
                "metadata": metadata,
            },
        )
        return create_batch.sync(self._executor, params, options=options)

    def list(
        self,
        *,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> BatchListResponse:
        """List the batches.

        Returns one page of the caller's batches.

        ``GET /v1/batches``, operation ``list_batches``.

        Args:
            after: Id of the batch after which the page begins. Default: the first page.
            limit: Highest number of batches in the page, 1 to 100. Default: 20.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = client.batches.list()
        """
        return list_batches.sync(self._executor, after=after, limit=limit, options=options)

    def get(self, batch_id: str, *, options: Optional[RequestOptions] = None) -> BatchObject:
        """Get a batch.

        Returns a batch in its present state. It goes from `validating` over `in_progress` and `finalizing` to
        `completed`, or ends as `failed`, `cancelled` or `expired`. A completed one has its `results`, in any
        order: tell them apart by `custom_id`. Some of them may be errors.

        ``GET /v1/batches/{batch_id}``, operation ``get_batch``.

        Args:
            batch_id: Id of the batch.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = client.batches.get("batch_7c1f")
        """
        return get_batch.sync(self._executor, batch_id, options=options)

    def cancel(self, batch_id: str, *, options: Optional[RequestOptions] = None) -> BatchObject:
        """Cancel a batch.

        Stops a batch. It is `cancelling` for a while and then `cancelled`; requests that were done by then
        keep their results. A batch that is over stays as it is.

        ``POST /v1/batches/{batch_id}/cancel``, operation ``cancel_batch``.

        Args:
            batch_id: Id of the batch to stop.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = client.batches.cancel("batch_7c1f")
        """
        return cancel_batch.sync(self._executor, batch_id, options=options)


class AsyncBatchesResource:
    """``client.batches`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    async def create(
        self,
        params: Optional[CreateBatchParams] = None,
        *,
        requests: Optional[Sequence[Union[BatchRequestItem, Mapping[str, Any]]]] = None,
        input_file_id: Optional[str] = None,
        endpoint: Optional[str] = None,
        completion_window: Optional[str] = None,
        metadata: Optional[Mapping[str, Any]] = None,
        options: Optional[RequestOptions] = None,
    ) -> BatchObject:
        """Create a batch.

        Starts a batch: many requests to one model, worked off in the background at a lower price. The
        requests stand in the body or in a file that was uploaded before, not both.

        All requests must name the same model, else the call is refused with 400 `mixed_models`. An owner may
        have 10 unfinished batches; one more is answered with 429 `batch_limit_exceeded`, which waiting a
        moment does not cure. A provider without batches is answered with 501.

        ``POST /v1/batches``, operation ``create_batch``.

        Args:
            params: everything that follows as one object, instead of keywords.
            requests: The requests, at least one, all to the same model.
            input_file_id: Id of the uploaded file that holds the requests.
            endpoint: Path of the operation that the requests of the file call, such as
                `/v1/chat/completions`.
            completion_window: Time in which the batch must be done; `24h` is the only one. With `requests` it
                may be left out.
            metadata: Own keys and values, returned with the batch. Default: none.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.batches.create(
                    requests=[
                        {
                            "custom_id": "row-7",
                            "body": {
                                "model": "openai/gpt-5-nano",
                                "messages": [{"role": "user", "content": "Name one prime."}],
                                "max_tokens": 8,
                            },
                        },
                    ],
                    completion_window="24h",
                    metadata={"run": "nightly"},
                )
        """
        params = params_of(
            CreateBatchParams,
            "batches.create",
            params,
            {
                "requests": requests,
                "input_file_id": input_file_id,
                "endpoint": endpoint,
                "completion_window": completion_window,
                "metadata": metadata,
            },
        )
        return await create_batch.asyncio(self._executor, params, options=options)

    async def list(
        self,
        *,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> BatchListResponse:
        """List the batches.

        Returns one page of the caller's batches.

        ``GET /v1/batches``, operation ``list_batches``.

        Args:
            after: Id of the batch after which the page begins. Default: the first page.
            limit: Highest number of batches in the page, 1 to 100. Default: 20.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = await client.batches.list()
        """
        return await list_batches.asyncio(self._executor, after=after, limit=limit, options=options)

    async def get(self, batch_id: str, *, options: Optional[RequestOptions] = None) -> BatchObject:
        """Get a batch.

        Returns a batch in its present state. It goes from `validating` over `in_progress` and `finalizing` to
        `completed`, or ends as `failed`, `cancelled` or `expired`. A completed one has its `results`, in any
        order: tell them apart by `custom_id`. Some of them may be errors.

        ``GET /v1/batches/{batch_id}``, operation ``get_batch``.

        Args:
            batch_id: Id of the batch.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = await client.batches.get("batch_7c1f")
        """
        return await get_batch.asyncio(self._executor, batch_id, options=options)

    async def cancel(self, batch_id: str, *, options: Optional[RequestOptions] = None) -> BatchObject:
        """Cancel a batch.

        Stops a batch. It is `cancelling` for a while and then `cancelled`; requests that were done by then
        keep their results. A batch that is over stays as it is.

        ``POST /v1/batches/{batch_id}/cancel``, operation ``cancel_batch``.

        Args:
            batch_id: Id of the batch to stop.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = await client.batches.cancel("batch_7c1f")
        """
        return await cancel_batch.asyncio(self._executor, batch_id, options=options)
