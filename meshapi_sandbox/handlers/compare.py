"""One question to several models, and a judge."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any, AsyncGenerator, Dict, List, Optional, Union
from uuid import uuid4

from attrs import frozen
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from meshapi_generated.models import ChatCompletionParams, CompareParams, CompareResponse
from meshapi_sandbox.catalogue import DEFAULT_CHAT_MODEL, cost
from meshapi_sandbox.dispatch import outcome
from meshapi_sandbox.engine import tokens
from meshapi_sandbox.engine.comparison import compare, prompt
from meshapi_sandbox.engine.conversation import Conversation
from meshapi_sandbox.errors import ApiError, invalid
from meshapi_sandbox.handlers.chat import with_template
from meshapi_sandbox.operations import Call, handles
from meshapi_sandbox.streams import DONE, EventStream, frame

Members = Dict[str, Any]


@frozen
class _Verdict:
    """What the judge says, who it is, and whether it had to step in for another."""

    text: Optional[str] = None
    model: Optional[str] = None
    usage: Optional[Dict[str, int]] = None
    fallback: bool = False


@handles("compare_models")
async def compare_models(call: Call, params: CompareParams) -> Union[CompareResponse, Response]:
    started = time.monotonic()
    bodies = await run_in_threadpool(_bodies, call, params)
    results = list(await asyncio.gather(*(_ask(call, body) for body in bodies)))
    answers = {result["model"]: result["content"] or "" for result in results if not result["error"]}
    if not answers:
        raise _all_failed(results)
    verdict = _Verdict()
    if len(answers) > 1 and not params.skip_comparison:
        verdict = await _judge(call, params, bodies[0]["messages"], answers)
    head: Members = {
        "comparison_id": f"cmp_{uuid4().hex[:24]}",
        "object": "compare.completion",
        "created": int(time.time()),
        "models": [body["model"] for body in bodies],
        "comparison_model": verdict.model,
        "comparison_usage": verdict.usage,
        "comparison_fallback_used": verdict.fallback,
        "total_latency_ms": _since(started),
        "partial": len(answers) < len(results),
        "skip_comparison": params.skip_comparison,
    }
    if params.stream:
        events = _events(head, results, verdict, params.skip_comparison, call.services.settings.token_delay)
        return EventStream(events)
    shown = [{name: value for name, value in result.items() if name != "status"} for result in results]
    return CompareResponse.model_validate({**head, "results": shown, "comparison": verdict.text})


def _bodies(call: Call, params: CompareParams) -> List[Members]:
    """The chat request to each model, once, with its own settings over the common ones."""
    given: Members = json.loads(params.model_dump_json(exclude_none=True))
    shared = {
        name: given[name]
        for name in ("messages", "temperature", "max_tokens", "cache", "template", "variables")
        if name in given
    }
    filled = with_template(call, ChatCompletionParams.model_validate(shared))
    shared = json.loads(filled.model_dump_json(exclude_unset=True, exclude_none=True))
    if not shared["messages"]:
        raise invalid("There must be at least one message.", "messages")
    own = {override["model"]: override for override in given.get("model_overrides", ())}
    bodies: List[Members] = []
    for model in dict.fromkeys(params.models):
        body = {**shared, **own.get(model, {}), "model": model}
        system = body.pop("system_prompt", None)
        if system:
            body["messages"] = [{"role": "system", "content": system}, *shared["messages"]]
        bodies.append(body)
    return bodies


async def _ask(call: Call, body: Members) -> Members:
    """What one model says, or why it does not."""
    started = time.monotonic()
    done = await outcome(call, "create_chat_completion", body)
    answer, failed = done["body"], done["status_code"] != 200
    return {
        "model": body["model"],
        "latency_ms": _since(started),
        "request_id": done["request_id"],
        "content": None if failed else answer["choices"][0]["message"].get("content"),
        "response_body": None if failed else answer,
        "error": answer["error"]["message"] if failed else None,
        "error_code": answer["error"]["code"] if failed else None,
        "usage": None if failed else answer.get("usage"),
        "status": done["status_code"],
    }


def _all_failed(results: List[Members]) -> ApiError:
    """The status is that of the attempts; of several, the gravest."""
    names = ("model", "status", "error_code", "error", "request_id")
    details = [{name: result[name] for name in names} for result in results]
    message = f"All models failed. {results[0]['model']}: {results[0]['error']}"
    return ApiError(max(result["status"] for result in results), message, "all_models_failed", details)


async def _judge(
    call: Call, params: CompareParams, messages: List[Members], answers: Dict[str, str]
) -> _Verdict:
    """The verdict of the judge, or of the gateway's own when the one asked for cannot serve."""
    catalogue = call.services.catalogue
    wanted = params.comparison_model or DEFAULT_CHAT_MODEL
    task = prompt(Conversation.of(messages).question.text, answers, params.comparison_instructions)
    if call.services.upstream is not None:
        body = {"model": wanted, "messages": [{"role": "user", "content": task}]}
        done = await outcome(call, "create_chat_completion", body)
        if done["status_code"] != 200:
            return _Verdict(model=wanted)
        return _Verdict(done["body"]["choices"][0]["message"]["content"], wanted, done["body"].get("usage"))
    found = catalogue.get(wanted)
    judge = found if found and found.model_type == "text" else catalogue.models[DEFAULT_CHAT_MODEL]
    text = await run_in_threadpool(compare, answers, params.comparison_instructions)
    asked, made = tokens.count(task), tokens.count(text)
    call.part().bill(judge.id, cost(judge, asked, made), asked, made)
    usage = {"prompt_tokens": asked, "completion_tokens": made, "total_tokens": asked + made}
    return _Verdict(text, judge.id, usage, fallback=judge is not found)


async def _events(
    head: Members, results: List[Members], verdict: _Verdict, stepwise: bool, delay: float
) -> AsyncGenerator[bytes, None]:
    """Without a judge the models' answers come token by token, side by side, as `model_chunk`; with one they come
    whole, as the `delta` of the published samples, and the judge's text token by token.
    """
    name = "model_chunk" if stepwise else "delta"
    texts = {result["model"]: result["content"] or "" for result in results}
    pieces = {model: tokens.split(text) if stepwise else [text] * bool(text) for model, text in texts.items()}
    for step in range(max(map(len, pieces.values()))):
        for model, parts in pieces.items():
            if step < len(parts):
                yield frame({"model": model, "delta": parts[step]}, name)
        await asyncio.sleep(delay)
    for result in results:
        names = ("model", "latency_ms", "request_id", "usage", "error", "error_code")
        ended = {name: result[name] for name in names if result[name] is not None}
        if result["response_body"]:
            ended["finish_reason"] = result["response_body"]["choices"][0].get("finish_reason")
        yield frame(ended, "model_stream_done")
    for piece in tokens.split(verdict.text or ""):
        yield frame({"delta": piece}, "comparison_chunk")
        await asyncio.sleep(delay)
    yield frame(head, "done")
    yield DONE


def _since(started: float) -> int:
    return round(1000 * (time.monotonic() - started))
