# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Images, made and edited."""

from typing import Annotated, Any, Dict, List, Literal, Optional, Union

from pydantic import ConfigDict, Field

from meshapi_generated.runtime.bases import ImageData
from meshapi_generated.runtime.models import MeshModel, RequestModel


class ImageGenerationParams(RequestModel):
    """A request for images. A field that is null counts as left out."""

    model_config = ConfigDict(
        extra="forbid",
    )
    prompt: str
    """What to show."""
    model: Optional[str] = None
    """Id of an image model, such as `openai/gpt-image-1`. Default: the key's."""
    n: Annotated[Optional[int], Field(ge=1, le=10)] = None
    """Number of images, 1 to 10. Default of the gateway: 1."""
    size: Optional[str] = None
    """Width and height in pixels such as `1024x1024`, a ratio, or `auto`. Default of the gateway: auto."""
    quality: Optional[str] = None
    """Quality, in the model's terms: `low`, `medium`, `high`, `hd`, `standard` or `auto`. Default of the gateway: auto."""
    response_format: Optional[Literal["url", "b64_json"]] = None
    """Whether the images come as addresses or in base64. Some models know only one of them. Default: `url`."""
    output_format: Optional[Literal["png", "jpeg", "webp"]] = None
    """Encoding of the images, for models of OpenAI. Default: the model's."""
    output_compression: Annotated[Optional[int], Field(ge=0, le=100)] = None
    """Quality of the encoding in per cent, for models of OpenAI. Default: the model's."""
    stream: Optional[bool] = None
    """Whether the answer comes as a stream of chunks. Default of the gateway: false."""
    partial_images: Annotated[Optional[int], Field(ge=0, le=3)] = None
    """Number of unfinished images to send on the way, 0 to 3. Default: the model's."""
    aspect_ratio: Optional[str] = None
    """Width to height, such as `16:9`. Default: the model's."""
    resolution: Optional[str] = None
    """Resolution in the model's terms, such as `2K`. Default: the model's."""
    background: Optional[Literal["transparent", "opaque", "auto"]] = None
    """Background of the images. Default: the model's."""
    moderation: Optional[Literal["low", "auto"]] = None
    """How strictly the provider looks at the content. Default: the model's."""
    image: Optional[Union[str, List[str]]] = None
    """One or several images to go by, as addresses or in base64."""
    seed: Annotated[Optional[int], Field(ge=-1, le=2147483647)] = None
    """Seed for repeatable images, where the model supports it; -1 for a random one. Default: random."""
    sequential_image_generation: Optional[Literal["auto", "disabled"]] = None
    """Whether the model may make a series of images that belong together."""
    sequential_image_generation_options: Optional[Dict[str, Any]] = None
    """How to make a series, in the provider's terms."""
    guidance_scale: Annotated[Optional[float], Field(ge=1.0, le=10.0)] = None
    """How closely to keep to the description, 1 to 10. Default: the model's."""
    watermark: Optional[bool] = None
    """Whether the images bear a watermark. Default: the model's."""
    optimize_prompt_options: Optional[Dict[str, Any]] = None
    """How to rewrite the description, in the provider's terms."""


class ImageItem(ImageData):
    """An image, as an address or in base64."""

    url: Optional[str] = None
    """`https:` or `data:` URL of the image."""
    b64_json: Optional[str] = None
    """The image itself, in base64."""
    revised_prompt: Optional[str] = None
    """The description that the model really worked from."""


class ImageRef(RequestModel):
    """An image to work on, as an object."""

    url: str
    """`data:` URL of the image."""


class ImageUsage(MeshModel):
    """Tokens used by images."""

    prompt_tokens: int
    """Tokens of the description and the images given."""
    completion_tokens: int
    """Tokens of the images made."""
    total_tokens: int
    """Tokens of both."""
    input_tokens_details: Optional[Dict[str, Any]] = None
    """Shares of the prompt, such as `text_tokens` and `image_tokens`."""
    output_tokens_details: Optional[Dict[str, Any]] = None
    """Shares of the images made, in the provider's form."""


class ImageEditParams(RequestModel):
    """A change of an image. A field that is null counts as left out."""

    model_config = ConfigDict(
        extra="forbid",
    )
    model: str
    """Id of a model that supports the operation."""
    image: Union[str, ImageRef]
    """The image, in base64 or as a `data:` URL."""
    prompt: str = ""
    """What to change. Needed by `edit`, `outpaint` and `mix`."""
    operation: Literal["edit", "inpaint", "outpaint", "mix", "reframe", "upscale", "remove_background"] = (
        "edit"
    )
    """What to do: follow the prompt (`edit`), fill a masked part (`inpaint`), extend the image over its edges (`outpaint`), blend it with others (`mix`), change its aspect ratio (`reframe`), enlarge it (`upscale`), or cut out what is in front (`remove_background`)."""
    mask: Optional[Union[str, ImageRef]] = None
    """Image whose white parts are changed, for `inpaint` and `outpaint`; in the form of `image`."""
    reference_images: Annotated[Optional[List[Union[str, ImageRef]]], Field(max_length=3, min_length=1)] = (
        None
    )
    """Images to blend in, 1 to 3, for `mix`; in the form of `image`."""
    n: Annotated[Optional[int], Field(ge=1)] = None
    """Number of images. `mix` and `reframe` give one. Default: 1."""
    size: Optional[str] = None
    """Width and height in pixels, such as `1024x1024`. Default: the model's."""
    response_format: Optional[Literal["url", "b64_json"]] = None
    """Whether the images come as addresses or in base64. Default: the model's."""
    background: Optional[str] = None
    """Background of the images. Default: the model's."""
    upscale_factor: Optional[str] = None
    """How much to enlarge, `x2` or `x4`, for `upscale`."""
    quality_tier: Optional[str] = None
    """Quality, in the model's terms. Default: the model's."""
    aspect_ratio: Optional[str] = None
    """Width to height, for `reframe`: `1:1`, `3:4`, `4:3`, `9:16`, `16:9`, `2:3` or `3:2`."""
    resolution: Optional[str] = None
    """Resolution in the model's terms. Default: the model's."""
    expand_factor: Optional[Union[str, float]] = None
    """How far to extend the image, for `outpaint`, in the model's terms."""
    mask_feather: Optional[int] = None
    """How soft the edge of the mask is, in pixels."""


class ImageGenerationChunk(MeshModel):
    """One event of streamed images."""

    id: Optional[str] = None
    """Id of the stream."""
    object: Optional[str] = "image.chunk"
    """Kind of the object."""
    created: int = 0
    """When the chunk was made, in Unix seconds; 0 where a provider does not say."""
    data: Annotated[Optional[List[ImageItem]], Field(validate_default=True)] = []
    """The images that the chunk brings; none while they are being made."""
    status: Optional[str] = None
    """State of the work, `processing` on the first chunk."""
    model: Optional[str] = None
    """Model that serves."""


class ImageGenerationResponse(MeshModel):
    """Images."""

    created: int
    """When they were made, in Unix seconds."""
    data: List[ImageItem]
    """The images."""
    background: Optional[str] = None
    """Their background, as far as the provider tells."""
    output_format: Optional[str] = None
    """Their encoding, such as `png`, as far as the provider tells."""
    quality: Optional[str] = None
    """Their quality, as far as the provider tells."""
    size: Optional[str] = None
    """Their width and height in pixels, as far as the provider tells."""
    usage: Optional[ImageUsage] = None
    """Tokens used. Models that do not count tokens tell none."""
