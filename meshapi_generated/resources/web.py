# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""``client.web``: the methods of both clients."""

from __future__ import annotations

from typing import Literal, Optional, Sequence, overload

from ..endpoints.web import search_web
from ..models.web import WebSearchParams, WebSearchResponse
from ..runtime.executors import AsyncExecutor, Executor
from ..runtime.options import RequestOptions
from ..runtime.requests import params_of


class WebResource:
    """``client.web``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    @overload
    def search(
        self, params: WebSearchParams, *, options: Optional[RequestOptions] = None
    ) -> WebSearchResponse: ...

    @overload
    def search(
        self,
        *,
        query: str,
        model: Optional[str] = None,
        provider: Optional[Literal["native", "tavily", "tinyfish"]] = None,
        max_results: Optional[int] = None,
        search_depth: Optional[Literal["basic", "advanced"]] = None,
        include_domains: Optional[Sequence[str]] = None,
        exclude_domains: Optional[Sequence[str]] = None,
        include_answer: Optional[bool] = None,
        include_page_content: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> WebSearchResponse: ...

    def search(
        self,
        params: Optional[WebSearchParams] = None,
        *,
        query: Optional[str] = None,
        model: Optional[str] = None,
        provider: Optional[Literal["native", "tavily", "tinyfish"]] = None,
        max_results: Optional[int] = None,
        search_depth: Optional[Literal["basic", "advanced"]] = None,
        include_domains: Optional[Sequence[str]] = None,
        exclude_domains: Optional[Sequence[str]] = None,
        include_answer: Optional[bool] = None,
        include_page_content: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> WebSearchResponse:
        """Search the web.

        Searches the web and returns the pages found, best first. A search that succeeds has a fixed price.
        Deployments without web search answer with 403, 404 or 501.

        ``POST /v1/web/search``, operation ``search_web``.

        Args:
            params: everything that follows as one object, instead of keywords.
            query: What to look for, 1 to 2000 characters.
            model: Id of the model that searches, where a model does. Default: the gateway's.
            provider: Engine to use, without falling back to another. Default: that of the model's provider,
                then Tavily.
            max_results: Highest number of pages to return, 1 to 20.
            search_depth: How thoroughly to search, for Tavily.
            include_domains: Domains to search in. Default: all.
            exclude_domains: Domains to leave out. Default: none.
            include_answer: Whether to answer the question in words too.
            include_page_content: Whether to return the whole text of the pages, for TinyFish.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.web.search(
                    query="height of the tallest sea cliff",
                    max_results=1,
                    include_answer=True,
                )
        """
        params = params_of(
            WebSearchParams,
            "web.search",
            params,
            {
                "query": query,
                "model": model,
                "provider": provider,
                "max_results": max_results,
                "search_depth": search_depth,
                "include_domains": include_domains,
                "exclude_domains": exclude_domains,
                "include_answer": include_answer,
                "include_page_content": include_page_content,
            },
        )
        return search_web.sync(self._executor, params, options=options)


class AsyncWebResource:
    """``client.web`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    @overload
    async def search(
        self, params: WebSearchParams, *, options: Optional[RequestOptions] = None
    ) -> WebSearchResponse: ...

    @overload
    async def search(
        self,
        *,
        query: str,
        model: Optional[str] = None,
        provider: Optional[Literal["native", "tavily", "tinyfish"]] = None,
        max_results: Optional[int] = None,
        search_depth: Optional[Literal["basic", "advanced"]] = None,
        include_domains: Optional[Sequence[str]] = None,
        exclude_domains: Optional[Sequence[str]] = None,
        include_answer: Optional[bool] = None,
        include_page_content: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> WebSearchResponse: ...

    async def search(
        self,
        params: Optional[WebSearchParams] = None,
        *,
        query: Optional[str] = None,
        model: Optional[str] = None,
        provider: Optional[Literal["native", "tavily", "tinyfish"]] = None,
        max_results: Optional[int] = None,
        search_depth: Optional[Literal["basic", "advanced"]] = None,
        include_domains: Optional[Sequence[str]] = None,
        exclude_domains: Optional[Sequence[str]] = None,
        include_answer: Optional[bool] = None,
        include_page_content: Optional[bool] = None,
        options: Optional[RequestOptions] = None,
    ) -> WebSearchResponse:
        """Search the web.

        Searches the web and returns the pages found, best first. A search that succeeds has a fixed price.
        Deployments without web search answer with 403, 404 or 501.

        ``POST /v1/web/search``, operation ``search_web``.

        Args:
            params: everything that follows as one object, instead of keywords.
            query: What to look for, 1 to 2000 characters.
            model: Id of the model that searches, where a model does. Default: the gateway's.
            provider: Engine to use, without falling back to another. Default: that of the model's provider,
                then Tavily.
            max_results: Highest number of pages to return, 1 to 20.
            search_depth: How thoroughly to search, for Tavily.
            include_domains: Domains to search in. Default: all.
            exclude_domains: Domains to leave out. Default: none.
            include_answer: Whether to answer the question in words too.
            include_page_content: Whether to return the whole text of the pages, for TinyFish.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.web.search(
                    query="height of the tallest sea cliff",
                    max_results=1,
                    include_answer=True,
                )
        """
        params = params_of(
            WebSearchParams,
            "web.search",
            params,
            {
                "query": query,
                "model": model,
                "provider": provider,
                "max_results": max_results,
                "search_depth": search_depth,
                "include_domains": include_domains,
                "exclude_domains": exclude_domains,
                "include_answer": include_answer,
                "include_page_content": include_page_content,
            },
        )
        return await search_web.asyncio(self._executor, params, options=options)
