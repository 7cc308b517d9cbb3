# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Vectors for text, images and videos."""

from typing import Annotated, Any, Dict, List, Literal, Optional, Union

from pydantic import ConfigDict, Field

from meshapi_generated.runtime.bases import EmbeddingVector
from meshapi_generated.runtime.models import MeshModel, RequestModel


class EmbeddingItem(EmbeddingVector):
    """The embedding of one input."""

    object: str
    """Kind of the object, `embedding`."""
    index: int
    """Place of its input, from 0."""
    embedding: Union[List[float], str]
    """The vector, as numbers or as base64 of little-endian 32-bit floats."""


class EmbeddingsUsage(MeshModel):
    """Tokens used by embeddings. The counts are missing when an own provider key served."""

    prompt_tokens: Optional[int] = None
    """Tokens of the inputs."""
    total_tokens: Optional[int] = None
    """Tokens in total."""
    byok_used: Optional[bool] = None
    """Whether the account's own provider key served."""
    fallback_triggered: Optional[bool] = None
    """Whether the gateway's shared key served in place of the account's own."""


class ImageEmbeddingUrl(RequestModel):
    """Address of an image to embed."""

    url: str
    """`https:` or `data:` URL of the image."""


class ProviderPreferences(RequestModel):
    """Which providers may serve, and in which order."""

    order: Optional[List[str]] = None
    """Slugs of providers, the preferred one first."""
    allow_fallbacks: Optional[bool] = None
    """Whether other providers may serve when those in `order` cannot. Default: the gateway's policy."""
    require_parameters: Optional[bool] = None
    """Whether only providers that support all given parameters may serve."""
    data_collection: Optional[Literal["allow", "deny"]] = None
    """`deny` leaves out providers that keep the data."""


class VideoEmbeddingUrl(RequestModel):
    """Address of a video to embed."""

    url: str
    """`https:` or `data:` URL of the video."""


class EmbeddingsResponse(MeshModel):
    """The embeddings, in the order of the inputs."""

    object: str
    """Kind of the object, `list`."""
    data: List[EmbeddingItem]
    """The embeddings."""
    model: str
    """Model that served."""
    usage: Optional[EmbeddingsUsage] = None
    """Tokens used."""
    x_auto_routed: Optional[bool] = None
    """Whether `auto` chose the model."""
    x_resolved_model_id: Optional[str] = None
    """Model that `auto` chose."""
    x_auto_routed_fallback: Optional[bool] = None
    """Whether `auto` fell back to a fixed choice."""
    x_auto_routed_fallback_reason: Optional[str] = None
    """Why `auto` fell back, such as `classifier_timeout`."""


class MultimodalEmbeddingInput(RequestModel):
    """A text, image or video to embed. The field named by `type` holds it."""

    type: Literal["text", "image_url", "video_url"]
    """Which of the fields holds the input."""
    text: Optional[str] = None
    """The text, for `text`."""
    image_url: Optional[ImageEmbeddingUrl] = None
    """The image, for `image_url`."""
    video_url: Optional[VideoEmbeddingUrl] = None
    """The video, for `video_url`."""


class EmbeddingsParams(RequestModel):
    """A request for embeddings. A field that is null counts as left out."""

    model_config = ConfigDict(
        extra="forbid",
    )
    input: Union[str, List[str], List[int], List[List[int]], List[MultimodalEmbeddingInput]]
    """What to embed: a text, a list of texts, the tokens of one text, a list of such token lists, or a list of parts of several media. Each must fit into the model's context."""
    model: Optional[str] = None
    """Id of the model, or `auto` to let the gateway choose. Default: the key's model, else a 422."""
    dimensions: Annotated[Optional[int], Field(ge=1)] = None
    """Length of the vectors, for models that can shorten them. Default: the model's."""
    encoding_format: Optional[Literal["float", "base64"]] = None
    """Whether a vector comes as numbers or as base64 of little-endian 32-bit floats. Default of the gateway: float."""
    input_type: Optional[str] = None
    """What the input is used for, such as `query` or `document`, for models that tell them apart."""
    provider: Optional[Union[str, ProviderPreferences]] = None
    """Slug of the provider to use, or preferences among them."""
    user: Annotated[Optional[str], Field(max_length=256)] = None
    """Your own id of the end user, 256 characters at most."""
    instructions: Optional[str] = None
    """Instruction for the model, where the provider supports one."""
    sparse_embedding: Optional[Dict[str, Any]] = None
    """Switch for sparse vectors in the provider's form, such as `{"type": "enabled"}`."""
