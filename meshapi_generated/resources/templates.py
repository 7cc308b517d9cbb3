# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""``client.templates``: the methods of both clients."""

from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence, Union, overload

from ..endpoints.templates import (
    create_template,
    delete_template,
    get_template,
    list_templates,
    update_template,
)
from ..models.templates import CreateTemplateParams, TemplateSummary, UpdateTemplateParams
from ..runtime.executors import AsyncExecutor, Executor
from ..runtime.options import RequestOptions
from ..runtime.requests import params_of
from ..runtime.results import ResultList


class TemplatesResource:
    """``client.templates``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    @overload
    def create(
        self, params: CreateTemplateParams, *, options: Optional[RequestOptions] = None
    ) -> TemplateSummary: ...

    @overload
    def create(
        self,
        *,
        name: str,
        description: Optional[str] = None,
        system: Optional[str] = None,
        messages: Optional[Sequence[Mapping[str, Any]]] = None,
        model: Optional[str] = None,
        params: Optional[Mapping[str, Any]] = None,
        variables: Optional[Sequence[str]] = None,
        team_id: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> TemplateSummary: ...

    def create(
        self,
        params: Union[CreateTemplateParams, Mapping[str, Any], None] = None,
        *,
        name: Optional[str] = None,
        description: Optional[str] = None,
        system: Optional[str] = None,
        messages: Optional[Sequence[Mapping[str, Any]]] = None,
        model: Optional[str] = None,
        variables: Optional[Sequence[str]] = None,
        team_id: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> TemplateSummary:
        """Create a template.

        Stores a prompt under a name. `{{name}}` in the system prompt or in the content of a message is a
        slot; `variables` of a chat request fills it. A slot that stays empty there is a 422, an unused value
        is ignored.

        A name that its owner already uses is answered with 409 `conflict`.

        ``POST /v1/templates``, operation ``create_template``.

        Args:
            params: everything that follows as one object, instead of keywords. A mapping is the field of that name: Settings for requests that do not give them, such as `temperature`.
            name: Name to ask for it by, unique for its owner.
            description: What it is for.
            system: System prompt. May contain `{{name}}` slots.
            messages: Chat messages that follow the system prompt, each with `role` and `content`. May contain
                slots.
            model: Id of the model for requests that name none.
            variables: Names of the slots, for information; nothing checks them.
            team_id: Id of the team it belongs to. Default: no team.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.templates.create(
                    name="haiku-bot",
                    system="Write one haiku about {{topic}} in {{language}}.",
                    model="openai/gpt-4o-mini",
                    params={"temperature": 0.9},
                    variables=["topic", "language"],
                )
        """
        params = params_of(
            CreateTemplateParams,
            "templates.create",
            params,
            {
                "name": name,
                "description": description,
                "system": system,
                "messages": messages,
                "model": model,
                "variables": variables,
                "team_id": team_id,
            },
        )
        return create_template.sync(self._executor, params, options=options)

    def list(
        self,
        *,
        team_id: Optional[str] = None,
        member_owner: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> ResultList[TemplateSummary]:
        """List the templates.

        Returns all templates of the key's owner and, where there is one, of the organisation. There are no
        pages.

        ``GET /v1/templates``, operation ``list_templates``.

        Args:
            team_id: Only templates of this team. Default: every team.
            member_owner: Only templates of this member. For administrators and owners of an organisation.
                Default: every member.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = client.templates.list()
        """
        return list_templates.sync(
            self._executor, team_id=team_id, member_owner=member_owner, options=options
        )

    def get(self, template_id: str, *, options: Optional[RequestOptions] = None) -> TemplateSummary:
        """Get a template.

        Returns one template. An id that is not known is answered with 404, whatever its form.

        ``GET /v1/templates/{template_id}``, operation ``get_template``.

        Args:
            template_id: Id of the template.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = client.templates.get("5e1c2f60-8a7d-4b0c-9e55-2b1d7a3f9c10")
        """
        return get_template.sync(self._executor, template_id, options=options)

    def update(
        self,
        template_id: str,
        params: Union[UpdateTemplateParams, Mapping[str, Any], None] = None,
        *,
        name: Optional[str] = None,
        description: Optional[str] = None,
        system: Optional[str] = None,
        messages: Optional[Sequence[Mapping[str, Any]]] = None,
        model: Optional[str] = None,
        variables: Optional[Sequence[str]] = None,
        options: Optional[RequestOptions] = None,
    ) -> TemplateSummary:
        """Update a template.

        Changes the given fields of a template and leaves the others. An explicit null clears a field.

        Global templates and those of others are answered with 403, a name in use with 409.

        ``PATCH /v1/templates/{template_id}``, operation ``update_template``.

        Args:
            template_id: Id of the template to change.
            params: everything that follows as one object, instead of keywords. A mapping is the field of that name: Settings for requests that do not give them; they replace the stored ones. An explicit null
                clears them.
            name: New name, unique for its owner. It cannot be cleared.
            description: What it is for. An explicit null clears it.
            system: System prompt. An explicit null clears it.
            messages: Chat messages that follow the system prompt, each with `role` and `content`; they
                replace the stored ones. An explicit null clears them.
            model: Id of the model for requests that name none. An explicit null clears it.
            variables: Names of the slots, for information. An explicit null clears them.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.templates.update(
                    "5e1c2f60-8a7d-4b0c-9e55-2b1d7a3f9c10",
                    model="openai/gpt-4o",
                )
        """
        params = params_of(
            UpdateTemplateParams,
            "templates.update",
            params,
            {
                "name": name,
                "description": description,
                "system": system,
                "messages": messages,
                "model": model,
                "variables": variables,
            },
        )
        return update_template.sync(self._executor, template_id, params, options=options)

    def delete(self, template_id: str, *, options: Optional[RequestOptions] = None) -> None:
        """Delete a template.

        Removes a template for good. Global templates and those of others are answered with 403.

        ``DELETE /v1/templates/{template_id}``, operation ``delete_template``.

        Args:
            template_id: Id of the template to remove.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            Nothing.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                client.templates.delete("5e1c2f60-8a7d-4b0c-9e55-2b1d7a3f9c10")
        """
        delete_template.sync(self._executor, template_id, options=options)


class AsyncTemplatesResource:
    """``client.templates`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    @overload
    async def create(
        self, params: CreateTemplateParams, *, options: Optional[RequestOptions] = None
    ) -> TemplateSummary: ...

    @overload
    async def create(
        self,
        *,
        name: str,
        description: Optional[str] = None,
        system: Optional[str] = None,
        messages: Optional[Sequence[Mapping[str, Any]]] = None,
        model: Optional[str] = None,
        params: Optional[Mapping[str, Any]] = None,
        variables: Optional[Sequence[str]] = None,
        team_id: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> TemplateSummary: ...

    async def create(
        self,
        params: Union[CreateTemplateParams, Mapping[str, Any], None] = None,
        *,
        name: Optional[str] = None,
        description: Optional[str] = None,
        system: Optional[str] = None,
        messages: Optional[Sequence[Mapping[str, Any]]] = None,
        model: Optional[str] = None,
        variables: Optional[Sequence[str]] = None,
        team_id: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> TemplateSummary:
        """Create a template.

        Stores a prompt under a name. `{{name}}` in the system prompt or in the content of a message is a
        slot; `variables` of a chat request fills it. A slot that stays empty there is a 422, an unused value
        is ignored.

        A name that its owner already uses is answered with 409 `conflict`.

        ``POST /v1/templates``, operation ``create_template``.

        Args:
            params: everything that follows as one object, instead of keywords. A mapping is the field of that name: Settings for requests that do not give them, such as `temperature`.
            name: Name to ask for it by, unique for its owner.
            description: What it is for.
            system: System prompt. May contain `{{name}}` slots.
            messages: Chat messages that follow the system prompt, each with `role` and `content`. May contain
                slots.
            model: Id of the model for requests that name none.
            variables: Names of the slots, for information; nothing checks them.
            team_id: Id of the team it belongs to. Default: no team.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.templates.create(
                    name="haiku-bot",
                    system="Write one haiku about {{topic}} in {{language}}.",
                    model="openai/gpt-4o-mini",
                    params={"temperature": 0.9},
                    variables=["topic", "language"],
                )
        """
        params = params_of(
            CreateTemplateParams,
            "templates.create",
            params,
            {
                "name": name,
                "description": description,
                "system": system,
                "messages": messages,
                "model": model,
                "variables": variables,
                "team_id": team_id,
            },
        )
        return await create_template.asyncio(self._executor, params, options=options)

    async def list(
        self,
        *,
        team_id: Optional[str] = None,
        member_owner: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> ResultList[TemplateSummary]:
        """List the templates.

        Returns all templates of the key's owner and, where there is one, of the organisation. There are no
        pages.

        ``GET /v1/templates``, operation ``list_templates``.

        Args:
            team_id: Only templates of this team. Default: every team.
            member_owner: Only templates of this member. For administrators and owners of an organisation.
                Default: every member.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = await client.templates.list()
        """
        return await list_templates.asyncio(
            self._executor, team_id=team_id, member_owner=member_owner, options=options
        )

    async def get(self, template_id: str, *, options: Optional[RequestOptions] = None) -> TemplateSummary:
        """Get a template.

        Returns one template. An id that is not known is answered with 404, whatever its form.

        ``GET /v1/templates/{template_id}``, operation ``get_template``.

        Args:
            template_id: Id of the template.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = await client.templates.get("5e1c2f60-8a7d-4b0c-9e55-2b1d7a3f9c10")
        """
        return await get_template.asyncio(self._executor, template_id, options=options)

    async def update(
        self,
        template_id: str,
        params: Union[UpdateTemplateParams, Mapping[str, Any], None] = None,
        *,
        name: Optional[str] = None,
        description: Optional[str] = None,
        system: Optional[str] = None,
        messages: Optional[Sequence[Mapping[str, Any]]] = None,
        model: Optional[str] = None,
        variables: Optional[Sequence[str]] = None,
        options: Optional[RequestOptions] = None,
    ) -> TemplateSummary:
        """Update a template.

        Changes the given fields of a template and leaves the others. An explicit null clears a field.

        Global templates and those of others are answered with 403, a name in use with 409.

        ``PATCH /v1/templates/{template_id}``, operation ``update_template``.

        Args:
            template_id: Id of the template to change.
            params: everything that follows as one object, instead of keywords. A mapping is the field of that name: Settings for requests that do not give them; they replace the stored ones. An explicit null
                clears them.
            name: New name, unique for its owner. It cannot be cleared.
            description: What it is for. An explicit null clears it.
            system: System prompt. An explicit null clears it.
            messages: Chat messages that follow the system prompt, each with `role` and `content`; they
                replace the stored ones. An explicit null clears them.
            model: Id of the model for requests that name none. An explicit null clears it.
            variables: Names of the slots, for information. An explicit null clears them.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.templates.update(
                    "5e1c2f60-8a7d-4b0c-9e55-2b1d7a3f9c10",
                    model="openai/gpt-4o",
                )
        """
        params = params_of(
            UpdateTemplateParams,
            "templates.update",
            params,
            {
                "name": name,
                "description": description,
                "system": system,
                "messages": messages,
                "model": model,
                "variables": variables,
            },
        )
        return await update_template.asyncio(self._executor, template_id, params, options=options)

    async def delete(self, template_id: str, *, options: Optional[RequestOptions] = None) -> None:
        """Delete a template.

        Removes a template for good. Global templates and those of others are answered with 403.

        ``DELETE /v1/templates/{template_id}``, operation ``delete_template``.

        Args:
            template_id: Id of the template to remove.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            Nothing.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                await client.templates.delete("5e1c2f60-8a7d-4b0c-9e55-2b1d7a3f9c10")
        """
        await delete_template.asyncio(self._executor, template_id, options=options)
