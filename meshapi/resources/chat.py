"""`client.chat`: the completions, and the short form of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Mapping, Optional, Sequence, Union, overload

from meshapi_generated.endpoints.chat.create_chat_completion import (
    AsyncChatCompletionStream,
    ChatCompletionStream,
)
from meshapi_generated.models.chat import (
    ChatCompletionMessage,
    ChatCompletionParams,
    ChatCompletionResponse,
    ChatMessage,
)
from meshapi_generated.resources import chat as generated
from meshapi_generated.runtime.options import RequestOptions
from meshapi_generated.runtime.requests import params_of

from ._chat_completions import AsyncChatCompletionsResource as AsyncChatCompletionsResource
from ._chat_completions import ChatCompletionsResource as ChatCompletionsResource

if TYPE_CHECKING:
    from .._async_executor import AsyncExecutor
    from .._executor import SyncExecutor

Messages = Sequence[Union[ChatMessage, ChatCompletionMessage, Mapping[str, Any]]]


def _params(messages: Messages, model: Optional[str], keywords: Mapping[str, Any]) -> ChatCompletionParams:
    if isinstance(messages, (str, ChatCompletionParams)):
        kind = type(messages).__name__
        raise TypeError(
            f"chat.send() takes a list of messages, not a {kind}; completions.create() takes params"
        )
    return params_of(
        ChatCompletionParams, "chat.send", None, {"messages": messages, "model": model, **keywords}
    )


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
    ) -> ChatCompletionStream: ...

    @overload
    def send(
        self,
        messages: Messages,
        *,
        model: Optional[str] = None,
        stream: bool,
        options: Optional[RequestOptions] = None,
        **keywords: Any,
    ) -> Union[ChatCompletionResponse, ChatCompletionStream]: ...

    def send(
        self,
        messages: Messages,
        *,
        model: Optional[str] = None,
        stream: bool = False,
        options: Optional[RequestOptions] = None,
        **keywords: Any,
    ) -> Union[ChatCompletionResponse, ChatCompletionStream]:
        """Send messages to a model: in short for `completions.create`, or `.stream` with `stream=True`.

        Args:
            messages: The conversation, oldest first.
            model: The model; by default the key's own.
            stream: Whether to return a stream of chunks in place of the completion.
            options: Settings of this call only.
            **keywords: Further fields of `ChatCompletionParams`.

        Raises:
            MeshAPIError: As `completions.create` and `completions.stream`.

        Example:
            ::

                result = client.chat.send([UserMessage(content="Hello!")], model="openai/gpt-4o-mini")
        """
        params = _params(messages, model, keywords)
        if stream:
            return self.completions.stream(params, options=options)
        return self.completions.create(params, options=options)


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
    ) -> AsyncChatCompletionStream: ...

    @overload
    async def send(
        self,
        messages: Messages,
        *,
        model: Optional[str] = None,
        stream: bool,
        options: Optional[RequestOptions] = None,
        **keywords: Any,
    ) -> Union[ChatCompletionResponse, AsyncChatCompletionStream]: ...

    async def send(
        self,
        messages: Messages,
        *,
        model: Optional[str] = None,
        stream: bool = False,
        options: Optional[RequestOptions] = None,
        **keywords: Any,
    ) -> Union[ChatCompletionResponse, AsyncChatCompletionStream]:
        """Send messages to a model: in short for `completions.create`, or `.stream` with `stream=True`.

        Args:
            messages: The conversation, oldest first.
            model: The model; by default the key's own.
            stream: Whether to return a stream of chunks in place of the completion.
            options: Settings of this call only.
            **keywords: Further fields of `ChatCompletionParams`.

        Raises:
            MeshAPIError: As `completions.create` and `completions.stream`.

        Example:
            ::

                result = await client.chat.send([UserMessage(content="Hello!")], model="openai/gpt-4o-mini")
        """
        params = _params(messages, model, keywords)
        if stream:
            return self.completions.stream(params, options=options)
        return await self.completions.create(params, options=options)
