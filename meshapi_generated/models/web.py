# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Search of the web."""

from typing import Annotated, List, Literal, Optional

from pydantic import ConfigDict, Field

from meshapi_generated.runtime.models import MeshModel, RequestModel


class WebSearchParams(RequestModel):
    """A search of the web. A field that is null counts as left out."""

    model_config = ConfigDict(
        extra="forbid",
    )
    query: Annotated[str, Field(max_length=2000, min_length=1)]
    """What to look for, 1 to 2000 characters."""
    model: Optional[str] = None
    """Id of the model that searches, where a model does. Default: the gateway's."""
    provider: Optional[Literal["native", "tavily", "tinyfish"]] = None
    """Engine to use, without falling back to another. Default: that of the model's provider, then Tavily."""
    max_results: Annotated[int, Field(ge=1, le=20)] = 5
    """Highest number of pages to return, 1 to 20."""
    search_depth: Literal["basic", "advanced"] = "basic"
    """How thoroughly to search, for Tavily."""
    include_domains: Optional[List[str]] = None
    """Domains to search in. Default: all."""
    exclude_domains: Optional[List[str]] = None
    """Domains to leave out. Default: none."""
    include_answer: bool = False
    """Whether to answer the question in words too."""
    include_page_content: Optional[bool] = None
    """Whether to return the whole text of the pages, for TinyFish. Default of the gateway: false."""


class WebSearchResultItem(MeshModel):
    """A page found."""

    title: str
    """Title of the page."""
    url: str
    """Address of the page."""
    content: Optional[str] = ""
    """The part of its text that fits."""
    score: Optional[float] = None
    """How well it fits; higher is better."""
    published_date: Optional[str] = None
    """When it was published, as the page has it."""
    page_content: Optional[str] = None
    """Its whole text, when that was asked for. Null when it could not be read."""
    page_content_truncated: Optional[bool] = None
    """Whether the text was cut."""


class WebSearchResponse(MeshModel):
    """The pages found."""

    query: str
    """What was looked for."""
    provider: str
    """Engine that searched."""
    answer: Optional[str] = None
    """Answer in words, when it was asked for and could be given."""
    results: Annotated[Optional[List[WebSearchResultItem]], Field(validate_default=True)] = []
    """The pages, best first."""
    request_id: Optional[str] = ""
    """Id of the exchange."""
