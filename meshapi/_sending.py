"""What both senders have in common: what they were given, and what must not be seen of what they send."""

from __future__ import annotations

from typing import Any, Callable, Optional, Type, TypeVar

from ._connections import Connections
from ._errors import ConfigurationError
from ._secrets import Secrets, secrets_of
from ._wire import Wire

C = TypeVar("C")


def checked(client: Optional[C], kind: Type[C]) -> Optional[C]:
    given: object = client
    if given is not None and not isinstance(given, kind):
        raise TypeError(f"http_client must be an httpx.{kind.__name__}, not {type(given).__name__}")
    return client


def check_open(closed: bool, given: Any) -> None:
    if closed:
        raise ConfigurationError("this client is closed; make a new one")
    if given is not None and given.is_closed:
        raise ConfigurationError("the http_client that this client was given is closed")


def check_session(given: Any) -> None:
    """A session goes past the client that was given; one that must see everything has a `refuse_session`."""
    refuse = getattr(given, "refuse_session", None)
    if refuse is not None:
        refuse()


def secrets_in_play(wire: Wire, connections: Connections) -> Callable[[], Secrets]:
    return lambda: secrets_of(wire) + connections.secrets
