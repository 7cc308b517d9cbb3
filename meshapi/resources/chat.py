"""`client.chat`: the generated methods, structured output, and the short form."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal, Mapping, Optional, Sequence, Type, TypeVar, Union, overload

from meshapi_generated.models.chat import (
    ChatCompletionChunk,
    ChatCompletionMessage,
    ChatCompletionParams,
    ChatCompletionResponse,
    ChatMessage,
)
from meshapi_generated.resources import chat as generated
from meshapi_generated.runtime.options import RequestOptions
from meshapi_generated.runtime.requests import params_of
from meshapi_generated.runtime.streams import AsyncStream, Stream

from .._executor import AsyncExecutor, SyncExecutor
from .._structured import parse

T = TypeVar("T")
Messages = Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]]


class ChatCompletionsResource(generated.ChatCompletionsResource):
    """`client.chat.completions`."""

    def __init__(self, executor: SyncExecutor) -> None:
        super().__init__(executor)
        self._flows = executor

    @overload
    def parse(
        self,
        params: Optional[ChatCompletionParams] = None,
        *,
        response_format: Type[T],
        max_retries: int = 0,
        options: Optional[RequestOptions] = None,
        **keywords: Any,
    ) -> T: ...

    @overload
    def parse(
        self,
        params: Optional[ChatCompletionParams],
        response_format: Type[T],
        *,
        max_retries: int = 0,
        options: Optional[RequestOptions] = None,
    ) -> T: ...

    @overload
    def parse(
        self,
        params: Optional[ChatCompletionParams] = None,
        response_format: Any = None,
        *,
        max_retries: int = 0,
        options: Optional[RequestOptions] = None,
        **keywords: Any,
    ) -> Any: ...

    def parse(
        self,
        params: Optional[ChatCompletionParams] = None,
        response_format: Any = None,
        *,
        max_retries: int = 0,
        options: Optional[RequestOptions] = None,
        **keywords: Any,
    ) -> Any:
        """Create a chat completion whose reply is data of a form, and return that data.

        Args:
            params: The request.
            response_format: What the reply must be: a Pydantic model class, any other type that a
                `TypeAdapter` takes, or a JSON Schema as a dict, bare or as `{"type": "json_schema",
                "json_schema": {...}}`.
            max_retries: How often a reply that does not fit is sent back with what is wrong with it.
            options: Settings of each of the calls.
            **keywords: In place of `params`, its fields.

        Returns:
            A value of the type; with a dict, the JSON of the reply, not validated.

        Raises:
            StructuredOutputError: The last reply does not fit, is empty, or was cut off at the token limit
                (which is not retried). `text` and `completion` are on it, and the validation error is its
                cause.
            TypeError: No JSON Schema can be made of the type.
            MeshAPIError: A call failed.
        """
        asked = params_of(ChatCompletionParams, "chat.completions.parse", params, keywords)
        return self._flows.run(parse(asked, response_format, max_retries, options))


class ChatResource(generated.ChatResource):
    """`client.chat`."""

    def __init__(self, executor: SyncExecutor) -> None:
        super().__init__(executor)
        self._flows = executor

    @cached_property
    def completions(self) -> ChatCompletionsResource:
        """`client.chat.completions`."""
        return ChatCompletionsResource(self._flows)

    @overload
    def send(
        self,
        messages: Messages,
        *,
        model: Optional[str] = None,
        stream: Literal[False] = False,
        options: Optional[RequestOptions] = None,
        **keywords: Any,
    ) -> ChatCompletionResponse: ...

    @overload
    def send(
        self,
        messages: Messages,
        *,
        model: Optional[str] = None,
        stream: Literal[True],
        options: Optional[RequestOptions] = None,
        **keywords: Any,
    ) -> Stream[ChatCompletionChunk]: ...

    @overload
    def send(
        self,
        messages: Messages,
        *,
        model: Optional[str] = None,
        stream: bool,
        options: Optional[RequestOptions] = None,
        **keywords: Any,
    ) -> Union[ChatCompletionResponse, Stream[ChatCompletionChunk]]: ...

    def send(
        self,
        messages: Messages,
        *,
        model: Optional[str] = None,
        stream: bool = False,
        options: Optional[RequestOptions] = None,
        **keywords: Any,
    ) -> Union[ChatCompletionResponse, Stream[ChatCompletionChunk]]:
        """Send messages to a model: in short for `completions.create`, or `.stream` with `stream=True`.

        Args:
            messages: The conversation, oldest first.
            model: The model; by default the key's own.
            stream: Whether to return a stream of chunks in place of the completion.
            options: Settings of this call only.
            **keywords: Further fields of `ChatCompletionParams`.

        Raises:
            MeshAPIError: As `completions.create` and `completions.stream`.
        """
        fields = {"messages": messages, "model": model, **keywords}
        params = params_of(ChatCompletionParams, "chat.send", None, fields)
        if stream:
            return self.completions.stream(params, options=options)
        return self.completions.create(params, options=options)


class AsyncChatCompletionsResource(generated.AsyncChatCompletionsResource):
    """`client.chat.completions` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        super().__init__(executor)
        self._flows = executor

    @overload
    async def parse(
        self,
        params: Optional[ChatCompletionParams] = None,
        *,
        response_format: Type[T],
        max_retries: int = 0,
        options: Optional[RequestOptions] = None,
        **keywords: Any,
    ) -> T: ...

    @overload
    async def parse(
        self,
        params: Optional[ChatCompletionParams],
        response_format: Type[T],
        *,
        max_retries: int = 0,
        options: Optional[RequestOptions] = None,
    ) -> T: ...

    @overload
    async def parse(
        self,
        params: Optional[ChatCompletionParams] = None,
        response_format: Any = None,
        *,
        max_retries: int = 0,
        options: Optional[RequestOptions] = None,
        **keywords: Any,
    ) -> Any: ...

    async def parse(
        self,
        params: Optional[ChatCompletionParams] = None,
        response_format: Any = None,
        *,
        max_retries: int = 0,
        options: Optional[RequestOptions] = None,
        **keywords: Any,
    ) -> Any:
        """Create a chat completion whose reply is data of a form, and return that data.

        Args:
            params: The request.
            response_format: What the reply must be: a Pydantic model class, any other type that a
                `TypeAdapter` takes, or a JSON Schema as a dict, bare or as `{"type": "json_schema",
                "json_schema": {...}}`.
            max_retries: How often a reply that does not fit is sent back with what is wrong with it.
            options: Settings of each of the calls.
            **keywords: In place of `params`, its fields.

        Returns:
            A value of the type; with a dict, the JSON of the reply, not validated.

        Raises:
            StructuredOutputError: The last reply does not fit, is empty, or was cut off at the token limit
                (which is not retried). `text` and `completion` are on it, and the validation error is its
                cause.
            TypeError: No JSON Schema can be made of the type.
            MeshAPIError: A call failed.
        """
        asked = params_of(ChatCompletionParams, "chat.completions.parse", params, keywords)
        return await self._flows.run(parse(asked, response_format, max_retries, options))


class AsyncChatResource(generated.AsyncChatResource):
    """`client.chat` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        super().__init__(executor)
        self._flows = executor

    @cached_property
    def completions(self) -> AsyncChatCompletionsResource:
        """`client.chat.completions`."""
        return AsyncChatCompletionsResource(self._flows)

    @overload
    async def send(
        self,
        messages: Messages,
        *,
        model: Optional[str] = None,
        stream: Literal[False] = False,
        options: Optional[RequestOptions] = None,
        **keywords: Any,
    ) -> ChatCompletionResponse: ...

    @overload
    async def send(
        self,
        messages: Messages,
        *,
        model: Optional[str] = None,
        stream: Literal[True],
        options: Optional[RequestOptions] = None,
        **keywords: Any,
    ) -> AsyncStream[ChatCompletionChunk]: ...

    @overload
    async def send(
        self,
        messages: Messages,
        *,
        model: Optional[str] = None,
        stream: bool,
        options: Optional[RequestOptions] = None,
        **keywords: Any,
    ) -> Union[ChatCompletionResponse, AsyncStream[ChatCompletionChunk]]: ...

    async def send(
        self,
        messages: Messages,
        *,
        model: Optional[str] = None,
        stream: bool = False,
        options: Optional[RequestOptions] = None,
        **keywords: Any,
    ) -> Union[ChatCompletionResponse, AsyncStream[ChatCompletionChunk]]:
        """Send messages to a model: in short for `completions.create`, or `.stream` with `stream=True`.

        Args:
            messages: The conversation, oldest first.
            model: The model; by default the key's own.
            stream: Whether to return a stream of chunks in place of the completion.
            options: Settings of this call only.
            **keywords: Further fields of `ChatCompletionParams`.

        Raises:
            MeshAPIError: As `completions.create` and `completions.stream`.
        """
        fields = {"messages": messages, "model": model, **keywords}
        params = params_of(ChatCompletionParams, "chat.send", None, fields)
        if stream:
            return self.completions.stream(params, options=options)
        return await self.completions.create(params, options=options)
