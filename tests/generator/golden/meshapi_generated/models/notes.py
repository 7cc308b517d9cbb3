# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Notes on shelves."""

from typing import Annotated, List, Literal, Optional, Union

from pydantic import ConfigDict, Field

from meshapi_generated.runtime.models import MeshModel, RequestModel, Timestamp


class Note(MeshModel):
    """A pinned note."""

    model_config = ConfigDict(
        arbitrary_types_allowed=True,
    )
    id: str
    """Its id."""
    text: str
    """What it says."""
    colour: Optional[Union[Literal["red", "yellow"], str]] = None
    """Colour of the paper."""
    pinned_at: Optional[Timestamp] = None
    """When it was pinned."""


class NoteParams(RequestModel):
    """A note to pin."""

    model_config = ConfigDict(
        extra="forbid",
    )
    text: Annotated[str, Field(max_length=1000)]
    """What the note says, as "text"."""
    colour: Optional[Literal["red", "yellow"]] = None
    """Colour of the paper. Default of the gateway: yellow."""
    class_: Annotated[Optional[str], Field(alias="class")] = None
    """A word that Python keeps for itself."""
    tags: Optional[List[str]] = None
    """Words to find it by."""
    live: bool = False
    """Whether to stream."""


class NoteWord(MeshModel):
    """One word of a note."""

    word: str
    """The word."""


class ListNotesParams(RequestModel):
    """Query parameters of GET /v1/shelves/{shelf_id}/notes."""

    model_config = ConfigDict(
        extra="forbid",
    )
    limit: Annotated[Optional[int], Field(ge=1)] = None
    """How many at most. Default of the gateway: 20."""
