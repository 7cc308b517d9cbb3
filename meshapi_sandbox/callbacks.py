"""Word to the addresses that callers name, on this machine only."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Mapping
from urllib.parse import urlsplit

import httpx

from meshapi_sandbox.hosts import is_loopback

SECONDS = 10.0


async def tell(url: str, body: Mapping[str, Any]) -> None:
    """Post a JSON body once, whatever comes of it. The sandbox calls nobody on other machines."""
    if not is_here(url):
        return
    with suppress(httpx.HTTPError, httpx.InvalidURL, ValueError):
        async with httpx.AsyncClient(timeout=SECONDS, trust_env=False) as client:
            await client.post(url, json=dict(body))


def is_here(url: str) -> bool:
    """Whether an address is one of this machine's own."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and is_loopback(host)
