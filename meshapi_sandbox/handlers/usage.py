"""What the key has used, from the ledger of its calls."""

from __future__ import annotations

import time
from collections import Counter
from datetime import datetime, timezone
from decimal import Decimal
from typing import Any, Dict, List, Sequence, Union

from meshapi_generated.models import (
    RateLimitCounter,
    RateLimits,
    RateLimitScope,
    UsageEvent,
    UsageEventsParams,
    UsageEventsResponse,
    UsageSummary,
    UsageSummaryParams,
)
from meshapi_sandbox.catalogue import money
from meshapi_sandbox.operations import Call, handles
from meshapi_sandbox.store.database import now
from meshapi_sandbox.store.ledger import Entry
from meshapi_sandbox.validation import unix_seconds

DEFAULT_PAGE = 50
MINUTE, DAY = 60.0, 86400.0
REQUESTS_PER_MINUTE, REQUESTS_PER_DAY, TOKENS_PER_MINUTE = 1000, 1_000_000, 2_000_000


@handles("get_usage_summary")
def get_usage_summary(call: Call, params: UsageSummaryParams) -> UsageSummary:
    entries = _wanted(call, params)
    by_model: Dict[str, List[Entry]] = {}
    for entry in entries:
        by_model.setdefault(entry.model, []).append(entry)
    rows = [{"model": model, **_totals(found)} for model, found in sorted(by_model.items())]
    offset = params.offset or 0
    totals = _totals(entries)
    return UsageSummary.model_validate(
        {
            **totals,
            "by_model": rows[offset : offset + (params.limit or DEFAULT_PAGE)],
            "by_model_total": len(rows),
            "total_platform_requests": totals["total_requests"],
            "total_platform_tokens": totals["total_tokens"],
            "total_platform_fee_usd": "0",
            "total_byok_requests": 0,
            "total_byok_tokens": 0,
            "total_byok_cost_usd": "0",
            "total_byok_platform_fee_usd": "0",
            "cached_at": None,
        }
    )


@handles("list_usage_events")
def list_usage_events(call: Call, params: UsageEventsParams) -> UsageEventsResponse:
    entries = _wanted(call, params)
    limit, offset = params.limit or DEFAULT_PAGE, params.offset or 0
    return UsageEventsResponse(
        events=[_event(entry) for entry in entries[offset : offset + limit]],
        total=len(entries),
        limit=limit,
        offset=offset,
    )


@handles("get_rate_limits")
def get_rate_limits(call: Call) -> RateLimits:
    """How the last minute and the last day stand against the limits, which the sandbox only reports."""
    moment = time.time()
    today = call.services.ledger.entries(call.owner, since=moment - DAY)
    minute = [entry for entry in today if entry.created_at >= moment - MINUTE]
    spent = sum(entry.total_tokens for entry in minute)
    scope = RateLimitScope(
        rpm=_counter(len(minute), REQUESTS_PER_MINUTE, MINUTE, minute, moment),
        rpd=_counter(len(today), REQUESTS_PER_DAY, DAY, today, moment),
        tpm=_counter(spent, TOKENS_PER_MINUTE, MINUTE, minute, moment),
    )
    return RateLimits.model_validate(
        {"as_of": now(), "key": scope, "org": None, "team": None, "member": None}
    )


def _wanted(call: Call, params: Union[UsageSummaryParams, UsageEventsParams]) -> List[Entry]:
    """The calls that pass the filters, newest first."""
    entries = call.services.ledger.entries(
        call.owner, unix_seconds(params.since, "since"), unix_seconds(params.until, "until")
    )
    return [
        entry
        for entry in entries
        if (not params.model or entry.model in params.model)
        and (not params.status or entry.status in params.status)
    ]


def _totals(entries: Sequence[Entry]) -> Dict[str, Any]:
    statuses = Counter(entry.status for entry in entries)
    prompt = sum(entry.prompt_tokens for entry in entries)
    completion = sum(entry.completion_tokens for entry in entries)
    return {
        "total_requests": len(entries),
        "successful_requests": statuses["success"],
        "error_requests": statuses["error"],
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "total_tokens": prompt + completion,
        "total_cost_usd": money(sum((entry.cost for entry in entries), Decimal(0))),
    }


def _event(entry: Entry) -> UsageEvent:
    return UsageEvent.model_validate(
        {
            "request_id": entry.request_id,
            "model": entry.model,
            "cost_usd": money(entry.cost),
            "routing_fallback": None,
            "status": entry.status,
            "prompt_tokens": entry.prompt_tokens,
            "completion_tokens": entry.completion_tokens,
            "total_tokens": entry.total_tokens,
            "created_at": datetime.fromtimestamp(entry.created_at, timezone.utc).isoformat(),
        }
    )


def _counter(
    current: int, limit: int, window: float, entries: Sequence[Entry], moment: float
) -> RateLimitCounter:
    oldest = entries[-1].created_at if entries else moment
    return RateLimitCounter(
        current=current,
        limit=limit,
        pct=round(min(100.0, 100 * current / limit), 4),
        resets_in_seconds=round(max(0.0, oldest + window - moment), 3) if entries else 0.0,
        is_default_limit=True,
    )
