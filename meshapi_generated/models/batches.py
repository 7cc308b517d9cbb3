# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Many requests at once, in the background."""

from typing import Annotated, Any, Dict, List, Literal, Optional, Union

from pydantic import ConfigDict, Field

from meshapi_generated.runtime.models import MeshModel, RequestModel

from . import rag


class BatchObject(MeshModel):
    """A batch."""

    id: str
    """Id of the batch."""
    error: Optional[Dict[str, Any]] = None
    """Why the batch as a whole failed. What single requests met stands in `results`."""
    object: Optional[str] = None
    """Kind of the object, `batch`."""
    endpoint: Optional[str] = None
    """Path of the operation that its requests call."""
    status: Optional[
        Union[
            Literal[
                "validating",
                "in_progress",
                "finalizing",
                "completed",
                "failed",
                "cancelling",
                "cancelled",
                "expired",
            ],
            str,
        ]
    ] = None
    """How far it is: `validating`, `in_progress`, `finalizing`, then `completed`, `failed` or `expired`; or `cancelling`, then `cancelled`."""
    model: Optional[str] = None
    """Model that serves it."""
    provider: Optional[str] = None
    """Slug of the provider that serves it."""
    input_file_id: Optional[str] = None
    """Id of the file that holds its requests."""
    output_file_id: Optional[str] = None
    """Id of the file that holds its results."""
    error_file_id: Optional[str] = None
    """Id of the file that holds the errors."""
    completion_window: Optional[str] = None
    """Time in which it must be done."""
    created_at: Optional[int] = None
    """When it was created, in Unix seconds."""
    completed_at: Optional[int] = None
    """When it was done, in Unix seconds."""
    expires_at: Optional[int] = None
    """When it expires, in Unix seconds."""
    usage_synced: Optional[bool] = None
    """Whether it is in the usage figures yet."""
    request_counts: Optional[Dict[str, Any]] = None
    """Numbers of its requests, `total`, `completed` and `failed`."""
    metadata: Optional[Dict[str, Any]] = None
    """Own keys and values."""
    results: Optional[List[Dict[str, Any]]] = None
    """The results of a completed batch, in any order, each with `custom_id`, `response` (`status_code` and `body`) and `error`."""
    errors_detail: Optional[List[Dict[str, Any]]] = None
    """What went wrong, in the provider's form."""


class CreateBatchParams(RequestModel):
    """A batch to start: either `requests`, or `input_file_id` with `endpoint` and `completion_window`."""

    model_config = ConfigDict(
        extra="forbid",
    )
    requests: Annotated[Optional[List[rag.BatchRequestItem]], Field(min_length=1)] = None
    """The requests, at least one, all to the same model."""
    input_file_id: Optional[str] = None
    """Id of the uploaded file that holds the requests."""
    endpoint: Optional[str] = None
    """Path of the operation that the requests of the file call, such as `/v1/chat/completions`."""
    completion_window: Optional[str] = None
    """Time in which the batch must be done; `24h` is the only one. With `requests` it may be left out."""
    metadata: Optional[Dict[str, Any]] = None
    """Own keys and values, returned with the batch. Default: none."""


class BatchListResponse(MeshModel):
    """One page of batches."""

    object: str
    """Kind of the object, `list`."""
    data: List[BatchObject]
    """The batches of the page."""
    has_more: bool
    """Whether there are further pages."""
    first_id: Optional[str] = None
    """Id of the first batch of the page."""
    last_id: Optional[str] = None
    """Id of the last batch of the page, to ask for the next one with `after`."""
