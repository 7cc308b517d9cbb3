# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""``client.models``: the methods of both clients."""

from __future__ import annotations

from typing import Literal, Optional, Sequence, Union

from ..endpoints.models import get_model, list_free_models, list_models, list_paid_models, search_models
from ..models.models import ListModelsParams, ModelInfo, ModelSearchParams, ModelsPage
from ..runtime.executors import AsyncExecutor, Executor
from ..runtime.options import RequestOptions
from ..runtime.requests import params_of
from ..runtime.results import ResultList


class ModelsResource:
    """``client.models``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def list(
        self,
        params: Optional[ListModelsParams] = None,
        *,
        free: Optional[bool] = None,
        type: Optional[Literal["text", "embedding", "image", "audio", "video"]] = None,
        provider: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> ResultList[ModelInfo]:
        """List the models.

        Returns every model that the key may use, optionally filtered. There are no pages: the full answer is
        several megabytes. The gateway refreshes the catalogue about every five minutes.

        ``GET /v1/models``, operation ``list_models``.

        Args:
            params: everything that follows as one object, instead of keywords.
            free: `true` for models without a price only, `false` for the others only. Default: both.
            type: What the model works on. Default: every type.
            provider: Slug of a provider that serves the model, such as `openai`. Default: every provider.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.models.list()
        """
        params = params_of(
            ListModelsParams,
            "models.list",
            params,
            {
                "free": free,
                "type": type,
                "provider": provider,
            },
        )
        return list_models.sync(self._executor, params, options=options)

    def free(self, *, options: Optional[RequestOptions] = None) -> ResultList[ModelInfo]:
        """List the free models.

        Returns the models that cost nothing. They still count against the rate limits.

        ``GET /v1/models/free``, operation ``list_free_models``.

        Args:
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = client.models.free()
        """
        return list_free_models.sync(self._executor, options=options)

    def paid(self, *, options: Optional[RequestOptions] = None) -> ResultList[ModelInfo]:
        """List the paid models.

        Returns the models that have a price.

        ``GET /v1/models/paid``, operation ``list_paid_models``.

        Args:
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = client.models.paid()
        """
        return list_paid_models.sync(self._executor, options=options)

    def search(
        self,
        params: Optional[ModelSearchParams] = None,
        *,
        q: Optional[str] = None,
        free: Optional[bool] = None,
        discounted: Optional[bool] = None,
        input_modality: Optional[Union[str, Sequence[str]]] = None,
        output_modality: Optional[Union[str, Sequence[str]]] = None,
        brand: Optional[Union[str, Sequence[str]]] = None,
        sort: Optional[Literal["brand", "name", "id", "context_length"]] = None,
        order: Optional[Literal["asc", "desc"]] = None,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> ModelsPage:
        """Search the models.

        Returns one page of the models that fit all given filters. A filter with several values fits when one
        of them does.

        ``GET /v1/models/search``, operation ``search_models``.

        Args:
            params: everything that follows as one object, instead of keywords.
            q: Text to look for in names, ids and brands; small misspellings are forgiven.
            free: `true` for models without a price only, `false` for the others only. Default: both.
            discounted: `true` for models with a discount only, `false` for the others only. Default: both.
            input_modality: What the model reads, one value or several: `text`, `image`, `audio`, `video`.
                Default: anything.
            output_modality: What the model produces, one value or several: `text`, `image`, `audio`, `video`,
                `embedding`, `realtime`. Default: anything.
            brand: Maker of the model, one value or several. The page lists the known ones. Default: every
                brand.
            sort: Key to sort by. Without it the gateway chooses.
            order: Direction of the sorting. Without it the gateway chooses.
            limit: Highest number of models in the page. The gateway chooses the default and may lower the
                value.
            offset: Number of models to skip. Default: 0.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.models.search()
        """
        params = params_of(
            ModelSearchParams,
            "models.search",
            params,
            {
                "q": q,
                "free": free,
                "discounted": discounted,
                "input_modality": input_modality,
                "output_modality": output_modality,
                "brand": brand,
                "sort": sort,
                "order": order,
                "limit": limit,
                "offset": offset,
            },
        )
        return search_models.sync(self._executor, params, options=options)

    def get(self, model_id: str, *, options: Optional[RequestOptions] = None) -> ModelInfo:
        """Get a model.

        Returns one model of the catalogue. An unknown id is answered with 404, whose body may be `{"detail":
        "..."}` in place of the usual envelope.

        ``GET /v1/models/{model_id}``, operation ``get_model``.

        Args:
            model_id: Id of the model, such as `openai/gpt-4o-mini`. Case-sensitive; its `/` stays in the
                path.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = client.models.get("openai/gpt-4o-mini")
        """
        return get_model.sync(self._executor, model_id, options=options)


class AsyncModelsResource:
    """``client.models`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    async def list(
        self,
        params: Optional[ListModelsParams] = None,
        *,
        free: Optional[bool] = None,
        type: Optional[Literal["text", "embedding", "image", "audio", "video"]] = None,
        provider: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> ResultList[ModelInfo]:
        """List the models.

        Returns every model that the key may use, optionally filtered. There are no pages: the full answer is
        several megabytes. The gateway refreshes the catalogue about every five minutes.

        ``GET /v1/models``, operation ``list_models``.

        Args:
            params: everything that follows as one object, instead of keywords.
            free: `true` for models without a price only, `false` for the others only. Default: both.
            type: What the model works on. Default: every type.
            provider: Slug of a provider that serves the model, such as `openai`. Default: every provider.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.models.list()
        """
        params = params_of(
            ListModelsParams,
            "models.list",
            params,
            {
                "free": free,
                "type": type,
                "provider": provider,
            },
        )
        return await list_models.asyncio(self._executor, params, options=options)

    async def free(self, *, options: Optional[RequestOptions] = None) -> ResultList[ModelInfo]:
        """List the free models.

        Returns the models that cost nothing. They still count against the rate limits.

        ``GET /v1/models/free``, operation ``list_free_models``.

        Args:
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = await client.models.free()
        """
        return await list_free_models.asyncio(self._executor, options=options)

    async def paid(self, *, options: Optional[RequestOptions] = None) -> ResultList[ModelInfo]:
        """List the paid models.

        Returns the models that have a price.

        ``GET /v1/models/paid``, operation ``list_paid_models``.

        Args:
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = await client.models.paid()
        """
        return await list_paid_models.asyncio(self._executor, options=options)

    async def search(
        self,
        params: Optional[ModelSearchParams] = None,
        *,
        q: Optional[str] = None,
        free: Optional[bool] = None,
        discounted: Optional[bool] = None,
        input_modality: Optional[Union[str, Sequence[str]]] = None,
        output_modality: Optional[Union[str, Sequence[str]]] = None,
        brand: Optional[Union[str, Sequence[str]]] = None,
        sort: Optional[Literal["brand", "name", "id", "context_length"]] = None,
        order: Optional[Literal["asc", "desc"]] = None,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> ModelsPage:
        """Search the models.

        Returns one page of the models that fit all given filters. A filter with several values fits when one
        of them does.

        ``GET /v1/models/search``, operation ``search_models``.

        Args:
            params: everything that follows as one object, instead of keywords.
            q: Text to look for in names, ids and brands; small misspellings are forgiven.
            free: `true` for models without a price only, `false` for the others only. Default: both.
            discounted: `true` for models with a discount only, `false` for the others only. Default: both.
            input_modality: What the model reads, one value or several: `text`, `image`, `audio`, `video`.
                Default: anything.
            output_modality: What the model produces, one value or several: `text`, `image`, `audio`, `video`,
                `embedding`, `realtime`. Default: anything.
            brand: Maker of the model, one value or several. The page lists the known ones. Default: every
                brand.
            sort: Key to sort by. Without it the gateway chooses.
            order: Direction of the sorting. Without it the gateway chooses.
            limit: Highest number of models in the page. The gateway chooses the default and may lower the
                value.
            offset: Number of models to skip. Default: 0.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.models.search()
        """
        params = params_of(
            ModelSearchParams,
            "models.search",
            params,
            {
                "q": q,
                "free": free,
                "discounted": discounted,
                "input_modality": input_modality,
                "output_modality": output_modality,
                "brand": brand,
                "sort": sort,
                "order": order,
                "limit": limit,
                "offset": offset,
            },
        )
        return await search_models.asyncio(self._executor, params, options=options)

    async def get(self, model_id: str, *, options: Optional[RequestOptions] = None) -> ModelInfo:
        """Get a model.

        Returns one model of the catalogue. An unknown id is answered with 404, whose body may be `{"detail":
        "..."}` in place of the usual envelope.

        ``GET /v1/models/{model_id}``, operation ``get_model``.

        Args:
            model_id: Id of the model, such as `openai/gpt-4o-mini`. Case-sensitive; its `/` stays in the
                path.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = await client.models.get("openai/gpt-4o-mini")
        """
        return await get_model.asyncio(self._executor, model_id, options=options)
