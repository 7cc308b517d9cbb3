# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Chat completions, whole or streamed."""

from typing import Annotated, Any, Dict, List, Literal, Optional, Union

from pydantic import ConfigDict, Field
from typing_extensions import TypeAliasType

from meshapi_generated.runtime.models import MeshModel, RequestModel


class AudioOutputOptions(RequestModel):
    """How to speak the reply of a chat."""

    voice: str = "alloy"
    """Name of the voice."""
    format: Literal["wav", "mp3", "flac", "opus", "pcm16"] = "wav"
    """Encoding of the recording."""


ChatRole = TypeAliasType("ChatRole", Literal["system", "user", "assistant", "tool"])
"""Who speaks in a message of a request."""


class ContentPartText(MeshModel):
    """A piece of text."""

    type: Literal["text"] = "text"
    """Kind of the part."""
    text: str
    """The text."""
    cache_control: Optional[Dict[str, Any]] = None
    """Mark up to which the provider may cache the prompt, such as `{"type": "ephemeral"}`; the last four count."""


class ImageDetail(MeshModel):
    """Address of an image and how closely to look at it."""

    url: str
    """`https:` or `data:` URL of the image."""
    detail: Optional[Union[Literal["auto", "low", "high"], str]] = None
    """Resolution to look with: `auto`, `low` or `high`. Default: `auto`."""


class ImageOptions(RequestModel):
    """How to make images in a chat."""

    n: Annotated[int, Field(ge=1, le=10)] = 1
    """Number of images, 1 to 10."""
    size: str = "1024x1024"
    """Width and height in pixels."""
    quality: str = "high"
    """Quality, in the model's own terms."""
    response_format: Literal["url", "b64_json"] = "url"
    """Whether the images come as addresses or in base64."""


class InputAudio(MeshModel):
    """A recording, given in exactly one of `data`, `uri` and `url`."""

    data: Optional[str] = None
    """The recording itself, in base64."""
    uri: Optional[str] = None
    """Address of the recording at a provider's storage."""
    url: Optional[str] = None
    """Web address of the recording."""
    format: Union[Literal["wav", "mp3", "aiff", "aac", "ogg", "flac", "m4a", "pcm16", "pcm24"], str]
    """Encoding of the recording."""


class ReasoningOptions(RequestModel):
    """How the model thinks. Give `effort` or `max_tokens`, not both."""

    effort: Optional[str] = None
    """How long to think, such as `high`, `medium`, `low` or `none`."""
    max_tokens: Optional[int] = None
    """Highest number of tokens to think with."""
    exclude: Optional[bool] = None
    """Whether the reasoning is left out of the answer. Default: false."""
    enabled: Optional[bool] = None
    """`true` thinks with the model's defaults, `false` does not think."""
    context: Optional[Any] = None
    """Passed on to the models that know it, in their own terms."""
    mode: Optional[Any] = None
    """Passed on to the models that know it, in their own terms."""


class ToolCallFunction(MeshModel):
    """Name and arguments of a call."""

    name: str
    """Name of the function."""
    arguments: str
    """The arguments as JSON text. A model wrote it, so it may be invalid."""


class ToolCallFunctionChunk(MeshModel):
    """A piece of the name and arguments of a call."""

    name: Optional[str] = None
    """Name of the function, on the first piece."""
    arguments: Optional[str] = None
    """JSON text to append to the arguments."""


class ToolChoiceFunction(RequestModel):
    """The function to call."""

    name: str
    """Its name in `tools`."""


class ToolChoiceObject(RequestModel):
    """The choice of one function."""

    type: Literal["function"] = "function"
    """Kind of the tool; functions are the only one."""
    function: ToolChoiceFunction
    """The function to call."""


class ToolFunction(RequestModel):
    """A function that the model may call."""

    name: str
    """Name by which the model calls it."""
    description: Optional[str] = None
    """What it does and when to call it."""
    parameters: Optional[Dict[str, Any]] = None
    """JSON Schema of its arguments, an object. Default: no arguments."""


class UnknownContentPart(MeshModel):
    """A part whose type this contract does not know. All its fields are kept."""

    type: str
    """Kind of the part."""


class UsageInfo(MeshModel):
    """Tokens used by a completion."""

    prompt_tokens: int
    """Tokens of the prompt, cached ones included."""
    completion_tokens: int
    """Tokens of the reply."""
    total_tokens: int
    """Tokens of both."""
    prompt_tokens_details: Optional[Dict[str, Any]] = None
    """Shares of the prompt, such as `cached_tokens`, `cache_write_tokens` and `cache_write_1h_tokens`. Absent when nothing was cached."""
    completion_tokens_details: Optional[Dict[str, Any]] = None
    """Shares of the reply, in the provider's form."""
    classifier_prompt_tokens: Optional[int] = None
    """Tokens that `auto` read to choose the model. Not part of `prompt_tokens`."""
    classifier_completion_tokens: Optional[int] = None
    """Tokens that `auto` wrote to choose the model. Not part of `completion_tokens`."""
    classifier_tokens: Optional[int] = None
    """Tokens of both."""


class VideoUrl(MeshModel):
    """Address of a video."""

    url: str
    """`https:` or `data:` URL of the video."""


class ContentPartAudio(MeshModel):
    """A recording to listen to."""

    type: Literal["input_audio"] = "input_audio"
    """Kind of the part."""
    input_audio: InputAudio
    """The recording."""


class ContentPartImage(MeshModel):
    """An image to look at."""

    type: Literal["image_url"] = "image_url"
    """Kind of the part."""
    image_url: ImageDetail
    """Where the image is."""


class ContentPartVideo(MeshModel):
    """A video to watch."""

    type: Literal["video_url"] = "video_url"
    """Kind of the part."""
    video_url: VideoUrl
    """Where the video is."""
    fps: Optional[str] = None
    """Frames to look at per second, as a decimal string. Default: the model's."""


KnownContentPart = TypeAliasType(
    "KnownContentPart",
    Annotated[
        Union[ContentPartText, ContentPartImage, ContentPartAudio, ContentPartVideo],
        Field(discriminator="type"),
    ],
)
"""The parts that this contract knows, told apart by `type`."""


class Tool(RequestModel):
    """A tool that the model may use."""

    type: Literal["function"] = "function"
    """Kind of the tool; functions are the only one."""
    function: ToolFunction
    """The function."""


class ToolCall(MeshModel):
    """A call of a function that the model asks for."""

    id: str
    """Id of the call, to be given as `tool_call_id` with its result."""
    type: Optional[Union[Literal["function"], str]] = "function"
    """Kind of the tool, `function`."""
    function: ToolCallFunction
    """The function to call."""
    thought_signature: Optional[str] = None
    """Signature that some models want back together with the call."""


class ToolCallChunk(MeshModel):
    """A piece of a tool call. `index` tells which call it belongs to, or `id` where that is missing."""

    index: Optional[int] = None
    """Place of the call in the list, from 0. Some providers leave it out."""
    id: Optional[str] = None
    """Id of the call, on its first piece."""
    type: Optional[Union[Literal["function"], str]] = None
    """Kind of the tool, `function`, on the first piece."""
    function: Optional[ToolCallFunctionChunk] = None
    """The new piece of name and arguments."""


ToolChoice = TypeAliasType("ToolChoice", Union[Literal["auto", "none", "required"], ToolChoiceObject])
"""`auto` (the model decides), `none` (no call), `required` (some call), or the one function to call."""


class ChatCompletionChunkDelta(MeshModel):
    """A piece of a message. The pieces are put together in order."""

    role: Optional[Union[Literal["system", "user", "assistant", "tool"], str]] = None
    """Who speaks, on the first piece."""
    content: Optional[str] = None
    """Text to append."""
    tool_calls: Optional[List[ToolCallChunk]] = None
    """Pieces of tool calls."""
    audio: Optional[Dict[str, Any]] = None
    """A piece of the recording, in the provider's form."""


ContentPart = TypeAliasType("ContentPart", Union[KnownContentPart, UnknownContentPart])
"""One part of a message. Parts of an unknown type are kept as they are."""


class ChatCompletionChunkChoice(MeshModel):
    """What is new in one reply."""

    index: int = 0
    """Place of the reply in the list, from 0."""
    delta: Optional[ChatCompletionChunkDelta] = None
    """The new piece of the message."""
    finish_reason: Optional[Union[Literal["stop", "length", "tool_calls", "content_filter"], str]] = None
    """Why the model stopped, on its last piece: `stop`, `length`, `tool_calls` and others."""
    logprobs: Optional[Any] = None
    """Probabilities of the new tokens, in the provider's form."""


class ChatCompletionMessage(MeshModel):
    """A message that a model wrote. It can be sent back as a message of the next request."""

    role: Union[Literal["system", "user", "assistant", "tool"], str]
    """Who speaks, as a rule `assistant`."""
    content: Optional[Union[str, List[ContentPart]]] = None
    """What is said, as text or as a list of parts. Null beside tool calls."""
    tool_calls: Optional[List[ToolCall]] = None
    """Calls that the model asks for."""
    audio: Optional[Dict[str, Any]] = None
    """The reply as a recording, in the provider's form."""


class ChatMessage(RequestModel):
    """One message of a conversation."""

    role: ChatRole
    """Who speaks."""
    content: Optional[Union[str, List[ContentPart]]] = None
    """What is said, as text or as a list of parts. Null only beside the tool calls of an assistant."""
    name: Optional[str] = None
    """Name of the speaker, to tell several of one role apart."""
    tool_call_id: Optional[str] = None
    """Id of the call that a message with the role `tool` answers."""
    tool_calls: Optional[List[ToolCall]] = None
    """Calls that the assistant asked for."""
    reasoning_details: Optional[List[Dict[str, Any]]] = None
    """Reasoning that a provider gave with an assistant's message, handed back unchanged."""


class ChatCompletionChoice(MeshModel):
    """One reply of a chat completion."""

    index: int
    """Place of the reply in the list, from 0."""
    message: Optional[ChatCompletionMessage] = None
    """The reply."""
    finish_reason: Optional[Union[Literal["stop", "length", "tool_calls", "content_filter"], str]] = None
    """Why the model stopped: `stop`, `length` (`max_tokens` reached), `tool_calls` and others."""
    logprobs: Optional[Any] = None
    """Probabilities of the tokens, in the provider's form."""


class ChatCompletionChunk(MeshModel):
    """One event of a streamed chat completion."""

    id: str = ""
    """Id of the completion, the same in all its chunks."""
    object: str = "chat.completion.chunk"
    """Kind of the object, `chat.completion.chunk`."""
    created: int = 0
    """When the completion was begun, in Unix seconds; 0 where a provider does not say."""
    model: str = ""
    """Model that serves, which may be the provider's name of a build."""
    choices: Annotated[List[ChatCompletionChunkChoice], Field(validate_default=True)] = []
    """What is new in each reply. Empty on the chunk that carries the usage."""
    usage: Optional[UsageInfo] = None
    """Tokens used, on the last chunk."""
    cost: Optional[Union[str, float]] = None
    """Price of the call in US dollars, as a rule a decimal string, on the last chunk. Often absent."""
    system_fingerprint: Optional[str] = None
    """The provider's mark for the configuration that serves."""


class ChatCompletionParams(RequestModel):
    """A request for a chat completion. A field that is null counts as left out."""

    model_config = ConfigDict(
        extra="forbid",
    )
    messages: List[ChatMessage]
    """The conversation so far, oldest message first. Messages of a template come before it."""
    model: Optional[str] = None
    """Id of the model, such as `openai/gpt-4o-mini`, or `auto` to let the gateway choose. Default: the template's model, else the key's."""
    models: Optional[List[str]] = None
    """Ids of models to fall back to, in this order."""
    stream: bool = False
    """Whether the answer comes as a stream of chunks."""
    template: Optional[str] = None
    """Name or id of a stored template to start from."""
    variables: Optional[Dict[str, str]] = None
    """Values for the `{{name}}` slots of the template. A missing one is a 422, one too many is ignored."""
    session_id: Optional[str] = None
    """Label that groups requests in the usage figures."""
    temperature: Annotated[Optional[float], Field(ge=0.0, le=2.0)] = None
    """Sampling temperature, 0 to 2; higher is more random. Default: the model's."""
    max_tokens: Annotated[Optional[int], Field(ge=1)] = None
    """Highest number of tokens to produce. Default: the model's."""
    top_p: Annotated[Optional[float], Field(ge=0.0, le=1.0)] = None
    """Nucleus sampling: only the likeliest tokens that together reach this probability, 0 to 1, are considered. Default: the model's."""
    frequency_penalty: Annotated[Optional[float], Field(ge=-2.0, le=2.0)] = None
    """Penalty on tokens by how often they occurred, -2 to 2; positive values discourage repetition."""
    presence_penalty: Annotated[Optional[float], Field(ge=-2.0, le=2.0)] = None
    """Penalty on tokens that occurred at all, -2 to 2; positive values encourage new subjects."""
    stop: Optional[Union[str, List[str]]] = None
    """Text, or list of texts, at which the model stops."""
    seed: Optional[int] = None
    """Seed for repeatable sampling, where the model supports it."""
    tools: Optional[List[Tool]] = None
    """Functions that the model may call."""
    tool_choice: Optional[ToolChoice] = None
    """Whether and which of the `tools` is called. Default: the model decides."""
    response_format: Optional[Dict[str, Any]] = None
    """Form of the reply: `{"type": "text"}`, `{"type": "json_object"}`, or `{"type": "json_schema", "json_schema": {"name": ..., "schema": ...}}`. A model without support may answer in plain text."""
    user: Annotated[Optional[str], Field(max_length=256)] = None
    """Your own id of the end user, 256 characters at most."""
    modality: Optional[Literal["text", "image"]] = None
    """What to produce: `text` or `image`. Default: text."""
    modalities: Optional[List[Literal["text", "audio", "image"]]] = None
    """What the reply may consist of."""
    image: Optional[ImageOptions] = None
    """How to make images, when `modality` is `image`."""
    audio: Optional[AudioOutputOptions] = None
    """How to speak, when `modalities` contains `audio`."""
    async_mode: Optional[bool] = None
    """Asks for asynchronous work. What that changes in the response is not specified."""
    timeout: Annotated[Optional[float], Field(gt=0.0)] = None
    """Seconds that the gateway waits for the provider, more than 0. Default: 300. The client has its own timeout."""
    cache: Optional[bool] = None
    """Whether the gateway's response cache may be used; `false` goes past it. Default: true."""
    transforms: Optional[List[str]] = None
    """Transformations of an over-long prompt, such as `middle-out`."""
    reasoning_effort: Optional[Literal["high", "medium", "low", "none"]] = None
    """How long the model may think. Models that cannot think refuse it. `reasoning` says more."""
    reasoning: Optional[ReasoningOptions] = None
    """How the model thinks; replaces `reasoning_effort`."""
    service_tier: Optional[Union[Literal["default", "auto", "flex"], str]] = None
    """Speed against price: `default`, `auto`, or `flex` (cheaper, slower, for some models). Default: `default`."""
    weight_profile: Optional[
        Union[Literal["quality_first", "balanced", "cost_first", "latency_first"], str]
    ] = None
    """What `auto` looks at when it chooses a model. An unknown value counts as `balanced`, which is the default."""


class ChatCompletionResponse(MeshModel):
    """A whole chat completion."""

    id: str
    """Id of the completion."""
    object: str
    """Kind of the object, `chat.completion`."""
    created: int
    """When it was made, in Unix seconds."""
    model: str
    """Model that served, which may be the provider's name of a build."""
    choices: List[ChatCompletionChoice]
    """The replies, as a rule one."""
    usage: Optional[UsageInfo] = None
    """Tokens used."""
    system_fingerprint: Optional[str] = None
    """The provider's mark for the configuration that served."""
    cost: Optional[Union[str, float]] = None
    """Price of the call in US dollars, as a rule a decimal string. Often absent."""
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
