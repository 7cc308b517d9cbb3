# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Responses, whole, streamed or made in the background."""

from typing import Annotated, Any, Dict, List, Literal, Optional, Union

from pydantic import ConfigDict, Field

from meshapi_generated.runtime.bases import OutputText
from meshapi_generated.runtime.models import MeshModel, RequestModel


class BuiltinTool(RequestModel):
    """A tool that the provider runs. Its settings stand beside `type`, in the provider's terms."""

    type: Union[
        Literal[
            "image_generation",
            "web_search_preview",
            "web_search_preview_2025_03_11",
            "file_search",
            "computer_use_preview",
            "code_interpreter",
        ],
        str,
    ]
    """Which tool it is."""


class ResponsesFunctionTool(RequestModel):
    """A function that the model may call."""

    type: Literal["function"] = "function"
    """Kind of the tool."""
    name: str
    """Name by which the model calls it."""
    description: Optional[str] = None
    """What it does and when to call it."""
    parameters: Optional[Dict[str, Any]] = None
    """JSON Schema of its arguments, an object. Default: no arguments."""
    strict: Optional[bool] = None
    """Whether the arguments must fit the schema exactly, where the model supports it."""


class ResponsesListItem(MeshModel):
    """A background response, without what it made."""

    id: str
    """Id of the response."""
    object: Optional[str] = None
    """Kind of the object, `response`."""
    model: Optional[str] = None
    """Model that makes it."""
    provider: Optional[str] = None
    """Slug of the provider that makes it."""
    status: Optional[
        Union[Literal["queued", "in_progress", "completed", "failed", "incomplete", "cancelled"], str]
    ] = None
    """How far it is: `queued`, `in_progress`, `completed`, `failed`, `incomplete` or `cancelled`."""
    created_at: Optional[int] = None
    """When it was queued, in Unix seconds."""
    completed_at: Optional[int] = None
    """When it was done, in Unix seconds."""
    usage_synced: Optional[bool] = None
    """Whether it is in the usage figures yet."""


class ResponsesListResponse(MeshModel):
    """One page of background responses."""

    object: Optional[str] = None
    """Kind of the object, `list`."""
    data: Annotated[Optional[List[ResponsesListItem]], Field(validate_default=True)] = []
    """The responses of the page."""
    has_more: Optional[bool] = False
    """Whether there are further pages."""
    first_id: Optional[str] = None
    """Id of the first response of the page."""
    last_id: Optional[str] = None
    """Id of the last response of the page, to ask for the next one with `after`."""


class ResponsesParams(RequestModel):
    """A request for a response. A field that is null counts as left out."""

    model_config = ConfigDict(
        extra="forbid",
    )
    input: Union[str, List[Any]]
    """What to answer, as text or as a list of messages and other items."""
    model: Optional[str] = None
    """Id of the model, such as `openai/o4-mini`, or `auto` to let the gateway choose. Default: the template's model, else the key's."""
    instructions: Optional[str] = None
    """System message for this response."""
    previous_response_id: Optional[str] = None
    """Id of the response that this one goes on from. An unknown one is `resource_not_found`."""
    background: Optional[bool] = None
    """Whether the response is made in the background. Its price is reserved when it is queued. Default: false."""
    store: Optional[bool] = None
    """Whether the provider keeps the response. Default: the provider's."""
    template: Optional[str] = None
    """Name or id of a stored template to start from."""
    variables: Optional[Dict[str, str]] = None
    """Values for the `{{name}}` slots of the template. A missing one is a 422, one too many is ignored."""
    session_id: Optional[str] = None
    """Label that groups requests in the usage figures."""
    stream: bool = False
    """Whether the answer comes as a stream of events."""
    max_output_tokens: Annotated[Optional[int], Field(ge=1)] = None
    """Highest number of tokens to produce. Default: the model's."""
    max_tool_calls: Annotated[Optional[int], Field(ge=1, le=10)] = None
    """Highest number of calls of built-in tools, 1 to 10. Default: the model's."""
    temperature: Annotated[Optional[float], Field(ge=0.0, le=2.0)] = None
    """Sampling temperature, 0 to 2; higher is more random. Default: the model's."""
    top_p: Annotated[Optional[float], Field(ge=0.0, le=1.0)] = None
    """Nucleus sampling: only the likeliest tokens that together reach this probability, 0 to 1, are considered. Default: the model's."""
    seed: Optional[int] = None
    """Seed for repeatable sampling, where the model supports it."""
    reasoning: Optional[Dict[str, Any]] = None
    """How the model thinks, such as `{"effort": "low"}`."""
    thinking: Optional[Dict[str, Any]] = None
    """How the model thinks, in the terms of providers that call it so."""
    tools: Optional[List[Union[ResponsesFunctionTool, BuiltinTool]]] = None
    """Functions that the model may call, and tools that the provider runs."""
    tool_choice: Optional[Union[str, Dict[str, Any]]] = None
    """Whether and which of the `tools` is used: `auto`, `none`, `required`, or an object that names one. Default: the model decides."""
    text: Optional[Dict[str, Any]] = None
    """Form of the text, such as `{"format": {"type": "json_schema", "name": ..., "schema": ...}}`."""
    response_format: Optional[Dict[str, Any]] = None
    """Form of the text in the terms of chat: `{"type": "text"}`, `{"type": "json_object"}`, or `{"type": "json_schema", "json_schema": {"name": ..., "schema": ...}}`. Older than `text`."""
    include: Optional[List[Any]] = None
    """What else to put into the output, in the provider's terms."""
    caching: Optional[Dict[str, Any]] = None
    """How the provider caches the input, in its own terms."""
    context_management: Optional[Dict[str, Any]] = None
    """How the provider shortens a context that grows too long, in its own terms."""
    expire_at: Optional[int] = None
    """Until when the provider keeps the response, in Unix seconds."""
    plugins: Optional[List[Any]] = None
    """Plugins for web search. The built-in tool `web_search_preview` replaces them."""
    user: Annotated[Optional[str], Field(max_length=256)] = None
    """Your own id of the end user, 256 characters at most."""
    timeout: Annotated[Optional[float], Field(gt=0.0)] = None
    """Seconds that the gateway waits for the provider, more than 0. Default: 300. The client has its own timeout."""
    service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None
    """Speed against price: `default`, `auto`, or `flex` (cheaper, slower, for some models, not in the background). Default: `default`."""


class ResponsesUsage(MeshModel):
    """Tokens used by a response. Providers use one or the other pair of names."""

    input_tokens: Optional[int] = None
    """Tokens of the input, cached ones included."""
    output_tokens: Optional[int] = None
    """Tokens of the output."""
    total_tokens: Optional[int] = None
    """Tokens of both."""
    prompt_tokens: Optional[int] = None
    """Another name of `input_tokens`."""
    completion_tokens: Optional[int] = None
    """Another name of `output_tokens`."""
    prompt_tokens_details: Optional[Dict[str, Any]] = None
    """Shares of the input, such as `cached_tokens`."""
    completion_tokens_details: Optional[Dict[str, Any]] = None
    """Shares of the output, such as `reasoning_tokens`."""
    classifier_tokens: Optional[int] = None
    """Tokens that `auto` took to choose the model. Not part of the others."""


class ResponsesResponse(OutputText):
    """A response, or the state of one that is still being made."""

    id: Optional[str] = None
    """Id of the response."""
    error: Optional[Dict[str, Any]] = None
    """Why it failed, in the members `code` and `message`."""
    object: Optional[str] = None
    """Kind of the object, `response`."""
    model: Optional[str] = None
    """Model that served, which may be the provider's name of a build."""
    status: Optional[
        Union[Literal["queued", "in_progress", "completed", "failed", "incomplete", "cancelled"], str]
    ] = None
    """How far it is: `queued`, `in_progress`, `completed`, `failed`, `incomplete` or `cancelled`."""
    output: Optional[Any] = None
    """What the model made: a list of items, each an object with a `type` such as `message`, `function_call` or `reasoning`. Some providers give a plain text."""
    usage: Optional[ResponsesUsage] = None
    """Tokens used."""
    x_auto_routed: Optional[bool] = None
    """Whether `auto` chose the model."""
    x_resolved_model_id: Optional[str] = None
    """Model that `auto` chose."""
    x_auto_routed_fallback: Optional[bool] = None
    """Whether `auto` fell back to a fixed choice."""
    x_auto_routed_fallback_reason: Optional[str] = None
    """Why `auto` fell back, such as `classifier_timeout`."""
    x_classifier_usage: Optional[List[Dict[str, Any]]] = None
    """Tokens that choosing the model took, one entry for each attempt."""


class ResponsesStreamEvent(MeshModel):
    """One event of a streamed response. What stands beside `type` depends on it; all is kept."""

    type: Optional[
        Union[
            Literal[
                "response.created",
                "response.in_progress",
                "response.output_text.delta",
                "response.reasoning_text.delta",
                "response.completed",
                "response.failed",
            ],
            str,
        ]
    ] = None
    """Kind of the event, such as `response.output_text.delta`."""
    delta: Optional[Any] = None
    """The new piece, on events whose `type` ends in `.delta`; as a rule a text to append."""
    response: Optional[Dict[str, Any]] = None
    """The response so far, on the events that begin and end it."""
    usage: Optional[ResponsesUsage] = None
    """Tokens used."""
