# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Verdicts on harmful texts and images."""

from typing import Annotated, Any, Dict, List, Literal, Optional, Union

from pydantic import ConfigDict, Field

from meshapi_generated.runtime.models import MeshModel, RequestModel


class ModerationImageUrl(RequestModel):
    """Address of an image to look at."""

    url: str
    """`https:` or `data:` URL of the image."""


class ModerationInputItem(RequestModel):
    """A text or image to look at. The field named by `type` holds it."""

    type: Literal["text", "image_url"]
    """Which of the fields holds it."""
    text: Optional[str] = None
    """The text, for `text`."""
    image_url: Optional[ModerationImageUrl] = None
    """The image, for `image_url`."""


class ModerationParams(RequestModel):
    """Texts and images to look at."""

    model_config = ConfigDict(
        extra="forbid",
    )
    input: Union[str, List[str], List[ModerationInputItem]]
    """A text, a list of texts, or a list of texts and images that belong together."""
    model: str = "omni-moderation-latest"
    """Id of the moderation model."""


class ModerationResult(MeshModel):
    """The verdict on one input."""

    flagged: bool
    """Whether it is harmful in any way."""
    categories: Optional[Dict[str, Any]] = {}
    """For each way of being harmful, such as `violence`, whether the input is."""
    category_scores: Optional[Dict[str, Any]] = {}
    """For each way of being harmful, how sure the model is, 0 to 1."""


class ModerationResponse(MeshModel):
    """Verdicts on texts and images."""

    id: Optional[str] = None
    """Id of the moderation."""
    model: Optional[str] = None
    """Model that judged."""
    results: Annotated[Optional[List[ModerationResult]], Field(validate_default=True)] = []
    """One verdict for each text, or one for a list of texts and images."""
