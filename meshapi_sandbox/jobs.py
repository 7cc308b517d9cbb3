"""Jobs that get further when somebody looks at them.

A job waits as it was created. The first look finds it begun, the second one does the work. So the states that a
client can see depend on nothing but how often it asks.
"""

from __future__ import annotations

import time
from typing import Any, Awaitable, Callable, Dict

from meshapi_sandbox.errors import ApiError
from meshapi_sandbox.operations import Call
from meshapi_sandbox.store.records import Record

# A look that has not come back after this time has died with its process: the next one may do the work.
LEASE = 600.0

Work = Callable[[Call, Record], Awaitable[Dict[str, Any]]]
"""Does the work of a job; what changes in its data, with the new ``status`` when it is over."""


def kept(call: Call, kind: str, record_id: str, what: str, code: str = "not_found") -> Record:
    """The record of the caller, or 404."""
    found = call.services.records.get(call.owner, kind, record_id)
    if found is None:
        raise ApiError(404, f"There is no {what} '{record_id}'.", code)
    return found


async def look(call: Call, job: Record, waiting: str, working: str, work: Work) -> Record:
    """The job after one look: a waiting one is at work, one at work is done or further."""
    if job.data["status"] == waiting:
        call.services.records.advance(job, "status", working)
    elif job.data["status"] == working:
        await _do(call, job, work)
    return kept(call, job.kind, job.id, job.kind)


async def _do(call: Call, job: Record, work: Work) -> None:
    """Do the work, unless another look is at it."""
    records, moment = call.services.records, time.time()
    if (job.data.get("claimed") or 0.0) > moment - LEASE or not records.advance(job, "claimed", moment):
        return
    # Once more: another look may have got further since the job was read.
    job = kept(call, job.kind, job.id, job.kind)
    changes: Dict[str, Any] = {}
    try:
        changes = await work(call, job)
    finally:
        with call.services.database.transaction():
            status = changes.pop("status", job.data["status"])
            records.change(job.id, claimed=None, **changes)
            # Only from where it was: a job that was cancelled meanwhile keeps what was done, no more.
            records.advance(job, "status", status)
