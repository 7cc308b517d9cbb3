# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""``client.responses``: the methods of both clients."""

from __future__ import annotations

from typing import Any, Literal, Mapping, Optional, Sequence, Union, overload

from ..endpoints.responses import create_response, get_response, list_responses
from ..endpoints.responses.create_response import AsyncResponsesStream, ResponsesStream
from ..models.responses import (
    BuiltinTool,
    ResponsesFunctionTool,
    ResponsesListResponse,
    ResponsesParams,
    ResponsesResponse,
)
from ..runtime.executors import AsyncExecutor, Executor
from ..runtime.options import RequestOptions
from ..runtime.requests import params_of, refuse_flag


class ResponsesResource:
    """``client.responses``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    @overload
    def create(
        self,
        params: ResponsesParams,
        *,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> ResponsesResponse: ...

    @overload
    def create(
        self,
        *,
        input: Union[str, Sequence[Any]],
        model: Optional[str] = None,
        instructions: Optional[str] = None,
        previous_response_id: Optional[str] = None,
        background: Optional[bool] = None,
        store: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        max_output_tokens: Optional[int] = None,
        max_tool_calls: Optional[int] = None,
        temperature: Optional[float] = None,
        top_p: Optional[float] = None,
        seed: Optional[int] = None,
        reasoning: Optional[Mapping[str, Any]] = None,
        thinking: Optional[Mapping[str, Any]] = None,
        tools: Optional[Sequence[Union[ResponsesFunctionTool, Mapping[str, Any], BuiltinTool]]] = None,
        tool_choice: Optional[Union[str, Mapping[str, Any]]] = None,
        text: Optional[Mapping[str, Any]] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        include: Optional[Sequence[Any]] = None,
        caching: Optional[Mapping[str, Any]] = None,
        context_management: Optional[Mapping[str, Any]] = None,
        expire_at: Optional[int] = None,
        plugins: Optional[Sequence[Any]] = None,
        user: Optional[str] = None,
        timeout: Optional[float] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> ResponsesResponse: ...

    @overload
    def create(
        self, params: ResponsesParams, *, stream: Literal[True], options: Optional[RequestOptions] = None
    ) -> ResponsesStream: ...

    @overload
    def create(
        self,
        *,
        input: Union[str, Sequence[Any]],
        model: Optional[str] = None,
        instructions: Optional[str] = None,
        previous_response_id: Optional[str] = None,
        background: Optional[bool] = None,
        store: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        max_output_tokens: Optional[int] = None,
        max_tool_calls: Optional[int] = None,
        temperature: Optional[float] = None,
        top_p: Optional[float] = None,
        seed: Optional[int] = None,
        reasoning: Optional[Mapping[str, Any]] = None,
        thinking: Optional[Mapping[str, Any]] = None,
        tools: Optional[Sequence[Union[ResponsesFunctionTool, Mapping[str, Any], BuiltinTool]]] = None,
        tool_choice: Optional[Union[str, Mapping[str, Any]]] = None,
        text: Optional[Mapping[str, Any]] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        include: Optional[Sequence[Any]] = None,
        caching: Optional[Mapping[str, Any]] = None,
        context_management: Optional[Mapping[str, Any]] = None,
        expire_at: Optional[int] = None,
        plugins: Optional[Sequence[Any]] = None,
        user: Optional[str] = None,
        timeout: Optional[float] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        stream: Literal[True],
        options: Optional[RequestOptions] = None,
    ) -> ResponsesStream: ...

    @overload
    def create(
        self, params: ResponsesParams, *, stream: Optional[bool], options: Optional[RequestOptions] = None
    ) -> Union[ResponsesResponse, ResponsesStream]: ...

    @overload
    def create(
        self,
        *,
        input: Union[str, Sequence[Any]],
        model: Optional[str] = None,
        instructions: Optional[str] = None,
        previous_response_id: Optional[str] = None,
        background: Optional[bool] = None,
        store: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        max_output_tokens: Optional[int] = None,
        max_tool_calls: Optional[int] = None,
        temperature: Optional[float] = None,
        top_p: Optional[float] = None,
        seed: Optional[int] = None,
        reasoning: Optional[Mapping[str, Any]] = None,
        thinking: Optional[Mapping[str, Any]] = None,
        tools: Optional[Sequence[Union[ResponsesFunctionTool, Mapping[str, Any], BuiltinTool]]] = None,
        tool_choice: Optional[Union[str, Mapping[str, Any]]] = None,
        text: Optional[Mapping[str, Any]] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        include: Optional[Sequence[Any]] = None,
        caching: Optional[Mapping[str, Any]] = None,
        context_management: Optional[Mapping[str, Any]] = None,
        expire_at: Optional[int] = None,
        plugins: Optional[Sequence[Any]] = None,
        user: Optional[str] = None,
        timeout: Optional[float] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        stream: Optional[bool],
        options: Optional[RequestOptions] = None,
    ) -> Union[ResponsesResponse, ResponsesStream]: ...

    def create(
        self,
        params: Optional[ResponsesParams] = None,
        *,
        input: Optional[Union[str, Sequence[Any]]] = None,
        model: Optional[str] = None,
        instructions: Optional[str] = None,
        previous_response_id: Optional[str] = None,
        background: Optional[bool] = None,
        store: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        max_output_tokens: Optional[int] = None,
        max_tool_calls: Optional[int] = None,
        temperature: Optional[float] = None,
        top_p: Optional[float] = None,
        seed: Optional[int] = None,
        reasoning: Optional[Mapping[str, Any]] = None,
        thinking: Optional[Mapping[str, Any]] = None,
        tools: Optional[Sequence[Union[ResponsesFunctionTool, Mapping[str, Any], BuiltinTool]]] = None,
        tool_choice: Optional[Union[str, Mapping[str, Any]]] = None,
        text: Optional[Mapping[str, Any]] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        include: Optional[Sequence[Any]] = None,
        caching: Optional[Mapping[str, Any]] = None,
        context_management: Optional[Mapping[str, Any]] = None,
        expire_at: Optional[int] = None,
        plugins: Optional[Sequence[Any]] = None,
        user: Optional[str] = None,
        timeout: Optional[float] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        stream: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> Union[ResponsesResponse, ResponsesStream]:
        """Create a response.

        Answers an input with a model's response, whole, as a stream of events, or later as a background job.

        The model is taken from `model`, else from the template, else from the key's default. With
        `background` the answer comes at once with the status `queued`; ask for the response by its id until
        it is done. An account may have 10 such jobs at a time. A model without support for responses is
        answered with 501.

        A stream is a sequence of unnamed events that carry their kind in `type`; `[DONE]` ends it. A fault
        after the first byte arrives inside the stream as `{"error": {...}}` or as an event of the type
        `error`.

        ``POST /v1/responses``, operation ``create_response``.

        Args:
            params: everything that follows as one object, instead of keywords.
            input: What to answer, as text or as a list of messages and other items.
            model: Id of the model, such as `openai/o4-mini`, or `auto` to let the gateway choose. Default:
                the template's model, else the key's.
            instructions: System message for this response.
            previous_response_id: Id of the response that this one goes on from. An unknown one is
                `resource_not_found`.
            background: Whether the response is made in the background. Its price is reserved when it is
                queued. Default: false.
            store: Whether the provider keeps the response. Default: the provider's.
            template: Name or id of a stored template to start from.
            variables: Values for the `{{name}}` slots of the template. A missing one is a 422, one too many
                is ignored.
            session_id: Label that groups requests in the usage figures.
            max_output_tokens: Highest number of tokens to produce. Default: the model's.
            max_tool_calls: Highest number of calls of built-in tools, 1 to 10. Default: the model's.
            temperature: Sampling temperature, 0 to 2; higher is more random. Default: the model's.
            top_p: Nucleus sampling: only the likeliest tokens that together reach this probability, 0 to 1,
                are considered. Default: the model's.
            seed: Seed for repeatable sampling, where the model supports it.
            reasoning: How the model thinks, such as `{"effort": "low"}`.
            thinking: How the model thinks, in the terms of providers that call it so.
            tools: Functions that the model may call, and tools that the provider runs.
            tool_choice: Whether and which of the `tools` is used: `auto`, `none`, `required`, or an object
                that names one. Default: the model decides.
            text: Form of the text, such as `{"format": {"type": "json_schema", "name": ..., "schema": ...}}`.
            response_format: Form of the text in the terms of chat: `{"type": "text"}`, `{"type":
                "json_object"}`, or `{"type": "json_schema", "json_schema": {"name": ..., "schema": ...}}`.
                Older than `text`.
            include: What else to put into the output, in the provider's terms.
            caching: How the provider caches the input, in its own terms.
            context_management: How the provider shortens a context that grows too long, in its own terms.
            expire_at: Until when the provider keeps the response, in Unix seconds.
            plugins: Plugins for web search. The built-in tool `web_search_preview` replaces them.
            user: Your own id of the end user, 256 characters at most.
            timeout: Seconds that the gateway waits for the provider, more than 0. Default: 300. The client
                has its own timeout.
            service_tier: Speed against price: `default`, `auto`, or `flex` (cheaper, slower, for some models,
                not in the background). Default: `default`.
            stream: ``True`` returns the stream that ``stream()`` returns.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The whole answer, or with ``stream=True`` its events.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.responses.create(
                    model="openai/o4-mini",
                    input="Give one prime above 100.",
                    reasoning={"effort": "low"},
                    max_output_tokens=64,
                )
        """
        params = params_of(
            ResponsesParams,
            "responses.create",
            params,
            {
                "input": input,
                "model": model,
                "instructions": instructions,
                "previous_response_id": previous_response_id,
                "background": background,
                "store": store,
                "template": template,
                "variables": variables,
                "session_id": session_id,
                "max_output_tokens": max_output_tokens,
                "max_tool_calls": max_tool_calls,
                "temperature": temperature,
                "top_p": top_p,
                "seed": seed,
                "reasoning": reasoning,
                "thinking": thinking,
                "tools": tools,
                "tool_choice": tool_choice,
                "text": text,
                "response_format": response_format,
                "include": include,
                "caching": caching,
                "context_management": context_management,
                "expire_at": expire_at,
                "plugins": plugins,
                "user": user,
                "timeout": timeout,
                "service_tier": service_tier,
            },
        )
        if stream:
            return create_response.sync_stream(self._executor, params, options=options)
        refuse_flag("responses.create", "stream", params, "stream")
        return create_response.sync(self._executor, params, options=options)

    @overload
    def stream(
        self, params: ResponsesParams, *, options: Optional[RequestOptions] = None
    ) -> ResponsesStream: ...

    @overload
    def stream(
        self,
        *,
        input: Union[str, Sequence[Any]],
        model: Optional[str] = None,
        instructions: Optional[str] = None,
        previous_response_id: Optional[str] = None,
        background: Optional[bool] = None,
        store: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        max_output_tokens: Optional[int] = None,
        max_tool_calls: Optional[int] = None,
        temperature: Optional[float] = None,
        top_p: Optional[float] = None,
        seed: Optional[int] = None,
        reasoning: Optional[Mapping[str, Any]] = None,
        thinking: Optional[Mapping[str, Any]] = None,
        tools: Optional[Sequence[Union[ResponsesFunctionTool, Mapping[str, Any], BuiltinTool]]] = None,
        tool_choice: Optional[Union[str, Mapping[str, Any]]] = None,
        text: Optional[Mapping[str, Any]] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        include: Optional[Sequence[Any]] = None,
        caching: Optional[Mapping[str, Any]] = None,
        context_management: Optional[Mapping[str, Any]] = None,
        expire_at: Optional[int] = None,
        plugins: Optional[Sequence[Any]] = None,
        user: Optional[str] = None,
        timeout: Optional[float] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        options: Optional[RequestOptions] = None,
    ) -> ResponsesStream: ...

    def stream(
        self,
        params: Optional[ResponsesParams] = None,
        *,
        input: Optional[Union[str, Sequence[Any]]] = None,
        model: Optional[str] = None,
        instructions: Optional[str] = None,
        previous_response_id: Optional[str] = None,
        background: Optional[bool] = None,
        store: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        max_output_tokens: Optional[int] = None,
        max_tool_calls: Optional[int] = None,
        temperature: Optional[float] = None,
        top_p: Optional[float] = None,
        seed: Optional[int] = None,
        reasoning: Optional[Mapping[str, Any]] = None,
        thinking: Optional[Mapping[str, Any]] = None,
        tools: Optional[Sequence[Union[ResponsesFunctionTool, Mapping[str, Any], BuiltinTool]]] = None,
        tool_choice: Optional[Union[str, Mapping[str, Any]]] = None,
        text: Optional[Mapping[str, Any]] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        include: Optional[Sequence[Any]] = None,
        caching: Optional[Mapping[str, Any]] = None,
        context_management: Optional[Mapping[str, Any]] = None,
        expire_at: Optional[int] = None,
        plugins: Optional[Sequence[Any]] = None,
        user: Optional[str] = None,
        timeout: Optional[float] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        options: Optional[RequestOptions] = None,
    ) -> ResponsesStream:
        """Create a response.

        Answers an input with a model's response, whole, as a stream of events, or later as a background job.

        The model is taken from `model`, else from the template, else from the key's default. With
        `background` the answer comes at once with the status `queued`; ask for the response by its id until
        it is done. An account may have 10 such jobs at a time. A model without support for responses is
        answered with 501.

        A stream is a sequence of unnamed events that carry their kind in `type`; `[DONE]` ends it. A fault
        after the first byte arrives inside the stream as `{"error": {...}}` or as an event of the type
        `error`.

        ``POST /v1/responses``, operation ``create_response``.

        Nothing is sent until the first event is asked for, or the stream is entered with ``with``. A stream is never retried.

        Args:
            params: everything that follows as one object, instead of keywords.
            input: What to answer, as text or as a list of messages and other items.
            model: Id of the model, such as `openai/o4-mini`, or `auto` to let the gateway choose. Default:
                the template's model, else the key's.
            instructions: System message for this response.
            previous_response_id: Id of the response that this one goes on from. An unknown one is
                `resource_not_found`.
            background: Whether the response is made in the background. Its price is reserved when it is
                queued. Default: false.
            store: Whether the provider keeps the response. Default: the provider's.
            template: Name or id of a stored template to start from.
            variables: Values for the `{{name}}` slots of the template. A missing one is a 422, one too many
                is ignored.
            session_id: Label that groups requests in the usage figures.
            max_output_tokens: Highest number of tokens to produce. Default: the model's.
            max_tool_calls: Highest number of calls of built-in tools, 1 to 10. Default: the model's.
            temperature: Sampling temperature, 0 to 2; higher is more random. Default: the model's.
            top_p: Nucleus sampling: only the likeliest tokens that together reach this probability, 0 to 1,
                are considered. Default: the model's.
            seed: Seed for repeatable sampling, where the model supports it.
            reasoning: How the model thinks, such as `{"effort": "low"}`.
            thinking: How the model thinks, in the terms of providers that call it so.
            tools: Functions that the model may call, and tools that the provider runs.
            tool_choice: Whether and which of the `tools` is used: `auto`, `none`, `required`, or an object
                that names one. Default: the model decides.
            text: Form of the text, such as `{"format": {"type": "json_schema", "name": ..., "schema": ...}}`.
            response_format: Form of the text in the terms of chat: `{"type": "text"}`, `{"type":
                "json_object"}`, or `{"type": "json_schema", "json_schema": {"name": ..., "schema": ...}}`.
                Older than `text`.
            include: What else to put into the output, in the provider's terms.
            caching: How the provider caches the input, in its own terms.
            context_management: How the provider shortens a context that grows too long, in its own terms.
            expire_at: Until when the provider keeps the response, in Unix seconds.
            plugins: Plugins for web search. The built-in tool `web_search_preview` replaces them.
            user: Your own id of the end user, 256 characters at most.
            timeout: Seconds that the gateway waits for the provider, more than 0. Default: 300. The client
                has its own timeout.
            service_tier: Speed against price: `default`, `auto`, or `flex` (cheaper, slower, for some models,
                not in the background). Default: `default`.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The events as they arrive.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                for event in client.responses.stream(
                    model="openai/o4-mini",
                    input="Give one prime above 100.",
                    reasoning={"effort": "low"},
                    max_output_tokens=64,
                ):
                    print(event)
        """
        params = params_of(
            ResponsesParams,
            "responses.stream",
            params,
            {
                "input": input,
                "model": model,
                "instructions": instructions,
                "previous_response_id": previous_response_id,
                "background": background,
                "store": store,
                "template": template,
                "variables": variables,
                "session_id": session_id,
                "max_output_tokens": max_output_tokens,
                "max_tool_calls": max_tool_calls,
                "temperature": temperature,
                "top_p": top_p,
                "seed": seed,
                "reasoning": reasoning,
                "thinking": thinking,
                "tools": tools,
                "tool_choice": tool_choice,
                "text": text,
                "response_format": response_format,
                "include": include,
                "caching": caching,
                "context_management": context_management,
                "expire_at": expire_at,
                "plugins": plugins,
                "user": user,
                "timeout": timeout,
                "service_tier": service_tier,
            },
        )
        return create_response.sync_stream(self._executor, params, options=options)

    def list(
        self,
        *,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> ResponsesListResponse:
        """List the background responses.

        Returns one page of the caller's background jobs, with their states but without what they made.

        ``GET /v1/responses``, operation ``list_responses``.

        Args:
            after: Id of the response after which the page begins. Default: the first page.
            limit: Highest number of responses in the page. The gateway chooses the default.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = client.responses.list()
        """
        return list_responses.sync(self._executor, after=after, limit=limit, options=options)

    def get(self, response_id: str, *, options: Optional[RequestOptions] = None) -> ResponsesResponse:
        """Get a response.

        Returns a response in its present state, which the gateway asks the provider for. Only background jobs
        are sure to be kept. An unknown id is answered with 404, by some deployments with 400.

        ``GET /v1/responses/{response_id}``, operation ``get_response``.

        Args:
            response_id: Id of the response.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = client.responses.get("resp_job7")
        """
        return get_response.sync(self._executor, response_id, options=options)


class AsyncResponsesResource:
    """``client.responses`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    @overload
    async def create(
        self,
        params: ResponsesParams,
        *,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> ResponsesResponse: ...

    @overload
    async def create(
        self,
        *,
        input: Union[str, Sequence[Any]],
        model: Optional[str] = None,
        instructions: Optional[str] = None,
        previous_response_id: Optional[str] = None,
        background: Optional[bool] = None,
        store: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        max_output_tokens: Optional[int] = None,
        max_tool_calls: Optional[int] = None,
        temperature: Optional[float] = None,
        top_p: Optional[float] = None,
        seed: Optional[int] = None,
        reasoning: Optional[Mapping[str, Any]] = None,
        thinking: Optional[Mapping[str, Any]] = None,
        tools: Optional[Sequence[Union[ResponsesFunctionTool, Mapping[str, Any], BuiltinTool]]] = None,
        tool_choice: Optional[Union[str, Mapping[str, Any]]] = None,
        text: Optional[Mapping[str, Any]] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        include: Optional[Sequence[Any]] = None,
        caching: Optional[Mapping[str, Any]] = None,
        context_management: Optional[Mapping[str, Any]] = None,
        expire_at: Optional[int] = None,
        plugins: Optional[Sequence[Any]] = None,
        user: Optional[str] = None,
        timeout: Optional[float] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        stream: Optional[Literal[False]] = None,
        options: Optional[RequestOptions] = None,
    ) -> ResponsesResponse: ...

    @overload
    async def create(
        self, params: ResponsesParams, *, stream: Literal[True], options: Optional[RequestOptions] = None
    ) -> AsyncResponsesStream: ...

    @overload
    async def create(
        self,
        *,
        input: Union[str, Sequence[Any]],
        model: Optional[str] = None,
        instructions: Optional[str] = None,
        previous_response_id: Optional[str] = None,
        background: Optional[bool] = None,
        store: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        max_output_tokens: Optional[int] = None,
        max_tool_calls: Optional[int] = None,
        temperature: Optional[float] = None,
        top_p: Optional[float] = None,
        seed: Optional[int] = None,
        reasoning: Optional[Mapping[str, Any]] = None,
        thinking: Optional[Mapping[str, Any]] = None,
        tools: Optional[Sequence[Union[ResponsesFunctionTool, Mapping[str, Any], BuiltinTool]]] = None,
        tool_choice: Optional[Union[str, Mapping[str, Any]]] = None,
        text: Optional[Mapping[str, Any]] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        include: Optional[Sequence[Any]] = None,
        caching: Optional[Mapping[str, Any]] = None,
        context_management: Optional[Mapping[str, Any]] = None,
        expire_at: Optional[int] = None,
        plugins: Optional[Sequence[Any]] = None,
        user: Optional[str] = None,
        timeout: Optional[float] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        stream: Literal[True],
        options: Optional[RequestOptions] = None,
    ) -> AsyncResponsesStream: ...

    @overload
    async def create(
        self, params: ResponsesParams, *, stream: Optional[bool], options: Optional[RequestOptions] = None
    ) -> Union[ResponsesResponse, AsyncResponsesStream]: ...

    @overload
    async def create(
        self,
        *,
        input: Union[str, Sequence[Any]],
        model: Optional[str] = None,
        instructions: Optional[str] = None,
        previous_response_id: Optional[str] = None,
        background: Optional[bool] = None,
        store: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        max_output_tokens: Optional[int] = None,
        max_tool_calls: Optional[int] = None,
        temperature: Optional[float] = None,
        top_p: Optional[float] = None,
        seed: Optional[int] = None,
        reasoning: Optional[Mapping[str, Any]] = None,
        thinking: Optional[Mapping[str, Any]] = None,
        tools: Optional[Sequence[Union[ResponsesFunctionTool, Mapping[str, Any], BuiltinTool]]] = None,
        tool_choice: Optional[Union[str, Mapping[str, Any]]] = None,
        text: Optional[Mapping[str, Any]] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        include: Optional[Sequence[Any]] = None,
        caching: Optional[Mapping[str, Any]] = None,
        context_management: Optional[Mapping[str, Any]] = None,
        expire_at: Optional[int] = None,
        plugins: Optional[Sequence[Any]] = None,
        user: Optional[str] = None,
        timeout: Optional[float] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        stream: Optional[bool],
        options: Optional[RequestOptions] = None,
    ) -> Union[ResponsesResponse, AsyncResponsesStream]: ...

    async def create(
        self,
        params: Optional[ResponsesParams] = None,
        *,
        input: Optional[Union[str, Sequence[Any]]] = None,
        model: Optional[str] = None,
        instructions: Optional[str] = None,
        previous_response_id: Optional[str] = None,
        background: Optional[bool] = None,
        store: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        max_output_tokens: Optional[int] = None,
        max_tool_calls: Optional[int] = None,
        temperature: Optional[float] = None,
        top_p: Optional[float] = None,
        seed: Optional[int] = None,
        reasoning: Optional[Mapping[str, Any]] = None,
        thinking: Optional[Mapping[str, Any]] = None,
        tools: Optional[Sequence[Union[ResponsesFunctionTool, Mapping[str, Any], BuiltinTool]]] = None,
        tool_choice: Optional[Union[str, Mapping[str, Any]]] = None,
        text: Optional[Mapping[str, Any]] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        include: Optional[Sequence[Any]] = None,
        caching: Optional[Mapping[str, Any]] = None,
        context_management: Optional[Mapping[str, Any]] = None,
        expire_at: Optional[int] = None,
        plugins: Optional[Sequence[Any]] = None,
        user: Optional[str] = None,
        timeout: Optional[float] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        stream: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> Union[ResponsesResponse, AsyncResponsesStream]:
        """Create a response.

        Answers an input with a model's response, whole, as a stream of events, or later as a background job.

        The model is taken from `model`, else from the template, else from the key's default. With
        `background` the answer comes at once with the status `queued`; ask for the response by its id until
        it is done. An account may have 10 such jobs at a time. A model without support for responses is
        answered with 501.

        A stream is a sequence of unnamed events that carry their kind in `type`; `[DONE]` ends it. A fault
        after the first byte arrives inside the stream as `{"error": {...}}` or as an event of the type
        `error`.

        ``POST /v1/responses``, operation ``create_response``.

        Args:
            params: everything that follows as one object, instead of keywords.
            input: What to answer, as text or as a list of messages and other items.
            model: Id of the model, such as `openai/o4-mini`, or `auto` to let the gateway choose. Default:
                the template's model, else the key's.
            instructions: System message for this response.
            previous_response_id: Id of the response that this one goes on from. An unknown one is
                `resource_not_found`.
            background: Whether the response is made in the background. Its price is reserved when it is
                queued. Default: false.
            store: Whether the provider keeps the response. Default: the provider's.
            template: Name or id of a stored template to start from.
            variables: Values for the `{{name}}` slots of the template. A missing one is a 422, one too many
                is ignored.
            session_id: Label that groups requests in the usage figures.
            max_output_tokens: Highest number of tokens to produce. Default: the model's.
            max_tool_calls: Highest number of calls of built-in tools, 1 to 10. Default: the model's.
            temperature: Sampling temperature, 0 to 2; higher is more random. Default: the model's.
            top_p: Nucleus sampling: only the likeliest tokens that together reach this probability, 0 to 1,
                are considered. Default: the model's.
            seed: Seed for repeatable sampling, where the model supports it.
            reasoning: How the model thinks, such as `{"effort": "low"}`.
            thinking: How the model thinks, in the terms of providers that call it so.
            tools: Functions that the model may call, and tools that the provider runs.
            tool_choice: Whether and which of the `tools` is used: `auto`, `none`, `required`, or an object
                that names one. Default: the model decides.
            text: Form of the text, such as `{"format": {"type": "json_schema", "name": ..., "schema": ...}}`.
            response_format: Form of the text in the terms of chat: `{"type": "text"}`, `{"type":
                "json_object"}`, or `{"type": "json_schema", "json_schema": {"name": ..., "schema": ...}}`.
                Older than `text`.
            include: What else to put into the output, in the provider's terms.
            caching: How the provider caches the input, in its own terms.
            context_management: How the provider shortens a context that grows too long, in its own terms.
            expire_at: Until when the provider keeps the response, in Unix seconds.
            plugins: Plugins for web search. The built-in tool `web_search_preview` replaces them.
            user: Your own id of the end user, 256 characters at most.
            timeout: Seconds that the gateway waits for the provider, more than 0. Default: 300. The client
                has its own timeout.
            service_tier: Speed against price: `default`, `auto`, or `flex` (cheaper, slower, for some models,
                not in the background). Default: `default`.
            stream: ``True`` returns the stream that ``stream()`` returns.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The whole answer, or with ``stream=True`` its events.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.responses.create(
                    model="openai/o4-mini",
                    input="Give one prime above 100.",
                    reasoning={"effort": "low"},
                    max_output_tokens=64,
                )
        """
        params = params_of(
            ResponsesParams,
            "responses.create",
            params,
            {
                "input": input,
                "model": model,
                "instructions": instructions,
                "previous_response_id": previous_response_id,
                "background": background,
                "store": store,
                "template": template,
                "variables": variables,
                "session_id": session_id,
                "max_output_tokens": max_output_tokens,
                "max_tool_calls": max_tool_calls,
                "temperature": temperature,
                "top_p": top_p,
                "seed": seed,
                "reasoning": reasoning,
                "thinking": thinking,
                "tools": tools,
                "tool_choice": tool_choice,
                "text": text,
                "response_format": response_format,
                "include": include,
                "caching": caching,
                "context_management": context_management,
                "expire_at": expire_at,
                "plugins": plugins,
                "user": user,
                "timeout": timeout,
                "service_tier": service_tier,
            },
        )
        if stream:
            return create_response.asyncio_stream(self._executor, params, options=options)
        refuse_flag("responses.create", "stream", params, "stream")
        return await create_response.asyncio(self._executor, params, options=options)

    @overload
    def stream(
        self, params: ResponsesParams, *, options: Optional[RequestOptions] = None
    ) -> AsyncResponsesStream: ...

    @overload
    def stream(
        self,
        *,
        input: Union[str, Sequence[Any]],
        model: Optional[str] = None,
        instructions: Optional[str] = None,
        previous_response_id: Optional[str] = None,
        background: Optional[bool] = None,
        store: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        max_output_tokens: Optional[int] = None,
        max_tool_calls: Optional[int] = None,
        temperature: Optional[float] = None,
        top_p: Optional[float] = None,
        seed: Optional[int] = None,
        reasoning: Optional[Mapping[str, Any]] = None,
        thinking: Optional[Mapping[str, Any]] = None,
        tools: Optional[Sequence[Union[ResponsesFunctionTool, Mapping[str, Any], BuiltinTool]]] = None,
        tool_choice: Optional[Union[str, Mapping[str, Any]]] = None,
        text: Optional[Mapping[str, Any]] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        include: Optional[Sequence[Any]] = None,
        caching: Optional[Mapping[str, Any]] = None,
        context_management: Optional[Mapping[str, Any]] = None,
        expire_at: Optional[int] = None,
        plugins: Optional[Sequence[Any]] = None,
        user: Optional[str] = None,
        timeout: Optional[float] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        options: Optional[RequestOptions] = None,
    ) -> AsyncResponsesStream: ...

    def stream(
        self,
        params: Optional[ResponsesParams] = None,
        *,
        input: Optional[Union[str, Sequence[Any]]] = None,
        model: Optional[str] = None,
        instructions: Optional[str] = None,
        previous_response_id: Optional[str] = None,
        background: Optional[bool] = None,
        store: Optional[bool] = None,
        template: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        session_id: Optional[str] = None,
        max_output_tokens: Optional[int] = None,
        max_tool_calls: Optional[int] = None,
        temperature: Optional[float] = None,
        top_p: Optional[float] = None,
        seed: Optional[int] = None,
        reasoning: Optional[Mapping[str, Any]] = None,
        thinking: Optional[Mapping[str, Any]] = None,
        tools: Optional[Sequence[Union[ResponsesFunctionTool, Mapping[str, Any], BuiltinTool]]] = None,
        tool_choice: Optional[Union[str, Mapping[str, Any]]] = None,
        text: Optional[Mapping[str, Any]] = None,
        response_format: Optional[Mapping[str, Any]] = None,
        include: Optional[Sequence[Any]] = None,
        caching: Optional[Mapping[str, Any]] = None,
        context_management: Optional[Mapping[str, Any]] = None,
        expire_at: Optional[int] = None,
        plugins: Optional[Sequence[Any]] = None,
        user: Optional[str] = None,
        timeout: Optional[float] = None,
        service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None,
        options: Optional[RequestOptions] = None,
    ) -> AsyncResponsesStream:
        """Create a response.

        Answers an input with a model's response, whole, as a stream of events, or later as a background job.

        The model is taken from `model`, else from the template, else from the key's default. With
        `background` the answer comes at once with the status `queued`; ask for the response by its id until
        it is done. An account may have 10 such jobs at a time. A model without support for responses is
        answered with 501.

        A stream is a sequence of unnamed events that carry their kind in `type`; `[DONE]` ends it. A fault
        after the first byte arrives inside the stream as `{"error": {...}}` or as an event of the type
        `error`.

        ``POST /v1/responses``, operation ``create_response``.

        Nothing is sent until the first event is asked for, or the stream is entered with ``async with``. A stream is never retried.

        Args:
            params: everything that follows as one object, instead of keywords.
            input: What to answer, as text or as a list of messages and other items.
            model: Id of the model, such as `openai/o4-mini`, or `auto` to let the gateway choose. Default:
                the template's model, else the key's.
            instructions: System message for this response.
            previous_response_id: Id of the response that this one goes on from. An unknown one is
                `resource_not_found`.
            background: Whether the response is made in the background. Its price is reserved when it is
                queued. Default: false.
            store: Whether the provider keeps the response. Default: the provider's.
            template: Name or id of a stored template to start from.
            variables: Values for the `{{name}}` slots of the template. A missing one is a 422, one too many
                is ignored.
            session_id: Label that groups requests in the usage figures.
            max_output_tokens: Highest number of tokens to produce. Default: the model's.
            max_tool_calls: Highest number of calls of built-in tools, 1 to 10. Default: the model's.
            temperature: Sampling temperature, 0 to 2; higher is more random. Default: the model's.
            top_p: Nucleus sampling: only the likeliest tokens that together reach this probability, 0 to 1,
                are considered. Default: the model's.
            seed: Seed for repeatable sampling, where the model supports it.
            reasoning: How the model thinks, such as `{"effort": "low"}`.
            thinking: How the model thinks, in the terms of providers that call it so.
            tools: Functions that the model may call, and tools that the provider runs.
            tool_choice: Whether and which of the `tools` is used: `auto`, `none`, `required`, or an object
                that names one. Default: the model decides.
            text: Form of the text, such as `{"format": {"type": "json_schema", "name": ..., "schema": ...}}`.
            response_format: Form of the text in the terms of chat: `{"type": "text"}`, `{"type":
                "json_object"}`, or `{"type": "json_schema", "json_schema": {"name": ..., "schema": ...}}`.
                Older than `text`.
            include: What else to put into the output, in the provider's terms.
            caching: How the provider caches the input, in its own terms.
            context_management: How the provider shortens a context that grows too long, in its own terms.
            expire_at: Until when the provider keeps the response, in Unix seconds.
            plugins: Plugins for web search. The built-in tool `web_search_preview` replaces them.
            user: Your own id of the end user, 256 characters at most.
            timeout: Seconds that the gateway waits for the provider, more than 0. Default: 300. The client
                has its own timeout.
            service_tier: Speed against price: `default`, `auto`, or `flex` (cheaper, slower, for some models,
                not in the background). Default: `default`.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The events as they arrive.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                async for event in client.responses.stream(
                    model="openai/o4-mini",
                    input="Give one prime above 100.",
                    reasoning={"effort": "low"},
                    max_output_tokens=64,
                ):
                    print(event)
        """
        params = params_of(
            ResponsesParams,
            "responses.stream",
            params,
            {
                "input": input,
                "model": model,
                "instructions": instructions,
                "previous_response_id": previous_response_id,
                "background": background,
                "store": store,
                "template": template,
                "variables": variables,
                "session_id": session_id,
                "max_output_tokens": max_output_tokens,
                "max_tool_calls": max_tool_calls,
                "temperature": temperature,
                "top_p": top_p,
                "seed": seed,
                "reasoning": reasoning,
                "thinking": thinking,
                "tools": tools,
                "tool_choice": tool_choice,
                "text": text,
                "response_format": response_format,
                "include": include,
                "caching": caching,
                "context_management": context_management,
                "expire_at": expire_at,
                "plugins": plugins,
                "user": user,
                "timeout": timeout,
                "service_tier": service_tier,
            },
        )
        return create_response.asyncio_stream(self._executor, params, options=options)

    async def list(
        self,
        *,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> ResponsesListResponse:
        """List the background responses.

        Returns one page of the caller's background jobs, with their states but without what they made.

        ``GET /v1/responses``, operation ``list_responses``.

        Args:
            after: Id of the response after which the page begins. Default: the first page.
            limit: Highest number of responses in the page. The gateway chooses the default.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = await client.responses.list()
        """
        return await list_responses.asyncio(self._executor, after=after, limit=limit, options=options)

    async def get(self, response_id: str, *, options: Optional[RequestOptions] = None) -> ResponsesResponse:
        """Get a response.

        Returns a response in its present state, which the gateway asks the provider for. Only background jobs
        are sure to be kept. An unknown id is answered with 404, by some deployments with 400.

        ``GET /v1/responses/{response_id}``, operation ``get_response``.

        Args:
            response_id: Id of the response.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = await client.responses.get("resp_job7")
        """
        return await get_response.asyncio(self._executor, response_id, options=options)
