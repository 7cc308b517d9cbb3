"""Videos: short animations of what the text says, made in the background."""

from __future__ import annotations

import asyncio
import base64
import json
import time
from decimal import Decimal
from hashlib import sha256
from typing import Any, Dict, List, Tuple, Union

from attrs import evolve
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from meshapi_generated.models import (
    CreateVideoGenerationResponse,
    ListVideoGenerationsParams,
    ModelInfo,
    VideoGenerationParams,
    VideoTaskListResponse,
    VideoTaskResponse,
)
from meshapi_sandbox.callbacks import tell
from meshapi_sandbox.engine.films import film
from meshapi_sandbox.engine.moderation import flagged_categories
from meshapi_sandbox.engine.picture_sizes import parse_ratio
from meshapi_sandbox.engine.pictures import animation, encode
from meshapi_sandbox.errors import invalid
from meshapi_sandbox.jobs import kept, look
from meshapi_sandbox.middleware import BASELINE
from meshapi_sandbox.models_for import refuse_unpaid, serving
from meshapi_sandbox.operations import Call, handles
from meshapi_sandbox.store.records import Record
from meshapi_sandbox.validation import unix_seconds
from meshapi_sandbox.video_content import (
    DEFAULT_RATIO,
    KIND,
    RATE,
    draft_of,
    frame,
    length,
    refuse_unfit_content,
    unknown_fields,
    words,
)

OVER = ("succeeded", "failed", "expired", "cancelled")
DEFAULT_EXPIRY = 172_800
TOKENS_PER_SECOND = 21_600
POLL_BY_REQUEST = "2026-09"
DEFAULT_PAGE = 50
PAUSE = 0.05
_ECHOED = "duration frames generate_audio safety_identifier priority draft service_tier execution_expires_after".split()


@handles("generate_video")
def generate_video(call: Call, params: VideoGenerationParams) -> Response:
    model = _model(call, params.model)
    refuse_unpaid(call, model)
    refuse_unfit_content(call, params)
    seconds = length(params)
    given: Dict[str, Any] = json.loads(params.model_dump_json(exclude_none=True))
    dropped = unknown_fields(model, given)
    text, seed = _subject(call, params)
    task = {name: given[name] for name in _ECHOED if name in given and name not in dropped}
    task.update(
        model=model.id,
        seed=seed,
        resolution=params.resolution or "720p",
        ratio=params.ratio or DEFAULT_RATIO,
        framespersecond=RATE,
        draft_task_id=draft_of(params),
        **({} if params.frames else {"duration": seconds}),
    )
    data = {
        "status": "queued",
        "task": task,
        "text": text,
        "seconds": seconds,
        "request": given,
        "request_id": call.request_id,
        "updated_at": int(time.time()),
    }
    made = call.services.records.create(call.owner, KIND, "t-", data)
    answer = CreateVideoGenerationResponse(id=made.id, unsupported_params=dropped or None)
    told = BackgroundTask(_finish_and_tell, call, made, params.callback_url) if params.callback_url else None
    return JSONResponse({**answer.model_dump(exclude_unset=True), **_dated(call, made)}, background=told)


@handles("list_video_tasks")
def list_video_tasks(call: Call, wanted: ListVideoGenerationsParams) -> VideoTaskListResponse:
    """As they are stored: a list takes no task further."""
    since = unix_seconds(wanted.created_after, "created_after", "query")
    until = unix_seconds(wanted.created_before, "created_before", "query")
    found = [
        task
        for task in call.services.records.list(call.owner, KIND)
        if _among(task.data["status"], wanted.status)
        and _among(task.data["task"]["model"], wanted.model)
        and (since is None or task.created_at >= since)
        and (until is None or task.created_at < until)
    ]
    limit, offset = wanted.limit or DEFAULT_PAGE, wanted.offset or 0
    return VideoTaskListResponse.model_validate(
        {
            "object": "list",
            "data": [_members(call, task) for task in found[offset : offset + limit]],
            "has_more": offset + limit < len(found),
            "total": len(found),
            "limit": limit,
            "offset": offset,
        }
    )


@handles("get_video_task")
async def get_video_task(call: Call) -> VideoTaskResponse:
    return VideoTaskResponse.model_validate(_members(call, await _look(call, _task(call))))


def _model(call: Call, model_id: str) -> ModelInfo:
    known = call.services.catalogue.get(model_id)
    if known is not None and known.model_type != "video":
        raise invalid(f"{model_id} makes no videos.", "model", code="model_capability_not_supported")
    return serving(call, [model_id], "video").model


def _subject(call: Call, params: VideoGenerationParams) -> Tuple[str, int]:
    """What is shown, and the seed: those of the draft, where there is one and nothing else is said."""
    text, draft_id = words(params), draft_of(params)
    draft = call.services.records.get(call.owner, KIND, draft_id) if draft_id else None
    if draft is not None:
        text = text or draft.data["text"]
    seed = params.seed if params.seed is not None else draft.data["task"]["seed"] if draft else None
    return text, int.from_bytes(sha256(text.encode()).digest()[:3], "big") if seed is None else int(seed)


def _task(call: Call) -> Record:
    """By its id or, from a certain label on, by the id of the exchange that created it."""
    task_id = call.path("task_id")
    if _label(call) >= POLL_BY_REQUEST:
        for task in call.services.records.list(call.owner, KIND):
            if task.data["request_id"] == task_id:
                return task
    return kept(call, KIND, task_id, KIND)


async def _look(call: Call, task: Record) -> Record:
    expiry = task.data["request"].get("execution_expires_after", DEFAULT_EXPIRY)
    if task.data["status"] not in OVER and time.time() >= task.created_at + expiry:
        call.services.records.advance(task, "status", "expired")
        return kept(call, KIND, task.id, KIND)
    return await look(call, task, "queued", "running", _work)


async def _work(call: Call, task: Record) -> Dict[str, Any]:
    found = flagged_categories(task.data["text"])
    changes: Dict[str, Any] = {"updated_at": int(time.time()), "status": "failed"}
    if found:
        message = f"The text was refused: {', '.join(found)}."
        return {**changes, "error": {"code": "content_policy_violation", "message": message}}
    content = await run_in_threadpool(_made, task)
    # The usage stands under the exchange that asked for the video, not under the look.
    asked = evolve(call, part_id=task.data["request_id"])
    tokens = round(TOKENS_PER_SECOND * task.data["seconds"])
    await run_in_threadpool(_bill, asked, task, tokens)
    usage = {"completion_tokens": tokens, "total_tokens": tokens}
    return {**changes, "status": "succeeded", "content": content, "usage": usage}


def _made(task: Record) -> Dict[str, Any]:
    """The video as an animated WebP, which is what there is an encoder for."""
    shown, params = task.data["task"], VideoGenerationParams.model_validate(task.data["request"])
    frames = film(
        task.data["text"],
        parse_ratio(shown["ratio"]),
        task.data["seconds"],
        shown["seed"],
        frame(params, "first_frame"),
        frame(params, "last_frame"),
        draft=bool(params.draft),
        still=bool(params.camera_fixed),
    )
    milliseconds = max(1, round(1000 * task.data["seconds"] / len(frames)))
    content = {"video_url": _url(animation(frames, milliseconds), "webp")}
    if params.return_last_frame:
        content["last_frame_url"] = _url(encode(frames[-1], "png"), "png")
    return content


def _bill(call: Call, task: Record, tokens: int) -> None:
    model = call.services.catalogue.models[task.data["task"]["model"]]
    price = model.pricing.output_usd_per_unit if model.pricing else None
    call.bill(model.id, Decimal(price or 0) * Decimal(str(task.data["seconds"])), 0, tokens)


async def _finish_and_tell(call: Call, task: Record, url: str) -> None:
    """A caller that waits for word does not look, so the task gets on by itself."""
    while task.data["status"] not in OVER:
        task = await _look(call, task)
        await asyncio.sleep(PAUSE)
    members = _members(call, task)
    await tell(url, {name: value for name, value in members.items() if value is not None})


def _members(call: Call, task: Record) -> Dict[str, Any]:
    """The task as the wire carries it."""
    data = task.data
    return {
        "id": task.id,
        "status": data["status"],
        **data["task"],
        "error": data.get("error"),
        "content": data.get("content"),
        "usage": data.get("usage"),
        "billed_resolution": data["task"]["resolution"] if data["status"] == "succeeded" else None,
        "created_at": task.created_at,
        "updated_at": data["updated_at"],
        **_dated(call, task),
    }


def _dated(call: Call, task: Record) -> Dict[str, Any]:
    """What only later versions of the contract show."""
    return {"request_id": task.data["request_id"]} if _label(call) >= POLL_BY_REQUEST else {}


def _label(call: Call) -> str:
    return str(call.request.headers.get("x-mesh-version", BASELINE))


def _among(value: str, wanted: Union[str, List[str], None]) -> bool:
    return not wanted or value in ([wanted] if isinstance(wanted, str) else wanted)


def _url(data: bytes, kind: str) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
