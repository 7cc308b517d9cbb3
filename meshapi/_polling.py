"""The flow that waits for a file to become searchable."""

from __future__ import annotations

import math
import random
import time
from typing import Optional

from meshapi_generated.endpoints.rag import get_file
from meshapi_generated.models.rag import RagFileStatus
from meshapi_generated.runtime.options import RequestOptions

from ._error_mapping import error_from_event
from ._errors import DeadlineExceededError, MeshAPIError
from ._flow import Call, Flow, Sleep

# Waits grow by this factor up to this many seconds, with up to a tenth added by chance.
GROWTH = 1.5
LONGEST_WAIT = 10.0

# An embedding that was asked for leaves `pending` soon after the bytes are there; a busy gateway may lag.
GRACE = 15.0

# A poll gets at least this many seconds, so that the last look, when the wait is over, is one.
SHORTEST_POLL = 1.0


def wait_until_ready(
    file_id: str, max_wait: float, poll_interval: float, options: Optional[RequestOptions]
) -> Flow[RagFileStatus]:
    """Asks for the state of a file until it is ready or cannot become so."""
    if not (0 < poll_interval < math.inf and 0 <= max_wait < math.inf):
        raise ValueError(
            "poll_interval must be above 0 and max_wait not below, both finite numbers of seconds"
        )
    ends = time.monotonic() + max_wait
    wait = poll_interval
    status: Optional[RagFileStatus] = None
    idle_since: Optional[float] = None
    was_always_idle = True
    while True:
        request = get_file.build_request(file_id, options=options)
        try:
            status = yield Call(request, within=max(ends - time.monotonic(), SHORTEST_POLL))
        except DeadlineExceededError as error:
            if time.monotonic() < ends:  # the caller's own deadline
                raise
            raise _late(file_id, max_wait, status) from error
        assert status is not None
        upload, embedding = status.upload_status, status.embedding_status
        if embedding == "ready":
            return status
        if "failed" in (upload, embedding):
            raise _failed(status)
        now = time.monotonic()
        left = ends - now
        if (upload, embedding) == ("ready", "pending"):
            idle_since = now if idle_since is None else idle_since
            if now - idle_since >= GRACE or (left <= 0 and was_always_idle):
                raise _told(_not_asked(file_id), status)
        else:
            idle_since, was_always_idle = None, False
        if left <= 0:
            raise _late(file_id, max_wait, status)
        yield Sleep(min(wait * random.uniform(1.0, 1.1), left))
        wait = min(wait * GROWTH, max(poll_interval, LONGEST_WAIT))


def _late(file_id: str, max_wait: float, status: Optional[RagFileStatus]) -> MeshAPIError:
    text = f"file {file_id} is not ready after {max_wait:g} s"
    if status is None:
        return DeadlineExceededError(text)
    state = f"upload {status.upload_status}, embedding {status.embedding_status}"
    return _told(DeadlineExceededError(f"{text}: {state}"), status)


def _failed(status: RagFileStatus) -> MeshAPIError:
    stage = "upload" if status.upload_status == "failed" else "embedding"
    code = status.last_error_code or f"{stage}_failed"
    return _told(
        error_from_event({"error": {"code": code, "message": f"{stage} of file {status.file_id} failed"}}),
        status,
    )


def _not_asked(file_id: str) -> MeshAPIError:
    return MeshAPIError(
        f"nobody asked to embed file {file_id}: call rag.embed(file_ids=[...]) or leave out embed=False",
        status=0,
        error_code="embedding_not_requested",
        request_id=None,
    )


def _told(error: MeshAPIError, status: RagFileStatus) -> MeshAPIError:
    error.http = status.http
    error.request_id = status.http.request_id if status.http else ""
    return error
