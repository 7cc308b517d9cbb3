# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""``client.embeddings``: the methods of both clients."""

from __future__ import annotations

from typing import Any, Literal, Mapping, Optional, Sequence, Union, overload

from ..endpoints.embeddings import create_embeddings
from ..models.embeddings import (
    EmbeddingsParams,
    EmbeddingsResponse,
    MultimodalEmbeddingInput,
    ProviderPreferences,
)
from ..runtime.executors import AsyncExecutor, Executor
from ..runtime.options import RequestOptions
from ..runtime.requests import params_of


class EmbeddingsResource:
    """``client.embeddings``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    @overload
    def create(
        self, params: EmbeddingsParams, *, options: Optional[RequestOptions] = None
    ) -> EmbeddingsResponse: ...

    @overload
    def create(
        self,
        *,
        input: Union[
            str,
            Sequence[str],
            Sequence[int],
            Sequence[Sequence[int]],
            Sequence[Union[MultimodalEmbeddingInput, Mapping[str, Any]]],
        ],
        model: Optional[str] = None,
        dimensions: Optional[int] = None,
        encoding_format: Optional[Literal["float", "base64"]] = None,
        input_type: Optional[str] = None,
        provider: Optional[Union[str, ProviderPreferences, Mapping[str, Any]]] = None,
        user: Optional[str] = None,
        instructions: Optional[str] = None,
        sparse_embedding: Optional[Mapping[str, Any]] = None,
        options: Optional[RequestOptions] = None,
    ) -> EmbeddingsResponse: ...

    def create(
        self,
        params: Optional[EmbeddingsParams] = None,
        *,
        input: Optional[
            Union[
                str,
                Sequence[str],
                Sequence[int],
                Sequence[Sequence[int]],
                Sequence[Union[MultimodalEmbeddingInput, Mapping[str, Any]]],
            ]
        ] = None,
        model: Optional[str] = None,
        dimensions: Optional[int] = None,
        encoding_format: Optional[Literal["float", "base64"]] = None,
        input_type: Optional[str] = None,
        provider: Optional[Union[str, ProviderPreferences, Mapping[str, Any]]] = None,
        user: Optional[str] = None,
        instructions: Optional[str] = None,
        sparse_embedding: Optional[Mapping[str, Any]] = None,
        options: Optional[RequestOptions] = None,
    ) -> EmbeddingsResponse:
        """Create embeddings.

        Turns each input into a vector. The order of the vectors is the order of the inputs.

        The call is never streamed. When the model cannot serve, another one may answer; the `model` of the
        response names it.

        ``POST /v1/embeddings``, operation ``create_embeddings``.

        Args:
            params: everything that follows as one object, instead of keywords.
            input: What to embed: a text, a list of texts, the tokens of one text, a list of such token lists,
                or a list of parts of several media. Each must fit into the model's context.
            model: Id of the model, or `auto` to let the gateway choose. Default: the key's model, else a 422.
            dimensions: Length of the vectors, for models that can shorten them. Default: the model's.
            encoding_format: Whether a vector comes as numbers or as base64 of little-endian 32-bit floats.
            input_type: What the input is used for, such as `query` or `document`, for models that tell them
                apart.
            provider: Slug of the provider to use, or preferences among them.
            user: Your own id of the end user, 256 characters at most.
            instructions: Instruction for the model, where the provider supports one.
            sparse_embedding: Switch for sparse vectors in the provider's form, such as `{"type": "enabled"}`.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.embeddings.create(
                    model="openai/text-embedding-3-small",
                    input=["red kite", "blue kite"],
                    dimensions=3,
                    encoding_format="float",
                )
        """
        params = params_of(
            EmbeddingsParams,
            "embeddings.create",
            params,
            {
                "input": input,
                "model": model,
                "dimensions": dimensions,
                "encoding_format": encoding_format,
                "input_type": input_type,
                "provider": provider,
                "user": user,
                "instructions": instructions,
                "sparse_embedding": sparse_embedding,
            },
        )
        return create_embeddings.sync(self._executor, params, options=options)


class AsyncEmbeddingsResource:
    """``client.embeddings`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    @overload
    async def create(
        self, params: EmbeddingsParams, *, options: Optional[RequestOptions] = None
    ) -> EmbeddingsResponse: ...

    @overload
    async def create(
        self,
        *,
        input: Union[
            str,
            Sequence[str],
            Sequence[int],
            Sequence[Sequence[int]],
            Sequence[Union[MultimodalEmbeddingInput, Mapping[str, Any]]],
        ],
        model: Optional[str] = None,
        dimensions: Optional[int] = None,
        encoding_format: Optional[Literal["float", "base64"]] = None,
        input_type: Optional[str] = None,
        provider: Optional[Union[str, ProviderPreferences, Mapping[str, Any]]] = None,
        user: Optional[str] = None,
        instructions: Optional[str] = None,
        sparse_embedding: Optional[Mapping[str, Any]] = None,
        options: Optional[RequestOptions] = None,
    ) -> EmbeddingsResponse: ...

    async def create(
        self,
        params: Optional[EmbeddingsParams] = None,
        *,
        input: Optional[
            Union[
                str,
                Sequence[str],
                Sequence[int],
                Sequence[Sequence[int]],
                Sequence[Union[MultimodalEmbeddingInput, Mapping[str, Any]]],
            ]
        ] = None,
        model: Optional[str] = None,
        dimensions: Optional[int] = None,
        encoding_format: Optional[Literal["float", "base64"]] = None,
        input_type: Optional[str] = None,
        provider: Optional[Union[str, ProviderPreferences, Mapping[str, Any]]] = None,
        user: Optional[str] = None,
        instructions: Optional[str] = None,
        sparse_embedding: Optional[Mapping[str, Any]] = None,
        options: Optional[RequestOptions] = None,
    ) -> EmbeddingsResponse:
        """Create embeddings.

        Turns each input into a vector. The order of the vectors is the order of the inputs.

        The call is never streamed. When the model cannot serve, another one may answer; the `model` of the
        response names it.

        ``POST /v1/embeddings``, operation ``create_embeddings``.

        Args:
            params: everything that follows as one object, instead of keywords.
            input: What to embed: a text, a list of texts, the tokens of one text, a list of such token lists,
                or a list of parts of several media. Each must fit into the model's context.
            model: Id of the model, or `auto` to let the gateway choose. Default: the key's model, else a 422.
            dimensions: Length of the vectors, for models that can shorten them. Default: the model's.
            encoding_format: Whether a vector comes as numbers or as base64 of little-endian 32-bit floats.
            input_type: What the input is used for, such as `query` or `document`, for models that tell them
                apart.
            provider: Slug of the provider to use, or preferences among them.
            user: Your own id of the end user, 256 characters at most.
            instructions: Instruction for the model, where the provider supports one.
            sparse_embedding: Switch for sparse vectors in the provider's form, such as `{"type": "enabled"}`.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.embeddings.create(
                    model="openai/text-embedding-3-small",
                    input=["red kite", "blue kite"],
                    dimensions=3,
                    encoding_format="float",
                )
        """
        params = params_of(
            EmbeddingsParams,
            "embeddings.create",
            params,
            {
                "input": input,
                "model": model,
                "dimensions": dimensions,
                "encoding_format": encoding_format,
                "input_type": input_type,
                "provider": provider,
                "user": user,
                "instructions": instructions,
                "sparse_embedding": sparse_embedding,
            },
        )
        return await create_embeddings.asyncio(self._executor, params, options=options)
