"""Files, their embedding and the search in them, and the files of batches beside them."""

from __future__ import annotations

import json
from typing import Annotated, Union

from pydantic import BaseModel, Field
from starlette.responses import Response

from meshapi_generated.models import (
    BulkEmbedRequest,
    BulkEmbedResponse,
    BulkEmbedResult,
    FileDeleted,
    FileObject,
    InitUploadRequest,
    InitUploadResponse,
    RagFileListResponse,
    RagFileStatus,
    SearchRequest,
    SearchResponse,
    SearchResult,
    UploadBatchFileParams,
)
from meshapi_sandbox import batch_files
from meshapi_sandbox.engine.documents import file_type
from meshapi_sandbox.errors import ApiError, invalid
from meshapi_sandbox.indexer import rank
from meshapi_sandbox.jobs import kept
from meshapi_sandbox.operations import Call, handles
from meshapi_sandbox.store.files import StoredChunk, StoredFile
from meshapi_sandbox.uploads import signed_url

DEFAULT_TOP_K = 5
# Clients give up after 60 seconds by default: answer before that, finished or not.
LONGEST_WAIT = 50.0


class Page(BaseModel):
    """Which part of a list."""

    limit: Annotated[int, Field(ge=1, le=200)] = 50
    offset: Annotated[int, Field(ge=0)] = 0


@handles("init_file_upload")
def init_file_upload(
    call: Call, params: Union[InitUploadRequest, UploadBatchFileParams]
) -> Union[InitUploadResponse, FileObject]:
    """Which of the two bodies came was found out by their members."""
    if isinstance(params, UploadBatchFileParams):
        return _keep_requests(call, params)
    embed = params.embed is not False
    file_id = call.services.files.register(
        call.owner, params.file_name, params.mime_type, embed, params.metadata or {}
    )
    url, expires_at = signed_url(call.services, call.request, file_id)
    return InitUploadResponse.model_validate(
        {"file_id": file_id, "signed_url": url, "expires_at": expires_at}
    )


@handles("list_files", query=Page)
def list_files(call: Call, page: Page) -> RagFileListResponse:
    files, total = call.services.files.page(call.owner, page.limit, page.offset)
    return RagFileListResponse(
        files=[_status(file) for file in files], total=total, limit=page.limit, offset=page.offset
    )


@handles("get_file")
def get_file(call: Call) -> Union[RagFileStatus, FileObject]:
    """The id says of which kind the file is."""
    file_id = call.path("file_id")
    of_batch = call.services.records.get(call.owner, batch_files.KIND, file_id)
    if of_batch is not None:
        return batch_files.shown(of_batch)
    file = call.services.files.get(file_id, call.owner)
    if file is None:
        raise ApiError(404, f"There is no file '{file_id}'.")
    return _status(file)


@handles("get_file_content")
def get_file_content(call: Call) -> Response:
    file = kept(call, batch_files.KIND, call.path("file_id"), "batch file", "resource_not_found")
    return Response(batch_files.content(file), media_type="application/jsonl")


@handles("delete_file")
def delete_file(call: Call) -> FileDeleted:
    file_id = call.path("file_id")
    batch_files.remove(call, file_id)
    return FileDeleted(id=file_id, object="file", deleted=True)


@handles("embed_files")
def embed_files(call: Call, params: BulkEmbedRequest) -> BulkEmbedResponse:
    """Each file gets its own result; one that cannot be embedded does not spoil the others."""
    results = [_queue(call, file_id, params) for file_id in params.file_ids]
    if params.wait:
        call.services.indexer.wait(params.file_ids, LONGEST_WAIT)
        results = [_outcome(call, result) for result in results]
    return BulkEmbedResponse(results=results)


@handles("search_files")
def search_files(call: Call, params: SearchRequest) -> SearchResponse:
    found = call.services.files.chunks(
        call.owner, params.file_ids, params.filter, params.date_from, params.date_to
    )
    best = rank(params.query, found, params.top_k or DEFAULT_TOP_K)
    return SearchResponse(results=[_hit(score, chunk) for score, chunk in best])


def _keep_requests(call: Call, params: UploadBatchFileParams) -> FileObject:
    if params.purpose != batch_files.INPUT:
        raise invalid("Batches are the only purpose.", "purpose")
    items = [json.loads(item.model_dump_json()) for item in params.requests]
    batch_files.refuse_twins(items)
    return batch_files.shown(batch_files.save(call, batch_files.INPUT, items))


def _queue(call: Call, file_id: str, params: BulkEmbedRequest) -> BulkEmbedResult:
    file = call.services.files.get(file_id, call.owner)
    problem = None
    if file is None:
        problem = "file not found"
    elif file.upload_status != "ready":
        problem = "upload not finished"
    elif file.embedding_status in ("queued", "processing"):
        problem = "embedding is under way"
    elif file.embedding_status == "ready":
        problem = "file is embedded already"
    if file is None or problem:
        return BulkEmbedResult(file_id=file_id, embedding_status="error", chunk_count=None, error=problem)
    if params.metadata:
        call.services.files.change(file_id, metadata=json.dumps({**file.metadata, **params.metadata}))
    call.services.indexer.submit(file_id)
    return BulkEmbedResult(file_id=file_id, embedding_status="queued", chunk_count=None, error=None)


def _outcome(call: Call, result: BulkEmbedResult) -> BulkEmbedResult:
    """The result as it is after the wait."""
    file = call.services.files.get(result.file_id, call.owner)
    if file is None or result.embedding_status == "error":
        return result
    return BulkEmbedResult(
        file_id=file.id,
        embedding_status=file.embedding_status,
        chunk_count=file.chunk_count,
        error=file.last_error_code,
    )


def _status(file: StoredFile) -> RagFileStatus:
    return RagFileStatus.model_validate(
        {
            "file_id": file.id,
            "upload_status": file.upload_status,
            "file_name": file.file_name,
            "file_type": file_type(file.mime_type),
            "mime_type": file.mime_type,
            "size_bytes": file.size_bytes,
            "asset_url": None,
            "signed_url": None,
            "signed_url_expires_at": None,
            "embedding_status": file.embedding_status,
            "created_at": file.created_at,
            "updated_at": file.updated_at,
            "total_tokens": file.total_tokens,
            "total_cost_usd": None if file.total_cost is None else float(file.total_cost),
            "last_error_code": file.last_error_code,
        }
    )


def _hit(score: float, chunk: StoredChunk) -> SearchResult:
    return SearchResult(
        score=round(score, 6),
        text=chunk.text,
        parent_text=chunk.parent_text,
        file_id=chunk.file.id,
        file_name=chunk.file.file_name,
        file_type=file_type(chunk.file.mime_type),
        mime_type=chunk.file.mime_type,
        chunk_index=chunk.index,
        created_at=chunk.created_at,
        metadata=dict(chunk.file.metadata),
    )
