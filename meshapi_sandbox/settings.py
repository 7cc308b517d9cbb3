"""What a sandbox can be told at its start."""

from __future__ import annotations

from decimal import Decimal
from typing import Optional, Sequence, Tuple, Union

from attrs import field, frozen, validators

DEFAULT_TOKEN = "rsk_sandbox"


def _tokens(value: Union[str, Sequence[str]]) -> Tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


@frozen(kw_only=True)
class Settings:
    """The configuration of one gateway.

    Attributes:
        tokens: the keys that are let in; each has an account of its own, with its own templates and files.
        data: path of the SQLite file, ``:memory:``, or ``""`` for a temporary database that is gone with
            the process and that moves to disk when it outgrows the cache.
        balance: what an account holds at first, in US dollars.
        token_delay: seconds between two tokens of a stream.
        index_delay: seconds that a file stays in each state on its way to being searchable.
        upload_ttl: seconds for which a signed upload address is good.
        upload_limit: largest file, in bytes.
        session_idle: seconds after which a WebSocket session without an event of the client ends.
        session_length: seconds after which any WebSocket session ends.
        upstream: base URL (with its ``/v1``) of an OpenAI-compatible server that answers chat and
            embeddings instead.
        upstream_key: bearer key for that server.
        upstream_timeout: seconds to wait for its answer, or between two pieces of it.
        remote: whether requests may name another host than this machine.
    """

    tokens: Tuple[str, ...] = field(
        default=(DEFAULT_TOKEN,), converter=_tokens, validator=validators.min_len(1), repr=False
    )
    data: str = ""
    balance: Decimal = field(default=Decimal("100"), converter=Decimal)
    token_delay: float = 0.0
    index_delay: float = 0.0
    upload_ttl: int = 600
    upload_limit: int = 512 * 1024 * 1024
    session_idle: float = 60.0
    session_length: float = 1800.0
    upstream: Optional[str] = None
    upstream_key: Optional[str] = field(default=None, repr=False)
    upstream_timeout: float = 300.0
    remote: bool = False
