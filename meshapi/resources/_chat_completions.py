"""`client.chat.completions`: the generated methods and structured output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional, Type, TypeVar, overload

from meshapi_generated.models.chat import ChatCompletionParams
from meshapi_generated.resources import chat as generated
from meshapi_generated.runtime.options import RequestOptions
from meshapi_generated.runtime.requests import params_of

if TYPE_CHECKING:
    from .._async_executor import AsyncExecutor
    from .._executor import SyncExecutor

T = TypeVar("T")


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

        Example:
            ::

                class Answer(BaseModel):
                    celsius: float

                messages = [{"role": "user", "content": "How warm is it in Bern?"}]
                answer = client.chat.completions.parse(messages=messages, response_format=Answer)
        """
        asked = params_of(ChatCompletionParams, "chat.completions.parse", params, keywords)
        from .._structured import parse

        return self._flows.run(parse(asked, response_format, max_retries, options))


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

        Example:
            ::

                class Answer(BaseModel):
                    celsius: float

                messages = [{"role": "user", "content": "How warm is it in Bern?"}]
                answer = await client.chat.completions.parse(messages=messages, response_format=Answer)
        """
        asked = params_of(ChatCompletionParams, "chat.completions.parse", params, keywords)
        from .._structured import parse

        return await self._flows.run(parse(asked, response_format, max_retries, options))
