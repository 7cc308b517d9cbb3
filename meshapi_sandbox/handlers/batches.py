"""Batches: many requests to one model, worked off while they are looked at."""

from __future__ import annotations

import json
import time
from typing import Any, Dict, List, Optional

from starlette.concurrency import run_in_threadpool

from meshapi_generated.models import BatchListResponse, BatchObject, CreateBatchParams, ModelInfo
from meshapi_sandbox import batch_files
from meshapi_sandbox.batch_files import Item
from meshapi_sandbox.dispatch import outcome, posted_to
from meshapi_sandbox.errors import ApiError, invalid
from meshapi_sandbox.jobs import kept, look
from meshapi_sandbox.models_for import refuse_unpaid
from meshapi_sandbox.operations import Call, handles
from meshapi_sandbox.paging import ShortCursor, listed, page
from meshapi_sandbox.store.records import Record

KIND = "batch"
WINDOW, SECONDS = "24h", 24 * 60 * 60
MOST_BATCHES = 10
OVER = ("completed", "failed", "cancelled", "expired")
URLS = ("/v1/chat/completions", "/v1/responses", "/v1/embeddings")
# A look begins no further request after this time; a large batch takes several looks.
SECONDS_PER_LOOK = 1.0


@handles("create_batch")
def create_batch(call: Call, params: CreateBatchParams) -> BatchObject:
    items = _items(call, params)
    endpoint = str(params.endpoint or items[0]["url"])
    if posted_to(endpoint) is None:
        where = ("endpoint",) if params.endpoint else ("requests", 0, "url")
        raise invalid(f"There is no operation at {endpoint} that takes a request.", *where)
    model_id = _model_of(items)
    model = _known(call, model_id)
    under_way = [
        job for job in call.services.records.list(call.owner, KIND) if job.data["status"] not in OVER
    ]
    if len(under_way) >= MOST_BATCHES:
        raise ApiError(429, f"There are {MOST_BATCHES} unfinished batches.", "batch_limit_exceeded")
    data = {
        "status": "validating",
        "endpoint": endpoint,
        "model": model_id,
        "provider": model.provider if model else None,
        "input_file_id": params.input_file_id,
        "metadata": params.metadata,
        "items": items,
        "results": [],
    }
    return _shown(call.services.records.create(call.owner, KIND, "batch_", data))


@handles("list_batches", query=ShortCursor)
def list_batches(call: Call, cursor: ShortCursor) -> BatchListResponse:
    """As they are stored: a list takes no batch further, and holds no results."""
    batches = page(call.services.records.list(call.owner, KIND), cursor)
    entries = [{**_members(batch), "results": None} for batch in batches]
    return BatchListResponse.model_validate(listed(entries, cursor.limit))


@handles("get_batch")
async def get_batch(call: Call) -> BatchObject:
    return _shown(await _look(call, kept(call, KIND, call.path("batch_id"), "batch")))


@handles("cancel_batch")
def cancel_batch(call: Call) -> BatchObject:
    batch = kept(call, KIND, call.path("batch_id"), "batch")
    if batch.data["status"] not in OVER:
        call.services.records.advance(batch, "status", "cancelling")
    return _shown(kept(call, KIND, batch.id, "batch"))


def _items(call: Call, params: CreateBatchParams) -> List[Item]:
    """The requests, of the body or of the file."""
    for name in ("requests", "input_file_id", "endpoint", "completion_window"):
        if name in params.model_fields_set and getattr(params, name) is None:
            raise invalid("This may be left out, but not be null.", name, kind="none_forbidden")
    if (params.requests is None) == (params.input_file_id is None):
        raise invalid("Give either requests or input_file_id.", "requests")
    if params.completion_window not in (None, WINDOW):
        raise invalid(f"The only window is {WINDOW}.", "completion_window")
    if params.input_file_id is not None:
        for name in ("endpoint", "completion_window"):
            if getattr(params, name) is None:
                raise invalid("Field required", name, kind="missing")
        return batch_files.requests_in(call, params.input_file_id)
    if params.endpoint is not None:
        raise invalid("The endpoint goes with input_file_id.", "endpoint")
    items = [json.loads(item.model_dump_json()) for item in params.requests or ()]
    batch_files.refuse_twins(items)
    return items


def _model_of(items: List[Item]) -> str:
    """The one model of all requests."""
    for place, item in enumerate(items):
        if not isinstance(item["body"].get("model"), str):
            raise invalid("Field required", "requests", place, "body", "model")
    names = sorted({item["body"]["model"] for item in items})
    if len(names) > 1:
        raise ApiError(400, f"The requests name several models: {', '.join(names)}.", "mixed_models")
    return str(names[0])


def _known(call: Call, model_id: str) -> Optional[ModelInfo]:
    """The model, which must have batches; of an upstream server's models nothing is known."""
    if call.services.upstream is not None:
        return None
    model = call.services.catalogue.get(model_id)
    if model is None:
        raise ApiError(404, f"There is no model '{model_id}'.", "model_not_found")
    if not model.supports_batching:
        raise ApiError(501, f"{model.id} has no batches.")
    refuse_unpaid(call, model)
    return model


async def _look(call: Call, batch: Record) -> Record:
    records = call.services.records
    if batch.data["status"] not in OVER and time.time() >= batch.created_at + SECONDS:
        _end(call, batch, "expired")
    elif batch.data["status"] == "cancelling":
        _end(call, batch, "cancelled")
    elif batch.data["status"] == "validating" and _faults(batch):
        faults = _faults(batch)
        if records.advance(batch, "status", "failed"):
            records.change(batch.id, errors_detail=faults, completed_at=int(time.time()))
    else:
        return await look(call, batch, "validating", "in_progress", _work)
    return kept(call, KIND, batch.id, "batch")


def _faults(batch: Record) -> List[Item]:
    """Why a batch cannot begin: a request that goes elsewhere than the batch, or where no batch goes."""
    endpoint, faults = batch.data["endpoint"], []
    for item in batch.data["items"]:
        if (item["method"], item["url"]) != ("POST", endpoint) or endpoint not in URLS:
            message = f"{item['method']} {item['url']} has no place in a batch to {endpoint}."
            faults.append({"custom_id": item["custom_id"], "code": "invalid_url", "message": message})
    return faults


async def _work(call: Call, batch: Record) -> Dict[str, Any]:
    """Do what is left of the requests, as many as fit into one look."""
    results, items = list(batch.data["results"]), batch.data["items"]
    operation = posted_to(batch.data["endpoint"])
    assert operation is not None  # looked at while the batch was validated
    until = time.monotonic() + SECONDS_PER_LOOK
    for item in items[len(results) :]:
        done = await outcome(call, operation.id, item["body"])
        error = None if done["status_code"] == 200 else done["body"]["error"]
        results.append({"custom_id": item["custom_id"], "response": done, "error": error})
        if time.monotonic() >= until:
            break
    if len(results) < len(items):
        return {"results": results}
    files = await run_in_threadpool(_files, call, results)
    return {"results": results, "status": "completed", "completed_at": int(time.time()), **files}


def _end(call: Call, batch: Record, status: str) -> None:
    """End a batch before its time; what was done is kept."""
    if call.services.records.advance(batch, "status", status):
        call.services.records.change(batch.id, **_files(call, batch.data["results"]))


def _files(call: Call, results: List[Item]) -> Dict[str, Any]:
    """The output of a batch as files: all of it, and what went wrong."""
    failed = [result for result in results if result["error"]]
    return {
        "output_file_id": batch_files.save(call, batch_files.OUTPUT, results).id if results else None,
        "error_file_id": batch_files.save(call, batch_files.ERRORS, failed).id if failed else None,
    }


def _shown(batch: Record) -> BatchObject:
    return BatchObject.model_validate(_members(batch))


def _members(batch: Record) -> Dict[str, Any]:
    data = batch.data
    over = data["status"] in OVER
    failed = sum(bool(result["error"]) for result in data["results"])
    counts = {"total": len(data["items"]), "completed": len(data["results"]) - failed, "failed": failed}
    return {
        "id": batch.id,
        "object": "batch",
        "endpoint": data["endpoint"],
        "status": data["status"],
        "model": data["model"],
        "provider": data["provider"],
        "input_file_id": data["input_file_id"],
        "output_file_id": data.get("output_file_id"),
        "error_file_id": data.get("error_file_id"),
        "completion_window": WINDOW,
        "created_at": batch.created_at,
        "completed_at": data.get("completed_at"),
        "expires_at": batch.created_at + SECONDS,
        "usage_synced": over,
        "request_counts": counts,
        "metadata": data["metadata"],
        "results": data["results"] if over else None,
        "errors_detail": data.get("errors_detail", []),
    }
