# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""What a caller can change for one call or for a derived client."""

from __future__ import annotations

from enum import Enum
from typing import Any, Final, Mapping, Optional, Union

from attrs import field, frozen


class NotGiven(Enum):
    """The type of ``NOT_GIVEN``, which stands for "as the client says" where ``None`` has a meaning of its own."""

    NOT_GIVEN = "NOT_GIVEN"

    def __repr__(self) -> str:
        return self.value


NOT_GIVEN: Final = NotGiven.NOT_GIVEN


@frozen(kw_only=True)
class Timeout:
    """Seconds that each phase of an exchange may take; ``None`` waits for ever.

    Attributes:
        connect: until the connection stands, TLS included.
        read: between two reads; on a stream this is the longest silence.
        write: for one write.
        pool: for a free connection of the pool.
    """

    connect: Optional[float] = 60.0
    read: Optional[float] = 60.0
    write: Optional[float] = 60.0
    pool: Optional[float] = 60.0


@frozen(kw_only=True)
class RequestOptions:
    """Settings for one call (``options=``) or for a derived client (``client.with_options(...)``).

    Attributes:
        timeout: seconds for each phase, a ``Timeout``, or ``None`` for no limit.
        max_retries: how often a failed request may be sent again; 0 sends it once.
        deadline: seconds for the whole call, retries and waits included; ``None`` for no limit.
        extra_headers: header fields added to the request, over those of the SDK.
        extra_query: query parameters added to the request.
        extra_body: members added to the JSON body, over those of the params; the way past the strict models.
        idempotency_key: sent as ``Idempotency-Key``, the same on every attempt.
    """

    timeout: Union[float, Timeout, None, NotGiven] = NOT_GIVEN
    max_retries: Union[int, NotGiven] = NOT_GIVEN
    deadline: Union[float, None, NotGiven] = NOT_GIVEN
    # Values may be secrets, so none of these shows in a repr.
    extra_headers: Mapping[str, str] = field(factory=dict, repr=False)
    extra_query: Mapping[str, Any] = field(factory=dict, repr=False)
    extra_body: Mapping[str, Any] = field(factory=dict, repr=False)
    idempotency_key: Optional[str] = field(default=None, repr=False)
