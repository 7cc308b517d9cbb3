# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""The body of every error answer."""

from typing import Any, Dict, List, Optional

from meshapi_generated.runtime.models import MeshModel


class ApiErrorBody(MeshModel):
    """One error of the gateway."""

    code: str
    """Stable slug to branch on, such as `model_not_found`. New ones may appear."""
    message: str
    """Explanation for people; its wording may change."""
    details: Optional[List[Any]] = None
    """Particulars: for a validation error one `{type, loc, msg}` for each fault, for `all_models_failed` one entry for each model."""
    provider_error: Optional[Dict[str, Any]] = None
    """The provider's own error, as far as it is passed on."""
    provider_code: Optional[str] = None
    """Finer reason when a provider failed, such as `provider_overloaded`."""
    retry_after_seconds: Optional[int] = None
    """Seconds to wait before the next try, on a 429."""


class ApiErrorDetail(MeshModel):
    """The body of an error of a route that knows no envelope."""

    detail: str
    """What went wrong."""


class ApiErrorEnvelope(MeshModel):
    """The body of every error that the gateway itself answers with."""

    error: ApiErrorBody
    """What went wrong."""
    request_id: str
    """Id of the exchange, the same as in the `X-Request-Id` header."""
