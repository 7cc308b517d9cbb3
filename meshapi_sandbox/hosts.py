"""Which hosts are this machine, and whom the sandbox answers."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from attrs import frozen
from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from meshapi_sandbox.errors import ApiError, envelope


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    name = host.lower().rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):  # RFC 6761, section 6.3
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@frozen
class Hosts:
    """Refuses requests for another host than this machine. A page of the web can have its own name point here, and its
    scripts may then read the answers (DNS rebinding); what it cannot do is send another ``Host``.
    """

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket") and not _is_for_us(Headers(scope=scope).get("host", "")):
            message = "This sandbox is for this machine only: call it by 127.0.0.1 or localhost."
            error = ApiError(421, message, "misdirected_request")
            refusal = JSONResponse(envelope(error, scope["state"]["request_id"]), error.status)
            return await refusal(scope, receive, send)
        return await self.app(scope, receive, send)


def _is_for_us(field: str) -> bool:
    try:
        return is_loopback(urlsplit(f"//{field}").hostname or "")
    except ValueError:
        return False
