# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""``client.compare``: the methods of both clients."""

from __future__ import annotations

from typing import Any, Literal, Mapping, Optional, Sequence, Union, overload

from ..endpoints.compare import compare_models
from ..endpoints.compare.compare_models import AsyncCompareStream, CompareStream
from ..models.chat import ChatCompletionMessage, ChatMessage
from ..models.compare import CompareParams, CompareResponse, ModelOverride
from ..runtime.executors import AsyncExecutor, Executor
from ..runtime.options import RequestOptions
from ..runtime.requests import params_of, refuse_flag


class CompareResource:
    """``client.compare``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    @overload
    def create(
        self,
        params: CompareParams,
        *,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> CompareResponse: ...

    @overload
    def create(
        self,
        *,
        models: Sequence[str],
        messages: Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]],
        model_overrides: Optional[Sequence[Union[ModelOverride, Mapping[str, Any]]]] = None,
        comparison_model: Optional[str] = None,
        comparison_instructions: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        cache: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        skip_comparison: Optional[bool] = None,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> CompareResponse: ...

    @overload
    def create(
        self, params: CompareParams, *, stream: Literal[True], options: Optional[RequestOptions] = None
    ) -> CompareStream: ...

    @overload
    def create(
        self,
        *,
        models: Sequence[str],
        messages: Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]],
        model_overrides: Optional[Sequence[Union[ModelOverride, Mapping[str, Any]]]] = None,
        comparison_model: Optional[str] = None,
        comparison_instructions: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        cache: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        skip_comparison: Optional[bool] = None,
        stream: Literal[True],
        options: Optional[RequestOptions] = None,
    ) -> CompareStream: ...

    @overload
    def create(
        self, params: CompareParams, *, stream: Optional[bool], options: Optional[RequestOptions] = None
    ) -> Union[CompareResponse, CompareStream]: ...

    @overload
    def create(
        self,
        *,
        models: Sequence[str],
        messages: Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]],
        model_overrides: Optional[Sequence[Union[ModelOverride, Mapping[str, Any]]]] = None,
        comparison_model: Optional[str] = None,
        comparison_instructions: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        cache: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        skip_comparison: Optional[bool] = None,
        stream: Optional[bool],
        options: Optional[RequestOptions] = None,
    ) -> Union[CompareResponse, CompareStream]: ...

    def create(
        self,
        params: Optional[CompareParams] = None,
        *,
        models: Optional[Sequence[str]] = None,
        messages: Optional[Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]]] = None,
        model_overrides: Optional[Sequence[Union[ModelOverride, Mapping[str, Any]]]] = None,
        comparison_model: Optional[str] = None,
        comparison_instructions: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        cache: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        skip_comparison: Optional[bool] = None,
        stream: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> Union[CompareResponse, CompareStream]:
        """Compare models.

        Asks several models the same and, unless `skip_comparison` is true, lets a judge compare what they
        say.

        A model that fails does not end the others: its result says why, and `partial` is true. Each has 120
        seconds. When all fail, the call fails with `all_models_failed`, the status that the attempts had, and
        one entry of `details` for each model. The call counts as one request, but every model and the judge
        are billed.

        The events of a stream are named; `[DONE]` ends it. Without a judge `model_chunk` carries a piece of
        one model's answer in `model` and `delta`; with one `delta` carries the whole of it.
        `model_stream_done` ends that answer, `comparison_chunk` carries a piece of the judge's text in
        `delta`, and `done` ends the comparison. Others may come. An `error` that is a text, or stands beside
        a `model`, is the fault of that one model; any other `error` ends the stream.

        ``POST /v1/chat/compare``, operation ``compare_models``.

        Args:
            params: everything that follows as one object, instead of keywords.
            models: Ids of the models, 1 to 10. One that is named twice is asked once.
            messages: The conversation so far, oldest message first. Messages of a template come before it.
            model_overrides: Settings for single models.
            comparison_model: Id of the model that judges. Default: the gateway's.
            comparison_instructions: What the judge should look at.
            temperature: Sampling temperature of all models, 0 to 2; higher is more random. Default: the
                models'.
            max_tokens: Highest number of tokens that each model may produce. Default: the models'.
            cache: Whether the gateway's response cache may be used. Default: the gateway's.
            template: Name or id of a stored template to start from.
            variables: Values for the `{{name}}` slots of the template. A missing one is a 422, one too many
                is ignored.
            skip_comparison: Whether to do without the judge. The models' answers are then streamed as they
                are written.
            stream: ``True`` returns the stream that ``stream()`` returns.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The whole answer, or with ``stream=True`` its events.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.compare.create(
                    models=["openai/gpt-4o-mini", "anthropic/claude-haiku-4.5"],
                    messages=[{"role": "user", "content": "2+2?"}],
                    skip_comparison=True,
                    max_tokens=8,
                )
        """
        params = params_of(
            CompareParams,
            "compare.create",
            params,
            {
                "models": models,
                "messages": messages,
                "model_overrides": model_overrides,
                "comparison_model": comparison_model,
                "comparison_instructions": comparison_instructions,
                "temperature": temperature,
                "max_tokens": max_tokens,
                "cache": cache,
                "template": template,
                "variables": variables,
                "skip_comparison": skip_comparison,
            },
        )
        if stream:
            return compare_models.sync_stream(self._executor, params, options=options)
        refuse_flag("compare.create", "stream", params, "stream")
        return compare_models.sync(self._executor, params, options=options)

    @overload
    def stream(self, params: CompareParams, *, options: Optional[RequestOptions] = None) -> CompareStream: ...

    @overload
    def stream(
        self,
        *,
        models: Sequence[str],
        messages: Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]],
        model_overrides: Optional[Sequence[Union[ModelOverride, Mapping[str, Any]]]] = None,
        comparison_model: Optional[str] = None,
        comparison_instructions: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        cache: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        skip_comparison: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> CompareStream: ...

    def stream(
        self,
        params: Optional[CompareParams] = None,
        *,
        models: Optional[Sequence[str]] = None,
        messages: Optional[Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]]] = None,
        model_overrides: Optional[Sequence[Union[ModelOverride, Mapping[str, Any]]]] = None,
        comparison_model: Optional[str] = None,
        comparison_instructions: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        cache: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        skip_comparison: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> CompareStream:
        """Compare models.

        Asks several models the same and, unless `skip_comparison` is true, lets a judge compare what they
        say.

        A model that fails does not end the others: its result says why, and `partial` is true. Each has 120
        seconds. When all fail, the call fails with `all_models_failed`, the status that the attempts had, and
        one entry of `details` for each model. The call counts as one request, but every model and the judge
        are billed.

        The events of a stream are named; `[DONE]` ends it. Without a judge `model_chunk` carries a piece of
        one model's answer in `model` and `delta`; with one `delta` carries the whole of it.
        `model_stream_done` ends that answer, `comparison_chunk` carries a piece of the judge's text in
        `delta`, and `done` ends the comparison. Others may come. An `error` that is a text, or stands beside
        a `model`, is the fault of that one model; any other `error` ends the stream.

        ``POST /v1/chat/compare``, operation ``compare_models``.

        Nothing is sent until the first event is asked for, or the stream is entered with ``with``. A stream is never retried.

        Args:
            params: everything that follows as one object, instead of keywords.
            models: Ids of the models, 1 to 10. One that is named twice is asked once.
            messages: The conversation so far, oldest message first. Messages of a template come before it.
            model_overrides: Settings for single models.
            comparison_model: Id of the model that judges. Default: the gateway's.
            comparison_instructions: What the judge should look at.
            temperature: Sampling temperature of all models, 0 to 2; higher is more random. Default: the
                models'.
            max_tokens: Highest number of tokens that each model may produce. Default: the models'.
            cache: Whether the gateway's response cache may be used. Default: the gateway's.
            template: Name or id of a stored template to start from.
            variables: Values for the `{{name}}` slots of the template. A missing one is a 422, one too many
                is ignored.
            skip_comparison: Whether to do without the judge. The models' answers are then streamed as they
                are written.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The events as they arrive.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                for event in client.compare.stream(
                    models=["openai/gpt-4o-mini", "anthropic/claude-haiku-4.5"],
                    messages=[{"role": "user", "content": "2+2?"}],
                    skip_comparison=True,
                    max_tokens=8,
                ):
                    print(event)
        """
        params = params_of(
            CompareParams,
            "compare.stream",
            params,
            {
                "models": models,
                "messages": messages,
                "model_overrides": model_overrides,
                "comparison_model": comparison_model,
                "comparison_instructions": comparison_instructions,
                "temperature": temperature,
                "max_tokens": max_tokens,
                "cache": cache,
                "template": template,
                "variables": variables,
                "skip_comparison": skip_comparison,
            },
        )
        return compare_models.sync_stream(self._executor, params, options=options)


class AsyncCompareResource:
    """``client.compare`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    @overload
    async def create(
        self,
        params: CompareParams,
        *,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> CompareResponse: ...

    @overload
    async def create(
        self,
        *,
        models: Sequence[str],
        messages: Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]],
        model_overrides: Optional[Sequence[Union[ModelOverride, Mapping[str, Any]]]] = None,
        comparison_model: Optional[str] = None,
        comparison_instructions: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        cache: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        skip_comparison: Optional[bool] = None,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> CompareResponse: ...

    @overload
    async def create(
        self, params: CompareParams, *, stream: Literal[True], options: Optional[RequestOptions] = None
    ) -> AsyncCompareStream: ...

    @overload
    async def create(
        self,
        *,
        models: Sequence[str],
        messages: Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]],
        model_overrides: Optional[Sequence[Union[ModelOverride, Mapping[str, Any]]]] = None,
        comparison_model: Optional[str] = None,
        comparison_instructions: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        cache: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        skip_comparison: Optional[bool] = None,
        stream: Literal[True],
        options: Optional[RequestOptions] = None,
    ) -> AsyncCompareStream: ...

    @overload
    async def create(
        self, params: CompareParams, *, stream: Optional[bool], options: Optional[RequestOptions] = None
    ) -> Union[CompareResponse, AsyncCompareStream]: ...

    @overload
    async def create(
        self,
        *,
        models: Sequence[str],
        messages: Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]],
        model_overrides: Optional[Sequence[Union[ModelOverride, Mapping[str, Any]]]] = None,
        comparison_model: Optional[str] = None,
        comparison_instructions: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        cache: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        skip_comparison: Optional[bool] = None,
        stream: Optional[bool],
        options: Optional[RequestOptions] = None,
    ) -> Union[CompareResponse, AsyncCompareStream]: ...

    async def create(
        self,
        params: Optional[CompareParams] = None,
        *,
        models: Optional[Sequence[str]] = None,
        messages: Optional[Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]]] = None,
        model_overrides: Optional[Sequence[Union[ModelOverride, Mapping[str, Any]]]] = None,
        comparison_model: Optional[str] = None,
        comparison_instructions: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        cache: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        skip_comparison: Optional[bool] = None,
        stream: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> Union[CompareResponse, AsyncCompareStream]:
        """Compare models.

        Asks several models the same and, unless `skip_comparison` is true, lets a judge compare what they
        say.

        A model that fails does not end the others: its result says why, and `partial` is true. Each has 120
        seconds. When all fail, the call fails with `all_models_failed`, the status that the attempts had, and
        one entry of `details` for each model. The call counts as one request, but every model and the judge
        are billed.

        The events of a stream are named; `[DONE]` ends it. Without a judge `model_chunk` carries a piece of
        one model's answer in `model` and `delta`; with one `delta` carries the whole of it.
        `model_stream_done` ends that answer, `comparison_chunk` carries a piece of the judge's text in
        `delta`, and `done` ends the comparison. Others may come. An `error` that is a text, or stands beside
        a `model`, is the fault of that one model; any other `error` ends the stream.

        ``POST /v1/chat/compare``, operation ``compare_models``.

        Args:
            params: everything that follows as one object, instead of keywords.
            models: Ids of the models, 1 to 10. One that is named twice is asked once.
            messages: The conversation so far, oldest message first. Messages of a template come before it.
            model_overrides: Settings for single models.
            comparison_model: Id of the model that judges. Default: the gateway's.
            comparison_instructions: What the judge should look at.
            temperature: Sampling temperature of all models, 0 to 2; higher is more random. Default: the
                models'.
            max_tokens: Highest number of tokens that each model may produce. Default: the models'.
            cache: Whether the gateway's response cache may be used. Default: the gateway's.
            template: Name or id of a stored template to start from.
            variables: Values for the `{{name}}` slots of the template. A missing one is a 422, one too many
                is ignored.
            skip_comparison: Whether to do without the judge. The models' answers are then streamed as they
                are written.
            stream: ``True`` returns the stream that ``stream()`` returns.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The whole answer, or with ``stream=True`` its events.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.compare.create(
                    models=["openai/gpt-4o-mini", "anthropic/claude-haiku-4.5"],
                    messages=[{"role": "user", "content": "2+2?"}],
                    skip_comparison=True,
                    max_tokens=8,
                )
        """
        params = params_of(
            CompareParams,
            "compare.create",
            params,
            {
                "models": models,
                "messages": messages,
                "model_overrides": model_overrides,
                "comparison_model": comparison_model,
                "comparison_instructions": comparison_instructions,
                "temperature": temperature,
                "max_tokens": max_tokens,
                "cache": cache,
                "template": template,
                "variables": variables,
                "skip_comparison": skip_comparison,
            },
        )
        if stream:
            return compare_models.asyncio_stream(self._executor, params, options=options)
        refuse_flag("compare.create", "stream", params, "stream")
        return await compare_models.asyncio(self._executor, params, options=options)

    @overload
    def stream(
        self, params: CompareParams, *, options: Optional[RequestOptions] = None
    ) -> AsyncCompareStream: ...

    @overload
    def stream(
        self,
        *,
        models: Sequence[str],
        messages: Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]],
        model_overrides: Optional[Sequence[Union[ModelOverride, Mapping[str, Any]]]] = None,
        comparison_model: Optional[str] = None,
        comparison_instructions: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        cache: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        skip_comparison: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> AsyncCompareStream: ...

    def stream(
        self,
        params: Optional[CompareParams] = None,
        *,
        models: Optional[Sequence[str]] = None,
        messages: Optional[Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]]] = None,
        model_overrides: Optional[Sequence[Union[ModelOverride, Mapping[str, Any]]]] = None,
        comparison_model: Optional[str] = None,
        comparison_instructions: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        cache: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        skip_comparison: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> AsyncCompareStream:
        """Compare models.

        Asks several models the same and, unless `skip_comparison` is true, lets a judge compare what they
        say.

        A model that fails does not end the others: its result says why, and `partial` is true. Each has 120
        seconds. When all fail, the call fails with `all_models_failed`, the status that the attempts had, and
        one entry of `details` for each model. The call counts as one request, but every model and the judge
        are billed.

        The events of a stream are named; `[DONE]` ends it. Without a judge `model_chunk` carries a piece of
        one model's answer in `model` and `delta`; with one `delta` carries the whole of it.
        `model_stream_done` ends that answer, `comparison_chunk` carries a piece of the judge's text in
        `delta`, and `done` ends the comparison. Others may come. An `error` that is a text, or stands beside
        a `model`, is the fault of that one model; any other `error` ends the stream.

        ``POST /v1/chat/compare``, operation ``compare_models``.

        Nothing is sent until the first event is asked for, or the stream is entered with ``async with``. A stream is never retried.

        Args:
            params: everything that follows as one object, instead of keywords.
            models: Ids of the models, 1 to 10. One that is named twice is asked once.
            messages: The conversation so far, oldest message first. Messages of a template come before it.
            model_overrides: Settings for single models.
            comparison_model: Id of the model that judges. Default: the gateway's.
            comparison_instructions: What the judge should look at.
            temperature: Sampling temperature of all models, 0 to 2; higher is more random. Default: the
                models'.
            max_tokens: Highest number of tokens that each model may produce. Default: the models'.
            cache: Whether the gateway's response cache may be used. Default: the gateway's.
            template: Name or id of a stored template to start from.
            variables: Values for the `{{name}}` slots of the template. A missing one is a 422, one too many
                is ignored.
            skip_comparison: Whether to do without the judge. The models' answers are then streamed as they
                are written.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The events as they arrive.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                async for event in client.compare.stream(
                    models=["openai/gpt-4o-mini", "anthropic/claude-haiku-4.5"],
                    messages=[{"role": "user", "content": "2+2?"}],
                    skip_comparison=True,
                    max_tokens=8,
                ):
                    print(event)
        """
        params = params_of(
            CompareParams,
            "compare.stream",
            params,
            {
                "models": models,
                "messages": messages,
                "model_overrides": model_overrides,
                "comparison_model": comparison_model,
                "comparison_instructions": comparison_instructions,
                "temperature": temperature,
                "max_tokens": max_tokens,
                "cache": cache,
                "template": template,
                "variables": variables,
                "skip_comparison": skip_comparison,
            },
        )
        return compare_models.asyncio_stream(self._executor, params, options=options)
