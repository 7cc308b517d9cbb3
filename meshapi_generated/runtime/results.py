# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""What comes back besides API data: the facts of the exchange, and lists that carry them."""

from __future__ import annotations

from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple, TypeVar, ValuesView

from attrs import field, frozen

T = TypeVar("T")


class Headers(Mapping[str, str]):
    """HTTP header fields; names are compared without regard to case (RFC 9110, section 5.1)."""

    __slots__ = ("_values",)

    def __init__(self, fields: Iterable[Tuple[str, str]] = ()) -> None:
        fields = [(name.lower(), value) for name, value in fields]
        values = self._values = dict(fields)
        if len(values) < len(fields):  # RFC 9110, section 5.3
            for name in values:
                values[name] = ", ".join(value for other, value in fields if other == name)

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def values(self) -> ValuesView[str]:
        return self._values.values()

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Headers({self._values!r})"

    def __reduce__(self) -> Any:
        # The older pickle protocols do not know slots.
        return (Headers, (tuple(self._values.items()),))


@frozen
class HttpInfo:
    """Facts about one exchange with the gateway.

    Attributes:
        status: HTTP status of the answer.
        headers: header fields of the answer.
        attempts: how often the request was sent, the first time included.
        elapsed: seconds from the first attempt to the answer, waits between attempts included.
    """

    status: int
    headers: Headers = field(factory=Headers)
    attempts: int = 1
    elapsed: float = 0.0

    @property
    def request_id(self) -> str:
        """``X-Request-Id``, to be quoted when you ask for help; empty when the answer carried none."""
        return self.headers.get("x-request-id", "")

    @property
    def rate_limit(self) -> Dict[str, str]:
        """The ``X-RateLimit-*`` fields without that prefix, in lower case: ``{"remaining": "59", ...}``."""
        prefix = "x-ratelimit-"
        return {name[len(prefix) :]: value for name, value in self.headers.items() if name.startswith(prefix)}

    @property
    def model_served(self) -> Optional[str]:
        """The model that answered, where the gateway says that it was another than the one asked for."""
        return self.headers.get("x-mesh-routing-model") or self.headers.get("x-resolved-model-id")

    @property
    def fallback_used(self) -> bool:
        """Whether the gateway fell back to another provider or model."""
        fields = ("x-mesh-routing-fallback", "x-auto-routed-fallback")
        return any(self.headers.get(name, "").lower() == "true" for name in fields)

    @property
    def routing_attempts(self) -> Optional[int]:
        """How many providers the gateway tried; ``None`` when it did not say."""
        value = self.headers.get("x-mesh-routing-attempts", "")
        return int(value) if value.isdecimal() else None

    @property
    def cache_hit(self) -> bool:
        """Whether the gateway answered from its response cache."""
        return self.headers.get("x-cache", "").upper() == "HIT"

    @property
    def api_version(self) -> Optional[str]:
        """The dated label of the contract that was served (``YYYY-MM``)."""
        return self.headers.get("x-mesh-version") or self.headers.get("mesh-version")


class ResultBytes(bytes):
    """``bytes`` that also carry the facts of the exchange that brought them."""

    http: Optional[HttpInfo] = None

    def __reduce__(self) -> Any:
        return (ResultBytes, (bytes(self),), {"http": self.http})


class ResultDict(Dict[str, Any]):
    """A ``dict`` that also carries the facts of the exchange that brought it."""

    http: Optional[HttpInfo] = None

    def __reduce__(self) -> Any:
        return (ResultDict, (dict(self),), {"http": self.http})


class ResultList(List[T]):
    """A ``list`` that also carries the facts of the exchange that brought it."""

    http: Optional[HttpInfo] = None

    def __reduce__(self) -> Any:
        return (ResultList, (list(self),), {"http": self.http})
