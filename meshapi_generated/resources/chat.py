# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""``client.chat``: the methods of both clients."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal, Mapping, Optional, Sequence, Union, overload

from ..endpoints.chat import create_chat_completion
from ..endpoints.chat.create_chat_completion import AsyncChatCompletionStream, ChatCompletionStream
from ..models.chat import (
    AudioOutputOptions,
    ChatCompletionMessage,
    ChatCompletionParams,
    ChatCompletionResponse,
    ChatMessage,
    ImageOptions,
    ReasoningOptions,
    Tool,
    ToolChoiceObject,
)
from ..runtime.executors import AsyncExecutor, Executor
from ..runtime.options import RequestOptions
from ..runtime.requests import params_of


class ChatCompletionsResource:
    """``client.chat.completions``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    @overload
    def create(
        self,
        params: ChatCompletionParams,
        *,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> ChatCompletionResponse: ...

    @overload
    def create(
        self,
        *,
        messages: Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]],
        model: Optional[str] = None,
        models: Optional[Sequence[str]] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        top_p: Optional[float] = None,
        frequency_penalty: Optional[float] = None,
        presence_penalty: Optional[float] = None,
        stop: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        tools: Optional[Sequence[Union[Tool, Mapping[str, Any]]]] = None,
        tool_choice: Optional[
            Union[Literal["auto", "none", "required"], ToolChoiceObject, Mapping[str, Any]]
        ] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        user: Optional[str] = None,
        modality: Optional[Literal["text", "image"]] = None,
        modalities: Optional[Sequence[Literal["text", "audio", "image"]]] = None,
        image: Optional[Union[ImageOptions, Mapping[str, Any]]] = None,
        audio: Optional[Union[AudioOutputOptions, Mapping[str, Any]]] = None,
        async_mode: Optional[bool] = None,
        timeout: Optional[float] = None,
        cache: Optional[bool] = None,
        transforms: Optional[Sequence[str]] = None,
        reasoning_effort: Optional[Literal["high", "medium", "low", "none"]] = None,
        reasoning: Optional[Union[ReasoningOptions, Mapping[str, Any]]] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        weight_profile: Optional[
            Union[Literal["quality_first", "balanced", "cost_first", "latency_first"], str]
        ] = None,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> ChatCompletionResponse: ...

    @overload
    def create(
        self, params: ChatCompletionParams, *, stream: Literal[True], options: Optional[RequestOptions] = None
    ) -> ChatCompletionStream: ...

    @overload
    def create(
        self,
        *,
        messages: Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]],
        model: Optional[str] = None,
        models: Optional[Sequence[str]] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        top_p: Optional[float] = None,
        frequency_penalty: Optional[float] = None,
        presence_penalty: Optional[float] = None,
        stop: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        tools: Optional[Sequence[Union[Tool, Mapping[str, Any]]]] = None,
        tool_choice: Optional[
            Union[Literal["auto", "none", "required"], ToolChoiceObject, Mapping[str, Any]]
        ] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        user: Optional[str] = None,
        modality: Optional[Literal["text", "image"]] = None,
        modalities: Optional[Sequence[Literal["text", "audio", "image"]]] = None,
        image: Optional[Union[ImageOptions, Mapping[str, Any]]] = None,
        audio: Optional[Union[AudioOutputOptions, Mapping[str, Any]]] = None,
        async_mode: Optional[bool] = None,
        timeout: Optional[float] = None,
        cache: Optional[bool] = None,
        transforms: Optional[Sequence[str]] = None,
        reasoning_effort: Optional[Literal["high", "medium", "low", "none"]] = None,
        reasoning: Optional[Union[ReasoningOptions, Mapping[str, Any]]] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        weight_profile: Optional[
            Union[Literal["quality_first", "balanced", "cost_first", "latency_first"], str]
        ] = None,
        stream: Literal[True],
        options: Optional[RequestOptions] = None,
    ) -> ChatCompletionStream: ...

    @overload
    def create(
        self,
        params: ChatCompletionParams,
        *,
        stream: Optional[bool],
        options: Optional[RequestOptions] = None,
    ) -> Union[ChatCompletionResponse, ChatCompletionStream]: ...

    @overload
    def create(
        self,
        *,
        messages: Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]],
        model: Optional[str] = None,
        models: Optional[Sequence[str]] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        top_p: Optional[float] = None,
        frequency_penalty: Optional[float] = None,
        presence_penalty: Optional[float] = None,
        stop: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        tools: Optional[Sequence[Union[Tool, Mapping[str, Any]]]] = None,
        tool_choice: Optional[
            Union[Literal["auto", "none", "required"], ToolChoiceObject, Mapping[str, Any]]
        ] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        user: Optional[str] = None,
        modality: Optional[Literal["text", "image"]] = None,
        modalities: Optional[Sequence[Literal["text", "audio", "image"]]] = None,
        image: Optional[Union[ImageOptions, Mapping[str, Any]]] = None,
        audio: Optional[Union[AudioOutputOptions, Mapping[str, Any]]] = None,
        async_mode: Optional[bool] = None,
        timeout: Optional[float] = None,
        cache: Optional[bool] = None,
        transforms: Optional[Sequence[str]] = None,
        reasoning_effort: Optional[Literal["high", "medium", "low", "none"]] = None,
        reasoning: Optional[Union[ReasoningOptions, Mapping[str, Any]]] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        weight_profile: Optional[
            Union[Literal["quality_first", "balanced", "cost_first", "latency_first"], str]
        ] = None,
        stream: Optional[bool],
        options: Optional[RequestOptions] = None,
    ) -> Union[ChatCompletionResponse, ChatCompletionStream]: ...

    def create(
        self,
        params: Optional[ChatCompletionParams] = None,
        *,
        messages: Optional[Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]]] = None,
        model: Optional[str] = None,
        models: Optional[Sequence[str]] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        top_p: Optional[float] = None,
        frequency_penalty: Optional[float] = None,
        presence_penalty: Optional[float] = None,
        stop: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        tools: Optional[Sequence[Union[Tool, Mapping[str, Any]]]] = None,
        tool_choice: Optional[
            Union[Literal["auto", "none", "required"], ToolChoiceObject, Mapping[str, Any]]
        ] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        user: Optional[str] = None,
        modality: Optional[Literal["text", "image"]] = None,
        modalities: Optional[Sequence[Literal["text", "audio", "image"]]] = None,
        image: Optional[Union[ImageOptions, Mapping[str, Any]]] = None,
        audio: Optional[Union[AudioOutputOptions, Mapping[str, Any]]] = None,
        async_mode: Optional[bool] = None,
        timeout: Optional[float] = None,
        cache: Optional[bool] = None,
        transforms: Optional[Sequence[str]] = None,
        reasoning_effort: Optional[Literal["high", "medium", "low", "none"]] = None,
        reasoning: Optional[Union[ReasoningOptions, Mapping[str, Any]]] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        weight_profile: Optional[
            Union[Literal["quality_first", "balanced", "cost_first", "latency_first"], str]
        ] = None,
        stream: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> Union[ChatCompletionResponse, ChatCompletionStream]:
        """Create a chat completion.

        Answers a conversation with a model's reply, whole or as a stream of chunks.

        The model is taken from `model`, else from the template, else from the key's default. When it cannot
        serve, the gateway may go on to another provider of the same model, then to `models`; the `model` of
        the response names what served.

        A stream is a sequence of unnamed events whose data is one chunk each; `[DONE]` ends it. The last
        chunk may have no choices and carry the usage. A fault after the first byte arrives inside the stream
        as `{"error": {...}, "request_id": "..."}`, even a refusal that would be a 400 without streaming.

        ``POST /v1/chat/completions``, operation ``create_chat_completion``.

        Args:
            params: everything that follows as one object, instead of keywords.
            messages: The conversation so far, oldest message first. Messages of a template come before it.
            model: Id of the model, such as `openai/gpt-4o-mini`, or `auto` to let the gateway choose.
                Default: the template's model, else the key's.
            models: Ids of models to fall back to, in this order.
            template: Name or id of a stored template to start from.
            variables: Values for the `{{name}}` slots of the template. A missing one is a 422, one too many
                is ignored.
            session_id: Label that groups requests in the usage figures.
            temperature: Sampling temperature, 0 to 2; higher is more random. Default: the model's.
            max_tokens: Highest number of tokens to produce. Default: the model's.
            top_p: Nucleus sampling: only the likeliest tokens that together reach this probability, 0 to 1,
                are considered. Default: the model's.
            frequency_penalty: Penalty on tokens by how often they occurred, -2 to 2; positive values
                discourage repetition.
            presence_penalty: Penalty on tokens that occurred at all, -2 to 2; positive values encourage new
                subjects.
            stop: Text, or list of texts, at which the model stops.
            seed: Seed for repeatable sampling, where the model supports it.
            tools: Functions that the model may call.
            tool_choice: Whether and which of the `tools` is called. Default: the model decides.
            response_format: Form of the reply: `{"type": "text"}`, `{"type": "json_object"}`, or `{"type":
                "json_schema", "json_schema": {"name": ..., "schema": ...}}`. A model without support may
                answer in plain text.
            user: Your own id of the end user, 256 characters at most.
            modality: What to produce: `text` or `image`. Default: text.
            modalities: What the reply may consist of.
            image: How to make images, when `modality` is `image`.
            audio: How to speak, when `modalities` contains `audio`.
            async_mode: Asks for asynchronous work. What that changes in the response is not specified.
            timeout: Seconds that the gateway waits for the provider, more than 0. Default: 300. The client
                has its own timeout.
            cache: Whether the gateway's response cache may be used; `false` goes past it. Default: true.
            transforms: Transformations of an over-long prompt, such as `middle-out`.
            reasoning_effort: How long the model may think. Models that cannot think refuse it. `reasoning`
                says more.
            reasoning: How the model thinks; replaces `reasoning_effort`.
            service_tier: Speed against price: `default`, `auto`, or `flex` (cheaper, slower, for some
                models). Default: `default`.
            weight_profile: What `auto` looks at when it chooses a model. An unknown value counts as
                `balanced`, which is the default.
            stream: ``True`` returns the stream that ``stream()`` returns.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The whole answer, or with ``stream=True`` its events.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.chat.completions.create(
                    model="openai/gpt-4o-mini",
                    messages=[
                        {"role": "system", "content": "Reply with one word."},
                        {
                            "role": "user",
                            "content": [
                                {"type": "text", "text": "Which colour has this swatch?"},
                                {
                                    "type": "image_url",
                                    "image_url": {"url": "https://img.example.test/swatch.png", "detail": "low"},
                                },
                            ],
                        },
                    ],
                    max_tokens=12,
                    temperature=0,
                )
        """
        params = params_of(
            ChatCompletionParams,
            "chat.completions.create",
            params,
            {
                "messages": messages,
                "model": model,
                "models": models,
                "template": template,
                "variables": variables,
                "session_id": session_id,
                "temperature": temperature,
                "max_tokens": max_tokens,
                "top_p": top_p,
                "frequency_penalty": frequency_penalty,
                "presence_penalty": presence_penalty,
                "stop": stop,
                "seed": seed,
                "tools": tools,
                "tool_choice": tool_choice,
                "response_format": response_format,
                "user": user,
                "modality": modality,
                "modalities": modalities,
                "image": image,
                "audio": audio,
                "async_mode": async_mode,
                "timeout": timeout,
                "cache": cache,
                "transforms": transforms,
                "reasoning_effort": reasoning_effort,
                "reasoning": reasoning,
                "service_tier": service_tier,
                "weight_profile": weight_profile,
            },
        )
        if stream:
            return create_chat_completion.sync_stream(self._executor, params, options=options)
        return create_chat_completion.sync(self._executor, params, options=options)

    @overload
    def stream(
        self, params: ChatCompletionParams, *, options: Optional[RequestOptions] = None
    ) -> ChatCompletionStream: ...

    @overload
    def stream(
        self,
        *,
        messages: Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]],
        model: Optional[str] = None,
        models: Optional[Sequence[str]] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        top_p: Optional[float] = None,
        frequency_penalty: Optional[float] = None,
        presence_penalty: Optional[float] = None,
        stop: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        tools: Optional[Sequence[Union[Tool, Mapping[str, Any]]]] = None,
        tool_choice: Optional[
            Union[Literal["auto", "none", "required"], ToolChoiceObject, Mapping[str, Any]]
        ] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        user: Optional[str] = None,
        modality: Optional[Literal["text", "image"]] = None,
        modalities: Optional[Sequence[Literal["text", "audio", "image"]]] = None,
        image: Optional[Union[ImageOptions, Mapping[str, Any]]] = None,
        audio: Optional[Union[AudioOutputOptions, Mapping[str, Any]]] = None,
        async_mode: Optional[bool] = None,
        timeout: Optional[float] = None,
        cache: Optional[bool] = None,
        transforms: Optional[Sequence[str]] = None,
        reasoning_effort: Optional[Literal["high", "medium", "low", "none"]] = None,
        reasoning: Optional[Union[ReasoningOptions, Mapping[str, Any]]] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        weight_profile: Optional[
            Union[Literal["quality_first", "balanced", "cost_first", "latency_first"], str]
        ] = None,
        options: Optional[RequestOptions] = None,
    ) -> ChatCompletionStream: ...

    def stream(
        self,
        params: Optional[ChatCompletionParams] = None,
        *,
        messages: Optional[Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]]] = None,
        model: Optional[str] = None,
        models: Optional[Sequence[str]] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        top_p: Optional[float] = None,
        frequency_penalty: Optional[float] = None,
        presence_penalty: Optional[float] = None,
        stop: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        tools: Optional[Sequence[Union[Tool, Mapping[str, Any]]]] = None,
        tool_choice: Optional[
            Union[Literal["auto", "none", "required"], ToolChoiceObject, Mapping[str, Any]]
        ] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        user: Optional[str] = None,
        modality: Optional[Literal["text", "image"]] = None,
        modalities: Optional[Sequence[Literal["text", "audio", "image"]]] = None,
        image: Optional[Union[ImageOptions, Mapping[str, Any]]] = None,
        audio: Optional[Union[AudioOutputOptions, Mapping[str, Any]]] = None,
        async_mode: Optional[bool] = None,
        timeout: Optional[float] = None,
        cache: Optional[bool] = None,
        transforms: Optional[Sequence[str]] = None,
        reasoning_effort: Optional[Literal["high", "medium", "low", "none"]] = None,
        reasoning: Optional[Union[ReasoningOptions, Mapping[str, Any]]] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        weight_profile: Optional[
            Union[Literal["quality_first", "balanced", "cost_first", "latency_first"], str]
        ] = None,
        options: Optional[RequestOptions] = None,
    ) -> ChatCompletionStream:
        """Create a chat completion.

        Answers a conversation with a model's reply, whole or as a stream of chunks.

        The model is taken from `model`, else from the template, else from the key's default. When it cannot
        serve, the gateway may go on to another provider of the same model, then to `models`; the `model` of
        the response names what served.

        A stream is a sequence of unnamed events whose data is one chunk each; `[DONE]` ends it. The last
        chunk may have no choices and carry the usage. A fault after the first byte arrives inside the stream
        as `{"error": {...}, "request_id": "..."}`, even a refusal that would be a 400 without streaming.

        ``POST /v1/chat/completions``, operation ``create_chat_completion``.

        Nothing is sent until the first event is asked for, or the stream is entered with ``with``. A stream is never retried.

        Args:
            params: everything that follows as one object, instead of keywords.
            messages: The conversation so far, oldest message first. Messages of a template come before it.
            model: Id of the model, such as `openai/gpt-4o-mini`, or `auto` to let the gateway choose.
                Default: the template's model, else the key's.
            models: Ids of models to fall back to, in this order.
            template: Name or id of a stored template to start from.
            variables: Values for the `{{name}}` slots of the template. A missing one is a 422, one too many
                is ignored.
            session_id: Label that groups requests in the usage figures.
            temperature: Sampling temperature, 0 to 2; higher is more random. Default: the model's.
            max_tokens: Highest number of tokens to produce. Default: the model's.
            top_p: Nucleus sampling: only the likeliest tokens that together reach this probability, 0 to 1,
                are considered. Default: the model's.
            frequency_penalty: Penalty on tokens by how often they occurred, -2 to 2; positive values
                discourage repetition.
            presence_penalty: Penalty on tokens that occurred at all, -2 to 2; positive values encourage new
                subjects.
            stop: Text, or list of texts, at which the model stops.
            seed: Seed for repeatable sampling, where the model supports it.
            tools: Functions that the model may call.
            tool_choice: Whether and which of the `tools` is called. Default: the model decides.
            response_format: Form of the reply: `{"type": "text"}`, `{"type": "json_object"}`, or `{"type":
                "json_schema", "json_schema": {"name": ..., "schema": ...}}`. A model without support may
                answer in plain text.
            user: Your own id of the end user, 256 characters at most.
            modality: What to produce: `text` or `image`. Default: text.
            modalities: What the reply may consist of.
            image: How to make images, when `modality` is `image`.
            audio: How to speak, when `modalities` contains `audio`.
            async_mode: Asks for asynchronous work. What that changes in the response is not specified.
            timeout: Seconds that the gateway waits for the provider, more than 0. Default: 300. The client
                has its own timeout.
            cache: Whether the gateway's response cache may be used; `false` goes past it. Default: true.
            transforms: Transformations of an over-long prompt, such as `middle-out`.
            reasoning_effort: How long the model may think. Models that cannot think refuse it. `reasoning`
                says more.
            reasoning: How the model thinks; replaces `reasoning_effort`.
            service_tier: Speed against price: `default`, `auto`, or `flex` (cheaper, slower, for some
                models). Default: `default`.
            weight_profile: What `auto` looks at when it chooses a model. An unknown value counts as
                `balanced`, which is the default.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The events as they arrive.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                for event in client.chat.completions.stream(
                    model="openai/gpt-4o-mini",
                    messages=[
                        {"role": "system", "content": "Reply with one word."},
                        {
                            "role": "user",
                            "content": [
                                {"type": "text", "text": "Which colour has this swatch?"},
                                {
                                    "type": "image_url",
                                    "image_url": {"url": "https://img.example.test/swatch.png", "detail": "low"},
                                },
                            ],
                        },
                    ],
                    max_tokens=12,
                    temperature=0,
                ):
                    print(event)
        """
        params = params_of(
            ChatCompletionParams,
            "chat.completions.stream",
            params,
            {
                "messages": messages,
                "model": model,
                "models": models,
                "template": template,
                "variables": variables,
                "session_id": session_id,
                "temperature": temperature,
                "max_tokens": max_tokens,
                "top_p": top_p,
                "frequency_penalty": frequency_penalty,
                "presence_penalty": presence_penalty,
                "stop": stop,
                "seed": seed,
                "tools": tools,
                "tool_choice": tool_choice,
                "response_format": response_format,
                "user": user,
                "modality": modality,
                "modalities": modalities,
                "image": image,
                "audio": audio,
                "async_mode": async_mode,
                "timeout": timeout,
                "cache": cache,
                "transforms": transforms,
                "reasoning_effort": reasoning_effort,
                "reasoning": reasoning,
                "service_tier": service_tier,
                "weight_profile": weight_profile,
            },
        )
        return create_chat_completion.sync_stream(self._executor, params, options=options)


class AsyncChatCompletionsResource:
    """``client.chat.completions`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    @overload
    async def create(
        self,
        params: ChatCompletionParams,
        *,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> ChatCompletionResponse: ...

    @overload
    async def create(
        self,
        *,
        messages: Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]],
        model: Optional[str] = None,
        models: Optional[Sequence[str]] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        top_p: Optional[float] = None,
        frequency_penalty: Optional[float] = None,
        presence_penalty: Optional[float] = None,
        stop: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        tools: Optional[Sequence[Union[Tool, Mapping[str, Any]]]] = None,
        tool_choice: Optional[
            Union[Literal["auto", "none", "required"], ToolChoiceObject, Mapping[str, Any]]
        ] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        user: Optional[str] = None,
        modality: Optional[Literal["text", "image"]] = None,
        modalities: Optional[Sequence[Literal["text", "audio", "image"]]] = None,
        image: Optional[Union[ImageOptions, Mapping[str, Any]]] = None,
        audio: Optional[Union[AudioOutputOptions, Mapping[str, Any]]] = None,
        async_mode: Optional[bool] = None,
        timeout: Optional[float] = None,
        cache: Optional[bool] = None,
        transforms: Optional[Sequence[str]] = None,
        reasoning_effort: Optional[Literal["high", "medium", "low", "none"]] = None,
        reasoning: Optional[Union[ReasoningOptions, Mapping[str, Any]]] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        weight_profile: Optional[
            Union[Literal["quality_first", "balanced", "cost_first", "latency_first"], str]
        ] = None,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> ChatCompletionResponse: ...

    @overload
    async def create(
        self, params: ChatCompletionParams, *, stream: Literal[True], options: Optional[RequestOptions] = None
    ) -> AsyncChatCompletionStream: ...

    @overload
    async def create(
        self,
        *,
        messages: Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]],
        model: Optional[str] = None,
        models: Optional[Sequence[str]] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        top_p: Optional[float] = None,
        frequency_penalty: Optional[float] = None,
        presence_penalty: Optional[float] = None,
        stop: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        tools: Optional[Sequence[Union[Tool, Mapping[str, Any]]]] = None,
        tool_choice: Optional[
            Union[Literal["auto", "none", "required"], ToolChoiceObject, Mapping[str, Any]]
        ] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        user: Optional[str] = None,
        modality: Optional[Literal["text", "image"]] = None,
        modalities: Optional[Sequence[Literal["text", "audio", "image"]]] = None,
        image: Optional[Union[ImageOptions, Mapping[str, Any]]] = None,
        audio: Optional[Union[AudioOutputOptions, Mapping[str, Any]]] = None,
        async_mode: Optional[bool] = None,
        timeout: Optional[float] = None,
        cache: Optional[bool] = None,
        transforms: Optional[Sequence[str]] = None,
        reasoning_effort: Optional[Literal["high", "medium", "low", "none"]] = None,
        reasoning: Optional[Union[ReasoningOptions, Mapping[str, Any]]] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        weight_profile: Optional[
            Union[Literal["quality_first", "balanced", "cost_first", "latency_first"], str]
        ] = None,
        stream: Literal[True],
        options: Optional[RequestOptions] = None,
    ) -> AsyncChatCompletionStream: ...

    @overload
    async def create(
        self,
        params: ChatCompletionParams,
        *,
        stream: Optional[bool],
        options: Optional[RequestOptions] = None,
    ) -> Union[ChatCompletionResponse, AsyncChatCompletionStream]: ...

    @overload
    async def create(
        self,
        *,
        messages: Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]],
        model: Optional[str] = None,
        models: Optional[Sequence[str]] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        top_p: Optional[float] = None,
        frequency_penalty: Optional[float] = None,
        presence_penalty: Optional[float] = None,
        stop: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        tools: Optional[Sequence[Union[Tool, Mapping[str, Any]]]] = None,
        tool_choice: Optional[
            Union[Literal["auto", "none", "required"], ToolChoiceObject, Mapping[str, Any]]
        ] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        user: Optional[str] = None,
        modality: Optional[Literal["text", "image"]] = None,
        modalities: Optional[Sequence[Literal["text", "audio", "image"]]] = None,
        image: Optional[Union[ImageOptions, Mapping[str, Any]]] = None,
        audio: Optional[Union[AudioOutputOptions, Mapping[str, Any]]] = None,
        async_mode: Optional[bool] = None,
        timeout: Optional[float] = None,
        cache: Optional[bool] = None,
        transforms: Optional[Sequence[str]] = None,
        reasoning_effort: Optional[Literal["high", "medium", "low", "none"]] = None,
        reasoning: Optional[Union[ReasoningOptions, Mapping[str, Any]]] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        weight_profile: Optional[
            Union[Literal["quality_first", "balanced", "cost_first", "latency_first"], str]
        ] = None,
        stream: Optional[bool],
        options: Optional[RequestOptions] = None,
    ) -> Union[ChatCompletionResponse, AsyncChatCompletionStream]: ...

    async def create(
        self,
        params: Optional[ChatCompletionParams] = None,
        *,
        messages: Optional[Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]]] = None,
        model: Optional[str] = None,
        models: Optional[Sequence[str]] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        top_p: Optional[float] = None,
        frequency_penalty: Optional[float] = None,
        presence_penalty: Optional[float] = None,
        stop: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        tools: Optional[Sequence[Union[Tool, Mapping[str, Any]]]] = None,
        tool_choice: Optional[
            Union[Literal["auto", "none", "required"], ToolChoiceObject, Mapping[str, Any]]
        ] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        user: Optional[str] = None,
        modality: Optional[Literal["text", "image"]] = None,
        modalities: Optional[Sequence[Literal["text", "audio", "image"]]] = None,
        image: Optional[Union[ImageOptions, Mapping[str, Any]]] = None,
        audio: Optional[Union[AudioOutputOptions, Mapping[str, Any]]] = None,
        async_mode: Optional[bool] = None,
        timeout: Optional[float] = None,
        cache: Optional[bool] = None,
        transforms: Optional[Sequence[str]] = None,
        reasoning_effort: Optional[Literal["high", "medium", "low", "none"]] = None,
        reasoning: Optional[Union[ReasoningOptions, Mapping[str, Any]]] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        weight_profile: Optional[
            Union[Literal["quality_first", "balanced", "cost_first", "latency_first"], str]
        ] = None,
        stream: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> Union[ChatCompletionResponse, AsyncChatCompletionStream]:
        """Create a chat completion.

        Answers a conversation with a model's reply, whole or as a stream of chunks.

        The model is taken from `model`, else from the template, else from the key's default. When it cannot
        serve, the gateway may go on to another provider of the same model, then to `models`; the `model` of
        the response names what served.

        A stream is a sequence of unnamed events whose data is one chunk each; `[DONE]` ends it. The last
        chunk may have no choices and carry the usage. A fault after the first byte arrives inside the stream
        as `{"error": {...}, "request_id": "..."}`, even a refusal that would be a 400 without streaming.

        ``POST /v1/chat/completions``, operation ``create_chat_completion``.

        Args:
            params: everything that follows as one object, instead of keywords.
            messages: The conversation so far, oldest message first. Messages of a template come before it.
            model: Id of the model, such as `openai/gpt-4o-mini`, or `auto` to let the gateway choose.
                Default: the template's model, else the key's.
            models: Ids of models to fall back to, in this order.
            template: Name or id of a stored template to start from.
            variables: Values for the `{{name}}` slots of the template. A missing one is a 422, one too many
                is ignored.
            session_id: Label that groups requests in the usage figures.
            temperature: Sampling temperature, 0 to 2; higher is more random. Default: the model's.
            max_tokens: Highest number of tokens to produce. Default: the model's.
            top_p: Nucleus sampling: only the likeliest tokens that together reach this probability, 0 to 1,
                are considered. Default: the model's.
            frequency_penalty: Penalty on tokens by how often they occurred, -2 to 2; positive values
                discourage repetition.
            presence_penalty: Penalty on tokens that occurred at all, -2 to 2; positive values encourage new
                subjects.
            stop: Text, or list of texts, at which the model stops.
            seed: Seed for repeatable sampling, where the model supports it.
            tools: Functions that the model may call.
            tool_choice: Whether and which of the `tools` is called. Default: the model decides.
            response_format: Form of the reply: `{"type": "text"}`, `{"type": "json_object"}`, or `{"type":
                "json_schema", "json_schema": {"name": ..., "schema": ...}}`. A model without support may
                answer in plain text.
            user: Your own id of the end user, 256 characters at most.
            modality: What to produce: `text` or `image`. Default: text.
            modalities: What the reply may consist of.
            image: How to make images, when `modality` is `image`.
            audio: How to speak, when `modalities` contains `audio`.
            async_mode: Asks for asynchronous work. What that changes in the response is not specified.
            timeout: Seconds that the gateway waits for the provider, more than 0. Default: 300. The client
                has its own timeout.
            cache: Whether the gateway's response cache may be used; `false` goes past it. Default: true.
            transforms: Transformations of an over-long prompt, such as `middle-out`.
            reasoning_effort: How long the model may think. Models that cannot think refuse it. `reasoning`
                says more.
            reasoning: How the model thinks; replaces `reasoning_effort`.
            service_tier: Speed against price: `default`, `auto`, or `flex` (cheaper, slower, for some
                models). Default: `default`.
            weight_profile: What `auto` looks at when it chooses a model. An unknown value counts as
                `balanced`, which is the default.
            stream: ``True`` returns the stream that ``stream()`` returns.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The whole answer, or with ``stream=True`` its events.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.chat.completions.create(
                    model="openai/gpt-4o-mini",
                    messages=[
                        {"role": "system", "content": "Reply with one word."},
                        {
                            "role": "user",
                            "content": [
                                {"type": "text", "text": "Which colour has this swatch?"},
                                {
                                    "type": "image_url",
                                    "image_url": {"url": "https://img.example.test/swatch.png", "detail": "low"},
                                },
                            ],
                        },
                    ],
                    max_tokens=12,
                    temperature=0,
                )
        """
        params = params_of(
            ChatCompletionParams,
            "chat.completions.create",
            params,
            {
                "messages": messages,
                "model": model,
                "models": models,
                "template": template,
                "variables": variables,
                "session_id": session_id,
                "temperature": temperature,
                "max_tokens": max_tokens,
                "top_p": top_p,
                "frequency_penalty": frequency_penalty,
                "presence_penalty": presence_penalty,
                "stop": stop,
                "seed": seed,
                "tools": tools,
                "tool_choice": tool_choice,
                "response_format": response_format,
                "user": user,
                "modality": modality,
                "modalities": modalities,
                "image": image,
                "audio": audio,
                "async_mode": async_mode,
                "timeout": timeout,
                "cache": cache,
                "transforms": transforms,
                "reasoning_effort": reasoning_effort,
                "reasoning": reasoning,
                "service_tier": service_tier,
                "weight_profile": weight_profile,
            },
        )
        if stream:
            return create_chat_completion.asyncio_stream(self._executor, params, options=options)
        return await create_chat_completion.asyncio(self._executor, params, options=options)

    @overload
    def stream(
        self, params: ChatCompletionParams, *, options: Optional[RequestOptions] = None
    ) -> AsyncChatCompletionStream: ...

    @overload
    def stream(
        self,
        *,
        messages: Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]],
        model: Optional[str] = None,
        models: Optional[Sequence[str]] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        top_p: Optional[float] = None,
        frequency_penalty: Optional[float] = None,
        presence_penalty: Optional[float] = None,
        stop: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        tools: Optional[Sequence[Union[Tool, Mapping[str, Any]]]] = None,
        tool_choice: Optional[
            Union[Literal["auto", "none", "required"], ToolChoiceObject, Mapping[str, Any]]
        ] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        user: Optional[str] = None,
        modality: Optional[Literal["text", "image"]] = None,
        modalities: Optional[Sequence[Literal["text", "audio", "image"]]] = None,
        image: Optional[Union[ImageOptions, Mapping[str, Any]]] = None,
        audio: Optional[Union[AudioOutputOptions, Mapping[str, Any]]] = None,
        async_mode: Optional[bool] = None,
        timeout: Optional[float] = None,
        cache: Optional[bool] = None,
        transforms: Optional[Sequence[str]] = None,
        reasoning_effort: Optional[Literal["high", "medium", "low", "none"]] = None,
        reasoning: Optional[Union[ReasoningOptions, Mapping[str, Any]]] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        weight_profile: Optional[
            Union[Literal["quality_first", "balanced", "cost_first", "latency_first"], str]
        ] = None,
        options: Optional[RequestOptions] = None,
    ) -> AsyncChatCompletionStream: ...

    def stream(
        self,
        params: Optional[ChatCompletionParams] = None,
        *,
        messages: Optional[Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]]] = None,
        model: Optional[str] = None,
        models: Optional[Sequence[str]] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        temperature: Optional[float] = None,
        max_tokens: Optional[int] = None,
        top_p: Optional[float] = None,
        frequency_penalty: Optional[float] = None,
        presence_penalty: Optional[float] = None,
        stop: Optional[Union[str, Sequence[str]]] = None,
        seed: Optional[int] = None,
        tools: Optional[Sequence[Union[Tool, Mapping[str, Any]]]] = None,
        tool_choice: Optional[
            Union[Literal["auto", "none", "required"], ToolChoiceObject, Mapping[str, Any]]
        ] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        user: Optional[str] = None,
        modality: Optional[Literal["text", "image"]] = None,
        modalities: Optional[Sequence[Literal["text", "audio", "image"]]] = None,
        image: Optional[Union[ImageOptions, Mapping[str, Any]]] = None,
        audio: Optional[Union[AudioOutputOptions, Mapping[str, Any]]] = None,
        async_mode: Optional[bool] = None,
        timeout: Optional[float] = None,
        cache: Optional[bool] = None,
        transforms: Optional[Sequence[str]] = None,
        reasoning_effort: Optional[Literal["high", "medium", "low", "none"]] = None,
        reasoning: Optional[Union[ReasoningOptions, Mapping[str, Any]]] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        weight_profile: Optional[
            Union[Literal["quality_first", "balanced", "cost_first", "latency_first"], str]
        ] = None,
        options: Optional[RequestOptions] = None,
    ) -> AsyncChatCompletionStream:
        """Create a chat completion.

        Answers a conversation with a model's reply, whole or as a stream of chunks.

        The model is taken from `model`, else from the template, else from the key's default. When it cannot
        serve, the gateway may go on to another provider of the same model, then to `models`; the `model` of
        the response names what served.

        A stream is a sequence of unnamed events whose data is one chunk each; `[DONE]` ends it. The last
        chunk may have no choices and carry the usage. A fault after the first byte arrives inside the stream
        as `{"error": {...}, "request_id": "..."}`, even a refusal that would be a 400 without streaming.

        ``POST /v1/chat/completions``, operation ``create_chat_completion``.

        Nothing is sent until the first event is asked for, or the stream is entered with ``async with``. A stream is never retried.

        Args:
            params: everything that follows as one object, instead of keywords.
            messages: The conversation so far, oldest message first. Messages of a template come before it.
            model: Id of the model, such as `openai/gpt-4o-mini`, or `auto` to let the gateway choose.
                Default: the template's model, else the key's.
            models: Ids of models to fall back to, in this order.
            template: Name or id of a stored template to start from.
            variables: Values for the `{{name}}` slots of the template. A missing one is a 422, one too many
                is ignored.
            session_id: Label that groups requests in the usage figures.
            temperature: Sampling temperature, 0 to 2; higher is more random. Default: the model's.
            max_tokens: Highest number of tokens to produce. Default: the model's.
            top_p: Nucleus sampling: only the likeliest tokens that together reach this probability, 0 to 1,
                are considered. Default: the model's.
            frequency_penalty: Penalty on tokens by how often they occurred, -2 to 2; positive values
                discourage repetition.
            presence_penalty: Penalty on tokens that occurred at all, -2 to 2; positive values encourage new
                subjects.
            stop: Text, or list of texts, at which the model stops.
            seed: Seed for repeatable sampling, where the model supports it.
            tools: Functions that the model may call.
            tool_choice: Whether and which of the `tools` is called. Default: the model decides.
            response_format: Form of the reply: `{"type": "text"}`, `{"type": "json_object"}`, or `{"type":
                "json_schema", "json_schema": {"name": ..., "schema": ...}}`. A model without support may
                answer in plain text.
            user: Your own id of the end user, 256 characters at most.
            modality: What to produce: `text` or `image`. Default: text.
            modalities: What the reply may consist of.
            image: How to make images, when `modality` is `image`.
            audio: How to speak, when `modalities` contains `audio`.
            async_mode: Asks for asynchronous work. What that changes in the response is not specified.
            timeout: Seconds that the gateway waits for the provider, more than 0. Default: 300. The client
                has its own timeout.
            cache: Whether the gateway's response cache may be used; `false` goes past it. Default: true.
            transforms: Transformations of an over-long prompt, such as `middle-out`.
            reasoning_effort: How long the model may think. Models that cannot think refuse it. `reasoning`
                says more.
            reasoning: How the model thinks; replaces `reasoning_effort`.
            service_tier: Speed against price: `default`, `auto`, or `flex` (cheaper, slower, for some
                models). Default: `default`.
            weight_profile: What `auto` looks at when it chooses a model. An unknown value counts as
                `balanced`, which is the default.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The events as they arrive.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                async for event in client.chat.completions.stream(
                    model="openai/gpt-4o-mini",
                    messages=[
                        {"role": "system", "content": "Reply with one word."},
                        {
                            "role": "user",
                            "content": [
                                {"type": "text", "text": "Which colour has this swatch?"},
                                {
                                    "type": "image_url",
                                    "image_url": {"url": "https://img.example.test/swatch.png", "detail": "low"},
                                },
                            ],
                        },
                    ],
                    max_tokens=12,
                    temperature=0,
                ):
                    print(event)
        """
        params = params_of(
            ChatCompletionParams,
            "chat.completions.stream",
            params,
            {
                "messages": messages,
                "model": model,
                "models": models,
                "template": template,
                "variables": variables,
                "session_id": session_id,
                "temperature": temperature,
                "max_tokens": max_tokens,
                "top_p": top_p,
                "frequency_penalty": frequency_penalty,
                "presence_penalty": presence_penalty,
                "stop": stop,
                "seed": seed,
                "tools": tools,
                "tool_choice": tool_choice,
                "response_format": response_format,
                "user": user,
                "modality": modality,
                "modalities": modalities,
                "image": image,
                "audio": audio,
                "async_mode": async_mode,
                "timeout": timeout,
                "cache": cache,
                "transforms": transforms,
                "reasoning_effort": reasoning_effort,
                "reasoning": reasoning,
                "service_tier": service_tier,
                "weight_profile": weight_profile,
            },
        )
        return create_chat_completion.asyncio_stream(self._executor, params, options=options)


class ChatResource:
    """``client.chat``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    @cached_property
    def completions(self) -> ChatCompletionsResource:
        """``client.chat.completions``."""
        return ChatCompletionsResource(self._executor)


class AsyncChatResource:
    """``client.chat`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    @cached_property
    def completions(self) -> AsyncChatCompletionsResource:
        """``client.chat.completions``."""
        return AsyncChatCompletionsResource(self._executor)
