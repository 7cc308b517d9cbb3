"""Responses: the chat engine behind another interface, with a memory and with background jobs."""

from __future__ import annotations

import time
from typing import Any, Dict, List, Optional, Union
from uuid import uuid4

from attrs import evolve
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from meshapi_generated.models import ModelInfo, ResponsesListResponse, ResponsesParams, ResponsesResponse
from meshapi_sandbox.catalogue import DEFAULT_CHAT_MODEL
from meshapi_sandbox.dispatch import perform
from meshapi_sandbox.engine.conversation import Conversation
from meshapi_sandbox.errors import ApiError
from meshapi_sandbox.jobs import kept, look
from meshapi_sandbox.models_for import refuse_unpaid, serving
from meshapi_sandbox.operations import Call, handles
from meshapi_sandbox.paging import Cursor, listed, page
from meshapi_sandbox.responses_input import Message, chat_body, messages_of
from meshapi_sandbox.responses_output import answered, frames, reply
from meshapi_sandbox.store.records import Record
from meshapi_sandbox.streams import EventStream

KIND = "response"
MOST_JOBS = 10
OPEN = ("queued", "in_progress")


@handles("create_response")
async def create_response(call: Call, params: ResponsesParams) -> Union[ResponsesResponse, Response]:
    said = [*await run_in_threadpool(_earlier, call, params.previous_response_id), *messages_of(params.input)]
    body = chat_body(params, said)
    model = _model(call, params)
    thought = _thought(params, model, said)
    if params.background:
        return _object(await run_in_threadpool(_queue, call, params, model, body, said, thought))
    chat = await perform(call, "create_chat_completion", body)
    data = {**answered(chat, thought), "said": [*said, reply(chat)], "background": False}
    data["previous_response_id"] = params.previous_response_id
    if params.store is False:
        made = Record(0, f"resp_{uuid4().hex[:24]}", call.owner, KIND, int(time.time()), data)
    else:
        made = await run_in_threadpool(call.services.records.create, call.owner, KIND, "resp_", data)
    if not params.stream:
        return _object(made)
    events = frames(_members(made), call.services.settings.token_delay)
    auto = {"X-Auto-Routed": "true", "X-Resolved-Model-Id": str(data["model"])}
    headers = auto if data.get("x_auto_routed") else None
    return EventStream(events, headers)


@handles("list_responses", query=Cursor)
def list_responses(call: Call, cursor: Cursor) -> ResponsesListResponse:
    jobs = [record for record in call.services.records.list(call.owner, KIND) if record.data["background"]]
    entries = [_entry(call, record) for record in page(jobs, cursor)]
    return ResponsesListResponse.model_validate(listed(entries, cursor.limit))


@handles("get_response")
async def get_response(call: Call) -> ResponsesResponse:
    """A look at a background job takes it a step further."""
    found = kept(call, KIND, call.path("response_id"), "response")
    return _object(await look(call, found, "queued", "in_progress", _work))


def _earlier(call: Call, response_id: Optional[str]) -> List[Message]:
    """What was said up to the response that this one goes on from."""
    if response_id is None:
        return []
    before = kept(call, KIND, response_id, "response", "resource_not_found")
    if before.data["status"] in OPEN:
        raise ApiError(400, f"The response '{response_id}' is not finished.")
    return list(before.data["said"])


def _model(call: Call, params: ResponsesParams) -> Optional[ModelInfo]:
    """The model that would serve, as far as it is known before: a template can name another one, and of an
    upstream server's models nothing is known.
    """
    if call.services.upstream is not None:
        return None
    model = serving(call, [params.model or DEFAULT_CHAT_MODEL], "text").model
    if not model.supports_responses_api:
        raise ApiError(501, f"{model.id} does not do responses.")
    return model


def _thought(params: ResponsesParams, model: Optional[ModelInfo], said: List[Message]) -> Optional[str]:
    """What a model that can think thinks, when it is asked to."""
    if not (params.reasoning or params.thinking) or model is None or not model.supports_thinking:
        return None
    return f"The question is: {Conversation.of(said).question.text.strip()}"


def _queue(
    call: Call,
    params: ResponsesParams,
    model: Optional[ModelInfo],
    body: Dict[str, Any],
    said: List[Message],
    thought: Optional[str],
) -> Record:
    if params.stream or params.service_tier == "flex":
        raise ApiError(400, "A background response has no stream and no flex tier.")
    if model is not None:
        if not model.supports_background_response:
            message = f"{model.id} does not work in the background."
            raise ApiError(400, message, "model_capability_not_supported")
        refuse_unpaid(call, model)
    jobs = call.services.records.list(call.owner, KIND)
    if sum(job.data["status"] in OPEN for job in jobs) >= MOST_JOBS:
        raise ApiError(429, f"There are {MOST_JOBS} background responses under way.")
    data = {
        "status": "queued",
        "model": model.id if model else params.model,
        "output": [],
        "usage": None,
        "previous_response_id": params.previous_response_id,
        "background": True,
        "body": body,
        "said": said,
        "thought": thought,
        "request_id": call.request_id,
    }
    return call.services.records.create(call.owner, KIND, "resp_", data)


async def _work(call: Call, job: Record) -> Dict[str, Any]:
    # What is used stands under the exchange that asked for the response, not under the look.
    asked = evolve(call, part_id=job.data["request_id"])
    try:
        chat = await perform(asked, "create_chat_completion", job.data["body"])
    except ApiError as error:
        await run_in_threadpool(asked.failed, job.data["model"])
        failed = {"status": "failed", "error": {"code": error.code, "message": error.message}}
        return {**failed, "completed_at": int(time.time())}
    said = [*job.data["said"], reply(chat)]
    return {**answered(chat, job.data["thought"]), "said": said, "completed_at": int(time.time())}


def _members(record: Record) -> Dict[str, Any]:
    """The response as the wire carries it."""
    hidden = ("said", "body", "thought", "request_id", "claimed")
    shown = {name: value for name, value in record.data.items() if name not in hidden}
    return {"id": record.id, "object": "response", "created_at": record.created_at, "error": None, **shown}


def _object(record: Record) -> ResponsesResponse:
    return ResponsesResponse.model_validate(_members(record))


def _entry(call: Call, record: Record) -> Dict[str, Any]:
    model = call.services.catalogue.get(record.data["model"] or "")
    return {
        "id": record.id,
        "object": "response",
        "model": record.data["model"],
        "provider": model.provider if model else None,
        "status": record.data["status"],
        "created_at": record.created_at,
        "completed_at": record.data.get("completed_at"),
        "usage_synced": record.data["status"] not in OPEN,
    }
