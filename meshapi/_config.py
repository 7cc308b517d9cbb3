"""What a client is made of: address, credential, and the settings of its calls."""

from __future__ import annotations

import math
import os
from typing import Any, Awaitable, Callable, Dict, Mapping, NoReturn, Optional, Tuple, Union, cast
from urllib.parse import SplitResult, urlsplit

import attrs
from attrs import field, frozen

from meshapi_generated.runtime.options import NotGiven, RequestOptions, Timeout

from ._errors import ConfigurationError
from ._headers import SDK_HEADERS, bearer, checked_headers, raw_headers
from ._retry import RetryPolicy
from ._secrets import Secrets
from ._sse import DEFAULT_MAX_EVENT_BYTES
from ._unseen import unseen_arguments
from ._wire import RawHeaders

DEFAULT_BASE_URL = "https://api.meshapi.ai"

Token = Union[str, Callable[[], str], Callable[[], Awaitable[str]]]

_NONE: Mapping[str, Any] = {}

NO_COPY = "a client holds connections and a key, so it cannot be pickled or copied; use with_options()"


class NotCopied:
    """Base of what holds a key, which must not get into a pickle unseen."""

    __slots__ = ()

    def __reduce__(self) -> NoReturn:
        raise TypeError(NO_COPY)


def _prepared_headers(config: ClientConfig) -> RawHeaders:
    fields = {**SDK_HEADERS, **config.headers}
    if isinstance(config.token, str):
        fields.setdefault("authorization", bearer(config.token))
    return raw_headers(fields)


@frozen(kw_only=True)
class ClientConfig(NotCopied):
    """The settings of a client, or, with a call's own options over them, of one call.

    Attributes:
        base_url: where the gateway is, without a trailing slash.
        token: the key, or what gives it for each attempt.
        timeout: seconds for each phase of an attempt.
        retry: how often and after what waits a call is sent again.
        deadline: seconds for a whole call; `None` for no limit.
        max_event_bytes: the largest event that a stream may bring.
        headers: fields of every request but `Authorization`, names in lower case.
        query: query parameters added to every request.
        body: members added to every JSON body.
        proxy_secrets: what the proxy wants to see, and nobody else may.
        raw_headers: `headers` and what goes with them, ready to be sent.
    """

    base_url: str
    token: Token = field(repr=False)
    timeout: Timeout = Timeout()
    retry: RetryPolicy = RetryPolicy()
    deadline: Optional[float] = None
    max_event_bytes: int = DEFAULT_MAX_EVENT_BYTES
    headers: Mapping[str, str] = field(default=_NONE, repr=False)
    query: Mapping[str, Any] = field(default=_NONE, repr=False)
    body: Mapping[str, Any] = field(default=_NONE, repr=False)
    proxy_secrets: Secrets = field(factory=Secrets, repr=False)
    raw_headers: RawHeaders = field(
        init=False, repr=False, eq=False, default=attrs.Factory(_prepared_headers, takes_self=True)
    )

    @classmethod
    def make(
        cls,
        *,
        base_url: Optional[str] = None,
        token: Optional[Token] = None,
        timeout: Any = 60.0,
        max_retries: int = 3,
        deadline: Optional[float] = None,
        api_version: Optional[str] = None,
        default_headers: Optional[Mapping[str, str]] = None,
        max_event_bytes: int = DEFAULT_MAX_EVENT_BYTES,
        proxy_secrets: Optional[Secrets] = None,
    ) -> ClientConfig:
        """From what a constructor got and the environment.

        Raises:
            ConfigurationError: something is missing or cannot be used; the message says what to do.
        """
        if base_url is None:
            base_url = os.environ.get("MESHAPI_BASE_URL") or DEFAULT_BASE_URL
        if token is None:
            token = os.environ.get("MESHAPI_TOKEN")
        version = {} if api_version is None else {"X-Mesh-Version": api_version}
        return cls(
            base_url=_base_url(base_url),
            token=_token(token),
            timeout=timeout_of(timeout),
            retry=_retry(RetryPolicy(), max_retries),
            deadline=_deadline(deadline),
            max_event_bytes=_max_event_bytes(max_event_bytes),
            headers=checked_headers({**version, **_mapping("default_headers", default_headers)}),
            proxy_secrets=proxy_secrets or Secrets(),
        )

    @unseen_arguments
    def over(self, options: Optional[RequestOptions]) -> ClientConfig:
        """The same with `options` over it."""
        if options is None:
            return self
        if not isinstance(cast(object, options), RequestOptions):
            raise TypeError(f"options must be a RequestOptions, not {type(options).__name__}")
        changes: Dict[str, Any] = {}
        if not isinstance(options.timeout, NotGiven):
            changes["timeout"] = timeout_of(options.timeout)
        if not isinstance(options.max_retries, NotGiven):
            changes["retry"] = _retry(self.retry, options.max_retries)
        if not isinstance(options.deadline, NotGiven):
            changes["deadline"] = _deadline(options.deadline)
        headers = {**_mapping("extra_headers", options.extra_headers)}
        if options.idempotency_key is not None:
            headers["Idempotency-Key"] = options.idempotency_key
        if headers:
            changes["headers"] = {**self.headers, **checked_headers(headers)}
        if options.extra_query:
            changes["query"] = {**self.query, **_mapping("extra_query", options.extra_query)}
        if options.extra_body:
            changes["body"] = {**self.body, **_mapping("extra_body", options.extra_body)}
        return attrs.evolve(self, **changes)


def _mapping(name: str, value: Any) -> Mapping[str, Any]:
    if not value:
        return _NONE
    if not isinstance(value, Mapping):
        raise ConfigurationError(f"{name} must be a dict, not {type(value).__name__}")
    return cast(Mapping[str, Any], value)


def timeout_of(value: Any) -> Timeout:
    """From a number of seconds, a `Timeout`, an `httpx.Timeout` or `None`."""
    phases: Tuple[Any, ...] = (value,) * 4
    if all(hasattr(value, phase) for phase in ("connect", "read", "write", "pool")):
        phases = (value.connect, value.read, value.write, value.pool)
    for phase in phases:
        if phase is not None and not _is_positive_number(phase):
            raise ConfigurationError(
                f"timeout must be a number of seconds above 0, a meshapi.Timeout or None, not {value!r}"
            )
    connect, read, write, pool = phases
    return Timeout(connect=connect, read=read, write=write, pool=pool)


def _retry(policy: RetryPolicy, max_retries: int) -> RetryPolicy:
    try:
        return attrs.evolve(policy, max_retries=max_retries)
    except (TypeError, ValueError) as error:
        raise ConfigurationError(str(error)) from error


def _deadline(value: Any) -> Optional[float]:
    if value is not None and not _is_positive_number(value):
        raise ConfigurationError(f"deadline must be a number of seconds above 0 or None, not {value!r}")
    return None if value is None else float(value)


def _max_event_bytes(value: Any) -> int:
    if type(value) is not int or value < 1:
        raise ConfigurationError(f"max_event_bytes must be an int above 0, not {value!r}")
    return value


def _is_positive_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value < math.inf


def host_of(parts: SplitResult) -> str:
    """The host of an address, "" if it has none; raises `ValueError` where the resolver would."""
    host = parts.hostname or ""
    if host.isascii():
        host.encode("idna")  # refuses labels that are empty or too long
    return host


def _base_url(value: Any) -> str:
    problem = ""
    # What has none of these holds no credentials, neither rightly nor by mistake.
    is_harmless = isinstance(value, str) and not set("@?#") & set(value)
    try:
        parts = urlsplit(value if isinstance(value, str) else "")
        host = host_of(parts)
        if parts.scheme not in ("http", "https") or not host or parts.port == 0:
            problem = "it must start with http:// or https:// and name a host"
        elif "@" in value:
            problem = "it must not contain credentials; give the key as token"
        elif parts.query or parts.fragment or not value.isprintable() or " " in value:
            problem = "it must not contain a query, a fragment or spaces"
        elif parts.path.rstrip("/").endswith("/v1"):
            problem = "leave out /v1: the SDK adds it"
    except ValueError as error:
        problem = str(error) if is_harmless else "it is no URL"
    if problem:
        shown = f" {value!r}" if is_harmless else ""
        raise ConfigurationError(
            f"base_url{shown} cannot be used: {problem} (argument base_url or variable MESHAPI_BASE_URL)"
        )
    return str(value).rstrip("/")


def _token(value: Optional[Token]) -> Token:
    if value is None or value == "":
        raise ConfigurationError("no key: give token=... or set the environment variable MESHAPI_TOKEN")
    if not callable(value):
        bearer(value)
    return value


def options_of(**keywords: Any) -> RequestOptions:
    """Options from keywords, where `None` means "not given" for all but the two limits, which it lifts."""
    given: Dict[str, Any] = {
        name: value for name, value in keywords.items() if value is not None or name in _LIMITS
    }
    return RequestOptions(**given)


_LIMITS = ("timeout", "deadline")


def either(client: Any, older: Any, older_name: str) -> Any:
    """The client that was handed in, under either name of the argument."""
    if client is not None and older is not None:
        raise TypeError(f"http_client and {older_name} are two names of one argument; give one")
    return older if client is None else client


def _without_slash(url: Optional[str]) -> Optional[str]:
    return url.rstrip("/") if isinstance(url, str) else url


@frozen
class MeshAPIConfig(NotCopied):
    """The constructor arguments of either client as an object, for `from_config`.

    Attributes:
        base_url: address of the gateway; by default `MESHAPI_BASE_URL` or the production gateway.
        token: key of the gateway, or a callable that gives it; by default `MESHAPI_TOKEN`.
        timeout: seconds for each phase of an attempt, a `Timeout`, an `httpx.Timeout`, or `None` for no
            limit.
        max_retries: how often a failed request is sent again.
        httpx_client: an `httpx.Client` of your own for `MeshAPI`.
        async_httpx_client: an `httpx.AsyncClient` of your own for `AsyncMeshAPI`.
    """

    base_url: Optional[str] = field(default=None, converter=_without_slash)
    token: Optional[Token] = field(default=None, repr=False)
    timeout: Any = 60.0
    max_retries: int = 3
    httpx_client: Any = None
    async_httpx_client: Any = None
