# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Files, their embedding and the search in them, and the files of batches."""

from typing import Annotated, Any, Dict, List, Literal, Optional, Union

from pydantic import ConfigDict, Field

from meshapi_generated.runtime.bases import SignedUrl
from meshapi_generated.runtime.models import MeshModel, RequestModel, Timestamp


class BatchRequestItem(RequestModel):
    """One request of a batch."""

    model_config = ConfigDict(
        extra="forbid",
    )
    custom_id: str
    """Your own id of the request, unique in the batch. It comes back with the result."""
    method: str = "POST"
    """HTTP method of the request."""
    url: str = "/v1/chat/completions"
    """Path of the operation to call."""
    body: Dict[str, Any]
    """The request itself, as that operation takes it, with its `model`."""


class BulkEmbedRequest(RequestModel):
    """Files to embed. A field that is null counts as left out."""

    model_config = ConfigDict(
        extra="forbid",
    )
    file_ids: Annotated[List[str], Field(max_length=100, min_length=1)]
    """Ids of the files, 1 to 100."""
    wait: Optional[bool] = None
    """Whether to answer only when the embedding is finished. For small files; it may last longer than the client's timeout. Default of the gateway: false."""
    metadata: Optional[Dict[str, Any]] = None
    """Own keys and values to add to those of the files. Default: none."""


class BulkEmbedResult(MeshModel):
    """What became of one file."""

    file_id: str
    """Id of the file."""
    embedding_status: Union[Literal["queued", "error", "ready", "failed"], str]
    """`queued`; `error` when the file was refused; `ready` or `failed` after waiting."""
    chunk_count: Optional[int] = None
    """Number of passages the file was cut into, once that is known."""
    error: Optional[str] = None
    """Why the file was refused."""


class FileDeleted(MeshModel):
    """Word that a file is gone."""

    id: str
    """Id of the file."""
    object: Optional[str] = None
    """Kind of the object, `file`."""
    deleted: Optional[bool] = None
    """Whether it is gone."""


class FileObject(MeshModel):
    """An input or output file of a batch."""

    id: str
    """Id of the file."""
    object: Optional[str] = None
    """Kind of the object, `file`."""
    bytes: Optional[int] = None
    """Size in bytes."""
    created_at: Optional[int] = None
    """When it was stored, in Unix seconds."""
    filename: Optional[str] = None
    """Name of the file."""
    purpose: Optional[str] = None
    """What it is for, such as `batch` or `batch_output`."""
    status: Optional[str] = None
    """State of the file, such as `processed`."""
    status_details: Optional[Any] = None
    """Particulars of the state, in no fixed form."""


class InitUploadRequest(RequestModel):
    """A file to register. A field that is null counts as left out."""

    model_config = ConfigDict(
        extra="forbid",
    )
    file_name: str
    """Name of the file."""
    mime_type: str
    """Media type, such as `application/pdf`. It decides how the file is read, and goes with the bytes."""
    embed: Optional[bool] = None
    """Whether to embed the file as soon as its bytes are there. Default of the gateway: true."""
    metadata: Optional[Dict[str, Any]] = None
    """Own keys and values, for the `filter` of a search. Default: none."""


class InitUploadResponse(SignedUrl):
    """A registered file that waits for its bytes."""

    model_config = ConfigDict(
        arbitrary_types_allowed=True,
    )
    file_id: str
    """Id of the file."""
    signed_url: str
    """Absolute address to `PUT` the bytes to, without a credential."""
    expires_at: Timestamp
    """When the address stops working, as a rule some minutes later."""


class RagFileStatus(SignedUrl):
    """State of a file."""

    model_config = ConfigDict(
        arbitrary_types_allowed=True,
    )
    file_id: str
    """Id of the file."""
    upload_status: Union[Literal["pending", "ready", "failed"], str]
    """How far the upload is: `pending`, then `ready` or `failed`."""
    file_name: str
    """Name of the file."""
    file_type: str
    """Short kind made from the media type, such as `pdf` or `text`."""
    mime_type: str
    """Media type."""
    size_bytes: Optional[int] = None
    """Size in bytes; null before the upload."""
    asset_url: Optional[str] = None
    """Address of the stored file."""
    signed_url: Optional[str] = None
    """Signed address of the file."""
    signed_url_expires_at: Optional[Timestamp] = None
    """When the signed address stops working."""
    embedding_status: Union[Literal["pending", "queued", "processing", "ready", "failed"], str]
    """How far the embedding is: `pending`, `queued`, `processing`, then `ready` or `failed`."""
    created_at: Timestamp
    """When the file was registered."""
    updated_at: Timestamp
    """When the state last changed."""
    total_tokens: Optional[int] = None
    """Tokens that were embedded."""
    total_cost_usd: Optional[float] = None
    """Price of the embedding in US dollars. A number, unlike other amounts."""
    last_error_code: Optional[str] = None
    """Why the embedding failed."""


class SearchRequest(RequestModel):
    """A question to the files. A field that is null counts as left out."""

    model_config = ConfigDict(
        extra="forbid",
    )
    query: str
    """The question, in plain language."""
    top_k: Annotated[Optional[int], Field(ge=1, le=50)] = None
    """Highest number of passages to return, 1 to 50. Default of the gateway: 5."""
    file_ids: Optional[List[str]] = None
    """Ids of the files to search in. Default: all."""
    filter: Optional[Dict[str, Any]] = None
    """Metadata keys and the values they must have exactly; all must fit. Default: no filter."""
    date_from: Optional[int] = None
    """Only passages made after this moment, in Unix seconds."""
    date_to: Optional[int] = None
    """Only passages made before this moment, in Unix seconds."""


class SearchResult(MeshModel):
    """One passage found."""

    score: float
    """Similarity to the question; higher is better."""
    text: str
    """The passage."""
    parent_text: str
    """The wider passage around it."""
    file_id: Optional[str] = None
    """Id of the file."""
    file_name: Optional[str] = None
    """Name of the file."""
    file_type: Optional[str] = None
    """Short kind of the file, such as `pdf` or `text`."""
    mime_type: Optional[str] = None
    """Media type of the file."""
    chunk_index: Optional[int] = None
    """Place of the passage in the file, from 0."""
    created_at: Optional[int] = None
    """When the passage was made, in Unix seconds."""
    metadata: Optional[Dict[str, Any]] = {}
    """Own keys and values of the file."""


class UploadBatchFileParams(RequestModel):
    """The requests of a batch, to be stored as its input file."""

    model_config = ConfigDict(
        extra="forbid",
    )
    purpose: str = "batch"
    """What the file is for; batches are the only purpose."""
    requests: Annotated[List[BatchRequestItem], Field(min_length=1)]
    """The requests, at least one."""


class BulkEmbedResponse(MeshModel):
    """What became of each file."""

    results: List[BulkEmbedResult]
    """One result for each file asked for."""


class RagFileListResponse(MeshModel):
    """One page of files."""

    files: List[RagFileStatus]
    """The files of the page."""
    total: int
    """Number of files over all pages."""
    limit: int
    """Highest number of files in the page, as applied."""
    offset: int
    """Number of files skipped."""


class SearchResponse(MeshModel):
    """The passages found."""

    results: List[SearchResult]
    """The passages, best first."""
