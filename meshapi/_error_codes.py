"""Which error class a status or a code stands for, and which code a status stands for."""

from __future__ import annotations

from . import _errors as e  # pyright: ignore[reportPrivateUsage]  # private to the package, not to the module

_CLASS_BY_STATUS: dict[int, type[e.MeshAPIError]] = {
    400: e.BadRequestError,
    401: e.AuthenticationError,
    402: e.PaymentRequiredError,
    403: e.PermissionDeniedError,
    404: e.NotFoundError,
    408: e.RequestTimeoutError,
    409: e.ConflictError,
    413: e.PayloadTooLargeError,
    422: e.UnprocessableEntityError,
    429: e.RateLimitError,
    500: e.InternalServerError,
    501: e.UnsupportedOperationError,
    502: e.BadGatewayError,
    503: e.ServiceUnavailableError,
    504: e.GatewayTimeoutError,
    524: e.EdgeNetworkTimeoutError,
    529: e.ProviderOverloadedError,
}

_CODE_BY_STATUS = {
    400: "invalid_request",
    401: "unauthorized",
    402: "spend_limit_exceeded",
    403: "forbidden",
    404: "not_found",
    409: "conflict",
    422: "validation_error",
    429: "rate_limit_exceeded",
    500: "upstream_error",
    502: "upstream_error",
    503: "upstream_error",
    504: "upstream_error",
}

# For errors that come without an error status; otherwise the status decides, since no code is bound to one.
# Beside the gateway's own codes stand those of the providers that it relays.
_CODES_BY_CLASS: dict[type[e.MeshAPIError], tuple[str, ...]] = {
    e.BadRequestError: (
        "bad_request",
        "content_policy_violation",
        "context_window_exceeded",
        "invalid_api_version",
        "invalid_input",
        "invalid_request",
        "invalid_request_error",
        "mixed_models",
        "model_capability_not_supported",
        "unsupported_operation",
    ),
    e.AuthenticationError: (
        "authentication_error",
        "invalid_api_key",
        "invalid_auth",
        "unauthorized",
        "upstream_auth_error",
    ),
    e.PaymentRequiredError: ("insufficient_credits", "spend_limit_exceeded"),
    e.PermissionDeniedError: ("forbidden", "permission_denied", "permission_error"),
    e.NotFoundError: (
        "model_not_found",
        "not_found",
        "not_found_error",
        "provider_resource_not_found",
        "resource_not_found",
    ),
    e.RequestTimeoutError: ("request_timeout",),
    e.ConflictError: ("conflict",),
    e.PayloadTooLargeError: ("payload_too_large",),
    e.UnprocessableEntityError: ("unprocessable_entity", "validation_error"),
    e.RateLimitError: (
        "batch_limit_exceeded",
        "insufficient_quota",
        "monthly_quota_exceeded",
        "rate_limit_error",
        "rate_limit_exceeded",
        "upstream_rate_limit_error",
    ),
    e.InternalServerError: (
        "api_version_migration_failed",
        "internal_error",
        "server_error",
        "upstream_error",
    ),
    e.UnsupportedOperationError: ("not_implemented",),
    e.BadGatewayError: ("bad_gateway", "bad_response"),
    e.ServiceUnavailableError: ("provider_not_available", "service_unavailable"),
    e.GatewayTimeoutError: ("asset_registration_timeout", "gateway_timeout", "provider_timeout"),
    e.ProviderOverloadedError: ("overloaded", "overloaded_error", "provider_overloaded", "upstream_overload"),
    e.ServerError: ("pii_redaction_unavailable", "secret_provision_failed"),
}

_CLASS_BY_CODE = {code: cls for cls, codes in _CODES_BY_CLASS.items() for code in codes}


def code_of_status(status: int) -> str:
    """The code of an error response that names none."""
    return _CODE_BY_STATUS.get(status, "http_error")


def class_of_status(status: int) -> type[e.MeshAPIError]:
    cls = _CLASS_BY_STATUS.get(status)
    if cls is not None:
        return cls
    return {4: e.ClientError, 5: e.ServerError}.get(status // 100, e.MeshAPIError)


def class_of_code(code: str, provider_code: str = "") -> type[e.MeshAPIError]:
    """The class of an error without a status. A provider's reason refines the codes `upstream_*`."""
    cls = _CLASS_BY_CODE.get(code, e.MeshAPIError)
    return _CLASS_BY_CODE.get(provider_code, cls) if code.startswith("upstream_") else cls
