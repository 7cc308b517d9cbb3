# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""``client.usage``: the methods of both clients."""

from __future__ import annotations

from datetime import datetime
from typing import Optional, Sequence, Union

from ..endpoints.usage import get_rate_limits, get_usage_summary, list_usage_events
from ..models.usage import (
    RateLimits,
    UsageEventsParams,
    UsageEventsResponse,
    UsageSummary,
    UsageSummaryParams,
)
from ..runtime.executors import AsyncExecutor, Executor
from ..runtime.options import RequestOptions
from ..runtime.requests import params_of


class UsageResource:
    """``client.usage``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def summary(
        self,
        params: Optional[UsageSummaryParams] = None,
        *,
        org_id: Optional[str] = None,
        since: Optional[Union[str, datetime]] = None,
        until: Optional[Union[str, datetime]] = None,
        model: Optional[Sequence[str]] = None,
        status: Optional[Sequence[str]] = None,
        key_id: Optional[Sequence[str]] = None,
        team_id: Optional[str] = None,
        member_user_id: Optional[str] = None,
        end_user_id: Optional[str] = None,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> UsageSummary:
        """Get the usage in total.

        Adds up the requests, tokens and costs of the calling key, in total and for each model. The filters on
        owners are ignored for a key: it sees its own usage only.

        ``POST /v1/usage``, operation ``get_usage_summary``.

        Args:
            params: everything that follows as one object, instead of keywords.
            org_id: Id of the organisation to look at; empty for the caller's. Ignored for a key.
            since: Only requests from this moment on. Default: the gateway's.
            until: Only requests before this moment. Default: now.
            model: Only requests to these models. Default: all.
            status: Only requests that ended like this. Default: all.
            key_id: Only requests with these keys. Ignored for a key. Default: all.
            team_id: Only requests of this team. Ignored for a key. Default: every team.
            member_user_id: Only requests of this member. Ignored for a key. Default: every member.
            end_user_id: Only requests of this end user. Ignored for a key. Default: every end user.
            limit: Highest number of models in `by_model`. The gateway chooses the default.
            offset: Number of models to skip in `by_model`.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.usage.summary(
                    since="2026-03-02T00:00:00Z",
                    model=["openai/gpt-4o-mini"],
                )
        """
        params = params_of(
            UsageSummaryParams,
            "usage.summary",
            params,
            {
                "org_id": org_id,
                "since": since,
                "until": until,
                "model": model,
                "status": status,
                "key_id": key_id,
                "team_id": team_id,
                "member_user_id": member_user_id,
                "end_user_id": end_user_id,
                "limit": limit,
                "offset": offset,
            },
        )
        return get_usage_summary.sync(self._executor, params, options=options)

    def events(
        self,
        params: Optional[UsageEventsParams] = None,
        *,
        org_id: Optional[str] = None,
        since: Optional[Union[str, datetime]] = None,
        until: Optional[Union[str, datetime]] = None,
        model: Optional[Sequence[str]] = None,
        status: Optional[Sequence[str]] = None,
        key_id: Optional[Sequence[str]] = None,
        team_id: Optional[str] = None,
        member_user_id: Optional[str] = None,
        end_user_id: Optional[str] = None,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> UsageEventsResponse:
        """List the usage request by request.

        Returns one page of the billed requests of the calling key, newest first. The filters on owners are
        ignored for a key: it sees its own usage only.

        ``POST /v1/usage/events``, operation ``list_usage_events``.

        Args:
            params: everything that follows as one object, instead of keywords.
            org_id: Id of the organisation to look at; empty for the caller's. Ignored for a key.
            since: Only requests from this moment on. Default: the gateway's.
            until: Only requests before this moment. Default: now.
            model: Only requests to these models. Default: all.
            status: Only requests that ended like this. Default: all.
            key_id: Only requests with these keys. Ignored for a key. Default: all.
            team_id: Only requests of this team. Ignored for a key. Default: every team.
            member_user_id: Only requests of this member. Ignored for a key. Default: every member.
            end_user_id: Only requests of this end user. Ignored for a key. Default: every end user.
            limit: Highest number of requests in the page, 1 to 200. The gateway chooses the default.
            offset: Number of requests to skip.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.usage.events(since="2026-03-02T00:00:00Z", limit=50)
        """
        params = params_of(
            UsageEventsParams,
            "usage.events",
            params,
            {
                "org_id": org_id,
                "since": since,
                "until": until,
                "model": model,
                "status": status,
                "key_id": key_id,
                "team_id": team_id,
                "member_user_id": member_user_id,
                "end_user_id": end_user_id,
                "limit": limit,
                "offset": offset,
            },
        )
        return list_usage_events.sync(self._executor, params, options=options)

    def rate_limits(
        self,
        *,
        org_id: Optional[str] = None,
        team_id: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> RateLimits:
        """Get the rate limits.

        Returns the limits that count for the calling key, and how much of each is used up.

        ``GET /v1/usage/rate-limits``, operation ``get_rate_limits``.

        Args:
            org_id: Id of the organisation to look at. Ignored for a key. Default: the caller's.
            team_id: Id of the team to look at. Ignored for a key. Default: the caller's.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = client.usage.rate_limits()
        """
        return get_rate_limits.sync(self._executor, org_id=org_id, team_id=team_id, options=options)


class AsyncUsageResource:
    """``client.usage`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    async def summary(
        self,
        params: Optional[UsageSummaryParams] = None,
        *,
        org_id: Optional[str] = None,
        since: Optional[Union[str, datetime]] = None,
        until: Optional[Union[str, datetime]] = None,
        model: Optional[Sequence[str]] = None,
        status: Optional[Sequence[str]] = None,
        key_id: Optional[Sequence[str]] = None,
        team_id: Optional[str] = None,
        member_user_id: Optional[str] = None,
        end_user_id: Optional[str] = None,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> UsageSummary:
        """Get the usage in total.

        Adds up the requests, tokens and costs of the calling key, in total and for each model. The filters on
        owners are ignored for a key: it sees its own usage only.

        ``POST /v1/usage``, operation ``get_usage_summary``.

        Args:
            params: everything that follows as one object, instead of keywords.
            org_id: Id of the organisation to look at; empty for the caller's. Ignored for a key.
            since: Only requests from this moment on. Default: the gateway's.
            until: Only requests before this moment. Default: now.
            model: Only requests to these models. Default: all.
            status: Only requests that ended like this. Default: all.
            key_id: Only requests with these keys. Ignored for a key. Default: all.
            team_id: Only requests of this team. Ignored for a key. Default: every team.
            member_user_id: Only requests of this member. Ignored for a key. Default: every member.
            end_user_id: Only requests of this end user. Ignored for a key. Default: every end user.
            limit: Highest number of models in `by_model`. The gateway chooses the default.
            offset: Number of models to skip in `by_model`.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.usage.summary(
                    since="2026-03-02T00:00:00Z",
                    model=["openai/gpt-4o-mini"],
                )
        """
        params = params_of(
            UsageSummaryParams,
            "usage.summary",
            params,
            {
                "org_id": org_id,
                "since": since,
                "until": until,
                "model": model,
                "status": status,
                "key_id": key_id,
                "team_id": team_id,
                "member_user_id": member_user_id,
                "end_user_id": end_user_id,
                "limit": limit,
                "offset": offset,
            },
        )
        return await get_usage_summary.asyncio(self._executor, params, options=options)

    async def events(
        self,
        params: Optional[UsageEventsParams] = None,
        *,
        org_id: Optional[str] = None,
        since: Optional[Union[str, datetime]] = None,
        until: Optional[Union[str, datetime]] = None,
        model: Optional[Sequence[str]] = None,
        status: Optional[Sequence[str]] = None,
        key_id: Optional[Sequence[str]] = None,
        team_id: Optional[str] = None,
        member_user_id: Optional[str] = None,
        end_user_id: Optional[str] = None,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> UsageEventsResponse:
        """List the usage request by request.

        Returns one page of the billed requests of the calling key, newest first. The filters on owners are
        ignored for a key: it sees its own usage only.

        ``POST /v1/usage/events``, operation ``list_usage_events``.

        Args:
            params: everything that follows as one object, instead of keywords.
            org_id: Id of the organisation to look at; empty for the caller's. Ignored for a key.
            since: Only requests from this moment on. Default: the gateway's.
            until: Only requests before this moment. Default: now.
            model: Only requests to these models. Default: all.
            status: Only requests that ended like this. Default: all.
            key_id: Only requests with these keys. Ignored for a key. Default: all.
            team_id: Only requests of this team. Ignored for a key. Default: every team.
            member_user_id: Only requests of this member. Ignored for a key. Default: every member.
            end_user_id: Only requests of this end user. Ignored for a key. Default: every end user.
            limit: Highest number of requests in the page, 1 to 200. The gateway chooses the default.
            offset: Number of requests to skip.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.usage.events(since="2026-03-02T00:00:00Z", limit=50)
        """
        params = params_of(
            UsageEventsParams,
            "usage.events",
            params,
            {
                "org_id": org_id,
                "since": since,
                "until": until,
                "model": model,
                "status": status,
                "key_id": key_id,
                "team_id": team_id,
                "member_user_id": member_user_id,
                "end_user_id": end_user_id,
                "limit": limit,
                "offset": offset,
            },
        )
        return await list_usage_events.asyncio(self._executor, params, options=options)

    async def rate_limits(
        self,
        *,
        org_id: Optional[str] = None,
        team_id: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> RateLimits:
        """Get the rate limits.

        Returns the limits that count for the calling key, and how much of each is used up.

        ``GET /v1/usage/rate-limits``, operation ``get_rate_limits``.

        Args:
            org_id: Id of the organisation to look at. Ignored for a key. Default: the caller's.
            team_id: Id of the team to look at. Ignored for a key. Default: the caller's.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = await client.usage.rate_limits()
        """
        return await get_rate_limits.asyncio(self._executor, org_id=org_id, team_id=team_id, options=options)
