# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""``client.rag``: the methods of both clients."""

from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence, overload

from ..endpoints.rag import embed_files, get_file, init_file_upload, list_files, search_files
from ..models.rag import (
    BulkEmbedRequest,
    BulkEmbedResponse,
    InitUploadRequest,
    InitUploadResponse,
    RagFileListResponse,
    RagFileStatus,
    SearchRequest,
    SearchResponse,
)
from ..runtime.executors import AsyncExecutor, Executor
from ..runtime.options import RequestOptions
from ..runtime.requests import params_of


class RagResource:
    """``client.rag``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    @overload
    def init_upload(
        self, params: InitUploadRequest, *, options: Optional[RequestOptions] = None
    ) -> InitUploadResponse: ...

    @overload
    def init_upload(
        self,
        *,
        file_name: str,
        mime_type: str,
        embed: Optional[bool] = None,
        metadata: Optional[Mapping[str, Any]] = None,
        options: Optional[RequestOptions] = None,
    ) -> InitUploadResponse: ...

    def init_upload(
        self,
        params: Optional[InitUploadRequest] = None,
        *,
        file_name: Optional[str] = None,
        mime_type: Optional[str] = None,
        embed: Optional[bool] = None,
        metadata: Optional[Mapping[str, Any]] = None,
        options: Optional[RequestOptions] = None,
    ) -> InitUploadResponse:
        """Register a file for search.

        Returns a signed address that takes the content of the file.

        The content follows as one request outside this contract: `PUT` to `signed_url` with the raw bytes as
        the body and `mime_type` as its `Content-Type`. The address is absolute, may be on another host and is
        its own proof of permission: no `Authorization` header may be sent to it. Any 2xx means that the bytes
        are stored; after `expires_at` the address is refused and the file has to be registered again. The
        file's `upload_status` then becomes `ready`. Unless `embed` is false the embedding starts by itself,
        and the file can be searched once its `embedding_status` is `ready`.

        ``POST /v1/files``, operation ``init_file_upload``.

        Args:
            params: everything that follows as one object, instead of keywords.
            file_name: Name of the file.
            mime_type: Media type, such as `application/pdf`. It decides how the file is read, and goes with
                the bytes.
            embed: Whether to embed the file as soon as its bytes are there.
            metadata: Own keys and values, for the `filter` of a search. Default: none.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.rag.init_upload(
                    file_name="leave-policy.txt",
                    mime_type="text/plain",
                    embed=True,
                    metadata={"team": "people-ops", "year": 2026},
                )
        """
        params = params_of(
            InitUploadRequest,
            "rag.init_upload",
            params,
            {
                "file_name": file_name,
                "mime_type": mime_type,
                "embed": embed,
                "metadata": metadata,
            },
        )
        return init_file_upload.sync(self._executor, params, options=options)

    def list(
        self,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        *,
        options: Optional[RequestOptions] = None,
    ) -> RagFileListResponse:
        """List the files.

        Returns one page of the registered files with their states.

        ``GET /v1/files``, operation ``list_files``.

        Args:
            limit: Highest number of files in the page, 1 to 200. Default: 50.
            offset: Number of files to skip. Default: 0.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = client.rag.list()
        """
        return list_files.sync(self._executor, limit=limit, offset=offset, options=options)

    def get(self, file_id: str, *, options: Optional[RequestOptions] = None) -> RagFileStatus:
        """Get the state of a file.

        Returns what is known about one file for search: how far its upload and its embedding are.

        ``GET /v1/files/{file_id}``, operation ``get_file``.

        Args:
            file_id: Id of the file.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = client.rag.get("0d7a3c1e-5b52-4f5e-9a41-3f7a0c9be611")
        """
        return get_file.sync(self._executor, file_id, options=options)

    @overload
    def embed(
        self, params: BulkEmbedRequest, *, options: Optional[RequestOptions] = None
    ) -> BulkEmbedResponse: ...

    @overload
    def embed(
        self,
        *,
        file_ids: Sequence[str],
        wait: Optional[bool] = None,
        metadata: Optional[Mapping[str, Any]] = None,
        options: Optional[RequestOptions] = None,
    ) -> BulkEmbedResponse: ...

    def embed(
        self,
        params: Optional[BulkEmbedRequest] = None,
        *,
        file_ids: Optional[Sequence[str]] = None,
        wait: Optional[bool] = None,
        metadata: Optional[Mapping[str, Any]] = None,
        options: Optional[RequestOptions] = None,
    ) -> BulkEmbedResponse:
        """Embed files.

        Queues files for embedding, the first time or after a failure. A file is taken when its
        `upload_status` is `ready` and its `embedding_status` is `pending` or `failed`. One that is not does
        not fail the call: its result has the status `error` and says why.

        ``POST /v1/files/embed``, operation ``embed_files``.

        Args:
            params: everything that follows as one object, instead of keywords.
            file_ids: Ids of the files, 1 to 100.
            wait: Whether to answer only when the embedding is finished. For small files; it may last longer
                than the client's timeout.
            metadata: Own keys and values to add to those of the files. Default: none.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.rag.embed(
                    file_ids=["0d7a3c1e-5b52-4f5e-9a41-3f7a0c9be611"],
                    wait=False,
                )
        """
        params = params_of(
            BulkEmbedRequest,
            "rag.embed",
            params,
            {
                "file_ids": file_ids,
                "wait": wait,
                "metadata": metadata,
            },
        )
        return embed_files.sync(self._executor, params, options=options)

    @overload
    def search(
        self, params: SearchRequest, *, options: Optional[RequestOptions] = None
    ) -> SearchResponse: ...

    @overload
    def search(
        self,
        *,
        query: str,
        top_k: Optional[int] = None,
        file_ids: Optional[Sequence[str]] = None,
        filter: Optional[Mapping[str, Any]] = None,
        date_from: Optional[int] = None,
        date_to: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> SearchResponse: ...

    def search(
        self,
        params: Optional[SearchRequest] = None,
        *,
        query: Optional[str] = None,
        top_k: Optional[int] = None,
        file_ids: Optional[Sequence[str]] = None,
        filter: Optional[Mapping[str, Any]] = None,
        date_from: Optional[int] = None,
        date_to: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> SearchResponse:
        """Search in the files.

        Finds the passages whose meaning is nearest to a question, best first. Only files whose
        `embedding_status` is `ready` are searched. The query is embedded, which is billed.

        ``POST /v1/files/search``, operation ``search_files``.

        Args:
            params: everything that follows as one object, instead of keywords.
            query: The question, in plain language.
            top_k: Highest number of passages to return, 1 to 50.
            file_ids: Ids of the files to search in. Default: all.
            filter: Metadata keys and the values they must have exactly; all must fit. Default: no filter.
            date_from: Only passages made after this moment, in Unix seconds.
            date_to: Only passages made before this moment, in Unix seconds.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.rag.search(
                    query="how many days of parental leave",
                    top_k=2,
                    filter={"team": "people-ops"},
                    date_from=1767225600,
                )
        """
        params = params_of(
            SearchRequest,
            "rag.search",
            params,
            {
                "query": query,
                "top_k": top_k,
                "file_ids": file_ids,
                "filter": filter,
                "date_from": date_from,
                "date_to": date_to,
            },
        )
        return search_files.sync(self._executor, params, options=options)


class AsyncRagResource:
    """``client.rag`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    @overload
    async def init_upload(
        self, params: InitUploadRequest, *, options: Optional[RequestOptions] = None
    ) -> InitUploadResponse: ...

    @overload
    async def init_upload(
        self,
        *,
        file_name: str,
        mime_type: str,
        embed: Optional[bool] = None,
        metadata: Optional[Mapping[str, Any]] = None,
        options: Optional[RequestOptions] = None,
    ) -> InitUploadResponse: ...

    async def init_upload(
        self,
        params: Optional[InitUploadRequest] = None,
        *,
        file_name: Optional[str] = None,
        mime_type: Optional[str] = None,
        embed: Optional[bool] = None,
        metadata: Optional[Mapping[str, Any]] = None,
        options: Optional[RequestOptions] = None,
    ) -> InitUploadResponse:
        """Register a file for search.

        Returns a signed address that takes the content of the file.

        The content follows as one request outside this contract: `PUT` to `signed_url` with the raw bytes as
        the body and `mime_type` as its `Content-Type`. The address is absolute, may be on another host and is
        its own proof of permission: no `Authorization` header may be sent to it. Any 2xx means that the bytes
        are stored; after `expires_at` the address is refused and the file has to be registered again. The
        file's `upload_status` then becomes `ready`. Unless `embed` is false the embedding starts by itself,
        and the file can be searched once its `embedding_status` is `ready`.

        ``POST /v1/files``, operation ``init_file_upload``.

        Args:
            params: everything that follows as one object, instead of keywords.
            file_name: Name of the file.
            mime_type: Media type, such as `application/pdf`. It decides how the file is read, and goes with
                the bytes.
            embed: Whether to embed the file as soon as its bytes are there.
            metadata: Own keys and values, for the `filter` of a search. Default: none.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.rag.init_upload(
                    file_name="leave-policy.txt",
                    mime_type="text/plain",
                    embed=True,
                    metadata={"team": "people-ops", "year": 2026},
                )
        """
        params = params_of(
            InitUploadRequest,
            "rag.init_upload",
            params,
            {
                "file_name": file_name,
                "mime_type": mime_type,
                "embed": embed,
                "metadata": metadata,
            },
        )
        return await init_file_upload.asyncio(self._executor, params, options=options)

    async def list(
        self,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        *,
        options: Optional[RequestOptions] = None,
    ) -> RagFileListResponse:
        """List the files.

        Returns one page of the registered files with their states.

        ``GET /v1/files``, operation ``list_files``.

        Args:
            limit: Highest number of files in the page, 1 to 200. Default: 50.
            offset: Number of files to skip. Default: 0.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = await client.rag.list()
        """
        return await list_files.asyncio(self._executor, limit=limit, offset=offset, options=options)

    async def get(self, file_id: str, *, options: Optional[RequestOptions] = None) -> RagFileStatus:
        """Get the state of a file.

        Returns what is known about one file for search: how far its upload and its embedding are.

        ``GET /v1/files/{file_id}``, operation ``get_file``.

        Args:
            file_id: Id of the file.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = await client.rag.get("0d7a3c1e-5b52-4f5e-9a41-3f7a0c9be611")
        """
        return await get_file.asyncio(self._executor, file_id, options=options)

    @overload
    async def embed(
        self, params: BulkEmbedRequest, *, options: Optional[RequestOptions] = None
    ) -> BulkEmbedResponse: ...

    @overload
    async def embed(
        self,
        *,
        file_ids: Sequence[str],
        wait: Optional[bool] = None,
        metadata: Optional[Mapping[str, Any]] = None,
        options: Optional[RequestOptions] = None,
    ) -> BulkEmbedResponse: ...

    async def embed(
        self,
        params: Optional[BulkEmbedRequest] = None,
        *,
        file_ids: Optional[Sequence[str]] = None,
        wait: Optional[bool] = None,
        metadata: Optional[Mapping[str, Any]] = None,
        options: Optional[RequestOptions] = None,
    ) -> BulkEmbedResponse:
        """Embed files.

        Queues files for embedding, the first time or after a failure. A file is taken when its
        `upload_status` is `ready` and its `embedding_status` is `pending` or `failed`. One that is not does
        not fail the call: its result has the status `error` and says why.

        ``POST /v1/files/embed``, operation ``embed_files``.

        Args:
            params: everything that follows as one object, instead of keywords.
            file_ids: Ids of the files, 1 to 100.
            wait: Whether to answer only when the embedding is finished. For small files; it may last longer
                than the client's timeout.
            metadata: Own keys and values to add to those of the files. Default: none.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.rag.embed(
                    file_ids=["0d7a3c1e-5b52-4f5e-9a41-3f7a0c9be611"],
                    wait=False,
                )
        """
        params = params_of(
            BulkEmbedRequest,
            "rag.embed",
            params,
            {
                "file_ids": file_ids,
                "wait": wait,
                "metadata": metadata,
            },
        )
        return await embed_files.asyncio(self._executor, params, options=options)

    @overload
    async def search(
        self, params: SearchRequest, *, options: Optional[RequestOptions] = None
    ) -> SearchResponse: ...

    @overload
    async def search(
        self,
        *,
        query: str,
        top_k: Optional[int] = None,
        file_ids: Optional[Sequence[str]] = None,
        filter: Optional[Mapping[str, Any]] = None,
        date_from: Optional[int] = None,
        date_to: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> SearchResponse: ...

    async def search(
        self,
        params: Optional[SearchRequest] = None,
        *,
        query: Optional[str] = None,
        top_k: Optional[int] = None,
        file_ids: Optional[Sequence[str]] = None,
        filter: Optional[Mapping[str, Any]] = None,
        date_from: Optional[int] = None,
        date_to: Optional[int] = None,
        options: Optional[RequestOptions] = None,
    ) -> SearchResponse:
        """Search in the files.

        Finds the passages whose meaning is nearest to a question, best first. Only files whose
        `embedding_status` is `ready` are searched. The query is embedded, which is billed.

        ``POST /v1/files/search``, operation ``search_files``.

        Args:
            params: everything that follows as one object, instead of keywords.
            query: The question, in plain language.
            top_k: Highest number of passages to return, 1 to 50.
            file_ids: Ids of the files to search in. Default: all.
            filter: Metadata keys and the values they must have exactly; all must fit. Default: no filter.
            date_from: Only passages made after this moment, in Unix seconds.
            date_to: Only passages made before this moment, in Unix seconds.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.rag.search(
                    query="how many days of parental leave",
                    top_k=2,
                    filter={"team": "people-ops"},
                    date_from=1767225600,
                )
        """
        params = params_of(
            SearchRequest,
            "rag.search",
            params,
            {
                "query": query,
                "top_k": top_k,
                "file_ids": file_ids,
                "filter": filter,
                "date_from": date_from,
                "date_to": date_to,
            },
        )
        return await search_files.asyncio(self._executor, params, options=options)
