"""A request for a response, in the terms of chat."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Mapping, Optional, Sequence

from meshapi_generated.models import ResponsesParams
from meshapi_sandbox.engine.json_values import is_array, is_object
from meshapi_sandbox.errors import ApiError, invalid

Message = Dict[str, Any]

# Members that mean the same in both.
_SHARED = "model template variables session_id temperature top_p seed user timeout service_tier response_format".split()
_ROLES = {"user": "user", "assistant": "assistant", "system": "system", "developer": "system"}
_TEXT_PARTS = ("input_text", "output_text", "text", "refusal")
# Items that a client hands back with the rest of an output, but that say nothing to the model.
_SILENT = ("reasoning", "item_reference", "web_search_call", "file_search_call", "code_interpreter_call")


def messages_of(source: Any) -> List[Message]:
    """The input as chat messages: a text, or a list of messages, calls and results of calls."""
    if isinstance(source, str):
        return [{"role": "user", "content": source}]
    messages: List[Message] = []
    for place, item in enumerate(source):
        message = _message(item, place)
        calls = message.get("tool_calls")
        if calls and messages and messages[-1].get("tool_calls"):
            messages[-1]["tool_calls"].extend(calls)  # calls that were made together stand in one message
        elif message:
            messages.append(message)
    if not messages:
        raise invalid("There is nothing to answer.", "input")
    return messages


def chat_body(params: ResponsesParams, messages: Sequence[Message]) -> Dict[str, Any]:
    """The chat request that answers ``messages`` as the params want it."""
    given: Dict[str, Any] = json.loads(params.model_dump_json(exclude_none=True))
    body = {name: given[name] for name in _SHARED if name in given}
    instructions = [{"role": "system", "content": params.instructions}] if params.instructions else []
    body["messages"] = [*instructions, *messages]
    if params.max_output_tokens is not None:
        body["max_tokens"] = params.max_output_tokens
    if params.text and params.text.get("format") is not None:
        body["response_format"] = _format(params.text["format"])
    tools = [
        _tool(tool, place) for place, tool in enumerate(given.get("tools", ())) if tool["type"] == "function"
    ]
    if tools:
        body["tools"] = tools
        choice = _choice(params.tool_choice)
        body.update({"tool_choice": choice} if choice else {})
    return body


def _message(item: Any, place: int) -> Message:
    if isinstance(item, str):
        return {"role": "user", "content": item}
    if not is_object(item):
        raise invalid("An item must be a text or an object.", "input", place)
    kind = item.get("type", "message")
    if kind == "message" and item.get("role") in _ROLES:
        return {"role": _ROLES[item["role"]], "content": _content(item.get("content"), place)}
    if kind == "function_call":
        function = {"name": _text(item, "name", place), "arguments": _text(item, "arguments", place)}
        call = {"id": _text(item, "call_id", place), "type": "function", "function": function}
        return {"role": "assistant", "content": None, "tool_calls": [call]}
    if kind == "function_call_output":
        output = item.get("output")
        return {
            "role": "tool",
            "tool_call_id": _text(item, "call_id", place),
            "content": output if isinstance(output, str) else json.dumps(output),
        }
    if kind in _SILENT:
        return {}
    raise invalid("An item must be a message, a function_call or a function_call_output.", "input", place)


def _content(content: Any, place: int) -> Any:
    if isinstance(content, str):
        return content
    if not is_array(content):
        raise invalid("The content must be a text or a list of parts.", "input", place, "content")
    return [_part(part, place) for part in content]


def _part(part: Any, place: int) -> Dict[str, Any]:
    kind = part.get("type") if is_object(part) else None
    if kind in _TEXT_PARTS:
        return {"type": "text", "text": _text(part, "refusal" if kind == "refusal" else "text", place)}
    if kind in ("input_image", "image_url"):
        image = part.get("image_url")
        url = image.get("url") if is_object(image) else image or f"file:{part.get('file_id')}"
        if isinstance(url, str):
            return {"type": "image_url", "image_url": {"url": url}}
    if kind == "input_file":
        name = part.get("filename") or part.get("file_url") or part.get("file_id")
        return {"type": "text", "text": f"[{name}]"}
    raise invalid("A part must be an input_text, an input_image or an input_file.", "input", place, "content")


def _text(item: Mapping[str, Any], name: str, place: int) -> str:
    if not isinstance(item.get(name), str):
        raise invalid("Input should be a valid string", "input", place, name)
    return str(item[name])


def _format(wanted: Any) -> Dict[str, Any]:
    """``text.format`` holds the schema itself, ``response_format`` one level deeper."""
    if not is_object(wanted):
        raise invalid("Input should be an object", "text", "format")
    if wanted.get("type") != "json_schema":
        return {"type": wanted.get("type")}
    return {"type": "json_schema", "json_schema": {name: wanted[name] for name in wanted if name != "type"}}


def _tool(tool: Mapping[str, Any], place: int) -> Dict[str, Any]:
    """A function as chat has it. Here its members stand beside ``type``; older clients nest them."""
    function = tool.get("function", tool)
    if not is_object(function) or not isinstance(function.get("name"), str):
        raise invalid("A function needs a name.", "tools", place, "name")
    wanted = {name: function[name] for name in ("name", "description", "parameters") if name in function}
    return {"type": "function", "function": wanted}


def _choice(choice: Any) -> Optional[Any]:
    """None leaves it to the model, as does the choice of a tool that the provider runs."""
    if isinstance(choice, str) and choice in ("auto", "none", "required"):
        return choice
    if is_object(choice):
        function = choice.get("function", choice)
        name = function.get("name") if is_object(function) else None
        return {"type": "function", "function": {"name": name}} if isinstance(name, str) else None
    if choice is None:
        return None
    raise ApiError(400, "tool_choice must be 'auto', 'none', 'required', or name a function.")
