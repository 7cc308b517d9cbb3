# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""The choice of a model."""

from typing import Annotated, List, Literal, Optional

from pydantic import ConfigDict, Field

from meshapi_generated.runtime.models import MeshModel, RequestModel

from . import chat


class AutoRouterMeta(MeshModel):
    """How a model was chosen."""

    fallback_used: Optional[bool] = False
    """Whether the router fell back to a fixed choice."""
    fallback_reason: Optional[str] = None
    """Why it fell back, such as `classifier_timeout`."""


class RouterSelectResponse(MeshModel):
    """The model chosen."""

    model: str
    """Id of the model."""
    auto_router: AutoRouterMeta
    """How it was chosen."""
    reasoning_effort: Optional[str] = None
    """How long the model should think, where the router has an opinion."""


class RouterSelectParams(RequestModel):
    """A conversation to choose a model for. A field that is null counts as left out."""

    model_config = ConfigDict(
        extra="forbid",
    )
    messages: Annotated[List[chat.ChatMessage], Field(min_length=1)]
    """The conversation so far, oldest message first."""
    api_type: Literal["completions", "responses", "embeddings"] = "completions"
    """Which operation the model is for."""
    exclude_models: Optional[List[str]] = None
    """Ids of models not to choose. Default: none."""
    candidate_models: Optional[List[str]] = None
    """Ids of the models to choose from. Default: all that the key may use."""
