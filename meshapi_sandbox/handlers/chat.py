"""Chat completions."""

from __future__ import annotations

import json
import time
from typing import Any, Dict, List, Mapping, Optional
from uuid import uuid4

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from meshapi_generated.models import ChatCompletionParams, ChatCompletionResponse
from meshapi_sandbox.catalogue import DEFAULT_CHAT_MODEL, cost, money
from meshapi_sandbox.engine import json_schema
from meshapi_sandbox.engine.chat import ChatRequest, Completion, complete
from meshapi_sandbox.engine.json_values import is_object
from meshapi_sandbox.engine.templating import MissingVariables, fill
from meshapi_sandbox.engine.tools import UnknownTool
from meshapi_sandbox.errors import ApiError, invalid
from meshapi_sandbox.models_for import Chosen, refuse_unpaid, serving
from meshapi_sandbox.operations import Call, handles
from meshapi_sandbox.streams import ChatStream, EventStream, forwarded
from meshapi_sandbox.upstream import GATEWAY_ONLY, Upstream
from meshapi_sandbox.validation import read


@handles("create_chat_completion")
async def create_chat_completion(call: Call, params: ChatCompletionParams) -> Response:
    params = await run_in_threadpool(with_template, call, params)
    if call.services.upstream is not None:
        return await _hand_over(call, call.services.upstream, params)
    if not params.messages:
        raise invalid("There must be at least one message.", "messages")
    wanted = [params.model or DEFAULT_CHAT_MODEL, *(params.models or ())]
    if params.model is None and params.models:
        wanted = params.models
    chosen = serving(call, wanted, "text", params.weight_profile)
    refuse_unpaid(call, chosen.model)
    completion = await run_in_threadpool(_complete, params)
    answer = _Answer(call, chosen, completion)
    return answer.streamed() if params.stream else answer.whole()


def with_template(call: Call, params: ChatCompletionParams) -> ChatCompletionParams:
    """The request with its template worked in: template messages first, then the request's; its settings
    win.
    """
    if params.template is None:
        return params
    template = call.services.templates.find(call.owner, params.template)
    if template is None:
        raise ApiError(404, f"There is no template '{params.template}'.")
    try:
        messages = fill(
            template.fields.get("system"), template.fields.get("messages"), params.variables or {}
        )
    except MissingVariables as missing:
        details = [
            {
                "type": "missing",
                "loc": ["body", "variables", name],
                "msg": f"The template needs a value for '{name}'.",
            }
            for name in missing.names
        ]
        names = ", ".join(missing.names)
        raise ApiError(422, f"The template needs values for: {names}.", details=details) from None
    given: Dict[str, Any] = json.loads(params.model_dump_json(exclude_unset=True, exclude_none=True))
    defaults: Dict[str, Any] = dict(template.fields.get("params") or {})
    if template.fields.get("model"):
        defaults["model"] = template.fields["model"]
    return read(ChatCompletionParams, {**defaults, **given, "messages": [*messages, *given["messages"]]})


def _complete(params: ChatCompletionParams) -> Completion:
    body: Dict[str, Any] = json.loads(params.model_dump_json(exclude_none=True))
    try:
        return complete(
            ChatRequest(
                messages=body["messages"],
                tools=body.get("tools", ()),
                tool_choice=body.get("tool_choice"),
                response_format=_response_format(body.get("response_format")),
                max_tokens=params.max_tokens,
                stop=[params.stop] if isinstance(params.stop, str) else params.stop or (),
                seed=params.seed,
            )
        )
    except UnknownTool as unknown:
        raise invalid(
            f"'{unknown.name}' is not among the tools.", "tool_choice", "function", "name"
        ) from None
    except json_schema.UnusableSchema as unusable:
        where = ("response_format", "json_schema", "schema") if params.response_format else ("tools",)
        raise invalid(unusable.reason, *where) from None


def _response_format(given: Optional[Mapping[str, Any]]) -> Optional[Mapping[str, Any]]:
    if given is None:
        return None
    if given.get("type") not in ("text", "json_object", "json_schema"):
        raise invalid("type must be 'text', 'json_object' or 'json_schema'.", "response_format", "type")
    if given["type"] == "json_schema":
        wrapper = given.get("json_schema")
        if not is_object(wrapper) or not is_object(wrapper.get("schema")) or not wrapper.get("name"):
            raise invalid("json_schema needs a name and a schema.", "response_format", "json_schema")
    return given


class _Answer:
    """A completion on its way out, whole or as a stream."""

    def __init__(self, call: Call, chosen: Chosen, completion: Completion) -> None:
        self._call = call
        self._chosen = chosen
        self._completion = completion
        self._head: Dict[str, Any] = {
            "id": f"chatcmpl-{uuid4().hex}",
            "object": "chat.completion",
            "created": int(time.time()),
            "model": chosen.model.id,
        }

    def whole(self) -> Response:
        completion = self._completion
        usage, price = self._bill(completion.completion_tokens)
        message: Dict[str, Any] = {"role": "assistant", "content": completion.text}
        if completion.tool_calls:
            message["content"] = None
            message["tool_calls"] = [
                {
                    "id": made.id,
                    "type": "function",
                    "function": {"name": made.name, "arguments": made.arguments},
                }
                for made in completion.tool_calls
            ]
        choice = {"index": 0, "message": message, "finish_reason": completion.finish_reason, "logprobs": None}
        answer = ChatCompletionResponse.model_validate(
            {
                **self._head,
                "choices": [choice],
                "usage": usage,
                "system_fingerprint": None,
                "cost": price,
                **self._chosen.routing_facts(),
            }
        )
        body = answer.model_dump_json(by_alias=True, exclude_unset=True)
        return Response(body, 200, self._chosen.headers(stream=False), "application/json")

    def streamed(self) -> Response:
        stream = ChatStream(
            head={**self._head, "object": "chat.completion.chunk"},
            completion=self._completion,
            bill=self._bill,
            delay=self._call.services.settings.token_delay,
        )
        return EventStream(stream.frames(), self._chosen.headers(stream=True))

    def _bill(self, completion_tokens: int) -> tuple[Dict[str, int], str]:
        """Charge the account for what was delivered; the usage and the price, as on the wire."""
        asked = self._completion.prompt_tokens
        amount = cost(self._chosen.model, asked, completion_tokens)
        self._call.bill(self._chosen.model.id, amount, asked, completion_tokens)
        usage = {
            "prompt_tokens": asked,
            "completion_tokens": completion_tokens,
            "total_tokens": asked + completion_tokens,
        }
        return usage, money(amount)


async def _hand_over(call: Call, upstream: Upstream, params: ChatCompletionParams) -> Response:
    """Let the upstream server answer; the template is worked in already."""
    members: Dict[str, Any] = json.loads(params.model_dump_json(exclude_unset=True, exclude_none=True))
    body = {name: value for name, value in members.items() if name not in GATEWAY_ONLY}
    if params.model is None and params.models:
        body["model"] = params.models[0]
    if not params.stream:
        return JSONResponse(await upstream.post("/chat/completions", body))
    body["stream_options"] = {"include_usage": True}
    events = upstream.stream("/chat/completions", body)
    # The first event before the status: a refusal then keeps its own status.
    try:
        first: List[bytes] = [await events.__anext__()]
    except StopAsyncIteration:
        raise ApiError(502, "The upstream server sent no events.") from None
    return EventStream(forwarded(first, events, call.request_id))
