# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""The catalogue of models and their prices."""

from typing import Annotated, List, Literal, Optional, Union

from pydantic import ConfigDict, Field

from meshapi_generated.runtime.models import MeshModel, RequestModel


class ModelPricing(MeshModel):
    """Prices of a model in US dollars, as decimal strings. A price that is null or not there is not known."""

    pricing_unit: Optional[str] = None
    """What the prices per unit count, such as `per_1m_tokens` or `per_second`."""
    input_usd_per_unit: Optional[str] = None
    """Price of a unit of input. Models that do not count tokens have only the prices per unit."""
    output_usd_per_unit: Optional[str] = None
    """Price of a unit of output."""
    prompt_usd_per_1m: Optional[str] = None
    """Price of a million tokens of the prompt."""
    completion_usd_per_1m: Optional[str] = None
    """Price of a million tokens of the reply."""
    prompt_usd_per_1k: Optional[str] = None
    """Price of a thousand tokens of the prompt. No longer sent; see `prompt_usd_per_1m`."""
    completion_usd_per_1k: Optional[str] = None
    """Price of a thousand tokens of the reply. No longer sent; see `completion_usd_per_1m`."""
    request_usd: Optional[str] = None
    """Price of a request, on top of its tokens."""
    image_input_usd_per_image: Optional[str] = None
    """Price of an image read."""
    image_output_usd_per_image: Optional[str] = None
    """Price of an image made."""
    image_output_size: Optional[str] = None
    """Size of the images that the price of an image made is for."""
    long_context_input_usd_per_1m: Optional[str] = None
    """Price of a million tokens of a long prompt."""
    long_context_output_usd_per_1m: Optional[str] = None
    """Price of a million tokens of the reply to a long prompt."""
    long_context_cache_read_input_usd_per_1m: Optional[str] = None
    """Price of a million tokens of a long prompt that the provider's cache held."""
    long_context_cache_write_input_usd_per_1m: Optional[str] = None
    """Price of a million tokens of a long prompt that go into the provider's cache."""
    cache_read_input_usd_per_1m: Optional[str] = None
    """Price of a million tokens of the prompt that the provider's cache held."""
    cache_write_input_usd_per_1m: Optional[str] = None
    """Price of a million tokens of the prompt that go into the provider's cache."""
    cache_read_audio_input_usd_per_1m: Optional[str] = None
    """Price of a million audio tokens read from the provider's cache."""
    cache_hit_usd_per_1m: Optional[str] = None
    """Price of a million tokens of a cache hit, as some providers count them."""
    cached_audio_input_usd_per_1m: Optional[str] = None
    """Price of a million cached audio tokens."""
    cached_text_input_usd_per_1m: Optional[str] = None
    """Price of a million cached text tokens."""
    batch_input_usd_per_1m: Optional[str] = None
    """Price of a million tokens of the prompt in a batch."""
    batch_output_usd_per_1m: Optional[str] = None
    """Price of a million tokens of the reply in a batch."""
    flex_input_usd_per_1m: Optional[str] = None
    """Price of a million tokens of the prompt in the service tier `flex`."""
    training_usd_per_1m: Optional[str] = None
    """Price of a million tokens of training."""
    fine_tuned_input_usd_per_1m: Optional[str] = None
    """Price of a million tokens of the prompt of a fine-tuned model."""
    fine_tuned_output_usd_per_1m: Optional[str] = None
    """Price of a million tokens of the reply of a fine-tuned model."""
    audio_input_usd_per_1m: Optional[str] = None
    """Price of a million audio tokens read."""
    audio_output_usd_per_1m: Optional[str] = None
    """Price of a million audio tokens made."""
    transcription_usd_per_1m: Optional[str] = None
    """Price of a million tokens of transcription."""
    output_with_audio_usd_per_1m: Optional[str] = None
    """Price of a million tokens of output that has sound."""
    output_with_video_usd_per_1m: Optional[str] = None
    """Price of a million tokens of output that has video."""
    discount_pct: Optional[str] = None
    """Discount in per cent."""
    effective_date: Optional[str] = None
    """When the prices began to count."""
    deprecated_date: Optional[str] = None
    """When the prices stop counting."""
    notes: Optional[str] = None
    """Remarks on the prices."""
    source_url: Optional[str] = None
    """Address where the provider states the prices."""


class ListModelsParams(RequestModel):
    """Query parameters of GET /v1/models."""

    model_config = ConfigDict(
        extra="forbid",
    )
    free: Optional[bool] = None
    """`true` for models without a price only, `false` for the others only. Default: both."""
    type: Optional[Literal["text", "embedding", "image", "audio", "video"]] = None
    """What the model works on. Default: every type."""
    provider: Optional[str] = None
    """Slug of a provider that serves the model, such as `openai`. Default: every provider."""


class ModelSearchParams(RequestModel):
    """Query parameters of GET /v1/models/search."""

    model_config = ConfigDict(
        extra="forbid",
    )
    q: Optional[str] = None
    """Text to look for in names, ids and brands; small misspellings are forgiven."""
    free: Optional[bool] = None
    """`true` for models without a price only, `false` for the others only. Default: both."""
    discounted: Optional[bool] = None
    """`true` for models with a discount only, `false` for the others only. Default: both."""
    input_modality: Optional[Union[str, List[str]]] = None
    """What the model reads, one value or several: `text`, `image`, `audio`, `video`. Default: anything."""
    output_modality: Optional[Union[str, List[str]]] = None
    """What the model produces, one value or several: `text`, `image`, `audio`, `video`, `embedding`, `realtime`. Default: anything."""
    brand: Optional[Union[str, List[str]]] = None
    """Maker of the model, one value or several. The page lists the known ones. Default: every brand."""
    sort: Optional[Literal["brand", "name", "id", "context_length"]] = None
    """Key to sort by. Without it the gateway chooses."""
    order: Optional[Literal["asc", "desc"]] = None
    """Direction of the sorting. Without it the gateway chooses."""
    limit: Annotated[Optional[int], Field(ge=0)] = None
    """Highest number of models in the page. The gateway chooses the default and may lower the value."""
    offset: Annotated[Optional[int], Field(ge=0)] = None
    """Number of models to skip. Default: 0."""


class ModelInfo(MeshModel):
    """A model of the catalogue. The `supports_*` flags are the catalogue's opinion; null means not stated."""

    id: str
    """Id to ask for the model by, as a rule `brand/name`. Case-sensitive."""
    name: str
    """Name for people."""
    context_length: Optional[int] = None
    """Highest number of tokens of prompt and reply together."""
    is_free: bool
    """Whether it costs nothing."""
    pricing: Optional[ModelPricing] = None
    """Its prices."""
    description: Optional[str] = None
    """What it is good for."""
    supports_thinking: Optional[bool] = None
    """Whether it can think before it answers."""
    supports_completions_api: Optional[bool] = None
    """Whether chat completions can use it."""
    supports_responses_api: Optional[bool] = None
    """Whether responses can use it."""
    model_type: Optional[Union[Literal["text", "chat", "embedding", "image", "audio", "video"], str]] = None
    """What it works on: `text`, `chat`, `embedding`, `image`, `audio`, `video` and others."""
    input_modalities: Optional[List[str]] = None
    """What it reads, such as `text` and `image`."""
    output_modalities: Optional[List[str]] = None
    """What it produces, such as `text`."""
    brand: Optional[str] = None
    """Its maker."""
    provider: Optional[str] = None
    """Slug of the provider that serves it. Newer deployments do not tell."""
    supports_realtime: Optional[bool] = None
    """Whether it can hold a realtime session."""
    supports_embeddings: Optional[bool] = None
    """Whether it makes embeddings."""
    supports_tools: Optional[bool] = None
    """Whether it can call functions."""
    supports_structured_output: Optional[bool] = None
    """Whether it keeps to a JSON Schema."""
    supports_system_prompt: Optional[bool] = None
    """Whether it takes system messages. Not stated counts as yes."""
    supports_batching: Optional[bool] = None
    """Whether batches can use it."""
    supports_background_response: Optional[bool] = None
    """Whether a response can be made in the background."""
    supports_video_generation: Optional[bool] = None
    """Whether it makes videos."""
    supports_video_first_frame: Optional[bool] = None
    """Whether a video can start from a given picture."""
    supports_image_edit: Optional[bool] = None
    """Whether it edits images."""
    supports_image_inpaint: Optional[bool] = None
    """Whether it fills a masked part of an image."""
    supports_image_outpaint: Optional[bool] = None
    """Whether it extends an image over its edges."""
    supports_image_mix: Optional[bool] = None
    """Whether it blends several images."""
    supports_image_reframe: Optional[bool] = None
    """Whether it changes the aspect ratio of an image."""
    supports_image_upscale: Optional[bool] = None
    """Whether it enlarges images."""
    supports_image_remove_background: Optional[bool] = None
    """Whether it removes the background of an image."""
    supports_image_reference: Optional[bool] = None
    """Whether it takes images as a reference."""
    supports_flex: Optional[bool] = None
    """Whether the service tier `flex` can be asked for."""
    context_window: Optional[int] = None
    """Highest number of tokens, as the provider states it."""
    standard_context_threshold: Optional[int] = None
    """Number of tokens above which the long-context prices count."""
    realtime_session_max_tokens: Optional[int] = None
    """Highest number of tokens of a realtime session."""
    realtime_max_concurrent_per_owner: Optional[int] = None
    """Highest number of realtime sessions that an owner may hold at once."""
    is_composite: Optional[bool] = False
    """Whether it is made of several models."""
    composite_models: Optional[List[str]] = None
    """Ids of the models it is made of."""


class ModelsPage(MeshModel):
    """One page of models."""

    items: Annotated[Optional[List[ModelInfo]], Field(validate_default=True)] = []
    """The models of the page."""
    total: int
    """Number of models that fit, over all pages."""
    limit: int
    """Highest number of models in the page, as applied."""
    offset: int
    """Number of models skipped."""
    brands: Optional[List[str]] = []
    """Brands that can be filtered by."""
