# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""``client.moderations``: the methods of both clients."""

from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence, Union, overload

from ..endpoints.moderations import create_moderation
from ..models.moderations import ModerationInputItem, ModerationParams, ModerationResponse
from ..runtime.executors import AsyncExecutor, Executor
from ..runtime.options import RequestOptions
from ..runtime.requests import params_of


class ModerationsResource:
    """``client.moderations``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    @overload
    def create(
        self, params: ModerationParams, *, options: Optional[RequestOptions] = None
    ) -> ModerationResponse: ...

    @overload
    def create(
        self,
        *,
        input: Union[str, Sequence[str], Sequence[Union[ModerationInputItem, Mapping[str, Any]]]],
        model: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> ModerationResponse: ...

    def create(
        self,
        params: Optional[ModerationParams] = None,
        *,
        input: Optional[
            Union[str, Sequence[str], Sequence[Union[ModerationInputItem, Mapping[str, Any]]]]
        ] = None,
        model: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> ModerationResponse:
        """Moderate texts and images.

        Says for each text whether it is harmful, and in which way. A list of texts and images together is one
        input with one result. Deployments without moderation answer with 404 or 501.

        ``POST /v1/moderations``, operation ``create_moderation``.

        Args:
            params: everything that follows as one object, instead of keywords.
            input: A text, a list of texts, or a list of texts and images that belong together.
            model: Id of the moderation model.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.moderations.create(
                    input=[{"type": "text", "text": "have a calm day"}],
                    model="omni-moderation-latest",
                )
        """
        params = params_of(
            ModerationParams,
            "moderations.create",
            params,
            {
                "input": input,
                "model": model,
            },
        )
        return create_moderation.sync(self._executor, params, options=options)


class AsyncModerationsResource:
    """``client.moderations`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    @overload
    async def create(
        self, params: ModerationParams, *, options: Optional[RequestOptions] = None
    ) -> ModerationResponse: ...

    @overload
    async def create(
        self,
        *,
        input: Union[str, Sequence[str], Sequence[Union[ModerationInputItem, Mapping[str, Any]]]],
        model: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> ModerationResponse: ...

    async def create(
        self,
        params: Optional[ModerationParams] = None,
        *,
        input: Optional[
            Union[str, Sequence[str], Sequence[Union[ModerationInputItem, Mapping[str, Any]]]]
        ] = None,
        model: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> ModerationResponse:
        """Moderate texts and images.

        Says for each text whether it is harmful, and in which way. A list of texts and images together is one
        input with one result. Deployments without moderation answer with 404 or 501.

        ``POST /v1/moderations``, operation ``create_moderation``.

        Args:
            params: everything that follows as one object, instead of keywords.
            input: A text, a list of texts, or a list of texts and images that belong together.
            model: Id of the moderation model.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.moderations.create(
                    input=[{"type": "text", "text": "have a calm day"}],
                    model="omni-moderation-latest",
                )
        """
        params = params_of(
            ModerationParams,
            "moderations.create",
            params,
            {
                "input": input,
                "model": model,
            },
        )
        return await create_moderation.asyncio(self._executor, params, options=options)
