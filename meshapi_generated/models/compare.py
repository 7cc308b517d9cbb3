# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Several models side by side, with a judge."""

from typing import Annotated, Any, Dict, List, Literal, Optional, Union

from pydantic import ConfigDict, Field

from meshapi_generated.runtime.models import MeshModel, RequestModel

from . import chat


class CompareStreamEvent(MeshModel):
    """One event of a streamed comparison. Which fields it has depends on its name; all are kept."""

    event: Optional[
        Union[Literal["delta", "model_chunk", "model_stream_done", "comparison_chunk", "done"], str]
    ] = None
    """Name of the event."""
    data: Optional[Any] = None
    """All that came with the event, as an object."""
    delta: Optional[str] = None
    """Text to append to the answer of `model`, or to the judge's."""
    model: Optional[str] = None
    """Model that the event is about; none for the judge."""
    comparison_id: Optional[str] = None
    """Id of the comparison."""
    comparison_model: Optional[str] = None
    """Model that judges."""
    models: Optional[List[str]] = None
    """Ids of the models asked."""
    latency_ms: Optional[int] = None
    """Time that the model took, in milliseconds."""
    total_latency_ms: Optional[int] = None
    """Time that the whole took, in milliseconds."""
    finish_reason: Optional[str] = None
    """Why the model stopped, such as `stop` or `length`."""
    error: Optional[Any] = None
    """Why the model failed, as a rule a text for people."""
    error_code: Optional[str] = None
    """Slug of the model's fault, such as `upstream_error`."""
    usage: Optional[Dict[str, Any]] = None
    """Tokens used, such as `prompt_tokens` and `completion_tokens`."""
    skip_comparison: Optional[bool] = None
    """Whether the judge was left out."""
    partial: Optional[bool] = None
    """Whether a model failed."""
    comparison_fallback_used: Optional[bool] = None
    """Whether another judge than the one asked for had to step in."""


class ModelOverride(RequestModel):
    """Settings for one of the models compared."""

    model: str
    """Id of the model."""
    temperature: Annotated[Optional[float], Field(ge=0.0, le=2.0)] = None
    """Its sampling temperature, 0 to 2. Default: that of the request."""
    max_tokens: Annotated[Optional[int], Field(ge=1)] = None
    """Highest number of tokens that it may produce. Default: that of the request."""
    system_prompt: Optional[str] = None
    """System message for this model only."""


class TokenUsage(MeshModel):
    """Tokens used."""

    prompt_tokens: Optional[int] = None
    """Tokens of the prompt."""
    completion_tokens: Optional[int] = None
    """Tokens of the reply."""
    total_tokens: Optional[int] = None
    """Tokens of both."""


class ModelCompareResult(MeshModel):
    """What one model said, or why it failed."""

    model: str
    """Id of the model."""
    latency_ms: int
    """Time that it took, in milliseconds."""
    request_id: str
    """Id of this part of the exchange."""
    content: Optional[str] = None
    """Its answer. Null when it failed."""
    response_body: Optional[Dict[str, Any]] = None
    """Its whole chat completion."""
    error: Optional[str] = None
    """Why it failed, for people."""
    error_code: Optional[str] = None
    """Slug of the fault, such as `upstream_error`."""
    usage: Optional[TokenUsage] = None
    """Tokens that it used."""


class CompareResponse(MeshModel):
    """The answers of several models and their comparison."""

    comparison_id: str
    """Id of the comparison."""
    object: str
    """Kind of the object, `compare.completion`."""
    created: int
    """When it was made, in Unix seconds."""
    models: List[str]
    """Ids of the models asked, each once, in the order of the request."""
    results: List[ModelCompareResult]
    """What each model said, in the order of `models`."""
    comparison: Optional[str] = None
    """What the judge says. Null when it was left out, or fewer than two models answered."""
    comparison_model: Optional[str] = None
    """Model that judged."""
    comparison_usage: Optional[TokenUsage] = None
    """Tokens that the judge used."""
    comparison_fallback_used: Optional[bool] = False
    """Whether another judge than the one asked for had to step in."""
    total_latency_ms: int
    """Time that the whole took, in milliseconds."""
    partial: Optional[bool] = False
    """Whether a model failed."""
    skip_comparison: Optional[bool] = False
    """Whether the judge was left out."""


class CompareParams(RequestModel):
    """A question to several models. A field that is null counts as left out."""

    model_config = ConfigDict(
        extra="forbid",
    )
    models: Annotated[List[str], Field(max_length=10, min_length=1)]
    """Ids of the models, 1 to 10. One that is named twice is asked once."""
    messages: List[chat.ChatMessage]
    """The conversation so far, oldest message first. Messages of a template come before it."""
    model_overrides: Optional[List[ModelOverride]] = None
    """Settings for single models."""
    comparison_model: Optional[str] = None
    """Id of the model that judges. Default: the gateway's."""
    comparison_instructions: Optional[str] = None
    """What the judge should look at."""
    temperature: Annotated[Optional[float], Field(ge=0.0, le=2.0)] = None
    """Sampling temperature of all models, 0 to 2; higher is more random. Default: the models'."""
    max_tokens: Annotated[Optional[int], Field(ge=1)] = None
    """Highest number of tokens that each model may produce. Default: the models'."""
    stream: bool = False
    """Whether the answer comes as a stream of events."""
    cache: Optional[bool] = None
    """Whether the gateway's response cache may be used. Default: the gateway's."""
    template: Optional[str] = None
    """Name or id of a stored template to start from."""
    variables: Optional[Dict[str, str]] = None
    """Values for the `{{name}}` slots of the template. A missing one is a 422, one too many is ignored."""
    skip_comparison: bool = False
    """Whether to do without the judge. The models' answers are then streamed as they are written."""
