"""How connections are made: how many, through which proxy, and whose certificates are believed."""

from __future__ import annotations

import os
import ssl
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Optional, Tuple, cast
from urllib.parse import SplitResult, unquote, urlsplit

from attrs import evolve, field, frozen

from ._config import NotCopied
from ._errors import ConfigurationError
from ._secrets import Secrets, credentials_of, secrets_in
from ._wire import RawHeaders


def _check_count(limits: object, attribute: Any, value: Any) -> None:
    least = 0 if attribute.name == "max_keepalive_connections" else 1
    if value is not None and (type(value) is not int or value < least):
        raise ConfigurationError(
            f"{attribute.name} must be an int of {least} or more, or None, not {value!r}"
        )


def _check_seconds(limits: object, attribute: Any, value: Any) -> None:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if value is not None and not (is_number and value >= 0):
        raise ConfigurationError(f"{attribute.name} must be a number of seconds or None, not {value!r}")


@frozen(kw_only=True)
class Limits:
    """How many connections a client has; ``None`` sets no limit.

    An async client has as many for each event loop; sessions over WebSockets are not counted.

    Attributes:
        max_connections: open at once; a call that needs one more waits for it, as long as ``Timeout.pool`` says.
        max_keepalive_connections: kept while nobody uses them; 0 keeps none.
        keepalive_expiry: seconds that an unused one is kept. The default is below the 5 s after which common
            servers hang up, so that a request does not meet a connection that is being closed.
    """

    max_connections: Optional[int] = field(default=1000, validator=_check_count)
    max_keepalive_connections: Optional[int] = field(default=None, validator=_check_count)
    keepalive_expiry: Optional[float] = field(default=4.5, validator=_check_seconds)


@frozen(kw_only=True, eq=False)
class Proxy:
    """A proxy and what it takes to use it.

    Attributes:
        url: scheme, host and port alone.
        auth: user and password.
        headers: fields for the proxy itself.
        context: for the connection to a proxy that is reached by https; `None` takes that of the gateway.
    """

    url: str
    auth: Optional[Tuple[str, str]] = field(default=None, repr=False)
    headers: RawHeaders = field(default=(), repr=False)
    context: Optional[ssl.SSLContext] = None

    @property
    def scheme(self) -> str:
        return self.url.partition(":")[0]


@frozen(kw_only=True, eq=False)
class Connections(NotCopied):
    """What the connections of a client have in common, HTTP and WebSocket.

    Attributes:
        proxy: `None` takes that of the environment, if it names one.
        context: whose certificates are believed; `None` takes the shared default.
        fast: whether aiohttp makes them, for async code.
    """

    limits: Limits = Limits()
    proxy: Optional[Proxy] = None
    context: Optional[ssl.SSLContext] = None
    fast: bool = False

    @property
    def secrets(self) -> Secrets:
        """What the proxy wants to see, and nobody else may."""
        if self.proxy is None:
            return Secrets()
        fields = (value.decode("latin-1") for _, value in self.proxy.headers)
        return secrets_in((*fields, *credentials_of(":".join(self.proxy.auth or ()))))

    @classmethod
    def make(
        cls, http_client: object, *, limits: Any, proxy: Any, verify: Any, fast: bool = False
    ) -> Connections:
        """From what a constructor got; raises `ConfigurationError` for what cannot be used."""
        given = {
            "limits": limits is not None,
            "proxy": proxy is not None,
            "verify": verify is not True,
            "fast": fast,
        }
        if http_client is not None and any(given.values()):
            names = " and ".join(name for name, is_given in given.items() if is_given)
            raise ConfigurationError(
                f"{names} cannot be given with an HTTP client, which makes the connections: set it there, or leave "
                "it out for one that makes none, such as that of a MockGateway"
            )
        if not isinstance(cast(object, fast), bool):
            raise ConfigurationError(f"fast must be True or False, not {fast!r}")
        made = cls(limits=_limits_of(limits), proxy=_proxy_of(proxy), context=_context_of(verify), fast=fast)
        if fast:
            _check_fast(made.proxy)
        elif made.proxy and made.proxy.scheme.startswith("socks") and find_spec("socksio") is None:
            raise ConfigurationError("a SOCKS proxy needs socksio: pip install 'httpx[socks]'")
        return made


def _check_fast(proxy: Optional[Proxy]) -> None:
    """Raises what stands against it; loads what it needs now, before an event loop would have to wait for it."""
    if sys.version_info < (3, 10):
        raise ConfigurationError("fast=True needs Python 3.10 or newer")
    try:
        fast = import_module(f"{__package__}._fast")
    except ImportError as error:
        needs = "fast=True needs aiohttp 3.14.5 or a later 3.14: pip install 'meshapi[fast]'"
        raise ConfigurationError(f"{needs} ({error})") from error
    if proxy is None:
        return
    fast.check_proxy(proxy.scheme)
    if proxy.context is not None:
        raise ConfigurationError("with fast=True a proxy has no ssl_context of its own: give it as verify")


def _limits_of(value: Any) -> Limits:
    """From `Limits`, `httpx.Limits` or `None`."""
    if value is None or isinstance(value, Limits):
        return value or Limits()
    names = ("max_connections", "max_keepalive_connections", "keepalive_expiry")
    if not all(hasattr(value, name) for name in names):
        raise ConfigurationError(f"limits must be a meshapi.Limits, an httpx.Limits or None, not {value!r}")
    return Limits(**{name: getattr(value, name) for name in names})


def _proxy_of(value: Any) -> Optional[Proxy]:
    """From a URL, an `httpx.Proxy` or `None`. No error shows the value, which may hold a password."""
    if value is None:
        return None
    if isinstance(value, str):
        parts = _proxy_parts(value)
        user = parts.username
        proxy = Proxy(
            url=f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}",
            auth=None if user is None else (unquote(user), unquote(parts.password or "")),
        )
    elif all(hasattr(value, name) for name in ("url", "auth", "headers", "ssl_context")):
        proxy = evolve(
            Proxy(url=str(value.url).rstrip("/")),
            auth=value.auth,
            headers=tuple(value.headers.raw),
            context=value.ssl_context,
        )
        _proxy_parts(proxy.url)
    else:
        raise ConfigurationError(f"proxy must be a URL or an httpx.Proxy, not {type(value).__name__}")
    if proxy.context is not None and proxy.scheme != "https":
        raise ConfigurationError("the ssl_context of a proxy needs one that is reached by https")
    return proxy


def _proxy_parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        is_url = parts.scheme in ("http", "https", "socks5", "socks5h") and parts.port != 0 and parts.hostname
        if (
            is_url
            and parts.path in ("", "/")
            and not parts.query
            and not parts.fragment
            and url.isprintable()
        ):
            return parts
    except ValueError:
        pass
    raise ConfigurationError(
        "proxy must be a URL such as http://user:password@proxy.example:3128, with the scheme http, https, socks5 or "
        "socks5h, nothing after the port, and reserved characters of user and password percent-encoded"
    )


def _context_of(verify: Any) -> Optional[ssl.SSLContext]:
    """From `True`, `False`, a path or a context."""
    if verify is True:
        return None
    if verify is False:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context
    if isinstance(verify, ssl.SSLContext):
        return verify
    path = os.fsdecode(verify) if isinstance(verify, str) or hasattr(verify, "__fspath__") else ""
    if not path:
        raise ConfigurationError(
            f"verify must be True, False, the path of a CA file or an ssl.SSLContext, not {verify!r}"
        )
    try:
        if os.path.isdir(path):
            return ssl.create_default_context(capath=path)
        return ssl.create_default_context(cafile=path)
    except OSError as error:
        raise ConfigurationError(f"verify: no certificates can be read from {path!r}: {error}") from error
