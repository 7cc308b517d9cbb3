# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""``client.router``: the methods of both clients."""

from __future__ import annotations

from typing import Any, Literal, Mapping, Optional, Sequence, Union, overload

from ..endpoints.router import select_model
from ..models.chat import ChatCompletionMessage, ChatMessage
from ..models.router import RouterSelectParams, RouterSelectResponse
from ..runtime.executors import AsyncExecutor, Executor
from ..runtime.options import RequestOptions
from ..runtime.requests import params_of


class RouterResource:
    """``client.router``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    @overload
    def select(
        self, params: RouterSelectParams, *, options: Optional[RequestOptions] = None
    ) -> RouterSelectResponse: ...

    @overload
    def select(
        self,
        *,
        messages: Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]],
        api_type: Optional[Literal["completions", "responses", "embeddings"]] = None,
        exclude_models: Optional[Sequence[str]] = None,
        candidate_models: Optional[Sequence[str]] = None,
        options: Optional[RequestOptions] = None,
    ) -> RouterSelectResponse: ...

    def select(
        self,
        params: Optional[RouterSelectParams] = None,
        *,
        messages: Optional[Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]]] = None,
        api_type: Optional[Literal["completions", "responses", "embeddings"]] = None,
        exclude_models: Optional[Sequence[str]] = None,
        candidate_models: Optional[Sequence[str]] = None,
        options: Optional[RequestOptions] = None,
    ) -> RouterSelectResponse:
        """Select a model.

        Names the model that `auto` would choose for a conversation, without asking it. There is always an
        answer; when the choice could not be made, `auto_router` tells. Deployments without a router answer
        with 403, 404 or 501.

        ``POST /v1/router/select``, operation ``select_model``.

        Args:
            params: everything that follows as one object, instead of keywords.
            messages: The conversation so far, oldest message first.
            api_type: Which operation the model is for.
            exclude_models: Ids of models not to choose. Default: none.
            candidate_models: Ids of the models to choose from. Default: all that the key may use.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.router.select(
                    messages=[{"role": "user", "content": "Sort a list in Go"}],
                    api_type="completions",
                    exclude_models=["openai/gpt-4o"],
                )
        """
        params = params_of(
            RouterSelectParams,
            "router.select",
            params,
            {
                "messages": messages,
                "api_type": api_type,
                "exclude_models": exclude_models,
                "candidate_models": candidate_models,
            },
        )
        return select_model.sync(self._executor, params, options=options)


class AsyncRouterResource:
    """``client.router`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    @overload
    async def select(
        self, params: RouterSelectParams, *, options: Optional[RequestOptions] = None
    ) -> RouterSelectResponse: ...

    @overload
    async def select(
        self,
        *,
        messages: Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]],
        api_type: Optional[Literal["completions", "responses", "embeddings"]] = None,
        exclude_models: Optional[Sequence[str]] = None,
        candidate_models: Optional[Sequence[str]] = None,
        options: Optional[RequestOptions] = None,
    ) -> RouterSelectResponse: ...

    async def select(
        self,
        params: Optional[RouterSelectParams] = None,
        *,
        messages: Optional[Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]]] = None,
        api_type: Optional[Literal["completions", "responses", "embeddings"]] = None,
        exclude_models: Optional[Sequence[str]] = None,
        candidate_models: Optional[Sequence[str]] = None,
        options: Optional[RequestOptions] = None,
    ) -> RouterSelectResponse:
        """Select a model.

        Names the model that `auto` would choose for a conversation, without asking it. There is always an
        answer; when the choice could not be made, `auto_router` tells. Deployments without a router answer
        with 403, 404 or 501.

        ``POST /v1/router/select``, operation ``select_model``.

        Args:
            params: everything that follows as one object, instead of keywords.
            messages: The conversation so far, oldest message first.
            api_type: Which operation the model is for.
            exclude_models: Ids of models not to choose. Default: none.
            candidate_models: Ids of the models to choose from. Default: all that the key may use.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.router.select(
                    messages=[{"role": "user", "content": "Sort a list in Go"}],
                    api_type="completions",
                    exclude_models=["openai/gpt-4o"],
                )
        """
        params = params_of(
            RouterSelectParams,
            "router.select",
            params,
            {
                "messages": messages,
                "api_type": api_type,
                "exclude_models": exclude_models,
                "candidate_models": candidate_models,
            },
        )
        return await select_model.asyncio(self._executor, params, options=options)
