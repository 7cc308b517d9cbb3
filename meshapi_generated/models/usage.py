# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""What was used, what it cost, and the limits."""

from typing import Annotated, Any, Dict, List, Optional

from pydantic import ConfigDict, Field

from meshapi_generated.runtime.models import MeshModel, RequestModel, Timestamp


class RateLimitCounter(MeshModel):
    """One limit and how much of it is used up."""

    current: Optional[int] = None
    """How much has been used in the present window."""
    limit: Optional[int] = None
    """How much may be used in a window; null for no limit."""
    pct: Optional[float] = None
    """Used share in per cent, 0 to 100."""
    resets_in_seconds: Optional[float] = None
    """Seconds until the next window begins."""
    is_default_limit: Optional[bool] = None
    """Whether nobody has set another limit."""


class RateLimitScope(MeshModel):
    """The limits of one key, organisation, team or member."""

    rpm: Optional[RateLimitCounter] = None
    """Requests per minute."""
    rpd: Optional[RateLimitCounter] = None
    """Requests per day."""
    tpm: Optional[RateLimitCounter] = None
    """Tokens per minute."""


class RateLimits(MeshModel):
    """The limits that count for the caller, by who shares them."""

    model_config = ConfigDict(
        arbitrary_types_allowed=True,
    )
    as_of: Optional[Timestamp] = None
    """When the figures were made."""
    key: Optional[RateLimitScope] = None
    """Limits of the key."""
    org: Optional[RateLimitScope] = None
    """Limits of the organisation; null for a key."""
    team: Optional[RateLimitScope] = None
    """Limits of the team; null for a key."""
    member: Optional[RateLimitScope] = None
    """Limits of the member; null for a key."""


class UsageEvent(MeshModel):
    """One billed request."""

    request_id: Optional[str] = None
    """Id of the exchange."""
    model: Optional[str] = None
    """Model that served."""
    cost_usd: Optional[str] = None
    """Its price in US dollars, a decimal string."""
    routing_fallback: Optional[Any] = None
    """Whether and how another provider or model than the first choice answered."""


class UsageEventsParams(RequestModel):
    """Which requests to list. A field that is null counts as left out."""

    model_config = ConfigDict(
        extra="forbid",
        arbitrary_types_allowed=True,
    )
    org_id: str = ""
    """Id of the organisation to look at; empty for the caller's. Ignored for a key."""
    since: Optional[Timestamp] = None
    """Only requests from this moment on. Default: the gateway's."""
    until: Optional[Timestamp] = None
    """Only requests before this moment. Default: now."""
    model: Optional[List[str]] = None
    """Only requests to these models. Default: all."""
    status: Optional[List[str]] = None
    """Only requests that ended like this. Default: all."""
    key_id: Optional[List[str]] = None
    """Only requests with these keys. Ignored for a key. Default: all."""
    team_id: Optional[str] = None
    """Only requests of this team. Ignored for a key. Default: every team."""
    member_user_id: Optional[str] = None
    """Only requests of this member. Ignored for a key. Default: every member."""
    end_user_id: Optional[str] = None
    """Only requests of this end user. Ignored for a key. Default: every end user."""
    limit: Annotated[Optional[int], Field(ge=1, le=200)] = None
    """Highest number of requests in the page, 1 to 200. The gateway chooses the default."""
    offset: Annotated[Optional[int], Field(ge=0)] = None
    """Number of requests to skip. Default of the gateway: 0."""


class UsageEventsResponse(MeshModel):
    """One page of billed requests."""

    events: List[UsageEvent]
    """The requests of the page, newest first."""
    total: int
    """Number of requests that fit, over all pages."""
    limit: int
    """Highest number of requests in the page, as applied."""
    offset: int
    """Number of requests skipped."""


class UsageSummary(MeshModel):
    """Usage in total. Amounts are decimal strings in US dollars."""

    model_config = ConfigDict(
        arbitrary_types_allowed=True,
    )
    total_requests: int
    """Number of requests."""
    successful_requests: Optional[int] = None
    """Number of requests that succeeded."""
    error_requests: Optional[int] = None
    """Number of requests that failed."""
    prompt_tokens: Optional[int] = None
    """Tokens of the prompts."""
    completion_tokens: Optional[int] = None
    """Tokens of the replies."""
    total_tokens: int
    """Tokens of both."""
    total_cost_usd: str
    """Price of all requests."""
    by_model: Optional[List[Dict[str, Any]]] = None
    """The same for each model, one page of them."""
    by_model_total: Optional[int] = None
    """Number of models over all pages."""
    total_platform_requests: Optional[int] = None
    """Number of requests served with the gateway's provider keys."""
    total_platform_tokens: Optional[int] = None
    """Tokens of these requests."""
    total_platform_fee_usd: Optional[str] = None
    """Fee of the gateway for these requests."""
    total_byok_requests: Optional[int] = None
    """Number of requests served with the account's own provider keys."""
    total_byok_tokens: Optional[int] = None
    """Tokens of these requests."""
    total_byok_cost_usd: Optional[str] = None
    """What the providers charge for these requests."""
    total_byok_platform_fee_usd: Optional[str] = None
    """Fee of the gateway for these requests."""
    cached_at: Optional[Timestamp] = None
    """When the figures were made; null when they are fresh."""


class UsageSummaryParams(RequestModel):
    """Which requests to add up. A field that is null counts as left out."""

    model_config = ConfigDict(
        extra="forbid",
        arbitrary_types_allowed=True,
    )
    org_id: str = ""
    """Id of the organisation to look at; empty for the caller's. Ignored for a key."""
    since: Optional[Timestamp] = None
    """Only requests from this moment on. Default: the gateway's."""
    until: Optional[Timestamp] = None
    """Only requests before this moment. Default: now."""
    model: Optional[List[str]] = None
    """Only requests to these models. Default: all."""
    status: Optional[List[str]] = None
    """Only requests that ended like this. Default: all."""
    key_id: Optional[List[str]] = None
    """Only requests with these keys. Ignored for a key. Default: all."""
    team_id: Optional[str] = None
    """Only requests of this team. Ignored for a key. Default: every team."""
    member_user_id: Optional[str] = None
    """Only requests of this member. Ignored for a key. Default: every member."""
    end_user_id: Optional[str] = None
    """Only requests of this end user. Ignored for a key. Default: every end user."""
    limit: Annotated[Optional[int], Field(ge=1)] = None
    """Highest number of models in `by_model`. The gateway chooses the default."""
    offset: Annotated[Optional[int], Field(ge=0)] = None
    """Number of models to skip in `by_model`. Default of the gateway: 0."""
