"""`client.rag`: the generated methods, uploads, and waiting for a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping, Optional, Union

from meshapi_generated.endpoints.rag import init_file_upload
from meshapi_generated.models.rag import InitUploadRequest, InitUploadResponse, RagFileStatus
from meshapi_generated.resources import rag as generated
from meshapi_generated.runtime.options import RequestOptions

from .._content import Progress, UploadContent
from .._executor import SyncExecutor
from .._flow import Flow
from .._polling import wait_until_ready
from .._upload import PathLike, source_of, upload

if TYPE_CHECKING:
    from .._async_executor import AsyncExecutor


class RagResource(generated.RagResource):
    """`client.rag`."""

    def __init__(self, executor: SyncExecutor) -> None:
        super().__init__(executor)
        self._flows = executor

    def upload_file(
        self,
        *,
        path: Optional[PathLike] = None,
        content: Optional[UploadContent] = None,
        file_name: Optional[str] = None,
        mime_type: Optional[str] = None,
        embed: Optional[bool] = None,
        metadata: Optional[Mapping[str, Any]] = None,
        on_progress: Optional[Progress] = None,
        options: Optional[RequestOptions] = None,
    ) -> InitUploadResponse:
        """Upload a file: register it and send its bytes.

        The bytes are sent in pieces, with their length if it is known, to the address that the gateway gives;
        neither the key nor another header of this client goes there. A send that fails is repeated like a
        call, if the content can be started again: bytes, text, paths, files that can seek, lists.

        Args:
            path: The file on disk. Its name and media type are worked out.
            content: Instead of a path: bytes, text (sent as UTF-8), a path object, a binary file object,
                or an iterable of bytes.
            file_name: Name of the file; needed where the content has none.
            mime_type: Media type, by default the one that goes with the name, else
                `application/octet-stream`.
            embed: Whether to embed the file once it is there. Default of the gateway: true.
            metadata: Own keys and values, for the `filter` of a search.
            on_progress: Called after each piece with the bytes sent so far and the size, `None` if unknown. A
                further attempt starts again at zero.
            options: Settings of this call only; a deadline covers registration and upload together.

        Returns:
            The registration: `file_id` is what the other methods take.

        Raises:
            MeshAPIError: The gateway or the file store refused, or could not be reached.
            TypeError: Neither or both of `path` and `content`, or something that cannot be sent.
            OSError: The path cannot be read.

        Example:
            ::

                upload = client.rag.upload_file(path="leave-policy.txt", metadata={"team": "people-ops"})
        """
        flow = _upload_flow(
            self._flows, path, content, file_name, mime_type, embed, metadata, on_progress, options
        )
        return self._flows.run(flow)

    def wait_until_ready(
        self,
        file_id: str,
        *,
        max_wait: float = 300,
        poll_interval: float = 1.0,
        options: Optional[RequestOptions] = None,
    ) -> RagFileStatus:
        """Wait until a file is embedded and can be searched.

        Args:
            file_id: Id of the file.
            max_wait: Seconds to wait at most; the last look may take one more.
            poll_interval: Seconds until the state is asked for again; grows by half each time, up to 10 s.
            options: Settings of each of the calls.

        Returns:
            The state, with `embedding_status` `ready`.

        Raises:
            DeadlineExceededError: The file was not ready in time.
            MeshAPIError: The upload or the embedding failed (`error_code` is the file's `last_error_code`),
                nobody asked to embed the file (`embedding_not_requested`, after some 15 s without a sign of
                it), or a call failed.

        Example:
            ::

                status = client.rag.wait_until_ready("0d7a3c1e-5b52-4f5e-9a41-3f7a0c9be611", max_wait=60)
        """
        return self._flows.run(wait_until_ready(file_id, max_wait, poll_interval, options))


class AsyncRagResource(generated.AsyncRagResource):
    """`client.rag` of the async client."""

    def __init__(self, executor: AsyncExecutor) -> None:
        super().__init__(executor)
        self._flows = executor

    async def upload_file(
        self,
        *,
        path: Optional[PathLike] = None,
        content: Optional[UploadContent] = None,
        file_name: Optional[str] = None,
        mime_type: Optional[str] = None,
        embed: Optional[bool] = None,
        metadata: Optional[Mapping[str, Any]] = None,
        on_progress: Optional[Progress] = None,
        options: Optional[RequestOptions] = None,
    ) -> InitUploadResponse:
        """Upload a file: register it and send its bytes.

        The bytes are sent in pieces, with their length if it is known, to the address that the gateway gives;
        neither the key nor another header of this client goes there. Files are read in a worker thread. A
        send that fails is repeated like a call, if the content can be started again: bytes, text, paths,
        files that can seek, lists.

        Args:
            path: The file on disk. Its name and media type are worked out.
            content: Instead of a path: bytes, text (sent as UTF-8), a path object, a binary file object,
                or an iterable or async iterable of bytes.
            file_name: Name of the file; needed where the content has none.
            mime_type: Media type, by default the one that goes with the name, else
                `application/octet-stream`.
            embed: Whether to embed the file once it is there. Default of the gateway: true.
            metadata: Own keys and values, for the `filter` of a search.
            on_progress: Called after each piece with the bytes sent so far and the size, `None` if unknown;
                may be async. A further attempt starts again at zero.
            options: Settings of this call only; a deadline covers registration and upload together.

        Returns:
            The registration: `file_id` is what the other methods take.

        Raises:
            MeshAPIError: The gateway or the file store refused, or could not be reached.
            TypeError: Neither or both of `path` and `content`, or something that cannot be sent.
            OSError: The path cannot be read.

        Example:
            ::

                upload = await client.rag.upload_file(path="leave-policy.txt", metadata={"team": "people-ops"})
        """
        flow = _upload_flow(
            self._flows, path, content, file_name, mime_type, embed, metadata, on_progress, options
        )
        return await self._flows.run(flow)

    async def wait_until_ready(
        self,
        file_id: str,
        *,
        max_wait: float = 300,
        poll_interval: float = 1.0,
        options: Optional[RequestOptions] = None,
    ) -> RagFileStatus:
        """Wait until a file is embedded and can be searched.

        Args:
            file_id: Id of the file.
            max_wait: Seconds to wait at most; the last look may take one more.
            poll_interval: Seconds until the state is asked for again; grows by half each time, up to 10 s.
            options: Settings of each of the calls.

        Returns:
            The state, with `embedding_status` `ready`.

        Raises:
            DeadlineExceededError: The file was not ready in time.
            MeshAPIError: The upload or the embedding failed (`error_code` is the file's `last_error_code`),
                nobody asked to embed the file (`embedding_not_requested`, after some 15 s without a sign of
                it), or a call failed.

        Example:
            ::

                status = await client.rag.wait_until_ready("0d7a3c1e-5b52-4f5e-9a41-3f7a0c9be611", max_wait=60)
        """
        return await self._flows.run(wait_until_ready(file_id, max_wait, poll_interval, options))


def _upload_flow(
    executor: Union[SyncExecutor, AsyncExecutor],
    path: Optional[PathLike],
    content: Optional[UploadContent],
    file_name: Optional[str],
    mime_type: Optional[str],
    embed: Optional[bool],
    metadata: Optional[Mapping[str, Any]],
    on_progress: Optional[Progress],
    options: Optional[RequestOptions],
) -> Flow[InitUploadResponse]:
    if isinstance(executor, SyncExecutor) and hasattr(content, "__aiter__"):
        raise TypeError("an async iterable can be sent by the async client only")
    body, name, media_type = source_of(path, content, file_name, mime_type, on_progress)
    own = None if metadata is None else dict(metadata)
    params = InitUploadRequest(file_name=name, mime_type=media_type, embed=embed, metadata=own)
    registration = init_file_upload.build_request(params, options=options)
    return upload(executor.config, registration, media_type, body)
