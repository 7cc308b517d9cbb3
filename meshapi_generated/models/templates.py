# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Stored prompts with variables."""

from typing import Any, Dict, List, Optional

from pydantic import ConfigDict

from meshapi_generated.runtime.models import MeshModel, RequestModel, Timestamp


class CreateTemplateParams(RequestModel):
    """A template to store. Only the name is needed."""

    model_config = ConfigDict(
        extra="forbid",
    )
    name: str
    """Name to ask for it by, unique for its owner."""
    description: Optional[str] = None
    """What it is for."""
    system: Optional[str] = None
    """System prompt. May contain `{{name}}` slots."""
    messages: Optional[List[Dict[str, Any]]] = None
    """Chat messages that follow the system prompt, each with `role` and `content`. May contain slots."""
    model: Optional[str] = None
    """Id of the model for requests that name none."""
    params: Optional[Dict[str, Any]] = None
    """Settings for requests that do not give them, such as `temperature`."""
    variables: Optional[List[str]] = None
    """Names of the slots, for information; nothing checks them."""
    team_id: Optional[str] = None
    """Id of the team it belongs to. Default: no team."""


class TemplateMessage(RequestModel):
    """A message of a template, for programs that build their `messages` from typed values. The fields named `messages` themselves hold plain objects."""

    role: str
    """Who speaks, such as `system` or `user`."""
    content: str
    """What is said; may hold `{{name}}` slots."""


class TemplateSummary(MeshModel):
    """A stored template."""

    model_config = ConfigDict(
        arbitrary_types_allowed=True,
    )
    id: str
    """Id of the template."""
    name: str
    """Name to ask for it by."""
    owner: Optional[str] = None
    """Id of its owner; null for a global template."""
    org_id: Optional[str] = None
    """Id of the organisation it belongs to."""
    team_id: Optional[str] = None
    """Id of the team it belongs to."""
    is_global: bool
    """Whether everybody can use it. Global templates cannot be changed."""
    description: Optional[str] = None
    """What it is for."""
    system: Optional[str] = None
    """System prompt."""
    messages: Optional[List[Dict[str, Any]]] = None
    """Chat messages that follow the system prompt."""
    model: Optional[str] = None
    """Id of the model for requests that name none."""
    params: Optional[Dict[str, Any]] = None
    """Settings for requests that do not give them."""
    variables: Optional[List[str]] = None
    """Names of the slots, for information."""
    creator_name: Optional[str] = None
    """Name of the person who created it."""
    creator_email: Optional[str] = None
    """Mail address of the person who created it."""
    created_at: Timestamp
    """When it was created."""
    updated_at: Timestamp
    """When it was last changed."""


class UpdateTemplateParams(RequestModel):
    """Changes of a template. Fields that are left out stay as they are."""

    model_config = ConfigDict(
        extra="forbid",
    )
    name: Optional[str] = None
    """New name, unique for its owner. It cannot be cleared."""
    description: Optional[str] = None
    """What it is for. An explicit null clears it."""
    system: Optional[str] = None
    """System prompt. An explicit null clears it."""
    messages: Optional[List[Dict[str, Any]]] = None
    """Chat messages that follow the system prompt, each with `role` and `content`; they replace the stored ones. An explicit null clears them."""
    model: Optional[str] = None
    """Id of the model for requests that name none. An explicit null clears it."""
    params: Optional[Dict[str, Any]] = None
    """Settings for requests that do not give them; they replace the stored ones. An explicit null clears them."""
    variables: Optional[List[str]] = None
    """Names of the slots, for information. An explicit null clears them."""
