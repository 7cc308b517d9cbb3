"""Transports with one connection each, as those of `_single` are, which aiohttp makes: for `fast=True`.

What goes out is what goes out by httpcore: nothing is added to it, no cookie is kept, nothing is sent twice.
"""

from __future__ import annotations

import base64
import re
import select
import socket
import sys
from typing import TYPE_CHECKING, Any, Dict, Iterable, List, Optional, Tuple

import aiohttp
import httpx
import yarl

from ._errors import ConfigurationError
from ._fast_exchange import Arriving, Exchange
from ._network import keep_alive
from ._own_async_clients import OwnAsyncClient

if TYPE_CHECKING:
    import ssl

_version = tuple(map(int, re.findall(r"\d+", aiohttp.__version__)))
if not (3, 14, 5) <= _version < (3, 15):  # some of its internals are used
    raise ImportError(f"this is aiohttp {aiohttp.__version__}")

Fields = List[Tuple[str, str]]

# What the head of an answer may be: about as much as h11 allows, and no more fields than any server sends.
LONGEST_LINE = 100 * 1024
MOST_FIELDS = 1000
_NOT_ADDED = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")


class FastTransport(httpx.AsyncBaseTransport):
    """A transport that opens one connection, and another one when that can no longer be used."""

    def __init__(self, verify: ssl.SSLContext, limits: httpx.Limits, proxy: Optional[httpx.Proxy]) -> None:
        if proxy is not None:
            check_proxy(proxy.url.scheme)
        self._context = verify
        self._expiry = limits.keepalive_expiry
        self._proxy = proxy
        self._session: Optional[aiohttp.ClientSession] = None
        self._last: Optional[Exchange] = None

    @property
    def is_usable(self) -> bool:
        """Whether it has a connection that waits for a request."""
        return self._last is not None and self._last.is_over

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self._session is not None and (self._last is None or not _is_silent(self._last)):
            await self.aclose()
        if self._session is None:
            self._session = self._opened()
        exchange = self._last = Exchange(request)
        headers, proxy = _fields(request.headers.raw), self._proxying(request.url)
        if proxy and request.url.scheme == "http":  # then the proxy reads the request itself
            headers = proxy.pop("proxy_headers") + headers
        try:
            response = await self._session.request(
                request.method,
                _target(request.url),
                headers=headers,
                data=exchange.body(),
                timeout=exchange.timeout,
                allow_redirects=False,
                middlewares=(exchange.send,),
                **proxy,
            )
        except aiohttp.InvalidURL as error:
            raise httpx.UnsupportedProtocol(str(error), request=request) from error
        except aiohttp.ClientOSError as error:
            # One of the content's own: what breaks the connection has been told by the exchange.
            problem = error.__cause__ or error
        else:
            return httpx.Response(
                response.status,
                headers=response.raw_headers,
                stream=Arriving(response, exchange),
                extensions={"http_version": b"HTTP/1.1"},
            )
        try:
            raise problem
        finally:
            del problem  # an exception and a frame that hold each other

    async def aclose(self) -> None:
        session, self._session, last, self._last = self._session, None, self._last, None
        if last is not None:
            last.abort()
        if session is not None:
            await session.close()

    def __del__(self) -> None:
        # Forgotten, with an event loop that was not ended in order: aiohttp would log errors for each connection.
        session: Any = getattr(self, "_session", None)
        if session is not None:
            session.connector._close()
            session.detach()

    def _opened(self) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            ssl=self._context,
            limit=0,
            keepalive_timeout=self._expiry,
            use_dns_cache=False,
            resolver=aiohttp.ThreadedResolver(),
            socket_factory=_socket,
        )
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=_NOT_ADDED,
            auto_decompress=False,
            max_line_size=LONGEST_LINE,
            max_field_size=LONGEST_LINE,
            max_headers=MOST_FIELDS,
        )

    def _proxying(self, url: httpx.URL) -> Dict[str, Any]:
        proxy = self._proxy
        if proxy is None:
            return {}
        if url.scheme == proxy.url.scheme == "https" and sys.version_info < (3, 11):
            raise ConfigurationError(
                "fast=True needs Python 3.11 for TLS through a proxy that is reached by TLS"
            )
        fields = _fields(proxy.headers.raw)
        if proxy.raw_auth is not None:
            credentials = base64.b64encode(b":".join(proxy.raw_auth)).decode("ascii")
            fields.insert(0, ("Proxy-Authorization", f"Basic {credentials}"))
        return {"proxy": yarl.URL(str(proxy.url)), "proxy_headers": fields}


def check_proxy(scheme: str) -> None:
    """Raises `ConfigurationError` for one that cannot be used."""
    if scheme not in ("http", "https"):
        raise ConfigurationError(
            "fast=True cannot use a SOCKS proxy: give another one with proxy= or in the environment (ALL_PROXY)"
        )


class FastAsyncClient(OwnAsyncClient):
    """The client of httpx with such transports."""

    make_transport = FastTransport


def _target(url: httpx.URL) -> yarl.URL:
    """The same URL, encoded as it is, and without the credentials in it, which are no part of a request."""
    path, _, query = url.raw_path.decode("ascii").partition("?")
    return yarl.URL.build(
        scheme=url.scheme,
        authority=url.netloc.decode("ascii"),
        path=path,
        query_string=query,
        encoded=True,
    )


def _fields(raw: Iterable[Tuple[bytes, bytes]]) -> Fields:
    """Header fields as aiohttp takes them; it writes UTF-8, and the transfer coding itself."""
    fields: Fields = []
    for name, value in raw:
        if not value.isascii():
            called = name.decode("ascii")
            raise ConfigurationError(f"with fast=True the value of header {called!r} must be ASCII")
        if name != b"Transfer-Encoding":
            fields.append((name.decode("ascii"), value.decode("ascii")))
    return fields


def _socket(address: Any) -> socket.socket:
    made = socket.socket(family=address[0], type=address[1], proto=address[2])
    keep_alive(made)
    return made


def _is_silent(last: Exchange) -> bool:
    """Whether the connection waits, and nothing has come meanwhile: not even the end, unseen by a busy event loop."""
    sock = last.socket if last.is_over else None
    if sock is None or sock.fileno() < 0:
        return False
    if not hasattr(select, "poll"):
        return not select.select([sock], [], [], 0)[0]
    poll = select.poll()
    poll.register(sock, select.POLLIN)
    return not poll.poll(0)
