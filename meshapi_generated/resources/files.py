# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""``client.files``: the methods of both clients."""

from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence, Union, overload

from ..endpoints.rag import delete_file, get_file, get_file_content, init_file_upload
from ..models.rag import (
    BatchRequestItem,
    FileObject,
    UploadBatchFileParams,
)
from ..runtime.executors import AsyncExecutor, Executor
from ..runtime.options import RequestOptions
from ..runtime.requests import params_of
from ..runtime.results import ResultBytes


class FilesResource:
    """``client.files``."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    @overload
    def upload(
        self, params: UploadBatchFileParams, *, options: Optional[RequestOptions] = None
    ) -> FileObject: ...

    @overload
    def upload(
        self,
        *,
        requests: Sequence[Union[BatchRequestItem, Mapping[str, Any]]],
        purpose: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> FileObject: ...

    def upload(
        self,
        params: Optional[UploadBatchFileParams] = None,
        *,
        requests: Optional[Sequence[Union[BatchRequestItem, Mapping[str, Any]]]] = None,
        purpose: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> FileObject:
        """Upload the requests of a batch.

        Stores requests as the input file of a batch, one JSON object on a line. `batches.create` takes the id
        of the file as `input_file_id`.

        ``POST /v1/files``, operation ``init_file_upload``.

        Args:
            params: everything that follows as one object, instead of keywords.
            requests: The requests, at least one.
            purpose: What the file is for; batches are the only purpose.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = client.files.upload(
                    purpose="batch",
                    requests=[
                        {
                            "custom_id": "a1",
                            "method": "POST",
                            "url": "/v1/chat/completions",
                            "body": {
                                "model": "openai/gpt-4o-mini",
                                "messages": [{"role": "user", "content": "Say hi."}],
                            },
                        },
                    ],
                )
        """
        params = params_of(
            UploadBatchFileParams,
            "files.upload",
            params,
            {
                "requests": requests,
                "purpose": purpose,
            },
        )
        return init_file_upload.sync_files(self._executor, params, options=options)

    def get(self, file_id: str, *, options: Optional[RequestOptions] = None) -> FileObject:
        """Get a file of a batch.

        Returns what is known about one input or output file of a batch, such as its size and its purpose.

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

                result = client.files.get("0d7a3c1e-5b52-4f5e-9a41-3f7a0c9be611")
        """
        return get_file.sync_files(self._executor, file_id, options=options)

    def delete(self, file_id: str, *, options: Optional[RequestOptions] = None) -> None:
        """Delete a file.

        Removes a file for good, one for search as well as an input or output of a batch.

        ``DELETE /v1/files/{file_id}``, operation ``delete_file``.

        Args:
            file_id: Id of the file to remove.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            Nothing.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                client.files.delete("file-9f20")
        """
        delete_file.sync(self._executor, file_id, options=options)

    def content(self, file_id: str, *, options: Optional[RequestOptions] = None) -> ResultBytes:
        """Get the content of a batch file.

        Returns the bytes of an input or output of a batch: JSON Lines, one object on a line. An output line
        has the `custom_id` of its request, and a `response` with `status_code` and `body` or an `error`; the
        lines are in any order.

        ``GET /v1/files/{file_id}/content``, operation ``get_file_content``.

        Args:
            file_id: Id of the file.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = client.files.content("file-9f20")
        """
        return get_file_content.sync(self._executor, file_id, options=options)


class AsyncFilesResource:
    """``client.files`` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor = executor

    @overload
    async def upload(
        self, params: UploadBatchFileParams, *, options: Optional[RequestOptions] = None
    ) -> FileObject: ...

    @overload
    async def upload(
        self,
        *,
        requests: Sequence[Union[BatchRequestItem, Mapping[str, Any]]],
        purpose: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> FileObject: ...

    async def upload(
        self,
        params: Optional[UploadBatchFileParams] = None,
        *,
        requests: Optional[Sequence[Union[BatchRequestItem, Mapping[str, Any]]]] = None,
        purpose: Optional[str] = None,
        options: Optional[RequestOptions] = None,
    ) -> FileObject:
        """Upload the requests of a batch.

        Stores requests as the input file of a batch, one JSON object on a line. `batches.create` takes the id
        of the file as `input_file_id`.

        ``POST /v1/files``, operation ``init_file_upload``.

        Args:
            params: everything that follows as one object, instead of keywords.
            requests: The requests, at least one.
            purpose: What the file is for; batches are the only purpose.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.
            pydantic.ValidationError: an argument is not what the contract allows; nothing was sent.

        Example:
            ::

                result = await client.files.upload(
                    purpose="batch",
                    requests=[
                        {
                            "custom_id": "a1",
                            "method": "POST",
                            "url": "/v1/chat/completions",
                            "body": {
                                "model": "openai/gpt-4o-mini",
                                "messages": [{"role": "user", "content": "Say hi."}],
                            },
                        },
                    ],
                )
        """
        params = params_of(
            UploadBatchFileParams,
            "files.upload",
            params,
            {
                "requests": requests,
                "purpose": purpose,
            },
        )
        return await init_file_upload.asyncio_files(self._executor, params, options=options)

    async def get(self, file_id: str, *, options: Optional[RequestOptions] = None) -> FileObject:
        """Get a file of a batch.

        Returns what is known about one input or output file of a batch, such as its size and its purpose.

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

                result = await client.files.get("0d7a3c1e-5b52-4f5e-9a41-3f7a0c9be611")
        """
        return await get_file.asyncio_files(self._executor, file_id, options=options)

    async def delete(self, file_id: str, *, options: Optional[RequestOptions] = None) -> None:
        """Delete a file.

        Removes a file for good, one for search as well as an input or output of a batch.

        ``DELETE /v1/files/{file_id}``, operation ``delete_file``.

        Args:
            file_id: Id of the file to remove.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            Nothing.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                await client.files.delete("file-9f20")
        """
        await delete_file.asyncio(self._executor, file_id, options=options)

    async def content(self, file_id: str, *, options: Optional[RequestOptions] = None) -> ResultBytes:
        """Get the content of a batch file.

        Returns the bytes of an input or output of a batch: JSON Lines, one object on a line. An output line
        has the `custom_id` of its request, and a `response` with `status_code` and `body` or an `error`; the
        lines are in any order.

        ``GET /v1/files/{file_id}/content``, operation ``get_file_content``.

        Args:
            file_id: Id of the file.
            options: settings of this call only: timeout, retries, extra headers and more.

        Returns:
            The answer; ``.http`` on it holds the facts of the exchange.

        Raises:
            MeshAPIError: the gateway refused the request or could not be reached; there is a class for every status.

        Example:
            ::

                result = await client.files.content("file-9f20")
        """
        return await get_file_content.asyncio(self._executor, file_id, options=options)
