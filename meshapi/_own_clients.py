"""The clients of httpx that the SDK makes for itself, the blocking one here.

They add nothing of their own to what goes out: no default headers, no cookies, no credentials from a netrc file.
"""

from __future__ import annotations

import ssl
from functools import lru_cache
from typing import Any, Callable, TypeVar

import attrs
import httpx

from ._connections import Connections
from ._errors import ConfigurationError
from ._pool import ConnectionStack
from ._single import connections_of

C = TypeVar("C")


# httpx finds the proxies of the environment, and which hosts go past them; the hooks say what is used then. No cookies,
# authentication, redirects or event hooks: so the rest of what it does to send has nothing to do.


class OwnClient(httpx.Client):
    """A client that opens its connections by a stack."""

    def send(self, request: httpx.Request, **_: Any) -> httpx.Response:
        return self._transport_for_url(request.url).handle_request(request)

    def _init_transport(self, *args: Any, **settings: Any) -> ConnectionStack:
        return ConnectionStack(settings["verify"], settings["limits"], None)

    def _init_proxy_transport(self, *args: Any, **settings: Any) -> ConnectionStack:
        return ConnectionStack(settings["verify"], settings["limits"], args[0])

    def drop(self) -> None:
        """Closes the sockets, without a lock that another thread or process may hold."""
        for stack in (self._transport, *self._mounts.values()):
            if isinstance(stack, ConnectionStack):
                for transport in stack.shelf.everyone():
                    for connection in connections_of(transport):
                        connection.close()


def own_client(connections: Connections) -> OwnClient:
    """Raises `ConfigurationError` when the environment names a proxy or certificates that cannot be used."""
    return made(OwnClient, connections, context_of(connections))


def made(kind: Callable[..., C], connections: Connections, context: ssl.SSLContext) -> C:
    """A client of this kind; raises as `own_client` does."""
    given, proxy = connections.proxy, None
    if given is not None:
        own_context = given.context or (context if given.scheme == "https" else None)
        proxy = httpx.Proxy(given.url, auth=given.auth, headers=list(given.headers), ssl_context=own_context)
    limits = httpx.Limits(**attrs.asdict(connections.limits))
    try:
        return kind(verify=context, limits=limits, proxy=proxy)
    except ImportError as error:
        raise ConfigurationError("a SOCKS proxy needs socksio: pip install 'httpx[socks]'") from error
    except ConfigurationError:
        raise
    except (ValueError, httpx.InvalidURL):  # which may show the password
        names = "HTTP_PROXY, HTTPS_PROXY, ALL_PROXY"
        raise ConfigurationError(f"the environment names a proxy ({names}) that cannot be used") from None


def context_of(connections: Connections) -> ssl.SSLContext:
    return connections.context or ssl_context()


@lru_cache(1)
def ssl_context() -> ssl.SSLContext:
    """The one TLS context of the process: loading the certificates takes longer than a request."""
    try:
        return httpx.create_ssl_context()
    except OSError as error:
        raise ConfigurationError(f"SSL_CERT_FILE or SSL_CERT_DIR names no certificates: {error}") from error
