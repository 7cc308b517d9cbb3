"""From an operation and its body to an answer, for requests from outside and for those that a handler makes."""

from __future__ import annotations

import inspect
import json
from typing import Any, Dict, Optional

from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from meshapi_generated.registry import OPERATIONS
from meshapi_generated.runtime.requests import Operation
from meshapi_sandbox.engine.json_values import is_array
from meshapi_sandbox.errors import ApiError, envelope, invalid
from meshapi_sandbox.operations import HANDLERS, Call, Handler, Result
from meshapi_sandbox.validation import choose, read


async def run(handler: Handler, *arguments: Any) -> Result:
    """Call a handler: a coroutine here, a plain function in a worker thread."""
    if inspect.iscoroutinefunction(handler):
        return await handler(*arguments)
    return await run_in_threadpool(handler, *arguments)


async def perform(call: Call, operation_id: str, body: Dict[str, Any]) -> Dict[str, Any]:
    """Do another operation on behalf of a call; its JSON answer, for there is no stream here. Raises ApiError."""
    operation = OPERATIONS[operation_id]
    if operation.stream and body.get(operation.stream.flag or "") is True:
        raise invalid("There is no stream here.", operation.stream.flag or "")
    params = read(choose(operation.request, body), body)
    response = render(await run(HANDLERS[operation_id].handler, call, params), operation.success_status)
    answer: Dict[str, Any] = json.loads(bytes(response.body))
    return answer


async def outcome(call: Call, operation_id: str, body: Dict[str, Any]) -> Dict[str, Any]:
    """Like ``perform``, as a part of the call: the status and the id of the part stand beside the body, and a
    refusal is an answer like any other.
    """
    part = call.part()
    try:
        status, answer = 200, await perform(part, operation_id, body)
    except ApiError as error:
        await run_in_threadpool(part.failed, body.get("model"))
        status, answer = error.status, envelope(error, part.request_id)
    return {"status_code": status, "request_id": part.request_id, "body": answer}


def posted_to(path: str) -> Optional[Operation]:
    """The operation that takes a JSON body at a path."""
    for operation in OPERATIONS.values():
        if (operation.method, operation.path) == ("POST", path) and operation.request and not operation.file:
            return operation
    return None


def render(result: Result, status: int) -> Response:
    """The answer that carries what a handler returned."""
    if isinstance(result, Response):
        return result
    if result is None:
        return Response(status_code=status)
    return Response(_json(result), status, media_type="application/json")


def _json(result: Any) -> str:
    if is_array(result):
        return f"[{','.join(map(_json, result))}]"
    assert isinstance(result, BaseModel)
    return result.model_dump_json(by_alias=True, exclude_unset=True)
